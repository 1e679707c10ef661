"""Writes fitted numbers into a `rules.toml` and leaves everything else there as people wrote it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from game.core.errors import AlbazinError, ScenarioError
from game.data import data_root, is_installed
from game.files.fault import HaltedError, Report, attempt, did_you_mean
from game.files.tables import RULES_FILE
from game.files.toml_data import MAX_WHOLE, Source, Table, overlaid, read_source
from game.files.toml_edits import value_at, with_number, with_row
from game.files.toml_lines import Key, TomlLines

NOTE: Final = "(c) fitted to this siege's records"
"""The comment of a row that is added."""


def ready(path: Path) -> None:
    """Make sure that a file is one to write numbers into; ask this before a long fit.

    Raises:
        ScenarioError: if it belongs to an installed copy of the game, which the next version replaces.
    """
    if is_installed(path):
        msg = (
            f"{path}: belongs to an installed copy of the game, so nothing was written; "
            "run this in a checkout of the project, or on a scenario in a folder of your own"
        )
        raise ScenarioError(msg)


def rewrite(path: Path, numbers: Mapping[str, int]) -> None:
    """Put numbers in the place of those that stand in a file of rules; all of them or none.

    Args:
        path: of the file.
        numbers: by place, such as "health.scurvy_ppm".

    Raises:
        ScenarioError: if the file has faults or is not `ready`, or a place holds no whole number.
        AlbazinError: if it cannot be written.
    """
    _change(path, numbers, rows_from=None)


def override(path: Path, numbers: Mapping[str, int]) -> None:
    """Put numbers into a scenario's own rules, as `rewrite`; rows and tables that it lacks are added.

    Args:
        path: of the file; made if it is not there.
        numbers: by place; each place is one of the base rules or stands in the file already.

    Raises:
        ScenarioError: as `rewrite`, or if a row cannot be added to its table.
        AlbazinError: if it cannot be written.
    """
    _change(path, numbers, rows_from=data_root() / "maps" / RULES_FILE)


def _change(path: Path, numbers: Mapping[str, int], rows_from: Path | None) -> None:
    ready(path)
    report = Report(str(path))
    text = attempt(lambda: _edited(path, numbers, rows_from, report))
    if text is None:
        raise ScenarioError("\n".join(str(fault) for fault in report.faults))
    if numbers:
        _put(path.resolve(), text)


def _edited(path: Path, numbers: Mapping[str, int], rows_from: Path | None, report: Report) -> str:
    """Return the text of a file with numbers in it, and with rows more that stand in another file.

    Raises:
        HaltedError: if it cannot be had; the faults are in *report*.
    """
    missing = rows_from is not None and not os.path.exists(path)
    source = Source(report, "", {}, TomlLines("")) if missing else _source(path, report)
    base = _source(rows_from, report.of(str(rows_from))).table if rows_from else {}
    _check(numbers, overlaid(base, source.table), source)
    text = source.text
    for place, number in numbers.items():
        text = _with(text, place, number, source)
    return text


def _source(path: Path, report: Report) -> Source:
    file = path.resolve()
    return read_source(file.parent, file.name, report)


def _check(numbers: Mapping[str, int], table: Table, source: Source) -> None:
    for place, number in numbers.items():
        path = _path(place)
        line, found = source.lines.at(path), value_at(table, path)
        if found is None:
            advice = _near(table, path) or "write the row first"
            source.report.add(line, f"{place} is not in the rules", advice=advice)
        elif type(found) is not int:
            source.report.add(line, f"{place} cannot be rewritten", found=found, expected="a whole number")
        elif abs(number) > MAX_WHOLE:
            source.report.add(line, f"{place} would be too large", found=number)
    if source.report.faults:
        raise HaltedError


def _near(table: Table, path: Key) -> str:
    """Return "did you mean X?" for the first name of *path* that a table lacks."""
    found = value_at(table, path[:-1])
    if found is None:
        return _near(table, path[:-1])
    return did_you_mean(path[-1], found) if isinstance(found, dict) else ""


def _with(text: str, place: str, number: int, source: Source) -> str:
    path = _path(place)
    stands = value_at(source.table, path) is not None
    changed = with_number(text, path, number) if stands else with_row(text, path, number, NOTE)
    if changed is None:
        advice = f"give it a row of its own below [{'.'.join(path[:-1])}]"
        source.report.halt(source.lines.at(path), f"{place} cannot be written as it stands", advice=advice)
    return changed


def _path(place: str) -> Key:
    return tuple(place.split("."))


def _put(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}; the file is as it was"
        raise AlbazinError(msg) from None
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
