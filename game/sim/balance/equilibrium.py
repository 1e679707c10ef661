"""Good play: mixes of plans from which neither side has a reason to depart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from game.core.errors import AlbazinError
from game.sim.fit.cube import F64, chance_of

_NINE_IN_TEN: Final = (0.05, 0.95)


@dataclass(frozen=True, slots=True)
class Equilibrium:
    """How often good play follows each plan, and what it is worth to the Qing.

    Attributes:
        qing, russia: weights that sum to 1.
        value: in the unit of the cells.
    """

    qing: F64
    russia: F64
    value: float


@dataclass(frozen=True, slots=True)
class Spread:
    """Weights of one side when its games are drawn again: (plans,) means and ends of nine in ten."""

    mean: F64
    p05: F64
    p95: F64


def equilibrium(cells: F64) -> Equilibrium:
    """Return the equilibrium of a zero-sum game, exactly, by a linear program and its dual.

    Args:
        cells: (qing, russia) what the Qing gain.

    Raises:
        AlbazinError: if the library is missing.
    """
    rows, columns = cells.shape
    found = _linprog()(
        np.append(np.zeros(rows), -1.0),  # the most that is sure ...
        A_ub=np.column_stack((-cells.T, np.ones(columns))),  # ... whatever the Russians do,
        b_ub=np.zeros(columns),
        A_eq=[[1.0] * rows + [0.0]],  # of weights that sum to 1
        b_eq=[1.0],
        bounds=[(0, None)] * rows + [(None, None)],
        method="highs",
    )
    return Equilibrium(_weights(found.x[:-1]), _weights(-found.ineqlin.marginals), float(found.x[-1]))


def bootstrapped(cells: F64, errors: F64, draws: int, seed: int) -> tuple[Spread, Spread]:
    """Return the weights of both sides when each cell is drawn anew by its standard error.

    Args:
        cells: (qing, russia) what the Qing gain.
        errors: standard errors of the cells.
        draws: how often.
        seed: of all chance.

    Raises:
        AlbazinError: if the library is missing.
    """
    noise = chance_of(seed).standard_normal((draws, *cells.shape))
    found = [equilibrium(cells + errors * draw) for draw in noise]
    return _spread([each.qing for each in found]), _spread([each.russia for each in found])


def _spread(weights: list[F64]) -> Spread:
    p05, p95 = np.quantile(weights, _NINE_IN_TEN, axis=0)
    return Spread(np.mean(weights, axis=0), p05, p95)


def _weights(found: F64) -> F64:
    """Return weights without what rounding leaves below 0, summing to 1."""
    weights: F64 = np.maximum(found, 0.0) / np.maximum(found, 0.0).sum()
    return weights


def _linprog() -> Callable[..., Any]:
    try:
        from scipy.optimize import linprog
    except ImportError:
        msg = 'good play is found with scipy; install it with: pip install "albazin[report]"'
        raise AlbazinError(msg) from None
    return linprog  # type: ignore[no-any-return] # it ships no types
