"""Finds what a course has that the siege cannot have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import pairwise

from game.files.courses import CourseTable
from game.files.draft import Draft
from game.files.fault import did_you_mean
from game.files.moments import Moment, check_moment
from game.files.toml_data import Source
from game.files.toml_lines import Key

_RISING = ("rates", "storms", "letters", "sallies")
"""Lists in the order of time."""


def lint_course(draft: Draft) -> None:
    """Write down all that is wrong with the course, where there is one."""
    if draft.course is None:
        return
    table, source = draft.course
    for place, moment in _moments(table):
        check_moment(moment, place, draft.table.schedule, source.lines, source.report)
    _order(table, source)
    _amounts(draft, table, source)
    _leaders(draft, table, source)


def _moments(table: CourseTable) -> Iterator[tuple[Key, Moment]]:
    """Return every moment of a course and its place."""
    for place, value in _entries(table):
        if isinstance(value, Moment):
            yield place, value
        elif isinstance(value, tuple):
            yield from (((*place, str(number)), moment) for number, moment in enumerate(value))


def _entries(table: CourseTable) -> Iterator[tuple[Key, object]]:
    """Return the values of both sides and their places."""
    for side in fields(table):
        part = getattr(table, side.name)
        for entry in fields(part):
            yield (side.name, entry.name), getattr(part, entry.name)


def _order(table: CourseTable, source: Source) -> None:
    for place, value in _entries(table):
        if place[-1] in _RISING and isinstance(value, tuple):
            for number, (before, after) in enumerate(pairwise(value), 1):
                if after.hours <= before.hours:
                    line = source.lines.at((*place, str(number)))
                    source.report.add(line, f"{place[-1]} must be in the order of time")


def _amounts(draft: Draft, table: CourseTable, source: Source) -> None:
    def add(place: Key, what: str, found: int, expected: str) -> None:
        source.report.add(source.lines.at(place), what, found=found, expected=expected)

    levels = (0, *draft.rules.bombard.levels)
    for number, rate in enumerate(table.qing.rates):
        if rate.rounds not in levels:
            place = ("qing", "rates", str(number), "rounds")
            add(place, "no such rate of fire", rate.rounds, f"one of {', '.join(map(str, levels))}")
    for number, storm in enumerate(table.qing.storms):
        if storm.units < 1:
            add(("qing", "storms", str(number), "units"), "a storm of nobody", storm.units, "at least 1")
    withdrawal = table.russia.withdrawal
    if withdrawal and withdrawal.men < 1:
        add(("russia", "withdrawal", "men"), "nobody would fall back", withdrawal.men, "at least 1")


def _leaders(draft: Draft, table: CourseTable, source: Source) -> None:
    kinds = draft.rules.units
    leaders = [m.name for m in draft.musters if kinds[m.kind].leader and kinds[m.kind].side == "russia"]
    for number, wound in enumerate(table.russia.wounded):
        if wound.leader not in leaders:
            line = source.lines.at(("russia", "wounded", str(number), "leader"))
            advice = did_you_mean(wound.leader, leaders) or f"the map has {', '.join(leaders) or 'none'}"
            source.report.add(line, "no leader of russia has this name", found=wound.leader, advice=advice)
