"""The weather of a turn: rain that puts matches out, fog that hides, snow."""

from __future__ import annotations

import enum
from typing import Final

from game.core.calendar import HOURS, day_of, hour_of, is_night, on_day, temperature
from game.core.dice import Dice, Lane
from game.core.fixed import ONE16
from game.core.scenario import Scenario
from game.core.state import Tally, World

_NOON: Final = 12
"""Hour by which fog has lifted; also the shortest turn that has a morning in it whenever it begins."""


class Weather(enum.IntEnum):
    """What the sky does. Part of the digest: append, never renumber."""

    CLEAR = 0
    RAIN = 1
    FOG = 2
    SNOW = 3


def weather(world: World) -> Weather:
    """Return the weather of the turn; both sides know it."""
    return Weather(int(world.tally[Tally.WEATHER]))


def murky(world: World) -> bool:
    """Return whether men can come close unseen this turn: by night or in fog."""
    return is_night(world.scenario, world.turn) or weather(world) == Weather.FOG


def turn_weather(draft: World, dice: Dice) -> None:
    """Draw the weather of the turn that comes."""
    draft.tally[Tally.WEATHER] = drawn(draft.scenario, dice, draft.turn + 1)


def drawn(scenario: Scenario, dice: Dice, turn: int) -> Weather:
    """Draw the weather of a turn from the climate of the day on which it begins.

    Args:
        scenario: whose climate.
        dice: of the turn before; lane WEATHER, event the turn drawn for.
        turn: the turn drawn for.
    """
    climate, day = scenario.climate, day_of(scenario, turn)
    rain = on_day(climate.rain_pm, day)
    fog = on_day(climate.fog_pm, day) if _has_morning(scenario, turn) else 0
    roll_pm = dice.roll16(Lane.WEATHER, turn) * 1000 // ONE16
    if roll_pm < rain:
        return Weather.SNOW if temperature(climate, day) < 0 else Weather.RAIN
    return Weather.FOG if roll_pm < rain + fog else Weather.CLEAR


def _has_morning(scenario: Scenario, turn: int) -> bool:
    """Fog lies in the forenoon: a short turn of the afternoon or the evening has none."""
    begin, end = hour_of(scenario, turn), hour_of(scenario, turn + 1)
    return end - begin >= _NOON or begin % HOURS < _NOON
