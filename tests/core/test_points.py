"""Points in both forms, at known ends."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.orders import Terms
from game.core.points import FALLEN, margins, note_shot, note_storm, scores, storm_price
from game.core.scenario import Span
from game.core.state import QING, RUSSIA, Cause, Ending, Tally, thaw
from tests.core.worlds import changed, everybody, new_1686


def ended(ending, day, qing=3000, russia=800, departed=0, **tally):
    """A siege that has ended, with so many left."""
    state = everybody(everybody(new_1686(), QING, qing), RUSSIA, russia)
    lost = state.lost.copy()
    lost[RUSSIA, 0, Cause.DEPARTED] = departed
    tallies = {Tally.ENDING: ending, Tally.END_DAY: day} | {Tally[k]: v for k, v in tally.items()}
    return changed(state, lost=lost, tally=tallies)


# The long form -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("world", "qing", "russia"),
    [
        (ended(Ending.HELD, 146, russia=24, qing=1200), 242 + 120, 300 + 242 + 120),
        (ended(Ending.STORMED, 30, russia=0), 250 + 250 + 300, 220 * 30 // 146),
        (ended(Ending.SURRENDERED, 111, russia=0), 112 + 250 + 300, 220 * 111 // 146),
        (ended(Ending.SURRENDERED, 146, russia=0), 62 + 250 + 300, 220),
        # men who are led out count a fifth of men who have held
        (ended(Ending.EVACUATED, 30, russia=0, departed=800), 250 + 300, 220 * 30 // 146 + 280),
        (ended(Ending.LIFTED, 60, qing=1500), -100 + 150, 300 + 1400 + 100),
        (ended(Ending.HELD, 146, russia=0, departed=800), 250 + 300, 300),  # messengers do not hold a fort
        (ended(Ending.HELD, 146, LATE_STORMS=2), 300 - 2 * 60, 1700),
        (ended(Ending.HELD, 146, LATE_STORMS=2, LATER_STORMS=1), 300 - 60 - 120, 1700),
    ],
)
def test_points_at_known_ends(world, qing, russia):
    assert scores(world) == (pytest.approx(qing, abs=2), pytest.approx(russia, abs=2))


def test_history_is_near_its_par():
    """Twenty-four survivors, some 1,000 besiegers left."""
    qing, russia = margins(ended(Ending.HELD, 146, russia=24, qing=1000))
    assert abs(qing) < 30
    assert abs(russia) < 30


def test_an_early_fall_is_worth_more():
    worth = [scores(ended(Ending.SURRENDERED, day, russia=0))[0] for day in (1, 30, 60, 111, 130, 146, 200)]
    assert worth[0] == worth[1]
    assert worth[1:6] == sorted(worth[1:6], reverse=True)
    assert worth[5] == worth[6]


def test_points_are_whole_tenths_and_stay_in_bounds():
    for ending in Ending:
        for day in range(0, 160, 20):
            qing, russia = scores(ended(ending, day))
            assert isinstance(qing, int)
            assert isinstance(russia, int)
            assert -100 <= qing <= 1000
            assert 0 <= russia <= 1900
    assert {Ending.HELD, Ending.LIFTED, Ending.NONE}.isdisjoint(FALLEN)


# The short form ----------------------------------------------------------------------------


def short(world, turn):
    """The same under the rules of a siege of 48 turns."""
    scenario = world.scenario
    numbers = {"fall_early": 500, "garrison_lost": 200, "hold": 500, "hold_part": 250}
    points = replace(scenario.rules.points, form="short", **numbers)
    rules = replace(scenario.rules, points=points)
    return replace(world, scenario=replace(scenario, rules=rules, schedule=(Span(48, 6),)), turn=turn)


@pytest.mark.parametrize(
    ("world", "turn", "qing", "russia"),
    [
        # 500 x (1 - 12/48), whole army kept, all captured: the Russians get 250 x 36/48
        (ended(Ending.SURRENDERED, 8, russia=0, FIRST_SHOT=24), 36, 375 + 300 + 200, 187),
        # a quarter of the garrison dead, the others march off
        (ended(Ending.EVACUATED, 8, russia=0, departed=600, FIRST_SHOT=24), 36, 375 + 300 + 50, 187 + 300),
        (
            ended(Ending.EVACUATED, 8, russia=0, departed=600, FIRST_SHOT=24, TERMS=1 + Terms.ARMS),
            36,
            375 + 300 + 50,
            187 + 300 + 100,
        ),
        (ended(Ending.HELD, 12, russia=400, qing=1500, FIRST_SHOT=10), 48, 150 + 100, 500 + 200),
        # handed over before the first shot: the free count half, and arms nothing
        (
            ended(Ending.EVACUATED, 0, russia=0, departed=800, FIRST_SHOT=-1, TERMS=1 + Terms.ARMS),
            1,
            500 + 300,
            250 // 48 + 200,
        ),
    ],
)
def test_points_of_the_short_form(world, turn, qing, russia):
    assert scores(short(world, turn)) == (pytest.approx(qing, abs=2), pytest.approx(russia, abs=2))


def test_the_longer_after_the_first_shot_the_less_it_is_worth():
    worth = [
        scores(short(ended(Ending.STORMED, 0, russia=0, FIRST_SHOT=4), turn)) for turn in (4, 10, 30, 48)
    ]
    assert worth[0][0] == 1000
    assert [q for q, _ in worth] == sorted((q for q, _ in worth), reverse=True)
    assert [r for _, r in worth] == sorted(r for _, r in worth)


# Storms and shots ------------------------------------------------------------------------------


def on_day(day, talks=90):
    """A day of the siege of 1686, the talks begun on another."""
    state = changed(new_1686(), tally={Tally.TALKS_DAY: talks})
    return replace(state, scenario=replace(state.scenario, schedule=(Span(150, 24),)), turn=day + 1)


def test_storms_cost_once_the_envoys_talk_and_twice_a_month_later():
    price = [storm_price(on_day(day)) for day in (20, 89, 90, 117, 118, 140)]
    assert price == [0, 0, -60, -60, -120, -120]
    assert storm_price(on_day(100, talks=-1)) == 0


@pytest.mark.parametrize(("day", "late", "later"), [(20, 0, 0), (95, 1, 0), (125, 1, 1)])
def test_storms_are_remembered_with_their_price(day, late, later):
    draft = thaw(on_day(day))
    note_storm(draft)
    tallies = [int(draft.tally[t]) for t in (Tally.STORMS, Tally.LATE_STORMS, Tally.LATER_STORMS)]
    assert tallies == [1, late, later]


def test_the_besiegers_first_shot_is_remembered():
    draft = thaw(replace(new_1686(), turn=5))
    note_shot(draft, RUSSIA)
    assert draft.tally[Tally.FIRST_SHOT] == -1
    note_shot(draft, QING)
    note_shot(replace(draft, turn=9), QING)
    assert draft.tally[Tally.FIRST_SHOT] == 5
