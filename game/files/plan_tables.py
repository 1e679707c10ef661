"""The tables of `maps/plans.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Work = Literal["ring", "sap", "head", "mound", "camp"]
Picket = Literal["none", "weak", "strong"]


@dataclass(frozen=True, slots=True)
class Rate:
    """From a day on, how many rounds a gun a day."""

    day: int
    rounds: int


@dataclass(frozen=True, slots=True)
class Share:
    """A work, and how many of the gangs' hands it may take."""

    work: Work
    hands_pm: int


@dataclass(frozen=True, slots=True)
class Digging:
    """From a day on, what the gangs dig, the most urgent first."""

    day: int
    works: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Foot:
    """From a day on, how many of the idle soldiers dig."""

    day: int
    share_pm: int


@dataclass(frozen=True, slots=True)
class Storm:
    """A storm that waits until all is ready; see `game.forecast.plans.Prepared`."""

    first_day: int
    last_day: int
    tries: int
    saps: int = 0
    mound: bool = False
    breach_pm: int = 0
    gap_days: int = 7
    columns: int = 6
    front_hexes: int = 3
    feint: bool = True
    ladders: bool = True
    night: bool = False


@dataclass(frozen=True, slots=True)
class QingTable:
    """One of the `[[qing]]`; see `game.forecast.plans.QingPlan`.

    Attributes:
        council: whether it is heeded.
    """

    id: str
    name: str
    sentence: str
    picket: Picket
    rates: tuple[Rate, ...] = ()
    face_day: int | None = None
    digging: tuple[Digging, ...] = ()
    foot: Foot | None = None
    storm: Storm | None = None
    letters: tuple[int, ...] = ()
    council: bool = False


@dataclass(frozen=True, slots=True)
class Retrenching:
    """From a day on, so many men dig a work behind the front."""

    day: int
    men: int


@dataclass(frozen=True, slots=True)
class Foraging:
    """Parties that go out for food each turn, up to the last day."""

    parties: int
    last_day: int


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """From a day on, the garrison falls back once it has so many men or fewer."""

    day: int
    men: int


@dataclass(frozen=True, slots=True)
class RussianTable:
    """One of the `[[russia]]`; see `game.forecast.plans.RussianPlan`.

    Attributes:
        rest_days: between two sallies at works that have come close, None where these are let be.
        suburb: whether the garrison lives spread over it.
        assembly: whether it is heeded.
    """

    id: str
    name: str
    sentence: str
    menders: int
    reserve: bool
    orderlies: int = 0
    sallies: tuple[int, ...] = ()
    rest_days: int | None = None
    purpose: Literal["kill", "burn", "spike", "seize"] = "burn"
    retrenching: Retrenching | None = None
    foraging: Foraging | None = None
    suburb: bool = False
    assembly: bool = False
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """`[history]`: sentences on what was done; its orders are those of the course."""

    qing: str
    russia: str


@dataclass(frozen=True, slots=True)
class PlansTable:
    """`plans.toml`."""

    history: HistoryTable
    qing: tuple[QingTable, ...]
    russia: tuple[RussianTable, ...]
