"""Lines of a hand, as arrays of points (n, 2): resampled, smoothed, offset, made uneven."""

from __future__ import annotations

from math import pi

import numpy as np
from numpy.typing import ArrayLike, NDArray

Points = NDArray[np.float64]
"""(n, 2): x, y."""


def points(values: ArrayLike) -> Points:
    """Anything like a list of pairs, as an array (n, 2)."""
    return np.asarray(values, float).reshape(-1, 2)


def closed(line: ArrayLike) -> Points:
    """The line with its first point again at the end."""
    line = points(line)
    return np.vstack((line, line[:1]))


def moved(line: ArrayLike, x: float, y: float) -> Points:
    """The line, moved."""
    shifted: Points = points(line) + np.array((x, y))
    return shifted


def resample(line: ArrayLike, step: float) -> Points:
    """Points about `step` apart along the line; a line without length gives one point."""
    line = points(line)
    gaps = np.hypot(*(line[1:] - line[:-1]).T)
    along = np.zeros(len(line))
    np.cumsum(gaps, out=along[1:])
    if along[-1] < 1e-6:
        return line[:1]
    count = max(2, int(along[-1] / step) + 1)
    at = np.arange(count) * (along[-1] / (count - 1))
    return np.column_stack((np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])))


def smooth(line: ArrayLike, per: int = 8, ring: bool = False) -> Points:
    """A Catmull-Rom curve through the points, `per` samples between two of them."""
    line = points(line)
    if len(line) < 3:
        return line
    first, last = (line[-1:], line[:2]) if ring else (2 * line[:1] - line[1:2], 2 * line[-1:] - line[-2:-1])
    knots = np.vstack((first, line, last))
    a, b, c, d = (knots[i : len(knots) - 3 + i, None] for i in range(4))
    t = np.linspace(0, 1, per, endpoint=False)[None, :, None]
    curve = 2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    curve = 0.5 * curve.reshape(-1, 2)
    return curve if ring else np.vstack((curve, line[-1:]))


def relaxed(line: ArrayLike, passes: int) -> Points:
    """The line with its jags worn down; its ends (or, in a ring, its seam) stay joined."""
    line = points(line)
    if len(line) < 3:
        return line
    ring = bool(np.allclose(line[0], line[-1]))
    for _ in range(passes):
        before, after = (line[-2:-1], line[1:2]) if ring else (line[:1], line[-1:])
        padded = np.vstack((before, line, after))
        worn = (padded[:-2] + 2 * line + padded[2:]) / 4
        line = worn if ring else np.vstack((line[:1], worn[1:-1], line[-1:]))
    return line


def simplified(line: ArrayLike, tolerance: float) -> Points:
    """The corners of a line that lie further than a tolerance from the chord between their neighbours."""
    line = points(line)
    if len(line) < 3:
        return line
    chord = line[-1] - line[0]
    across = np.array((-chord[1], chord[0])) / (np.hypot(*chord) + 1e-9)
    off = abs((line - line[0]) @ across) if np.hypot(*chord) > 1e-6 else np.hypot(*(line - line[0]).T)
    far = int(off.argmax())
    if off[far] <= tolerance:
        return line[[0, -1]]
    return np.vstack((simplified(line[: far + 1], tolerance)[:-1], simplified(line[far:], tolerance)))


def nearest(line: Points, at: ArrayLike) -> int:
    """Index of the point of a line nearest to a spot."""
    return int(np.hypot(*(line - points(at)).T).argmin())


def wander(count: int, rng: np.random.Generator, every: int) -> NDArray[np.float64]:
    """Smooth random values of unit variance (count,), with a knot each `every` samples."""
    knots = max(2, count // every + 3)
    at = np.arange(count) * ((knots - 1) / max(1, count - 1))
    values: NDArray[np.float64] = np.interp(at, np.arange(knots), rng.standard_normal(knots))
    return values


def wavering(line: ArrayLike, rng: np.random.Generator, sway: float, every: int, per: int = 12) -> Points:
    """A smooth curve through the points that an unsteady hand has drawn; samples are 2 pixels apart."""
    curve = resample(smooth(line, per), 2.0)
    count = len(curve)
    return curve + sway * np.column_stack((wander(count, rng, every), wander(count, rng, every)))


def tangents(line: Points) -> Points:
    """Unit vectors along the line (n, 2)."""
    if len(line) < 2:
        return np.tile((1.0, 0.0), (len(line), 1))
    along = np.empty_like(line)
    along[1:-1] = line[2:] - line[:-2]
    along[0], along[-1] = line[1] - line[0], line[-1] - line[-2]
    return np.divide(along, np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9)


def normals(line: Points) -> Points:
    """Unit vectors across the line (n, 2), a quarter turn clockwise on the screen."""
    along = tangents(line)
    return np.column_stack((-along[:, 1], along[:, 0]))


def outward(line: Points, center: ArrayLike) -> Points:
    """The normals of the line on the side away from a centre."""
    across, away = normals(line), line - points(center)
    return across if (across * away).sum() > 0 else -across


def band(line: Points, across: Points, left: ArrayLike, right: ArrayLike) -> Points:
    """The outline of a strip along the line, from `left` to `right` pixels along the normals."""
    near = np.asarray(left, float).reshape(-1, 1) * across
    far = np.asarray(right, float).reshape(-1, 1) * across
    return np.vstack((line + near, (line + far)[::-1]))


def unit(vector: ArrayLike) -> NDArray[np.float64]:
    """The vector with length 1."""
    vector = np.asarray(vector, float)
    scaled: NDArray[np.float64] = vector / (np.hypot(*vector) + 1e-9)
    return scaled


def ellipse(
    x: float,
    y: float,
    across: float,
    down: float,
    count: int = 24,
    *,
    start: float = 0.0,
    stop: float = 2 * pi,
) -> Points:
    """An ellipse, or the arc of it between two angles in radians."""
    turn = np.linspace(start, stop, count)
    return np.column_stack((x + across * np.cos(turn), y + down * np.sin(turn)))


def blob(
    x: float,
    y: float,
    across: float,
    down: float,
    rng: np.random.Generator,
    *,
    rough: float = 0.15,
    count: int = 22,
) -> Points:
    """A closed, roundish outline."""
    turn = np.linspace(0, 2 * pi, count, endpoint=False)
    phase, size = rng.uniform(0, 6, 3), rng.standard_normal(3) * (1, 1, 0.6)
    waves = sum(size[i] * np.cos(turns * turn + phase[i]) for i, turns in enumerate((2, 3, 5)))
    radius = 1 + rough * np.asarray(waves)
    outline = np.column_stack((x + across * radius * np.cos(turn), y + down * radius * np.sin(turn)))
    return smooth(outline, 3, ring=True)


def grown(polygon: ArrayLike, distance: float) -> Points:
    """A polygon moved outwards by a distance along mitred corners; negative distances shrink it."""
    corner = points(polygon)
    back = corner - np.roll(corner, 1, axis=0)
    ahead = np.roll(back, -1, axis=0)
    area = (corner[:, 0] * np.roll(corner[:, 1], -1) - np.roll(corner[:, 0], -1) * corner[:, 1]).sum()
    side = 1.0 if area > 0 else -1.0
    first, second = (
        side * np.column_stack((edge[:, 1], -edge[:, 0])) / (np.hypot(*edge.T)[:, None] + 1e-9)
        for edge in (back, ahead)
    )
    half = first + second
    half /= np.hypot(*half.T)[:, None] + 1e-9
    reach = np.maximum(0.45, (half * second).sum(axis=1))[:, None]
    pushed: Points = corner + half * distance / reach
    return pushed


def inside(polygon: Points, at: Points) -> NDArray[np.bool_]:
    """Which points (n,) lie inside a closed polygon."""
    x, y = at[:, :1], at[:, 1:]
    x0, y0 = polygon.T
    x1, y1 = np.roll(polygon, 1, axis=0).T
    crosses = (y0 > y) != (y1 > y)
    left = x < (x1 - x0) * (y - y0) / np.where(y1 == y0, 1e-12, y1 - y0) + x0
    odd: NDArray[np.bool_] = (crosses & left).sum(axis=1) % 2 == 1
    return odd


def runs(wanted: NDArray[np.bool_]) -> list[NDArray[np.intp]]:
    """Index arrays of the unbroken stretches of True."""
    found = np.flatnonzero(wanted)
    if not len(found):
        return []
    return np.split(found, np.flatnonzero(np.diff(found) > 1) + 1)
