"""Roads, tracks and the bridges that carry them over streams."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from game.ui.paint.curves import Points, normals, relaxed, unit, wavering
from game.ui.paint.pen import Color
from game.ui.paint.runs import chains, plane_points, to_the_rim
from game.ui.paint.sheet import Sheet

_NARROW = 2.3
"""Hexes of a gap that a road is thought to cross."""

_EDGE: Color = (88, 58, 36)


def road_lines(sheet: Sheet) -> list[tuple[str, Points]]:
    """Kind and course of every road: those the chart brings, or walks through its road cells."""
    brought = sheet.strokes("road", "track")
    if brought:
        return [(stroke.kind, sheet.plane(stroke.points)) for stroke in brought]
    chart = sheet.chart
    walks = chains(sheet.cells("road"), chart.width, chart.height)
    lines = [relaxed(plane_points(walk, chart.width), 3) for walk in walks if len(walk) > 1]
    lines += _ways_across(lines)
    return [("road", sheet.plane(to_the_rim(line, chart.width, chart.height))) for line in lines]


def _ways_across(lines: list[Points]) -> list[Points]:
    """Short ways between ends of two roads that something narrow (a stream, a yard) keeps apart."""
    ends = [(number, line[end]) for number, line in enumerate(lines) for end in (0, -1)]
    return [
        np.array((start, stop))
        for (one, start), (other, stop) in combinations(ends, 2)
        if one != other and 0.5 < np.hypot(*(stop - start)) < _NARROW
    ]


def draw_roads(sheet: Sheet) -> list[Points]:
    """Draw tracks, then roads; returns the courses of the roads."""
    lines = sorted(road_lines(sheet), key=lambda line: line[0] == "road")
    return [course for kind, line in lines if (course := _road(sheet, kind, line)) is not None]


def _road(sheet: Sheet, kind: str, line: Points) -> Points | None:
    """Draw one line; returns its course if it is wide enough for a bridge."""
    main = kind == "road"
    course = wavering(line, sheet.rng, 2.2, 18, 14)
    width = 6.4 if main else 4.0
    sand: Color = (214, 206, 192) if sheet.winter else (204, 166, 104)
    sheet.pen().stroke(course, width + 1.6, sand, 190, waver=0.5, press=0.2, taper=(1, 1))
    for side in (-1, 1):
        edge = course + normals(course) * (side * (width / 2 + 0.8))
        _dashes(sheet, edge, 0.95 if main else 0.8, 205 if main else 160)
    return course if main else None


def _dashes(sheet: Sheet, line: Points, width: float, alpha: float) -> None:
    first = 0
    while first < len(line) - 4:
        count = int(sheet.rng.integers(5, 11))
        sheet.pen().stroke(line[first : first + count], width, _EDGE, alpha, waver=0.3, taper=(0.8, 0.6))
        first += count + 3


def draw_bridges(sheet: Sheet, roads: list[Points], streams: list[Points]) -> None:
    """Planks wherever a road crosses a stream."""
    for road in roads:
        for stream in streams:
            gap = np.hypot(*(road[:, None] - stream[None, ::2]).transpose(2, 0, 1))
            spot = int(gap.min(axis=1).argmin())
            if gap[spot].min() <= 4 and 4 <= spot < len(road) - 4:
                _bridge(
                    sheet, road[spot], unit(road[spot + 4 if spot + 4 < len(road) else -1] - road[spot - 4])
                )


def _bridge(sheet: Sheet, at: Points, along: np.ndarray) -> None:
    across = np.array((-along[1], along[0]))
    corners = [at + along * a + across * b for a, b in ((-13, -5.5), (13, -5.5), (13, 5.5), (-13, 5.5))]
    pen = sheet.pen()
    pen.panel(corners, (236, 234, 228) if sheet.winter else (190, 148, 98), 1.2)
    for step in np.linspace(-11, 11, 9):
        middle = at + along * step
        pen.stroke((middle - across * 5, middle + across * 5), 0.8, alpha=190, waver=0.2)
