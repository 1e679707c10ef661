"""Ladders for an escalade: made by the men who will climb them, kept until a storm spends them."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Events, LaddersReady
from game.core.orders import Ladders
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import State, World
from game.core.tasks import Task


def needed(world: World) -> int:
    """Return what the ladders of one column take, in thousandths of a man-day."""
    return world.rules.storm.ladder_man_days * 1000


def check_ladders(world: World, order: Ladders) -> Refusal | None:
    """Return why a unit makes no ladders, or None."""
    kind = world.unit_kind(order.unit)
    if not kind.storms:
        return Refusal(Reason.CANNOT_STORM)
    made, need = int(world.ladders[order.unit]), needed(world)
    return Refusal(Reason.LADDERS_READY, made // 1000, need // 1000) if made >= need else None


def ladders(state: State, order: Ladders) -> tuple[State, Events]:
    """Make ladders until there are enough for the unit."""
    return take_up(state, order.unit, Task.LADDERS)


def ladders_spell(draft: World, _dice: Dice, spell: Spell) -> Events:
    """Let every unit at it work on; who has enough waits for orders."""
    events: Events = ()
    for unit in np.flatnonzero((draft.task == Task.LADDERS) & (draft.able > 0)).tolist():
        effort = spell.share(int(draft.able[unit]) * draft.unit_kind(unit).dig_pm)
        draft.ladders[unit] = min(needed(draft), int(draft.ladders[unit]) + effort)
        if draft.ladders[unit] == needed(draft):
            clear_task(draft, unit)
            events += (LaddersReady(spell.day, unit),)
    return events
