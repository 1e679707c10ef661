"""What was done in a siege, by date: what the policy `history` does again.

Hours count from the midnight that opens day 0. Nothing here changes what an order does.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

NEVER: Final = 10**6
"""An hour that does not come."""


@dataclass(frozen=True, slots=True)
class QingCourse:
    """What the besiegers did.

    Attributes:
        rates: from which hour on, how many rounds a gun a day.
        ring: hour from which the gangs wall.
        mound: hour from which the foot digs on the rise before the wall.
        arrows: hour from which archers carry fire to the walls.
        storms: hours, and units that went.
        letters: hours at which terms were sent.
        camps: hour from which gangs build for the winter.
    """

    rates: tuple[tuple[int, int], ...] = ()
    ring: int = NEVER
    mound: int = NEVER
    arrows: int = NEVER
    storms: tuple[tuple[int, int], ...] = ()
    letters: tuple[int, ...] = ()
    camps: int = NEVER


@dataclass(frozen=True, slots=True)
class RussianCourse:
    """What the garrison did.

    Attributes:
        sallies: hours.
        grants: whether the commander yielded to the assembly.
        withdrawal, remnant: hour from which he fell back to the inner work, with so many men or fewer.
        wounded: hours, and leaders who were out of the fight from then on, by `Muster.name`.
    """

    sallies: tuple[int, ...] = ()
    grants: bool = False
    withdrawal: int = NEVER
    remnant: int = 0
    wounded: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Course:
    """Both sides of one siege."""

    qing: QingCourse = field(default_factory=QingCourse)
    russia: RussianCourse = field(default_factory=RussianCourse)
