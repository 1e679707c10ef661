"""Finds dates, weather, events and arrivals that the calendar of a scenario has no place for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from game.core.scenario import EFFECTS
from game.files.draft import Draft
from game.files.fault import did_you_mean
from game.files.moments import check_moment
from game.files.tables import EventTable


def lint_times(draft: Draft) -> None:
    """Write down all that does not fit the calendar."""
    for check in _CHECKS:
        check(draft)


def _start(draft: Draft) -> None:
    start = draft.table.start
    try:
        date.fromisoformat(start)
    except ValueError:
        line = draft.lines.at(("start",))
        draft.table_report.add(line, "start is not a date", found=start, expected="YYYY-MM-DD")


def _schedule(draft: Draft) -> None:
    spans = draft.table.schedule
    if not spans or any(span.turns < 1 or span.hours < 1 for span in spans):
        line = draft.lines.at(("schedule",))
        draft.table_report.add(line, "every span of the schedule needs turns and hours of at least 1")


def _climate(draft: Draft) -> None:
    climate, report = draft.table.climate, draft.table_report
    curves = {"temperature": climate.temperature, "rain_pm": climate.rain_pm, "fog_pm": climate.fog_pm}
    for name, knots in curves.items():
        line = draft.lines.at(("climate", name))
        days = [day for day, _ in knots]
        if not days or sorted(set(days)) != days:
            report.add(line, f"the days of {name} must rise")
        wrong = [value for _, value in knots if name != "temperature" and not 0 <= value <= 1000]
        if wrong:
            report.add(line, f"{name} is a chance per mille", found=wrong[0], expected="0 to 1000")


def _messenger(draft: Draft) -> None:
    messenger = draft.table.messenger
    if messenger and not 0 <= messenger.first_day <= messenger.last_day:
        line = draft.lines.at(("messenger",))
        draft.table_report.add(line, "the messenger's first day must not be after his last")


def _events(draft: Draft) -> None:
    known = set[str]()
    for number, event in enumerate(draft.table.events):
        if event.id in known:
            line = draft.lines.at(("events", str(number), "id"))
            draft.table_report.add(line, "two events have the same id", found=event.id)
        known.add(event.id)
        _event(draft, number, event)


def _event(draft: Draft, number: int, event: EventTable) -> None:
    place, report = ("events", str(number)), draft.table_report
    check_moment(event, place, draft.table.schedule, draft.lines, report)
    if event.effect not in ("", *EFFECTS):
        line, advice = draft.lines.at((*place, "effect")), did_you_mean(event.effect, EFFECTS)
        report.add(line, "no such effect", found=event.effect, advice=advice)


def _arrivals(draft: Draft) -> None:
    last = sum(span.turns for span in draft.table.schedule)
    for muster, mark in draft.units:
        if muster.arrives > last:
            draft.map_report.add(
                mark.line,
                f"{muster.name} arrives after the last turn",
                found=muster.arrives,
                expected=f"0 to {last}",
                layer="units",
                cell=(muster.col, muster.row),
            )


_CHECKS: Final[tuple[Callable[[Draft], None], ...]] = (
    *(_start, _schedule, _climate, _messenger),
    *(_events, _arrivals),
)
