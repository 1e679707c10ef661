"""The ring: how much of it is missing, where, and what it shuts off. Nothing here is set by hand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core import fields
from game.core.errors import ScenarioError
from game.core.ground import Ground
from game.core.hexgrid import I32, U8, U16
from game.core.scenario import Scenario
from game.core.state import Tally, World

_DEAR = 120
"""Cost of a hex still to be walled, against 1 for a finished one: exact for lines of fewer hexes."""


def gap_cells(world: World) -> tuple[int, ...]:
    """Return the fewest land hexes still to be walled to make a line from the bank above to the bank below.

    Raises:
        ScenarioError: if the map has no room for such a line.
    """
    return _gap(world.scenario, world.work.tobytes())


def gap(world: World) -> int:
    """Return how many hexes `gap_cells` are."""
    return len(gap_cells(world))


def progress_pm(world: World) -> int:
    """Return how far the ring is closed: 0 as it was at the start, 1000 whole."""
    first = int(world.tally[Tally.FIRST_GAP])
    return 1000 - min(1000, gap(world) * 1000 // max(1, first))


@lru_cache(maxsize=64)
def _gap(scenario: Scenario, works: bytes) -> tuple[int, ...]:
    """Kept by the works alone, so that a world that is being changed may be asked."""
    ground = scenario.ground
    entry = _line_costs(scenario, np.frombuffer(works, np.int32))
    banks = ground.areas["bank_above"]
    lines = [_line(ground, entry, begin) for begin in (banks[entry[banks] == 1], banks[entry[banks] > 1])]
    gaps = [tuple(cell for cell in line if entry[cell] > 1) for line in lines if line]
    if not gaps:
        msg = f"{scenario.id}: no line of land joins bank_above and bank_below round the fort; mark them anew"
        raise ScenarioError(msg)
    return min(gaps, key=len)


def _line_costs(scenario: Scenario, work: I32) -> U8:
    """1 on finished walls, dear on other land far enough from the fort, no way through it or over water."""
    ground, rules = scenario.ground, scenario.rules
    closes = np.array([False, *(w.closes for w in rules.works.values())], np.bool_)
    entry = np.full(ground.grid.n, _DEAR, np.uint8)
    entry[closes[work]] = 1
    entry[ground.water | (ground.wall_distance < rules.digging.wall_distance) | ground.inside] = 0
    return entry


def _line(ground: Ground, entry: U8, begin: I32) -> list[int]:
    """Return the cheapest line from one of some hexes of the bank above, all of one cost, to the bank below.

    Empty if there is none. A field counts its sources for nothing, so finished and open ones cannot share it.
    """
    cost, ends = fields.field(ground.grid, entry, begin), ground.areas["bank_below"]
    end = int(ends[np.argmin(cost[ends])])
    return _back(ground, entry, cost, end) if cost[end] < fields.FAR else []


def _back(ground: Ground, entry: U8, cost: U16, end: int) -> list[int]:
    """Walk down the field from *end* to a source, whose own hex counts too."""
    line = [end]
    while cost[line[-1]] > 0:
        around = ground.grid.around[line[-1]]
        here = int(cost[line[-1]]) - int(entry[line[-1]])
        line.append(next(cell for cell in around if cost[cell] == here))
    return line
