"""The signs of the counters as icons of the screen."""

from __future__ import annotations

from functools import lru_cache

import pygame

from game.ui.counters.pen import Pen
from game.ui.counters.signs import SIGNS


@lru_cache(maxsize=256)
def icon(name: str, px: int) -> pygame.Surface:
    """Return the sign *name* on a clear square of *px*; do not draw on it.

    Raises:
        KeyError: if there is no such sign; `SIGNS` lists them.
    """
    picture = pygame.Surface((px, px), pygame.SRCALPHA)
    SIGNS[name](Pen(picture, px, seed=3))
    return picture
