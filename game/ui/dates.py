"""Days of a siege as people of the time wrote them: Gregorian, Julian, and the years of Kangxi."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from game.core.calendar import HOURS, hour_of
from game.core.scenario import Scenario
from game.ui.texts import N_, _

MONTHS: Final = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS: Final = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May "),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)
JULIAN_LAG: Final = timedelta(days=10)
"""How far the Julian calendar lay behind from 1582 to 1700."""
KANGXI_ERA: Final = 1661
"""The year before the first of Kangxi; its new year falls in winter, before and after every siege here."""
_DIGITS: Final = "〇一二三四五六七八九"


def date_of(scenario: Scenario, day: int) -> date:
    """Return the Gregorian date of a day of the siege."""
    return date.fromisoformat(scenario.start[:10]) + timedelta(days=day)


def turn_date(scenario: Scenario, turn: int) -> date:
    """Return the Gregorian date on which *turn* begins."""
    return date_of(scenario, hour_of(scenario, turn) // HOURS)


def long_date(when: date) -> str:
    """Return "17 July 1686"."""
    return _("{day} {month} {year}").format(day=when.day, month=_(MONTHS[when.month - 1]), year=when.year)


def short_date(when: date) -> str:
    """Return "17 Jul"."""
    return _("{day} {month}").format(day=when.day, month=short_month(when.month))


def short_month(month: int) -> str:
    """Return the short name of month 1 to 12."""
    return _(SHORT_MONTHS[month - 1]).strip()


def julian(when: date) -> str:
    """Return "7 July, old style"."""
    old = when - JULIAN_LAG
    return _("{day} {month}, old style").format(day=old.day, month=_(MONTHS[old.month - 1]))


def kangxi(when: date) -> str:
    """Return the year of Kangxi in Chinese."""
    return f"康熙{chinese_number(when.year - KANGXI_ERA)}年"


def chinese_number(value: int) -> str:
    """Return 1 to 99 in Chinese figures."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
