"""The round of phases and days, and how a siege ends by itself."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply
from game.core.calendar import day_of
from game.core.events import PhaseBegan, RingClosed, RiverCut, RiverFroze, SiegeEnded, Wasted
from game.core.hexgrid import Cell
from game.core.orders import Abandon, Bombard, Dig, End, Fire, March, Repair, UnitId
from game.core.points import FALLEN
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ending, Tally
from game.core.tasks import Task
from game.core.turn import freeze_day, messenger_day
from tests.core.worlds import changed, new_1686, played
from tests.siege import WIDTH, new_small


def whole(state):
    """One turn, both phases."""
    after, events = apply(state, End())
    later, more = apply(after, End())
    return later, events + more


def test_the_phases_take_turns():
    state = new_small()
    assert (state.turn, state.phase) == (1, QING)
    state, events = apply(state, End())
    assert (state.turn, state.phase) == (1, RUSSIA)
    assert PhaseBegan(1, RUSSIA) in events
    state, events = apply(state, End())
    assert (state.turn, state.phase) == (2, QING)
    assert PhaseBegan(2, QING) in events


def test_a_side_gets_its_moves_and_hands_back_when_its_phase_begins():
    state = changed(new_small(), moves=0, acted=1, rolled=3)
    for side in (RUSSIA, QING):
        state, _ = apply(state, End())
        mine = (state.side == side) & (state.hex != NOWHERE)
        assert (state.moves[mine] == state.trait("moves")[mine]).all()
        assert not state.acted[mine].any()
        assert not state.rolled[mine].any()
        if side == RUSSIA:
            assert state.acted[state.side == QING].all(), "who fought this turn does not rest this turn"


def test_days_pass_after_the_russian_phase_only():
    state = new_1686()
    middle, _ = apply(state, End())
    assert middle.lost.sum() == state.lost.sum()
    assert (middle.tally == state.tally).all()
    later, _ = apply(middle, End())
    eaten = int(state.tally[Tally.GRAIN] - later.tally[Tally.GRAIN])
    assert 1.9 * 800 < eaten <= 2 * 800, "two days of rations"


def test_a_turn_without_a_night_passes_no_day():
    state = new_small()
    later, _ = whole(state)
    assert later.tally[Tally.GRAIN] == state.tally[Tally.GRAIN]
    assert later.lost.sum() == 0
    next_day, events = whole(later)
    assert next_day.tally[Tally.GRAIN] < state.tally[Tally.GRAIN]
    assert [type(e) for e in events].count(Wasted) == 2


def test_the_report_of_a_turn_adds_up():
    state = new_1686()
    for _ in range(4):
        later, events = whole(state)
        gone = later.lost - state.lost
        for report in (e for e in events if isinstance(e, Wasted)):
            assert report.sick == gone[report.side, 0, Cause.SICK]
            assert report.hunger == gone[report.side, 0, Cause.HUNGER]
            assert report.deserted == gone[report.side, 0, Cause.DESERTED]
        state = later


def test_standing_orders_run_on():
    state = new_1686()
    gang = int(np.flatnonzero(state.trait("dig_pm") == 1000)[0])
    ring = state.ground.areas["ring"].tolist()
    state = changed(state, hex={gang: ring[0]})
    wall = state.ground.work_names.index("siege_wall")
    state = played(state, Dig(UnitId(gang), wall, Cell(ring[-1])))
    progress = []
    for _ in range(4):
        state, _ = whole(state)
        progress.append(int((state.work == wall).sum()) * 42_553 + int(state.done.sum()))
    assert progress == sorted(set(progress))
    assert state.task[gang] == Task.DIG


def test_the_ring_marks_its_days():
    state = new_1686()
    ring, wall = state.ground.areas["ring"].tolist(), state.ground.work_names.index("siege_wall")
    cut = changed(state, work=dict.fromkeys(ring[-18:], wall))
    later, events = whole(cut)
    assert RiverCut(0) in events
    assert later.tally[Tally.CUT_DAY] == 0
    assert later.tally[Tally.CLOSED_DAY] == -1
    closed, events = whole(changed(later, work=dict.fromkeys(ring, wall)))
    assert RingClosed(2) in events
    assert closed.tally[Tally.CLOSED_DAY] == 2
    assert closed.tally[Tally.CUT_DAY] == 0
    _, events = whole(closed)
    assert not [e for e in events if isinstance(e, RiverCut | RingClosed)]


def quiet_end(state):
    """The end of a siege in which nobody gives an order, and everything seen on the way."""
    seen = []
    while state.ending == Ending.NONE:
        state, events = apply(state, End())
        seen += events
    return state, seen


@pytest.mark.parametrize("seed", range(4))
def test_the_river_freezes_once_on_its_day(seed):
    state = new_1686(seed)
    end, events = quiet_end(state)
    frozen = [e for e in events if isinstance(e, RiverFroze)]
    assert frozen == [RiverFroze(freeze_day(state.scenario, seed))]
    assert end.tally[Tally.FROZEN_DAY] == frozen[0].day


@pytest.mark.parametrize("seed", range(4))
def test_the_messenger_ends_what_nobody_ends(seed):
    state = new_1686(seed)
    end, events = quiet_end(state)
    assert end.ending == Ending.HELD
    assert end.tally[Tally.END_DAY] == messenger_day(state.scenario.messenger, seed)
    assert events[-1] == SiegeEnded(int(end.tally[Tally.END_DAY]), Ending.HELD)


def test_the_last_turn_ends_a_siege_without_a_messenger():
    state = new_small()
    late = replace(state.scenario, messenger=replace(state.scenario.messenger, first_day=400, last_day=500))
    end, _ = quiet_end(replace(state, scenario=late))
    assert end.ending == Ending.HELD
    assert end.turn == late.turns
    assert end.tally[Tally.END_DAY] == day_of(late, late.turns + 1)


def test_who_surrenders_is_captured_and_who_abandons_departs():
    state = new_1686()
    russia = replace(state, phase=RUSSIA)
    left, (ended,) = apply(russia, Abandon())
    assert ended == SiegeEnded(0, Ending.ABANDONED)
    assert left.lost[RUSSIA, :, Cause.DEPARTED].sum() == state.men[state.side == RUSSIA].sum()
    assert left.ending in FALLEN
    bloody = changed(russia, tally={Tally.SHOCK: 60_000, Tally.BEGGED: state.rules.will.pleas})
    fallen = next(
        end
        for seed in range(20)
        if (end := apply(replace(bloody, seed=seed), End())[0]).ending != Ending.NONE
    )
    assert fallen.ending == Ending.SURRENDERED
    assert fallen.lost[RUSSIA, :, Cause.CAPTURED].sum() > 700
    assert (fallen.hex[fallen.side == RUSSIA] == NOWHERE).all()


def test_one_fight_a_turn_then_again_the_next():
    state = changed(new_small(), hex={8: 3 * WIDTH + 4, 0: 3 * WIDTH + 3, 1: 0}, fit={8: 120})
    order = Fire(UnitId(0), Cell(3 * WIDTH + 4))
    after, _ = apply(state, order)
    assert after.acted[0] == 1
    again, _ = whole(after)
    assert again.acted[0] == 0
    assert again.rolled[0] == 0


def test_what_is_ordered_in_one_phase_is_not_lost_in_the_other():
    state = played(
        new_small(), March(UnitId(4), Cell(2)), Bombard(UnitId(5), Cell(int(new_small().ground.walls[0])), 5)
    )
    russia = played(state, End(), Repair(UnitId(9)))
    assert russia.task[5] == Task.BOMBARD
    qing = played(russia, End())
    assert qing.task[9] == Task.REPAIR
