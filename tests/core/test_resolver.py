"""The resolver of storms: against its plain twin, its laws, and the figures of the calibration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice, Lane
from game.core.fixed import ONE16
from game.core.resolver import Engagement, powers_pm, refuge_milli, resolve
from tests.plain import resolver as plain
from tests.siege import shipped_rules

RULES = shipped_rules().storm

FIVE = Engagement(
    columns=np.full(5, 200, np.int64),
    cohesion=np.full(5, 1000, np.int64),
    defenders=160,
    gun_men_milli=0,
    breach_pm=0,
    fire_pm=1000,
    morale_pm=1000,
    entry_milli=RULES.base_milli,
    garrison=800,
)
"""Five fresh columns of 200 against a whole wall held by 160 of 800 fit men."""

per_mille = st.integers(0, 1000)


@st.composite
def engagements(draw):
    columns = draw(st.lists(st.integers(0, 200), min_size=1, max_size=6))
    return Engagement(
        columns=np.array(columns, np.int64),
        cohesion=np.array([draw(per_mille) for _ in columns], np.int64),
        defenders=draw(st.integers(0, 400)),
        gun_men_milli=draw(st.integers(0, 20_000)),
        breach_pm=draw(per_mille),
        fire_pm=draw(st.integers(100, 1000)),
        morale_pm=draw(st.integers(100, 1000)),
        entry_milli=draw(st.integers(-9000, 4000)),
        garrison=draw(st.integers(0, 800)),
    )


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
    assert ((out.defenders >= 0) & (out.defenders <= fight.defenders)).all()
    assert not out.taken[survivors == 0].any()


# Laws ----------------------------------------------------------------------------


def chances(*fights, samples=4096):
    """The chance to get in of each, in 1/65536, under the same dice."""
    return [int(resolve(RULES, f, Dice(11, 0), np.arange(samples)).enter_q16.mean()) for f in fights]


PREPARED = replace(FIVE, entry_milli=-2000, breach_pm=300)


@pytest.mark.parametrize(
    ("name", "worst_to_best"),
    [
        ("defenders", (400, 240, 160, 80, 20)),
        ("breach_pm", (0, 200, 500, 1000)),
        ("fire_pm", (1000, 800, 500)),
        ("morale_pm", (500, 800, 1000)),
        ("entry_milli", (-6000, -4000, -2600, 0)),
    ],
)
def test_the_chance_rises_with_what_helps_the_storm(name, worst_to_best):
    rising = chances(*(replace(PREPARED, **{name: value}) for value in worst_to_best))
    assert rising == sorted(rising)
    assert rising[-1] > rising[0] + 1000


def test_more_columns_and_steadier_ones_get_in_more_often():
    few = replace(PREPARED, columns=PREPARED.columns[:2], cohesion=PREPARED.cohesion[:2])
    shaken = replace(PREPARED, cohesion=np.full(5, 450, np.int64))
    low, lower, high = chances(few, shaken, PREPARED)
    assert low < high
    assert lower < high


def test_fire_is_shared_not_multiplied():
    """Ten columns draw no more fire than five."""
    many = replace(FIVE, columns=np.full(6, 200, np.int64), cohesion=np.full(6, 1000, np.int64))
    one, other = (
        resolve(RULES, f, Dice(3, 0), np.arange(8192)).dead.sum(axis=1).mean() for f in (FIVE, many)
    )
    assert other == pytest.approx(one, rel=0.12)


def test_the_shock_is_mostly_common_to_the_battle():
    """Columns that nothing breaks fall together: the whole storm swings as one."""
    dead = resolve(replace(RULES, break_pm=100_000), FIVE, Dice(5, 0), np.arange(8192)).dead
    assert np.corrcoef(dead.T)[0, 1:].mean() > 0.6


def test_panic_is_contagious():
    calm, thin = replace(RULES, contagion_pm=0), replace(FIVE, defenders=80)
    with_panic, without = (resolve(r, thin, Dice(5, 0), np.arange(4096)) for r in (RULES, calm))
    assert with_panic.standing.sum() < without.standing.sum() - 100


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
    fight = replace(FIVE, columns=np.array([2000]), cohesion=np.array([1000]), defenders=100)
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


def test_the_inner_work_counts_whole_for_few_and_fades_for_many():
    assert refuge_milli(RULES, 100) == RULES.refuge_milli
    assert refuge_milli(RULES, RULES.refuge_full) == RULES.refuge_milli
    assert refuge_milli(RULES, RULES.refuge_from) == refuge_milli(RULES, 800) == 0
    middle = (RULES.refuge_full + RULES.refuge_from) // 2
    assert refuge_milli(RULES, middle) == pytest.approx(RULES.refuge_milli / 2, rel=0.02)


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
