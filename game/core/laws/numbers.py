"""Numbers of one siege or of many."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

from game.core.fixed import ONE30, one_minus_exp_q30

Number: TypeAlias = Any
"""A whole number, or an int64 array of them, (sieges,): numpy's types do not know that they obey one law."""
Truth: TypeAlias = Any
"""A truth value, or a bool array of them, (sieges,)."""
_SURE: int = 3 * ONE30
"""Hazard beyond which everybody is met."""


def least(one: Number, other: Number) -> Number:
    """Return the smaller number of each siege."""
    return np.minimum(one, other) if _many(one, other) else min(one, other)


def most(one: Number, other: Number) -> Number:
    """Return the greater number of each siege."""
    return np.maximum(one, other) if _many(one, other) else max(one, other)


def choose(which: Truth, one: Number, other: Number) -> Number:
    """Return *one* where it is true, else *other*, for each siege."""
    return np.where(which, one, other) if isinstance(which, np.ndarray) else one if which else other


def chance_q30(hazard_q30: Number) -> Number:
    """Return the probability that a hazard in Q30, held within 3, comes true."""
    return one_minus_exp_q30(least(hazard_q30, _SURE))


def _many(one: Number, other: Number) -> bool:
    return isinstance(one, np.ndarray) or isinstance(other, np.ndarray)
