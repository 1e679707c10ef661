"""What was done, as plans."""

from __future__ import annotations

from game.core.calendar import HOURS
from game.core.course import NEVER, Course, QingCourse, RussianCourse
from game.core.scenario import Scenario
from game.forecast.plans import NEVER_DAY, Plan, QingPlan, RussianPlan
from game.forecast.setting import turn_days

_FOOT_PM = 100
"""Of the besieging soldiers, who dig on the mound."""


def history(scenario: Scenario, course: Course) -> Plan:
    """Return the plans that a course comes to, of the Qing and of the Russians."""
    return _besiegers(scenario, course.qing), _garrison(scenario, course.russia)


def _besiegers(scenario: Scenario, course: QingCourse) -> QingPlan:
    """Storms go with the turn that their hour falls into."""
    wall = ((_day(course.ring), (("ring", 1000),)),) if course.ring < NEVER else ()
    camp = ((_day(course.camps), (("ring", 1000), ("camp", 1000))),) if course.camps < NEVER else ()
    return QingPlan(
        rates=tuple((_day(hour), rounds) for hour, rounds in course.rates),
        works=wall + camp,
        foot_day=_day(course.mound),
        foot_pm=_FOOT_PM,
        storms=tuple((_turn(scenario, hour), units) for hour, units in course.storms),
        letters=tuple(_day(hour) for hour in course.letters),
    )


def _garrison(scenario: Scenario, course: RussianCourse) -> RussianPlan:
    return RussianPlan(
        sallies=tuple(_turn(scenario, hour) for hour in course.sallies),
        grants=course.grants,
        withdrawal=_day(course.withdrawal),
        remnant=course.remnant,
    )


def _day(hour: int) -> int:
    return hour // HOURS if hour < NEVER else NEVER_DAY


def _turn(scenario: Scenario, hour: int) -> int:
    """Return the day on which the turn of an hour begins."""
    return max(day for day in turn_days(scenario) if day * HOURS <= hour)
