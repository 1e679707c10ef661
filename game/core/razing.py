"""Pulling works down."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.digging import BESIDE, labourers_mille, spadework
from game.core.events import Event, Events, Razed
from game.core.orders import Dismantle
from game.core.passage import enemies, unit_side
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import State, World
from game.core.tasks import Task
from game.core.works import dug_kinds, labour_of, take_off


def check_dismantle(world: World, order: Dismantle) -> Refusal | None:
    """Return why pulling down is refused, or None."""
    if world.unit_kind(order.unit).dig_pm == 0:
        return Refusal(Reason.CANNOT_DIG)
    if not dug_kinds(world)[order.at]:
        return Refusal(Reason.NOTHING_TO_DISMANTLE)
    if world.ground.grid.distance(int(world.hex[order.unit]), order.at) > BESIDE:
        return Refusal(Reason.NOT_BESIDE)
    if (world.hex[enemies(world, unit_side(world, order.unit))] == order.at).any():
        return Refusal(Reason.ENEMY_THERE)
    return None


def dismantle(state: State, order: Dismantle) -> tuple[State, Events]:
    """Pull down until nothing is left."""
    return take_up(state, order.unit, Task.DISMANTLE, order.at)


def raze_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let every unit that pulls down works do so."""
    events: tuple[Event, ...] = ()
    for unit in np.flatnonzero((draft.task == Task.DISMANTLE) & (draft.able > 0)).tolist():
        events += _raze(draft, spell, unit)
    return events


def _raze(draft: World, spell: Spell, unit: int) -> tuple[Event, ...]:
    at = int(draft.aim[unit])
    kind = int(dug_kinds(draft)[at])
    labour = labour_of(draft, kind)
    if labour is None:
        clear_task(draft, unit)
        return ()
    pace = labour.rate * draft.rules.digging.raze_pm // 1000
    take_off(draft, at, spadework(draft, spell, labourers_mille(draft, unit)) * pace // 1000)
    if dug_kinds(draft)[at] == kind:
        return ()
    clear_task(draft, unit)
    return (Razed(spell.day, unit, kind, at),)
