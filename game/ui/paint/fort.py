"""An earth fort with bastions: glacis, ditch, scarp, parapet, and what stands on and in it."""

from __future__ import annotations

from functools import partial
from math import atan2

import numpy as np

from game.ui.paint.breach import earth_breach, scar
from game.ui.paint.buildings import tower
from game.ui.paint.craft import gabion, gun
from game.ui.paint.curves import (
    Points,
    closed,
    ellipse,
    grown,
    moved,
    nearest,
    normals,
    outward,
    resample,
    runs,
    unit,
)
from game.ui.paint.pen import Color, Pen
from game.ui.paint.ring import Ring, bastioned
from game.ui.paint.site import Site
from game.ui.paint.stamp import bank
from game.ui.paint.yard import Figure, buildings, draw_street, houses, street

_HEX = 48.0
_LIGHT = np.array((0.6, 0.8))
_FOOT, _CREST, _WALK, _INNER = 0.34 * _HEX, 0.12 * _HEX, -0.10 * _HEX, -0.36 * _HEX
"""Distances of the four lines of the rampart from its trace."""
_DITCH, _DITCH_WIDTH = 0.62 * _HEX, 0.46 * _HEX
_SCARP_INK: Color = (66, 44, 28)


def draw_fort(site: Site, ring: Ring) -> list[Figure]:
    """Draw the earthwork; returns what stands on and in it, still to be drawn from the far to the near."""
    trace = bastioned(ring)
    _glacis(site, ring, trace)
    _rampart(site, ring, trace)
    line = street(site, ring)
    draw_street(site, line)
    _gateways(site, ring, trace)
    figures = _parapet(site, ring, trace) + _guns(site, ring) + houses(site, ring, line)
    figures += buildings(site, list(ring.inside)) + _gate_towers(site, ring, trace)
    return figures + _damage(site, ring, trace)


def _glacis(site: Site, ring: Ring, trace: Points) -> None:
    """Glacis and ditch, on those sides where the map has a ditch."""
    ditch = site.cells("ditch")
    if not ditch:
        return
    at = site.centers(ditch)
    middle = resample(closed(grown(trace, _DITCH)), 4)
    gap = np.hypot(*(middle[:, None] - at[None]).transpose(2, 0, 1)).min(axis=1)
    parts = [part for part in _ring_runs(gap < 1.2 * _HEX) if len(part) > 24]
    slope: Color = (232, 231, 226) if site.winter else (202, 178, 118)
    for part in parts:
        site.pen(21).stroke(middle[part], 1.24 * _HEX, slope, 105, press=0.05, taper=(0.4, 0.4))
    bends = grown(trace, _DITCH)
    for part in parts:
        _ditch(site, middle[part], ring.middle, bends)


def _ring_runs(wanted: np.ndarray) -> list[np.ndarray]:
    """Stretches of True round a ring, the one over the seam in one piece."""
    found = runs(wanted)
    if len(found) > 1 and wanted[0] and wanted[-1]:
        last = found.pop()
        found[0] = np.concatenate((last, found[0]))
    return found


def _ditch(site: Site, course: Points, middle: Points, bends: Points) -> None:
    pen = site.pen(22)
    bed: Color = (158, 164, 168) if site.winter else (122, 98, 66)
    out, half = outward(course, middle), _DITCH_WIDTH / 2
    count = len(course)
    narrow = np.minimum(1, 0.18 + np.minimum(np.arange(count), np.arange(count)[::-1]) / 14)[:, None]
    inner = course[8:-8]
    for x, y in bends:  # where a ribbon folds over itself its middle stays blank
        if len(inner) and np.hypot(*(inner - (x, y)).T).min() < 5:
            right, down = unit(middle - (x, y)) * 5
            pen.fill(ellipse(x + right, y + down, half, half), bed)
    pen.stroke(course, _DITCH_WIDTH, bed, 255, waver=0.2, press=0.03, taper=(0.3, 0.3))
    for side in (-1, 1):
        _lip(pen, course, course + out * narrow * (side * half), narrow.ravel() * half)
    edge = course + out * narrow * half
    shade = pen.rng.random(count) < 0.55
    depth = pen.rng.uniform(0.5, 0.8, (count, 1)) * half
    pen.ticks(edge[shade], (edge - out * narrow * depth)[shade], 1.0, (54, 38, 26), 170)
    fall = pen.rng.random(count) < 0.7
    start = edge + out * 3
    reach = start + out * pen.rng.uniform(4, 10, (count, 1))
    pen.ticks(start[fall], reach[fall], 1.0, (92, 66, 40), 150, end=0.05)


def _lip(pen: Pen, course: Points, edge: Points, reach: np.ndarray) -> None:
    """One edge of a ditch, left out where it would fold over itself behind a sharp bend."""
    gap = np.hypot(*(edge[:, None] - course[None]).transpose(2, 0, 1)).min(axis=1)
    for part in runs(gap > 0.9 * reach):
        pen.stroke(edge[part], 1.25, waver=0.6, taper=(0.6, 0.6))


def _rampart(site: Site, ring: Ring, trace: Points) -> None:
    pen, winter = site.pen(23), site.winter
    foot, crest, walk, inner = (grown(trace, distance) for distance in (_FOOT, _CREST, _WALK, _INNER))
    pen.fill(moved(foot, 3, 5), (60, 40, 22), 70)
    pen.fill(foot, (206, 202, 192) if winter else (172, 130, 80))
    pen.fill(crest, (240, 238, 232) if winter else (204, 168, 110))
    pen.fill(walk, (248, 246, 240) if winter else (220, 190, 134))
    _scarp(pen, foot, crest, 1.0)
    _scarp(pen, walk, inner, 0.55)
    pen.fill(inner, (244, 240, 230) if winter else (226, 204, 154))
    for line, width in ((foot, 1.7), (crest, 1.25), (walk, 1.0), (inner, 1.2)):
        pen.rim(line, width, waver=0.5)


def _scarp(pen: Pen, lower: Points, upper: Points, density: float) -> None:
    """Hachures down a slope, denser away from the light; inner slopes face the other way."""
    for number in range(len(lower)):
        following = (number + 1) % len(lower)
        start, stop = lower[number], lower[following]
        count = int(np.hypot(*(stop - start)) / 3.3)
        share = (np.arange(count) / max(count, 1))[:, None]
        foot = start * (1 - share) + stop * share
        top = upper[number] * (1 - share) + upper[following] * share
        out = unit((start + stop - upper[number] - upper[following]) / 2)
        lit = float(out @ _LIGHT) * (1 if density == 1 else -1)
        kept = pen.rng.random(count) < (0.62 + 0.36 * lit) * density
        reach = pen.rng.uniform(0.75, 1, (count, 1))
        pen.ticks(top[kept], (top + (foot - top) * reach)[kept], 1.0, _SCARP_INK, 205, end=0.2)


def _gate_spots(site: Site, ring: Ring, trace: Points) -> list[tuple[int, Points, Points]]:
    """Cell, spot on the trace and way out of each gate."""
    course = resample(closed(trace), 3)
    found = []
    for cell in ring.cells:
        if site.kinds[cell] in ("gate", "postern"):
            spot = nearest(course, site.center(cell))
            found.append((cell, course[spot], outward(course, ring.middle)[spot]))
    return found


def _gateways(site: Site, ring: Ring, trace: Points) -> None:
    """A way through the rampart, over the ditch where there is one."""
    road: Color = (240, 238, 230) if site.winter else (222, 194, 142)
    for cell, spot, out in _gate_spots(site, ring, trace):
        main = site.kinds[cell] == "gate"
        half, reach = (8.0, 46.0) if main else (5.0, 26.0)
        across = np.array((-out[1], out[0])) * half
        near, far = spot - out * 17, spot + out * reach
        pen = site.pen(40 + cell)
        pen.fill([near - across, far - across, far + across, near + across], road)
        for side in (-across, across):
            pen.stroke((near + side, far + side), 1.3)


def _parapet(site: Site, ring: Ring, trace: Points) -> list[Figure]:
    """Gabions along the crest, none at the gates and in breaches."""
    spots = resample(closed(grown(trace, 0.01 * _HEX)), 10.4)
    open_at = [spot for _, spot, _ in _gate_spots(site, ring, trace)]
    course = resample(closed(trace), 3)
    open_at += [course[nearest(course, site.center(cell))] for cell in ring.cells if site.fallen(cell)]
    stamps = bank(_snowy_gabion if site.winter else gabion, (-6, -12, 6, 3), 0.6 * site.frame.scale, 8)
    pen = site.pen(24)
    return [
        (float(y), partial(stamps[number % 8].press, site.layer, *pen.pixel(x, y + 3)))
        for number, (x, y) in enumerate(spots)
        if all(np.hypot(*(gap - (x, y))) > 17 for gap in open_at)
    ]


def _snowy_gabion(pen: Pen) -> None:
    gabion(pen, snow=True)


def _guns(site: Site, ring: Ring) -> list[Figure]:
    """Two guns on each bastion."""
    figures: list[Figure] = []
    for number, (corner, strong) in enumerate(zip(ring.corners, ring.strong, strict=True)):
        out = unit(corner - ring.middle)
        for side in (-1, 1) if strong else ():
            x, y = corner + out * 16 + np.array((-out[1], out[0])) * (12.5 * side)
            turn = atan2(out[1], out[0]) + side * 0.5
            figures.append((y, partial(_gun, site, 300 + number * 2 + side, x, y, turn)))
    return figures


def _gun(site: Site, seed: int, x: float, y: float, turn: float) -> None:
    site.press(
        ("gun", turn), seed, np.array((x, y)), lambda pen: gun(pen.at(0, 0, 0.68), turn), (-14, -14, 14, 14)
    )


def _gate_towers(site: Site, ring: Ring, trace: Points) -> list[Figure]:
    figures: list[Figure] = []
    for cell, spot, _ in _gate_spots(site, ring, trace):
        if not site.fallen(cell):
            size = 1.08 if site.kinds[cell] == "gate" else 0.8
            x, y = spot
            figures.append((y + 9, partial(_tower, site, cell, x, y + 9, size)))
    return figures


def _tower(site: Site, cell: int, x: float, y: float, size: float) -> None:
    site.press(
        ("tower", size), 400 + cell, np.array((x, y)), lambda pen: tower(pen.at(0, 0, size), site.season)
    )
    if site.wear(cell) > 0.1:
        scar(site.pen(500 + cell, x, y - 12, 0.6), site.wear(cell))


def _damage(site: Site, ring: Ring, trace: Points) -> list[Figure]:
    """Scars on worn walls and heaps where they are down, on the wall line nearest to each cell."""
    course = resample(closed(trace), 3)
    across = normals(course)
    figures: list[Figure] = []
    for cell in ring.cells:
        if site.kinds[cell] in ("gate", "postern") and not site.fallen(cell):
            continue
        spot = nearest(course, site.center(cell))
        (x, y), out = course[spot], across[spot]
        out = out if out @ (course[spot] - ring.middle) > 0 else -out
        if site.fallen(cell):
            figures.append((y, partial(_breach, site, cell, x, y, out)))
        elif site.wear(cell) > 0.03:
            figures.append((y, partial(_scars, site, cell, x + out[0] * 8, y + out[1] * 8)))
    return figures


def _breach(site: Site, cell: int, x: float, y: float, out: Points) -> None:
    way = (round(float(out[0]), 3), round(float(out[1]), 3))
    site.press(
        ("breach", way),
        600 + cell,
        np.array((x, y)),
        lambda pen: earth_breach(pen, np.array(way), winter=site.winter),
        (-55, -55, 55, 55),
    )


def _scars(site: Site, cell: int, x: float, y: float) -> None:
    wear = round(site.wear(cell), 2)
    site.press(("scar", wear), 700 + cell, np.array((x, y)), lambda pen: scar(pen, wear))
