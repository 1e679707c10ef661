"""Turn 0, those who come later, and what the scenario dates."""

from __future__ import annotations

from dataclasses import replace

from game.core.apply import apply, check
from game.core.arrivals import expected
from game.core.deploy import deploy
from game.core.events import Arrived, Deployed, Told
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.orders import Deploy, End, March, UnitId
from game.core.refusals import Reason
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA, Tally
from tests.core.worlds import changed, played
from tests.siege import FORT, WIDTH, new_small, staged_scenario

FOOT, BOWS, SPADES, BOATS, DON = (UnitId(u) for u in (0, 2, 4, 6, 8))
LATE, GUNS = 13, 14
PLACE = Cell(2 * WIDTH + 3)


def staged(seed: int = 1):
    return new_game(staged_scenario(), seed)


def test_the_garrison_deploys_first_then_the_besiegers_then_turn_one_begins():
    state = staged()
    seen = [(state.turn, state.phase)]
    for _ in range(3):
        state, _ = apply(state, End())
        seen.append((state.turn, state.phase))
    assert seen == [(0, RUSSIA), (0, QING), (1, QING), (1, RUSSIA)]


def test_a_map_without_areas_has_no_turn_0():
    state = new_small()
    assert (state.turn, state.phase) == (1, QING)
    assert check(state, Deploy(FOOT, Cell(40))).reason == Reason.NOT_DEPLOYING


def test_a_unit_takes_its_place_and_keeps_its_moves():
    state = staged()
    yard = Cell(FORT[1] * WIDTH + FORT[0] - 2)
    after, events = apply(state, Deploy(DON, yard))
    assert events == (Deployed(DON, yard),)
    assert after.hex[DON] == yard
    assert (after.moves == state.moves).all()
    assert faults(after) == []


def test_a_place_is_refused_outside_the_area_or_where_the_unit_cannot_stand():
    state = played(staged(), End())
    assert check(state, Deploy(FOOT, Cell(FORT[1] * WIDTH + FORT[0] - 3))).reason == Reason.OUTSIDE_DEPLOYMENT
    assert check(state, Deploy(BOATS, PLACE)).reason == Reason.CANNOT_ENTER
    assert check(state, Deploy(FOOT, Cell(int(state.hex[FOOT])))).reason == Reason.ALREADY_THERE
    assert check(state, March(FOOT, PLACE)).reason == Reason.DEPLOYING
    crowded = changed(state, hex={0: PLACE, 1: PLACE})
    assert check(crowded, Deploy(BOWS, PLACE)).reason == Reason.NO_ROOM


def test_nobody_is_put_on_an_enemy_he_did_not_see():
    state = replace(changed(staged(), hex={int(DON): PLACE}), phase=QING)
    after, events = deploy(state, Deploy(FOOT, PLACE))
    assert events == ()
    assert after.hex[FOOT] == state.hex[FOOT]


def test_who_is_not_due_has_no_men_and_no_place():
    state = staged()
    assert state.hex[[LATE, GUNS]].tolist() == [NOWHERE] * 2
    assert state.men[[LATE, GUNS]].tolist() == [0, 0]
    assert expected(state, QING) == [LATE, GUNS]
    assert expected(state, RUSSIA) == []


def test_units_come_on_their_turn_with_their_men_and_guns_and_are_counted():
    state = played(staged(), End(), End(), End())
    mustered = state.mustered.copy()
    state, events = apply(state, End())
    assert state.turn == 2
    assert Arrived(LATE, PLACE) in events
    assert (state.men[LATE], state.hex[LATE]) == (90, PLACE)
    assert state.arrived[QING].tolist() == [90, 0]
    assert (state.mustered - mustered)[QING].tolist() == [90, 0]
    state = played(state, End(), End())
    assert (state.guns[GUNS], state.rounds[GUNS]) == (3, 3 * state.rules.bombard.stock_rounds)
    assert faults(state) == []


def test_who_finds_his_place_taken_comes_beside_it_and_who_finds_none_waits():
    state = played(staged(), End(), End(), End())
    beside = apply(changed(state, hex={0: PLACE, 1: PLACE}), End())[0]
    assert beside.ground.grid.distance(int(beside.hex[LATE]), PLACE) == 1
    full = replace(state.scenario.rules, movement=replace(state.rules.movement, stack_men=0))
    waiting = apply(replace(state, scenario=replace(state.scenario, rules=full)), End())[0]
    assert (waiting.due[LATE], waiting.hex[LATE], waiting.men[LATE]) == (2, NOWHERE, 0)
    assert faults(waiting) == []


def test_dated_events_are_told_on_their_day_and_hour_once():
    state, told = staged(), []
    while state.turn < 9:
        state, events = apply(state, End())
        told += [(state.turn, event) for event in events if isinstance(event, Told)]
    assert [(turn, event.day, event.id) for turn, event in told] == [
        (3, 0, "letter"),
        (6, 2, "envoys"),
        (7, 3, "rumour"),
    ]


def test_envoys_and_hints_of_relief_are_felt():
    state = staged()
    while state.turn < 5:
        state, _ = apply(state, End())
    assert state.tally[[Tally.TALKS_DAY, Tally.NEWS_UNTIL]].tolist() == [-1, -1]
    state = played(state, End(), End(), End(), End())
    assert state.tally[Tally.TALKS_DAY] == 2
    assert state.tally[Tally.NEWS_UNTIL] == 3 + state.rules.will.hint_days
