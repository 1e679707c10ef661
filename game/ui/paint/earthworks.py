"""What lies in the ground: bluffs above the water, the old bank, the mound."""

from __future__ import annotations

import numpy as np

from game.ui.paint.curves import (
    Points,
    band,
    closed,
    normals,
    outward,
    relaxed,
    resample,
    runs,
    wavering,
)
from game.ui.paint.palette import EARTH_INK
from game.ui.paint.pen import Color
from game.ui.paint.runs import chains, plane_points
from game.ui.paint.sheet import Sheet

_LIGHT = np.array((0.6, 0.8))
"""Away from the light, which falls from the upper left."""


def draw_bluffs(sheet: Sheet) -> None:
    """Hachured scarps: where the chart brings them, or between bluff cells and the water below."""
    brought = sheet.strokes("bluff")
    for stroke in brought:
        _bluff(sheet, wavering(sheet.plane(stroke.points), sheet.rng, 1.6, 9, 6))
    if not brought:
        for cell in sheet.cells("bluff"):
            _bluff_of_cell(sheet, cell)


def _bluff(sheet: Sheet, edge: Points) -> None:
    pen, rng, fall = sheet.pen(), sheet.rng, normals(edge)
    face: Color = (216, 220, 222) if sheet.winter else (186, 156, 102)
    for first in range(0, len(edge) - 1, 40):
        part = slice(first, first + 41)
        pen.fill(band(edge[part], fall[part], 0.0, 13.0), face, 90)
    first = 0
    while first < len(edge) - 6:
        count = int(rng.integers(10, 26))
        pen.stroke(edge[first : first + count], 1.25, alpha=225, taper=(0.5, 0.4))
        first += count + int(rng.integers(0, 3))
    chosen = np.arange(0, len(edge), 2)
    chosen = chosen[rng.random(len(chosen)) > 0.14]
    count = len(chosen)
    start = edge[chosen] + fall[chosen] * rng.uniform(0, 1.5, (count, 1))
    drop = np.where(rng.random(count) < 0.8, rng.uniform(8, 15, count), rng.uniform(15, 19, count))
    end = start + fall[chosen] * drop[:, None] + np.column_stack((rng.normal(0, 1, count), np.zeros(count)))
    pen.ticks(start, end, 1.7, EARTH_INK, 215, end=0.08)


def _bluff_of_cell(sheet: Sheet, cell: int) -> None:
    """Hachures that fall to the shore, scattered over one hex."""
    x, y = sheet.design.center(cell)
    rng = sheet.rng
    spots = np.column_stack((x + rng.uniform(-0.75, 0.75, 700) * 48, y + rng.uniform(-1, 1.35, 700) * 27.7))
    shore = np.array([sheet.shore(*spot) for spot in spots])
    spots = spots[(shore > -15) & (shore < -12.5)][:40]
    fall = np.array([_down_to_water(sheet, *spot) for spot in spots]).reshape(-1, 2)
    drop = rng.uniform(7, 11.5, (len(spots), 1))
    sheet.pen().ticks(spots, spots + fall * drop, 1.6, EARTH_INK, 215, end=0.08)


def _down_to_water(sheet: Sheet, x: float, y: float) -> tuple[float, float]:
    right = sheet.shore(x + 4, y) - sheet.shore(x - 4, y)
    down = sheet.shore(x, y + 4) - sheet.shore(x, y - 4)
    steep = float(np.hypot(right, down)) + 1e-6
    return right / steep, down / steep


def draw_old_bank(sheet: Sheet, roads: list[Points]) -> None:
    """The low, weathered rampart of an older town, open where roads pass."""
    lines = [sheet.plane(stroke.points) for stroke in sheet.strokes("old_bank")]
    if not lines:
        chart = sheet.chart
        cells = [cell for cell, kind in enumerate(chart.works) if kind == "old_bank"]
        walks = [walk for walk in chains(cells, chart.width, chart.height) if len(walk) > 1]
        lines = [sheet.plane(relaxed(plane_points(walk, chart.width), 3)) for walk in walks]
    for line in lines:
        course = wavering(line, sheet.rng, 2.2, 14)
        away = outward(course, course.mean(axis=0))
        for part in runs(_clear_of(course, roads, 13)):
            if len(part) > 4:
                _old_bank(sheet, course[part], away[part])


def _clear_of(course: Points, roads: list[Points], distance: float) -> np.ndarray:
    clear = np.ones(len(course), bool)
    for road in roads:
        gap = np.hypot(*(course[:, None] - road[None, ::3]).transpose(2, 0, 1))
        clear &= gap.min(axis=1) > distance
    return clear


def _old_bank(sheet: Sheet, course: Points, away: Points) -> None:
    pen, rng = sheet.pen(), sheet.rng
    ditch: Color = (176, 184, 190) if sheet.winter else (112, 92, 62)
    body: Color = (240, 239, 234) if sheet.winter else (206, 180, 118)
    for offset, width in ((12.5, 4.5), (-11, 3.0)):
        pen.stroke(course + away * offset, width, ditch, 120, waver=0.6, taper=(0.6, 0.6))
        pen.stroke(course + away * (offset + 2.6), 0.9, alpha=170, waver=0.6)
    pen.stroke(course, 16.5, body, 205, press=0.05, taper=(1, 1))
    pen.stroke(course + away * 2, 1.1, alpha=205)
    pen.stroke(course - away * 2, 0.9, alpha=150)
    for side, reach, density in ((1, 7.5, 0.70), (-1, 6.4, 0.52)):
        lit = (away * side) @ _LIGHT
        chosen = rng.random(len(course)) < density * (0.75 + 0.35 * lit)
        slope = away[chosen] * side
        drop = 2.2 + reach * rng.uniform(0.75, 1.1, (len(slope), 1))
        pen.ticks(course[chosen] + slope * 2.2, course[chosen] + slope * drop, 1.15, EARTH_INK, 205)


def draw_mounds(sheet: Sheet) -> None:
    """Low hills that men may have heaped: a light top in a ring of hachures."""
    for stroke in sheet.strokes("mound"):
        _mound(sheet, sheet.plane(stroke.points))


def _mound(sheet: Sheet, foot: Points) -> None:
    pen, rng, center = sheet.pen(), sheet.rng, foot.mean(axis=0)
    slope: Color = (240, 240, 236) if sheet.winter else (206, 184, 122)
    top: Color = (250, 250, 247) if sheet.winter else (232, 214, 158)
    shift = np.array((-3, -5))
    pen.fill(center + (foot - center) * 1.04, slope, 150)
    pen.fill(center + (foot - center) * 0.58 + shift, top, 220)
    rim = resample(closed(foot), 4.2)
    away = (rim - center) / (np.hypot(*(rim - center).T)[:, None] + 1e-9)
    chosen = rng.random(len(rim)) > 0.30 * (1 - away @ _LIGHT)
    rim, away = rim[chosen], away[chosen]
    start = center + (rim - center) * 0.62 + shift + rng.normal(0, 1.3, rim.shape)
    pen.ticks(start, rim + away * rng.uniform(-3, 3, (len(rim), 1)), 1.35, EARTH_INK, 205, end=0.08)
