"""The policy of the record: what was done, when it was done."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from game.ai.historical_defender import HistoricalDefender
from game.ai.players import Player, player
from game.ai.temper import INFANTRY
from game.core.apply import apply, check
from game.core.calendar import day_of, hour_of
from game.core.course import Course, RussianCourse
from game.core.dice import mix
from game.core.errors import AlbazinError
from game.core.events import AssemblyAnswered, Event, Sallied, Stormed
from game.core.orders import Bombard, Dig, End, March, Offer, Order, Withdraw
from game.core.scenario import Scenario
from game.core.sight import view
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA, Ending, State, freeze, thaw
from game.files.scenarios import load_scenario
from tests.siege import small_scenario

SIEGES = ("albazin_1685", "albazin_1686")
Step = tuple[State, Order, tuple[Event, ...]]


def course_of(scenario_id: str) -> Course:
    course = load_scenario(scenario_id).course
    assert course
    return course


@cache
def a_siege(scenario_id: str) -> list[Step]:
    """Play a siege as it was; return every state with the order given in it and what came of it."""
    state, steps = new_game(load_scenario(scenario_id), 4), list[Step]()
    players = (player("history", QING), player("history", RUSSIA))
    while state.ending == Ending.NONE:
        order = players[state.phase].choose(view(state, state.phase), mix(len(steps)))
        after, events = apply(state, order)
        steps.append((state, order, events))
        state = after
    return steps


def turns_of(scenario_id: str, kind: type[Event]) -> set[int]:
    return {s.turn for s, _, events in a_siege(scenario_id) for event in events if isinstance(event, kind)}


def turns_with(scenario_id: str, hours: tuple[int, ...]) -> set[int]:
    """Return the turns into which some hours fall."""
    scenario = load_scenario(scenario_id)
    turns = range(1, scenario.turns + 1)
    return {t for t in turns for h in hours if hour_of(scenario, t) <= h < hour_of(scenario, t + 1)}


def test_storms_and_sallies_of_1686_come_on_their_days_and_on_no_others() -> None:
    course = course_of("albazin_1686")
    assert turns_of("albazin_1686", Stormed) == turns_with(
        "albazin_1686", tuple(hour for hour, _ in course.qing.storms)
    )
    sallies = turns_of("albazin_1686", Sallied)
    assert len(sallies) >= 5
    assert sallies <= turns_with("albazin_1686", course.russia.sallies)


def test_the_storm_of_23_july_is_the_great_one() -> None:
    storms = [e for _, _, events in a_siege("albazin_1686") for e in events if isinstance(e, Stormed)]
    assert len(storms) == 3
    assert storms[0].men > 1.5 * max(storm.men for storm in storms[1:])


@pytest.mark.parametrize("seed", [4, 1_000_003, 1_000_008, 1_000_016])
def test_the_storm_of_23_july_goes_by_five_columns(seed: int) -> None:
    state, events = new_game(load_scenario("albazin_1686"), seed), tuple[Event, ...]()
    players = (player("history", QING), player("history", RUSSIA))
    while not any(isinstance(event, Stormed) for event in events):
        order = players[state.phase].choose(view(state, state.phase), mix(state.turn))
        state, events = apply(state, order)
    (storm,) = [event for event in events if isinstance(event, Stormed)]
    assert len(storm.columns) == 5


def test_the_foot_comes_up_on_the_eve_just_out_of_musket_range() -> None:
    scenario = load_scenario("albazin_1686")
    storm = next(s for s, _, events in a_siege("albazin_1686") for e in events if isinstance(e, Stormed))
    eve = next(s for s, _, _ in a_siege("albazin_1686") if s.turn == storm.turn)
    foot = [unit for unit in range(len(scenario.musters)) if scenario.musters[unit].kind in INFANTRY]
    nearest = sorted(scenario.ground.wall_distance[eve.hex[foot]].tolist())
    muskets = len(scenario.rules.fire.musket_pm)
    assert nearest[:2] == [muskets + 1] * 2


def test_the_ring_of_1686_is_begun_in_the_last_days_of_july() -> None:
    scenario = load_scenario("albazin_1686")
    wall = scenario.ground.work_names.index("siege_wall")
    dug = [s.turn for s, order, _ in a_siege("albazin_1686") if isinstance(order, Dig) and order.work == wall]
    assert 8 <= day_of(scenario, min(dug)) <= 14


def test_the_garrison_of_1686_falls_back_when_few_are_left() -> None:
    withdrawn = [s for s, order, _ in a_siege("albazin_1686") if isinstance(order, Withdraw)]
    assert len(withdrawn) == 1
    garrison = withdrawn[0].men[(withdrawn[0].side == RUSSIA) & withdrawn[0].flag("soldier")]
    assert garrison.sum() <= course_of("albazin_1686").russia.remnant


TOLBUZIN, BEITON = 49, 50
STRUCK = 3
"""Turn of 21 and 22 July, in which a ball takes Tolbuzin's leg."""


def test_tolbuzin_lies_in_the_church_from_the_22nd_of_july_on() -> None:
    scenario = load_scenario("albazin_1686")
    assert [scenario.musters[unit].name for unit in (TOLBUZIN, BEITON)] == ["tolbuzin", "beiton"]
    steps = a_siege("albazin_1686")
    beds = {int(s.hex[TOLBUZIN]) for s, _, _ in steps if STRUCK < s.turn < STRUCK + 10}
    assert [scenario.ground.work_names[scenario.ground.works[bed]] for bed in beds] == ["church"]
    moved = [(s.turn, order.unit) for s, order, _ in steps if isinstance(order, March)]
    assert {(STRUCK, TOLBUZIN), (STRUCK, BEITON)} <= {*moved}
    assert max(turn for turn, unit in moved if unit == TOLBUZIN) == STRUCK


def reasons_in(state: State, policy: Player) -> list[str]:
    """Let the side to order finish its phase; return what it had to say."""
    said, side = list[str](), state.phase
    while state.phase == side:
        order = policy.choose(view(state, side), 1)
        said.append(policy.reason())
        state, _ = apply(state, order)
    return [reason for reason in said if "down" in reason]


def the_garrison_in(turn: int) -> State:
    return next(s for s, _, _ in a_siege("albazin_1686") if s.turn == turn and s.phase == RUSSIA)


@pytest.mark.parametrize(
    ("turn", "gone", "said"),
    [
        (STRUCK - 1, (), []),
        (STRUCK, (), ["Tolbuzin is down and Beiton commands"]),
        (STRUCK, (BEITON,), ["Tolbuzin is down and nobody commands"]),
        (STRUCK, (TOLBUZIN,), []),
        (STRUCK + 1, (), []),
    ],
)
def test_the_day_says_who_commands(turn: int, gone: tuple[int, ...], said: list[str]) -> None:
    draft = thaw(the_garrison_in(turn))
    draft.hex[list(gone)], draft.fit[list(gone)] = NOWHERE, 0
    assert reasons_in(freeze(draft), player("history", RUSSIA)) == said


def test_a_leader_is_carried_in_from_wherever_he_was_struck() -> None:
    scenario, draft = load_scenario("albazin_1686"), thaw(the_garrison_in(STRUCK))
    draft.hex[TOLBUZIN] = scenario.ground.walls[0]
    state, policy = freeze(draft), HistoricalDefender(RussianCourse(wounded=((0, "tolbuzin"), (0, "nobody"))))
    order: Order = policy.choose(view(state, RUSSIA), 1)
    while not isinstance(order, End):
        state, _ = apply(state, order)
        order = policy.choose(view(state, RUSSIA), 1)
    assert scenario.ground.work_names[scenario.ground.works[state.hex[TOLBUZIN]]] == "church"


def test_the_guns_of_1685_are_masked_until_the_26th_of_june() -> None:
    scenario = load_scenario("albazin_1685")
    given = [(s, order) for s, order, _ in a_siege("albazin_1685") if s.phase == QING]
    fired = [s.turn for s, order in given if isinstance(order, Bombard)]
    assert day_of(scenario, min(fired)) == 6


def test_the_summons_of_1685_is_refused_and_the_assembly_heard() -> None:
    steps = a_siege("albazin_1685")
    letters = [s for s, order, _ in steps if isinstance(order, Offer) and s.phase == QING]
    assert letters
    answers = [e for _, _, events in steps for e in events if isinstance(e, AssemblyAnswered)]
    assert answers
    assert answers[-1].granted
    assert apply(*steps[-1][:2])[0].ending == Ending.EVACUATED


@pytest.mark.parametrize("scenario_id", SIEGES)
def test_history_goes_on_with_whoever_is_left(scenario_id: str) -> None:
    """Every second unit of both sides is gone, in states all over the siege."""
    for state, _, _ in a_siege(scenario_id)[:: max(1, len(a_siege(scenario_id)) // 12)]:
        if state.turn == 0:
            continue
        draft = thaw(state)
        gone = np.arange(len(draft.hex)) % 2 == 1
        draft.hex[gone] = draft.aboard[gone] = NOWHERE
        for column in (draft.fit, draft.sick, draft.immune, draft.guns, draft.task):
            column[gone] = 0
        left, policy = freeze(draft), player("history", state.phase)
        for _ in range(200):
            order = policy.choose(view(left, left.phase), 5)
            assert check(left, order) is None
            if isinstance(order, End):
                break
            left, _ = apply(left, order)


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_history_says_so_where_it_knows_nothing(side: int) -> None:
    begun = next(s for s in first_phases(small_scenario()) if s.phase == side)
    with pytest.raises(AlbazinError, match=r"small: nobody knows what was done there; write course\.toml"):
        player("history", side).choose(view(begun, side), 1)


def first_phases(scenario: Scenario) -> Iterator[State]:
    state = new_game(scenario, 1)
    while True:
        if state.turn:
            yield state
        state, _ = apply(state, End())
