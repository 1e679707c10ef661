"""Exponentials, logarithms, roots and bell curves in integers: the same bits everywhere.

Qn is fixed point with n bits behind the point: Q16 counts 1/65536, Q30 counts
1/1073741824, Q8 counts 1/256 (logarithms), Q12 counts 1/4096 (standard deviations).
All tables are built from integers when the module is imported, in a few milliseconds;
no float and no file takes part.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import accumulate, repeat
from typing import Final, overload

import numpy as np

from game.core.hexgrid import I32, I64, U8, U16

ONE16: Final = 1 << 16
ONE30: Final = 1 << 30

_BITS: Final = 128
"""Bits behind the point of the numbers from which the tables are rounded."""


# Tables --------------------------------------------------------------------------


def _exp_of_part(parts: int) -> int:
    """Return exp(1 / parts) in Q128, by its series."""
    return sum(accumulate(range(1, 40), lambda term, k: term // (parts * k), initial=1 << _BITS))


def _powers(start: int, ratio: int, count: int) -> list[int]:
    """Return start * ratio**k in Q128 for k = 0 .. count."""
    return list(accumulate(repeat(ratio, count), lambda a, b: a * b >> _BITS, initial=start))


def _rounded(exact: list[int], bits: int) -> I64:
    """Return numbers in Q128 rounded to *bits* behind the point, read-only."""
    shift = _BITS - bits
    half = 1 << shift - 1
    return _sealed(np.array([x + half >> shift for x in exact], np.int64))


def _sealed(table: I64) -> I64:
    table.setflags(write=False)
    return table


_DEEP: Final = 20 * 256
"""The falling exponential is known to exp(-20)."""
_HIGH: Final = 6 * 256
"""The rising exponential is known to exp(+6)."""
_EXP_LOW, _EXP_HIGH = -12 * 256, 3 * 256
_LOGISTIC_REACH: Final = 12 * 256

_ONE: Final = 1 << _BITS
_STEP: Final = _exp_of_part(256)
_fall, _rise = _powers(_ONE, _ONE * _ONE // _STEP, _DEEP), _powers(_ONE, _STEP, _HIGH)
_EXP_Q30: Final = _rounded(_fall[:0:-1] + _rise, 30)
_EXP_Q16: Final = _rounded(_fall[-_EXP_LOW:0:-1] + _rise[: _EXP_HIGH + 1], 16)
del _fall, _rise


def _logistic_table() -> I64:
    """1 / (1 + exp(-x)) in Q16 for x = -12 .. +12 by 1/256."""
    falling = _EXP_Q30[_DEEP - _LOGISTIC_REACH : _DEEP + 1]
    lower = ((falling << 17) // (ONE30 + falling) + 1) >> 1
    return _sealed(np.concatenate((lower, ONE16 - lower[-2::-1])))


def _ln_table() -> I64:
    """256 ln n, rounded, for n = 0 .. 65535 (0 counts as 1): how many half steps lie below n."""
    borders = [-(-x >> _BITS) for x in _powers(_exp_of_part(512), _STEP, 2838)]
    return _sealed(np.bincount(borders, minlength=ONE16)[:ONE16].cumsum())


_LOGISTIC_Q16: Final = _logistic_table()
_LN_Q8: Final = _ln_table()


# Functions -----------------------------------------------------------------------


def _look_up(table: I64, at: I64 | int) -> I64 | int:
    """Return table[at], the index held within the table."""
    if isinstance(at, np.ndarray):
        return table.take(at, mode="clip")
    return int(table[min(max(at, 0), len(table) - 1)])


@overload
def exp_q16(x_q8: int) -> int: ...
@overload
def exp_q16(x_q8: I64) -> I64: ...
def exp_q16(x_q8: I64 | int) -> I64 | int:
    """Return exp(x) in Q16 for x in 1/256, held within -12 .. +3."""
    return _look_up(_EXP_Q16, x_q8 - _EXP_LOW)


@overload
def ln_q8(n: int) -> int: ...
@overload
def ln_q8(n: I64) -> I64: ...
def ln_q8(n: I64 | int) -> I64 | int:
    """Return 256 ln n, rounded, for n held within 1 .. 65535."""
    return _look_up(_LN_Q8, n)


@overload
def logistic_q16(x_q8: int) -> int: ...
@overload
def logistic_q16(x_q8: I64) -> I64: ...
def logistic_q16(x_q8: I64 | int) -> I64 | int:
    """Return 1 / (1 + exp(-x)) in Q16 for x in 1/256."""
    return _look_up(_LOGISTIC_Q16, x_q8 + _LOGISTIC_REACH)


@overload
def exp_q30(x_q30: int) -> int: ...
@overload
def exp_q30(x_q30: I64) -> I64: ...
def exp_q30(x_q30: I64 | int) -> I64 | int:
    """Return exp(x) in Q30 for x in Q30, -20 <= x < 6: a table step and a short series."""
    low = x_q30 & (1 << 22) - 1
    square = low * low >> 31
    growth = low + square + low * square // (3 * ONE30)
    whole = _look_up(_EXP_Q30, (x_q30 >> 22) + _DEEP)
    return whole + (whole * growth + ONE30 // 2 >> 30)


@overload
def one_minus_exp_q30(x_q30: int) -> int: ...
@overload
def one_minus_exp_q30(x_q30: I64) -> I64: ...
@overload
def one_minus_exp_q30(x_q30: I64 | int) -> I64 | int: ...
def one_minus_exp_q30(x_q30: I64 | int) -> I64 | int:
    """Return the probability 1 - exp(-x) in Q30 for a hazard x in Q30, 0 <= x < 20.

    Exact to two units of 2**-30, for small hazards too.
    """
    low = x_q30 & (1 << 22) - 1
    square = low * low >> 31
    small = low - square + low * square // (3 * ONE30)
    left = _look_up(_EXP_Q30, _DEEP - (x_q30 >> 22))
    return ONE30 - left + (left * small + ONE30 // 2 >> 30)


@overload
def turn_rate_q30(p_q30: int, days: int) -> int: ...
@overload
def turn_rate_q30(p_q30: I64, days: int) -> I64: ...
def turn_rate_q30(p_q30: I64 | int, days: int) -> I64 | int:
    """Return 1 - (1 - p)**days in Q30: a daily probability as one for several days."""
    rate = p_q30 * 0  # of the same shape
    for _ in range(days):
        rate = rate + p_q30 - (rate * p_q30 + ONE30 // 2 >> 30)
    return rate


@overload
def isqrt(n: int) -> int: ...
@overload
def isqrt(n: I64) -> I64: ...
def isqrt(n: I64 | int) -> I64 | int:
    """Return the whole part of the square root, for 0 <= n < 2**62."""
    if not isinstance(n, np.ndarray):
        return math.isqrt(n)
    bits = np.searchsorted(_FOURS, n, side="right")  # of the root
    shift = np.maximum(bits - 8, 0)
    above = (_ROOTS.take(n >> 2 * shift) + 1 << shift >> 8) + 1
    root: I64 = above + n // above >> 1  # Newton, from 14 good bits above to 31 or one too much
    return root - (root * root > n)


_FOURS: Final = _sealed(np.left_shift(1, np.arange(0, 62, 2)))


def _root_table() -> I64:
    """Return isqrt(n << 16) for n = 0 .. 65535: how many squares are not above."""
    squares = np.arange(1, ONE16) ** 2
    return _sealed(np.bincount(-(-squares >> 16), minlength=ONE16)[:ONE16].cumsum())


_ROOTS: Final = _root_table()


# Bell curves ---------------------------------------------------------------------


def _normal_table() -> I32:
    """Quantiles of the standard normal at (i + 1/2) / 65536, nearest 1/4096.

    The density is summed over steps of 1/4096 out to 6; a quantile is the number of step
    borders whose sum lies below it.
    """
    steps = np.arange(6 * 4096)
    density = exp_q30(-(steps * steps << 5))
    below = density.cumsum() - density[0] // 2  # mass from 0 to half a step past each point
    share = below[-1] * np.arange(1, ONE16, 2)  # upper half, in units of 1/65536 of it
    upper = np.searchsorted(below << 16, share, side="right")
    table = np.concatenate((-upper[::-1], upper)).astype(np.int32)
    table.setflags(write=False)
    return table


NORMAL_Q12: Final = _normal_table()
"""(65536,) int32: standard normal quantile of a 16-bit roll, in 1/4096. Odd about the middle."""


@lru_cache(maxsize=64)
def lognormal_table(sd_q8: int) -> I64:
    """Return (65536,) int64 Q16: the lognormal quantile of a 16-bit roll, with mean 1.

    exp(sd * z - sd**2 / 2), then scaled so that the mean over all rolls is 1.

    Args:
        sd_q8: standard deviation of the logarithm in 1/256, 0 to 1.5 (384).
    """
    log_q20 = sd_q8 * NORMAL_Q12.astype(np.int64) - (sd_q8 * sd_q8 << 3)
    shape = exp_q30(log_q20 << 10) >> 10
    total = int(shape.sum())
    return _sealed(((shape << 32) + total // 2) // total)


def lognormal_q16(sd_q8: I64 | int, roll: I64 | U16) -> I64:
    """Return lognormal quantiles of 16-bit rolls, with mean 1, in Q16.

    Args:
        sd_q8: standard deviation of the logarithm in 1/256, one for all or one for each roll; in the latter
            case the mean is 1 but for some thousandths.
        roll: (m,) 0 .. 65535.
    """
    if not isinstance(sd_q8, np.ndarray):
        return lognormal_table(sd_q8).take(roll)
    log_q20 = sd_q8 * NORMAL_Q12.take(roll).astype(np.int64) - (sd_q8 * sd_q8 << 3)
    return exp_q30(log_q20 << 10) >> 14


POISSON_TERMS: Final = 24
"""Entries of the Poisson law of one mean."""


@lru_cache(maxsize=1)
def poisson_table() -> I64:
    """Return (257 * 24,) int64, ascending: the Poisson laws of the means 0, 1/64 .. 4, end to end.

    Entry (row, k) is row + P(X <= k | mean row / 64) in Q32: how many entries are not
    above row + roll, less those of the rows before, is a Poisson number.
    """
    row = np.arange(257)
    term = exp_q30(-(row << 24)) << 8
    terms = [term]
    for k in range(1, POISSON_TERMS):
        term = (term * row + (k << 5)) // (k << 6)
        terms.append(term)
    law = np.minimum(np.stack(terms, 1).cumsum(1) >> 6, (1 << 32) - 1)
    return _sealed(((row[:, None] << 32) + law).ravel())


GUIDE_BITS: Final = 10
"""Leading bits of a 32-bit roll by which the guide is entered."""
UNSURE: Final = 255
"""In the guide: rolls that begin so give more than one number."""


@lru_cache(maxsize=1)
def poisson_guide() -> U8:
    """Return (257 << GUIDE_BITS,) uint8: the Poisson number by row and leading bits of a roll, or UNSURE."""
    row = np.arange(257)[:, None]
    first = (row << 32) + (np.arange(1 << GUIDE_BITS) << 32 - GUIDE_BITS)
    last = first + (1 << 32 - GUIDE_BITS) - 1
    least, most = (poisson_table().searchsorted(roll, side="right") for roll in (first, last))
    guide = np.where(least == most, least - row * POISSON_TERMS, UNSURE).astype(np.uint8).ravel()
    guide.setflags(write=False)
    return guide


def percentiles(values: I64) -> tuple[int, int, int]:
    """Return the 5th, 50th and 95th percentile of (s,) values."""
    ordered = np.sort(values)
    low, middle, high = (int(ordered[len(ordered) * q // 100]) for q in (5, 50, 95))
    return low, middle, high
