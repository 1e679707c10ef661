"""Edits of one number in a TOML text that leave every other letter as it stands.

An edit is tried where it may belong, and the text read again: the right one changes the one number alone.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final

from game.files.toml_data import Table, overlaid
from game.files.toml_lines import Key, TomlLines

_WHOLE: Final = re.compile(r"(?<![\w.])[+-]?\d\w*(?![\w.])")
_GROUPED: Final = re.compile(r"\b\d{1,3}(?:_\d{3})+\b")


def value_at(table: Table, path: Key) -> object:
    """Return what stands at *path* in a table, None if nothing does."""
    here: Any = table
    for name in path:
        here = here.get(name) if isinstance(here, dict) else None
    return here


def with_number(text: str, path: Key, number: int) -> str | None:
    """Return a sound text with another number at *path*, None if it cannot be told where that stands."""
    table = tomllib.loads(text)
    if value_at(table, path) == number:
        return text
    return _first_right(_replacements(text, path, number), table, path, number)


def with_row(text: str, path: Key, number: int, note: str) -> str | None:
    """Return a sound text with a row more, last in its table, which is made if need be.

    Args:
        text: in which *path* does not stand yet.
        path: of at least two names.
        number: to stand there.
        note: the comment of the row.

    Returns:
        None if the table is written so that nothing can be added to it: within one line, for instance.
    """
    return _first_right(_additions(text, path, f"{number:_} # {note}"), tomllib.loads(text), path, number)


def _first_right(tries: Iterator[str], table: Table, path: Key, number: int) -> str | None:
    wanted = overlaid(table, _nested(path, number))
    return next((text for text in tries if _read(text) == wanted), None)


def _nested(path: Key, number: int) -> Table:
    name, *rest = path
    return {name: _nested(tuple(rest), number) if rest else number}


def _read(text: str) -> Table | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _replacements(text: str, path: Key, number: int) -> Iterator[str]:
    """Put the number for each that stands in its line, be it in an inline table or in the comment."""
    lines = text.splitlines(keepends=True)
    line = TomlLines(text).at(path)
    end = sum(map(len, lines[:line]))
    for old in _WHOLE.finditer(text, end - len(lines[line - 1]), end):
        yield text[: old.start()] + _styled(number, old[0], text) + text[old.end() :]


def _styled(number: int, old: str, text: str) -> str:
    """Write thousands apart as the old number has them, or as the text has where the old one is too short."""
    short = len(old.lstrip("+-")) < len("1000")
    return f"{number:_}" if "_" in old or (short and _GROUPED.search(text)) else str(number)


def _additions(text: str, path: Key, value: str) -> Iterator[str]:
    """Put the row below each other row, from the last one upwards, or else into a new table at the end."""
    lines, newline = text.splitlines(keepends=True), "\r\n" if "\r\n" in text else "\n"
    row = f"{path[-1]} = {value}{newline}"
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += newline
    if path[:-1] in TomlLines(text):
        for number in range(len(lines), 0, -1):
            if lines[number - 1].split("#")[0].strip():
                yield "".join([*lines[:number], row, *lines[number:]])
    gap = newline if lines else ""
    yield "".join([*lines, gap, f"[{'.'.join(path[:-1])}]{newline}", row])
