"""Walls: what they are made of, and how they wear."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.events import Breached, Event
from game.core.ground import Ground
from game.core.hexgrid import I64, Bool
from game.core.state import WHOLE, World

_WOOD = "wood"


@lru_cache(maxsize=8)
def timber(ground: Ground) -> Bool:
    """Return (n,) wall hexes of wood; a gate is of what the walls beside it are."""
    rows = [None, *ground.rules.works.values()]
    wood = np.array([row is not None and row.material == _WOOD for row in rows])[ground.works]
    unsaid = np.array([row is not None and row.wall and not row.material for row in rows])[ground.works]
    for cell in np.flatnonzero(unsaid).tolist():
        wood[cell] = any(wood[beside] for beside in ground.grid.around[cell] if not unsaid[beside])
    wood.setflags(write=False)
    return wood


@lru_cache(maxsize=8)
def wooden(ground: Ground) -> bool:
    """Return whether most of the fort's wall is timber."""
    return 2 * int(timber(ground).sum()) > len(ground.walls)


def wear_down(draft: World, day: int, worn_mille: I64) -> tuple[Event, ...]:
    """Take integrity off the walls; a hex that comes to nothing is a breach.

    Args:
        draft: writable; changed.
        day: of the events.
        worn_mille: (n,) thousandths of a point.
    """
    before = draft.integrity.copy()
    draft.integrity[:] = np.maximum(0, draft.integrity - np.minimum(worn_mille, WHOLE)).astype(np.int32)
    fresh = np.flatnonzero((before > 0) & (draft.integrity == 0) & draft.ground.wall)
    return tuple(Breached(day, int(cell)) for cell in fresh)
