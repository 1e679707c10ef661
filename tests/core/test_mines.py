"""Mines: how they are driven, heard, blown and fired."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Breached, MineBlown, MineFired, MineHeard
from game.core.hexgrid import Cell
from game.core.mines import gallery, mine_spell
from game.core.orders import Listen, Mine, UnitId
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import QING, RUSSIA, WHOLE, Cause, thaw
from game.core.tasks import Task
from tests.core.spades import DON, POSAD, SPADES, at, kind
from tests.core.worlds import changed, night
from tests.siege import new_small

SHIKOU, GUNS, CREW = 0, 5, 11
HEAD, WALL = at(5, 7), at(6, 7)
"""Beside each other: the wall hex is one hex, 40 m, from the head."""


def sapped(head=HEAD, unit=SPADES, men=120, **values):
    """A sap that has come up to the wall, and miners in its head."""
    state = new_small()
    line = {at(col, 7): kind(state, "sap") for col in range(head % 16 + 1)}
    laid = changed(state, work=line, hex={unit: head}, fit={unit: men}, sick={unit: 0})
    return changed(laid, **values)


def mining(**values):
    return apply(sapped(**values), Mine(UnitId(SPADES), Cell(WALL)))[0]


def listening(state, unit=DON, task=Task.LISTEN, place=None):
    return changed(state, task={unit: task}, hex={unit: WALL if place is None else place})


def nights(state, count, seed=1, cold_pm=0):
    draft, events = thaw(replace(state, seed=seed)), []
    for day in range(count):
        events += mine_spell(draft, Dice(seed, 1), night(day, cold_pm))
    return draft, events


# Driving ---------------------------------------------------------------------------


def test_eight_metres_a_day():
    driven = [int(nights(mining(), days)[0].mine[WALL]) for days in range(1, 5)]
    assert driven == [8_000, 16_000, 24_000, 32_000]


def test_frozen_earth_takes_twice_as_long_and_a_spell_its_part():
    assert nights(mining(), 3, cold_pm=1000)[0].mine[WALL] == 12_000
    draft = thaw(mining())
    mine_spell(draft, Dice(1, 1), Spell(0, hour=6, hours=6, closes=False, night=False, cold_pm=0))
    assert draft.mine[WALL] == 2_000


@pytest.mark.parametrize(("men", "mm"), [(30, 8_000), (120, 8_000), (15, 4_000)])
def test_thirty_labourers_find_room(men, mm):
    assert nights(mining(men=men), 1)[0].mine[WALL] == mm


def test_two_crews_drive_one_mine_and_soldiers_at_a_quarter():
    soldiers = apply(sapped(unit=SHIKOU, men=60), Mine(UnitId(SHIKOU), Cell(WALL)))[0]
    assert nights(soldiers, 1)[0].mine[WALL] == 4_000
    both = changed(soldiers, hex={SPADES: HEAD}, fit={SPADES: 10}, sick={SPADES: 0})
    both = apply(both, Mine(UnitId(SPADES), Cell(WALL)))[0]
    assert nights(both, 1)[0].mine[WALL] == (15 + 10) * 8_000 // 30


def test_it_comes_under_the_wall_after_its_length():
    """Forty metres a hex from the head."""
    for head, days in ((at(5, 7), 5), (at(4, 7), 10), (at(3, 7), 15)):
        _, early = nights(mining(head=head), days - 1)
        _, late = nights(mining(head=head), days)
        assert not early
        assert isinstance(late[0], MineFired)


# What comes of it --------------------------------------------------------------------


def test_seven_of_ten_go_off_and_open_half_a_breach():
    state, fired = mining(hex={SPADES: HEAD, DON: WALL}), []
    for seed in range(200):
        draft, events = nights(state, 5, seed)
        (report,) = events
        fired.append(report.fired)
        assert report.fired == (report.roll_pm < 700)
        assert draft.integrity[WALL] == (WHOLE // 2 if report.fired else WHOLE)
        assert (draft.mine[WALL], draft.heard[WALL], draft.task[SPADES]) == (0, 0, Task.NONE)
        assert report.dead == draft.lost[RUSSIA, :, Cause.SHOT].sum()
        assert report.fired or not report.dead
    assert 120 <= sum(fired) <= 160


def test_two_mines_are_a_whole_breach():
    state = mining(integrity={WALL: WHOLE // 2})
    for seed in range(5):
        draft, events = nights(state, 5, seed)
        assert any(isinstance(e, Breached) for e in events) == (draft.integrity[WALL] == 0) == events[0].fired


def test_nobody_beside_the_hex_is_touched():
    before = mining()
    draft, (report,) = nights(before, 5)
    others = np.arange(before.ground.grid.n) != WALL
    assert (draft.integrity[others] == before.integrity[others]).all()
    assert report.dead == 0


def test_about_a_tenth_of_the_men_on_the_wall_die():
    state, dead = mining(hex={SPADES: HEAD, DON: WALL}, fit={SPADES: 100, DON: 120}, sick=0), []
    for seed in range(60):
        _, (report,) = nights(state, 5, seed)
        dead += [report.dead] if report.fired else []
    assert 8 <= np.mean(dead) <= 16


# Listening ---------------------------------------------------------------------------


def test_nobody_hears_who_does_not_listen():
    for seed in range(60):
        _, events = nights(mining(), 4, seed)
        assert not events


@pytest.mark.parametrize("task", [Task.LISTEN, Task.DIG])
def test_one_day_in_forty_it_is_heard(task):
    state, heard = listening(mining(), task=task), 0
    for seed in range(600):
        draft, events = nights(state, 1, seed)
        heard += any(isinstance(e, MineHeard) for e in events)
        assert draft.heard[WALL] == len([e for e in events if isinstance(e, MineHeard)])
    assert 5 <= heard <= 27, "fifteen are expected"


@pytest.mark.parametrize(
    ("place", "task"), [(at(10, 7), Task.LISTEN), (at(5, 6), Task.LISTEN), (WALL, Task.REST)]
)
def test_they_must_be_near_within_and_at_it(place, task):
    state = listening(mining(), task=task, place=place)
    assert not any(nights(state, 4, seed)[1] for seed in range(100))


def test_listeners_who_have_heard_it_blow_it_with_some_of_its_crew():
    state = listening(changed(mining(), heard={WALL: 1}, mine={WALL: 1000}))
    blown, dead = 0, 0
    for seed in range(400):
        draft, events = nights(state, 1, seed)
        for event in events:
            assert isinstance(event, MineBlown)
            blown, dead = blown + 1, dead + event.dead
            assert (draft.mine[WALL], draft.heard[WALL], draft.task[SPADES]) == (0, 0, Task.NONE)
            assert event.dead == draft.lost[QING, :, Cause.SHOT].sum()
    assert 40 <= blown <= 80, "sixty are expected"
    assert 0.04 * 120 <= dead / blown <= 0.06 * 120


def test_who_only_digs_hears_but_does_not_blow():
    state = listening(changed(mining(), heard={WALL: 1}), task=Task.DIG)
    assert not any(nights(state, 3, seed)[1] for seed in range(60))


def test_what_is_heard_is_seen_by_the_garrison_and_nothing_else():
    state = changed(mining(), mine={WALL: 5_000})
    assert view(state, QING).mine[WALL] == 5_000
    assert view(state, RUSSIA).mine[WALL] == 0
    heard = changed(state, heard={WALL: 1})
    assert view(heard, RUSSIA).mine[WALL] == 5_000
    assert view(heard, QING).heard[WALL] == 0


# Orders ------------------------------------------------------------------------------


def test_why_no_mine():
    def reason(state, unit=SPADES, wall=WALL):
        return check(replace(state, phase=int(state.side[unit])), Mine(UnitId(unit), Cell(wall))).reason

    state = sapped()
    assert check(state, Mine(UnitId(SPADES), Cell(WALL))) is None
    beside = changed(state, hex={SPADES: at(5, 6)})
    assert check(beside, Mine(UnitId(SPADES), Cell(WALL))) is None
    assert reason(state, DON) == Reason.WRONG_SIDE
    assert reason(changed(state, hex={GUNS: HEAD}), GUNS) == Reason.CANNOT_DIG
    assert reason(state, wall=at(4, 4)) == Reason.NOT_A_MINE_TARGET
    assert reason(changed(state, integrity={WALL: 0})) == Reason.NOT_A_MINE_TARGET
    assert reason(changed(state, hex={SPADES: at(3, 7)})) == Reason.NO_SAP_HEAD, "behind the head"
    assert reason(sapped(head=at(2, 7))) == Reason.NO_SAP_HEAD, "four hexes from the wall"
    assert reason(changed(state, work={at(col, 7): 0 for col in range(6)})) == Reason.NO_SAP_HEAD


def test_who_loses_his_sap_gives_the_mine_up():
    state = changed(mining(), work={at(col, 7): 0 for col in range(6)})
    draft, events = nights(state, 1)
    assert draft.task[SPADES] == Task.NONE
    assert not events
    assert draft.mine[WALL] == 0


def test_who_listens():
    state = replace(new_small(), phase=RUSSIA)
    assert check(state, Listen(UnitId(DON))) is None
    assert check(changed(state, hex={DON: at(5, 4)}), Listen(UnitId(DON))).reason == Reason.NOT_INSIDE
    besieger = check(new_small(), Listen(UnitId(SHIKOU)))
    assert besieger.reason == Reason.WRONG_SIDE
    after, _ = apply(state, Listen(UnitId(POSAD)))
    assert after.task[POSAD] == Task.LISTEN


# Foreseen ----------------------------------------------------------------------------


def test_the_preview_counts_the_days_of_the_event():
    for head in (at(5, 7), at(4, 7), at(3, 7)):
        for men in (15, 120):
            state = sapped(head=head, men=men)
            plan = gallery(state, Mine(UnitId(SPADES), Cell(WALL)))
            laid, _ = apply(state, Mine(UnitId(SPADES), Cell(WALL)))
            _, early = nights(laid, plan.days - 1)
            _, late = nights(laid, plan.days)
            assert not early
            assert late
            assert plan.metres == 40 * state.ground.grid.distance(head, WALL)


def test_the_preview_counts_the_chances_of_the_event():
    plan = gallery(sapped(head=at(3, 7)), Mine(UnitId(SPADES), Cell(WALL)))
    assert plan.heard_pm == pytest.approx(1000 * (1 - 0.975**15), abs=2)
    assert (plan.fires_pm, plan.opens) == (700, 500)
    begun = changed(sapped(head=at(3, 7)), mine={WALL: 100_000})
    assert gallery(begun, Mine(UnitId(SPADES), Cell(WALL))).metres == 20
