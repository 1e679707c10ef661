"""Wear of walls: scars, and the heap where a piece has come down."""

from __future__ import annotations

import numpy as np

from game.ui.paint.buildings import log_heap
from game.ui.paint.curves import Points, blob
from game.ui.paint.palette import EARTH_INK
from game.ui.paint.pen import Color, Pen

_SOIL: Color = (146, 108, 68)
_SNOWY_SOIL: Color = (206, 198, 184)


def earth_breach(pen: Pen, outward: Points, *, winter: bool) -> None:
    """A gap at (0, 0) that bites the crest, and the heap of earth that has slid down outwards."""
    rng = pen.rng
    away = np.array(outward)
    across = np.array((-away[1], away[0]))
    gap = [away * 19 + across * 21, away * 3 + across * 12, -away * 19 + across * 15]
    other = [-away * 19 - across * 14, away * 2 - across * 11, away * 19 - across * 22]
    pen.fill([*gap, *other], (238, 234, 224) if winter else (222, 196, 146))
    x, y = away * 21
    slide = blob(x, y, 22, 16, rng, rough=0.09)
    pen.fill(slide, _SNOWY_SOIL if winter else _SOIL)
    pen.stroke(slide[: len(slide) * 3 // 4], 1.2, waver=0.6)
    for edge in (gap, other):
        pen.stroke(edge, 1.6, waver=0.8)
    count = 30
    start = away * rng.normal(20, 7, (count, 1)) + across * rng.normal(0, 10, (count, 1))
    fall = away * rng.uniform(3, 7, (count, 1)) + rng.normal(0, 1, (count, 2))
    pen.ticks(start, start + fall, 1.2, EARTH_INK, 190)
    for x, y in away * rng.normal(4, 11, (12, 1)) + across * rng.normal(0, 8, (12, 1)):
        clod = blob(x, y, 2.4, 1.8, rng, rough=0.15, count=8)
        pen.fill(clod, (148, 110, 70))
        pen.rim(clod, 0.8, waver=0.2)
    log_heap(pen.at(*(away * 16)), 10, 6, 3)


def timber_breach(pen: Pen) -> None:
    """Fallen pales."""
    pen.fill(blob(0, 2, 24, 9, pen.rng, rough=0.08), (120, 92, 62), 90)
    log_heap(pen, 22, 9, 22)


def scar(pen: Pen, wear: float) -> None:
    """Marks of balls in a wall round (0, 0); more and larger ones the more it is worn (0 to 1)."""
    for _ in range(round(wear * 10)):
        x, y = pen.rng.normal(0, 1, 2) * (15, 8)
        size = pen.rng.uniform(1.6, 2.6) * (0.7 + wear)
        pen.fill(blob(x, y, size, size * 0.8, pen.rng, rough=0.14, count=9), (112, 82, 52), 225)
        pen.fill(
            blob(x + 0.6, y + 0.6, size * 0.55, size * 0.45, pen.rng, rough=0.1, count=8), (62, 44, 30), 225
        )
        turn = pen.rng.uniform(0, 2 * np.pi, 3)
        rays = np.column_stack((np.cos(turn), np.sin(turn)))
        pen.ticks((x, y) + rays * size, (x, y) + rays * size * 2.1, 0.8, EARTH_INK, 150)
