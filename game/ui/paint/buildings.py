"""Log houses, churches, towers, fences and what is left when they burn."""

from __future__ import annotations

from functools import lru_cache
from math import cos, radians, sin

import numpy as np
from numpy.typing import ArrayLike

from game.ui.paint.curves import blob, ellipse, resample, smooth
from game.ui.paint.palette import DOME_GREEN, DOOR, GOLD, LOG, ROOF_RED, SNOW, dimmed
from game.ui.paint.pen import INK, Color, Pen
from game.ui.paint.season import Season
from game.ui.paint.stamp import Stamp, carve

_WALL: Color = (196, 158, 104)
_GABLE: Color = (158, 118, 74)
_ROOFS: tuple[Color, ...] = ((150, 76, 50), (140, 112, 72), (122, 98, 66), (158, 92, 58))
_WHITEWASH: Color = (236, 220, 184)
_FENCE: Color = (96, 68, 42)


class _House:
    """Corners of a gabled house seen from above at a slant; a and b run from -1 to 1 along and across."""

    def __init__(self, pen: Pen, turn: float) -> None:
        angle = radians(turn)
        along, across = np.array((cos(angle), sin(angle) * 0.62)), np.array((-sin(angle), cos(angle) * 0.62))
        sign = -1 if across[1] < 0 else 1
        self.along = sign * along * 15 * pen.rng.uniform(0.85, 1.15)
        self.across = sign * across * 9.5
        self.wall, self.ridge = 8.5, 16.5
        self.near_end = 1 if self.along[1] > 0 else -1

    def corner(self, a: float, b: float, height: float = 0.0) -> tuple[float, float]:
        x, y = self.along * a + self.across * b
        return float(x), float(y - height)

    def roof(self, side: float) -> list[tuple[float, float]]:
        """The half of the roof on one side of the ridge."""
        eaves, ridge = self.wall - 1.2, self.ridge
        low, high = ((a, 1.22 * side, eaves) for a in (-1.12, 1.12)), ((a, 0.0, ridge) for a in (1.12, -1.12))
        return [self.corner(*corner) for corner in (*low, *high)]


def house(pen: Pen, season: Season, turn: float, roof: Color | None = None) -> tuple[float, float]:
    """A log house about (0, 0), turned by degrees; returns the point of its chimney in the pen's units."""
    shape, winter = _House(pen, turn), season is Season.WINTER
    roof = SNOW if winter else (roof or _ROOFS[pen.rng.integers(len(_ROOFS))])
    shadow = [(x + 4, y + 3) for x, y in (shape.corner(-1, -1), shape.corner(1, -1), shape.corner(1, 1))]
    pen.fill([*shadow, shape.corner(-1, 1)], (60, 40, 20), 46)
    if abs(shape.along[1]) > 1.8:
        pen.panel(shape.roof(-1), dimmed(roof, 0.92 if winter else 0.78), 1.05)
    _gable(pen, shape)
    _front(pen, shape)
    pen.panel(shape.roof(1), roof, 1.05)
    if not winter:
        for a in (-0.6, -0.1, 0.45):
            planks = shape.corner(a, 1.2, shape.wall - 1), shape.corner(a, 0, shape.ridge)
            pen.stroke(planks, 0.7, alpha=130, waver=0.2)
    return shape.corner(0.3, 0, shape.ridge)


def _gable(pen: Pen, shape: _House) -> None:
    end, wall = shape.near_end, shape.wall
    gable = [(end, -1, 0), (end, 1, 0), (end, 1, wall), (end, 0, shape.ridge), (end, -1, wall)]
    pen.panel([shape.corner(*corner) for corner in gable], _GABLE, 1.05)


def _front(pen: Pen, shape: _House) -> None:
    wall, end = shape.wall, shape.near_end
    front = [(-1, 1, 0), (1, 1, 0), (1, 1, wall), (-1, 1, wall)]
    pen.fill([shape.corner(*corner) for corner in front], _WALL)
    for share in (0.33, 0.66):
        level = wall * share
        pen.stroke((shape.corner(-1, 1, level), shape.corner(1, 1, level)), 0.7, alpha=160, waver=0.2)
        pen.stroke((shape.corner(end, -1, level), shape.corner(end, 1, level)), 0.7, alpha=140, waver=0.2)
    pen.edges([shape.corner(*corner) for corner in front], 1.05)
    left = pen.rng.uniform(-0.5, 0.2)
    door = [(left, 1, 0), (left + 0.3, 1, 0), (left + 0.3, 1, wall * 0.72), (left, 1, wall * 0.72)]
    pen.fill([shape.corner(*corner) for corner in door], DOOR, 235)


def ruin(pen: Pen, season: Season) -> None:
    """A burnt house: charred logs round the stove that still stands."""
    ash: Color = (200, 198, 194) if season is Season.WINTER else (96, 80, 62)
    pen.fill(blob(0, 0, 13, 8, pen.rng, rough=0.12), ash, 66)
    for _ in range(5):
        turn = pen.rng.choice([0.3, -0.4, 1.4]) + pen.rng.normal(0, 0.25)
        half = np.array((cos(turn), sin(turn) * 0.7)) * pen.rng.uniform(4, 8)
        middle = pen.rng.normal(0, 4.5, 2) * (1, 0.6)
        pen.stroke((middle - half, middle + half), 2.3, (112, 84, 62), 245, waver=0.2, taper=(1, 1))
        pen.stroke((middle - half + (0, 1), middle + half + (0, 1)), 0.8, alpha=200, waver=0.2)
    pen.panel([(-2.4, 1), (-2.4, -9), (3.4, -9), (3.4, 1)], (186, 160, 128), 0.9)


def smoke(pen: Pen, puffs: int = 5) -> None:
    """Smoke rising from (0, 0), half of every puff inked."""
    for step in range(puffs):
        x, y = pen.rng.normal(0, 1.2) + step * 2.6, -4 - step * 6.2
        puff = blob(x, y, 2.6 + step * 1.3, 2.2 + step * 1.05, pen.rng, rough=0.12)
        pen.fill(puff, (96, 84, 76), 60 - step * 7)
        pen.stroke(puff[: len(puff) * 11 // 20], 0.8, INK, 110 - step * 12, waver=0.3, taper=(0.2, 0.1))


def fence(pen: Pen, line: ArrayLike, height: float = 5.0, gap: float = 4.5) -> None:
    """Stakes along a line, bound by one rail."""
    course = resample(line, gap)
    for x, y in course:
        pen.stroke([(x, y + 1), (x, y - height)], 1.0, _FENCE, 235, waver=0.2, taper=(1, 0.8))
    pen.stroke(course - (0, height * 0.62), 0.8, _FENCE, 220, waver=0.3, taper=(1, 1))


def yard(pen: Pen) -> None:
    """The fence of a yard round (0, 0), open behind the house."""
    x = pen.rng.normal(0, 5)
    sides = np.array([(x - 24, -1), (x - 22, 19), (x + 22, 20), (x + 24, 0)])
    fence(pen, sides[:2] if pen.rng.random() < 0.3 else sides, 4.2, 4.6)


def church(pen: Pen, season: Season) -> None:
    """A wooden church with a tent roof and two domes; (0, 0) is the middle of its foot."""
    winter = season is Season.WINTER
    roof: Color = SNOW if winter else ROOF_RED
    tent: Color = (214, 222, 222) if winter else DOME_GREEN
    for left, width, height in ((-18, 20, 17), (2, 17, 24)):
        block = [(left, 0), (left + width, 0), (left + width, -height), (left, -height)]
        pen.fill(block, _WHITEWASH)
        shade = left + width * 0.68
        pen.fill([(shade, 0), block[1], block[2], (shade, -height)], (150, 118, 80), 120)
        pen.edges(block, 1.2)
    pen.panel([(-20, -17), (3, -17), (1, -25), (-15, -25)], roof, 1.15)
    spire = [(0.5, -24), (20.5, -24), (12.5, -44), (8.5, -44)]
    pen.fill(spire, tent, 250)
    pen.fill([(11.5, -24), spire[1], spire[2], (11, -44)], (20, 40, 30), 80)
    pen.edges(spire, 1.2)
    _dome(pen.at(10.5, -44), 4.4, (120, 150, 140) if winter else DOME_GREEN)
    _dome(pen.at(-9, -25), 4.0, GOLD)
    for x in (-14, -6):
        pen.fill(ellipse(x, -10, 1.5, 2.6, 12), DOOR, 220)
    pen.fill([(7, 0), (7, -9), (10.5, -12), (14, -9), (14, 0)], DOOR, 235)


def _dome(pen: Pen, radius: float, color: Color) -> None:
    knots = [(-0.55, 0), (-1, -0.75), (-0.75, -1.35), (-0.2, -1.8), (0, -2.4)]
    left = smooth(np.array(knots) * radius, 6)
    right = left * (-1, 1)
    outline = np.vstack((left, right[::-1]))
    pen.fill(outline, color)
    pen.fill(np.vstack((right, [(0, 0)])), (0, 0, 0), 55)
    pen.stroke(outline, 1.15, waver=0.2)
    cross(pen.at(0, -radius * 2.4), radius * 0.62)


def cross(pen: Pen, size: float, color: Color = INK, width: float = 1.2) -> None:
    """An Orthodox cross standing on (0, 0), 2.2 sizes high."""
    bars = [((0, 0.2), (0, -2.2)), ((-0.7, -1.45), (0.7, -1.45)), ((-0.45, -0.8), (0.45, -0.45))]
    for bar in bars:
        pen.stroke(np.array(bar) * size, width, color, waver=0.1, taper=(1, 1))


def tower(pen: Pen, season: Season, flag: Color = ROOF_RED, *, gate: bool = True) -> None:
    """A log tower with an overhanging top and a tent roof; (0, 0) is the middle of its foot."""
    body = [(-11, 0), (11, 0), (11, -22), (-11, -22)]
    pen.fill(body, (178, 134, 84))
    pen.fill([(2, 0), (11, 0), (11, -22), (2, -22)], (120, 84, 52), 120)
    for level in np.linspace(0, -22, 7)[1:-1]:
        pen.stroke([(-11, level), (11, level)], 0.7, alpha=170, waver=0.3)
    pen.edges(body, 1.3)
    pen.panel([(-13.8, -22), (13.8, -22), (13.8, -28), (-13.8, -28)], (160, 116, 72), 1.2)
    roof = [(-14.8, -28), (14.8, -28), (0, -44)]
    pen.fill(roof, SNOW if season is Season.WINTER else ROOF_RED)
    pen.fill([(0, -44), (14.8, -28), (2.2, -28)], (60, 20, 14), 80)
    pen.edges(roof, 1.3)
    if gate:
        pen.fill([(-4.5, 0), (-4.5, -9), (0, -13), (4.5, -9), (4.5, 0)], (54, 38, 28))
    pen.stroke([(0, -44), (0, -54)], 1.2)
    pen.fill([(0, -54), (12, -53), (9, -50.5), (12, -48), (0, -48)], flag)


def palisade(
    pen: Pen,
    line: ArrayLike,
    season: Season,
    height: float = 11.0,
    gap: float = 3.4,
    *,
    color: Color = LOG,
) -> None:
    """Pointed pales side by side along a line, the far ones first."""
    feet = resample(line, gap)
    pales = _pales(season, height, gap, color, pen.scale)
    for x, y in feet[np.argsort(feet[:, 1], kind="stable")]:
        pales[pen.rng.integers(len(pales))].press(pen.surface, *pen.pixel(x, y))


@lru_cache(maxsize=32)
def _pales(season: Season, height: float, gap: float, color: Color, scale: float) -> list[Stamp]:
    """Some pales, drawn once: a wall has hundreds."""
    rng, box = np.random.default_rng(8), (-gap, -height * 1.2 - 3, gap, 3.0)
    return [carve(lambda pen: _pale(pen, season, height, gap, color), box, scale, rng) for _ in range(10)]


def _pale(pen: Pen, season: Season, height: float, gap: float, color: Color) -> None:
    half, top = gap * 0.5, -height * pen.rng.uniform(0.88, 1.08)
    pale = [(-half, 0), (-half, top + 2), (0, top - 1), (half, top + 2), (half, 0)]
    pen.fill(pale, dimmed(color, 1 + pen.rng.normal(0, 0.07)))
    pen.stroke(pale[:4], 0.8, alpha=235, waver=0.1)
    if season is Season.WINTER:
        pen.fill([pale[1], (0, top - 1.5), pale[3]], (250, 250, 246), 240)


def log_heap(pen: Pen, across: float, down: float, logs: int, color: Color = (96, 66, 44)) -> None:
    """Fallen timber round (0, 0)."""
    for _ in range(logs):
        middle = pen.rng.normal(0, 0.5, 2) * (across, down)
        turn = pen.rng.uniform(-0.6, 0.6) + (0 if pen.rng.random() < 0.7 else 1.2)
        half = np.array((cos(turn), sin(turn))) * pen.rng.uniform(4, 9)
        pen.stroke((middle - half, middle + half), 3.0, color, waver=0.2, taper=(1, 1))
        pen.stroke((middle - half + (0, 1.4), middle + half + (0, 1.4)), 1.0, alpha=220, waver=0.2)
