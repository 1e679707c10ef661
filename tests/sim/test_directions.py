"""The world answers sensibly, on a small map; `python -m tests.directions` measures the whole list."""

from __future__ import annotations

import pytest

from tests.directions import SMALL, measure

_GAMES = 24


@pytest.mark.parametrize("name", SMALL)
def test_a_small_direction_holds_beyond_its_error(name: str) -> None:
    assert measure(name, _GAMES).holds
