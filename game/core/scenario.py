"""A siege before its first turn: rules, ground, forces, calendar."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.ground import Ground
from game.core.rules import Rules


@dataclass(frozen=True, slots=True)
class Muster:
    """One unit at the start.

    Attributes:
        name: key of its name in the scenario's texts.
        kind: key of `rules.units`; it gives the side.
        col, row: where it stands.
        men: present and fit at the start.
        guns: pieces it serves.
    """

    name: str
    kind: str
    col: int
    row: int
    men: int
    guns: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of turns of one length."""

    turns: int
    hours: int


@dataclass(frozen=True, slots=True)
class Stores:
    """What a side has at the start: grain in rations, powder in grams; 0 where the rules count otherwise."""

    grain: int = 0
    powder_g: int = 0


@dataclass(frozen=True, slots=True)
class Climate:
    """Weather by day of the siege.

    Attributes:
        temperature: (day, tenths of a degree C), ascending; straight lines between.
        freeze_day: day on which the river freezes, on average.
        freeze_spread: days earlier or later, evenly drawn.
    """

    temperature: tuple[tuple[int, int], ...]
    freeze_day: int
    freeze_spread: int


@dataclass(frozen=True, slots=True)
class Messenger:
    """The order from the capital that ends the siege, on a day drawn evenly from first to last."""

    first_day: int
    last_day: int


@dataclass(frozen=True, eq=False)
class Scenario:
    """One playable siege.

    Attributes:
        id: folder name of the scenario.
        start: date of day 0, ISO, Gregorian.
        schedule: lengths of turns in order.
        digest: 16 hex digits over everything parsed but names and texts, the map included.
        rules_digest: 16 hex digits over the rules and RULES_VERSION.
        names: names of units by key and language ("en", "ru", "zh").
        texts: title, summary, sources and the like by key and language.
    """

    id: str
    rules: Rules
    ground: Ground
    musters: tuple[Muster, ...]
    start: str
    schedule: tuple[Span, ...]
    stores: dict[str, Stores]
    climate: Climate
    messenger: Messenger
    digest: str = ""
    rules_digest: str = ""
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def turns(self) -> int:
        """Number of turns until the siege ends by itself."""
        return sum(span.turns for span in self.schedule)
