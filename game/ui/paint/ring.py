"""Rings of walls: which cells they enclose, where their corners are, how their sides run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from game.ui.paint.curves import Points, nearest, simplified, unit
from game.ui.paint.site import WALLS, Site

_HEX = 48.0


@dataclass(frozen=True, slots=True)
class Ring:
    """One closed wall.

    Attributes:
        cells: all its wall cells.
        inside: the cells it encloses.
        corners: (n, 2) in units, in order of their angle from the middle.
        strong: for each corner, whether a bastion or tower stands there.
        middle: (2,) of the enclosed ground.
    """

    cells: tuple[int, ...]
    inside: tuple[int, ...]
    corners: Points
    strong: tuple[bool, ...]
    middle: Points


def find_rings(site: Site) -> list[Ring]:
    """All closed walls of a site."""
    rings = []
    for heap in site.groups(site.cells(*WALLS)):
        inside = _enclosed(site, heap)
        if inside and len(heap) > 5:
            rings.append(_ring(site, heap, inside))
    return rings


def _enclosed(site: Site, walls: Sequence[int]) -> list[int]:
    """The cells from which no way leads past the walls to the rim of the map."""
    width, height = site.frame.width, site.frame.height
    wall = set(walls)
    rim = [c for c in range(width * height) if c % width in (0, width - 1) or c // width in (0, height - 1)]
    outside = set(rim) - wall
    queue = list(outside)
    for cell in queue:
        near = [other for other in site.around(cell) if other not in wall and other not in outside]
        outside.update(near)
        queue += near
    return [cell for cell in range(width * height) if cell not in wall and cell not in outside]


def _ring(site: Site, walls: Sequence[int], inside: Sequence[int]) -> Ring:
    middle = site.centers(inside).mean(axis=0)
    within = set(inside)
    inner = {cell for cell in walls if within.intersection(site.around(cell))}
    # a corner may touch no yard, but it touches two cells that do; the tip of a bastion does not
    line = [cell for cell in walls if cell in inner or len(inner.intersection(site.around(cell))) > 1]
    line = _by_angle(site, line, middle)
    marks = _strong_corners(site, walls, line, middle)
    strong = len(marks) >= 3
    at = marks if strong else _turning_points(site.centers(line))
    corners = _meeting_points(site.centers(line), sorted(set(at)))
    return Ring(tuple(walls), tuple(inside), corners, (strong,) * len(corners), middle)


def _by_angle(site: Site, cells: Sequence[int], middle: Points) -> list[int]:
    away = site.centers(cells) - middle
    turn = np.arctan2(away[:, 1], away[:, 0])
    return [cells[index] for index in np.argsort(turn, kind="stable")]


def _strong_corners(site: Site, walls: Sequence[int], line: Sequence[int], middle: Points) -> list[int]:
    """Places along the line where bastions or towers stand; a heap of them counts once."""
    marks = [cell for cell in walls if site.kinds[cell] in ("bastion", "tower")]
    at = site.centers(line)
    return [nearest(at, site.centers(heap).mean(axis=0)) for heap in site.groups(marks)]


def _turning_points(line: Points) -> list[int]:
    """Places of the corners of a ring without bastions."""
    start = int(np.hypot(*(line - line.mean(axis=0)).T).argmax())
    rolled = np.roll(line, -start, axis=0)
    kept = simplified(np.vstack((rolled, rolled[:1])), 0.8 * _HEX)[:-1]
    return [nearest(line, corner) for corner in kept]


def _meeting_points(line: Points, marks: Sequence[int]) -> Points:
    """Where the straight lines of neighbouring sides meet.

    A side is the least-squares line through its cells: on staggered rows the wall then stays within all
    of them, which a line from corner cell to corner cell does not.
    """
    if len(marks) < 3:
        return line
    fits = []
    for first, last in zip(marks, [*marks[1:], marks[0] + len(line)], strict=True):
        side = line[np.arange(first, last + 1) % len(line)]
        start = side.mean(axis=0)
        fits.append((start, np.linalg.svd(side - start, full_matrices=False)[2][0]))
    pairs = zip([fits[-1], *fits[:-1]], fits, marks, strict=True)
    return np.array([_meeting(before, after, line[mark]) for before, after, mark in pairs])


def _meeting(before: tuple[Points, Points], after: tuple[Points, Points], corner: Points) -> Points:
    """Where two lines (point, direction) cross; near the corner's cell if they run alike or cross far off."""
    (start, along), (other, across) = before, after
    matrix = np.column_stack((along, -across))
    if abs(np.linalg.det(matrix)) > 0.2:
        crossing: Points = start + along * np.linalg.solve(matrix, other - start)[0]
        if np.hypot(*(crossing - corner)) < 1.2 * _HEX:
            return crossing
    feet = (start + along * ((corner - start) @ along), other + across * ((corner - other) @ across))
    return (feet[0] + feet[1]) / 2


def bastioned(ring: Ring) -> Points:
    """The trace of the wall with an arrowhead (flank, face, salient, face, flank) at each strong corner."""
    corners = ring.corners
    count = len(corners)
    sides = np.hypot(*(corners - np.roll(corners, 1, axis=0)).T)
    size = _HEX * min(1.0, float(sides.min()) / (3.4 * _HEX))
    trace: list[Points] = []
    for number, corner in enumerate(corners):
        before, after = unit(corners[number - 1] - corner), unit(corners[(number + 1) % count] - corner)
        salient = -unit(before + after)
        convex = (corner - ring.middle) @ salient > 0
        if ring.strong[number] and convex:
            trace += [
                corner + before * 1.12 * size,
                corner + (before * 0.98 - after * 0.52) * size,
                corner + salient * 1.42 * size,
                corner + (after * 0.98 - before * 0.52) * size,
                corner + after * 1.12 * size,
            ]
        else:
            trace.append(corner)
    return np.array(trace)
