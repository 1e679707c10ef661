"""The one door through which the world changes."""

from __future__ import annotations

from typing import assert_never

import numpy as np

from game.core.bombard import bombard, check_bombard
from game.core.errors import IllegalOrder
from game.core.events import Events, OrderGiven
from game.core.fire import check_fire, fire
from game.core.march import check_march, march
from game.core.orders import (
    Abandon,
    Bombard,
    Dig,
    End,
    Fire,
    Hold,
    Lift,
    March,
    Order,
    Reason,
    Refusal,
    Repair,
    Rest,
    Sally,
    Storm,
    Task,
    UnitOrder,
)
from game.core.passage import frozen
from game.core.sally import check_sally, sally
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, Ending, State, World, clear_task, freeze, thaw
from game.core.storm import check_storm, storm
from game.core.turn import end_by_order, end_phase
from game.core.works import check_dig, check_repair, dig, repair


def check(world: World, order: Order) -> Refusal | None:
    """Return why the rules forbid *order* now, or None. Never raises, never rolls.

    It looks only at what the acting side can see, so a refusal betrays nothing:
    `check(state, o) == check(view(state, side), o)`.
    """
    seen = view(world, world.phase)
    if seen.ending != Ending.NONE:
        return Refusal(Reason.GAME_OVER)
    match order:
        case End():
            return None
        case Lift():
            return None if seen.phase == QING else Refusal(Reason.WRONG_SIDE)
        case Abandon():
            return None if seen.phase == RUSSIA else Refusal(Reason.WRONG_SIDE)
        case _:
            return _check_unit(seen, order) or _check_kind(seen, order)


def _check_unit(seen: World, order: UnitOrder) -> Refusal | None:
    """What every order to a unit needs."""
    if not 0 <= order.unit < len(seen.hex):
        return Refusal(Reason.NO_SUCH_UNIT, order.unit, len(seen.hex))
    if seen.side[order.unit] != seen.phase:
        return Refusal(Reason.NOT_YOURS)
    if seen.hex[order.unit] == NOWHERE or seen.able[order.unit] <= 0:
        return Refusal(Reason.NO_MEN)
    for cell in _cells(order):
        if not 0 <= cell < seen.ground.grid.n:
            return Refusal(Reason.NO_SUCH_HEX, cell, seen.ground.grid.n)
    return None


def _cells(order: UnitOrder) -> tuple[int, ...]:
    match order:
        case March() | Dig():
            return (order.to,)
        case Fire() | Bombard() | Storm() | Sally():
            return (order.at,)
        case Repair() | Rest() | Hold():
            return ()
        case _:
            assert_never(order)


def _check_kind(seen: World, order: UnitOrder) -> Refusal | None:
    match order:
        case March():
            return check_march(seen, order)
        case Fire():
            return check_fire(seen, order)
        case Bombard():
            return check_bombard(seen, order)
        case Storm():
            return check_storm(seen, order)
        case Sally():
            return check_sally(seen, order)
        case Dig():
            return check_dig(seen, order)
        case Repair():
            return check_repair(seen, order)
        case Rest() | Hold():
            return None
        case _:
            assert_never(order)


def apply(state: State, order: Order) -> tuple[State, Events]:  # noqa: PLR0912 # one branch a kind of order
    """Carry out *order*; return the new world and what happened.

    Raises:
        IllegalOrder: if `check` refuses; *state* is untouched in every case.
    """
    if refusal := check(state, order):
        words = refusal.reason.name.lower().replace("_", " ")
        msg = f"turn {state.turn}: {order} refused: {words} (have {refusal.have}, need {refusal.need})"
        raise IllegalOrder(msg)
    match order:
        case March():
            return march(state, order)
        case Fire():
            return fire(state, order)
        case Bombard():
            return bombard(state, order)
        case Storm():
            return storm(state, order)
        case Sally():
            return sally(state, order)
        case Dig():
            return dig(state, order)
        case Repair():
            return repair(state, order)
        case Rest():
            return _stand(state, order, Task.REST)
        case Hold():
            return _stand(state, order, Task.NONE)
        case Lift():
            return end_by_order(state, Ending.LIFTED)
        case Abandon():
            return end_by_order(state, Ending.ABANDONED)
        case End():
            return end_phase(state)
        case _:
            assert_never(order)


def _stand(state: State, order: Rest | Hold, task: Task) -> tuple[State, Events]:
    draft = thaw(state)
    clear_task(draft, order.unit)
    draft.task[order.unit] = task
    return freeze(draft), (OrderGiven(order.unit, task, int(state.hex[order.unit])),)


def rolls(order: Order) -> bool:
    """Return whether carrying out *order* may roll dice; the screen may undo the others."""
    return isinstance(order, Fire | Sally | End | Lift | Abandon)


def idle(world: World) -> list[int]:
    """Return units of the side to order that have men, no task, and could still act, ascending."""
    mine = (world.side == world.phase) & (world.hex != NOWHERE) & (world.able > 0)
    free = (world.task == Task.NONE) & (world.acted == 0) & (world.moves > 0) & ~world.flag("leader")
    if frozen(world):
        free &= ~world.flag("boat")
    return [int(u) for u in np.flatnonzero(mine & free)]
