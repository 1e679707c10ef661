"""Frames and flourishes of the map's hand: rules, neat line, cartouche, seal."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.ui.fonts import font
from game.ui.ink import box, outline, poly, stroke
from game.ui.palette import GREEN, INK, RED, Colour

BRICK: Final = (150, 44, 32)
SEAL_RED: Final = (176, 40, 30)
SEAL_PAPER: Final = (238, 222, 190)
COARSE: Final = 4
"""Reduction at which shadows are blurred."""
LOW: Final = 80
"""Units of height up to which a panel has its rules close to the edge."""
BLOCK: Final = 36
"""Length of a block of the neat line, px at scale 1."""


def rule(surface: pygame.Surface, x0: float, x1: float, y: float, scale: float = 1.0) -> None:
    """Draw a fine line with a diamond in its middle."""
    rng = np.random.default_rng(round(x0 + x1))
    stroke(surface, ((x0, y), (x1, y)), 1.2 * scale, INK, 210, rng=rng, wobble=0.4, taper=(0.1, 0.1))
    middle, wide, high = (x0 + x1) / 2, 5 * scale, 4 * scale
    poly(surface, ((middle - wide, y), (middle, y - high), (middle + wide, y), (middle, y + high)), INK, 230)


def neat_line(surface: pygame.Surface, offset: float = 14, scale: float = 1.0) -> None:
    """Draw the map's frame inside the edges of *surface*: four lines and a row of ink and red blocks."""
    rng = np.random.default_rng(17)
    width, height = surface.get_size()
    for out, weight in ((0, 2.2), (4, 0.9), (13, 0.9), (18, 1.5)):
        d = offset + out * scale
        corners = box(d, d, width - 2 * d, height - 2 * d)
        outline(surface, corners, weight * scale, rng=rng, wobble=0.5)
    inner, depth = offset + 13 * scale, 9 * scale
    _blocks(surface, inner, width - 2 * inner, (inner - depth, height - inner), depth, upright=False)
    _blocks(surface, inner, height - 2 * inner, (inner - depth, width - inner), depth, upright=True)


def _blocks(
    surface: pygame.Surface,
    start: float,
    length: float,
    rows: tuple[float, float],
    depth: float,
    *,
    upright: bool,
) -> None:
    """Fill every other block of the neat line, along two opposite sides."""
    count = max(1, int(length / BLOCK))
    step = length / count
    for i in range(0, count, 2):
        for row in rows:
            along, across = start + i * step, row + 1
            corners = box(along, across, step, depth - 2)
            poly(surface, corners[:, ::-1] if upright else corners, BRICK if i % 4 == 0 else INK, 215)


def cartouche(surface: pygame.Surface, rect: pygame.Rect, fill: Colour, scale: float = 1.0) -> None:
    """Draw a notched sheet with a double line and a curl at each corner, filling *rect*."""
    rng = np.random.default_rng(23)
    poly(surface, np.add(_notched(rect, 16 * scale), (4 * scale, 5 * scale)), (70, 48, 28), 70)
    poly(surface, _notched(rect, 16 * scale), fill, 250)
    outline(surface, _notched(rect, 16 * scale), 2 * scale, rng=rng)
    outline(
        surface, _notched(rect.inflate(-12 * scale, -12 * scale), 14 * scale), 1.1 * scale, BRICK, rng=rng
    )
    turns = np.linspace(0, 3.6 * math.pi, 40)
    reach = (1.2 + turns * 0.82) * 0.8 * scale
    curl = 4 * scale + np.column_stack((np.cos(turns + 2.4), np.sin(turns + 2.4))) * reach[:, None]
    for corner, sign in zip(box(*rect), ((1, 1), (-1, 1), (-1, -1), (1, -1)), strict=True):
        stroke(surface, corner + curl * sign, 1.7 * scale, GREEN, rng=rng, wobble=0.2)


def _notched(rect: pygame.Rect, cut: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the outline (12, 2) of a sheet whose corners are cut in two steps."""
    x, y, right, foot = rect.left, rect.top, rect.right, rect.bottom
    dip = cut * 0.4
    return np.array(
        (
            (x + cut, y), (right - cut, y), (right - cut, y + dip), (right, y + cut), (right, foot - cut),
            (right - cut, foot - dip), (right - cut, foot), (x + cut, foot), (x + cut, foot - dip),
            (x, foot - cut), (x, y + cut), (x + cut, y + dip),
        )
    )  # fmt: skip


@lru_cache(maxsize=16)
def seal(text: str, size: int) -> pygame.Surface:
    """Return a vermilion seal of four characters, right column first, with worn ink; do not draw on it."""
    stamp = pygame.Surface((size, size), pygame.SRCALPHA)
    pygame.draw.rect(stamp, SEAL_RED, (1, 1, size - 2, size - 2), border_radius=max(2, size // 24))
    pygame.draw.rect(stamp, (*SEAL_RED, 0), (4, 4, size - 8, size - 8), max(1, size // 48))
    face = font("chinese", int(size * 0.40))
    for place, character in enumerate(text[:4]):
        glyph = face.render(character, SEAL_PAPER)
        glyph = glyph.subsurface(glyph.get_bounding_rect())
        centre = (size * (0.72 if place < 2 else 0.28), size * (0.28 if place % 2 == 0 else 0.72))
        stamp.blit(glyph, glyph.get_rect(center=centre))
    _wear(stamp)
    stamp = pygame.transform.rotozoom(stamp, 1.5, 1)
    stamp.set_alpha(215)
    return stamp


def _wear(stamp: pygame.Surface) -> None:
    """Let the ink drop out in places."""
    alpha = pygame.surfarray.pixels_alpha(stamp)
    z = np.random.default_rng(4).normal(size=alpha.shape)
    z = (z + np.roll(z, 1, 0) + np.roll(z, 1, 1) + np.roll(z, -1, 0)) / 2
    alpha[:] = np.where(z > 1.35, alpha * 0.35, alpha * (0.86 + 0.06 * z).clip(0.6, 1)).clip(0, 255)


def drop_shadow(size: tuple[int, int], radius: int, alpha: int) -> pygame.Surface:
    """Return a soft shadow of a sheet of *size* px, with a margin of twice *radius* all round.

    It is blurred at a quarter of its size: nobody sees the difference, and the wait is a tenth.
    """
    full = (size[0] + 4 * radius, size[1] + 4 * radius)
    small = pygame.Surface((full[0] // COARSE + 1, full[1] // COARSE + 1), pygame.SRCALPHA)
    sheet = pygame.Rect(
        2 * radius // COARSE, 2 * radius // COARSE, max(1, size[0] // COARSE), max(1, size[1] // COARSE)
    )
    pygame.draw.rect(small, (0, 0, 0, alpha), sheet)
    small = pygame.transform.gaussian_blur(small, max(1, radius // COARSE))
    return pygame.transform.smoothscale(small, full)


def edge(surface: pygame.Surface, scale: float, rule_colour: Colour = RED) -> None:
    """Draw the double rule of a panel, ink and thin red, just inside the edges of *surface*."""
    width, height = surface.get_size()
    rng = np.random.default_rng(width * 31 + height)
    outer, inner = (6, 10) if height > LOW * scale else (3, 6)
    for d, weight, colour in ((outer, 1.7, INK), (inner, 0.9, rule_colour)):
        corners = box(d * scale, d * scale, width - 2 * d * scale, height - 2 * d * scale)
        outline(surface, corners, weight * scale, colour, rng=rng)
