"""What ground and works stop, by cell, and what men have dug for themselves, by unit."""

from __future__ import annotations

import numpy as np

from game.core.ground import terrain_column, work_column
from game.core.hexgrid import I32, Bool, Cells
from game.core.state import NOWHERE, Ravage, Tally, World

BREACH = "breach"
"""Kind of work that a wall becomes."""


def cover_shot(world: World) -> I32:
    """Return (n,) per mille of shots stopped on each cell: by the better of ground and work."""
    return _cover_shot(world, np.arange(world.ground.grid.n))


def _cover_shot(world: World, cells: Cells) -> I32:
    """Return the same of some cells."""
    grown = terrain_column(world.ground, "cover_shot_pm")[world.ground.terrain[cells]]
    built = work_column(world.ground, "cover_shot_pm")[_standing(world)[cells]]
    return np.maximum(np.where(bare(world)[cells], 0, grown), built)


def cover_close(world: World) -> I32:
    """Return (n,) per mille of close combat stopped; a ditch exposes whoever stands in it."""
    land = np.where(bare(world), 0, terrain_column(world.ground, "cover_close_pm")[world.ground.terrain])
    standing = work_column(world.ground, "cover_close_pm")[_standing(world)]
    return np.where(standing != 0, standing, land)


def cover_men(world: World) -> I32:
    """Return (u,) per mille of shots that miss each unit's men where they stand: ground, works, own holes."""
    rules = world.rules.digging
    ground = np.where(world.hex != NOWHERE, _cover_shot(world, world.hex), 0)
    holes = np.minimum(ground + rules.dug_in_pm * world.entrenched, rules.dug_in_cover_pm)
    return np.maximum(ground, holes).astype(np.int32)


def cover_of(world: World, units: Bool) -> int:
    """Return per mille of shots that miss the men of some units, (u,), by head count."""
    men = np.where(units, world.men, 0)
    return int((men * cover_men(world)).sum()) // max(1, int(men.sum()))


def bare(world: World) -> Bool:
    """Return (n,) cells whose own cover is gone: burnt, or a crop that is reaped or lies under the snow."""
    fallen = (world.ravage == Ravage.REAPED) | (world.tally[Tally.FROZEN_DAY] >= 0)
    gone: Bool = (world.ravage == Ravage.BURNT) | (fallen & world.ground.crop)
    return gone


def _standing(world: World) -> I32:
    """Return (n,) kinds of work as they protect: a wall hex shot to nothing is a breach."""
    breach = world.ground.work_names.index(BREACH)
    return np.where(world.ground.wall & (world.integrity == 0), breach, world.work)
