"""What can be wrong with the tables of `maps/plans.toml`."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, Final

from game.core.rules import Rules
from game.files.fault import Report
from game.files.plan_tables import Digging, PlansTable, Rate, Share, Storm
from game.files.toml_lines import Key, TomlLines

HISTORY: Final = "history"
"""The id of what was done."""

_LAST_DAY: Final = 999
_RANGES: Final = {
    **dict.fromkeys(("day", "face_day", "first_day", "last_day", "letters", "sallies"), (0, _LAST_DAY)),
    **dict.fromkeys(("gap_days", "rest_days"), (1, _LAST_DAY)),
    **dict.fromkeys(("hands_pm", "share_pm", "breach_pm", "rounds"), (0, 1000)),
    **dict.fromkeys(("men", "menders", "orderlies"), (0, 1000)),
    "saps": (0, 2),
    "tries": (1, 100),
    "parties": (1, 10),
}
"""Least and most of a number, by its name."""


def check_plans(table: PlansTable, rules: Rules, lines: TomlLines, report: Report) -> None:
    """Write the faults of plans down, and of storms that the rules do not let go."""
    _check(table, (), lines, report)
    for place, plan in enumerate(table.qing):
        if plan.storm:
            _check_storm(plan.storm, rules, ("qing", str(place), "storm"), lines, report)
    for side, plans in (("qing", table.qing), ("russia", table.russia)):
        if not plans:
            report.add(lines.at((side,)), f"there are no plans of {side}")
        _check_ids(side, [plan.id for plan in plans], lines, report)


def _check_ids(side: str, ids: Sequence[str], lines: TomlLines, report: Report) -> None:
    for place, name in enumerate(ids):
        line = lines.at((side, str(place), "id"))
        if name == HISTORY:
            report.add(line, "history comes from the course of the siege", advice="choose another id")
        elif name in ids[:place]:
            report.add(line, f"another plan has the id {name}")


def _check(table: Any, path: Key, lines: TomlLines, report: Report) -> None:  # noqa: ANN401 # any of the tables
    """Check what stands in a table, and in those within it."""
    for field in dataclasses.fields(table):
        _check_value(getattr(table, field.name), field.name, (*path, field.name), lines, report)


def _check_storm(storm: Storm, rules: Rules, path: Key, lines: TomlLines, report: Report) -> None:
    if storm.last_day < storm.first_day:
        line = lines.at((*path, "last_day"))
        report.add(line, "the storm is over before it begins", found=[storm.first_day, storm.last_day])
    if not 1 <= storm.front_hexes <= rules.storm.front:
        line, most = lines.at((*path, "front_hexes")), f"1 to {rules.storm.front}"
        report.add(line, "front_hexes is out of range", found=storm.front_hexes, expected=most)
    room = min(rules.storm.columns, rules.storm.columns_a_hex * storm.front_hexes)
    if not 1 <= storm.columns <= room:
        line, most = lines.at((*path, "columns")), f"1 to {room} at so many hexes"
        report.add(line, "columns is out of range", found=storm.columns, expected=most)


def _check_value(value: object, name: str, path: Key, lines: TomlLines, report: Report) -> None:
    if isinstance(value, tuple):
        for place, entry in enumerate(value):
            _check_value(entry, name, (*path, str(place)), lines, report)
        _check_days(value, path, lines, report)
        _check_works(value, path, lines, report)
    elif dataclasses.is_dataclass(value):
        _check(value, path, lines, report)
    elif value == "":
        report.add(lines.at(path), f"{name} says nothing")
    elif isinstance(value, int) and name in _RANGES:
        low, high = _RANGES[name]
        if not low <= value <= high:
            report.add(lines.at(path), f"{name} is out of range", found=value, expected=f"{low} to {high}")


def _check_days(entries: Sequence[object], path: Key, lines: TomlLines, report: Report) -> None:
    days = [entry.day if isinstance(entry, Rate | Digging) else entry for entry in entries]
    whole = [day for day in days if isinstance(day, int)]
    for place, (before, day) in enumerate(pairwise(whole), 1):
        if day <= before:
            line = lines.at((*path, str(place)))
            report.add(line, f"the days of {path[-1]} do not ascend", found=[before, day])


def _check_works(entries: Sequence[object], path: Key, lines: TomlLines, report: Report) -> None:
    works = Counter(entry.work for entry in entries if isinstance(entry, Share))
    for work, count in works.items():
        if count > 1:
            report.add(lines.at(path), f"{work} stands {count} times in one list")
