"""Mending the walls by night."""

from __future__ import annotations

import numpy as np

from game.core.bombard import mend_mille, under_close_fire
from game.core.calendar import Spell
from game.core.citadel import withdrawn
from game.core.events import Event, Events, Mended
from game.core.laws.spade import mended
from game.core.leaders import beside
from game.core.orders import Repair
from game.core.passage import unit_side
from game.core.refusals import Reason, Refusal
from game.core.standing import take_up
from game.core.state import RUSSIA, WHOLE, State, World
from game.core.strength import army_fighters
from game.core.tasks import Task


def check_repair(world: World, order: Repair) -> Refusal | None:
    """Return why mending is refused, or None."""
    if unit_side(world, order.unit) != RUSSIA:
        return Refusal(Reason.WRONG_SIDE)
    if not world.ground.fort[world.hex[order.unit]]:
        return Refusal(Reason.NOT_INSIDE)
    return Refusal(Reason.ALREADY_WITHDRAWN) if withdrawn(world) else None


def repair(state: State, order: Repair) -> tuple[State, Events]:
    """Mend the walls every night until told otherwise; a leader takes charge of those who mend beside him."""
    return take_up(state, order.unit, Task.REPAIR)


def repair_night(draft: World, spell: Spell) -> tuple[Event, ...]:
    """Mend the worst hexes first, so much a hex and so much in all."""
    missing = np.where(draft.ground.wall & (draft.blaze == 0), WHOLE - draft.integrity, 0).astype(np.int64)
    if withdrawn(draft) or not missing.any():
        return ()
    hindered = draft.rules.digging.repair_close_pm if under_close_fire(draft) else 1000
    pool = repair_pool(draft) * 1000
    given = 0
    for cell in np.argsort(-missing, kind="stable")[: int((missing > 0).sum())].tolist():
        mend = min(int(missing[cell]), mend_mille(draft, cell) * hindered // 1000, pool - given)
        draft.integrity[cell] += mend
        given += mend
    points = given // 1000
    return (Mended(spell.day, points),) if points else ()


def repair_pool(world: World) -> int:
    """Return points that the garrison can mend in a night."""
    return int(mended(world.rules.digging, _workers(world), army_fighters(world, RUSSIA)))


def _workers(world: World) -> int:
    """Return men who mend; those beside a leader who has taken charge of it count for more."""
    mending = (world.side == RUSSIA) & (world.task == Task.REPAIR)
    led = mending & beside(world, mending & world.flag("leader")) & ~world.flag("leader")
    more = world.rules.digging.repair_led_pm - 1000
    return int(world.able[mending].sum()) + int(world.able[led].sum()) * more // 1000
