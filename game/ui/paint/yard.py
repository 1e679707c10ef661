"""What stands within walls, and single buildings anywhere."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.ui.paint.buildings import church, house
from game.ui.paint.craft import gabion
from game.ui.paint.curves import Points, blob, moved, smooth
from game.ui.paint.ornaments import well
from game.ui.paint.pen import Color, Pen
from game.ui.paint.ring import Ring
from game.ui.paint.season import Season
from game.ui.paint.site import Site

_TURNS = (8, 172, 95, 80, 12, 20, 150, 100)
_GRAIN_ROOF: Color = (122, 98, 66)

Figure = tuple[float, Callable[[], None]]
"""The y of a figure's foot in units, and the drawing of it."""


def buildings(site: Site, cells: list[int] | None = None) -> list[Figure]:
    """The buildings that have a cell of their own."""
    chosen = range(len(site.kinds)) if cells is None else cells
    return [_building(site, cell) for cell in chosen if site.kinds[cell] in _BUILDINGS]


def _building(site: Site, cell: int) -> Figure:
    spot, kind = site.center(cell), site.kinds[cell]

    def draw(pen: Pen) -> None:
        _BUILDINGS[kind](pen, site.season)

    return float(spot[1]), lambda: site.press(kind, 1000 + cell, spot, draw)


def houses(site: Site, ring: Ring, street: Points) -> list[Figure]:
    """Log houses on the empty cells within a wall, off its street."""
    found = []
    for cell in ring.inside:
        rng = np.random.default_rng(7000 + cell)
        spot = site.center(cell) + rng.normal(0, 1, 2) * (7, 4)
        gap = np.hypot(*(street - spot).T).min() if len(street) else 99.0
        kept = rng.random() < 0.86 and gap > 17
        crowded = any(site.kinds[other] in ("church", "grain_store") for other in site.around(cell))
        if site.kinds[cell] or not kept or (crowded and rng.random() < 0.55):
            continue
        found.append(_house(site, cell, spot, float(_TURNS[rng.integers(8)]), rng.uniform(0.66, 0.86)))
    return found


def _house(site: Site, cell: int, spot: Points, turn: float, size: float) -> Figure:
    def draw(pen: Pen) -> None:
        house(pen.at(0, 0, size * 1.1), site.season, turn)

    return float(spot[1]), lambda: site.press("house", 8000 + cell, spot, draw, (-34, -30, 34, 24))


def street(site: Site, ring: Ring) -> Points:
    """The way from gate to gate through the middle; without gates there is none."""
    gates = [site.center(cell) for cell in ring.cells if site.kinds[cell] in ("gate", "postern")]
    if not gates:
        return np.empty((0, 2))
    gates.sort(key=lambda gate: gate[1])
    middle = moved(ring.middle, 0, 4)[0]
    knots = [gates[0], middle, gates[-1]] if len(gates) > 1 else [gates[0], middle]
    return smooth(knots, 24)


def draw_street(site: Site, line: Points) -> None:
    """Trodden earth."""
    if len(line):
        sand: Color = (226, 222, 212) if site.winter else (214, 184, 128)
        site.pen(31).stroke(line, 7, sand, 170, waver=0.8, taper=(1, 1))


def _church(pen: Pen, season: Season) -> None:
    church(pen.at(-2, 10, 0.96), season)


def _grain_store(pen: Pen, season: Season) -> None:
    house(pen.at(-2, 2, 1.0), season, 6, _GRAIN_ROOF)


def _powder_store(pen: Pen, season: Season) -> None:
    """A vault under turf."""
    turf = blob(0, -2, 13, 8.5, pen.rng, rough=0.05)
    pen.fill(turf, (240, 240, 236) if season is Season.WINTER else (150, 136, 84))
    pen.rim(turf, 1.2)
    pen.fill([(-4, 5), (-4, -3), (4, -3), (4, 5)], (60, 42, 30))
    for x in (-9, -6, 7, 10):
        pen.stroke([(x * 0.8, -8), (x * 1.2, 1)], 0.9, alpha=150, taper=(1, 0.1))


def _well(pen: Pen, season: Season) -> None:
    well(pen.at(-3, 4))


def _inner_work(pen: Pen, season: Season) -> None:
    """A small redoubt: a bank on three sides and gabions in front."""
    corners = [(-17, 6), (-13, -10), (13, -10), (17, 6)]
    earth: Color = (228, 224, 214) if season is Season.WINTER else (196, 156, 100)
    pen.stroke(corners, 8, earth, 255, waver=0.3, taper=(1, 1))
    pen.stroke(corners, 1.2, waver=0.4, taper=(1, 1))
    pen.edges([(-20, 9), (-15.5, -14), (15.5, -14), (20, 9)], 1.1, ring=False)
    for x in (-12, -4, 4, 12):
        gabion(pen.at(x, -8, 0.75), snow=season is Season.WINTER)


def _landing(pen: Pen, season: Season) -> None:
    """A jetty of planks."""
    pen.panel([(-5, -14), (5, -14), (6, 14), (-6, 14)], (176, 136, 90), 1.1)
    for y in range(-10, 14, 4):
        pen.stroke([(-5.5, y), (5.5, y)], 0.8, alpha=190)


_BUILDINGS: dict[str, Callable[[Pen, Season], None]] = {
    "church": _church,
    "grain_store": _grain_store,
    "powder_store": _powder_store,
    "well": _well,
    "inner_work": _inner_work,
    "landing": _landing,
}
