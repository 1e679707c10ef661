"""Ambushes: where men may lie hidden, and the first blow at whoever comes by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.core.cover import bare, cover_shot
from game.core.dice import Dice, Lane
from game.core.events import Ambushed, Events, OrderGiven
from game.core.fire import misfires_pm
from game.core.fixed import ONE16, lognormal_table
from game.core.hearsay import tell
from game.core.hexgrid import I64, Bool, Cells
from game.core.losses import bury, lose_men
from game.core.orders import Ambush
from game.core.passage import enemies, unit_side
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task
from game.core.state import NOWHERE, QING, Cause, Ravage, State, Tally, World, freeze, thaw
from game.core.strength import fighters
from game.core.tasks import Task

_BESIDE: Final = 1
_UNITS: Final = 128
"""More than there can be: names a pair of units."""
_DEAD, _TAKEN = 1 << 20, 1 << 21
"""Where the rolls for the dead and for prisoners begin."""


def check_ambush(world: World, order: Ambush) -> Refusal | None:
    """Return why a unit cannot lie in ambush, or None."""
    unit, kind, here = order.unit, world.unit_kind(order.unit), int(world.hex[order.unit])
    if kind.move_class not in ("foot", "horse") or not kind.zone:
        return Refusal(Reason.CANNOT_WATCH)
    if world.hidden[unit]:
        return Refusal(Reason.ALREADY_SO)
    if world.acted[unit]:
        return Refusal(Reason.ALREADY_ACTED)
    if world.cohesion[unit] < world.rules.will.shaken:
        return Refusal(Reason.TOO_BROKEN, int(world.cohesion[unit]), world.rules.will.shaken)
    if not hides(world, here):
        return Refusal(Reason.NO_COVER_HERE)
    return Refusal(Reason.WATCHED) if _looked_at(world, unit) else None


def hides(world: World, cell: int) -> bool:
    """Return whether men may lie hidden on a hex: in wood or a trench, in standing crop or among ruins."""
    ground, rules = world.ground, world.rules
    terrain = rules.terrain[ground.terrain_names[int(ground.terrain[cell])]]
    work = ground.work_names[int(world.work[cell])]
    if work:
        return rules.works[work].conceal > 0
    if terrain.crop:
        return not bare(world)[cell]
    return terrain.conceal > 0 or bool(world.ravage[cell] == Ravage.BURNT)


def _looked_at(world: World, unit: int) -> bool:
    """Return whether an enemy on his feet stands on a hex beside a unit, with no wall between."""
    foes = enemies(world, unit_side(world, unit)) & (world.able > 0) & ~world.flag("leader")
    return bool((foes & _beside(world, unit, world.hex)).any())


def _beside(world: World, unit: int, cells: Cells) -> Bool:
    """Return whether each of some cells is the unit's own or beside it, with no wall of a fort between."""
    ground, here = world.ground, int(world.hex[unit])
    near = (ground.grid.distances[here][cells] <= _BESIDE) & (cells != NOWHERE)
    open_way: Bool = near & (ground.fort[cells] == ground.fort[here])
    return open_way


def ambush(state: State, order: Ambush) -> tuple[State, Events]:
    """Lie hidden until somebody comes by, or until the unit stirs."""
    draft, here = thaw(state), int(state.hex[order.unit])
    clear_task(draft, order.unit)
    draft.task[order.unit], draft.aim[order.unit] = Task.AMBUSH, here
    draft.hidden[order.unit] = 1
    return freeze(draft), (OrderGiven(order.unit, Task.AMBUSH, here),)


def in_wait(world: World, side: int) -> Bool:
    """Return (u,) enemies of *side* that lie in ambush; a View shows none of them."""
    lying: Bool = enemies(world, side) & (world.hidden != 0) & (world.able > 0)
    return lying


def perils(world: World, side: int) -> Bool:
    """Return (n,) cells on which a unit of *side* runs into an ambush."""
    mask = np.zeros(world.ground.grid.n, np.bool_)
    for unit in np.flatnonzero(in_wait(world, side)).tolist():
        around = np.array([world.hex[unit], *world.ground.grid.around[int(world.hex[unit])]])
        mask[around[_beside(world, unit, around)]] = True
    return mask


def spring(draft: World, dice: Dice, cells: Sequence[int], party: I64) -> tuple[Ambushed, ...]:
    """Let everyone who lies in ambush beside a way strike at those who go there.

    Args:
        draft: writable; changed. The shock to a garrison's resolve is the caller's business.
        dice: of the turn; lane AMBUSH.
        cells: of the way, in order.
        party: (u,) men of each unit that go it, all of one side.
    """
    victim = int(party.argmax())
    way = np.asarray(cells, np.int64)
    sprung: tuple[Ambushed, ...] = ()
    for unit in np.flatnonzero(in_wait(draft, unit_side(draft, victim))).tolist():
        met = way[_beside(draft, unit, way)]
        if len(met):
            sprung += (_strike(draft, dice, unit, victim, int(met[0]), party),)
    bury(draft)
    return sprung


def _strike(draft: World, dice: Dice, unit: int, victim: int, at: int, party: I64) -> Ambushed:
    """One ambush: the blow, the prisoners, and nobody is hidden any more."""
    rules, event = draft.rules.ambush, (unit * _UNITS + victim) * 2 + draft.phase
    shock, luck, count = dice.rolls16(Lane.AMBUSH, np.array([event]), 3)[0].tolist()
    mean = blow_q16(draft, unit, at) * int(lognormal_table(draft.rules.bombard.disperse_q8)[shock]) >> 16
    dead = int(dice.poisson(Lane.AMBUSH, np.array([event + _DEAD]), np.array([mean]))[0])
    dead = lose_men(draft, dice, event + _DEAD, party, dead, Cause.SALLY)
    taken = 1 + (count * rules.captured >> 16) if luck * 1000 < rules.captured_pm * ONE16 else 0
    taken = take(draft, dice, event + _TAKEN, party, taken)
    draft.acted[unit], draft.hidden[unit] = 1, 0
    clear_task(draft, unit)
    members = party > 0
    draft.cohesion[members] = np.maximum(0, draft.cohesion[members] - rules.cohesion)
    return Ambushed(unit, victim, at, dead, taken)


def blow_q16(world: World, unit: int, at: int) -> int:
    """Return the dead, in 1/65536, that a unit in ambush expects of men on a hex."""
    rules, fire, weapon = world.rules.ambush, world.rules.fire, world.unit_kind(unit).weapon
    weight = {"musket": fire.musket_pm[0], "bow": fire.bow_pm[0]}.get(weapon, rules.blade_pm)
    mean = min(int(fighters(world)[unit]), rules.men) * rules.kill_pm * ONE16 // 1000
    for keep in (weight, 1000 - misfires_pm(world, unit), 1000 - int(cover_shot(world)[at])):
        mean = mean * keep // 1000
    return mean


def take(draft: World, dice: Dice, event: int, party: I64, men: int) -> int:
    """Take prisoners from among some units by weight; they tell what they know. Return how many.

    Args:
        draft: writable; changed.
        dice: of the turn.
        event: number of the rolls in lane LOSS.
        party: (u,) men of each unit among whom they are taken, all of one side.
        men: wanted.
    """
    side = unit_side(draft, int(party.argmax()))
    taken = lose_men(draft, dice, event, party, men, Cause.CAPTURED)
    draft.tally[Tally.HELD_BY_RUSSIA if side == QING else Tally.HELD_BY_QING] += taken
    tell(draft, dice, side, taken)
    return taken


def come_out(state: State) -> State:
    """Return a state in which only those are hidden who still lie in ambush."""
    stirred = (state.hidden != 0) & (state.task != Task.AMBUSH)
    if not stirred.any():
        return state
    draft = thaw(state)
    draft.hidden[stirred] = 0
    return freeze(draft)


def expose_day(draft: World) -> None:
    """Whoever is seen by the enemy from the next hex lies in ambush no more."""
    for unit in np.flatnonzero(draft.hidden != 0).tolist():
        if draft.hex[unit] == NOWHERE or _looked_at(draft, unit):
            draft.hidden[unit] = 0
            clear_task(draft, unit)
