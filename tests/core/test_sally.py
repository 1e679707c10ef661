"""Sallies: who may go, what they may find, what they burn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.faults import faults
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.orders import Reason, Sally, UnitId
from game.core.sally import forget_day, venture
from game.core.state import QING, RUSSIA, Cause, Tally, thaw
from tests.core.worlds import changed
from tests.siege import WIDTH, new_small

SPADES, DON, LEADER = 4, 8, 12
GOAL = Cell(2 * WIDTH + 8)


def outing(**values):
    """The garrison to order, a gang digging before the walls with nobody to guard it."""
    state = new_small()
    trench = state.ground.work_names.index("trench")
    line = {GOAL: trench, GOAL + 1: trench}
    away = dict.fromkeys((0, 1, 2, 3, 5, 7), 0)
    state = changed(
        state,
        hex={**away, SPADES: GOAL},
        plan=line,
        done=dict.fromkeys(line, 30_000),
        fit={SPADES: 200},
    )
    return replace(changed(state, **values), phase=RUSSIA), Sally(UnitId(DON), GOAL, Purpose.BURN)


def guarded(**values):
    state, order = outing(**values)
    return changed(state, hex={0: GOAL + 1}, fit={0: 150}), order


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, None),
        ({"acted": {DON: 1}}, Reason.ALREADY_ACTED),
        ({"cohesion": {DON: 300}}, Reason.TOO_BROKEN),
        ({"hex": {DON: 12}}, Reason.NOT_INSIDE),
        ({"fit": {DON: 29}}, Reason.TOO_FEW_MEN),
        ({"hex": {SPADES: 0}, "plan": 0, "done": 0}, Reason.NOTHING_TO_HIT),
    ],
)
def test_who_may_go(values, reason):
    state, order = outing(**values)
    refusal = check(state, order)
    assert (refusal.reason if refusal else None) == reason


def test_leaders_and_besiegers_do_not_sally():
    state, _ = outing()
    assert check(state, Sally(UnitId(LEADER), GOAL, Purpose.BURN)).reason == Reason.CANNOT_SALLY
    assert check(state, Sally(UnitId(0), GOAL, Purpose.BURN)).reason == Reason.NOT_YOURS


def test_one_sally_a_turn_a_unit():
    state, order = outing()
    after, _ = apply(state, order)
    assert check(after, order).reason == Reason.ALREADY_ACTED
    assert after.moves[DON] == 0


def test_pickets_make_it_harder():
    bare, picketed = (venture(state, order) for state, order in (outing(), guarded()))
    assert bare.guard_pm == 0
    assert picketed.guard_pm == 1000
    assert bare.success_pm == pytest.approx(721 * 1.2, abs=2)
    assert picketed.success_pm == pytest.approx(721 * 0.8, abs=2)
    assert bare.kills > 2 * picketed.kills


def test_the_ring_makes_it_harder():
    state, order = outing()
    ring = state.ground.areas["ring"].tolist()
    closed = changed(state, work=dict.fromkeys(ring, state.ground.work_names.index("siege_wall")))
    assert venture(closed, order).success_pm == pytest.approx(venture(state, order).success_pm * 0.4, abs=2)


def test_habit_breeds_ambushes_and_fades():
    state, order = guarded()
    often = changed(state, tally={Tally.HABIT: 4 * ONE16})
    assert venture(state, order).ambush_pm == 0
    assert venture(often, order).ambush_pm == pytest.approx(1000 * (1 - np.exp(-0.0971 * 4 * 2)), abs=3)
    draft = thaw(often)
    forget_day(draft)
    assert draft.tally[Tally.HABIT] == 4 * ONE16 * 95 // 100
    assert apply(state, order)[0].tally[Tally.HABIT] == ONE16


def outcomes(state, order, count=600):
    return [apply(replace(state, seed=seed), order) for seed in range(count)]


def test_it_succeeds_as_often_as_was_said():
    state, order = outing()
    p = venture(state, order).success_pm / 1000
    won = np.mean([events[0].succeeded for _, events in outcomes(state, order)])
    assert abs(won - p) < 4 * np.sqrt(p * (1 - p) / 600)


def test_it_kills_and_costs_what_was_said():
    state, order = outing()
    plan = venture(state, order)
    reports = [events[0] for _, events in outcomes(state, order)]
    won = [r for r in reports if r.succeeded]
    lost = [r for r in reports if not r.succeeded]
    assert np.mean([r.qing_dead for r in won]) == pytest.approx(plan.kills, rel=0.1)
    assert np.mean([r.russian_dead for r in won]) == pytest.approx(plan.men * 0.015, rel=0.15)
    assert np.mean([r.russian_dead for r in lost]) == pytest.approx(plan.men * 0.05, rel=0.2)


def test_an_ambush_is_bloody_and_harms_nobody_else():
    state, order = guarded(tally={Tally.HABIT: 90 * ONE16})
    reports = [events[0] for _, events in outcomes(state, order, 100)]
    caught = [r for r in reports if r.ambushed]
    assert len(caught) > 90
    assert not any(r.qing_dead or r.burnt or r.succeeded for r in caught)
    assert np.mean([r.russian_dead for r in caught]) == pytest.approx(120 * 0.25, rel=0.1)


def test_unguarded_works_burn_whole_and_guarded_ones_in_part():
    for (state, order), left in ((outing(), 0), (guarded(), 10_000)):
        won = next(after for after, events in outcomes(state, order, 30) if events[0].succeeded)
        assert won.done[GOAL] == left
        assert won.done[GOAL + 1] == left
        failed = next(after for after, events in outcomes(state, order, 60) if not events[0].succeeded)
        assert failed.done[GOAL] == 30_000


def test_men_powder_and_the_ledger_agree():
    state, order = outing()
    for after, (report,) in outcomes(state, order, 40):
        assert faults(after) == []
        assert after.lost[QING, :, Cause.STORM].sum() == report.qing_dead
        assert after.lost[RUSSIA, :, Cause.STORM].sum() == report.russian_dead
        spent = report.men * state.rules.sally.powder_rounds * state.rules.fire.round_g
        assert state.tally[Tally.POWDER_G] - after.tally[Tally.POWDER_G] == spent
