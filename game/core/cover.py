"""What ground and works stop, by cell, and what men have dug for themselves, by unit."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32, Bool
from game.core.scenario import Scenario
from game.core.state import NOWHERE, Ravage, Tally, World

BREACH = "breach"
"""Kind of work that a wall becomes."""


def cover_shot(world: World) -> I32:
    """Return (n,) per mille of shots stopped on each cell: by the better of ground and work."""
    ground, works = _tables(world.scenario, "cover_shot_pm")
    land = np.where(bare(world), 0, ground[world.ground.terrain])
    return np.maximum(land, works[_standing(world)])


def cover_close(world: World) -> I32:
    """Return (n,) per mille of close combat stopped; a ditch exposes whoever stands in it."""
    ground, works = _tables(world.scenario, "cover_close_pm")
    land = np.where(bare(world), 0, ground[world.ground.terrain])
    standing = works[_standing(world)]
    return np.where(standing != 0, standing, land)


def cover_men(world: World) -> I32:
    """Return (u,) per mille of shots that miss each unit's men where they stand: ground, works, own holes."""
    rules = world.rules.digging
    ground = np.where(world.hex != NOWHERE, cover_shot(world)[world.hex], 0)
    holes = np.minimum(ground + rules.dug_in_pm * world.entrenched, rules.dug_in_cover_pm)
    return np.maximum(ground, holes).astype(np.int32)


def cover_of(world: World, units: Bool) -> int:
    """Return per mille of shots that miss the men of some units, (u,), by head count."""
    men = np.where(units, world.men, 0)
    return int((men * cover_men(world)).sum()) // max(1, int(men.sum()))


def bare(world: World) -> Bool:
    """Return (n,) cells whose own cover is gone: burnt, or a crop that is reaped or lies under the snow."""
    crop, _ = _tables(world.scenario, "crop")
    fallen = (world.ravage == Ravage.REAPED) | (world.tally[Tally.FROZEN_DAY] >= 0)
    gone: Bool = (world.ravage == Ravage.BURNT) | (fallen & (crop[world.ground.terrain] != 0))
    return gone


def _standing(world: World) -> I32:
    """Return (n,) kinds of work as they protect: a wall hex shot to nothing is a breach."""
    breach = world.ground.work_names.index(BREACH)
    return np.where(world.ground.wall & (world.integrity == 0), breach, world.work)


@lru_cache(maxsize=8)
def _tables(scenario: Scenario, name: str) -> tuple[I32, I32]:
    rules = scenario.rules
    return (
        np.array([getattr(t, name, 0) for t in rules.terrain.values()], np.int32),
        np.array([0, *(getattr(w, name, 0) for w in rules.works.values())], np.int32),
    )
