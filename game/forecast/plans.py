"""What both sides mean to do in a siege, day by day: as few numbers as tell plans apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, TypeVar

from game.core.orders import Purpose

NEVER_DAY: Final = 10**6
"""A day that does not come."""
STRONG: Final = 2
"""Pickets so close that no man sleeps."""
Held = TypeVar("Held")
Shares = tuple[tuple[str, int], ...]
"""Works by name, the most urgent first, and per mille of the hands that each may take."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Storms when they are ripe.

    Attributes:
        first_day, last_day: between which they go, at the beginning of a turn.
        heads: saps that must have come to the wall.
        mound: whether guns must overlook it.
        breach_pm: of the front that must be gone.
        tries: how often they go.
        gap: days from one to the next.
        columns: that go.
        front: wall hexes they go at, 0 for as many as in the record.
        feint: whether others draw off a part of the alarm.
        ladders: whether the columns carry them.
        night: whether it is dark.
    """

    first_day: int
    last_day: int
    heads: int = 2
    mound: bool = True
    breach_pm: int = 0
    tries: int = 3
    gap: int = 7
    columns: int = 6
    front: int = 2
    feint: bool = True
    ladders: bool = True
    night: bool = False


@dataclass(frozen=True, slots=True)
class QingPlan:
    """What the besiegers mean to do.

    Attributes:
        rates: from which day on, how many rounds a gun a day.
        face_day: from which the guns stand close before one front.
        works: from which day on, what the gangs dig.
        foot_day: from which soldiers without other duty raise the mound.
        foot_pm: of the soldiers on their feet, who do.
        picket: 0 for none, 1 weak, 2 strong.
        storms: day and columns of those that go in any case.
        prepared: those that go when they are ripe.
        letters: days on which terms are offered.
        lets_go: whether the council is heeded.
    """

    rates: tuple[tuple[int, int], ...] = ()
    face_day: int = NEVER_DAY
    works: tuple[tuple[int, Shares], ...] = ()
    foot_day: int = NEVER_DAY
    foot_pm: int = 0
    picket: int = 1
    storms: tuple[tuple[int, int], ...] = ()
    prepared: Prepared | None = None
    letters: tuple[int, ...] = ()
    lets_go: bool = False


@dataclass(frozen=True, slots=True)
class RussianPlan:
    """What the garrison means to do.

    Attributes:
        sallies: days on which a party goes out in any case.
        against: how many days after the last one goes out again at works close by; 0 for never.
        purpose: what it goes out for.
        mend: men who mend the walls by night.
        retrench_day: from which a work is dug behind the front.
        retrench_men: that dig it.
        reserve: whether a reserve stands ready.
        forage: parties that go out for food each turn.
        forage_until: the last day on which they do.
        spread: whether the garrison lives spread over the suburb.
        tend: orderlies.
        grants: whether the assembly is heeded.
        withdrawal: from which the garrison falls back to its inner work.
        remnant: so few they must be for it.
    """

    sallies: tuple[int, ...] = ()
    against: int = 0
    purpose: Purpose = Purpose.BURN
    mend: int = 300
    retrench_day: int = NEVER_DAY
    retrench_men: int = 0
    reserve: bool = False
    forage: int = 0
    forage_until: int = 0
    spread: bool = False
    tend: int = 0
    grants: bool = False
    withdrawal: int = NEVER_DAY
    remnant: int = 0


Plan = tuple[QingPlan, RussianPlan]
"""What both sides mean to do."""


def on(days: tuple[tuple[int, Held], ...], day: int, before: Held) -> Held:
    """Return what holds on a day: of what holds from some days on, in their order, or *before* them."""
    return next((held for first, held in reversed(days) if first <= day), before)
