"""The cloth of the table and the parchment sheets on it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game.ui.kit.frame import Rectlike
from game.ui.kit.ornaments import drop_shadow, edge, neat_line
from game.ui.kit.texts import HEADING, Texts
from game.ui.kit.texture import cloth_tile, cover, sheet_tile
from game.ui.palette import RED

PADDING: Final = 16
"""Units between the edge of a sheet and what is written on it."""
NEAT_PADDING: Final = 42
BROWNING: Final = (34, 22, 14, 9, 5, 3)
"""Alpha of the strokes that brown the edge of a sheet, from outside inward."""
SHADOW: Final = 10
"""Radius of a sheet's shadow, units."""
FALL: Final = (4, 6)
"""How far the shadow falls to the right and down, units."""
NEAT: Final = 10
"""Units from the edge of a sheet to its neat line."""


class Sheets(Texts):
    """Grounds to write on."""

    def cloth(self) -> None:
        """Cover the whole surface with the cloth of the table."""
        self.draw(_cloth(self.surface.get_size()), (0, 0))

    def panel(self, rect: Rectlike, title: str = "", *, neat: bool = False) -> pygame.FRect:
        """Lay a sheet of parchment.

        Args:
            rect: of the sheet, units.
            title: a heading at its top.
            neat: frame it with the map's neat line instead of the double rule.

        Returns:
            The room inside frame and heading, units.
        """
        room = self.pixels(rect)
        self._shadow(room)
        place = (room.x % 400, room.y % 200)
        self.draw(_sheet(room.size, place, self.scale, neat), room.topleft)
        self.note(f"panel:{title}", room)
        self.ground(room)
        pad = NEAT_PADDING if neat else PADDING
        inside = pygame.FRect(rect).inflate(-2 * pad, -2 * pad)
        if title:
            self.heading((inside.x, inside.y - 2, inside.width, HEADING), title)
            inside = pygame.FRect(inside.x, inside.y + HEADING + 4, inside.width, inside.height - HEADING - 4)
        return inside

    def _shadow(self, room: pygame.Rect) -> None:
        """Draw only the parts of the shadow that the sheet leaves free: the rest costs and is not seen."""
        radius = self.px(SHADOW)
        shade = _shade(room.size, radius)
        corner = (room.x - 2 * radius + self.px(FALL[0]), room.y - 2 * radius + self.px(FALL[1]))
        whole = shade.get_rect(topleft=corner)
        for part in _around(whole, room):
            self.surface.blit(shade, part, part.move(-corner[0], -corner[1]))


def _around(whole: pygame.Rect, hole: pygame.Rect) -> tuple[pygame.Rect, ...]:
    """Return the four strips of *whole* around *hole*."""
    return (
        pygame.Rect(whole.x, whole.y, whole.width, hole.y - whole.y),
        pygame.Rect(whole.x, hole.bottom, whole.width, whole.bottom - hole.bottom),
        pygame.Rect(whole.x, hole.y, hole.x - whole.x, hole.height),
        pygame.Rect(hole.right, hole.y, whole.right - hole.right, hole.height),
    )


@lru_cache(maxsize=32)
def _shade(size: tuple[int, int], radius: int) -> pygame.Surface:
    return drop_shadow(size, radius, 120)


@lru_cache(maxsize=2)
def _cloth(size: tuple[int, int]) -> pygame.Surface:
    return cover(size, cloth_tile())


@lru_cache(maxsize=32)
def _sheet(size: tuple[int, int], place: tuple[int, int], scale: float, neat: bool) -> pygame.Surface:
    """Return an opaque sheet of *size* px, browned at the edge and framed."""
    sheet = cover(size, sheet_tile(), place)
    brown = pygame.Surface(size, pygame.SRCALPHA)
    for ring, alpha in enumerate(BROWNING):
        pygame.draw.rect(brown, (90, 56, 26, alpha), brown.get_rect().inflate(-4 * ring, -4 * ring), 2)
    sheet.blit(brown, (0, 0))
    if neat:
        neat_line(sheet, NEAT * scale, scale)
    else:
        edge(sheet, scale, RED)
    return sheet
