"""The card about an order not yet given."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.texts import _
from game.ui.words import SUMMANDS

Part = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Summand:
    """One cause of an outcome: its name, its share with sign, and the figure as printed."""

    words: str
    weight: int
    figure: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """What an order would bring.

    Attributes:
        facts: sentences, most important first.
        odds: parts of one bar, words and per mille; empty where nothing is rolled.
        summands: what made the odds.
        path: hexes to draw, the unit's own first.
        title: what and where.
        refused: why it cannot be given, or "".
    """

    facts: tuple[str, ...] = ()
    odds: tuple[Part, ...] = ()
    summands: tuple[Summand, ...] = ()
    path: tuple[int, ...] = ()
    title: str = ""
    refused: str = ""


def logit(name: str, milli: int) -> Summand:
    """Return a summand of a chance, given as thousandths of a logit."""
    return Summand(_(SUMMANDS[name]), milli, f"{milli / 1000:+.1f}".replace("-", "−"))


def per_cent(name: str, per_mille: int) -> Summand:
    """Return a summand given as a change per mille."""
    return Summand(_(SUMMANDS[name]), per_mille, f"{per_mille / 10:+.0f} %".replace("-", "−"))


def either(good: str, bad: str, chance_pm: int) -> tuple[Part, ...]:
    """Return the two parts of a bar about something that happens or not."""
    chance = max(0, min(1000, chance_pm))
    return ((good, chance), (bad, 1000 - chance))
