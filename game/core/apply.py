"""The one door through which the world changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.core import orders as o
from game.core.ambush import ambush, check_ambush, come_out
from game.core.boats import check_convoy, check_guard, check_haven, convoy, guard, haven
from game.core.bombard import bombard, check_bombard
from game.core.citadel import check_withdraw, withdraw
from game.core.couriers import check_slip, slip
from game.core.deploy import check_deploy, deploy
from game.core.digging import check_dig, dig
from game.core.errors import IllegalOrder
from game.core.events import Events
from game.core.fire import check_fire, fire
from game.core.forage import check_fish, check_forage, check_reap, fish, forage, reap
from game.core.ghosts import remembered
from game.core.kindling import burn, check_burn
from game.core.ladders import check_ladders, ladders
from game.core.landing import check_embark, check_land, embark, land
from game.core.leaders import check_rally, rally
from game.core.march import check_march, march
from game.core.mines import check_listen, check_mine, listen, mine
from game.core.orders import Order, UnitOrder, companion, place
from game.core.parties import check_detach, check_merge, detach, merge
from game.core.passage import frozen
from game.core.pickets import check_picket, picket
from game.core.quarters import check_quarter, check_ration, check_tend, quarter, ration, tend
from game.core.razing import check_dismantle, dismantle
from game.core.refusals import Reason, Refusal
from game.core.repair import check_repair, repair
from game.core.sally import check_sally, sally
from game.core.sight import view
from game.core.standing import take_up
from game.core.state import NOWHERE, QING, RUSSIA, Ending, State, World
from game.core.storm import check_storm, storm
from game.core.talks import answer, check_answer, check_offer, check_truce, offer
from game.core.tasks import Task
from game.core.turn import end_by_order, end_phase


@dataclass(frozen=True, slots=True)
class Deed:
    """How the rules treat a kind of order.

    Attributes:
        check: why it is refused, None if it is not.
        carry_out: gives the new world and what happened.
        rolls: whether carrying it out may roll dice or show something; the screen may undo the others.
    """

    check: Callable[[World, Any], Refusal | None]
    carry_out: Callable[[State, Any], tuple[State, Events]]
    rolls: bool = False


def _always(_world: World, _order: Order) -> None:
    return None


def _stand(task: Task) -> Callable[[State, o.Rest | o.Hold], tuple[State, Events]]:
    return lambda state, order: take_up(state, order.unit, task)


def _of_side(side: int) -> Callable[[World, Order], Refusal | None]:
    return lambda world, _order: None if world.phase == side else Refusal(Reason.WRONG_SIDE)


def _ending(ending: Ending) -> Callable[[State, Order], tuple[State, Events]]:
    return lambda state, _order: end_by_order(state, ending)


DEEDS: Final[Mapping[type[Order], Deed]] = {
    o.March: Deed(check_march, march),
    o.Fire: Deed(check_fire, fire, rolls=True),
    o.Bombard: Deed(check_bombard, bombard),
    o.Storm: Deed(check_storm, storm),
    o.Sally: Deed(check_sally, sally),
    o.Dig: Deed(check_dig, dig),
    o.Repair: Deed(check_repair, repair),
    o.Rest: Deed(_always, _stand(Task.REST)),
    o.Hold: Deed(_always, _stand(Task.NONE)),
    o.Deploy: Deed(check_deploy, deploy),
    o.Embark: Deed(check_embark, embark),
    o.Land: Deed(check_land, land, rolls=True),
    o.Convoy: Deed(check_convoy, convoy),
    o.Guard: Deed(check_guard, guard),
    o.Haven: Deed(check_haven, haven),
    o.Picket: Deed(check_picket, picket),
    o.Ambush: Deed(check_ambush, ambush),
    o.Burn: Deed(check_burn, burn),
    o.Dismantle: Deed(check_dismantle, dismantle),
    o.Ladders: Deed(check_ladders, ladders),
    o.Mine: Deed(check_mine, mine),
    o.Listen: Deed(check_listen, listen),
    o.Forage: Deed(check_forage, forage),
    o.Fish: Deed(check_fish, fish),
    o.Reap: Deed(check_reap, reap),
    o.Detach: Deed(check_detach, detach),
    o.Merge: Deed(check_merge, merge),
    o.Rally: Deed(check_rally, rally),
    o.Tend: Deed(check_tend, tend),
    o.Quarter: Deed(check_quarter, quarter),
    o.Ration: Deed(check_ration, ration),
    o.Withdraw: Deed(check_withdraw, withdraw),
    o.Slip: Deed(check_slip, slip, rolls=True),
    o.Offer: Deed(check_offer, offer, rolls=True),
    o.Answer: Deed(check_answer, answer, rolls=True),
    o.Lift: Deed(_of_side(QING), _ending(Ending.LIFTED), rolls=True),
    o.Abandon: Deed(_of_side(RUSSIA), _ending(Ending.ABANDONED), rolls=True),
    o.End: Deed(_always, lambda state, _order: end_phase(state), rolls=True),
}
"""Every kind of order; a test holds it against `orders.Order`."""


def check(world: World, order: Order) -> Refusal | None:
    """Return why the rules forbid *order* now, or None. Never raises, never rolls.

    It looks only at what the acting side can see, so a refusal betrays nothing:
    `check(state, o) == check(view(state, side), o)`.
    """
    seen = view(world, world.phase)
    if seen.ending != Ending.NONE:
        return Refusal(Reason.GAME_OVER)
    if seen.turn == 0 and not isinstance(order, o.Deploy | o.End):
        return Refusal(Reason.DEPLOYING)
    if isinstance(order, UnitOrder) and (refusal := _check_unit(seen, order)):
        return refusal
    return DEEDS[type(order)].check(seen, order)


def _check_unit(seen: World, order: UnitOrder) -> Refusal | None:
    """What every order to a unit needs."""
    for unit in (order.unit, companion(order)):
        if unit is not None and (refusal := _check_mine(seen, unit)):
            return refusal
    cell = place(order)
    if cell is not None and not 0 <= cell < seen.ground.grid.n:
        return Refusal(Reason.NO_SUCH_HEX, cell, seen.ground.grid.n)
    if seen.aboard[order.unit] != NOWHERE and not isinstance(order, o.Land | o.Deploy | o.Rest | o.Hold):
        return Refusal(Reason.ABOARD)
    return check_truce(seen) if isinstance(order, o.Fire | o.Bombard | o.Storm | o.Sally | o.Burn) else None


def _check_mine(seen: World, unit: int) -> Refusal | None:
    if not 0 <= unit < len(seen.hex):
        return Refusal(Reason.NO_SUCH_UNIT, unit, len(seen.hex))
    if seen.side[unit] != seen.phase:
        return Refusal(Reason.NOT_YOURS)
    if seen.hex[unit] == NOWHERE or seen.able[unit] <= 0:
        return Refusal(Reason.NO_MEN)
    return None


def apply(state: State, order: Order) -> tuple[State, Events]:
    """Carry out *order*; return the new world and what happened.

    Raises:
        IllegalOrder: if `check` refuses; *state* is untouched in every case.
    """
    if refusal := check(state, order):
        words = refusal.reason.name.lower().replace("_", " ")
        msg = f"turn {state.turn}: {order} refused: {words} (have {refusal.have}, need {refusal.need})"
        raise IllegalOrder(msg)
    after, events = DEEDS[type(order)].carry_out(state, order)
    return remembered(come_out(after)), events


def rolls(order: Order) -> bool:
    """Return whether carrying out *order* may roll dice; the screen may undo the others."""
    return DEEDS[type(order)].rolls


def idle(world: World) -> list[int]:
    """Return units of the side to order that have men, no task, and could still act, ascending."""
    mine = (world.side == world.phase) & (world.hex != NOWHERE) & (world.able > 0)
    free = (world.task == Task.NONE) & (world.acted == 0) & (world.moves > 0) & ~world.flag("leader")
    if frozen(world):
        free &= ~world.flag("boat")
    return [int(u) for u in np.flatnonzero(mine & free)]
