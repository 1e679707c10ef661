"""What besiegers dig and build: wall, trenches, batteries, breastworks, camps; and works half done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import atan2, cos, sin

import numpy as np
from numpy.typing import NDArray

from game.ui.paint.buildings import palisade
from game.ui.paint.craft import gabion, gun, tent
from game.ui.paint.curves import Points, blob, ellipse, outward, resample, simplified, tangents, wavering
from game.ui.paint.palette import BANNERS, EARTH_INK, PALE_LOG
from game.ui.paint.pen import INK, Color, Pen
from game.ui.paint.site import Site
from game.ui.paint.stamp import bank
from game.ui.paint.yard import Figure

LINES = ("siege_wall", "trench", "sap", "breastwork", "palisade", "rampart", "ditch", "old_bank")
"""Kinds that run from hex to hex; others stand on one."""


def draw_siege_walls(site: Site, target: Points) -> list[Figure]:
    """The wall of pales round a town, its ditch on the inner side; returns pales and huts."""
    figures: list[Figure] = []
    for walk in site.walks(site.cells("siege_wall")):
        seed = 2000 + min(walk)
        course = wavering(site.course(walk, 3), np.random.default_rng(seed), 1.2, 20)
        inward = -outward(course, target)
        _siege_ditch(site, seed, course, inward)
        figures += _siege_pales(site, seed, course)
    return figures


def _siege_ditch(site: Site, seed: int, course: Points, inward: Points) -> None:
    pen = site.pen(seed)
    bed: Color = (170, 168, 166) if site.winter else (112, 84, 54)
    bank_: Color = (228, 224, 214) if site.winter else (178, 138, 86)
    pen.stroke(course + inward * 11, 7, bed, 190, waver=0.8, press=0.2, taper=(1, 1))
    for offset in (7.4, 14.6):
        pen.stroke(course + inward * offset, 1.0, waver=0.5)
    pen.stroke(course + inward * 1.5, 8, bank_, 210, waver=0.8, press=0.2, taper=(1, 1))


def _siege_pales(site: Site, seed: int, course: Points) -> list[Figure]:
    """Pales in pieces of some 50 units, and a watch hut every 230."""
    figures: list[Figure] = []
    for number, first in enumerate(range(0, len(course) - 1, 24)):
        piece = course[first : first + 25]
        figures.append((float(piece[:, 1].max()), partial(_pales, site, seed + number, piece)))
    for spot in range(40, len(course) - 20, 116):
        x, y = course[spot]
        figures.append((y + 2, partial(_hut, site, seed + spot, x, y)))
    return figures


def _pales(site: Site, seed: int, piece: Points) -> None:
    palisade(site.pen(seed), piece, site.season, 11.0, 3.5, color=PALE_LOG)


def _hut(site: Site, seed: int, x: float, y: float) -> None:
    site.press(
        "hut", seed % 5, np.array((x, y)), _snowy_hut if site.winter else _watch_hut, (-14, -24, 14, 6)
    )


def _watch_hut(pen: Pen, roof: Color = (120, 96, 70)) -> None:
    pen.panel([(-7, 2), (7, 2), (7, -12), (-7, -12)], (170, 126, 80), 1.1)
    pen.panel([(-10, -11), (10, -11), (5, -19), (-5, -19)], roof, 1.1)


def _snowy_hut(pen: Pen) -> None:
    _watch_hut(pen, (244, 244, 240))


def draw_trenches(site: Site, target: Points) -> list[Figure]:
    """Trenches and saps, zigzag as they were dug; returns the gabions that shelter the heads."""
    figures: list[Figure] = []
    saps = {*site.cells("sap")}
    for walk in site.walks(site.cells("trench", "sap"), target):
        course = simplified(site.course(walk, 0), 14.0)
        _trench(site, 3000 + min(walk), course, target)
        for cell in _head(site, [cell for cell in walk if cell in saps], target):
            x, y = site.center(cell)
            figures += [
                (y + 4, partial(_basket, site, cell, x + aside, y + 4)) for aside in (-10, -3.5, 3.5, 10)
            ]
    return figures


def _head(site: Site, sap: Sequence[int], target: Points) -> list[int]:
    """Return the cell of a sap that has come nearest to what the siege is laid to."""
    if not sap:
        return []
    away = np.hypot(*(site.centers(sap) - target).T)
    return [sap[int(away.argmin())]]


def _trench(site: Site, seed: int, line: Points, target: Points) -> None:
    pen, course = site.pen(seed), resample(line, 4)
    spoil: Color = (205, 196, 180) if site.winter else (164, 126, 78)
    bed: Color = (112, 96, 82) if site.winter else (84, 62, 42)
    toward = -outward(course, target)
    pen.stroke(course, 11, spoil, 190, waver=0.8, press=0.1, taper=(1, 1))
    pen.stroke(course, 4.6, bed, 235, waver=0.4, press=0.15, taper=(1, 1))
    start = course + toward * 4
    reach = start + toward * pen.rng.uniform(3, 5.5, (len(course), 1))
    pen.ticks(start, reach, 1.0, EARTH_INK, 210)
    for side in (-1, 1):
        pen.stroke(course + toward * (3.0 * side), 1.0, waver=0.4)


def draw_breastworks(site: Site, target: Points) -> None:
    """Low banks of earth."""
    for walk in site.walks(site.cells("breastwork")):
        pen = site.pen(3500 + min(walk))
        course = wavering(site.course(walk, 1), pen.rng, 0.8, 14)
        toward = -outward(course, target)
        ditch: Color = (170, 168, 166) if site.winter else (112, 84, 54)
        earth: Color = (230, 226, 216) if site.winter else (182, 142, 88)
        pen.stroke(course + toward * 8, 6, ditch, 180, waver=0.7, taper=(1, 1))
        pen.stroke(course, 10, earth, 240, waver=0.6, press=0.1, taper=(1, 1))
        for side in (-5, 1, 5):
            pen.stroke(course + toward * side, 1.0, waver=0.5, taper=(1, 1))
        feet = course[::2] + toward[::2] * 1.4
        pen.ticks(feet, feet + toward[::2] * pen.rng.uniform(2.4, 4, (len(feet), 1)), 1.0, EARTH_INK, 200)


def batteries(site: Site, targets: Points) -> list[Figure]:
    """Platforms with guns behind gabions, turned to the nearest of the targets (n, 2)."""
    figures: list[Figure] = []
    for cell in site.cells("battery"):
        x, y = site.center(cell)
        aim = targets[np.hypot(*(targets - (x, y)).T).argmin()] if len(targets) else (x, y - 1)
        turn = atan2(aim[1] - y, aim[0] - x)
        figures.append((y + 12, partial(_battery, site, cell, x, y, turn)))
    return figures


def _battery(site: Site, cell: int, x: float, y: float, turn: float) -> None:
    def draw(pen: Pen) -> None:
        _platform(pen.at(0, 0, 1.08), turn, BANNERS[cell % 4], snow=site.winter)

    site.press(("battery", turn), 4000 + cell, np.array((x, y)), draw)


def _platform(pen: Pen, turn: float, banner: Color, *, snow: bool) -> None:
    along = np.array((cos(turn), sin(turn)))
    across = np.array((-sin(turn), cos(turn))) * 21
    earth: Color = (224, 220, 210) if snow else (196, 156, 100)
    pen.fill(blob(0, 0, 26, 18, pen.rng, rough=0.04), (150, 112, 70), 60 if snow else 110)
    front, back = along * 8, -along * 12
    corners = [front + across, front - across, back - across * 0.8, back + across * 0.8]
    pen.panel(corners, earth, 1.1, alpha=240, waver=0.4)
    for kind, spot in _line_of_fire(along, across):
        if kind == "basket":
            gabion(pen.at(spot[0], spot[1]), snow=snow)
        else:
            gun(pen.at(spot[0], spot[1] - 2, 0.85), turn, (70, 62, 50))
    _pennant(pen.at(*back), banner)


def _line_of_fire(along: Points, across: Points) -> list[tuple[str, Points]]:
    """Gabions and the guns between them, the far ones first."""
    baskets = [("basket", along * 8 + across * share) for share in np.linspace(-1, 1, 6)]
    guns = [("gun", along * 4 + across * share) for share in np.linspace(-0.8, 0.8, 5)]
    return sorted(baskets + guns, key=lambda item: float(item[1][1]))


def mounds(site: Site) -> list[Figure]:
    """Mounds of earth that overlook a wall, gabions on their crowns."""
    figures: list[Figure] = []
    for cell in site.cells("mound"):
        x, y = site.center(cell)
        figures.append((y + 14, partial(_mound, site, cell, x, y)))
    return figures


def _mound(site: Site, cell: int, x: float, y: float) -> None:
    site.press(("mound",), 4800 + cell, np.array((x, y)), partial(_heap, snow=site.winter))


def _heap(pen: Pen, *, snow: bool) -> None:
    """Slopes with the marks of spades, a trodden crown, and baskets round its far side and its near one."""
    slope: Color = (226, 222, 212) if snow else (182, 140, 86)
    crown: Color = (240, 238, 230) if snow else (206, 168, 112)
    foot, top = blob(0, 5, 28, 19, pen.rng, rough=0.04), ellipse(0, -6, 15, 8)
    pen.fill(foot + np.array((2, 3)), (110, 84, 54), 90)
    pen.panel(foot, slope, 1.1, waver=0.4)
    rim = ellipse(0, -6, 16, 9, 30)
    down = (rim - np.array((0, -6))) * pen.rng.uniform(0.35, 0.7, (len(rim), 1))
    pen.ticks(rim, rim + down, 1.0, EARTH_INK, 210)
    for x in (-8, 0, 8):
        gabion(pen.at(x, -11, 0.7), snow=snow)
    pen.panel(top, crown, 1.0, waver=0.3)
    for x in (-11, -4, 4, 11):
        gabion(pen.at(x, 1 - abs(x) / 4, 0.75), snow=snow)


def _pennant(pen: Pen, color: Color) -> None:
    pen.stroke([(0, 0), (0, -26)], 1.3)
    pen.fill([(0, -26), (13, -24), (0, -16)], color)
    pen.stroke([(0, -26), (13, -24), (0, -16)], 0.9)


def camps(site: Site) -> list[Figure]:
    """Trodden ground within a light fence; returns the tents of the four banners."""
    figures: list[Figure] = []
    for heap in site.groups(site.cells("camp")):
        centers = site.centers(heap)
        rng = np.random.default_rng(5000 + heap[0])
        outlines = [blob(x, y, 42, 34, rng, rough=0.03, count=26) for x, y in centers]
        _camp_ground(site, heap[0], outlines)
        figures += [figure for cell in heap for figure in _tents(site, cell)]
    return figures


def _camp_ground(site: Site, seed: int, outlines: Sequence[Points]) -> None:
    """The rims of all hexes of a camp first, then its ground: only the outer rim is left to see."""
    pen = site.pen(5500 + seed)
    for outline in outlines:
        pen.rim(outline, 6.0, waver=0.5)
    trodden: Color = (246, 244, 238) if site.winter else (226, 204, 152)
    for outline in outlines:
        pen.stroke(np.vstack((outline, outline[:1])), 3.6, PALE_LOG, taper=(1, 1))
    for outline in outlines:
        middle = outline.mean(axis=0)
        pen.fill(middle + (outline - middle) * 0.96, trodden)


def _tents(site: Site, cell: int) -> list[Figure]:
    rng = np.random.default_rng(5900 + cell)
    x, y = site.center(cell)
    figures: list[Figure] = []
    for number, (right, down) in enumerate(((-23, 0), (0, -11), (23, 0), (-11, 14), (13, 15))):
        spot = np.array((x + right, y + down + 6)) + rng.normal(0, 2.2, 2)
        figures.append((spot[1], partial(_tent, site, cell * 5 + number, spot[0], spot[1])))
    return figures


def _tent(site: Site, seed: int, x: float, y: float) -> None:
    draw = _TENTS[(seed // 3) % 4]
    stamps = bank(draw, (-14, -24, 14, 3), 0.95 * site.frame.scale, 2)
    stamps[seed % 2].press(site.layer, *site.pen(seed).pixel(x, y))


def _yellow_tent(pen: Pen) -> None:
    tent(pen, BANNERS[0])


def _white_tent(pen: Pen) -> None:
    tent(pen, BANNERS[1])


def _red_tent(pen: Pen) -> None:
    tent(pen, BANNERS[2])


def _blue_tent(pen: Pen) -> None:
    tent(pen, BANNERS[3])


_TENTS = (_yellow_tent, _white_tent, _red_tent, _blue_tent)


def _basket(site: Site, seed: int, x: float, y: float) -> None:
    gabion(site.pen(4500 + seed, x, y, 0.62), snow=site.winter)


def draw_planned(site: Site, planned: Sequence[str], progress: NDArray[np.integer]) -> None:
    """Works under way: pegged out in dashes, the earth darker the more of it is dug."""
    lines = [cell for cell, kind in enumerate(planned) if kind in LINES]
    for walk in site.walks(lines):
        _pegged_line(site, _tied(site, walk), float(progress[walk].mean()) / 1000)
    for cell, kind in enumerate(planned):
        if kind and kind not in LINES:
            _pegged_spot(site, cell, float(progress[cell]) / 1000)


def _tied(site: Site, walk: list[int]) -> list[int]:
    """The walk drawn out to a finished line that it meets."""
    for end, place in ((walk[0], 0), (walk[-1], len(walk))):
        met = [other for other in site.around(end) if site.kinds[other] in LINES and other not in walk]
        if met:
            return [met[0], *walk] if place == 0 else [*walk, met[0]]
    return walk


def _pegged_line(site: Site, walk: list[int], done: float) -> None:
    pen = site.pen(6000 + min(walk))
    course = resample(simplified(site.course(walk, 0), 14.0), 3)
    spoil: Color = (205, 196, 180) if site.winter else (164, 126, 78)
    pen.stroke(course, 9, spoil, 40 + 120 * done, waver=0.8, taper=(1, 1))
    if done > 0:
        pen.stroke(course, 4.4, (84, 62, 42), 150 * done, waver=0.5, taper=(1, 1))
    across = np.column_stack((-tangents(course)[:, 1], tangents(course)[:, 0]))
    for side in (-4.5, 4.5):
        for first in range(0, len(course) - 3, 7):
            dash = slice(first, first + 4)
            pen.stroke(course[dash] + across[dash] * side, 1.0, INK, 190)


def _pegged_spot(site: Site, cell: int, done: float) -> None:
    x, y = site.center(cell)
    pen = site.pen(6500 + cell, x, y)
    spoil: Color = (214, 206, 192) if site.winter else (176, 138, 86)
    pen.fill(blob(0, 2, 20, 13, pen.rng, rough=0.05), spoil, 50 + 130 * done)
    ring = ellipse(0, 2, 22, 15, 41)
    for first in range(0, 40, 4):
        pen.stroke(ring[first : first + 3], 1.1, INK, 200)
