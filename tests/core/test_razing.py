"""Pulling works down, one's own or the enemy's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.events import Razed
from game.core.hexgrid import Cell
from game.core.orders import Dismantle, UnitId
from game.core.razing import raze_spell
from game.core.refusals import Reason
from game.core.state import NOWHERE, RUSSIA, thaw
from game.core.tasks import Task
from tests.core.spades import DON, SPADES, at, kind
from tests.core.worlds import changed, night
from tests.siege import new_small

PLACE = at(4, 3)


def standing(name, unit=SPADES, beside=None, men=100, **values):
    """A finished work, and a unit beside it that may order."""
    state = new_small()
    laid = changed(
        state,
        work={PLACE: kind(state, name)},
        hex={unit: at(3, 3) if beside is None else beside},
        fit={unit: men},
        sick={unit: 0},
    )
    return replace(changed(laid, **values), phase=int(state.side[unit]))


def razed(state, days, cold_pm=0):
    draft, events = thaw(state), []
    for day in range(days):
        events += raze_spell(draft, Dice(1, 1), night(day, cold_pm))
    return draft, events


@pytest.mark.parametrize(("name", "man_days"), [("siege_wall", 183.4), ("breastwork", 25), ("battery", 75)])
def test_a_quarter_of_the_labour_pulls_a_work_down(name, man_days):
    laid, _ = apply(standing(name, men=20), Dismantle(UnitId(SPADES), PLACE))
    days = -(-man_days // 20)
    before, _ = razed(laid, int(days) - 1)
    after, events = razed(laid, int(days))
    assert before.plan[PLACE] == kind(laid, name)
    assert before.work[PLACE] == 0, "half pulled down it serves nobody"
    assert before.done[PLACE] > 0
    assert (after.plan[PLACE], after.done[PLACE], after.work[PLACE]) == (0, 0, 0)
    assert events == [Razed(int(days) - 1, SPADES, kind(laid, name), PLACE)]
    assert after.task[SPADES] == Task.NONE


def test_soldiers_need_four_times_as_long_and_frost_doubles_it():
    order = Dismantle(UnitId(DON), PLACE)
    foot, _ = apply(standing("siege_wall", DON), order)
    gang, _ = apply(standing("siege_wall"), Dismantle(UnitId(SPADES), PLACE))
    whole = foot.rules.works["siege_wall"].labour.need
    left = [whole - int(razed(state, 1)[0].done[PLACE]) for state in (foot, gang)]
    assert left[1] == 4 * left[0] > 0
    frozen, _ = razed(foot, 1, cold_pm=1000)
    assert whole - int(frozen.done[PLACE]) == left[0] // 2


def test_a_begun_work_is_pulled_down_too():
    wall = kind(new_small(), "siege_wall")
    begun = standing("trench", work={PLACE: 0}, plan={PLACE: wall}, done={PLACE: 1000})
    laid, _ = apply(begun, Dismantle(UnitId(SPADES), PLACE))
    after, events = razed(laid, 1)
    assert after.plan[PLACE] == 0
    assert len(events) == 1


def test_what_is_gone_by_then_frees_the_spades():
    laid, _ = apply(standing("trench"), Dismantle(UnitId(SPADES), PLACE))
    after, events = razed(changed(laid, work={PLACE: 0}), 1)
    assert events == []
    assert after.task[SPADES] == Task.NONE


def test_why_not():
    state = standing("trench")
    assert check(state, Dismantle(UnitId(SPADES), at(3, 2))).reason == Reason.NOTHING_TO_DISMANTLE
    wall = Cell(int(state.ground.walls[0]))
    assert check(state, Dismantle(UnitId(SPADES), wall)).reason == Reason.NOTHING_TO_DISMANTLE
    far = standing("trench", beside=at(2, 3))
    assert check(far, Dismantle(UnitId(SPADES), PLACE)).reason == Reason.NOT_BESIDE
    held = changed(state, hex={DON: PLACE})
    assert check(held, Dismantle(UnitId(SPADES), PLACE)).reason == Reason.ENEMY_THERE
    guns = standing("trench", unit=5)
    assert check(guns, Dismantle(UnitId(5), PLACE)).reason == Reason.CANNOT_DIG
    sallied = standing("siege_wall", DON)
    assert sallied.phase == RUSSIA
    assert check(sallied, Dismantle(UnitId(DON), PLACE)) is None
    gone = changed(sallied, hex={DON: NOWHERE})
    assert check(gone, Dismantle(UnitId(DON), PLACE)).reason == Reason.NO_MEN
