"""Spruces, larches, birches, bushes, grass and reeds, each standing on (0, 0)."""

from __future__ import annotations

from math import cos, pi, sin

import numpy as np

from game.ui.paint.curves import Points, blob, ellipse, moved
from game.ui.paint.palette import SNOW
from game.ui.paint.pen import Color, Pen
from game.ui.paint.season import Season

_TRUNK: Color = (142, 96, 58)
_SPRUCES: dict[Season, tuple[Color, ...]] = {
    Season.SUMMER: ((58, 92, 66), (70, 104, 62), (50, 82, 70)),
    Season.AUTUMN: ((58, 92, 66), (70, 104, 62), (50, 82, 70)),
    Season.WINTER: ((84, 104, 96), (76, 96, 98)),
}
_LARCHES: dict[Season, tuple[Color, ...]] = {
    Season.SUMMER: ((122, 140, 70), (136, 148, 78)),
    Season.AUTUMN: ((196, 150, 58), (206, 160, 66)),
}
_BIRCHES: dict[Season, Color] = {Season.SUMMER: (134, 156, 80), Season.AUTUMN: (206, 160, 62)}


def spruce(pen: Pen, season: Season) -> None:
    """A spruce of four tiers, with snow on them in winter."""
    height = pen.rng.uniform(24, 33)
    top = (pen.rng.normal(0, 0.6), -height)
    left, right = _tiers(pen, height, -1), _tiers(pen, height, 1)
    colors = _SPRUCES[season]
    shade: Color = (58, 74, 84) if season is Season.WINTER else (48, 78, 58)
    body = np.vstack(([top], right, left[::-1]))
    pen.fill(moved(body, 0.8, 0.6), colors[pen.rng.integers(len(colors))], 205)
    pen.fill(np.vstack(([top], right, [(0, -height * 0.14)])), shade, 110)
    pen.stroke([(0, 0), (0, -height * 0.14)], 2.2, _TRUNK)
    _tier_lines(pen, top, left, 1.25)
    _tier_lines(pen, top, right, 1.6)
    if season is Season.WINTER:
        _snow_on_tiers(pen, top, left, right)


def _tiers(pen: Pen, height: float, side: int) -> Points:
    """Tips and hollows of the branches on one side, from the top down."""
    corners = []
    for tier in range(1, 5):
        down = tier / 4
        y = -height + height * 0.86 * down
        half = height * 0.285 * down**0.8 * pen.rng.uniform(0.88, 1.1)
        corners += [(side * half, y), (side * half * 0.45, y - 1.5)]
    return np.array(corners)


def _tier_lines(pen: Pen, top: tuple[float, float], side: Points, width: float) -> None:
    start = np.array(top)
    outwards = np.sign(side[0, 0])
    for tip, hollow in zip(side[::2], side[1::2], strict=True):
        pen.stroke((start, (start + tip) / 2 + (outwards * -0.6, 1), tip), width, waver=0.3)
        pen.stroke((tip, hollow), 1.0, waver=0.2)
        start = hollow


def _snow_on_tiers(pen: Pen, top: tuple[float, float], left: Points, right: Points) -> None:
    for a, b in zip(left[::2], right[::2], strict=True):
        reach = (b[0] - a[0]) * 0.3
        middle = (a + b) / 2 - (0, 2.2 + pen.rng.uniform(0, 2))
        left_end, hump, right_end = a + np.array([(1, -0.5), (reach, -3.4), (reach * 1.2, -0.8)])
        pen.fill([left_end, hump, middle, right_end], SNOW, 240)
    x, y = top
    pen.fill([(x, y + 0.5), (x - 2.6, y + 6), (x + 1, y + 5)], SNOW, 235)


def larch(pen: Pen, season: Season) -> None:
    """A larch: a comb of branches in a cloud of needles, bare in winter."""
    height, rng = pen.rng.uniform(26, 35), pen.rng
    if season is not Season.WINTER:
        colors = _LARCHES[season]
        pen.fill(
            blob(1, -height * 0.55, height * 0.19, height * 0.42, rng, rough=0.1),
            colors[rng.integers(2)],
            150,
        )
        shade: Color = (150, 104, 44) if season is Season.AUTUMN else (88, 108, 58)
        pen.fill(blob(2.5, -height * 0.5, height * 0.1, height * 0.32, rng, rough=0.1), shade, 90)
    pen.stroke([(0, 0), (rng.normal(0, 0.6), -height)], 1.6, taper=(1, 0.2))
    droop = -1.8 if season is Season.WINTER else 1.6
    for share in np.arange(0.22, 0.93, 0.095):
        reach = height * 0.24 * (1.05 - share) + 2
        for side in (-1, 1):
            if rng.random() < 0.88:
                y = -height * share + rng.normal(0, 0.5)
                branch = [(0, y), (side * reach * 0.6, y + 0.6), (side * reach, y + droop)]
                pen.stroke(branch, 0.95, waver=0.2, taper=(1, 0.2))


def birch(pen: Pen, season: Season) -> None:
    """A birch or willow: two stems under a scalloped crown, a broom in winter."""
    height, rng = pen.rng.uniform(20, 26), pen.rng
    middle, across, down = -height * 0.64, height * 0.3, height * 0.36
    if season is not Season.WINTER:
        pen.fill(blob(1, middle + 1, across, down, rng, rough=0.05), _BIRCHES[season], 215)
        lit = blob(across * 0.35, middle + down * 0.25, across * 0.55, down * 0.6, rng, rough=0.08)
        pen.fill(lit, (150, 112, 48) if season is Season.AUTUMN else (88, 116, 60), 120)
    pen.stroke([(-0.8, 0), (-0.6, -height * 0.5)], 1.1, waver=0.2)
    pen.stroke([(1, 0), (0.8, -height * 0.45)], 1.1, waver=0.2)
    if season is Season.WINTER:
        _bare_crown(pen, height)
    else:
        for turn in np.linspace(0, 2 * pi, 9, endpoint=False):
            x, y = cos(turn) * across, middle + sin(turn) * down
            pen.stroke(ellipse(x, y, 3.2, 2.8, 8, start=turn - 1.5, stop=turn + 1.5), 1.05, waver=0.2)


def _bare_crown(pen: Pen, height: float) -> None:
    for _ in range(7):
        turn, reach = -pi / 2 + pen.rng.uniform(-1, 1), height * 0.42
        x, y = cos(turn) * reach, sin(turn) * reach
        fork = [(0, -height * 0.4), (x * 0.6, y * 0.6 - height * 0.4), (x, y * 1.3 - height * 0.4)]
        pen.stroke(fork, 0.9, taper=(1, 0.1))


def bush(pen: Pen, season: Season) -> None:
    """A small round bush."""
    size = pen.rng.choice([2.0, 2.6, 3.2, 4.4]) * pen.rng.uniform(0.85, 1.15)
    body, shade = {
        Season.SUMMER: ((118, 140, 74), (82, 108, 58)),
        Season.AUTUMN: ((170, 134, 70), (128, 92, 50)),
        Season.WINTER: ((226, 228, 226), (190, 198, 204)),
    }[season]
    outline = blob(0, -size * 0.7, size, size * 0.8, pen.rng, rough=0.1, count=12)
    pen.fill(outline, body, 235)
    pen.fill(blob(size * 0.3, -size * 0.5, size * 0.5, size * 0.45, pen.rng, rough=0.1, count=8), shade, 120)
    pen.rim(outline, 0.95, waver=0.2)


def bushes(pen: Pen, season: Season) -> None:
    """Three bushes together."""
    for _ in range(3):
        bush(pen.at(pen.rng.normal(0, 6), pen.rng.normal(0, 3)), season)


def tuft(pen: Pen, season: Season) -> None:
    """A few blades of grass."""
    color: Color = {
        Season.SUMMER: (74, 84, 44),
        Season.AUTUMN: (116, 92, 48),
        Season.WINTER: (130, 120, 100),
    }[season]
    for blade in range(pen.rng.integers(2, 5)):
        x = blade * 2.0 - 3
        tip = (x * 1.3 - 0.4, -pen.rng.uniform(3, 5.5))
        pen.stroke([(x, 0), tip], 0.9, color, 180, waver=0.2, taper=(1, 0.1))


def reed(pen: Pen, season: Season) -> None:
    """Reeds standing in their line of water."""
    color: Color = (140, 122, 94) if season is Season.WINTER else (70, 84, 52)
    pen.stroke([(-7, 0), (7, 0)], 0.9, (60, 70, 60), 170)
    for blade in range(5):
        x = blade * 2.4 - 5
        tip = (x + pen.rng.normal(0, 1.2), -pen.rng.uniform(5, 10))
        pen.stroke([(x, 0), tip], 0.9, color, 220, waver=0.3, taper=(1, 0.1))


def pebbles(pen: Pen, season: Season) -> None:
    """Dots of a sand bank."""
    for _ in range(5):
        dot = ellipse(pen.rng.normal(0, 6), pen.rng.normal(0, 3), 0.9, 0.9, 6)
        pen.fill(dot, (52, 36, 24), 70 if season is Season.WINTER else 120)
