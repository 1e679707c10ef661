"""How many men of a unit can fight, and how whole armies stand."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32, I64, Bool
from game.core.keeping import kept
from game.core.laws import sickness
from game.core.scenario import Scenario
from game.core.state import World
from game.core.tasks import Task

_OUT = np.isin(np.array(Task), (Task.FORAGE, Task.FISH, Task.REAP))
"""(tasks,) those that men are away for."""


def scurvy_q16(world: World) -> I64:
    """Return (u,) share of each unit's men with scurvy, in 1/65536, from its days without fresh food."""
    table = _scurvy_table(world.scenario)
    return table[np.minimum(world.stale // 10, len(table) - 1)]


@lru_cache(maxsize=8)
def _scurvy_table(scenario: Scenario) -> I64:
    """By tenths of days."""
    return np.asarray(sickness.scurvy_q16(scenario.rules.health, np.arange(4000, dtype=np.int64)), np.int64)


@kept
def fighters(world: World) -> I64:
    """Return (u,) men that fight: the able who are not away, of whom those with scurvy count a third."""
    able = np.maximum(world.able - away(world), 0)
    return np.asarray(sickness.fighting(world.rules.health, able, scurvy_q16(world)), np.int64)


def away(world: World) -> I32:
    """Return (u,) men out for food."""
    return np.where(_OUT[world.task], world.level, 0)


def flat_guns(world: World) -> I32:
    """Return (u,) pieces that fire flat, at storms, saps and boats; a mortar throws too high for that."""
    return np.where(_flat(world.scenario)[world.kind], world.guns, 0)


@lru_cache(maxsize=8)
def _flat(scenario: Scenario) -> Bool:
    """(kinds,) whether such a unit's ordnance fires flat."""
    guns, kinds = scenario.rules.guns, scenario.rules.units.values()
    return np.array([bool(kind.gun) and guns[kind.gun].flat for kind in kinds])


def soldiers(world: World, side: int) -> Bool:
    """Return (u,) units of *side* that count as soldiers."""
    mine: Bool = (world.side == side) & world.flag("soldier")
    return mine


def army(world: World, side: int) -> int:
    """Return the soldiers of *side* alive, sick included."""
    return int(world.men[soldiers(world, side)].sum())


def army_fighters(world: World, side: int) -> int:
    """Return the soldiers of *side* that can fight."""
    return int(fighters(world)[soldiers(world, side)].sum())
