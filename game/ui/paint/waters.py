"""Streams, gullies and the strokes of the current."""

from __future__ import annotations

import numpy as np

from game.ui.paint.arrays import Image, box_blur
from game.ui.paint.classes import Ground
from game.ui.paint.curves import Points, band, moved, normals, relaxed, unit, wavering
from game.ui.paint.flora import Flora
from game.ui.paint.palette import EARTH_INK
from game.ui.paint.pen import Color, Pen
from game.ui.paint.runs import chains, neighbours, plane_points, to_the_rim
from game.ui.paint.sheet import Sheet

_CURRENT: Color = (44, 72, 90)


_FLOW_STEP = 8
"""Units from one sample of the current to the next."""


def stream_lines(sheet: Sheet) -> list[tuple[str, Points]]:
    """Kind and course of every stream: those the chart brings, or walks through its stream cells."""
    brought = sheet.strokes("stream", "rill")
    if brought:
        return [(stroke.kind, sheet.plane(stroke.points)) for stroke in brought]
    chart = sheet.chart
    walks = chains(sheet.cells("stream"), chart.width, chart.height)
    walks = [_to_the_mouth(sheet, walk) for walk in walks if len(walk) > 1]
    lines = [relaxed(plane_points(walk, chart.width), 3) for walk in walks]
    courses = [to_the_rim(line, chart.width, chart.height) for line in lines]
    return [("stream" if len(course) > 3 else "rill", sheet.plane(course)) for course in courses]


def _to_the_mouth(sheet: Sheet, walk: list[int]) -> list[int]:
    """The walk so turned that it ends in the river, if it meets one."""
    chart = sheet.chart
    for end in (0, -1):
        for cell in neighbours(walk[end], chart.width, chart.height):
            if chart.terrain[cell] == "river":
                return [*(walk if end else walk[::-1]), cell]
    return walk


def draw_streams(sheet: Sheet, flora: Flora) -> list[Points]:
    """Draw streams and gullies; returns the courses of the streams."""
    for stroke in sheet.strokes("gully"):
        _gully(sheet, sheet.plane(stroke.points))
    return [_stream(sheet, flora, kind, course) for kind, course in stream_lines(sheet)]


def _stream(sheet: Sheet, flora: Flora, kind: str, line: Points) -> Points:
    pen, winter, main = sheet.pen(), sheet.winter, kind == "stream"
    course = _to_the_river(sheet, wavering(line, sheet.rng, 2.6, 11))
    across = normals(course)
    width = (4.6 if main else 2.4) * np.linspace(0.6 if main else 0.35, 1, len(course))
    wet: Color = (232, 236, 238) if winter else (150, 176, 120)
    water: Color = (196, 214, 224) if winter else (112, 156, 172)
    pen.stroke(course, float(width.max()) + 5, wet, 70, waver=0.6, taper=(0.6, 1))
    _tapered(sheet, course, width * 1.1, water)
    pen.stroke(course + across * (width * 0.58)[:, None], 1.15 if main else 0.9, alpha=225, taper=(0.4, 1))
    pen.stroke(course - across * (width * 0.58)[:, None], 1.0 if main else 0.8, _CURRENT, 225, taper=(0.4, 1))
    _plants(sheet, flora, course, across)
    return course


def _to_the_river(sheet: Sheet, course: Points) -> Points:
    """The course as far as its last dry spot and a little into the water."""
    dry = np.flatnonzero(sheet.grounds(course) != Ground.WATER)
    return course[: max(2, int(dry[-1]) + 5 if len(dry) else 2)]


def _tapered(sheet: Sheet, course: Points, width: np.ndarray, color: Color) -> None:
    """Fill a stream that grows wider downstream, a reach at a time."""
    for first in range(0, len(course) - 1, 40):
        reach = slice(first, first + 42)
        half = width[reach] / 2
        sheet.pen().fill(band(course[reach], normals(course)[reach], half, -half), color, 235)


def _plants(sheet: Sheet, flora: Flora, course: Points, across: Points) -> None:
    """Reeds and willows on the banks, drawn later with the other figures."""
    for spot, side in zip(course[8:-8:9], across[8:-8:9], strict=True):
        for kind, chance, low, high in (("reed", 0.34, 7, 12), ("birch", 0.07, 10, 18)):
            if sheet.rng.random() < chance:
                x, y = spot + side * sheet.rng.choice([-1, 1]) * sheet.rng.uniform(low, high)
                if sheet.ground(x, y) in (Ground.MEADOW, Ground.MARSH):
                    flora.plant(kind, x, y)


def _gully(sheet: Sheet, line: Points) -> None:
    pen, rng = sheet.pen(), sheet.rng
    course = wavering(line, rng, 2, 12)
    across, width = normals(course), np.linspace(0.15, 1, len(course))
    bed: Color = (222, 222, 220) if sheet.winter else (176, 150, 98)
    pen.fill(band(course, across, 9 * width, -9 * width), bed, 110)
    for side in (-1, 1):
        rim = course + across * (side * 10.5 * width)[:, None]
        pen.stroke(rim, 1.1, alpha=200, waver=0.6, taper=(0.3, 0.5))
        chosen = np.arange(2, len(course), 2)
        chosen = chosen[rng.random(len(chosen)) > 0.22]
        fall = (side * rng.uniform(1, 4, len(chosen)) * width[chosen])[:, None]
        pen.ticks(
            rim[chosen], course[chosen] + across[chosen] * fall + (0, 1), 1.35, EARTH_INK, 205, end=0.08
        )


def draw_current(sheet: Sheet) -> None:
    """Bunches of long strokes along the stream: with the shore near it, straight in open water."""
    flow = _Flow(sheet)
    for cell in sheet.cells("river"):
        rng = np.random.default_rng((47, cell))  # a name in the water moves no other stroke
        x, y = np.array(sheet.design.center(cell)) + rng.normal(0, 14, 2)
        if sheet.shore(x, y) > 13 and sheet.occupied.free(x, y):
            _bunch(Pen(sheet.surface, rng, sheet.frame.scale), flow.line(x, y, rng.uniform(9, 20)))


def _bunch(pen: Pen, line: Points) -> None:
    wave = 1.2 * np.sin(np.linspace(0, 5, len(line)))
    for step in range(pen.rng.integers(1, 4)):
        course = moved(line, pen.rng.normal(0, 5), step * 4.2)
        course[:, 1] += wave
        pen.stroke(course, 1.05, _CURRENT, 150, waver=0.3, taper=(0.1, 0.1))


class _Flow:
    """Direction of the current, found from the distance to the shore."""

    def __init__(self, sheet: Sheet) -> None:
        shore = box_blur(sheet.fields.shore[::4, ::4].clip(-40, 40), 4)
        self._down: Image = np.gradient(shore, axis=0)
        self._right: Image = np.gradient(shore, axis=1)
        self._main = self._chief(sheet)

    def _chief(self, sheet: Sheet) -> np.ndarray:
        """The long axis of all water cells."""
        at = sheet.plane(plane_points(sheet.cells("river"), sheet.chart.width))
        if len(at) < 3:
            return np.array((1.0, 0.0))
        axis: np.ndarray = np.linalg.svd(at - at.mean(axis=0), full_matrices=False)[2][0]
        return axis if axis[0] > 0 else -axis

    def _along(self, x: float, y: float) -> np.ndarray:
        rows, columns = self._down.shape
        row = min(max(int(y / _FLOW_STEP), 0), rows - 1)
        column = min(max(int(x / _FLOW_STEP), 0), columns - 1)
        across = np.array((self._right[row, column], self._down[row, column]))
        steep = float(np.hypot(*across))
        along = np.array((-across[1], across[0])) / (steep + 1e-6)
        along = along if along @ self._main > 0 else -along
        return unit(along + self._main * max(0.0, 1.2 - steep / 4))

    def line(self, x: float, y: float, reach: float) -> Points:
        """A line of the current through a spot."""
        halves = []
        for sign in (-1, 1):
            at, half = np.array((x, y)), []
            for _ in range(int(reach / 3)):
                at = at + sign * 3 * self._along(at[0], at[1])
                half.append(at)
            halves.append(half)
        return np.array([*halves[0][::-1], (x, y), *halves[1]])
