"""A front as the columns find it: how strong it is, what has been shot out of it, what helps over it."""

from __future__ import annotations

import numpy as np

from game.core.citadel import INNER, inner_cells, withdrawn
from game.core.ground import work_column
from game.core.hexgrid import I32
from game.core.laws import assault as laws
from game.core.state import QING, RUSSIA, WHOLE, World
from game.core.strength import army
from game.core.tasks import Task
from game.core.works import dug_behind, sap_heads

Front = tuple[int, ...]
Columns = tuple[tuple[int, ...], ...]
"""The units of each column."""

_STEP_OFF = 1
"""Hexes from a sap head at which a column still starts from it."""


def cover_pm(world: World, front: Front) -> int:
    """Return the mean close cover of what is stormed: its walls as they were built, or the inner work."""
    return int(work_column(world.ground, "cover_close_pm")[_built(world, front)].mean())


def height_mille(world: World, front: Front) -> int:
    """Return the mean height of what is stormed above the river, in thousandths of a step."""
    return int(work_column(world.ground, "height")[_built(world, front)].mean() * 1000)


def _built(world: World, front: Front) -> I32:
    """Return the kinds of work that the columns must get over."""
    if withdrawn(world):
        return np.array([world.ground.work_names.index(INNER)], np.int32)
    return world.ground.works[list(front)]


def breach_pm(world: World, front: Front) -> int:
    """Return the share of the front's wall that is gone; the inner work stands whole behind it."""
    if withdrawn(world):
        return 0
    return 1000 - int(world.integrity[list(front)].sum()) * 1000 // (WHOLE * len(front))


def bare_pm(world: World, columns: Columns) -> int:
    """Return how much of a whole wall the columns meet without ladders; a breach or burnt gate needs none."""
    need = world.rules.storm.ladder_man_days * 1000
    without = [column[0] for column in columns if int(world.ladders[list(column)].sum()) < need]
    meet = WHOLE * len(without) if withdrawn(world) else int(world.integrity[world.aim[without]].sum())
    return meet * 1000 // (WHOLE * len(columns))


def heads(world: World, front: Front, columns: Columns) -> list[int]:
    """Return the sap heads within a storm's reach of the front from which columns start, ascending."""
    apart = world.ground.grid.distances
    starts = world.hex[[unit for column in columns for unit in column]]
    return [
        head
        for head in sap_heads(world)
        if apart[head][list(front)].min() <= world.rules.storm.reach
        and (apart[head][starts] <= _STEP_OFF).any()
    ]


def approach_pm(world: World, front: Front, columns: Columns) -> int:
    """Return what sap heads do for a storm; they lead to the outer wall and no further."""
    table = world.rules.storm.heads_pm
    return 0 if withdrawn(world) else table[min(len(heads(world, front, columns)), len(table) - 1)]


def support_pm(world: World, front: Front) -> int:
    """Return how well guns cover a storm: they fire at the front from mounds or platforms close to it.

    A mound looks into the fort: one battery on it does all that can be done.
    """
    rules, grid = world.rules, world.ground.grid
    firing = (world.side == QING) & (world.task == Task.BOMBARD) & (world.guns > 0)
    close = grid.distances[list(front)].min(axis=0)[world.hex] <= rules.bombard.close_reach
    there = world.work[world.hex[firing & close & np.isin(world.aim, front)]]
    if work_column(world.ground, "overlooks")[there].any():
        return 1000
    level = min(rules.storm.support_batteries, int(work_column(world.ground, "platform")[there].sum()))
    return rules.storm.support_level_pm * level // rules.storm.support_batteries


def retrenched_pm(world: World, front: Front) -> int:
    """Return how much of a work the garrison has dug close behind the front."""
    if withdrawn(world):
        return 0
    return min(1000, dug_behind(world, front) * 1000 // world.rules.storm.retrenched_hexes)


def refuge_pm(world: World) -> int:
    """Return how far the garrison are the last men in an inner work, fading as they are more than a few."""
    if not len(inner_cells(world)):
        return 0
    return int(laws.refuge_pm(world.rules.storm, army(world, RUSSIA)))
