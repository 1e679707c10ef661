"""What ground and works stop, by cell."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32
from game.core.scenario import Scenario
from game.core.state import World

BREACH = "breach"
"""Kind of work that a wall becomes."""


def cover_shot(world: World) -> I32:
    """Return (n,) per mille of shots stopped on each cell: by the better of ground and work."""
    ground, works = _tables(world.scenario, "cover_shot_pm")
    return np.maximum(ground[world.ground.terrain], works[_standing(world)])


def cover_close(world: World) -> I32:
    """Return (n,) per mille of close combat stopped; a ditch exposes whoever stands in it."""
    ground, works = _tables(world.scenario, "cover_close_pm")
    standing = works[_standing(world)]
    return np.where(standing != 0, standing, ground[world.ground.terrain])


def _standing(world: World) -> I32:
    """Return (n,) kinds of work as they protect: a wall hex shot to nothing is a breach."""
    breach = world.ground.work_names.index(BREACH)
    return np.where(world.ground.wall & (world.integrity == 0), breach, world.work)


@lru_cache(maxsize=8)
def _tables(scenario: Scenario, name: str) -> tuple[I32, I32]:
    rules = scenario.rules
    return (
        np.array([getattr(t, name) for t in rules.terrain.values()], np.int32),
        np.array([0, *(getattr(w, name) for w in rules.works.values())], np.int32),
    )
