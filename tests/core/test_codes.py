"""Codes beside arrays: the same answers as plain integers, whichever side they stand on."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.codes import Code
from game.core.orders import Strength
from game.core.state import Ravage
from game.core.tasks import Task


@pytest.fixture
def column():
    return np.arange(24, dtype=np.int32)


@pytest.mark.parametrize("code", [*Task, *Strength, *Ravage])
def test_a_code_is_its_number_to_an_array(code, column):
    assert isinstance(code, Code)
    assert np.flatnonzero(column == code).tolist() == [int(code)]
    assert np.flatnonzero(code != column).tolist() == [n for n in range(24) if n != int(code)]
    assert (column >= code).sum() == 24 - int(code)
    assert column[code] == code
    assert type(code)(column[code]) is code


def test_columns_take_codes(column):
    column[3] = Task.PICKET
    column[column == Task.DIG] = Task.REST
    assert column[[3, 4]].tolist() == [8, 6]
    assert np.where(column < 2, Strength.STRONG, 0).sum() == 2 * Strength.STRONG


def test_numpy_finds_an_answer():
    """Without one it looks for several more, and each comparison takes some five times as long."""
    assert Task.__array_ufunc__ is np.ndarray.__array_ufunc__
