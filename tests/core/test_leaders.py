"""Leaders: whom they steady, how they rally, how they fall, and who comes after them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.events import LeaderFell, Rallied
from game.core.faults import faults
from game.core.leaders import (
    beside,
    captains,
    commander,
    leaders_spell,
    led,
    risk_leaders,
    under_guns,
)
from game.core.orders import Rally, UnitId
from game.core.refusals import Reason
from game.core.state import NOWHERE, QING, RUSSIA, Cause, freeze, thaw
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, night, units_of

DAY = night(3)


def near(state, cell, away):
    """A free land hex so far from another."""
    grid, taken = state.ground.grid, set(state.hex.tolist())
    return next(
        c
        for c in range(grid.n)
        if grid.distance(c, cell) == away and c not in taken and not state.ground.water[c]
    )


def scene(**values):
    """1686 with Sabsu beside a unit of foot, the cohesion of all 500; the leader, the unit."""
    state = new_1686()
    leader, unit = units_of(state, "qing_leader")[0], units_of(state, "banner_foot")[1]
    place = near(state, int(state.hex[unit]), 1)
    return changed(state, hex={leader: place}, cohesion=500, **values), leader, unit


# Who commands, and whom they steady --------------------------------------------------------


def test_the_first_leader_left_commands():
    state = new_1686()
    qing, russians = units_of(state, "qing_leader"), units_of(state, "russian_leader")
    assert (commander(state, QING), commander(state, RUSSIA)) == (qing[0], russians[0])
    fallen = changed(state, fit={qing[0]: 0}, hex={qing[0]: NOWHERE})
    assert commander(fallen, QING) == qing[1]
    none = changed(state, fit=dict.fromkeys(russians, 0), hex=dict.fromkeys(russians, NOWHERE))
    assert commander(none, RUSSIA) == -1


@pytest.mark.parametrize(("away", "heard"), [(0, True), (1, True), (2, False)])
def test_a_leader_is_felt_within_a_hex(away, heard):
    state, leader, unit = scene()
    here = int(state.hex[unit])
    state = changed(state, hex={leader: here if away == 0 else near(state, here, away)})
    assert led(state)[unit] == heard
    assert (leader in np.flatnonzero(captains(state, (unit,)))) == heard


def test_only_his_own_side_hears_him():
    state, leader, unit = scene()
    russian = units_of(state, "cossacks")[0]
    state = changed(state, hex={russian: near(state, int(state.hex[leader]), 1)})
    mine = np.arange(len(state.hex)) == leader
    assert beside(state, mine)[unit]
    assert not beside(state, mine)[russian]


def test_a_leader_who_has_led_a_fight_leads_no_other():
    state, leader, unit = scene(acted={units_of(new_1686(), "qing_leader")[0]: 1})
    assert not captains(state, (unit,)).any()
    assert led(state)[unit], "but he is still among them"
    assert state.acted[leader] == 1


# Rally ---------------------------------------------------------------------------------------


def test_a_leader_rallies_all_within_earshot():
    state, leader, unit = scene()
    far = units_of(state, "banner_foot")[2]
    state = changed(state, hex={far: near(state, int(state.hex[leader]), 3)})
    after, events = apply(state, Rally(UnitId(leader)))
    gain = state.rules.will.leader_a_day
    rallied = np.flatnonzero(after.cohesion > 500).tolist()
    assert unit in rallied
    assert far not in rallied
    assert leader not in rallied
    assert set(after.cohesion[rallied].tolist()) == {500 + gain}
    assert events == (Rallied(leader, len(rallied), gain),)
    assert after.acted[leader] == 1
    assert check(after, Rally(UnitId(leader))).reason == Reason.ALREADY_ACTED


def test_a_unit_rallies_itself_and_more_beside_a_leader():
    state, leader, unit = scene()
    will = state.rules.will
    led_on, (event,) = apply(state, Rally(UnitId(unit)))
    assert led_on.cohesion[unit] == 500 + will.rest_a_day + will.leader_a_day
    assert event == Rallied(unit, 1, will.rest_a_day + will.leader_a_day)
    alone = changed(state, hex={leader: near(state, int(state.hex[unit]), 4)})
    after, _ = apply(alone, Rally(UnitId(unit)))
    assert after.cohesion[unit] == 500 + will.rest_a_day
    assert (after.cohesion != alone.cohesion).sum() == 1
    assert (after.moves[unit], after.acted[unit]) == (0, 0), "it stands still, and may still fight"
    assert check(after, Rally(UnitId(unit))).reason == Reason.NO_MOVES_LEFT


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"acted": 1}, Reason.ALREADY_ACTED),
        ({"moves": 0}, Reason.NO_MOVES_LEFT),
        ({"cohesion": 1000}, Reason.NOBODY_TO_RALLY),
        ({}, None),
    ],
)
def test_when_a_unit_can_be_rallied(values, reason):
    state, _, unit = scene()
    refusal = check(changed(state, **values), Rally(UnitId(unit)))
    assert (refusal.reason if refusal else None) == reason


def test_a_leader_needs_no_moves_but_somebody_shaken():
    state, leader, _ = scene()
    assert check(changed(state, moves=0), Rally(UnitId(leader))) is None
    assert check(changed(state, cohesion=1000), Rally(UnitId(leader))).reason == Reason.NOBODY_TO_RALLY


def test_nobody_is_steadier_than_steady():
    state, leader, _ = scene()
    after, _ = apply(changed(state, cohesion=960), Rally(UnitId(leader)))
    assert after.cohesion.max() == 1000


# Under the guns --------------------------------------------------------------------------------


def shelled(at, **values):
    """1686 with one battery that fires at a hex."""
    state = new_1686()
    gun = units_of(state, "battery_hongyi")[0]
    fire = {"task": {gun: Task.BOMBARD}, "aim": {gun: at}, "level": {gun: 20}}
    return changed(state, **(fire | values)), gun


def test_a_fort_that_is_shot_at_is_no_place_for_a_voevoda():
    state = new_1686()
    voevoda = units_of(state, "russian_leader")[0]
    inside, wall = int(state.ground.areas["inside"][0]), int(state.ground.walls[0])
    for aim in (inside, wall):
        assert under_guns(shelled(aim)[0])[voevoda]
    assert not under_guns(state)[voevoda]
    posad = near(state, wall, 3)
    assert not under_guns(shelled(posad)[0])[voevoda]
    there = changed(shelled(posad)[0], hex={voevoda: posad})
    assert under_guns(there)[voevoda]
    silent, gun = shelled(wall)
    assert not under_guns(changed(silent, rounds={gun: 0}))[voevoda]
    assert not under_guns(changed(silent, guns={gun: 0}))[voevoda]
    assert not under_guns(shelled(wall)[0])[units_of(state, "qing_leader")[0]]


@pytest.mark.parametrize("hours", [24, 6])
def test_he_is_hit_on_three_days_in_a_thousand(hours):
    state, _ = shelled(int(new_1686().ground.walls[0]))
    voevoda = units_of(state, "russian_leader")[0]
    spell, fell, days = replace(DAY, hours=hours), 0, 8000
    draft = thaw(changed(state, cohesion=1000))
    for seed in range(days):
        fell += any(e.unit == voevoda for e in leaders_spell(draft, Dice(seed, 1), spell))
        draft.hex[voevoda], draft.fit[voevoda] = state.hex[voevoda], state.fit[voevoda]
        draft.hex[:], draft.fit[:] = state.hex, state.fit
    expected = 0.003 * hours / 24
    assert abs(fell / days - expected) < 4 * np.sqrt(expected / days)


def test_far_from_the_guns_nobody_falls():
    draft = thaw(new_1686())
    assert not any(leaders_spell(draft, Dice(seed, 1), DAY) for seed in range(2000))


# Falling -----------------------------------------------------------------------------------------


def fallen(state, unit, cause=Cause.STORM):
    """The world after a leader fell, and the event; the first seed that kills him."""
    only = np.arange(len(state.hex)) == unit
    for seed in range(2000):
        draft = thaw(state)
        if events := risk_leaders(draft, Dice(seed, 1), only, 1000, cause):
            return freeze(draft), events[0]
    pytest.fail("nobody fell")


def test_the_next_in_command_takes_over_and_all_lose_heart_once():
    state = new_1686()
    first, second = units_of(state, "qing_leader")[:2]
    after, event = fallen(state, first)
    assert event == LeaderFell(first, int(state.hex[first]), second, commanded=True)
    assert after.hex[first] == NOWHERE
    mine = (state.side == QING) & (after.hex != NOWHERE)
    assert (after.cohesion[mine] == 1000 - state.rules.leaders.fall_cohesion).all()
    theirs = state.side == RUSSIA
    assert np.array_equal(after.cohesion[theirs], state.cohesion[theirs])
    assert after.lost[QING, 1, Cause.STORM] == state.men[first]
    assert faults(after) == []


def test_a_lieutenant_changes_nothing_in_command():
    state = new_1686()
    first, second = units_of(state, "qing_leader")[:2]
    _, event = fallen(state, second)
    assert (event.successor, event.commanded) == (first, False)


def test_the_last_leader_has_no_successor():
    state = new_1686()
    voevoda, beiton = units_of(state, "russian_leader")
    alone = changed(state, fit={voevoda: 0}, hex={voevoda: NOWHERE})
    _, event = fallen(alone, beiton, Cause.SALLY)
    assert (event.successor, event.commanded) == (-1, True)


def test_a_fight_hits_three_in_a_hundred():
    state, fell, fights = new_1686(), 0, 4000
    leader = units_of(state, "qing_leader")[0]
    draft, only = thaw(state), np.arange(len(state.hex)) == leader
    for seed in range(fights):
        fell += len(risk_leaders(draft, Dice(seed, 1), only, 1000, Cause.STORM))
        draft.hex[:], draft.fit[:] = state.hex, state.fit
    assert abs(fell / fights - 0.03) < 4 * np.sqrt(0.03 * 0.97 / fights)


def test_only_leaders_are_risked():
    draft = thaw(new_1686())
    soldiers = ~draft.flag("leader")
    assert not any(risk_leaders(draft, Dice(seed, 1), soldiers, 1000, Cause.STORM) for seed in range(300))
