"""Simulators whose posteriors are known; here, and not in a test, because processes must find them."""

from __future__ import annotations

import numpy as np

from game.sim.fit.cube import F64

NOISE = 0.1


def hill(u: F64, seed: int) -> F64:
    """Three numbers: normal (0.5, 0.08), half normal (0, 0.2) at the wall of the cube, and any."""
    return ((u[:, 0] - 0.5) / 0.08) ** 2 + (u[:, 1] / 0.2) ** 2


def noisy(u: F64, seed: int) -> F64:
    """One number, seen with NOISE, found at 0.5 with an error of 0.05."""
    seen = u[:, 0] + NOISE * np.random.default_rng(seed).standard_normal(len(u))
    return ((seen - 0.5) / 0.05) ** 2


def luck(u: F64, seed: int) -> F64:
    """Nothing but luck, which one simulation in 500 has."""
    return 1_000 * np.random.default_rng(seed).random(len(u))


def broken(u: F64, seed: int) -> F64:
    """Nothing that can be measured."""
    return np.full(len(u), np.nan)


def seen(u: F64, seed: int) -> F64:
    """Figures: both numbers with NOISE."""
    return u + NOISE * np.random.default_rng(seed).standard_normal(u.shape)


def apart(figures: F64, record: F64) -> F64:
    """Squared distance of figures from a record, in errors of NOISE."""
    return (((figures - record) / NOISE) ** 2).sum(axis=1)
