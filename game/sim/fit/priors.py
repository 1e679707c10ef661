"""From the unit cube, where the fit moves, to the numbers of the rules, and back."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from game.core.hexgrid import I64
from game.files.priors import Prior
from game.sim.fit.cube import F64


def to_rules(priors: Sequence[Prior], u: F64) -> I64:
    """Return the numbers of the rules at points of the unit cube.

    Args:
        priors: d of them.
        u: (n, d) float64, 0 at the low end of each range and 1 at the high one.

    Returns:
        (n, d) int64, each in the unit of its prior, rounded.
    """
    low, high, log = _ends(priors)
    value = low + (high - low) * u
    np.exp(value, out=value, where=log)
    return np.rint(value).astype(np.int64)


def to_unit(priors: Sequence[Prior], values: I64) -> F64:
    """Return the points of the unit cube at numbers of the rules, those outside a range at its end.

    Args:
        priors: d of them.
        values: (n, d) int64, each in the unit of its prior.

    Returns:
        (n, d) float64, in 0 to 1.
    """
    low, high, log = _ends(priors)
    value = np.where(log, np.log(np.maximum(values, 1)), values)
    return np.clip((value - low) / (high - low), 0.0, 1.0)


def _ends(priors: Sequence[Prior]) -> tuple[F64, F64, npt.NDArray[np.bool_]]:
    """Return the ends of the ranges, each (d,) on its own scale, and which of them are logarithms."""
    log = np.array([prior.scale == "log" for prior in priors])
    low, high = np.array([(prior.low, prior.high) for prior in priors], np.float64).T
    return (
        np.where(log, np.log(np.maximum(low, 1)), low),
        np.where(log, np.log(np.maximum(high, 1)), high),
        log,
    )
