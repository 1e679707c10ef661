"""Turns and days. Day 0 is the first; hours count from its midnight. Real dates are the screen's business."""

from __future__ import annotations

from itertools import pairwise

from game.core.scenario import Climate, Scenario

HOURS = 24


def hour_of(scenario: Scenario, turn: int) -> int:
    """Return the hour at which *turn* begins; one past the last turn gives the end of the siege."""
    hours, left = 0, turn - 1
    for span in scenario.schedule:
        here = min(left, span.turns)
        hours += here * span.hours
        left -= here
    return hours


def day_of(scenario: Scenario, turn: int) -> int:
    """Return the day on which *turn* begins."""
    return hour_of(scenario, turn) // HOURS


def days_of(scenario: Scenario, turn: int) -> range:
    """Return the days whose night falls in *turn*."""
    return range(day_of(scenario, turn), day_of(scenario, turn + 1))


def temperature(climate: Climate, day: int) -> int:
    """Return tenths of a degree C, on straight lines between the climate's knots."""
    knots = climate.temperature
    if day <= knots[0][0]:
        return knots[0][1]
    for (d0, t0), (d1, t1) in pairwise(knots):
        if day <= d1:
            return t0 + (t1 - t0) * (day - d0) // (d1 - d0)
    return knots[-1][1]


def cold_pm(climate: Climate, day: int) -> int:
    """Return how cold it is, 0 at five degrees and above to 1000 at minus twenty-five."""
    return max(0, min(1000, (50 - temperature(climate, day)) * 1000 // 300))
