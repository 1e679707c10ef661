"""Days of a siege as people of the time wrote them: Gregorian, Julian, and the years of Kangxi."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from game.core.calendar import HOURS, hour_of
from game.core.scenario import Scenario
from game.ui.texts import NP_, _, pgettext

MONTHS: Final = (
    NP_("month", "January"),
    NP_("month", "February"),
    NP_("month", "March"),
    NP_("month", "April"),
    NP_("month", "May"),
    NP_("month", "June"),
    NP_("month", "July"),
    NP_("month", "August"),
    NP_("month", "September"),
    NP_("month", "October"),
    NP_("month", "November"),
    NP_("month", "December"),
)
SHORT_MONTHS: Final = (
    NP_("short month", "Jan"),
    NP_("short month", "Feb"),
    NP_("short month", "Mar"),
    NP_("short month", "Apr"),
    NP_("short month", "May"),
    NP_("short month", "Jun"),
    NP_("short month", "Jul"),
    NP_("short month", "Aug"),
    NP_("short month", "Sep"),
    NP_("short month", "Oct"),
    NP_("short month", "Nov"),
    NP_("short month", "Dec"),
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
    return _("{day} {month} {year}").format(
        day=when.day, month=pgettext("month", MONTHS[when.month - 1]), year=when.year
    )


def short_date(when: date) -> str:
    """Return "17 Jul"."""
    return _("{day} {month}").format(
        day=when.day, month=pgettext("short month", SHORT_MONTHS[when.month - 1])
    )


def julian(when: date) -> str:
    """Return "7 July, old style"."""
    old = when - JULIAN_LAG
    return _("{day} {month}, old style").format(day=old.day, month=pgettext("month", MONTHS[old.month - 1]))


def kangxi(when: date) -> str:
    """Return the year of Kangxi in Chinese."""
    return f"康熙{chinese_number(when.year - KANGXI_ERA)}年"


def chinese_number(value: int) -> str:
    """Return 1 to 99 in Chinese figures."""
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
