"""Room, rations and orderlies: the orders, and what each costs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.assault import Assault, answering
from game.core.dice import Dice
from game.core.events import OrderGiven, Quartered, RationSet
from game.core.hexgrid import Cell
from game.core.orders import Manner, March, Quarter, Ration, Scale, Tend, UnitId
from game.core.quarters import (
    alarm_pm,
    manner_of,
    on_duty,
    quarters_day,
    ration_pm,
    scale_of,
    scant_pm,
    spread_contagion_pm,
    tended_pm,
)
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, thaw
from game.core.tasks import Task
from tests.core.worlds import changed, night, played
from tests.siege import new_small


def russian(state=None):
    """A state in which the Russians order."""
    return replace(state or new_small(), phase=RUSSIA)


def refusal(state, order):
    """The reason of a refusal, None for none."""
    found = check(state, order)
    return found and found.reason


# Room ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_whoever_spreads_out_comes_later_to_an_alarm(side):
    state = replace(new_small(), phase=side)
    assert refusal(state, Quarter(Manner.CROWDED)) == Reason.ALREADY_SO
    spread, events = apply(state, Quarter(Manner.SPREAD))
    assert events == (Quartered(side, Manner.SPREAD),)
    assert (manner_of(spread, side), manner_of(spread, 1 - side)) == (Manner.SPREAD, Manner.CROWDED)
    assert (alarm_pm(spread, side), alarm_pm(spread, 1 - side)) == (700, 1000)
    assert (spread_contagion_pm(spread, side), spread_contagion_pm(spread, 1 - side)) == (650, 1000)
    assert refusal(spread, Quarter(Manner.SPREAD)) == Reason.ALREADY_SO
    assert manner_of(played(spread, Quarter(Manner.CROWDED)), side) == Manner.CROWDED


def test_moving_house_tires_all_who_move():
    state = changed(russian(), fatigue=50)
    tired = played(state, Quarter(Manner.SPREAD)).fatigue
    here = state.hex != NOWHERE
    assert (tired[here & (state.side == RUSSIA)] == 50 + state.rules.quarters.move_fatigue).all()
    assert (tired[state.side == QING] == 50).all()
    assert played(changed(state, fatigue=990), Quarter(Manner.SPREAD)).fatigue.max() == 1000


# Rations --------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_the_ration_is_the_sides_own_business(side):
    state = replace(new_small(), phase=side)
    assert refusal(state, Ration(Scale.FULL)) == Reason.ALREADY_SO
    scant, events = apply(state, Ration(Scale.THREE_QUARTERS))
    assert events == (RationSet(side, Scale.THREE_QUARTERS),)
    assert (scale_of(scant, side), scale_of(scant, 1 - side)) == (Scale.THREE_QUARTERS, Scale.FULL)
    assert [ration_pm(scant, s) for s in (side, 1 - side)] == [750, 1000]
    assert [scant_pm(scant, s) for s in (side, 1 - side)] == [250, 0]
    assert scale_of(view(scant, 1 - side), side) == Scale.FULL, "the enemy does not know"


def test_who_gets_less_loses_heart_day_by_day():
    state = changed(russian(), cohesion=500)
    assert (after_a_day(state) == 500).all()
    scant = played(state, Ration(Scale.HALF))
    here = state.hex != NOWHERE
    assert (
        after_a_day(scant)[here & (state.side == RUSSIA)] == 500 - state.rules.will.scant_cohesion // 2
    ).all()
    assert (after_a_day(scant)[state.side == QING] == 500).all()
    assert after_a_day(changed(scant, cohesion=10)).min() == 0


def after_a_day(state):
    """The cohesion of all units a day later."""
    draft = thaw(state)
    quarters_day(draft, Dice(1, 1), night())
    return draft.cohesion


# Orderlies -------------------------------------------------------------------------------------

COSSACKS, GUNNERS, LEADER, GANG = 8, 11, 12, 4


def test_who_may_nurse_the_sick():
    state = russian()
    assert refusal(state, Tend(UnitId(COSSACKS))) is None
    assert refusal(state, Tend(UnitId(GUNNERS))) == Reason.FOOT_ONLY
    assert refusal(state, Tend(UnitId(LEADER))) == Reason.FOOT_ONLY
    assert refusal(changed(state, hex={COSSACKS: 40}), Tend(UnitId(COSSACKS))) == Reason.NOT_INSIDE
    assert refusal(new_small(), Tend(UnitId(GANG))) is None
    assert refusal(new_small(), Tend(UnitId(5))) == Reason.FOOT_ONLY


def test_orderlies_are_off_duty_until_told_otherwise():
    state = changed(russian(), aim={COSSACKS: 3}, level={COSSACKS: 2})
    nursing, events = apply(state, Tend(UnitId(COSSACKS)))
    assert events == (OrderGiven(COSSACKS, Task.TEND, int(state.hex[COSSACKS])),)
    assert (nursing.task[COSSACKS], nursing.aim[COSSACKS], nursing.level[COSSACKS]) == (Task.TEND, NOWHERE, 0)
    assert on_duty(state).all()
    assert np.flatnonzero(~on_duty(nursing)).tolist() == [COSSACKS]
    away = played(nursing, March(UnitId(COSSACKS), Cell(int(state.hex[9]) + 1)))
    assert away.task[COSSACKS] != Task.TEND


def test_one_orderly_nurses_three():
    state = changed(russian(), sick=0)
    sick = changed(state, sick={9: 100}, fit={COSSACKS: 20})
    nursing = changed(sick, task={COSSACKS: Task.TEND})
    assert tended_pm(sick, RUSSIA) == 0
    assert tended_pm(nursing, RUSSIA) == 600
    assert tended_pm(nursing, QING) == 0
    assert tended_pm(changed(nursing, fit={COSSACKS: 80}), RUSSIA) == 1000
    assert tended_pm(changed(nursing, sick=0), RUSSIA) == 1000


# What an alarm finds -----------------------------------------------------------------------------


def answer(state):
    """How many of the garrison run to an alarm at their gate."""
    gate = int(np.flatnonzero(state.ground.gate)[0])
    return sum(answering(state, Assault((gate,), ((0,),)), {}).values())


def test_an_alarm_finds_fewer_where_men_live_apart_or_nurse():
    state = russian()
    spread = played(state, Quarter(Manner.SPREAD))
    assert answer(spread) == pytest.approx(answer(state) * 0.7, abs=1)
    nursing = played(state, *(Tend(UnitId(unit)) for unit in (COSSACKS, 9)))
    assert answer(nursing) == state.fit[[10, GUNNERS]].sum()
