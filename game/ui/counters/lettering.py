"""Figures and initials on counters, cropped to their ink and centred by it."""

from __future__ import annotations

import pygame

from game.ui.fonts import font
from game.ui.palette import INK, Colour


def glyphs(text: str, size: int, colour: Colour) -> pygame.Surface:
    """Return *text* in bold at *size* px, cropped to its ink: a tall ascent would push it off centre."""
    line = font("figure", size).render(text, colour)
    return line.subsurface(line.get_bounding_rect())


def initial(surface: pygame.Surface, kind: str, room: pygame.Rect) -> None:
    """Draw the first letter of *kind* amid *room*: what a mod's unit wears until someone draws it."""
    letter = glyphs(kind[:1].upper() or "?", max(8, int(room.height * 0.7)), INK)
    surface.blit(letter, letter.get_rect(center=room.center))
