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
    return np.maximum(*_covers(world, "cover_shot_pm", np.arange(world.ground.grid.n)))


def cover_close(world: World) -> I32:
    """Return (n,) per mille of close combat stopped; a ditch exposes whoever stands in it."""
    land, works = _covers(world, "cover_close_pm", np.arange(world.ground.grid.n))
    return np.where(works != 0, works, land)


def _covers(world: World, name: str, cells: Cells) -> tuple[I32, I32]:
    """Return what the ground of some cells stops, and what the works on them do."""
    land = terrain_column(world.ground, name)[world.ground.terrain[cells]]
    return np.where(bare(world)[cells], 0, land), work_column(world.ground, name)[_standing(world)[cells]]


def cover_men(world: World) -> I32:
    """Return (u,) per mille of shots that miss each unit's men where they stand: ground, works, own holes."""
    rules = world.rules.digging
    ground = np.where(world.hex != NOWHERE, np.maximum(*_covers(world, "cover_shot_pm", world.hex)), 0)
    holes = np.minimum(ground + rules.dug_in_pm * world.entrenched, rules.dug_in_cover_pm)
    return np.maximum(ground, holes).astype(np.int32)


def cover_of(world: World, units: Bool) -> int:
    """Return per mille of shots that miss the men of some units, (u,), by head count."""
    men = np.where(units, world.men, 0)
    return int((men * cover_men(world)).sum()) // max(1, int(men.sum()))


def bare(world: World) -> Bool:
    """Return (n,) cells whose own cover is gone: burnt, or a crop that is reaped or lies under the snow."""
    fallen = world.tally[Tally.FROZEN_DAY] >= 0 or world.ravage == Ravage.REAPED
    gone: Bool = (world.ravage == Ravage.BURNT) | (world.ground.crop & fallen)
    return gone


def _standing(world: World) -> I32:
    """Return (n,) kinds of work as they protect: a wall hex shot to nothing is a breach."""
    breach = world.ground.work_names.index(BREACH)
    return np.where(world.ground.wall & (world.integrity == 0), breach, world.work)
