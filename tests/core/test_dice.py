"""Dice: one law of bits however they are asked, and fair ones."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice, Lane, binomial_of, key, mix, word_rows, words
from game.core.fixed import ONE16, ONE30
from tests.plain import dice as plain

seeds = st.integers(0, (1 << 64) - 1)
turns = st.integers(0, 10_000)
lanes = st.sampled_from(list(Lane))
events = st.integers(0, (1 << 62) - 1)

MANY = 100_000


def test_mix_knows_the_published_outputs():
    """The first outputs of SplitMix64 seeded with 0 and with 1234567."""
    assert mix(0) == 0xE220A8397B1DCDAF
    assert mix(0x9E3779B97F4A7C15) == 0x6E789E6AA1B965F4
    assert mix(1_234_567) == 6_457_827_717_110_365_317


def test_lanes_keep_their_numbers():
    assert [lane.value for lane in Lane] == list(range(1, len(Lane) + 1))
    assert (Lane.THINK, Lane.STORM, Lane.WEATHER, Lane.REPAIR) == (1, 5, 8, 20)


@given(seeds, turns, lanes, st.lists(events, min_size=1, max_size=8), st.integers(1, 9))
def test_words_are_the_streams_of_their_events(seed, turn, lane, ids, samples):
    found = words(key(seed, turn, lane), np.array(ids), samples)
    assert found.dtype == np.uint64
    assert found.tolist() == [list(islice(plain.stream(seed, turn, lane, e), samples)) for e in ids]
    assert words(key(seed, turn, lane), ids[0], samples).tolist() == found[:1].tolist()


@given(seeds, turns, lanes, st.lists(events, min_size=1, max_size=8), st.integers(1, 30))
def test_rolls_are_the_same_one_by_one_and_in_any_batch(seed, turn, lane, ids, count):
    dice = Dice(seed, turn)
    found = dice.rolls16(lane, np.array(ids), count)
    assert found.dtype == np.int64
    assert found.tolist() == [list(islice(plain.rolls(seed, turn, lane, e), count)) for e in ids]
    assert found.tolist() == [[dice.roll16(lane, e, j) for j in range(count)] for e in ids]
    assert dice.rolls16(lane, np.array(ids[::-1]), count + 5)[::-1, :count].tolist() == found.tolist()


@given(seeds, turns, lanes, st.lists(events, min_size=1, max_size=8), st.integers(1, 9))
def test_word_rows_are_words_the_other_way_round(seed, turn, lane, ids, samples):
    found = word_rows(key(seed, turn, lane), np.array(ids), samples)
    assert found.shape == (samples, len(ids))
    assert np.array_equal(found, words(key(seed, turn, lane), np.array(ids), samples).T)


@given(seeds, turns, lanes, events, st.integers(0, 50))
def test_a_word_alone_is_the_word_of_the_stream(seed, turn, lane, event, j):
    assert Dice(seed, turn).word(lane, event, j) == next(
        islice(plain.stream(seed, turn, lane, event), j, None)
    )
    assert Dice(seed, turn).lane_key(lane) == key(seed, turn, lane)


@given(
    seeds, lanes, st.lists(st.tuples(events, st.integers(-1, 60), st.integers(-5, ONE30 + 5)), max_size=12)
)
def test_binomial_counts_men_one_by_one(seed, lane, rows):
    ids, men, p = (
        np.array(column, np.int64) for column in (zip(*rows, strict=True) if rows else ((), (), ()))
    )
    found = Dice(seed, 3).binomial(lane, ids, men, p)
    assert found.dtype == np.int64
    expected = [plain.binomial(plain.stream(seed, 3, lane, e), max(n, 0), q) for e, n, q in rows]
    assert found.tolist() == expected


def test_a_man_is_met_by_the_smallest_probability_above_his_roll():
    dice, one = Dice(2, 2), np.array([1])
    for event in range(50):
        roll = dice.word(Lane.LOSS, event) & 0xFFFFFFFF
        for p, fate in [(roll >> 2, 0), ((roll >> 2) + 1, 1)]:
            assert dice.binomial(Lane.LOSS, np.array([event]), one, np.array([p])).tolist() == [fate]
            assert dice.chance_q30(Lane.LOSS, event, p) == fate


def test_binomial_of_a_garrison_and_patrols_does_not_depend_on_the_batch():
    dice = Dice(9, 9)
    ids = np.arange(70)
    men = np.where(ids % 9, ids * 3, 5000)
    p = ids * ONE30 // 80
    whole = dice.binomial(Lane.LOSS, ids, men, p)
    single = [int(dice.binomial(Lane.LOSS, ids[i : i + 1], men[i : i + 1], p[i : i + 1])[0]) for i in ids]
    order = np.argsort(ids * 37 % 70)
    assert whole.tolist() == single
    assert dice.binomial(Lane.LOSS, ids[order], men[order], p[order]).tolist() == whole[order].tolist()
    assert (whole <= men).all()


@given(seeds, lanes, st.lists(st.tuples(events, st.integers(-9, 50 * ONE16)), min_size=1, max_size=12))
def test_poisson_does_not_depend_on_the_batch(seed, lane, rows):
    ids, mean = (np.array(column) for column in zip(*rows, strict=True))
    dice = Dice(seed, 5)
    whole = dice.poisson(lane, ids, mean)
    assert whole.dtype == np.int64
    assert whole.tolist() == [
        int(dice.poisson(lane, ids[i : i + 1], mean[i : i + 1])[0]) for i in range(len(ids))
    ]
    assert (whole >= 0).all()
    assert (whole[mean <= 0] == 0).all()


def test_a_roll_in_one_lane_turn_or_game_says_nothing_of_another():
    ids = np.arange(20_000)
    base = Dice(1685, 7).rolls16(Lane.STORM, ids, 1)[:, 0]
    for other in (
        Dice(1685, 7).rolls16(Lane.SALLY, ids, 1)[:, 0],
        Dice(1685, 8).rolls16(Lane.STORM, ids, 1)[:, 0],
        Dice(1686, 7).rolls16(Lane.STORM, ids, 1)[:, 0],
        Dice(1685, 7).rolls16(Lane.STORM, ids + 1, 1)[:, 0],
        Dice(1685, 7).rolls16(Lane.STORM, ids, 2)[:, 1],
        Dice(1685, 7).rolls16(Lane.STORM, ids, 5)[:, 4],
    ):
        assert abs(np.corrcoef(base, other)[0, 1]) < 4 / 20_000**0.5
        joint = np.bincount((base >> 12) * 16 + (other >> 12), minlength=256)
        assert _chi_square(joint) < 255 + 5 * (2 * 255) ** 0.5


@pytest.mark.parametrize("quarter", range(4))
def test_rolls_are_even(quarter):
    rolls = Dice(1685, 1).rolls16(Lane.FIRE, np.arange(256_000) * 64, 4)[:, quarter]
    for counts in (np.bincount(rolls >> 8, minlength=256), np.bincount(rolls & 255, minlength=256)):
        assert _chi_square(counts) < 255 + 5 * (2 * 255) ** 0.5
    assert rolls.min() < 4
    assert rolls.max() > 65_531


def _chi_square(counts):
    mean = counts.sum() / len(counts)
    return float(((counts - mean) ** 2 / mean).sum())


@pytest.mark.parametrize("p", [1e-4, 0.003, 0.37, 0.9])
def test_chances_are_met(p):
    dice = Dice(3, 1)
    p_q30 = round(p * ONE30)
    hits = sum(dice.chance_q30(Lane.WILL, event, p_q30) for event in range(MANY))
    assert abs(hits - MANY * p) < 4 * (MANY * p * (1 - p)) ** 0.5


def test_chances_know_no_and_yes():
    dice = Dice(3, 1)
    assert not any(dice.chance_q30(Lane.WILL, event, 0) for event in range(1000))
    assert all(dice.chance_q30(Lane.WILL, event, ONE30) for event in range(1000))
    draws = [dice.chance_q30(Lane.WILL, 1, ONE30 // 2, j) for j in range(100)]
    assert 25 < sum(draws) < 75


@pytest.mark.parametrize(("n", "p"), [(200, 1e-5), (200, 1e-4), (60, 0.003), (200, 0.05), (31, 0.5)])
def test_binomial_has_its_mean_and_spread(n, p):
    rows = MANY // 2
    found = Dice(5, 2).binomial(
        Lane.SCURVY, np.arange(rows), np.full(rows, n), np.full(rows, round(p * ONE30))
    )
    _assert_moments(found, n * p, n * p * (1 - p))


def _both(n, p):
    """Numbers of the quick law, never more than there are men, and of the exact one."""
    men, chance, dice = np.full(MANY // 10, n), np.full(MANY // 10, round(p * ONE30)), Dice(5, 2)
    word = words(dice.lane_key(Lane.FORECAST), np.arange(len(men)), 1)[:, 0]
    quick = binomial_of(men, chance, word)
    assert 0 <= quick.min() <= quick.max() <= n
    return quick, dice.binomial(Lane.LOSS, np.arange(len(men)), men, chance)


@pytest.mark.parametrize("n", [1, 2, 7, 40, 300, 2500])
@pytest.mark.parametrize("p", [1e-4, 0.004, 0.03, 0.1])
def test_the_quick_binomial_is_near_the_exact_one_where_few_of_many_are_met(n, p):
    """The mean within 4 standard errors and a twentieth; the variance within a fifth, for the Poisson law."""
    quick, exact = _both(n, p)
    blur = 4 * (2 * n * p / len(quick)) ** 0.5
    assert abs(quick.mean() - exact.mean()) < blur + 0.05 * n * p
    assert abs(quick.var() - exact.var()) < 2 * blur * max(1, (n * p) ** 0.5) + 0.2 * n * p * (1 - p)


@pytest.mark.parametrize(("n", "p"), [(12, 0.5), (30, 0.3), (80, 0.9), (400, 0.7), (2500, 0.5), (60, 0.95)])
def test_the_quick_binomial_is_near_the_exact_one_where_four_and_more_are_met(n, p):
    quick, exact = _both(n, p)
    assert abs(quick.mean() - exact.mean()) < 4 * (2 * n * p * (1 - p) / len(quick)) ** 0.5 + 0.002 * n * p
    assert quick.var() == pytest.approx(exact.var(), rel=0.1)


@pytest.mark.parametrize(("n", "p"), [(1, 0.5), (1, 1), (3, 0.9), (6, 0.5)])
def test_of_a_handful_the_quick_binomial_takes_fewer_at_great_chances_but_most(n, p):
    """It is the Poisson law cut off at n: of one man who is sure to be met it takes 1 - 1/e."""
    quick, _ = _both(n, p)
    assert 0.6 * n * p < quick.mean() < 1.01 * n * p


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, ONE30)), min_size=1), seeds)
def test_the_quick_binomial_never_takes_more_men_than_there_are(rows, seed):
    men, chance = np.array(rows, np.int64).T
    found = binomial_of(men, chance, words(seed, np.arange(len(men)), 1)[:, 0])
    assert ((found >= 0) & (found <= men)).all()
    assert not found[chance == 0].any()


@pytest.mark.parametrize("mean", [0.01, 0.3, 1.007, 2.5, 3.99, 4.0, 4.7, 12.3, 60.0, 700.0])
def test_poisson_has_its_mean_and_spread(mean):
    found = Dice(8, 4).poisson(Lane.BOMBARD, np.arange(MANY), np.full(MANY, round(mean * ONE16)))
    _assert_moments(found, mean, mean)


def _assert_moments(found, mean, variance):
    """Mean within 4 sigma; variance within 4 sigma of its own error, or 0.2 % (the normal stand-in)."""
    assert abs(found.mean() - mean) < 4 * (variance / len(found)) ** 0.5
    fourth = (found - found.mean()) ** 4
    error = ((fourth.mean() - variance**2) / len(found)) ** 0.5
    assert abs(found.var() - variance) < 4 * error + 0.002 * variance


@pytest.mark.parametrize("mean", [0.7, 3.2, 4.0, 6.5])
def test_poisson_has_its_shape(mean):
    found = Dice(8, 6).poisson(Lane.BOMBARD, np.arange(MANY), np.full(MANY, round(mean * ONE16)))
    law = [np.exp(-mean)]
    for k in range(1, 14):
        law.append(law[-1] * mean / k)
    share = np.bincount(found, minlength=14)[:14] / MANY
    assert np.abs(share - law).max() < 0.004 + (0.012 if mean >= 4 else 0)


def test_dice_are_the_same_everywhere():
    """Golden numbers: logs and saves of all machines hang on them."""
    dice = Dice(1685, 12)
    ids = np.arange(5)
    assert dice.rolls16(Lane.STORM, ids, 2).tolist() == [
        [8209, 24558],
        [19814, 58570],
        [35860, 7949],
        [5953, 19121],
        [57092, 64863],
    ]
    assert dice.binomial(Lane.LOSS, ids, ids * 50, ids * (ONE30 // 9)).tolist() == [0, 8, 20, 49, 92]
    assert dice.poisson(Lane.FIRE, ids, ids * ids * ONE16).tolist() == [0, 1, 3, 7, 17]
