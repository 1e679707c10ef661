"""The resolver of storms: against its plain twin, and the figures of the calibration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice, Lane
from game.core.fixed import ONE16
from game.core.laws.assault import powers_pm
from game.core.resolver import resolve
from tests.core.engagements import RULES, engagements, fresh
from tests.plain import resolver as plain

FIVE = fresh(5)
"""Five fresh columns of 200 against a whole wall held by 160 of 800 fit men."""


@given(engagements(), st.integers(0, 2**62), st.integers(0, 3071))
def test_the_event_equals_the_plain_twin_bit_for_bit(fight, seed, event):
    dice = Dice(seed, 5)
    fast, slow = resolve(RULES, fight, dice, np.array([event])), plain.storm(RULES, fight, dice, event)
    assert fast.dead[0].tolist() == slow.dead
    assert fast.standing[0].tolist() == slow.standing
    assert int(fast.enter_q16[0]) == slow.enter
    assert bool(fast.taken[0]) == slow.taken
    assert int(fast.top[0]) == slow.top
    assert int(fast.defenders[0]) == slow.defenders


@given(engagements(), st.integers(0, 2**62), st.permutations(range(9)))
def test_a_sample_does_not_depend_on_its_batch(fight, seed, order):
    dice, names = Dice(seed, 1), np.array(order, np.int64)
    batch = resolve(RULES, fight, dice, names)
    for row, name in enumerate(order):
        alone = resolve(RULES, fight, dice, np.array([name]))
        assert np.array_equal(alone.dead[0], batch.dead[row])
        assert (alone.top[0], alone.defenders[0]) == (batch.top[row], batch.defenders[row])
        assert (alone.enter_q16[0], alone.taken[0]) == (batch.enter_q16[row], batch.taken[row])


@given(engagements(), st.integers(0, 2**62))
def test_nobody_dies_twice(fight, seed):
    out = resolve(RULES, fight, Dice(seed, 2), np.arange(32))
    assert (out.dead >= 0).all()
    assert (out.dead <= fight.columns).all()
    survivors = ((fight.columns - out.dead) * out.standing).sum(axis=1)
    assert (out.top <= survivors).all()
    assert ((out.defenders >= 0) & (out.defenders <= min(fight.defenders, fight.frontage))).all()
    assert not out.taken[survivors == 0].any()


# Laws ----------------------------------------------------------------------------


def chances(*fights, samples=4096):
    """The chance to get in of each, in 1/65536, under the same dice."""
    return [int(resolve(RULES, f, Dice(11, 0), np.arange(samples)).enter_q16.mean()) for f in fights]


PREPARED = fresh(5, approach_pm=800, support_pm=800, breach_pm=100)
"""The same behind saps and under guns, a tenth of the wall gone: in by two chances in five."""


@pytest.mark.parametrize(
    ("name", "worst_to_best"),
    [
        ("defenders", (160, 120, 80, 20)),
        ("frontage", (160, 120, 80, 20)),
        ("gun_men_milli", (20_000, 8000, 0)),
        ("cover_pm", (900, 650, 600, 400, 0)),
        ("height_mille", (3000, 2000, 1000, 0)),
        ("breach_pm", (0, 200, 500, 1000)),
        ("bare_pm", (1000, 500, 0)),
        ("approach_pm", (0, 250, 1000)),
        ("support_pm", (0, 500, 1000)),
        ("retrenched_pm", (1000, 500, 0)),
        ("refuge_pm", (1000, 500, 0)),
        ("morale_pm", (500, 800, 1000)),
        ("powder_pm", (1000, 500, 0)),
        ("night", (False, True)),
    ],
)
def test_the_chance_rises_with_what_helps_the_storm(name, worst_to_best):
    rising = chances(*(replace(PREPARED, **{name: value}) for value in worst_to_best))
    assert rising == sorted(rising)
    assert rising[-1] > rising[0] + 500


def test_ladders_are_not_asked_for_where_saps_have_filled_the_ditch():
    sapped = replace(PREPARED, approach_pm=1000)
    bare, laddered = chances(replace(sapped, bare_pm=1000), sapped)
    assert bare == laddered


def test_more_columns_and_steadier_ones_get_in_more_often():
    few = fresh(2, approach_pm=800, support_pm=800, breach_pm=100)
    shaken = replace(PREPARED, cohesion=np.full(5, 450, np.int64))
    weary = replace(PREPARED, fatigue=np.full(5, 500, np.int64))
    led = replace(weary, led=np.ones(5, np.int64))
    low, lower, tired, steadied, high = chances(few, shaken, weary, led, PREPARED)
    assert max(low, lower, tired) < high
    assert tired < steadied


def test_fire_is_shared_not_multiplied():
    """Six columns draw no more fire than five."""
    many = fresh(6)
    one, other = (
        resolve(RULES, f, Dice(3, 0), np.arange(8192)).dead.sum(axis=1).mean() for f in (FIVE, many)
    )
    assert other == pytest.approx(one, rel=0.12)


# Figures -------------------------------------------------------------------------


def test_the_storm_of_23_july_fails_and_costs_a_hundred_or_two():
    out = resolve(RULES, FIVE, Dice(1, 0), np.arange(20_000))
    lost = np.sort(out.dead.sum(axis=1) + out.top)
    assert 120 <= np.median(lost) <= 220
    assert lost[1000] < 0.75 * np.median(lost), "and it could have been cheaper,"
    assert lost[19_000] > 1.4 * np.median(lost), "or much dearer"
    assert out.enter_q16.mean() < 0.05 * ONE16
    assert np.median(out.defenders) < 10


def test_the_first_volleys_kill_as_the_formula_says():
    """One steady column that nothing breaks: the dead are defenders x dead a defender."""
    rules = replace(RULES, break_pm=100_000, tail_cap_pm=0)
    fight = fresh(1, columns=np.array([2000]), defenders=100)
    out = resolve(rules, fight, Dice(2, 0), np.arange(100_000))
    dead = out.dead[:, 0]
    expected = 100 * rules.dead_a_defender_pm / 1000
    error = dead.std() / np.sqrt(len(dead))
    assert abs(dead.mean() - expected) < 4 * error + 0.002 * expected


def test_the_entry_roll_is_fair():
    out = resolve(RULES, PREPARED, Dice(4, 0), np.arange(100_000))
    p = out.enter_q16.mean() / ONE16
    assert abs(out.taken.mean() - p) < 4 * np.sqrt(p * (1 - p) / 100_000)


def test_the_defenders_fall_as_the_formula_says():
    out = resolve(RULES, FIVE, Dice(6, 0), np.arange(100_000))
    mean = 160 * RULES.melee_ppm / 1e6 * 0.7 / 2
    met = out.standing.any(axis=1)
    for where, expected in ((met, mean), (~met, mean / 4)):
        # those who broke did so under a worse shock than the mean: between half and twice
        assert expected / 2 < out.defenders[where].mean() < expected * 2
    assert out.defenders[met].mean() > out.defenders[~met].mean()


def test_less_cover_costs_the_defenders_more():
    behind, open_to = (
        resolve(RULES, replace(FIVE, cover_pm=cover), Dice(6, 0), np.arange(20_000)).defenders.mean()
        for cover in (600, 200)
    )
    assert open_to == pytest.approx(2 * behind, rel=0.1)


@pytest.mark.parametrize("times", range(8))
def test_powers_per_mille(times):
    assert powers_pm(900, times) == pytest.approx(1000 * 0.9**times, abs=3)


def test_rolls_come_from_the_storms_lane_alone(monkeypatch):
    seen = set()
    for name in ("rolls16", "poisson"):
        honest = getattr(Dice, name)

        def watch(self, lane, *rest, honest=honest):
            seen.add(lane)
            return honest(self, lane, *rest)

        monkeypatch.setattr(Dice, name, watch)
    resolve(RULES, FIVE, Dice(1, 1), np.arange(4))
    assert seen == {Lane.STORM}
