"""A scenario as it was read, with the lines of its parts, before it is judged whether it can be played."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.ground import Ground
from game.core.rules import Rules
from game.core.scenario import Muster
from game.files.courses import COURSE_FILE, CourseTable, read_course_table
from game.files.fault import Report, attempt
from game.files.marks import Mark, Sheet
from game.files.survey import check_sheet, ground_of, musters_of
from game.files.tables import RULES_FILE, SCENARIO_FILE, ScenarioTable, read_rules, read_scenario_table
from game.files.tmx import read_map
from game.files.toml_data import Source
from game.files.toml_lines import TomlLines

MAP_FILE: Final = "map.tmx"


@dataclass(frozen=True)
class Draft:
    """All parts of one scenario, each sound by itself.

    Attributes:
        map_report, table_report: where faults of the map and of `scenario.toml` are written down.
        lines: lines of `scenario.toml`.
        course: what was done, and where it is written; None where it is not.
    """

    folder: Path
    rules: Rules
    sheet: Sheet
    ground: Ground
    musters: tuple[Muster, ...]
    table: ScenarioTable
    lines: TomlLines
    map_report: Report
    table_report: Report
    course: tuple[CourseTable, Source] | None

    @property
    def units(self) -> tuple[tuple[Muster, Mark], ...]:
        """Each unit with the object of the map that it comes from."""
        return tuple(zip(self.musters, self.sheet.marks["units"], strict=True))

    @property
    def areas(self) -> Mapping[str, int]:
        """Line of the first object of each area."""
        return {mark.kind: mark.line for mark in reversed(self.sheet.marks["areas"])}


def read_draft(folder: Path, report: Report) -> Draft | None:
    """Read all files of a scenario; None if any has a fault, and then all of them have been read."""
    rules_report, table_report, map_report, course_report = (
        report.of(str(folder / name)) for name in (RULES_FILE, SCENARIO_FILE, MAP_FILE, COURSE_FILE)
    )
    rules = attempt(lambda: read_rules(folder, rules_report))
    table = attempt(lambda: read_scenario_table(folder, table_report))
    course = attempt(lambda: read_course_table(folder, course_report))
    sheet = attempt(lambda: read_map(folder / MAP_FILE, map_report))
    if rules and sheet:
        attempt(lambda: check_sheet(sheet, rules, map_report))
    if report.faults or not (rules and table and sheet):
        return None
    return Draft(
        folder=folder,
        rules=rules,
        sheet=sheet,
        ground=ground_of(sheet, rules),
        musters=musters_of(sheet),
        table=table[0],
        lines=table[1].lines,
        map_report=map_report,
        table_report=table_report,
        course=course,
    )
