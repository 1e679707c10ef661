"""What was done in a siege, as `course.toml` has it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.core.course import NEVER, Course, QingCourse, RussianCourse
from game.files.fault import Report
from game.files.moments import Moment
from game.files.toml_data import Source, fill, read_source

COURSE_FILE: Final = "course.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate(Moment):
    """From when on, how many rounds a gun a day."""

    rounds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Storm(Moment):
    """A storm, and how many units went."""

    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Moment):
    """From when on the garrison fell back to the inner work, with so many men or fewer."""

    men: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wound(Moment):
    """When a leader, named by his unit, was out of the fight."""

    leader: str


@dataclass(frozen=True, slots=True)
class QingTable:
    """`[qing]`; see `game.core.course.QingCourse`."""

    rates: tuple[Rate, ...] = ()
    ring: Moment | None = None
    mound: Moment | None = None
    arrows: Moment | None = None
    storms: tuple[Storm, ...] = ()
    letters: tuple[Moment, ...] = ()
    camps: Moment | None = None


@dataclass(frozen=True, slots=True)
class RussianTable:
    """`[russia]`; see `game.core.course.RussianCourse`."""

    sallies: tuple[Moment, ...] = ()
    grants: bool = False
    withdrawal: Withdrawal | None = None
    wounded: tuple[Wound, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseTable:
    """`course.toml`."""

    qing: QingTable = field(default_factory=QingTable)
    russia: RussianTable = field(default_factory=RussianTable)


def read_course_table(folder: Path, report: Report) -> tuple[CourseTable, Source] | None:
    """Return the course in a scenario's folder, and its source for later faults; None where there is none.

    Raises:
        HaltedError: if it cannot be used; the faults are in *report*.
    """
    if not (folder / COURSE_FILE).exists():
        return None
    source = read_source(folder.resolve(), COURSE_FILE, report)
    return fill(CourseTable, source.table, (source,)), source


def course_from(table: CourseTable) -> Course:
    """Return the course that a table without faults describes."""
    qing, russia = table.qing, table.russia
    return Course(
        QingCourse(
            rates=tuple((rate.hours, rate.rounds) for rate in qing.rates),
            ring=_hours(qing.ring),
            mound=_hours(qing.mound),
            arrows=_hours(qing.arrows),
            storms=tuple((storm.hours, storm.units) for storm in qing.storms),
            letters=tuple(letter.hours for letter in qing.letters),
            camps=_hours(qing.camps),
        ),
        RussianCourse(
            sallies=tuple(sally.hours for sally in russia.sallies),
            grants=russia.grants,
            withdrawal=_hours(russia.withdrawal),
            remnant=russia.withdrawal.men if russia.withdrawal else 0,
            wounded=tuple((wound.hours, wound.leader) for wound in russia.wounded),
        ),
    )


def _hours(moment: Moment | None) -> int:
    return moment.hours if moment else NEVER
