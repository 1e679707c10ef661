"""What was done, by date: the courses that the policy `history` follows.

Hours count from the midnight that opens day 0. Where a source gives a week or a month, the day is chosen
within it; the events of the same dates in the scenarios name their sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.core.calendar import HOURS, hour_of
from game.core.errors import AlbazinError
from game.core.state import View

NEVER: Final = 10**6
"""An hour that does not come."""


def _at(day: int, hour: int = 0) -> int:
    return day * HOURS + hour


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

    rates: tuple[tuple[int, int], ...]
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
    """

    sallies: tuple[int, ...] = ()
    grants: bool = False
    withdrawal: int = NEVER
    remnant: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """Both sides of one siege."""

    qing: QingCourse
    russia: RussianCourse


COURSES: Final = {
    # Letters on 21 June (Bakhrushin), a summons on the 23rd (memory), which comes on the 24th here,
    # because an offer waits three days; guns masked until dawn on the 26th, when bombardment and fire
    # arrows brought townsmen and clergy to beg for terms (Andrade; Bakhrushin). 35 rounds a gun a day:
    # near the 33 of the fit.
    "albazin_1685": Course(
        QingCourse(rates=((_at(6), 35),), arrows=_at(6), letters=(_at(1, 12), _at(4, 12))),
        RussianCourse(grants=True),
    ),
    # The storm of the night of 23 July by five columns (Andrade; Qing texts), the mound on the 27th and
    # the fog of the 29th and 31st (Qing texts), the ring closed with August (Andrade), lesser storms on
    # 11 September (Popov) and in October (Avdeev, without a day), none while the envoys talked. Chosen:
    # guns at 35 rounds for a week, then at 5, so that 450 a gun last to September; the ring from 26 July,
    # with the fit; the later storms by four; a sally at the landing and five in August, where the sources
    # say "several"; the inner work once no more than the 150 of early November are left.
    "albazin_1686": Course(
        QingCourse(
            rates=((_at(1), 35), (_at(8), 5)),
            ring=_at(9),
            mound=_at(10, 22),
            storms=((_at(6, 22), 5), (_at(56, 5), 4), (_at(81, 5), 4)),
            letters=(_at(1, 12),),
            camps=_at(46),
        ),
        RussianCourse(
            sallies=tuple(_at(day) for day in (0, 12, 14, 17, 23, 27, 31, 36)),
            withdrawal=_at(111),
            remnant=150,
        ),
    ),
}
"""By scenario."""


def course_of(view: View) -> Course:
    """Return what was done in the siege that is played.

    Raises:
        AlbazinError: if nobody knows.
    """
    if course := COURSES.get(view.scenario.id):
        return course
    known = ", ".join(COURSES)
    msg = f"{view.scenario.id}: nobody knows what was done there; the policy history plays {known}"
    raise AlbazinError(msg)


def falls_now(view: View, hour: int) -> bool:
    """Return whether an hour falls into the turn."""
    return hour_of(view.scenario, view.turn) <= hour < hour_of(view.scenario, view.turn + 1)


def has_come(view: View, hour: int) -> bool:
    """Return whether an hour lies before the end of the turn."""
    return hour < hour_of(view.scenario, view.turn + 1)
