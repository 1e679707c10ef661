"""The weather of a turn: rain that puts matches out, fog that hides, snow."""

from __future__ import annotations

import enum

from game.core.dice import Dice
from game.core.state import Tally, World


class Weather(enum.IntEnum):
    """What the sky does. Part of the digest: append, never renumber."""

    CLEAR = 0
    RAIN = 1
    FOG = 2
    SNOW = 3


def weather(world: World) -> Weather:
    """Return the weather of the turn; both sides know it."""
    return Weather(int(world.tally[Tally.WEATHER]))


def turn_weather(draft: World, dice: Dice) -> None:
    """Draw the weather of the turn that comes."""
    draft.tally[Tally.WEATHER] = Weather.CLEAR
