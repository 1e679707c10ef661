"""Cohesion, resolve, the assembly and the council."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.dice import Dice
from game.core.events import AssemblyAnswered, AssemblyBegs, CouncilAnswered, CouncilUrges
from game.core.fixed import ONE16, ONE30
from game.core.state import NOWHERE, QING, RUSSIA, Ending, Tally, thaw
from game.core.tasks import Task
from game.core.will import (
    council_urges,
    hear_assembly,
    hear_council,
    recover_day,
    shake,
    surrender_chance_q30,
    will_day,
)
from tests.core.worlds import changed, everybody, new_1686, night
from tests.siege import new_small


def hazard(state, day=0):
    """The chance of a surrender on a day."""
    return surrender_chance_q30(state, day) / ONE30


def often(state, day, outcome, games=2000):
    """How often a day brings an outcome, and how far chance may lead it from *p*."""
    return sum(outcome(*will_day(thaw(state), Dice(seed, 1), day)) for seed in range(games)) / games


def near(p, games=2000):
    """A share as chance may make it."""
    return pytest.approx(p, abs=4 * np.sqrt(p * (1 - p) / games))


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


@pytest.mark.parametrize(
    ("tally", "value", "last", "milli"),
    [
        (Tally.LETTERS_DAY, 10, 23, 200),
        (Tally.NEWS_UNTIL, 24, 23, -700),
        (Tally.BEGGED_DAY, 10, 23, 693),
    ],
    ids=["terms on offer", "news of relief", "a refused assembly"],
)
def test_hope_and_its_opposite_last_their_days(tally, value, last, milli):
    state = changed(new_1686(), tally={Tally.SHOCK: ONE16 // 20})
    moved = changed(state, tally={tally: value})
    assert hazard(moved, last) / hazard(state, last) == pytest.approx(np.exp(milli / 1000), rel=0.02)
    assert hazard(moved, last + 1) == hazard(state, last + 1)


def test_shock_fades_as_a_day_opens():
    draft = thaw(changed(new_1686(), tally={Tally.SHOCK: 5000}))
    for day in range(3):
        shake(draft, night(day), 0)
    assert draft.tally[Tally.SHOCK] == 5000 * 6 // 10 * 6 // 10 * 6 // 10


def test_todays_dead_count_whole():
    draft = thaw(new_1686())
    shake(draft, night(), 8)
    assert draft.tally[Tally.SHOCK] == 8 * ONE16 // 808


def test_a_handful_of_men_is_no_garrison():
    state = everybody(new_1686(), RUSSIA, new_1686().rules.will.extinct_men - 1)
    assert will_day(thaw(state), Dice(1, 1), 60) == (Ending.STARVED, ())


# The assembly -----------------------------------------------------------------------------


def bloody(**tally):
    """The fort after a bad day."""
    return changed(new_1686(), tally={Tally.SHOCK: ONE16 // 10} | {Tally[k]: v for k, v in tally.items()})


def test_the_assembly_begs_as_often_as_the_hazard_says():
    state = bloody()
    assert often(state, 5, lambda end, told: told == (AssemblyBegs(5),)) == near(hazard(state, 5))
    assert often(state, 5, lambda end, told: end != Ending.NONE) == 0


def test_it_waits_for_its_answer():
    assert often(bloody(BEGS=1), 5, lambda end, told: bool(told) or end != Ending.NONE) == 0
    draft = thaw(changed(bloody(), tally={Tally.SHOCK: ONE16 // 2}))
    assert will_day(draft, Dice(1, 1), 5) == (Ending.NONE, (AssemblyBegs(5),))
    assert draft.tally[Tally.BEGS] == 1


def test_the_third_time_it_opens_the_gates():
    once, twice = bloody(BEGGED=1), bloody(BEGGED=2)
    assert often(once, 5, lambda end, told: end == Ending.SURRENDERED) == 0
    assert often(twice, 5, lambda end, told: end == Ending.SURRENDERED) == near(hazard(twice, 5))


def test_refusing_it_shakes_the_garrison_and_granting_does_not():
    state = changed(bloody(BEGS=1), cohesion=700)
    refused, granted = thaw(state), thaw(state)
    assert hear_assembly(refused, 9, granted=False) == (AssemblyAnswered(9, False),)
    assert hear_assembly(granted, 9, granted=True) == (AssemblyAnswered(9, True),)
    fort = (state.side == RUSSIA) & (state.hex != NOWHERE)
    assert (refused.cohesion[fort] == 500).all()
    assert (refused.cohesion[~fort] == 700).all()
    assert (granted.cohesion == 700).all()
    for draft, day in ((refused, 9), (granted, -1)):
        assert [draft.tally[t] for t in (Tally.BEGS, Tally.BEGGED, Tally.BEGGED_DAY)] == [0, 1, day]


# The council ------------------------------------------------------------------------------


def test_the_council_urges_when_few_are_left_or_fewer_than_the_garrison():
    state, day = new_1686(), new_1686().rules.will.lift_from_day + 1
    assert not council_urges(state, day)
    assert council_urges(everybody(state, QING, 599), day)
    assert council_urges(everybody(state, QING, 860), day), "800 inside"
    assert not council_urges(everybody(state, QING, 599), day - 1), "not in the first weeks"


def test_it_speaks_up_on_one_day_in_twelve():
    state = everybody(new_1686(), QING, 400)
    assert often(state, 40, lambda end, told: told == (CouncilUrges(40),)) == near(0.08)
    assert often(state, 40, lambda end, told: end != Ending.NONE) == 0
    waiting = changed(state, tally={Tally.URGES: 1})
    assert often(waiting, 40, lambda end, told: CouncilUrges(40) in told or end == Ending.LIFTED) == 0


def test_the_third_time_the_army_goes():
    state = everybody(new_1686(), QING, 400)
    once, twice = (changed(state, tally={Tally.URGED: n}) for n in (1, 2))
    assert often(once, 40, lambda end, told: end == Ending.LIFTED) == 0
    assert often(twice, 40, lambda end, told: end == Ending.LIFTED) == near(0.08)


def test_refusing_the_council_shakes_the_army():
    state = changed(new_1686(), cohesion=700, tally={Tally.URGES: 1})
    draft = thaw(state)
    assert hear_council(draft, 40, heeded=False) == (CouncilAnswered(40, False),)
    army = (state.side == QING) & (state.hex != NOWHERE)
    assert (draft.cohesion[army] == 550).all()
    assert (draft.cohesion[~army] == 700).all()
    assert [draft.tally[t] for t in (Tally.URGES, Tally.URGED)] == [0, 1]
