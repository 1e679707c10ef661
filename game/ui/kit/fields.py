"""A line to write in. Letters come as text events, so that input methods work; keys only move and delete."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pygame

from game.ui.fonts import font
from game.ui.ink import box, outline, poly
from game.ui.kit.drawn import Drawn, Style, blank
from game.ui.kit.frame import FIELD, Rectlike
from game.ui.kit.lists import Lists
from game.ui.kit.wrapping import line
from game.ui.palette import CREAM, FADED, INK, RED, TROUGH

EDIT_KEYS: Final = ("backspace", "delete", "left", "right", "home", "end")
BLINK: Final = 1000
"""Milliseconds of a blink of the caret."""
INSET: Final = 8
"""Units between the frame of a field and its text."""


@dataclass(slots=True)
class Caret:
    """Where writing goes on in a field.

    Attributes:
        place: characters before it.
        composing: what an input method is building there; not yet part of the text.
    """

    place: int
    composing: str = ""


class Fields(Lists):
    """Widgets to write in."""

    def __init__(self, lang: str = "en") -> None:
        """Start with no caret anywhere, and not listening to input methods."""
        super().__init__(lang)
        self._carets: dict[str, Caret] = {}
        self._listening: bool | None = None

    def text_field(self, name: str, rect: Rectlike, text: str, *, longest: int = 60, hint: str = "") -> str:
        """Draw a field and return its text.

        Args:
            name: tells fields apart.
            rect: units.
            text: what is in it.
            longest: characters it takes.
            hint: shown while it is empty.
        """
        room = self.pixels(rect)
        id_ = self.name_of(FIELD.rstrip(":"), name)
        touch = self.touch(id_, room, keeps=("left", "right", "home", "end"))
        if touch.held and not touch.focused:
            self.take_focus(id_)
        caret = self._carets.setdefault(id_, Caret(len(text)))
        caret.place = min(caret.place, len(text))
        if touch.focused:
            text = self._edit(text, caret, longest)
        self._show_field(room, text, caret, focused=self.focus == id_, hint=hint)
        self.ring_around(touch.focused, room)
        return text

    def _edit(self, text: str, caret: Caret, longest: int) -> str:
        """Return *text* after this frame's keys and letters, and move the caret."""
        inputs = self.inputs
        if inputs.composing is not None:
            caret.composing = inputs.composing
        for key, written in inputs.take_writing(*(() if caret.composing else EDIT_KEYS)):
            text = _edited(text, caret, key) if key else _inserted(text, caret, written, longest)
        return text

    def _show_field(self, room: pygame.Rect, text: str, caret: Caret, *, focused: bool, hint: str) -> None:
        style = self.style("label")
        self.paste(_field(room.size, focused, self.scale), room)
        inner = room.inflate(-2 * self.px(INSET), 0)
        before = text[: caret.place] + (caret.composing if focused else "")
        face = font(style.role, style.size, style.lang)
        at = face.width(before)
        slide = max(0, at - inner.width + 2)
        with self.clipped(
            (inner.x / self.scale, room.y / self.scale, inner.width / self.scale, room.height / self.scale)
        ):
            self._write(inner, before + text[caret.place :], hint, style, slide)
            if focused and caret.composing:
                start = inner.x - slide + face.width(text[: caret.place])
                pygame.draw.line(
                    self.surface, RED, (start, inner.bottom - 5), (inner.x - slide + at, inner.bottom - 5), 2
                )
            if focused and self.now % BLINK < BLINK * 0.6:
                x = inner.x - slide + at
                pygame.draw.line(self.surface, INK, (x, inner.y + 5), (x, inner.bottom - 6), self.px(1.4))
        if focused and pygame.display.get_init():
            pygame.key.set_text_input_rect(pygame.Rect(inner.x - slide + at, room.y, 2, room.height))

    def _write(self, inner: pygame.Rect, words: str, hint: str, style: Style, slide: int) -> None:
        shown = words or hint
        if shown:
            picture = line(shown, style.role, style.size, style.lang, style.colour if words else FADED)
            self.draw(picture, picture.get_rect(midleft=(inner.x - slide, inner.centery)).topleft)

    def listen(self) -> None:
        """Let input methods in while a field is open, and only then: else they would swallow shortcuts."""
        if self._listening != self.writing and pygame.display.get_init():
            self._listening = self.writing
            (pygame.key.start_text_input if self.writing else pygame.key.stop_text_input)()


def _inserted(text: str, caret: Caret, written: str, longest: int) -> str:
    """Return *text* with as much of *written* as it takes at the caret, and move the caret."""
    fits = "".join(c for c in written if c.isprintable())[: max(0, longest - len(text))]
    place = caret.place
    caret.place += len(fits)
    return text[:place] + fits + text[place:]


def _edited(text: str, caret: Caret, key: str) -> str:
    """Return *text* after one editing key, and move the caret."""
    place = caret.place
    if key == "backspace" and place:
        caret.place -= 1
        return text[: place - 1] + text[place:]
    if key == "delete":
        return text[:place] + text[place + 1 :]
    moved = {"left": place - 1, "right": place + 1, "home": 0, "end": len(text)}.get(key, place)
    caret.place = min(max(moved, 0), len(text))
    return text


@lru_cache(maxsize=64)
def _field(size: tuple[int, int], focused: bool, scale: float) -> Drawn:
    drawn = blank(size)
    poly(drawn.picture, box(1, 1, size[0] - 2, size[1] - 2), CREAM if focused else TROUGH)
    outline(
        drawn.picture, box(1, 1, size[0] - 2, size[1] - 2), 1.5 * scale, RED if focused else INK, wobble=0.3
    )
    return drawn
