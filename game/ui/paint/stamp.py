"""Small figures drawn once and pressed many times."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np
import pygame

from game.ui.paint.pen import Pen

Box = tuple[float, float, float, float]
"""Left, top, right and bottom round the foot of a figure, in units."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A drawn figure and the pixel of it that stands on the ground."""

    surface: pygame.Surface
    foot: tuple[int, int]

    def press(self, surface: pygame.Surface, x: float, y: float) -> None:
        """Draw the figure with its foot at a pixel."""
        surface.blit(self.surface, (round(x) - self.foot[0], round(y) - self.foot[1]))


def carve(draw: Callable[[Pen], None], box: Box, scale: float, rng: np.random.Generator) -> Stamp:
    """Draw a figure round the point (0, 0) of a pen.

    Args:
        draw: draws with its foot at (0, 0).
        box: room for it, in units.
        scale: pixels for one unit.
        rng: the hand.
    """
    left, top, right, bottom = (value * scale for value in box)
    foot = ceil(-left) + 1, ceil(-top) + 1
    size = foot[0] + ceil(right) + 1, foot[1] + ceil(bottom) + 1
    surface = pygame.Surface(size, pygame.SRCALPHA)
    draw(Pen(surface, rng, scale, foot))
    return Stamp(surface, foot)


@lru_cache(maxsize=64)
def bank(draw: Callable[[Pen], None], box: Box, scale: float, count: int, seed: int = 3) -> tuple[Stamp, ...]:
    """Some variants of a figure, kept for the next time.

    Args:
        draw: a function of a module, so that equal calls are known to be equal.
        box: room round its foot, in units.
        scale: pixels for one unit.
        count: variants.
        seed: of the hand.
    """
    rng = np.random.default_rng(seed)
    return tuple(carve(draw, box, scale, rng) for _ in range(count))


class Cabinet:
    """Figures that were drawn before, by what they show; the longest unused ones are dropped."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._stamps: OrderedDict[Hashable, Stamp] = OrderedDict()

    def get(self, key: Hashable, draw: Callable[[Pen], None], box: Box, scale: float, seed: int) -> Stamp:
        """The figure of a key, drawn with a hand of its own when it is not yet there."""
        stamp = self._stamps.get((key, scale))
        if stamp is None:
            stamp = carve(draw, box, scale, np.random.default_rng(seed))
            self._stamps[key, scale] = stamp
        self._stamps.move_to_end((key, scale))
        if len(self._stamps) > self._room:
            self._stamps.popitem(last=False)
        return stamp
