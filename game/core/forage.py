"""Parties that bring in fresh food and grain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.core.ambush import spring, take
from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import Event, Events, Foraged, PartyBack, PartyCaught, Reaped
from game.core.fields import FAR
from game.core.hexgrid import I64
from game.core.larder import deplete, regrow_day, yield_of
from game.core.losses import bury, lose_men
from game.core.orders import Fish, FoodOrder, Forage, Reap
from game.core.passage import unit_side
from game.core.pickets import caught_pm
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import QING, Cause, Ravage, State, Tally, World
from game.core.strength import away
from game.core.tasks import Task
from game.core.ways import party_reach, party_way

_TASKS: Final = {Forage: Task.FORAGE, Fish: Task.FISH, Reap: Task.REAP}
_LOSS = 1 << 26
"""First number of the rolls that choose who is lost; two a unit and day."""
_UNITS = 1024
_DAY = 100
"""A day without fresh food, in hundredths."""


@dataclass(frozen=True, slots=True)
class Trip:
    """A day's foraging foreseen.

    Attributes:
        way: hexes passed, the target last; empty if there is no way.
        caught_pm: chance a day to be caught.
        food: man-days of fresh food a day, or rations of grain.
        back: hundredths of days by which the unit's clock goes back, a day.
    """

    way: tuple[int, ...]
    caught_pm: int
    food: int
    back: int


def check_forage(world: World, order: Forage) -> Refusal | None:
    """Return why foraging is refused, or None."""
    return _check(world, order)


def check_fish(world: World, order: Fish) -> Refusal | None:
    """Return why fishing is refused, or None."""
    return _check(world, order)


def check_reap(world: World, order: Reap) -> Refusal | None:
    """Return why reaping is refused, or None."""
    return _check(world, order)


def _check(world: World, order: FoodOrder) -> Refusal | None:
    rules, able = world.rules.forage, int(world.able[order.unit])
    if order.men not in rules.parties:
        return Refusal(Reason.NO_SUCH_PARTY, order.men, rules.parties[-1])
    if able < order.men:
        return Refusal(Reason.TOO_FEW_MEN, able, order.men)
    if yield_of(world, _TASKS[type(order)], order.at) == 0:
        return Refusal(Reason.NOTHING_TO_GATHER)
    points = int(party_reach(world, order.unit)[order.at])
    if points >= FAR:
        return Refusal(Reason.NO_WAY)
    return Refusal(Reason.TOO_FAR, points, rules.reach) if points > rules.reach else None


def forage(state: State, order: Forage) -> tuple[State, Events]:
    """Send a party for greens every day until told otherwise."""
    return _send(state, order)


def fish(state: State, order: Fish) -> tuple[State, Events]:
    """Send a party to fish every day until told otherwise."""
    return _send(state, order)


def reap(state: State, order: Reap) -> tuple[State, Events]:
    """Send a party to reap until the hex is bare."""
    return _send(state, order)


def _send(state: State, order: FoodOrder) -> tuple[State, Events]:
    return take_up(state, order.unit, _TASKS[type(order)], order.at, order.men)


def foresee_trip(world: World, order: FoodOrder) -> Trip:
    """Return what a day of a legal order may bring; the preview and the event share it."""
    return trip(world, order.unit, _TASKS[type(order)], order.at, order.men)


def trip(world: World, unit: int, task: Task, at: int, men: int) -> Trip:
    """Return a day's way, danger and yield of a party."""
    side, way = unit_side(world, unit), party_way(world, unit, at)
    caught = caught_pm(world, side, way) if way else 0
    food = _food(world, side, task, at, men)
    back = food * _DAY * world.rules.forage.fresh_men // max(1, int(world.men[unit]))
    return Trip(way, caught, food, 0 if task == Task.REAP else back)


def _food(world: World, side: int, task: Task, at: int, men: int) -> int:
    """Return what a party finds in a day; greens and fish are fewer under the eyes of the enemy."""
    rules = world.rules.forage
    if task == Task.REAP:
        return yield_of(world, task, at) * min(1000, men * 1000 // rules.reap_days) // 1000
    watched = caught_pm(world, side, [at]) > 0
    share = men * (rules.picket_pm if watched else 1000) // rules.parties[-1]
    return yield_of(world, task, at) * share // (1000 * rules.trip_days)


def forage_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let every party go out for the day, and the ground recover."""
    events: tuple[Event, ...] = ()
    for unit in np.flatnonzero(away(draft)).tolist():
        events += _party_day(draft, dice, spell.day, unit)
    regrow_day(draft)
    return events


def _party_day(draft: World, dice: Dice, day: int, unit: int) -> tuple[Event, ...]:
    task, at, men = Task(draft.task[unit]), int(draft.aim[unit]), int(draft.level[unit])
    plan = trip(draft, unit, task, at, men)
    if not plan.way or not yield_of(draft, task, at) or draft.able[unit] < men:
        clear_task(draft, unit)
        return (PartyBack(day, unit, at),)
    if sprung := spring(draft, dice, plan.way, _party(draft, unit)):
        clear_task(draft, unit)
        return sprung
    roll = dice.roll16(Lane.FORAGE, day * _UNITS + unit) * 1000 >> 16
    if roll < plan.caught_pm:
        return (_caught(draft, dice, day, unit, plan, roll),)
    bring = _bring_grain if task == Task.REAP else _bring_food
    return (bring(draft, day, unit, plan),)


def _caught(draft: World, dice: Dice, day: int, unit: int, plan: Trip, roll: int) -> PartyCaught:
    """Half of the party is lost, half of those dead; the rest come home, and go no more."""
    at, event, party = int(draft.aim[unit]), _LOSS + (day * _UNITS + unit) * 2, _party(draft, unit)
    lost = int(party[unit]) * draft.rules.forage.lost_pm // 1000
    dead = lose_men(draft, dice, event, party, lost - lost // 2, Cause.SALLY)
    captured = take(draft, dice, event + 1, party, lost // 2)
    clear_task(draft, unit)
    bury(draft)
    return PartyCaught(day, unit, at, plan.caught_pm, roll, dead, captured)


def _party(draft: World, unit: int) -> I64:
    """(u,) the men that are out."""
    men = np.zeros(len(draft.hex), np.int64)
    men[unit] = draft.level[unit]
    return men


def _bring_food(draft: World, day: int, unit: int, plan: Trip) -> Foraged:
    rules, at, men = draft.rules.forage, int(draft.aim[unit]), int(draft.level[unit])
    deplete(draft, at, rules.spent_pm[rules.parties.index(men)] // rules.trip_days)
    back = min(plan.back, int(draft.stale[unit]))
    draft.stale[unit] -= back
    if unit_side(draft, unit) == QING:
        draft.tally[Tally.RATIONS] += plan.food
    return Foraged(day, unit, at, men, plan.food, back)


def _bring_grain(draft: World, day: int, unit: int, plan: Trip) -> Reaped:
    """Bring in what a day's sickles cut; who has cut the whole hex is free again."""
    rules, at = draft.rules.forage, int(draft.aim[unit])
    cut = deplete(draft, at, int(draft.level[unit]) * 1000 // rules.reap_days)
    grain = rules.grain * cut // 1000
    draft.tally[Tally.RATIONS if unit_side(draft, unit) == QING else Tally.GRAIN] += grain
    bare = not draft.larder[at]
    if bare:
        draft.ravage[at] = Ravage.REAPED
        clear_task(draft, unit)
    return Reaped(day, unit, at, grain, bare)
