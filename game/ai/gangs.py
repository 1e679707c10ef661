"""Labour gangs and the ring: who digs which stretch of it."""

from __future__ import annotations

import numpy as np

from game.ai.posts import distance, march_clear, mine
from game.core.digging import course
from game.core.hexgrid import Cell
from game.core.orders import Dig, Order, UnitId
from game.core.state import View
from game.core.tasks import Task
from game.core.works import open_ground

_BESIDE = 1
"""A gang this near to a hex may dig there."""


def idle_gangs(view: View) -> list[int]:
    """Return gangs without a task, ascending."""
    return [g for g in mine(view, "labour") if view.task[g] == Task.NONE]


def gather_gangs(view: View, gangs: list[int]) -> list[Order]:
    """Send idle gangs to the beginning of the stretch each is to dig."""
    orders: list[Order] = []
    for gang, stretch in _stretches(view, gangs).items():
        if distance(view, gang, stretch[0]) > _BESIDE:
            orders += march_clear(view, gang, stretch[0])
    return orders


def dig_ring(view: View, gangs: list[int]) -> list[Order]:
    """Set idle gangs that stand at their stretch to dig it."""
    wall = siege_wall(view)
    return [
        Dig(UnitId(gang), wall, Cell(stretch[-1]))
        for gang, stretch in _stretches(view, gangs).items()
        if distance(view, gang, stretch[0]) <= _BESIDE
    ]


def siege_wall(view: View) -> int:
    """Return the kind of work that closes a ring."""
    return next(i for i, name in enumerate(view.ground.work_names) if name and view.rules.works[name].closes)


def _stretches(view: View, gangs: list[int]) -> dict[int, list[int]]:
    """Give every idle gang a stretch of ring, its near end first; long ones are shared."""
    idle = [g for g in gangs if view.task[g] == Task.NONE]
    runs = sorted(_open_runs(view, len(idle)), key=len, reverse=True)
    while runs and len(runs) < len(idle) and len(runs[0]) > 1:
        longest = runs.pop(0)
        half = len(longest) // 2
        runs = sorted([*runs, longest[:half], longest[half:]], key=len, reverse=True)
    given: dict[int, list[int]] = {}
    while runs and len(given) < len(idle):
        pairs = [(gang, run) for gang in idle if gang not in given for run in runs]
        gang, run = min(pairs, key=lambda pair: (_ends(view, *pair), pair))
        runs.remove(run)
        near_first = distance(view, gang, run[0]) <= distance(view, gang, run[-1])
        given[gang] = run if near_first else run[::-1]
    return given


def _ends(view: View, gang: int, run: list[int]) -> int:
    return min(distance(view, gang, run[0]), distance(view, gang, run[-1]))


def _open_runs(view: View, idle: int) -> list[list[int]]:
    """Return stretches of ring to be walled that no gang has on its line.

    All of them if those are fewer hexes than *idle* gangs: many hands, even on the same hex.
    """
    ring = view.ground.areas.get("ring", np.zeros(0, np.int32)).tolist()
    wall = siege_wall(view)
    missing = [c for c in ring if view.work[c] != wall and open_ground(view, wall, c)]
    worked = {c for g in mine(view, "labour") if view.task[g] == Task.DIG for c in _line(view, g)}
    free = [c for c in missing if c not in worked]
    return _runs(ring, set(free if len(free) >= idle else missing))


def _line(view: View, gang: int) -> tuple[int, ...]:
    return course(view, gang, int(view.level[gang]), int(view.aim[gang]))


def _runs(ring: list[int], wanted: set[int]) -> list[list[int]]:
    """Split a line into its stretches of wanted hexes."""
    runs: list[list[int]] = [[]]
    for cell in ring:
        if cell in wanted:
            runs[-1].append(cell)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
