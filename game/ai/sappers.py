"""Gangs that work towards a front: saps to the ground before it, then platforms for covering guns."""

from __future__ import annotations

import numpy as np

from game.ai.fronts import approaches, platform_sites, platforms, trenches
from game.ai.gangs import idle_gangs
from game.ai.posts import distance, march_within, mine
from game.ai.temper import Temper
from game.core.blockade import progress_pm
from game.core.hexgrid import I32, Bool, Cell
from game.core.orders import Dig, Order, Task, UnitId
from game.core.state import View
from game.core.works import sap_heads

_SAP = "sap"


def sap(view: View, front: tuple[int, ...], temper: Temper) -> list[Order]:
    """Return the orders of the gangs that sap."""
    job = next_work(view, front, temper)
    if job is None:
        return []
    gangs = [g for g in mine(view, "labour")[: temper.sap_gangs] if g in idle_gangs(view)]
    return [order for gang in gangs for order in _work(view, gang, front, temper, *job)]


def next_work(view: View, front: tuple[int, ...], temper: Temper) -> tuple[str, Bool] | None:
    """Return what the sappers need next and (n,) where it could be, or None when they have done."""
    if progress_pm(view) < temper.sap_from_pm:
        return None
    before = approaches(view, front)
    if len(heads_before(view, front)) < temper.sap_heads:
        wanted = before & (view.work == 0) & ~view.ground.water & ~_beside_heads(view, front)
        return (_SAP, wanted) if wanted.any() else None
    wanted = platform_sites(view, front) & (view.work == 0)
    if len(platforms(view, front)) < view.rules.storm.support_batteries and wanted.any():
        return "battery", wanted
    return None


def heads_before(view: View, front: tuple[int, ...]) -> list[int]:
    """Return the sap heads from which columns could go at a front."""
    before = approaches(view, front)
    return [head for head in sap_heads(view) if before[head]]


def _beside_heads(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) cells that would only widen a head, or lie on the way of a sap that is being dug."""
    heads = np.zeros(view.ground.grid.n, np.bool_)
    heads[heads_before(view, front)] = True
    sapping = (view.task == Task.DIG) & (view.level == view.ground.work_names.index(_SAP)) & (view.aim >= 0)
    heads[view.aim[sapping]] = True
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


def _work(
    view: View, gang: int, front: tuple[int, ...], temper: Temper, work: str, wanted: Bool
) -> list[Order]:
    """Come before the front first, then dig towards it; a platform is dug from beside it."""
    goal = int(np.flatnonzero(wanted)[view.ground.grid.distances[view.hex[gang]][wanted].argmin()])
    if work == "battery":
        beside, ready = view.ground.grid.distances[goal] <= 1, distance(view, gang, goal) <= 1
    else:
        beside = standoff(view, front, temper)
        ready = bool((beside | trenches(view))[view.hex[gang]])
    if not ready:
        return march_within(view, gang, beside, nearness(view, front))
    return [Dig(UnitId(gang), view.ground.work_names.index(work), Cell(goal))]
