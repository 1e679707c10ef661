"""Gangs that work towards a front: saps to the ground before it, and a mound that overlooks it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.ai.fronts import approaches, overlooking, platform_sites, platforms, trenches
from game.ai.posts import distance, march_within, mine
from game.ai.temper import Temper
from game.core.blockade import progress_pm
from game.core.digging import course
from game.core.hexgrid import I32, Bool, Cell
from game.core.orders import Dig, Order, UnitId
from game.core.state import View
from game.core.tasks import Task
from game.core.works import sap_heads

_SAP, _BATTERY, _MOUND = "sap", "battery", "mound"
_WHOLE = 1000
"""Per mille."""
_KEPT = 1
"""Gangs that do not sap even when the ring is closed: camps must be built."""
Need = tuple[str, Bool]
"""A kind of work and (n,) where it could be."""


def sap(view: View, front: tuple[int, ...], temper: Temper) -> list[Order]:
    """Return the orders of the gangs that sap."""
    gangs = [gang for gang in sappers(view, front, temper) if not _sapping(view)[gang]]
    jobs = zip(gangs, needs(view, front, temper), strict=False)
    return [order for gang, need in jobs for order in _work(view, gang, front, *need)]


def sappers(view: View, front: tuple[int, ...], temper: Temper) -> list[int]:
    """Return the gangs that are spared from the ring: those at it already, then the nearest to the front."""
    if not needs(view, front, temper) and not _sapping(view).any():
        return []
    away, busy = view.ground.grid.distances[front[0]], _sapping(view)
    gangs = sorted(mine(view, "labour"), key=lambda g: (not busy[g], int(away[view.hex[g]]), g))
    return gangs[: max(temper.sap_gangs, len(gangs) - _KEPT if progress_pm(view) == _WHOLE else 0)]


@lru_cache(maxsize=4)
def needs(view: View, front: tuple[int, ...], temper: Temper) -> tuple[Need, ...]:
    """Return what nobody works at yet: saps, then platforms for guns, then a mound in their place."""
    if progress_pm(view) < temper.sap_from_pm:
        return ()
    before, kinds = approaches(view, front), view.ground.work_names
    free = (view.work == 0) & ~_lines(view)
    saps = before & free & ~view.ground.water & ~_beside_heads(view, front)
    missing = temper.sap_heads - len(heads_before(view, front)) - _at_work(view, kinds.index(_SAP))
    wanted: list[Need] = [(_SAP, saps)] * missing if saps.any() else []
    sites = platform_sites(view, front) & free
    if overlooking(view, front) or not sites.any():
        return tuple(wanted)
    platforms_missing = view.rules.storm.support_batteries - len(platforms(view, front))
    batteries = [(_BATTERY, sites)] * (platforms_missing - _at_work(view, kinds.index(_BATTERY)))
    mounds = [(_MOUND, sites)] * (1 - _at_work(view, kinds.index(_MOUND)))
    return (*wanted, *mounds, *batteries)


def _at_work(view: View, work: int) -> int:
    """Return how many gangs dig a kind of work."""
    return int((_sapping(view) & (view.level == work)).sum())


@lru_cache(maxsize=4)
def _sapping(view: View) -> Bool:
    """Return (u,) own units that dig towards a front."""
    kinds = [view.ground.work_names.index(kind) for kind in (_SAP, _BATTERY, _MOUND)]
    digging: Bool = (view.side == view.me) & (view.task == Task.DIG) & np.isin(view.level, kinds)
    digging.setflags(write=False)
    return digging


def _lines(view: View) -> Bool:
    """Return (n,) cells on the line of a gang that digs towards a front."""
    cells = np.zeros(view.ground.grid.n, np.bool_)
    for gang in np.flatnonzero(_sapping(view)).tolist():
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
    heads[view.aim[_sapping(view)]] = True
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


def _work(view: View, gang: int, front: tuple[int, ...], work: str, wanted: Bool) -> list[Order]:
    """Come before the front first, then dig towards it; a platform is raised from beside it."""
    goal = int(np.flatnonzero(wanted)[view.ground.grid.distances[view.hex[gang]][wanted].argmin()])
    if work != _SAP:
        beside, ready = view.ground.grid.distances[goal] <= 1, distance(view, gang, goal) <= 1
    else:
        beside = _trailheads(view, front)
        ready = bool((beside | trenches(view))[view.hex[gang]])
    if not ready:
        return march_within(view, gang, beside, nearness(view, front))
    return [Dig(UnitId(gang), view.ground.work_names.index(work), Cell(goal))]
