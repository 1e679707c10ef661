"""A line of the chronicle, and the reader it is written for."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from game.core.state import QING, RUSSIA, View, World
from game.ui.texts import _
from game.ui.words import about, place_name, unit_name

FATE: Final = 1000
"""Weight of what turns a siege whatever it costs."""


class Tone(enum.Enum):
    """What an event is to whoever reads of it."""

    PLAIN = enum.auto()
    GOOD = enum.auto()
    BAD = enum.auto()
    GRAVE = enum.auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the chronicle.

    Attributes:
        text: of the sentence, without a date.
        at: the hex it is about, or None.
        day: of the siege, or None where the event does not say.
        weight: how much it may have decided: the dead, or FATE.
        icon: a sign of the counters, or "".
    """

    text: str
    at: int | None = None
    tone: Tone = Tone.PLAIN
    day: int | None = None
    weight: int = 0
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and what he knows.

    Attributes:
        world: after the event; a View hides what lies out of its sight.
        eyes: his side, None for one who sees all.
    """

    world: World
    eyes: int | None

    def mine(self, unit: int) -> bool:
        """Return whether he knows all about a unit."""
        return self.eyes is None or int(self.world.side[unit]) == self.eyes

    def knows(self, side: int) -> bool:
        """Return whether he knows all about a side."""
        return self.eyes in (None, side)

    def sees(self, cell: int) -> bool:
        """Return whether a hex lies in his sight."""
        return bool(self.world.seen[cell]) if isinstance(self.world, View) else True

    def tone(self, pleased: int) -> Tone:
        """Return how he takes what pleases one side."""
        return Tone.GRAVE if self.eyes is None else Tone.GOOD if self.eyes == pleased else Tone.BAD

    def war_tone(self, doer: int) -> Tone:
        """Return how he takes the daily work of one side's arms."""
        return Tone.PLAIN if self.eyes is None else self.tone(doer)

    def unit(self, unit: int) -> str:
        """Return a unit's name."""
        return unit_name(self.world, unit)

    def place(self, cell: int) -> str:
        """Return where a hex lies."""
        return place_name(self.world, cell)

    def counts(self, qing: int, russian: int) -> tuple[str, str]:
        """Return both sides' dead: one's own counted, the enemy's guessed."""
        return about(qing, sure=self.eyes != RUSSIA), about(russian, sure=self.eyes != QING)

    def dead(self, qing: int, russian: int) -> str:
        """Return both sides' dead as a sentence."""
        one, other = self.counts(qing, russian)
        return _("Dead: {qing} Qing, {russian} Russians.").format(qing=one, russian=other)


@dataclass(frozen=True, slots=True)
class Telling:
    """How one kind of event is told.

    Attributes:
        icon: a sign of the counters.
        words: the sentence, or None if it says nothing that the reader may know.
    """

    icon: str
    words: Callable[[Reader, Any], Line | None]


def fate(text: str, tone: Tone, day: int | None = None, at: int | None = None) -> Line:
    """Return a sentence about what turns a siege."""
    return Line(text, at, tone, day, weight=FATE)


def chance_and_roll(chance_pm: int, roll_pm: int) -> str:
    """Return what was rolled against what."""
    return _("Chance {chance} %, rolled {roll}.").format(chance=chance_pm // 10, roll=roll_pm // 10)
