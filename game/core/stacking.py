"""How many may stand on a hex."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32, Bool
from game.core.state import NOWHERE, World


@lru_cache(maxsize=8)
def stacks(world: World) -> tuple[I32, I32]:
    """Return `count_stacks` of a world that no longer changes."""
    return count_stacks(world)


def count_stacks(world: World) -> tuple[I32, I32]:
    """Return (n,) units and (n,) men on each cell that count for stacking: nobody afloat, and no leaders."""
    ashore = (world.hex != NOWHERE) & (world.aboard == NOWHERE)
    here = ashore & (world.men > 0) & ~_uncounted(world)
    n = world.ground.grid.n
    cells = world.hex[here]
    return (
        np.bincount(cells, minlength=n).astype(np.int32),
        np.bincount(cells, world.men[here], minlength=n).astype(np.int32),
    )


def room(world: World, group: I32, stacked: tuple[I32, I32]) -> Bool:
    """Return (g, n) where each unit may stop within the stacking limit."""
    count, men = stacked
    counts = ~_uncounted(world)[group]
    limit = world.rules.movement
    free = (count < limit.stack_units) & (men <= limit.stack_men - world.men[group, None])
    return free | ~counts[:, None]


def room_now(draft: World, unit: int) -> Bool:
    """Return (n,) where a unit may stop in a world that is being changed."""
    free: Bool = room(draft, np.array([unit], np.int32), count_stacks(draft))[0]
    return free


def _uncounted(world: World) -> Bool:
    return world.flag("leader") | world.flag("boat")
