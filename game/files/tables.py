"""What the TOML files of a scenario hold: its own table, and rules laid over the base rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from game.core.rules import Rules
from game.core.scenario import Climate, Messenger, Span, Stores
from game.data import data_root
from game.files.fault import HaltedError, Report
from game.files.moments import Moment
from game.files.rules_check import check_rules
from game.files.toml_data import Source, fill, overlaid, read_source

SCENARIO_FILE: Final = "scenario.toml"
RULES_FILE: Final = "rules.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTable(Moment):
    """One of the `[[events]]` of `scenario.toml`.

    Attributes:
        id, day, hour, effect: see `game.core.scenario.Dated`.
        texts: what is told, by language.
        source: where it is recorded.
    """

    id: str
    texts: dict[str, str]
    source: str
    effect: str = ""


@dataclass(frozen=True, slots=True)
class ScenarioTable:
    """`scenario.toml`.

    Attributes:
        start: date of day 0, "1686-07-17".
        names: of units, by key and language; "colour" may stand beside the languages.
        texts: title, summary and the like, by key and language.
        messenger: None if no order ends the siege.
    """

    start: str
    schedule: tuple[Span, ...]
    climate: Climate
    texts: dict[str, dict[str, str]]
    names: dict[str, dict[str, str]]
    stores: dict[str, Stores] = field(default_factory=dict)
    messenger: Messenger | None = None
    events: tuple[EventTable, ...] = ()


def read_scenario_table(folder: Path, report: Report) -> tuple[ScenarioTable, Source]:
    """Return the scenario's table, and its source for the lines of later faults.

    Raises:
        HaltedError: if it cannot be used; the faults are in *report*.
    """
    source = read_source(folder.resolve(), SCENARIO_FILE, report)
    return fill(ScenarioTable, source.table, (source,)), source


def read_rules(folder: Path | None, report: Report) -> Rules:
    """Return the base rules with the `rules.toml` of *folder*, if it has one, laid over them.

    Raises:
        HaltedError: if they cannot be used; the faults are in *report*.
    """
    base_folder = data_root() / "maps"
    base = read_source(base_folder, RULES_FILE, report.of(str(base_folder / RULES_FILE)))
    sources: tuple[Source, ...] = (base,)
    table = base.table
    if folder is not None and (folder / RULES_FILE).exists():
        over = read_source(folder.resolve(), RULES_FILE, report)
        sources, table = (base, over), overlaid(base.table, over.table)
    rules = fill(Rules, table, sources)
    before = len(report.faults)
    check_rules(rules, sources)
    if len(report.faults) > before:
        raise HaltedError
    return rules
