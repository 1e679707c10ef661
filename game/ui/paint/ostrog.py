"""A log fort: pales between towers, a dry ditch before them, and the houses within."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import numpy as np

from game.ui.paint.breach import scar, timber_breach
from game.ui.paint.buildings import palisade, tower
from game.ui.paint.curves import Points, closed, nearest, normals, resample, wavering
from game.ui.paint.palette import EARTH_INK
from game.ui.paint.pen import Color
from game.ui.paint.ring import Ring
from game.ui.paint.site import Site
from game.ui.paint.yard import Figure, buildings, draw_street, houses, street

_DITCH_HALF = 6.0
"""Units from the middle of the ditch to its lip."""
_GAP_WIDTH = 20.0
"""Units on each side of a breach without pales."""


def draw_ostrog(site: Site, ring: Ring) -> list[Figure]:
    """Draw the yard; returns walls, towers and houses, still to be drawn from the far to the near."""
    for walk in site.walks(site.cells("ditch")):
        _ditch(site, 900 + min(walk), wavering(site.course(walk), np.random.default_rng(walk[0]), 1.0, 16))
    floor: Color = (244, 240, 230) if site.winter else (234, 214, 168)
    site.pen(51).fill(ring.corners, floor, 235)
    line = street(site, ring)
    draw_street(site, line)
    figures = houses(site, ring, line) + buildings(site, list(ring.inside))
    corners = ring.corners
    for number, corner in enumerate(corners):
        figures += _side(site, ring, corner, corners[(number + 1) % len(corners)])
    return figures + _towers(site, ring)


def _ditch(site: Site, seed: int, course: Points) -> None:
    """A trench with the spade's edge on both lips, steeper on the side away from the light."""
    pen, across = site.pen(seed), normals(course)
    bed: Color = (158, 164, 168) if site.winter else (122, 98, 66)
    pen.stroke(course, 2 * _DITCH_HALF, bed, 235, waver=0.6, press=0.1, taper=(0.5, 0.5))
    for side in (-_DITCH_HALF, _DITCH_HALF):
        pen.stroke(course + across * side, 1.1, waver=0.6, taper=(0.6, 0.6))
    lip = resample(course - across * _DITCH_HALF, 4)
    slope = normals(lip) * pen.rng.uniform(3, 6, (len(lip), 1))
    pen.ticks(lip, lip + slope, 1.0, EARTH_INK, 190)


def _side(site: Site, ring: Ring, start: Points, stop: Points) -> list[Figure]:
    """The pales of one side in short pieces, so that towers and houses stand before or behind them."""
    steep = abs(stop[1] - start[1]) > abs(stop[0] - start[0])
    fallen = [site.center(cell) for cell in ring.cells if site.fallen(cell)]
    course = resample((start, stop), 30)
    figures: list[Figure] = []
    for number, (first, last) in enumerate(pairwise(course)):
        middle = (first + last) / 2
        if all(np.hypot(*(middle - gap)) > _GAP_WIDTH for gap in fallen):
            seed = 800 + number + int(start[0] + 3 * start[1])
            figures.append((float(max(first[1], last[1])), partial(_pales, site, seed, first, last, steep)))
    return figures


def _pales(site: Site, seed: int, first: Points, last: Points, steep: bool) -> None:
    height, gap = (15.0, 6.0) if steep else (23.0, 4.9)
    palisade(site.pen(seed), (first, last), site.season, height, gap)


def _towers(site: Site, ring: Ring) -> list[Figure]:
    """Towers, gates, heaps of fallen pales and the scars of worn ones, on the line of the wall."""
    course = resample(closed(ring.corners), 3)
    figures: list[Figure] = []
    for cell in ring.cells:
        x, y = course[nearest(course, site.center(cell))]
        kind = site.kinds[cell]
        if site.fallen(cell):
            figures.append((y + 4, partial(_heap, site, cell, x, y)))
        elif kind in ("tower", "gate", "postern"):
            size = 1.6 if kind == "gate" else 1.1 if kind == "postern" else 1.3
            figures.append((y + 7, partial(_tower, site, cell, x, y + 7, size)))
        elif site.wear(cell) > 0.03:
            figures.append((y + 16, partial(_scars, site, cell, x, y - 9)))
    return figures


def _tower(site: Site, cell: int, x: float, y: float, size: float) -> None:
    site.press(
        ("tower", size),
        400 + cell,
        np.array((x, y)),
        lambda pen: tower(pen.at(0, 0, size), site.season),
        (-30, -92, 30, 6),
    )
    if site.wear(cell) > 0.1:
        scar(site.pen(500 + cell, x, y - 14, 0.7), site.wear(cell))


def _heap(site: Site, cell: int, x: float, y: float) -> None:
    timber_breach(site.pen(600 + cell, x, y))


def _scars(site: Site, cell: int, x: float, y: float) -> None:
    scar(site.pen(700 + cell, x, y, 0.62), site.wear(cell))
