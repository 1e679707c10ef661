"""Turns, days and the cold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.calendar import cold_pm, day_of, hour_of, is_night, spells_of, temperature
from game.core.scenario import Climate, Scenario, Span
from tests.core.worlds import shipped
from tests.siege import small_scenario


def test_the_siege_of_1686_by_turns():
    siege = shipped()
    assert siege.turns == 38
    assert day_of(siege, 1) == 0
    assert day_of(siege, 24) == 46, "1 September"
    assert day_of(siege, 25) == 53
    assert day_of(siege, 39) == 46 + 15 * 7


def quarters() -> Scenario:
    """The small siege in turns of six hours, from midnight."""
    return replace(small_scenario(), schedule=(Span(8, 6),))


@pytest.mark.parametrize(
    "siege", [shipped(), small_scenario(), quarters()], ids=["1686", "small", "quarters"]
)
def test_spells_fill_the_time_without_a_gap_and_every_day_closes_once(siege):
    spells = [spell for turn in range(1, siege.turns + 1) for spell in spells_of(siege, turn)]
    begins = [spell.day * 24 + spell.hour for spell in spells]
    ends = [begin + spell.hours for begin, spell in zip(begins, spells, strict=True)]
    assert begins == [0, *ends[:-1]]
    assert ends[-1] == hour_of(siege, siege.turns + 1)
    assert [spell.day for spell in spells if spell.closes] == list(range(ends[-1] // 24))
    assert [spell.day for spell in spells if spell.opens] == list(range(ends[-1] // 24))
    assert all(spell.cold_pm == cold_pm(siege.climate, spell.day) for spell in spells)


def test_a_spell_has_its_share_of_a_day():
    shares = [[spell.share(100) for spell in spells_of(quarters(), turn)] for turn in (1, 4)]
    assert shares == [[25], [25]]
    assert [spell.share(100) for spell in spells_of(shipped(), 1)] == [100, 100]


def test_one_short_turn_in_four_is_dark_and_no_long_one():
    assert [is_night(quarters(), turn) for turn in range(1, 9)] == [False, False, False, True] * 2
    assert not any(is_night(siege, turn) for siege in (shipped(), small_scenario()) for turn in range(1, 13))


def test_half_days_close_every_other_turn():
    siege = small_scenario()
    assert [hour_of(siege, turn) for turn in (1, 2, 5, 9, 13)] == [0, 12, 48, 144, 432]
    closes = [[spell.closes for spell in spells_of(siege, turn)] for turn in (1, 2, 3, 4, 5)]
    assert closes == [[False], [True], [False], [True], [True]]


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
