"""What was held possible of the rules before the record was asked: `maps/priors.toml`."""

from __future__ import annotations

import dataclasses
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from game.core.errors import ScenarioError
from game.core.rules import Rules
from game.files.fault import Report, attempt, did_you_mean
from game.files.tables import read_rules
from game.files.toml_data import fill, read_source
from game.files.toml_lines import Key, TomlLines

PRIORS_FILE: Final = "priors.toml"


@dataclass(frozen=True, slots=True)
class Prior:
    """A number of the rules that is fitted, and the range in which it may lie.

    Attributes:
        name: its place in the rules, such as "health.scurvy_ppm".
        unit: in words.
        meaning: in words.
        low, high: ends of the range, in the unit of the rules.
        scale: on which every part of the range is as likely as another of its length.
    """

    name: str
    unit: str
    meaning: str
    low: int
    high: int
    scale: Literal["log", "linear"]


@dataclass(frozen=True, slots=True)
class _Table:
    priors: tuple[Prior, ...]


def load_priors(path: Path) -> tuple[Prior, ...]:
    """Load the priors of the fit.

    Raises:
        ScenarioError: if the file has faults, named by line, or names a place that the base rules lack.
    """
    report = Report(str(path))
    priors = _read(path, report)
    if report.faults:
        raise ScenarioError("\n".join(str(fault) for fault in report.faults))
    return priors


def _read(path: Path, report: Report) -> tuple[Prior, ...]:
    """Read and check; what is returned is whole only if the report stays empty."""
    rules = attempt(lambda: read_rules(None, report))
    source = attempt(lambda: read_source(path.parent.resolve(), path.name, report))
    table = source and attempt(lambda: fill(_Table, source.table, (source,)))
    if not rules or not source or not table:
        return ()
    for place, prior in enumerate(table.priors):
        _check(prior, rules, ("priors", str(place)), source.lines, report)
    _check_names(table.priors, source.lines, report)
    return table.priors


def _check(prior: Prior, rules: Rules, path: Key, lines: TomlLines, report: Report) -> None:
    if prior.low >= prior.high:
        report.add(lines.at((*path, "low")), "the range is empty", found=[prior.low, prior.high])
    elif prior.scale == "log" and prior.low < 1:
        report.add(lines.at((*path, "low")), "too low for a log scale", found=prior.low, expected="1 or more")
    known: tuple[str, ...] = ()
    value: object = rules
    for step in prior.name.split("."):
        known, value = (*_entries(value),), _entries(value).get(step)
        if value is None:
            line = lines.at((*path, "name"))
            report.add(line, f"{prior.name} is not in the rules", advice=did_you_mean(step, known))
            return
    if type(value) is not int:
        report.add(lines.at((*path, "name")), f"{prior.name} is not a whole number in the rules")


def _entries(value: object) -> dict[str, object]:
    """Return what stands under a table's keys; nothing for a value that is no table."""
    if isinstance(value, dict):
        return value
    if dataclasses.is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    return {}


def _check_names(priors: tuple[Prior, ...], lines: TomlLines, report: Report) -> None:
    if not priors:
        report.add(lines.at(("priors",)), "there are no priors")
    for name, count in Counter(prior.name for prior in priors).items():
        if count > 1:
            report.add(0, f"{count} priors have the name {name}")
