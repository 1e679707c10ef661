"""Ladders: who makes them, how long it takes, and when there are enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.events import LaddersReady, OrderGiven
from game.core.ladders import ladders_spell, needed
from game.core.orders import End, Ladders, UnitId
from game.core.refusals import Reason
from game.core.state import thaw
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, night, played, units_of


def at_work(hours=24, days=1, **values):
    """A unit of 200 banner foot after so many days of carpentry, what was told, and the unit."""
    state = new_1686()
    unit = units_of(state, "banner_foot")[1]
    state = played(changed(state, **values), Ladders(UnitId(unit)))
    draft, told = thaw(state), ()
    spell = replace(night(3), hours=hours)
    for _ in range(days):
        told += ladders_spell(draft, Dice(1, 1), spell)
    return draft, told, unit


def test_the_order_is_a_standing_task():
    state = new_1686()
    unit = units_of(state, "banner_foot")[1]
    after, events = apply(state, Ladders(UnitId(unit)))
    assert after.task[unit] == Task.LADDERS
    assert events == (OrderGiven(unit, Task.LADDERS, int(state.hex[unit])),)


@pytest.mark.parametrize("kind", ["labour", "battery_hongyi", "horse", "flotilla"])
def test_only_those_who_storm_make_them(kind):
    state = new_1686()
    assert check(state, Ladders(UnitId(units_of(state, kind)[0]))).reason == Reason.CANNOT_STORM


def test_a_day_of_two_hundred_men_makes_half_a_set():
    draft, told, unit = at_work()
    assert draft.able[unit] == 200
    assert draft.ladders[unit] == 200 * 250 == needed(draft) // 2
    assert told == ()
    assert draft.task[unit] == Task.LADDERS


def test_a_part_of_a_day_makes_a_part():
    draft, _, unit = at_work(hours=6)
    assert draft.ladders[unit] == 200 * 250 // 4


def test_when_there_are_enough_they_wait_for_orders():
    draft, told, unit = at_work(days=2)
    assert draft.ladders[unit] == needed(draft)
    assert told == (LaddersReady(3, unit),)
    assert draft.task[unit] == Task.NONE


def test_there_are_never_more_than_enough_and_no_more_are_asked_for():
    unit = units_of(new_1686(), "banner_foot")[1]
    draft, _, unit = at_work(days=5, fit={unit: 150})
    assert draft.ladders[unit] == needed(draft)
    ready = changed(new_1686(), ladders={unit: needed(draft)})
    refusal = check(ready, Ladders(UnitId(unit)))
    assert (refusal.reason, refusal.have, refusal.need) == (Reason.LADDERS_READY, 100, 100)


def test_they_are_made_as_time_passes():
    state = new_1686()
    unit = units_of(state, "banner_foot")[1]
    after = played(state, Ladders(UnitId(unit)), End(), End())
    assert after.ladders[unit] > 0
    assert after.turn == state.turn + 1
