"""The mound that overlooks a front: the foot that waits raises it, while the gangs are at the ring."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.ai.fronts import overlooking, platform_sites
from game.ai.posts import distance, march_within, mine
from game.ai.sappers import nearness, sap_lines
from game.ai.temper import Temper
from game.core.calendar import day_of
from game.core.hexgrid import Cell
from game.core.orders import Dig, Order, UnitId
from game.core.state import View
from game.core.tasks import Task

_MOUND = "mound"


def raise_mound(view: View, front: tuple[int, ...], foot: Sequence[int], temper: Temper) -> list[Order]:
    """Let the nearest of some foot raise a mound together, if none overlooks the front yet.

    Args:
        view: of the besiegers.
        front: to be stormed.
        foot: units without a task.
        temper: says from when, and how many dig.
    """
    early = day_of(view.scenario, view.turn) < temper.mound_from_day
    if early or _MOUND not in view.ground.work_names or overlooking(view, front):
        return []
    goal = _site(view, front)
    if goal is None:
        return []
    near = sorted(foot, key=lambda unit: (distance(view, unit, goal), unit))
    hands = near[: max(0, temper.mound_foot - len(_diggers(view)))]
    return [order for unit in hands for order in _dig(view, unit, front, goal)]


def _diggers(view: View) -> list[int]:
    mound = view.ground.work_names.index(_MOUND)
    return [unit for unit in mine(view) if view.task[unit] == Task.DIG and view.level[unit] == mound]


def _site(view: View, front: tuple[int, ...]) -> int | None:
    """Return where all dig: where some do, what was left half done, else as far from the walls as may be."""
    if diggers := _diggers(view):
        return int(view.aim[diggers[0]])
    sites = platform_sites(view, front) & (view.work == 0) & ~sap_lines(view)
    if not sites.any():
        return None
    begun = np.where(sites & (view.plan == view.ground.work_names.index(_MOUND)), view.done, 0)
    far = view.ground.wall_distance.astype(np.int32) * view.ground.grid.n
    away = view.ground.grid.distances[list(front)].min(axis=0)
    return int(begun.argmax() if begun.any() else np.where(sites, far - away, -1).argmax())


def _dig(view: View, unit: int, front: tuple[int, ...], goal: int) -> list[Order]:
    """Come beside the site first."""
    if distance(view, unit, goal) <= 1:
        return [Dig(UnitId(unit), view.ground.work_names.index(_MOUND), Cell(goal))]
    return march_within(view, unit, view.ground.grid.distances[goal] <= 1, nearness(view, front))
