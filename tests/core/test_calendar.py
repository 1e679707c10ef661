"""Turns, days and the cold."""

from __future__ import annotations

import pytest

from game.core.calendar import cold_pm, day_of, days_of, hour_of, temperature
from game.core.scenario import Climate
from tests.core.worlds import shipped
from tests.siege import small_scenario


def test_the_siege_of_1686_by_turns():
    siege = shipped()
    assert siege.turns == 38
    assert day_of(siege, 1) == 0
    assert day_of(siege, 24) == 46, "1 September"
    assert day_of(siege, 25) == 53
    assert day_of(siege, 39) == 46 + 15 * 7


@pytest.mark.parametrize("siege", [shipped(), small_scenario()], ids=["1686", "small"])
def test_every_day_belongs_to_one_turn(siege):
    days = [day for turn in range(1, siege.turns + 1) for day in days_of(siege, turn)]
    assert days == list(range(day_of(siege, siege.turns + 1)))


def test_half_days_have_a_night_every_other_turn():
    siege = small_scenario()
    assert [hour_of(siege, turn) for turn in (1, 2, 5, 9, 13)] == [0, 12, 48, 144, 432]
    assert [list(days_of(siege, turn)) for turn in (1, 2, 3, 4, 5)] == [[], [0], [], [1], [2]]


def test_temperature_runs_straight_between_its_knots():
    climate = Climate(((5, 100), (15, 0), (25, -300)), freeze_day=20, freeze_spread=1)
    assert [temperature(climate, day) for day in (0, 5, 10, 15, 20, 25, 90)] == [
        100,
        100,
        50,
        0,
        -150,
        -300,
        -300,
    ]


@pytest.mark.parametrize(("tenths", "cold"), [(200, 0), (50, 0), (-100, 500), (-250, 1000), (-400, 1000)])
def test_cold_per_mille(tenths, cold):
    assert cold_pm(Climate(((0, tenths),), 1, 0), 7) == cold
