"""The ring: how much of it is missing, where, and what it shuts off. Nothing here is set by hand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core import fields
from game.core.errors import ScenarioError
from game.core.ground import Ground, work_column
from game.core.hexgrid import I32, I64, U8, U16, Bool, Cells, Grid
from game.core.passage import frozen
from game.core.scenario import Scenario
from game.core.state import NOWHERE, QING, Tally, World

_DEAR = 120
"""Cost of a hex still to be walled, against 1 for a finished one: exact for lines of fewer hexes."""


def gap_cells(world: World) -> tuple[int, ...]:
    """Return the fewest hexes still to be shut to make an unbroken line round the fort.

    The line runs over land from the bank above to the bank below; once the river is frozen it goes on over
    the ice, from one end to the other. Where the map has no room for that, its edge shuts the ice.

    Raises:
        ScenarioError: if the map has no room for the line over land.
    """
    return _gap(world.scenario, pack(shutting(world)), frozen(world))


def gap(world: World) -> int:
    """Return how many hexes `gap_cells` are."""
    return len(gap_cells(world))


def progress_pm(world: World) -> int:
    """Return how far the ring is closed: 0 as it was at the start, 1000 whole."""
    first = int(world.tally[Tally.FIRST_GAP])
    return 1000 - min(1000, gap(world) * 1000 // max(1, first))


def walled_pm(world: World) -> int:
    """Return the same with what is half dug counted, on the line of the gap or beside it."""
    need, first = _needs(world.ground)[world.plan], int(world.tally[Tally.FIRST_GAP])
    cells = np.flatnonzero(need)
    begun = int((world.done[cells] * np.int64(1000) // need[cells]).sum())
    missing = max(0, gap(world) * 1000 - begun)
    return 1000 - min(1000, missing // max(1, first))


@lru_cache(maxsize=8)
def _needs(ground: Ground) -> I64:
    """(1 + kinds of work,) what a hex of each kind that closes a ring takes, 0 for the others."""
    works = ground.rules.works.values()
    needs = [work.labour.need if work.closes and work.labour else 0 for work in works]
    return np.array([0, *needs], np.int64)


def shutting(world: World) -> Bool:
    """Return (n,) hexes that nobody of the garrison passes: siege walls, and trenches that men hold."""
    shut: Bool = work_column(world.ground, "closes")[world.work] != 0
    trenches = np.flatnonzero(work_column(world.ground, "blocks")[world.work])
    if len(trenches):
        shut[trenches] = _held(world, trenches)
    return shut


def bank_works(ground: Ground, shut: Bool, reach: int) -> I32:
    """Return the cells of *shut* within *reach* hexes of water."""
    return np.flatnonzero(shut & _near_water(ground, reach)).astype(np.int32)


def commanded(scenario: Scenario, shut: Bool) -> Bool:
    """Return (n,) water, or ice, that bank works command."""
    return _commanded(scenario, pack(shut))


def pack(mask: Bool) -> bytes:
    """Return a mask as bytes that name it, for what is kept by the ground alone."""
    return np.packbits(mask).tobytes()


def unpack(octets: bytes, count: int) -> Bool:
    """Return the mask of `pack`, (count,)."""
    return np.unpackbits(np.frombuffer(octets, np.uint8), count=count).view(np.bool_)


def descend(grid: Grid, entry: Cells, cost: U16, end: int) -> list[int]:
    """Walk down a field from *end* to a source; both are among the cells returned, *end* first."""
    line = [end]
    while cost[line[-1]] > 0:
        here = int(cost[line[-1]]) - int(entry[line[-1]])
        line.append(next(cell for cell in grid.around[line[-1]] if cost[cell] == here))
    return line


@lru_cache(maxsize=8)
def _near_water(ground: Ground, reach: int) -> Bool:
    return ground.grid.near(ground.water, reach)


def _held(world: World, cells: Cells) -> Bool:
    """Return which of *cells* have enough besiegers near, (len(cells),)."""
    rules = world.rules.blockade
    ashore = (world.hex != NOWHERE) & (world.aboard == NOWHERE)
    men = np.flatnonzero((world.side == QING) & ashore & world.flag("soldier"))
    near = world.ground.grid.distances[np.ix_(cells, world.hex[men])] <= rules.hold_reach
    return np.asarray((near * world.fit[men]).sum(axis=1) >= rules.hold_men)


@lru_cache(maxsize=64)
def _commanded(scenario: Scenario, octets: bytes) -> Bool:
    rules, ground = scenario.rules.blockade, scenario.ground
    works = bank_works(ground, unpack(octets, ground.grid.n), rules.bank_reach)
    if not len(works):
        return np.zeros(ground.grid.n, np.bool_)
    under: Bool = ground.water & (ground.grid.distances[works].min(axis=0) <= rules.water_reach)
    under.setflags(write=False)
    return under


@lru_cache(maxsize=64)
def _gap(scenario: Scenario, octets: bytes, ice: bool) -> tuple[int, ...]:
    """Kept by what shuts alone, so that a world that is being changed may be asked."""
    ground = scenario.ground
    shut = unpack(octets, ground.grid.n)
    line = _land_line(scenario, shut)
    missing = tuple(cell for cell in line if not shut[cell])
    return missing + _ice_gap(scenario, shut, line) if ice else missing


def _land_line(scenario: Scenario, shut: Bool) -> list[int]:
    """Return the line over land that has the fewest open hexes, from the bank below to the bank above.

    A field counts its sources for nothing, so finished and open ones cannot share it.
    """
    ground, banks = scenario.ground, scenario.ground.areas["bank_above"]
    entry = np.where(shut, 1, _DEAR).astype(np.uint8)
    near: Bool = ground.wall_distance < scenario.rules.digging.wall_distance
    entry[ground.water | ground.inside | near] = 0
    lines = [_line(ground, entry, begin) for begin in (banks[entry[banks] == 1], banks[entry[banks] > 1])]
    if not any(lines):
        msg = f"{scenario.id}: no line of land joins bank_above and bank_below round the fort; mark them anew"
        raise ScenarioError(msg)
    return min((line for line in lines if line), key=lambda line: sum(not shut[cell] for cell in line))


def _line(ground: Ground, entry: U8, begin: I32) -> list[int]:
    """Return the cheapest line from one of some hexes of the bank above, all of one cost, to the bank below.

    Empty if there is none.
    """
    cost, ends = fields.field(ground.grid, entry, begin), ground.areas["bank_below"]
    end = int(ends[np.argmin(cost[ends])])
    return descend(ground.grid, entry, cost, end) if cost[end] < fields.FAR else []


def _ice_gap(scenario: Scenario, shut: Bool, line: list[int]) -> tuple[int, ...]:
    """Return the open hexes of the best line over the ice that joins the ends of the line over land."""
    ground, start, end = scenario.ground, line[0], line[-1]
    free = shut | commanded(scenario, shut)
    entry = np.where(free, 1, _DEAR).astype(np.uint8)
    near: Bool = ground.wall_distance < scenario.rules.blockade.ice_distance
    entry[near | _fort_shore(scenario)] = 0
    entry[end] = 1
    cost = fields.field(ground.grid, entry, start)
    if cost[end] >= fields.FAR:
        return ()
    return tuple(cell for cell in descend(ground.grid, entry, cost, end)[1:-1] if not free[cell])


@lru_cache(maxsize=8)
def _fort_shore(scenario: Scenario) -> Bool:
    """(n,) land on the fort's side of the water."""
    ground = scenario.ground
    return fields.flood(ground.grid, ~ground.water, ground.walls)
