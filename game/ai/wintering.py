"""Winter camps: in time, out of the garrison's way, for as many as have no roof yet."""

from __future__ import annotations

import numpy as np

from game.ai.gangs import idle_gangs
from game.ai.temper import Temper
from game.core.calendar import day_of
from game.core.hexgrid import Bool, Cell
from game.core.orders import Dig, Order, UnitId
from game.core.state import QING, View
from game.core.tasks import Task
from game.core.works import open_ground, sheltered

_CAMP = "camp"


def build_camps(view: View, gangs: list[int], temper: Temper) -> list[Order]:
    """Set one of some gangs that has nothing to do to build a camp, until all are under a roof."""
    late = day_of(view.scenario, view.turn) >= temper.camp_from_day
    if not late or _CAMP not in view.ground.work_names or sheltered(view, QING) >= 1000:
        return []
    camp = view.ground.work_names.index(_CAMP)
    busy = (view.side == QING) & (view.task == Task.DIG) & (view.level == camp)
    free = [gang for gang in idle_gangs(view) if gang in gangs]
    return [] if busy.any() or not free else _build(view, free[0], camp)


def _build(view: View, gang: int, camp: int) -> list[Order]:
    """Order the nearest free hex out of reach of a sally."""
    here = view.ground.grid.distances[view.hex[gang]].astype(np.int64)
    free = _sites(view, camp)
    return [Dig(UnitId(gang), camp, Cell(int(np.where(free, here, 2**31).argmin())))] if free.any() else []


def _sites(view: View, camp: int) -> Bool:
    far = view.ground.wall_distance > view.rules.sally.reach
    cells = np.flatnonzero(far & (view.work == 0) & (view.plan == 0)).tolist()
    sites = np.zeros(view.ground.grid.n, np.bool_)
    sites[[cell for cell in cells if open_ground(view, camp, cell)]] = True
    return sites
