"""Boards with cut corners that are pressed, and the ring of the focus."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal, NamedTuple

import pygame

from game.ui.fonts import font
from game.ui.ink import Points, cut_corners, outline, poly
from game.ui.kit.drawn import Drawn, Style, blank
from game.ui.kit.frame import Rectlike
from game.ui.kit.icons import icon
from game.ui.kit.ornaments import drop_shadow
from game.ui.kit.tips import Tips
from game.ui.kit.wrapping import shortened
from game.ui.palette import BOARD, BOARD_HOT, DIM, FADED, GOLD, INK, RED, TEXT, Colour

State = Literal["rest", "hover", "held", "hot", "off"]

TWO_LINES: Final = 42
"""Height in units from which a button has its key or reason below its name."""
ICON: Final = 46
PAD: Final = 6
WIDE_PAD: Final = 10
"""Units left and right of the words on a low and on a high button."""
CUT: Final = 7
"""Units cut off the corners of a button."""
SHADOW: Final = 4
KEY_NAMES: Final = {
    "return": "Enter",
    "escape": "Esc",
    "space": "Space",
    "page up": "PgUp",
    "page down": "PgDn",
}
BOARDS: Final[dict[State, Colour]] = {
    "rest": BOARD,
    "hover": (236, 219, 176),
    "held": (206, 182, 132),
    "hot": BOARD_HOT,
    "off": (228, 213, 178),
}


class Caption(NamedTuple):
    """What stands on a button."""

    label: str
    under: str
    icon: str | None


def shown_key(keys: str) -> str:
    """Return the first of *keys*, as it is printed on a button: "ctrl+s" is "Ctrl+S"."""
    if not keys:
        return ""
    held, _, last = keys.split(maxsplit=1)[0].rpartition("+")
    marks = [word.title() for word in held.split("+") if word]
    return "+".join((*marks, KEY_NAMES.get(last, last.title() or "+")))


class Buttons(Tips):
    """Widgets that are pressed."""

    def button(
        self,
        rect: Rectlike,
        label: str,
        *,
        key: str | None = None,
        icon: str | None = None,
        enabled: bool = True,
        why: str = "",
        hot: bool = False,
        tooltip: str = "",
    ) -> bool:
        """Draw a button and return whether it was pressed.

        Args:
            rect: units; from 42 high the key or the reason stands below the name.
            label: its name.
            key: shortcuts by name, spaces between ("m", "ctrl+s", "f5 p"); the first is shown.
            icon: a name of `SIGNS`.
            enabled: a disabled one is faded and not pressed.
            why: the reason why it is disabled, in words.
            hot: gold and red, for the thing to do next.
            tooltip: shown after a rest; the reason comes first.
        """
        room = self.pixels(rect)
        id_ = self.name_of("button", label or icon or "")
        touch = self.touch(id_, room, enabled=enabled)
        pressed = touch.clicked or (enabled and self.shortcut(key or ""))
        state: State = (
            "off"
            if not enabled
            else "held"
            if touch.held
            else "hot"
            if hot
            else "hover"
            if touch.hover
            else "rest"
        )
        under = why if not enabled else shown_key(key or "")
        self.paste(_button(room.size, Caption(label, under, icon), state, self.scale, self.lang), room)
        self.ring_around(touch.focused, room)
        self.tip(
            id_, touch, room, "\n".join(words for words in (why if not enabled else "", tooltip) if words)
        )
        return pressed

    def ring_around(self, focused: bool, room: pygame.Rect) -> None:
        """Draw the ring of the focus around *room*, px, if keys have moved it there."""
        if focused and self.ring:
            self.paste(_ring(room.size, self.scale), room)


def board_outline(rect: pygame.Rect, cut: float) -> Points:
    """Return the outline of a board."""
    return cut_corners(rect.x, rect.y, rect.width, rect.height, cut)


@lru_cache(maxsize=512)
def _button(size: tuple[int, int], caption: Caption, state: State, scale: float, lang: str) -> Drawn:
    margin = round(2 * SHADOW * scale)
    drawn = blank(size, margin)
    drawn.picture.blit(drop_shadow(size, margin // 2, 90), (round(3 * scale), round(4 * scale)))
    room = pygame.Rect(margin, margin, *size)
    _board(drawn.picture, room, state, scale)
    pad = round((WIDE_PAD if room.height >= TWO_LINES * scale else PAD) * scale)
    text = pygame.Rect(room.x + pad, room.y, room.width - 2 * pad, room.height)
    if caption.icon:
        text = _icon(drawn, caption.icon, room, state, scale)
    _caption(drawn, caption, text, state, scale=scale, lang=lang)
    return drawn


def _board(picture: pygame.Surface, room: pygame.Rect, state: State, scale: float) -> None:
    """Draw a board with cut corners, darker toward its foot."""
    shape = board_outline(room, min(CUT * scale, room.height / 4))
    poly(picture, shape, BOARDS[state])
    inner = room.inflate(-4 * scale, 0)
    foot = pygame.Rect(
        inner.x, room.y + round(room.height * 0.6), inner.width, room.height - round(room.height * 0.6) - 1
    )
    poly(
        picture,
        board_outline(foot, min(6 * scale, foot.height / 3)),
        (120, 80, 40),
        34 if state != "held" else 70,
    )
    hot = state == "hot"
    colour = RED if hot else FADED if state == "off" else INK
    outline(picture, shape, (2.4 if hot else 1.7) * scale, colour, wobble=0.3)


def _icon(drawn: Drawn, name: str, room: pygame.Rect, state: State, scale: float) -> pygame.Rect:
    """Draw the icon at the left and return the room right of it."""
    side = min(round(ICON * scale), room.height - round(4 * scale))
    picture = icon(name, side)
    if state == "off":
        picture = picture.copy()
        picture.set_alpha(90)
    left = room.x + round(8 * scale)
    drawn.picture.blit(picture, (left, room.centery - side // 2))
    start = left + side + round(7 * scale)
    return pygame.Rect(start, room.y, room.right - start - round(8 * scale), room.height)


def _caption(
    drawn: Drawn, caption: Caption, room: pygame.Rect, state: State, *, scale: float, lang: str
) -> None:
    """Write the name, and the key or the reason below it; on a low button beside it, if it has the room."""
    colour = FADED if state == "off" else RED if state == "hot" and not caption.icon else TEXT
    smallest, tiny = round(15 * scale), round(12.5 * scale)
    name = Style("title", round(18 * scale), smallest, lang, colour, "left" if caption.icon else "centre")
    note = Style("italic", smallest, tiny, lang, FADED if state == "off" else DIM, name.align)
    under = shortened(caption.under, note.role, tiny, lang, room.width) if caption.under else ""
    if under and drawn.picture.get_height() - 2 * drawn.margin >= TWO_LINES * scale:
        half = round(20 * scale)
        middle = room.centery + round(scale)
        drawn.write(caption.label, pygame.Rect(room.x, middle - half, room.width, half), name)
        drawn.write(under, pygame.Rect(room.x, middle, room.width, half - round(3 * scale)), note)
        return
    beside = Style("italic", smallest, smallest, lang, note.colour, "right")
    width = font(beside.role, beside.size, lang).width(caption.under)
    left = room.width - width - smallest // 3
    if caption.under and state != "off" and font(name.role, smallest, lang).width(caption.label) <= left:
        drawn.write(caption.label, pygame.Rect(room.x, room.y, left, room.height), name)
        drawn.write(caption.under, pygame.Rect(room.right - width, room.y, width, room.height), beside)
    else:
        drawn.write(caption.label, room, name)


@lru_cache(maxsize=64)
def _ring(size: tuple[int, int], scale: float) -> Drawn:
    """Return the ring of the focus: gold between two ink lines, readable on any ground."""
    margin = round(5 * scale)
    drawn = blank(size, margin)
    for inset, width, colour in ((1.0, 2.0, INK), (2.6, 2.4, GOLD), (4.2, 1.2, INK)):
        d = inset * scale
        shape = cut_corners(d, d, size[0] + 2 * (margin - d), size[1] + 2 * (margin - d), 8 * scale)
        outline(drawn.picture, shape, width * scale, colour, wobble=0.1)
    return drawn
