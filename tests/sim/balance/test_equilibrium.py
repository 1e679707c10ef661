"""Good play of games whose equilibrium is known."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from game.core.errors import AlbazinError
from game.sim.balance.equilibrium import bootstrapped, equilibrium

ROCK_PAPER_SCISSORS = np.array([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]])
TWO_BY_TWO = np.array([[3.0, -1], [-2, 1]])


@pytest.mark.parametrize(
    ("cells", "qing", "russia", "value"),
    [
        (ROCK_PAPER_SCISSORS, [1 / 3] * 3, [1 / 3] * 3, 0),
        (ROCK_PAPER_SCISSORS + 7, [1 / 3] * 3, [1 / 3] * 3, 7),
        (TWO_BY_TWO, [3 / 7, 4 / 7], [2 / 7, 5 / 7], 1 / 7),
        (np.array([[4.0, 2, 3], [1, 0, 9]]), [1, 0], [0, 1, 0], 2),
        (np.array([[-5.0], [-4]]), [0, 1], [1], -4),
    ],
)
def test_known_games(cells: np.ndarray, qing: list[float], russia: list[float], value: float) -> None:
    found = equilibrium(cells)
    assert found.qing == pytest.approx(qing, abs=1e-9)
    assert found.russia == pytest.approx(russia, abs=1e-9)
    assert found.value == pytest.approx(value)


def test_no_plan_does_better_against_good_play() -> None:
    cells = np.random.default_rng(4).normal(size=(6, 7))
    found = equilibrium(cells)
    assert (cells @ found.russia).max() == pytest.approx(found.value)
    assert (found.qing @ cells).min() == pytest.approx(found.value)
    assert found.qing.sum() == pytest.approx(1)
    assert not np.signbit([*found.qing, *found.russia]).any()


def test_weights_waver_as_much_as_the_cells_do() -> None:
    none, some = np.zeros((2, 2)), np.full((2, 2), 0.3)
    for spread, weights in zip(
        bootstrapped(TWO_BY_TWO, none, 5, 1), ([3 / 7, 4 / 7], [2 / 7, 5 / 7]), strict=True
    ):
        assert spread.mean == pytest.approx(weights)
        assert spread.p05 == pytest.approx(spread.p95)
    qing, _ = bootstrapped(TWO_BY_TWO, some, 200, 1)
    assert (qing.p05 + 0.05 < qing.mean).all()
    assert (qing.mean < qing.p95 - 0.05).all()


def test_the_same_seed_draws_the_same() -> None:
    errors = np.full((2, 2), 0.3)
    once, again, other = (bootstrapped(TWO_BY_TWO, errors, 20, seed)[0].mean for seed in (1, 1, 2))
    assert (once == again).all()
    assert (once != other).any()


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(AlbazinError, match=r'pip install "albazin\[report\]"'):
        equilibrium(TWO_BY_TWO)
