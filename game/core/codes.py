"""Words of the rules that stand in columns of integers."""

from __future__ import annotations

import enum

import numpy as np


class Code(enum.IntEnum):
    """An enumeration whose members are compared with arrays as fast as plain integers.

    NumPy asks every operand that is no plain number how to deal with it; to an enumeration without an
    answer the question takes longer than the comparison. The answer is: like an array's own.
    """

    __array_ufunc__ = np.ndarray.__array_ufunc__
