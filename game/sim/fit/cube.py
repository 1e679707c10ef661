"""Points of the unit cube, in which every prior is flat, and the ways of a fit through it."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

F64 = npt.NDArray[np.float64]
Chance = np.random.Generator

_BLOCKS: Final = (0.1, 0.25, 0.6)
"""Shares of the coordinates that a step moves; one, at least."""
_STRETCHES: Final = (0.4, 0.8, 1.0)
"""What a step is against the best of random walks, 2.38 / sqrt(2 k) of a difference in k coordinates."""
_JITTER: Final = 0.01
_FRESH: Final = 0.1
"""Share of the steps that draw one coordinate anew."""
_HALVINGS: Final = 50


def chance_of(seed: int, *place: int) -> Chance:
    """Return the dice of one place in a fit; those of other places are independent of them."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=place))


def seed_of(seed: int, *place: int) -> int:
    """Return a seed below 2^63 for one place in a fit."""
    return int(np.random.SeedSequence(seed, spawn_key=place).generate_state(1, np.uint64)[0] >> 1)


def weights(misfit: F64, colder: float) -> F64:
    """Return what points weigh, together 1, when the error kernel exp(-coldness misfit / 2) is made colder.

    Args:
        misfit: (n,) squared distances from the record, in errors of it.
        colder: by how much.
    """
    weight = np.exp(-colder / 2 * (misfit - misfit.min()))
    shares: F64 = weight / weight.sum()
    return shares


def effective(weight: F64) -> float:
    """Return how many points of equal weight would say as much as these."""
    return float(1 / (weight**2).sum())


def next_coldness(misfit: F64, coldness: float, least: float) -> float:
    """Return how cold the kernel may become, at most 1, if *least* points are to stay effective."""
    if effective(weights(misfit, 1 - coldness)) >= least:
        return 1.0
    low, high = coldness, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (
            (middle, high) if effective(weights(misfit, middle - coldness)) >= least else (low, middle)
        )
    return high  # never where it was, so that a fit gets on


def resampled(weight: F64, count: int, chance: Chance) -> npt.NDArray[np.intp]:
    """Return the indices of *count* points, each as often as it weighs but for a fraction: systematically."""
    steps = (chance.random() + np.arange(count)) / count
    return np.minimum(np.searchsorted(np.cumsum(weight), steps, side="right"), len(weight) - 1)


def proposals(u: F64, chance: Chance) -> F64:
    """Return where each point might go; the way back is as likely as the way there.

    Most move a random block of their coordinates along the difference of two others (differential evolution),
    some draw one coordinate anew. Steps out of the cube are folded back at its walls.

    Args:
        u: (n, d) points, at least 3.
        chance: dice.
    """
    n, d = u.shape
    rows = np.arange(n)
    block = chance.random((n, d)) < chance.choice(_BLOCKS, (n, 1))
    block[rows, chance.integers(d, size=n)] = True
    stretch = 2.38 / np.sqrt(2 * block.sum(axis=1, keepdims=True)) * chance.choice(_STRETCHES, (n, 1))
    one, other = ((rows + chance.integers(1, n, n)) % n for _ in range(2))
    step = stretch * (u[one] - u[other]) + _JITTER * chance.standard_normal((n, d))
    moved = _folded(u + block * step)
    fresh = np.flatnonzero(chance.random(n) < _FRESH)
    moved[fresh] = u[fresh]
    moved[fresh, chance.integers(d, size=len(fresh))] = chance.random(len(fresh))
    return moved


def accepted(misfit: F64, proposed: F64, coldness: float, chance: Chance) -> npt.NDArray[np.bool_]:
    """Return which points go where they might, by Metropolis' rule: (n,) bool."""
    return chance.exponential(size=len(misfit)) > coldness / 2 * (proposed - misfit)


def distinct(u: F64) -> int:
    """Return how many of the points are different."""
    rows = np.ascontiguousarray(u).view(np.dtype((np.void, u.shape[1] * u.itemsize)))
    return len(np.unique(rows))


def _folded(x: F64) -> F64:
    """Return *x* as if the walls at 0 and 1 were mirrors."""
    folded: F64 = 1 - np.abs(1 - np.mod(x, 2))
    return folded
