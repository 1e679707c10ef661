"""What a posterior says of each number, and how sure it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from game.sim.fit.cube import F64

Verdict = Literal["identified", "partly", "prior"]

_IDENTIFIED: Final = 0.6
_PARTLY: Final = 0.9
_FLAT: Final = 12**-0.5
"""Standard deviation of a number that is anywhere in 0 to 1."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Two numbers that the record tells together better than apart; correlation is Spearman's."""

    one: str
    other: str
    correlation: float


def quantiles(values: F64, shares: Sequence[float]) -> F64:
    """Return, for (n, d) values of equal weight, those below which the shares of them lie: (shares, d)."""
    found: F64 = np.quantile(values, shares, axis=0)
    return found


def ratios(u: F64) -> F64:
    """Return the spreads of (n, d) points against the prior's: (d,), 1 where the record said nothing."""
    found: F64 = u.std(axis=0) / _FLAT
    return found


def verdict(ratio: float) -> Verdict:
    """Return in a word what the record said of a number whose posterior is so wide against its prior."""
    return "identified" if ratio < _IDENTIFIED else "partly" if ratio < _PARTLY else "prior"


def seed_gaps(u: F64, again: F64) -> F64:
    """Return how far the medians of fits by two seeds lie apart, in quantiles of the prior: (d,)."""
    gaps: F64 = np.abs(np.median(u, axis=0) - np.median(again, axis=0))
    return gaps


def ties(u: F64, names: Sequence[str], count: int) -> tuple[Tie, ...]:
    """Return the *count* strongest correlations between (n, d) points' coordinates, the strongest first."""
    correlation = spearman(u, u)
    pairs = [
        Tie(names[one], names[other], float(correlation[one, other]))
        for one in range(len(names))
        for other in range(one)
    ]
    return tuple(sorted(pairs, key=lambda tie: -abs(tie.correlation))[:count])


def spearman(u: F64, figures: F64) -> F64:
    """Return how each figure moves with each coordinate: Spearman's correlation, 0 where one never changes.

    Args:
        u: (n, d) points.
        figures: (n, k) of what was simulated there, NaN where there was nothing to measure.

    Returns:
        (d, k) float64.
    """
    columns = [_column(u, figure) for figure in figures.T]
    return np.stack(columns, axis=1)


def _column(u: F64, figure: F64) -> F64:
    known = ~np.isnan(figure)
    if not known.any():
        return np.zeros(u.shape[1])
    ranks, rank = _centred(u[known]), _centred(figure[known, None])
    spread = np.sqrt((ranks**2).sum(axis=0) * (rank**2).sum())
    product = (ranks * rank).sum(axis=0)
    correlation: F64 = np.divide(product, spread, out=np.zeros(len(product)), where=spread > 0)
    return correlation


def _centred(values: F64) -> F64:
    """Return the ranks in each column about their mean, equal values sharing theirs: (n, d)."""
    return np.stack([_ranks(column) for column in values.T], axis=1) - (len(values) - 1) / 2


def _ranks(column: F64) -> F64:
    _, place, count = np.unique(column, return_inverse=True, return_counts=True)
    mean: F64 = np.cumsum(count) - (count + 1) / 2
    ranks: F64 = mean[place]
    return ranks
