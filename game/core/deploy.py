"""Turn 0: units take their places before the first turn."""

from __future__ import annotations

from game.core.events import Deployed, Events
from game.core.orders import Deploy
from game.core.passage import enemies, enterable, move_class, unit_side
from game.core.refusals import Reason, Refusal
from game.core.scenario import DEPLOYMENT
from game.core.stacking import room_now
from game.core.state import State, World, freeze, thaw


def check_deploy(world: World, order: Deploy) -> Refusal | None:
    """Return why a unit may not stand there, or None."""
    unit, to = order.unit, order.to
    if world.turn != 0:
        return Refusal(Reason.NOT_DEPLOYING)
    if world.hex[unit] == to:
        return Refusal(Reason.ALREADY_THERE)
    side = unit_side(world, unit)
    if to not in world.ground.areas[DEPLOYMENT[side]]:
        return Refusal(Reason.OUTSIDE_DEPLOYMENT)
    if enterable(world, side, move_class(world, unit), to)[to] == 0:
        return Refusal(Reason.CANNOT_ENTER)
    return None if room_now(world, unit)[to] else Refusal(Reason.NO_ROOM)


def deploy(state: State, order: Deploy) -> tuple[State, Events]:
    """Stand there, unless an enemy nobody saw already does."""
    if (state.hex[enemies(state, unit_side(state, order.unit))] == order.to).any():
        return state, ()
    draft = thaw(state)
    draft.hex[order.unit] = order.to
    return freeze(draft), (Deployed(order.unit, order.to),)
