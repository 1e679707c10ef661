"""Cohesion, resolve, the council, and points."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.dice import Dice
from game.core.fixed import ONE16, ONE30
from game.core.orders import Task
from game.core.points import FALLEN, margins, scores
from game.core.state import QING, RUSSIA, WHOLE, Ending, Tally, thaw
from game.core.will import council_urges, recover_day, surrender_chance_q30, will_day
from tests.core.worlds import changed, new_1686
from tests.siege import new_small


def hazard(state):
    """The chance of a surrender today."""
    return surrender_chance_q30(state) / ONE30


def everybody(state, side, men):
    """The soldiers of a side brought down to so many, one unit of them."""
    mine = np.flatnonzero((state.side == side) & state.flag("soldier")).tolist()
    return changed(state, fit={**dict.fromkeys(mine, 0), mine[0]: men}, sick=dict.fromkeys(mine, 0))


# Cohesion --------------------------------------------------------------------------------


def test_cohesion_comes_back_to_whoever_did_not_fight_and_faster_beside_a_leader():
    state = changed(new_small(), cohesion=500, acted={1: 1}, hex={2: int(new_small().hex[7])})
    draft = thaw(state)
    recover_day(draft)
    rules = state.rules.will
    assert draft.cohesion[0] == 500 + rules.rest_a_day
    assert draft.cohesion[1] == 500
    assert draft.cohesion[2] == 500 + rules.rest_a_day + rules.leader_a_day
    for _ in range(20):
        recover_day(draft)
    assert draft.cohesion.max() == 1000


def test_fatigue_leaves_those_at_rest_sooner():
    state = changed(new_small(), fatigue=500, task={0: Task.REST, 1: Task.DIG})
    draft = thaw(state)
    recover_day(draft)
    assert draft.fatigue[0] == 300
    assert draft.fatigue[1] == 450
    for _ in range(20):
        recover_day(draft)
    assert draft.fatigue.min() == draft.fatigue.max() == 0


# Resolve ---------------------------------------------------------------------------------


def test_a_quiet_fort_of_1686_holds_for_months():
    assert 1e-5 < hazard(new_1686()) < 1e-3


def test_a_day_like_that_of_1685_ends_it():
    """A quarter of the men dead in a day, hope low: surrender within a day or two."""
    bloody = changed(new_1686(), tally={Tally.SHOCK: ONE16 // 4})
    assert hazard(bloody) > 0.5


def test_slow_death_hardly_moves_it():
    half = everybody(new_1686(), RUSSIA, 400)
    assert hazard(half) == hazard(new_1686())


def test_what_moves_the_hazard():
    state = new_1686()
    wall = int(state.ground.walls[0])
    assert hazard(changed(state, integrity={wall: 0})) > 5 * hazard(state), "a breach,"
    assert hazard(changed(state, tally={Tally.GRAIN: 0})) > 10 * hazard(state), "no flour,"
    assert hazard(changed(state, tally={Tally.FROZEN_DAY: 110})) > hazard(state), "winter without relief,"
    rising = [hazard(changed(state, tally={Tally.SHOCK: s * ONE16 // 100})) for s in (0, 2, 5, 10, 20)]
    assert rising == sorted(set(rising)), "and blood"


def test_shock_fades():
    draft = thaw(changed(new_1686(seed=3), tally={Tally.SHOCK: 5000}))
    for day in range(3):
        assert will_day(draft, Dice(3, 1), day, 0) == Ending.NONE
    assert draft.tally[Tally.SHOCK] == 5000 * 6 // 10 * 6 // 10 * 6 // 10


def test_todays_dead_count_whole():
    draft = thaw(new_1686(seed=3))
    will_day(draft, Dice(3, 1), 0, 8)
    assert draft.tally[Tally.SHOCK] == 8 * ONE16 // 808


def test_surrenders_come_as_often_as_the_hazard_says():
    state = changed(new_1686(), tally={Tally.SHOCK: ONE16 // 8})
    fell = 0
    for seed in range(3000):
        draft = thaw(state)
        fell += will_day(draft, Dice(seed, 1), 5, 0) == Ending.SURRENDERED
    faded = changed(state, tally={Tally.SHOCK: ONE16 // 8 * 6 // 10})
    p = hazard(faded)
    assert abs(fell / 3000 - p) < 4 * np.sqrt(p * (1 - p) / 3000)


def test_a_handful_of_men_is_no_garrison():
    state = everybody(new_1686(), RUSSIA, new_1686().rules.will.extinct_men - 1)
    assert will_day(thaw(state), Dice(1, 1), 60, 0) == Ending.STARVED


# The council ------------------------------------------------------------------------------


def test_the_council_urges_when_few_are_left_or_fewer_than_the_garrison():
    state, day = new_1686(), new_1686().rules.will.lift_from_day + 1
    assert not council_urges(state, day)
    assert council_urges(everybody(state, QING, 599), day)
    assert council_urges(everybody(state, QING, 860), day), "800 inside"
    assert not council_urges(everybody(state, QING, 599), day - 1), "not in the first weeks"


def test_it_is_heeded_on_one_day_in_twelve():
    state, lifted = everybody(new_1686(), QING, 400), 0
    for seed in range(2000):
        lifted += will_day(thaw(state), Dice(seed, 1), 40, 0) == Ending.LIFTED
    assert abs(lifted / 2000 - 0.08) < 4 * np.sqrt(0.08 * 0.92 / 2000)


# Points ------------------------------------------------------------------------------------


def ended(ending, day, qing=3000, russia=800, late=0):
    state = everybody(everybody(new_1686(), QING, qing), RUSSIA, russia)
    return changed(state, tally={Tally.ENDING: ending, Tally.END_DAY: day, Tally.LATE_STORMS: late})


@pytest.mark.parametrize(
    ("world", "qing", "russia"),
    [
        (ended(Ending.HELD, 146, russia=24, qing=1200), 194 + 120, 500 + 51 + 120),
        (ended(Ending.STORMED, 30, russia=0), 500 + 200 + 300, 300 * 30 // 146),
        (ended(Ending.SURRENDERED, 111, russia=0), 225 + 200 + 300, 300 * 111 // 146),
        (ended(Ending.SURRENDERED, 146, russia=0), 125 + 200 + 300, 300),
        (ended(Ending.LIFTED, 60, qing=1500), -100 + 150, 500 + 300 + 100),
        (ended(Ending.HELD, 146, late=2), 300 - 60, 800),
    ],
)
def test_points_at_known_ends(world, qing, russia):
    assert scores(world) == (pytest.approx(qing, abs=2), pytest.approx(russia, abs=2))


def test_history_is_near_its_par():
    """Twenty-four survivors, some 1,400 besiegers left."""
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
            assert 0 <= russia <= 1000
    assert {Ending.HELD, Ending.LIFTED, Ending.NONE}.isdisjoint(FALLEN)
    assert WHOLE == 1_000_000
