"""Small pictures laid over the map: hex outlines, footprints, arrows. Drawn once a size, then kept."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.ui import ink
from game.ui.ink import Points
from game.ui.palette import CREAM, GILT, INK, RED, VERMILION, Colour

RIM: Final = 4
"""Px of room round a sprite for its strokes."""
ROUND: Final = 1.2
"""Size of a hex that lies round a counter, as a share of the map's."""


def hex_shape(width: float) -> Points:
    """Return the corners (6, 2) of a hex of *width* px about its centre."""
    radius = width / math.sqrt(3)
    angles = np.radians(np.arange(6) * 60 + 30)
    return np.column_stack((np.cos(angles), np.sin(angles))) * radius


def _blank(width: float) -> tuple[pygame.Surface, Points]:
    """Return a clear square round a hex and the hex on it."""
    side = math.ceil(width * 2 / math.sqrt(3)) + 2 * RIM
    return pygame.Surface((side, side), pygame.SRCALPHA), hex_shape(width) + side / 2


@lru_cache(maxsize=32)
def outline(width: int, colour: Colour, weight: float, inner: Colour | None = None) -> pygame.Surface:
    """Return a hex drawn as a line of *weight* px, with a second line of *inner* colour inside it."""
    picture, shape = _blank(width)
    middle = shape.mean(axis=0)
    ink.outline(picture, middle + (shape - middle) * 0.94, weight, colour, wobble=0.15)
    if inner is not None:
        ink.outline(picture, middle + (shape - middle) * 0.84, max(1.0, weight * 0.45), inner, wobble=0.15)
    return picture


def chosen(width: int) -> pygame.Surface:
    """Return the gold double hex of the unit in hand, wide enough to lie round its counter."""
    return outline(round(width * ROUND), GILT, max(2.4, width / 13), INK)


def aimed(width: int) -> pygame.Surface:
    """Return the red hex of a target."""
    return outline(width, VERMILION, max(2.0, width / 14), RED)


def pointed(width: int) -> pygame.Surface:
    """Return the light hex under the cursor."""
    return outline(width, CREAM, max(1.6, width / 20), INK)


@lru_cache(maxsize=16)
def hatched(width: int) -> pygame.Surface:
    """Return a hex hatched in red: an enemy's zone."""
    picture, shape = _blank(width)
    side = picture.get_width()
    for start in range(-side, side, max(5, width // 6)):
        ink.stroke(picture, ((start, side), (start + side, 0)), max(1.0, width / 36), RED, 150, wobble=0.2)
    stencil = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    middle = shape.mean(axis=0)
    ink.poly(stencil, middle + (shape - middle) * 0.9, (255, 255, 255))
    picture.blit(stencil, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


@lru_cache(maxsize=16)
def missing(width: int) -> pygame.Surface:
    """Return a hex with a broken line and a peg: a gap in the ring."""
    picture, shape = _blank(width)
    middle = shape.mean(axis=0)
    shape = middle + (shape - middle) * 0.8
    for start, stop in zip(shape, np.roll(shape, -1, axis=0), strict=True):
        ink.stroke(
            picture,
            (start + (stop - start) * 0.2, start + (stop - start) * 0.8),
            max(1.8, width / 18),
            VERMILION,
        )
    ink.poly(picture, ink.ellipse(middle[0], middle[1], width / 9), VERMILION, 230)
    return picture


@lru_cache(maxsize=16)
def footprint(width: int) -> pygame.Surface:
    """Return a step of a path."""
    side = max(8, width // 3)
    picture = pygame.Surface((side, side), pygame.SRCALPHA)
    ink.poly(picture, ink.ellipse(side / 2, side / 2, side * 0.42), INK, 235)
    ink.poly(picture, ink.ellipse(side / 2, side / 2, side * 0.26), CREAM, 250)
    return picture


@lru_cache(maxsize=64)
def arrow(dx: int, dy: int, width: int) -> tuple[pygame.Surface, tuple[int, int]]:
    """Return a tapered red arrow that reaches (dx, dy) px, and where its corner lies from its start."""
    start, stop = np.zeros(2), np.array((dx, dy), float)
    length = float(np.hypot(dx, dy)) or 1.0
    along = stop / length
    across = np.array((-along[1], along[0]))
    head, broad = min(length * 0.4, width * 0.42), width * 0.2
    neck = stop - along * head
    shape = np.vstack(
        (
            start + along * width * 0.45 + across * broad * 0.2,
            neck + across * broad * 0.55,
            neck + across * broad * 1.25,
            stop,
            neck - across * broad * 1.25,
            neck - across * broad * 0.55,
            start + along * width * 0.45 - across * broad * 0.2,
        )
    )
    low = np.floor(shape.min(axis=0)) - RIM
    size = np.ceil(shape.max(axis=0)) + RIM - low
    picture = pygame.Surface((int(size[0]), int(size[1])), pygame.SRCALPHA)
    ink.poly(picture, shape - low, VERMILION, 225)
    ink.outline(picture, shape - low, 1.3, INK, wobble=0.2)
    return picture, (int(low[0]), int(low[1]))
