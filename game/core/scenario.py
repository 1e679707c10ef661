"""A siege before its first turn: rules, ground, forces, calendar."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.core.course import Course
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
        arrives: turn at whose beginning it comes; 0 if it is there from the first.
    """

    name: str
    kind: str
    col: int
    row: int
    men: int
    guns: int = 0
    arrives: int = 0


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
        rain_pm, fog_pm: (day, chance per mille), as temperature: that the day is rainy, its morning foggy.
    """

    temperature: tuple[tuple[int, int], ...]
    freeze_day: int
    freeze_spread: int
    rain_pm: tuple[tuple[int, int], ...] = ((0, 0),)
    fog_pm: tuple[tuple[int, int], ...] = ((0, 0),)


@dataclass(frozen=True, slots=True)
class Messenger:
    """The order from the capital that ends the siege, on a day drawn evenly from first to last."""

    first_day: int
    last_day: int


DEPLOYMENT: Final = ("deploy_qing", "deploy_russia")
"""Areas where the sides, in the order of SIDES, may set up before turn 1. Without them nobody may."""

EFFECTS: Final = ("talks", "relief_hint")
"""What a dated event may do beside being told.

talks: the envoys are in the capital. relief_hint: word of relief reaches the fort."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Something that is told on its day, and may touch the minds of men; see EFFECTS.

    Attributes:
        id: key of its words in `Scenario.told`.
        day, hour: when, from midnight of day 0.
        effect: one of EFFECTS, or "" if it is only told.
    """

    id: str
    day: int
    hour: int = 0
    effect: str = ""


@dataclass(frozen=True, eq=False)
class Scenario:
    """One playable siege.

    Attributes:
        id: folder name of the scenario.
        start: date of day 0, ISO, Gregorian.
        schedule: lengths of turns in order.
        messenger: None where no order ends the siege: then whoever holds out to the last turn has held.
        digest: 16 hex digits over everything parsed but names, texts and the course, the map included.
        rules_digest: 16 hex digits over the rules and RULES_VERSION.
        names: names of units by key and language ("en", "ru", "zh").
        texts: title, summary, sources and the like by key and language.
        dated: in the order of time.
        told: words of the dated events by id and language, and under "source" where they come from.
        course: what was done there; None where nobody has written it down.
    """

    id: str
    rules: Rules
    ground: Ground
    musters: tuple[Muster, ...]
    start: str
    schedule: tuple[Span, ...]
    stores: dict[str, Stores]
    climate: Climate
    messenger: Messenger | None
    digest: str = ""
    rules_digest: str = ""
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    dated: tuple[Dated, ...] = ()
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    course: Course | None = None

    @property
    def turns(self) -> int:
        """Number of turns until the siege ends by itself."""
        return sum(span.turns for span in self.schedule)
