"""Pictures of widgets that are drawn once and kept, with the words on them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import pygame

from game.ui.fonts import font
from game.ui.kit.wrapping import line
from game.ui.palette import TEXT, Colour

Align = Literal["left", "centre", "right"]

SMALLEST_TEXT: Final = 15
"""Units below which no text is set."""


class Style(NamedTuple):
    """How a line of words is set: role of the face, px of it, px to which it may shrink, and so on."""

    role: str
    size: int
    smallest: int
    lang: str = "en"
    colour: Colour = TEXT
    align: Align = "left"


class Word(NamedTuple):
    """A line of words on a picture: what, where, and the room it had, px."""

    text: str
    rect: pygame.Rect
    room: pygame.Rect


@dataclass(frozen=True, slots=True)
class Drawn:
    """A kept picture. Do not draw on it once it is shown.

    Attributes:
        picture: with alpha.
        words: the lines on it.
        margin: px that the picture reaches beyond its widget on each side, for shadows.
    """

    picture: pygame.Surface
    words: list[Word] = field(default_factory=list)
    margin: int = 0

    def write(self, text: str, room: pygame.Rect, style: Style) -> None:
        """Set *text* in *room* of the picture."""
        if text:
            self.words.append(typeset(self.picture, text, room, style))


def blank(size: tuple[int, int], margin: int = 0) -> Drawn:
    """Return an empty picture for a widget of *size* px."""
    return Drawn(pygame.Surface((size[0] + 2 * margin, size[1] + 2 * margin), pygame.SRCALPHA), [], margin)


def typeset(surface: pygame.Surface, text: str, room: pygame.Rect, style: Style) -> Word:
    """Set one line in the middle of *room*'s height, smaller if it must be and may; return where it went."""
    size = fitting_size(text, room.width, style)
    picture = line(text, style.role, size, style.lang, style.colour)
    rect = picture.get_rect(midleft=room.midleft)
    if style.align == "centre":
        rect.centerx = room.centerx
    elif style.align == "right":
        rect.right = room.right
    surface.blit(picture, rect)
    return Word(text, body(rect), room)


def body(rect: pygame.Rect) -> pygame.Rect:
    """Return the part of a line's rectangle that letters fill: without the lead above and below."""
    lead = rect.height // 7
    return pygame.Rect(rect.x, rect.y + lead, rect.width, rect.height - 2 * lead)


@lru_cache(maxsize=2048)
def fitting_size(text: str, width: int, style: Style) -> int:
    """Return the px at which *text* fits into *width*, between the style's size and its smallest."""
    wide = font(style.role, style.size, style.lang).width(text)
    if wide <= width:
        return style.size
    size = max(style.smallest, style.size * width // max(wide, 1))
    while size > style.smallest and font(style.role, size, style.lang).width(text) > width:
        size -= 1
    return min(size, style.size)
