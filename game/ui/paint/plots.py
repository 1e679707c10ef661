"""Ploughed plots: furrows in bent strips, a baulk of bushes round them."""

from __future__ import annotations

from math import cos, radians, sin

import numpy as np

from game.files.chart import Stroke
from game.ui.paint.classes import Ground
from game.ui.paint.curves import Points, closed, inside, resample, runs
from game.ui.paint.flora import Flora
from game.ui.paint.pen import Color
from game.ui.paint.season import Season
from game.ui.paint.sheet import Sheet

_RIPE: tuple[Color, ...] = ((150, 140, 62), (176, 140, 60), (140, 128, 74))
_STUBBLE: Color = (150, 112, 66)
_FURROW: Color = (112, 84, 44)
_SNOWY_FURROW: Color = (156, 142, 122)
_GAP = 4.3
"""Units between two furrows."""


def draw_plots(sheet: Sheet, flora: Flora) -> None:
    """Furrow the plots that the chart brings, or else every field hex in a direction of its own."""
    brought = sheet.strokes("crop", "fallow")
    for stroke in brought:
        _plot(sheet, flora, stroke)
    if not brought:
        _plots_of_cells(sheet)


def _plot(sheet: Sheet, flora: Flora, stroke: Stroke) -> None:
    outline = sheet.plane(stroke.points)
    fallow = stroke.kind == "fallow"
    middle = outline.mean(axis=0)
    within = middle + (outline - middle) * 0.955
    _furrows(sheet, within, stroke.angle, fallow=fallow, bend=sheet.rng.normal(0, 5))
    _baulk(sheet, flora, outline)


def _plots_of_cells(sheet: Sheet) -> None:
    """Cut the field hexes into plots about three hexes wide and long."""
    blocks: dict[tuple[int, int], list[int]] = {}
    for cell in sheet.cells("field"):
        row, col = divmod(cell, sheet.chart.width)
        blocks.setdefault((row // 3, col // 3), []).append(cell)
    for cells in blocks.values():
        corners = np.array([corner for cell in cells for corner in sheet.design.corners(cell)])
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        outline = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
        angle = sheet.rng.choice([12, -10, 84, 100]) + sheet.rng.normal(0, 6)
        _furrows(sheet, outline, angle, fallow=False, bend=sheet.rng.normal(0, 5), only=(Ground.FIELD,))


def _furrows(
    sheet: Sheet,
    outline: Points,
    angle: float,
    *,
    fallow: bool,
    bend: float,
    only: tuple[Ground, ...] = (Ground.MEADOW, Ground.FIELD),
) -> None:
    """Draw furrows inside an outline, where one of some grounds is."""
    turn, middle = radians(angle), outline.mean(axis=0)
    along, across = np.array((cos(turn), sin(turn))), np.array((-sin(turn), cos(turn)))
    reach = float(np.abs((outline - middle) @ along).max()) + 4
    depth = float(np.abs((outline - middle) @ across).max())
    strip = int(sheet.rng.integers(3, 6))
    tint = _RIPE[sheet.rng.integers(3)] if sheet.season is Season.SUMMER else _STUBBLE
    step = np.linspace(-reach, reach, int(reach / 2.2) + 4)
    for number, offset in enumerate(np.arange(-depth, depth, _GAP)):
        bow = offset + bend * (1 - (step / reach) ** 2)
        line = middle + along * step[:, None] + across * bow[:, None]
        for part in runs(inside(outline, line) & np.isin(sheet.grounds(line), only)):
            if len(part) > 4:
                tinted = (number // strip) % 2 == 0 and not fallow and not sheet.winter
                _furrow(sheet, line[part], tint if tinted else None, deep=number % strip == 0, fallow=fallow)


def _furrow(sheet: Sheet, line: Points, tint: Color | None, *, deep: bool, fallow: bool) -> None:
    pen = sheet.pen()
    if tint is not None:
        pen.stroke(line, _GAP * 1.02, tint, 62, waver=0.3, press=0, taper=(1, 1))
    if not fallow or sheet.rng.random() < 0.5:
        color = _SNOWY_FURROW if sheet.winter else _FURROW
        alpha = (200 if deep else 165) * (0.55 if fallow else 1)
        pen.stroke(line, 1.3 if deep else 0.85, color, alpha, waver=0.5, taper=(0.6, 0.3))


def _baulk(sheet: Sheet, flora: Flora, outline: Points) -> None:
    """A broken line round the plot, bushes along some of it."""
    ring, rng = closed(outline), sheet.rng
    quarter = max(1, (len(ring) - 1) // 4)
    for first in range(0, len(ring) - 1, quarter):
        side = ring[first : first + quarter + 1]
        if rng.random() < 0.6:
            shortened = side[0] + (side - side[0]) * rng.uniform(0.55, 1)
            sheet.pen().stroke(shortened, 1.05, alpha=190, waver=0.7)
        if rng.random() < 0.26:
            spots = resample(side, 20)
            for x, y in spots + rng.normal(0, 2.2, spots.shape):
                if rng.random() < 0.52 and sheet.ground(x, y) in (Ground.MEADOW, Ground.FIELD):
                    flora.plant("bushes", x, y)
