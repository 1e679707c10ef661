"""Reads the numbers of a TOML file with all that its comments say of each.

A comment speaks of its own line. One that has lines to itself speaks of the table whose header follows, or
of the block that follows within a table, up to an empty line. A legend below the title of a section, each of
its entries beginning with the keys it is about, speaks of these keys up to the next title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_NAME = re.compile(r"[A-Za-z]\w*")
_TITLE = re.compile(r"# .* -{20,}$")
_ENTRY = re.compile(r"(\w+(?:, \w+)*): (.*)")


@dataclass(frozen=True)
class Line:
    """A line with numbers: its place, its text, its keys, and all comments that speak of it."""

    number: int
    text: str
    names: tuple[str, ...]
    comments: str


@dataclass
class Commentary:
    """What speaks of the line being read: a legend by key, and comments of the table, block and value.

    `gathered` are comment lines of which it is not known yet what they speak of; `depth` counts the
    brackets of a value that goes on.
    """

    legend: dict[str, str] = field(default_factory=dict)
    table: str = ""
    block: str = ""
    value: str = ""
    names: tuple[str, ...] = ()
    gathered: list[str] = field(default_factory=list)
    depth: int = 0

    def take(self) -> str:
        """Return the gathered lines, once."""
        text, self.gathered = "\n".join(self.gathered), []
        return text


def numbers(text: str) -> Iterator[Line]:
    """Return the lines of *text* that have numbers outside of texts and comments."""
    said = Commentary()
    for place, line in enumerate(text.splitlines(), 1):
        code, comment = _split(line)
        if _TITLE.match(line):
            said = Commentary()
        elif not code:
            _gather(said, comment)
        elif code.startswith("[") and not said.depth:
            said.table, said.block = f"{said.take()} {comment}", ""
        else:
            names = _enter(said, code, comment)
            if re.search(r"\d", _NAME.sub("", code)):
                yield Line(place, line, names, _about(said, names, comment))


def _split(line: str) -> tuple[str, str]:
    """Return the code of a line, its texts blotted out, and its comment."""
    blotted = _TEXT.sub(lambda found: "." * len(found[0]), line)
    code = blotted.partition("#")[0]
    return code.strip(), line[len(code) + 1 :].strip()


def _gather(said: Commentary, comment: str) -> None:
    """Read a line without code: comments gather; an empty line ends a block, and makes them a legend."""
    if comment:
        said.gathered.append(comment)
    else:
        said.block = ""
        said.legend |= _entries(said.take())


def _entries(legend: str) -> dict[str, str]:
    """Return what a legend says by key; a line that begins with no key goes on with the last."""
    entries, keys = dict[str, str](), list[str]()
    for line in legend.splitlines():
        found = _ENTRY.match(line)
        keys = found[1].split(", ") if found else keys
        entries |= {key: f"{entries.get(key, '')} {found[2] if found else line}" for key in keys}
    return entries


def _enter(said: Commentary, code: str, comment: str) -> tuple[str, ...]:
    """Return the keys of a line of values; one within brackets has those of the line that opened them too."""
    said.block = said.take() or said.block
    names = tuple(_NAME.findall(code))
    if not said.depth:
        said.names, said.value = names, comment
    said.depth += len(re.findall(r"[\[{]", code)) - len(re.findall(r"[\]}]", code))
    return (*said.names, *names)


def _about(said: Commentary, names: tuple[str, ...], comment: str) -> str:
    legend = [said.legend[name] for name in names if name in said.legend]
    return " ".join([said.table, said.block, said.value, comment, *legend])
