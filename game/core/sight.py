"""What one side may know."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32, I64, Bool
from game.core.orders import Task
from game.core.state import NOWHERE, QING, Tally, View, World

_OWN_COLUMNS = ("sick", "immune", "rounds", "fatigue", "stale", "level", "moves", "acted", "rolled")
_HIDDEN = {
    QING: (Tally.GRAIN, Tally.POWDER_G, Tally.SHOCK, Tally.HABIT),
    1 - QING: (Tally.GUNS_BURST,),
}


@lru_cache(maxsize=16)
def view(world: World, side: int) -> View:
    """Return what *side* knows of *world*; a View of that side is returned as it is."""
    if isinstance(world, View):
        return world
    seen = cells_in_sight(world, side)
    own = world.side == side
    shown = own | (seen[world.hex] & (world.hex != NOWHERE))
    masked = {f.name: getattr(world, f.name) for f in fields(World)}
    masked |= {name: np.where(own, getattr(world, name), 0) for name in _OWN_COLUMNS}
    masked["hex"] = np.where(shown, world.hex, NOWHERE)
    masked["fit"] = np.where(own, world.fit, np.where(shown, _estimate(world), 0))
    masked["guns"] = np.where(shown, world.guns, 0)
    masked["cohesion"] = np.where(own, world.cohesion, 1000)
    masked["task"] = np.where(own, world.task, int(Task.NONE))
    masked["aim"] = np.where(own, world.aim, NOWHERE)
    masked["lost"] = _own_losses(world, side)
    masked["tally"] = _open_tally(world, side)
    for value in masked.values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return View(**masked, me=side, seen=seen)


def cells_in_sight(world: World, side: int) -> Bool:
    """Return (n,) cells within sight of any unit of *side*."""
    eyes = world.hex[(world.side == side) & (world.hex != NOWHERE)]
    if not len(eyes):
        return np.zeros(world.ground.grid.n, np.bool_)
    return np.asarray(world.ground.grid.distances[eyes].min(axis=0) <= world.rules.sight.day)


def _estimate(world: World) -> I32:
    """Return (u,) men on their feet as an enemy counts them: to the nearest step, at least half of one.

    A leader is known by his parasol or his standard, and is one man.
    """
    step = world.rules.sight.estimate
    rounded = np.maximum(step // 2, (world.able + step // 2) // step * step)
    counted = np.where(world.flag("leader"), np.maximum(world.able, 1), rounded)
    return np.where(world.men > 0, counted, 0).astype(np.int32)


def _own_losses(world: World, side: int) -> I64:
    lost = world.lost.copy()
    lost[1 - side] = 0
    return lost


def _open_tally(world: World, side: int) -> I64:
    tally = world.tally.copy()
    tally[list(_HIDDEN[side])] = 0
    return tally
