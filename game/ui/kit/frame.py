"""One frame of widgets: input, focus, scale, clipping, and the record of what was drawn.

Lengths that callers give are *units*: one unit is one pixel at scale 1.0 and two at 2.0.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NamedTuple

import pygame

from game.ui.kit.boxes import Box
from game.ui.kit.inputs import Inputs

Rectlike = pygame.Rect | pygame.FRect | tuple[float, float, float, float]

ARROWS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
ENTER: Final = ("return", "enter")
PRESS: Final = (*ENTER, "space")
"""Keys that click the widget in focus."""
FIELD: Final = "field:"
"""How the ids of text fields begin."""
SMALLEST: Final = 1.0
LARGEST: Final = 2.0
"""Range of the scale."""


class Touch(NamedTuple):
    """How a widget stands to the player in this frame.

    Attributes:
        hover: the mouse is over it.
        held: the mouse button went down on it and is still down.
        clicked: it was clicked, or chosen by key.
        focused: keys go to it.
    """

    hover: bool = False
    held: bool = False
    clicked: bool = False
    focused: bool = False


class Stop(NamedTuple):
    """A place in the order of focus, and the arrow keys the widget there wants for itself."""

    id: str
    rect: pygame.Rect
    keeps: frozenset[str]


class Frame:
    """The ground all widgets stand on.

    Attributes:
        surface: drawn on; set by `begin`.
        scale: px to a unit, 1.0 to 2.0.
        lang: language of the texts.
        now: milliseconds, of the clock or as given to `begin`.
        inputs: what came in with this frame.
        focus: id of the widget that has the keys, or "".
        ring: whether the focus is shown: only after a key moved it.
        boxes: what was drawn in this frame.
    """

    surface: pygame.Surface
    inputs: Inputs

    def __init__(self, lang: str = "en") -> None:
        """Start with nothing in focus."""
        self.lang = lang
        self.scale = 1.0
        self.now = 0
        self.focus = ""
        self.ring = False
        self.boxes: list[Box] = []
        self._awake = True
        self._clips: list[pygame.Rect] = []
        self._stops: list[Stop] = []
        self._last_stops: list[Stop] = []
        self._counts: dict[str, int] = {}
        self._grab = ""
        self._pointer = (-1, -1)
        self._grounds: list[pygame.Rect] = []

    @property
    def width(self) -> float:
        """Width of the surface in units."""
        return self.surface.get_width() / self.scale

    @property
    def height(self) -> float:
        """Height of the surface in units."""
        return self.surface.get_height() / self.scale

    def begin(
        self,
        surface: pygame.Surface,
        events: Sequence[pygame.event.Event],
        scale: float = 1.0,
        *,
        now: int | None = None,
    ) -> None:
        """Start a frame.

        Args:
            surface: to draw on.
            events: all events since the last frame.
            scale: px to a unit; kept within 1.0 and 2.0.
            now: milliseconds, for tests; the clock of pygame if None.
        """
        self.surface = surface
        self.scale = min(max(scale, SMALLEST), LARGEST)
        self.now = pygame.time.get_ticks() if now is None else now
        self.inputs = Inputs(events, self._pointer)
        self._pointer = self.inputs.pointer
        self.boxes = []
        self._clips = [surface.get_rect()]
        self._last_stops, self._stops = self._stops, []
        self._counts = {}
        self._grounds = []
        if self.writing:
            self.inputs.take_typing()
        self._move_focus()

    def end(self) -> list[pygame.event.Event]:
        """Finish the frame and return the events no widget took: they are for what lies under the widgets."""
        inputs = self.inputs
        over = bool(self._grab) or any(ground.collidepoint(inputs.pointer) for ground in self._grounds)
        if inputs.pressed and not over:
            self.unfocus()
        if inputs.released:
            self._grab = ""
        return inputs.left_over(pointer_taken=over)

    @property
    def writing(self) -> bool:
        """Whether a text field has the keys."""
        return self.focus.startswith(FIELD)

    def unfocus(self) -> None:
        """Give the keys back to the screen."""
        self.focus, self.ring = "", False

    @contextmanager
    def asleep(self, when: bool = True) -> Iterator[None]:
        """Draw widgets that answer to nothing: what lies under an open dialog."""
        before, self._awake = self._awake, self._awake and not when
        try:
            yield
        finally:
            self._awake = before

    @contextmanager
    def clipped(self, rect: Rectlike) -> Iterator[None]:
        """Draw and answer only inside *rect*."""
        self._clips.append(self.pixels(rect).clip(self.clip))
        self.surface.set_clip(self.clip)
        try:
            yield
        finally:
            self._clips.pop()
            self.surface.set_clip(self.clip if len(self._clips) > 1 else None)

    @property
    def clip(self) -> pygame.Rect:
        """Where drawing is seen at the moment, px."""
        return self._clips[-1]

    def px(self, units: float) -> int:
        """Return a length in px, never less than 1."""
        return max(1, round(units * self.scale))

    def pixels(self, rect: Rectlike) -> pygame.Rect:
        """Return a rectangle of units in px; neighbours in units stay neighbours."""
        x, y, width, height = rect
        left, top = round(x * self.scale), round(y * self.scale)
        return pygame.Rect(
            left, top, round((x + width) * self.scale) - left, round((y + height) * self.scale) - top
        )

    def draw(self, picture: pygame.Surface, at: tuple[int, int]) -> None:
        """Put a picture on the surface, px."""
        self.surface.blit(picture, at)

    def picture(self, name: str, rect: Rectlike, picture: pygame.Surface) -> None:
        """Put *picture* into the middle of *rect*, at its own size."""
        room = self.pixels(rect)
        self.draw(picture, picture.get_rect(center=room.center).topleft)
        self.note(f"picture:{name}", room)

    def note(self, name: str, rect: pygame.Rect, clip: pygame.Rect | None = None) -> None:
        """Record that *name* was drawn at *rect*, px."""
        self.boxes.append(Box(name, rect, (clip or self.surface.get_rect()).clip(self.clip)))

    def ground(self, rect: pygame.Rect) -> None:
        """Claim the mouse over *rect*, px: what lies under a sheet does not get it."""
        self._grounds.append(rect.clip(self.clip))

    def name_of(self, kind: str, label: str) -> str:
        """Return an id: the same for the same widget in every frame, different for each in one."""
        name = f"{kind}:{label}"
        count = self._counts[name] = self._counts.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def touch(self, id_: str, room: pygame.Rect, *, keeps: Sequence[str] = (), enabled: bool = True) -> Touch:
        """Let the player at a widget.

        Args:
            id_: of `name_of`.
            room: where it is, px.
            keeps: arrow keys that it wants for itself when in focus.
            enabled: a disabled widget is found by the focus, so that its reason is heard, but not clicked.
        """
        self.note(id_, room)
        self.ground(room)
        if not self._awake:
            return Touch()
        self._stops.append(Stop(id_, room, frozenset(keeps)))
        seen = room.clip(self.clip)
        hover = bool(seen.collidepoint(self.inputs.pointer)) and self._grab in {"", id_}
        if self.inputs.pressed and seen.collidepoint(self.inputs.pressed):
            self._grab, self.inputs.pressed = id_, None
        held = self._grab == id_
        clicked = held and bool(self.inputs.released and seen.collidepoint(self.inputs.released))
        focused = self.focus == id_
        if focused and self.inputs.take_key(*(ENTER if self.writing else PRESS)):
            clicked = True
        return Touch(hover, held, clicked and enabled, focused)

    def shortcut(self, keys: str) -> bool:
        """Return whether one of *keys*, names with spaces between, was pressed."""
        return self._awake and bool(keys) and bool(self.inputs.take_key(*keys.split()))

    def take_focus(self, id_: str) -> None:
        """Give the keys to a widget that was clicked."""
        self.focus = id_

    def _move_focus(self) -> None:
        """Follow Tab, Shift-Tab and the arrows along the widgets of the last frame."""
        stops = self._last_stops
        if not stops:
            return
        place = next((i for i, stop in enumerate(stops) if stop.id == self.focus), None)
        key = self.inputs.take_key("tab", "shift+tab")
        if key:
            step = 1 if key == "tab" else -1
            start = (-1 if step == 1 else 0) if place is None else place
            self._show(stops[(start + step) % len(stops)])
        elif place is not None and self.ring:
            free = [arrow for arrow in ARROWS if arrow not in stops[place].keeps]
            arrow = self.inputs.take_key(*free)
            if arrow:
                self._show(_beside(stops, place, arrow))

    def _show(self, stop: Stop) -> None:
        self.focus, self.ring = stop.id, True


def _beside(stops: Sequence[Stop], place: int, arrow: str) -> Stop:
    """Return the nearest stop in the direction of *arrow*, or the next in order where there is none."""
    dx, dy = ARROWS[arrow]
    here = pygame.Vector2(stops[place].rect.center)
    ranked: list[tuple[float, int]] = []
    for i, stop in enumerate(stops):
        way = pygame.Vector2(stop.rect.center) - here
        ahead, aside = way.x * dx + way.y * dy, abs(way.x * dy) + abs(way.y * dx)
        if i != place and ahead > 0 and ahead >= aside * 0.5:
            ranked.append((ahead + 2 * aside, i))
    if ranked:
        return stops[min(ranked)[1]]
    return stops[(place + (1 if dx + dy > 0 else -1)) % len(stops)]
