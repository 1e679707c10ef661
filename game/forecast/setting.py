"""What a siege begins with and what its days are like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.calendar import HOURS, cold_pm, day_of, hour_of, on_day, temperature
from game.core.scenario import Scenario
from game.core.walls import wooden
from game.forecast.bridge import Bridge


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a siege.

    Attributes:
        number: 0 for the first.
        opens: whether a turn begins with it; sallies and storms go with a turn.
        days: of the turn it belongs to.
        cold_pm, rain_pm, fog_pm: of its climate; no rain where it snows.
    """

    number: int
    opens: bool
    days: int
    cold_pm: int
    rain_pm: int
    fog_pm: int


@dataclass(frozen=True, slots=True)
class Setting:
    """A scenario as the siege-level model knows it.

    Attributes:
        ring_mm: length of the siege wall.
        wooden: whether the fort's wall is timber.
        days: in order.
    """

    scenario: Scenario
    bridge: Bridge
    ring_mm: int
    wooden: bool
    days: tuple[Day, ...]


def setting_of(scenario: Scenario, bridge: Bridge) -> Setting:
    """Return a scenario as the siege-level model knows it."""
    ring = scenario.ground.areas.get("ring")
    labour = scenario.rules.works["siege_wall"].labour
    length = len(ring) * labour.need if ring is not None and labour else 0
    return Setting(scenario, bridge, length, wooden(scenario.ground), tuple(_days(scenario)))


def turn_days(scenario: Scenario) -> tuple[int, ...]:
    """Return the days with which turns begin, ascending."""
    return tuple(sorted({day_of(scenario, turn) for turn in range(1, scenario.turns + 1)}))


def _days(scenario: Scenario) -> Iterator[Day]:
    climate, begins = scenario.climate, turn_days(scenario)
    last, opened = hour_of(scenario, scenario.turns + 1) // HOURS, 0
    for day in range(last):
        opened = day if day in begins else opened
        following = next((begin for begin in begins if begin > day), last)
        rain = 0 if temperature(climate, day) < 0 else on_day(climate.rain_pm, day)
        cold = cold_pm(climate, day)
        yield Day(day, day in begins, following - opened, cold, rain, on_day(climate.fog_pm, day))
