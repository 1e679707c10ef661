"""What is said of a posterior."""

from __future__ import annotations

import numpy as np
import pytest

from game.sim.fit.summary import Tie, quantiles, ratios, seed_gaps, spearman, ties, verdict


def test_quantiles_are_by_column():
    values = np.stack([np.arange(101.0), 10 * np.arange(101.0)], axis=1)
    assert quantiles(values, [0.05, 0.5]).tolist() == [[5, 50], [50, 500]]


def test_the_ratio_is_one_where_nothing_was_learned():
    even = np.linspace(0, 1, 2001)
    assert ratios(np.stack([even, 0.25 + even / 2], axis=1)) == pytest.approx([1, 0.5], abs=0.001)


@pytest.mark.parametrize(
    ("ratio", "word"),
    [
        (0.0, "identified"),
        (0.599, "identified"),
        (0.6, "partly"),
        (0.899, "partly"),
        (0.9, "prior"),
        (1.1, "prior"),
    ],
)
def test_the_verdict_follows_the_ratio(ratio: float, word: str):
    assert verdict(ratio) == word


def test_the_gap_between_seeds_is_that_of_the_medians():
    one, other = np.array([[0.1, 0.5], [0.2, 0.5], [0.9, 0.5]]), np.array([[0.5, 0.4]])
    assert seed_gaps(one, other) == pytest.approx([0.3, 0.1])


def test_spearman_goes_by_rank_and_ties_share_theirs():
    u = np.array([[1.0, 4.0], [2.0, 3.0], [3.0, 2.0], [4.0, 1.0]])
    figures = np.array([[1.0, 7.0, 0.0], [10.0, 7.0, 0.0], [100.0, 7.0, 1.0], [1000.0, 7.0, 1.0]])
    # By hand: ranks 1 to 4 against 1.5, 1.5, 3.5, 3.5 are 4 / sqrt(5 x 4).
    assert spearman(u, figures).tolist() == [
        [1, 0, pytest.approx(0.8**0.5)],
        [-1, 0, pytest.approx(-(0.8**0.5))],
    ]


def test_what_was_not_measured_is_left_out():
    u = np.array([[1.0], [2.0], [3.0], [9.0]])
    figures = np.array([[3.0, np.nan], [2.0, np.nan], [1.0, np.nan], [np.nan, np.nan]])
    assert spearman(u, figures).tolist() == [[-1, 0]]


def test_the_strongest_ties_come_first():
    chance = np.random.default_rng(1)
    a, b = chance.random((2, 5000))
    u = np.stack([a, b, a + b, -a], axis=1)
    found = ties(u, ["a", "b", "sum", "minus a"], 3)
    assert found[0] == Tie("minus a", "a", pytest.approx(-1))
    assert {(tie.one, tie.other) for tie in found[1:]} <= {("sum", "a"), ("sum", "b"), ("minus a", "sum")}
    assert abs(found[1].correlation) == pytest.approx(0.69, abs=0.03)
