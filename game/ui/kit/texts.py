"""Words on their own: labels, headings, paragraphs."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game.ui.fonts import font
from game.ui.kit.drawn import SMALLEST_TEXT, Align, Drawn, Style, blank, body, typeset
from game.ui.kit.frame import Frame, Rectlike
from game.ui.kit.ornaments import rule
from game.ui.kit.wrapping import line, wrap
from game.ui.palette import RED, TEXT, Colour

SIZES: Final = {"title": 19, "label": 18, "figure": 22, "text": 20, "italic": 17, "quote": 19, "chinese": 22}
"""Usual size of each role, units."""
HEADING: Final = 34
"""Height of a heading with its rule, units."""


class Texts(Frame):
    """Widgets that are words."""

    def style(
        self, role: str, size: float | None = None, colour: Colour = TEXT, align: Align = "left"
    ) -> Style:
        """Return a style for this frame's scale and language, *size* in units."""
        units = SIZES[role] if size is None else size
        return Style(role, self.px(units), self.px(min(SMALLEST_TEXT, units)), self.lang, colour, align)

    def label(
        self,
        rect: Rectlike,
        text: str,
        role: str = "label",
        *,
        size: float | None = None,
        colour: Colour = TEXT,
        align: Align = "left",
    ) -> None:
        """Set one line in the middle of *rect*'s height; it shrinks to 15 units before it is cut."""
        if not text:
            return
        room = self.pixels(rect)
        with self.clipped(rect):
            word = typeset(self.surface, text, room, self.style(role, size, colour, align))
        self.note(f"text:{text}", word.rect, room)

    def paragraph(
        self,
        rect: Rectlike,
        text: str,
        role: str = "text",
        *,
        size: float | None = None,
        colour: Colour = TEXT,
        align: Align = "left",
    ) -> float:
        """Set wrapped text from the top of *rect*; return the height it takes, units, cut or not."""
        room = self.pixels(rect)
        style = self.style(role, size, colour, align)
        step = font(role, style.size, self.lang).height
        lines = wrap(text, role, style.size, self.lang, room.width)
        with self.clipped(rect):
            for place, words in enumerate(lines):
                self._set_line(
                    words, pygame.Rect(room.x, room.y + place * step, room.width, step), room, style
                )
        return len(lines) * step / self.scale

    def _set_line(self, words: str, row: pygame.Rect, room: pygame.Rect, style: Style) -> None:
        if not words:
            return
        picture = line(words, style.role, style.size, style.lang, style.colour)
        x = {
            "left": row.x,
            "centre": row.centerx - picture.get_width() // 2,
            "right": row.right - picture.get_width(),
        }
        rect = picture.get_rect(topleft=(x[style.align], row.y))
        self.draw(picture, rect.topleft)
        self.note(f"text:{words}", body(rect), room)

    def paragraph_height(
        self, text: str, width: float, role: str = "text", *, size: float | None = None
    ) -> float:
        """Return the height *text* takes in *width*, units."""
        px = self.px(SIZES[role] if size is None else size)
        return (
            len(wrap(text, role, px, self.lang, round(width * self.scale)))
            * font(role, px, self.lang).height
            / self.scale
        )

    def text_width(self, text: str, role: str = "label", *, size: float | None = None) -> float:
        """Return the width of *text* on one line, units."""
        return font(role, self.px(SIZES[role] if size is None else size), self.lang).width(text) / self.scale

    def heading(self, rect: Rectlike, text: str) -> None:
        """Set a red heading over a rule; 34 units high are enough."""
        room = self.pixels(rect)
        self.paste(
            _heading(room.size, text, self.style("title", colour=RED, align="centre"), self.scale), room
        )

    def rule(self, x0: float, x1: float, y: float) -> None:
        """Draw a fine line with a diamond, units."""
        room = self.pixels((x0, y - 6, x1 - x0, 12))
        self.paste(_rule(room.size, self.scale), room)

    def paste(self, drawn: Drawn, room: pygame.Rect) -> None:
        """Put a kept picture over its widget's place, px, and record its words."""
        x, y = room.x - drawn.margin, room.y - drawn.margin
        self.draw(drawn.picture, (x, y))
        for text, rect, clip in drawn.words:
            self.note(f"text:{text}", rect.move(x, y), clip.move(x, y))


@lru_cache(maxsize=64)
def _heading(size: tuple[int, int], text: str, style: Style, scale: float) -> Drawn:
    drawn = blank(size)
    foot = round(8 * scale)
    drawn.write(text, pygame.Rect(0, 0, size[0], size[1] - foot), style)
    rule(drawn.picture, 0, size[0], size[1] - foot / 2, scale)
    return drawn


@lru_cache(maxsize=64)
def _rule(size: tuple[int, int], scale: float) -> Drawn:
    drawn = blank(size)
    rule(drawn.picture, 0, size[0], size[1] / 2, scale)
    return drawn
