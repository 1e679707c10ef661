"""Turns and days. Day 0 is the first; hours count from its midnight. Real dates are the screen's business."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from game.core.scenario import Climate, Scenario

HOURS = 24
_SHORT = 12
"""Hours: only turns shorter than that have a night of their own."""


@dataclass(frozen=True, slots=True)
class Spell:
    """What upkeep lives through at once: a day, or the part of one that a short turn has.

    Attributes:
        day: it belongs to.
        hour: of that day at which it begins.
        hours: of it, 1-24; what men do in it is their day's work in proportion.
        closes: whether the day ends with it: bread, sickness and will are reckoned once a day.
        night: whether it is dark.
        cold_pm: how cold that day is, see `cold_pm`.
    """

    day: int
    hour: int
    hours: int
    closes: bool
    night: bool
    cold_pm: int

    @property
    def opens(self) -> bool:
        """Whether the day begins with it."""
        return self.hour == 0

    def share(self, a_day: int) -> int:
        """Return what of a day's amount falls into it."""
        return a_day * self.hours // HOURS


def hour_of(scenario: Scenario, turn: int) -> int:
    """Return the hour at which *turn* begins; one past the last turn gives the end of the siege."""
    hours, left = 0, max(0, turn - 1)
    for span in scenario.schedule:
        here = min(left, span.turns)
        hours += here * span.hours
        left -= here
    return hours


def day_of(scenario: Scenario, turn: int) -> int:
    """Return the day on which *turn* begins."""
    return hour_of(scenario, turn) // HOURS


def is_night(scenario: Scenario, turn: int) -> bool:
    """Return whether a turn is dark: a short one that ends a day; a long one has all its nights in it."""
    begin, end = hour_of(scenario, turn), hour_of(scenario, turn + 1)
    return 0 < end - begin < _SHORT and end % HOURS == 0


def spells_of(scenario: Scenario, turn: int) -> Iterator[Spell]:
    """Yield the spells of *turn*, cut at midnights."""
    begin, end, night = hour_of(scenario, turn), hour_of(scenario, turn + 1), is_night(scenario, turn)
    while begin < end:
        day = begin // HOURS
        until = min(end, (day + 1) * HOURS)
        hour, closes = begin % HOURS, until % HOURS == 0
        yield Spell(day, hour, until - begin, closes, night, cold_pm(scenario.climate, day))
        begin = until


def on_day(knots: tuple[tuple[int, int], ...], day: int) -> int:
    """Return a number of a day, on straight lines between knots of (day, number), ascending."""
    if day <= knots[0][0]:
        return knots[0][1]
    for (d0, n0), (d1, n1) in pairwise(knots):
        if day <= d1:
            return n0 + (n1 - n0) * (day - d0) // (d1 - d0)
    return knots[-1][1]


def temperature(climate: Climate, day: int) -> int:
    """Return tenths of a degree C, on straight lines between the climate's knots."""
    return on_day(climate.temperature, day)


def cold_pm(climate: Climate, day: int) -> int:
    """Return how cold it is, 0 at five degrees and above to 1000 at minus twenty-five."""
    return max(0, min(1000, (50 - temperature(climate, day)) * 1000 // 300))
