"""Gangs that sap towards a front."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.ai.fronts import approaches, trenches
from game.ai.posts import march_within, mine
from game.ai.temper import Temper
from game.core.blockade import progress_pm
from game.core.digging import course
from game.core.hexgrid import I32, Bool, Cell
from game.core.orders import Dig, Order, UnitId
from game.core.state import View
from game.core.tasks import Task
from game.core.works import labour_of, sap_heads

_SAP = "sap"
_WHOLE = 1000
"""Per mille."""
_KEPT = 1
"""Gangs that do not sap even when the ring is closed: camps must be built."""


def sap(view: View, front: tuple[int, ...], temper: Temper) -> list[Order]:
    """Return the orders of the gangs that sap: new heads first, then more hands for those being dug."""
    gangs = [gang for gang in sappers(view, front, temper) if not sapping(view)[gang]]
    fresh = missing_heads(view, front, temper)
    orders: list[Order] = []
    for gang in gangs[:fresh]:
        orders += _dig_towards(view, gang, front, _head_ground(view, front))
    for gang in gangs[fresh:]:
        orders += _dig_towards(view, gang, front, _short_of_hands(view))
    return orders


def sappers(view: View, front: tuple[int, ...], temper: Temper) -> list[int]:
    """Return the gangs that are spared from the ring: those at it already, then the nearest to the front."""
    if not missing_heads(view, front, temper) and not sapping(view).any():
        return []
    away, busy = view.ground.grid.distances[front[0]], sapping(view)
    gangs = sorted(mine(view, "labour"), key=lambda g: (not busy[g], int(away[view.hex[g]]), g))
    return gangs[: max(temper.sap_gangs, len(gangs) - _KEPT if progress_pm(view) == _WHOLE else 0)]


@lru_cache(maxsize=4)
def missing_heads(view: View, front: tuple[int, ...], temper: Temper) -> int:
    """Return how many heads before a front are wanted and not begun; the ring comes first."""
    if progress_pm(view) < temper.sap_from_pm or not _head_ground(view, front).any():
        return 0
    dug_at = {int(view.aim[gang]) for gang in np.flatnonzero(sapping(view)).tolist()}
    return max(0, temper.sap_heads - len(heads_before(view, front)) - len(dug_at))


@lru_cache(maxsize=4)
def sapping(view: View) -> Bool:
    """Return (u,) own units that dig a sap."""
    digging: Bool = (view.side == view.me) & (view.task == Task.DIG) & (view.level == _kind(view))
    digging.setflags(write=False)
    return digging


def _kind(view: View) -> int:
    return view.ground.work_names.index(_SAP)


@lru_cache(maxsize=4)
def _head_ground(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) where a new head would serve a storm of a front."""
    ground = (view.work == 0) & ~view.ground.water & approaches(view, front)
    return np.asarray(ground & ~sap_lines(view) & ~_beside_heads(view, front))


@lru_cache(maxsize=4)
def _short_of_hands(view: View) -> Bool:
    """Return (n,) the head that is being dug by the fewest men, if there is room for more."""
    crews: dict[int, int] = {}
    for gang in np.flatnonzero(sapping(view)).tolist():
        crews[int(view.aim[gang])] = crews.get(int(view.aim[gang]), 0) + int(view.able[gang])
    cells, labour = np.zeros(view.ground.grid.n, np.bool_), labour_of(view, _kind(view))
    if crews and labour and min(crews.values()) < labour.crew:
        cells[min(crews, key=lambda head: (crews[head], head))] = True
    return cells


def sap_lines(view: View) -> Bool:
    """Return (n,) cells on the line of a gang that saps."""
    cells = np.zeros(view.ground.grid.n, np.bool_)
    for gang in np.flatnonzero(sapping(view)).tolist():
        cells[list(course(view, gang, int(view.level[gang]), int(view.aim[gang])))] = True
    return cells


def heads_before(view: View, front: tuple[int, ...]) -> list[int]:
    """Return the sap heads from which columns could go at a front."""
    before = approaches(view, front)
    return [head for head in sap_heads(view) if before[head]]


def _beside_heads(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) cells that would only widen a head, or lie on the way of a sap that is being dug."""
    heads = np.zeros(view.ground.grid.n, np.bool_)
    heads[heads_before(view, front)] = True
    heads[view.aim[sapping(view)]] = True
    return view.ground.grid.near(heads, 1)


def standoff(view: View, front: tuple[int, ...], temper: Temper) -> Bool:
    """Return (n,) dry cells before a front, out of musket range."""
    near, far = temper.standoff
    from_front = view.ground.grid.distances[list(front)].min(axis=0)
    return np.asarray((view.ground.wall_distance >= near) & (from_front <= far) & ~view.ground.water)


def nearness(view: View, front: tuple[int, ...]) -> I32:
    """Return (n,) how near each cell is to a front, for choosing among cells."""
    away = view.ground.grid.distances[list(front)].min(axis=0)
    return np.asarray(100 - 4 * away.astype(np.int32), np.int32)


def _trailheads(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) the nearest dry cells to a front from which a sap may set out."""
    ground, first = view.ground, view.rules.digging.near + 1
    from_front = ground.grid.distances[list(front)].min(axis=0)
    return np.asarray((ground.wall_distance == first) & (from_front <= first + 1) & ~ground.water)


def _dig_towards(view: View, gang: int, front: tuple[int, ...], wanted: Bool) -> list[Order]:
    """Come to the head of the sap first, or out of musket range before the front, then dig."""
    if not wanted.any():
        return []
    goal = int(np.flatnonzero(wanted)[view.ground.grid.distances[view.hex[gang]][wanted].argmin()])
    if not (_trailheads(view, front) | trenches(view))[view.hex[gang]]:
        return march_within(view, gang, _trailheads(view, front), nearness(view, front))
    return [Dig(UnitId(gang), _kind(view), Cell(goal))]
