"""Finds the line of a key in a TOML text; the standard reader keeps none."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

Key = tuple[str, ...]

_NAME: Final = r"(?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')"
_DOTTED: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_TABLE: Final = re.compile(rf"\s*\[\s*({_DOTTED})\s*\]")
_ARRAY: Final = re.compile(rf"\s*\[\[\s*({_DOTTED})\s*\]\]")
_VALUE: Final = re.compile(rf"\s*({_DOTTED})\s*=")
_LONG_TEXT: Final = re.compile("\"\"\"|'''")
_TEXT: Final = re.compile(r"(\"{3}|'{3}).*?(?:\1|$)|\"(?:[^\"\\]|\\.?)*(?:\"|$)|'[^']*(?:'|$)")
"""A text, to the end of the line where it is not closed, so that no line is read twice."""


class TomlLines:
    """Lines of the keys of one text, as far as they begin a line, and of the tables in its lists."""

    def __init__(self, text: str) -> None:
        """Scan *text*; it need not be sound."""
        self._lines: dict[Key, int] = {}
        self._table: Key = ()
        self._counts: Counter[Key] = Counter()
        self._list: Key = ()
        self._depth = 0
        within_text = False
        for number, line in enumerate(text.splitlines(), 1):
            if not within_text:
                self._scan(line, number)
            within_text ^= len(_LONG_TEXT.findall(line)) % 2 == 1

    def at(self, path: Key) -> int:
        """Return the line of *path*, or of the nearest key around it; 0 if there is none."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 0

    def __contains__(self, path: Key) -> bool:
        """Say whether the text has *path* at the beginning of a line, or as a table in a list."""
        return path in self._lines

    def _scan(self, line: str, number: int) -> None:
        if self._depth:
            self._entries(line, number)
        elif found := _ARRAY.match(line):
            name = self._path(found[1])
            self._table = (*name, str(self._counts[name]))
            self._counts[name] += 1
            self._lines.setdefault(name, number)
            self._lines[self._table] = number
        elif found := _TABLE.match(line):
            self._table = self._path(found[1])
            self._lines.setdefault(self._table, number)
        elif found := _VALUE.match(line):
            self._list = (*self._table, *_names(found[1]))
            self._lines.setdefault(self._list, number)
            self._entries(line[found.end() :], number)

    def _entries(self, line: str, number: int) -> None:
        """Count the brackets of a value, and the tables that stand in it one after another."""
        for letter in _TEXT.sub("", line).partition("#")[0]:
            if letter == "{" and self._depth == 1:
                self._lines[(*self._list, str(self._counts[self._list]))] = number
                self._counts[self._list] += 1
            self._depth = max(0, self._depth + (letter in "[{") - (letter in "]}"))

    def _path(self, dotted: str) -> Key:
        """Return the path of a table's header; one within an array of tables belongs to the last of them."""
        path: Key = ()
        names = _names(dotted)
        for name in names[:-1]:
            path = (*path, name)
            if self._counts[path]:
                path = (*path, str(self._counts[path] - 1))
        return (*path, *names[-1:])


def _names(dotted: str) -> Key:
    return tuple(name.strip("\"'") for name in re.findall(_NAME, dotted))
