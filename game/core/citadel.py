"""The inner work: the garrison may give up its walls and hold the last refuge."""

from __future__ import annotations

import numpy as np

from game.core.calendar import day_of
from game.core.events import Events, Withdrew
from game.core.hexgrid import I32
from game.core.orders import Withdraw
from game.core.refusals import Reason, Refusal
from game.core.stacking import room_now
from game.core.standing import clear_task
from game.core.state import NOWHERE, RUSSIA, State, Tally, World, freeze, thaw

INNER = "inner_work"
"""Kind of work of the refuge."""


def withdrawn(world: World) -> bool:
    """Return whether the garrison has given up its walls."""
    return int(world.tally[Tally.WITHDRAWN_DAY]) >= 0


def inner_cells(world: World) -> I32:
    """Return the cells of the inner work, ascending."""
    return np.flatnonzero(world.work == world.ground.work_names.index(INNER)).astype(np.int32)


def check_withdraw(world: World, order: Withdraw) -> Refusal | None:
    """Return why the garrison may not fall back, or None."""
    if world.phase != RUSSIA:
        return Refusal(Reason.WRONG_SIDE)
    if withdrawn(world):
        return Refusal(Reason.ALREADY_WITHDRAWN)
    return None if len(inner_cells(world)) else Refusal(Reason.NO_INNER_WORK)


def withdraw(state: State, order: Withdraw) -> tuple[State, Events]:
    """Spike the guns on the walls and bring everybody in the fort to the inner work or close to it."""
    draft, ground, day = thaw(state), state.ground, day_of(state.scenario, state.turn)
    draft.tally[Tally.WITHDRAWN_DAY] = day
    garrison = (draft.side == RUSSIA) & (draft.hex != NOWHERE) & ground.fort[draft.hex]
    spiked = int(draft.guns[garrison & ground.wall[draft.hex]].sum())
    draft.guns[garrison & ground.wall[draft.hex]] = 0
    for unit in np.flatnonzero(garrison).tolist():
        clear_task(draft, unit)
        _fall_in(draft, unit)
    return freeze(draft), (Withdrew(day, spiked),)


def _fall_in(draft: World, unit: int) -> None:
    """Move a unit to the room left within the walls that is nearest to the inner work."""
    ground = draft.ground
    away = ground.grid.distances[inner_cells(draft)].min(axis=0).astype(np.int32)
    free = ground.inside & room_now(draft, unit)
    if free.any():
        draft.hex[unit] = int(np.where(free, away, ground.grid.n).argmin())
    draft.moves[unit] = 0
