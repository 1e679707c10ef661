"""Reads TOML tables into the plain dataclasses of the core, and names every fault by its line."""

from __future__ import annotations

import dataclasses
import json
import re
import tomllib
import types
from collections.abc import Hashable
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import pydantic
from pydantic_core import ErrorDetails

from game.files.fault import HaltedError, Report, did_you_mean
from game.files.folder import UnreadableError, locate, read
from game.files.toml_lines import Key, TomlLines

T = TypeVar("T")
Table = dict[str, Any]

MAX_BYTES: Final = 256 << 10
MAX_WHOLE: Final = 2**31 - 1

_MAX_LINE: Final = 4000
_MAX_DEPTH: Final = 12
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")
_CONFIG: Final = pydantic.ConfigDict(strict=True, extra="forbid")
_KINDS: Final = "a whole number, a text in quotes, true or false, a list or a table"
_EXPECTED: Final = {
    "int_type": "a whole number",
    "string_type": "a text in quotes",
    "bool_type": "true or false",
    "tuple_type": "a list in [ ]",
    "dict_type": "a table",
    "dataclass_type": "a table",
    "too_short": "more values",
    "too_long": "fewer values",
}


@dataclasses.dataclass(frozen=True)
class Source:
    """A table with the text it came from; it holds texts, truths, whole numbers of 32 bits and lists."""

    report: Report
    text: str
    table: Table
    lines: TomlLines


def read_source(root: Path, name: str, report: Report) -> Source:
    """Read the TOML file *name* of folder *root*.

    Raises:
        HaltedError: if it is no TOML; the fault is in *report*.
    """
    try:
        text = read(locate(root, root, name), MAX_BYTES).decode()
    except UnreadableError as error:
        report.halt(0, f"the file {error}")
    except UnicodeDecodeError as error:
        report.halt(0, "the file is not UTF-8", found=f"byte {error.object[error.start]:#x}")
    lines = TomlLines(text)
    table = _parsed(text, report)
    _check_values(table, (), lines, report)
    return Source(report, text, table, lines)


def fill(kind: type[T], table: Table, sources: tuple[Source, ...]) -> T:
    """Return *table* as a dataclass; a fault is put down to the last of *sources* that has its key.

    Raises:
        HaltedError: if anything is missing, unknown or of a wrong type; all of it is reported.
    """
    hashed: Any = kind  # mypy does not know that every type can be hashed
    try:
        return cast("T", _adapter(hashed).validate_json(json.dumps({"": table}))[""])
    except pydantic.ValidationError as error:
        for detail in error.errors(include_url=False):
            _report(kind, tuple(str(step) for step in detail["loc"][1:]), detail, sources)
    raise HaltedError


def source_of(path: Key, sources: tuple[Source, ...]) -> Source:
    """Return the last of *sources*, laid over one another, that has *path*; the last of all if none has."""
    return next((source for source in reversed(sources) if path in source.lines), sources[-1])


def overlaid(base: Table, over: Table) -> Table:
    """Return *base* with the values of *over* in their places, table by table."""
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = overlaid(base[key], value) if both else value
    return merged


def _parsed(text: str, report: Report) -> Table:
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > _MAX_LINE:
            report.halt(number, "the line is too long", expected=f"at most {_MAX_LINE} characters")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        number = int(place[1]) if place and place[1] else text.count("\n") + 1
        report.halt(number, f"not TOML: {_PLACE.sub('', str(error))}")
    except (ValueError, RecursionError):
        report.halt(0, "not TOML that can be read: a number too long or lists too deep")


def _check_values(value: object, path: Key, lines: TomlLines, report: Report) -> None:
    if len(path) > _MAX_DEPTH:
        report.halt(lines.at(path), "tables are nested too deep", expected=f"at most {_MAX_DEPTH}")
    if isinstance(value, dict):
        for key, entry in value.items():
            _check_values(entry, (*path, key), lines, report)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            _check_values(entry, (*path, str(place)), lines, report)
    elif isinstance(value, int) and abs(value) > MAX_WHOLE:
        report.halt(lines.at(path), f"{'.'.join(path)} is too large", expected=f"at most {MAX_WHOLE}")
    elif not isinstance(value, (int, str)):
        report.halt(
            lines.at(path), f"{'.'.join(path)} is of a kind that is not read", found=value, expected=_KINDS
        )


@cache
def _adapter(kind: Hashable) -> pydantic.TypeAdapter[Any]:
    """Return the validator of a table of *kind*: strictness reaches a dataclass only from around it."""
    return pydantic.TypeAdapter(dict[str, kind], config=_CONFIG)  # type: ignore[valid-type]  # known only at run time


def _report(kind: type[Any], path: Key, detail: ErrorDetails, sources: tuple[Source, ...]) -> None:
    source = source_of(path, sources)
    name, problem = ".".join(path), detail["type"]
    line = source.lines.at(path)
    if problem == "missing":
        source.report.add(line, f"{name} is missing")
    elif problem in ("unexpected_keyword_argument", "extra_forbidden"):
        source.report.add(line, f"{name} is not known", advice=did_you_mean(path[-1], _siblings(kind, path)))
    else:
        expected = _EXPECTED.get(problem, detail["msg"])
        source.report.add(line, f"{name} has the wrong type", found=detail["input"], expected=expected)


def _siblings(kind: object, path: Key) -> tuple[str, ...]:
    """Return the names of the fields that may stand where *path* ends."""
    for step in path[:-1]:
        kind = _inner(kind, step)
    return tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()


def _inner(kind: object, step: str) -> object:
    """Return the type of the value under key *step* of a value of type *kind*."""
    if dataclasses.is_dataclass(kind):
        kind = get_type_hints(kind).get(step)
    elif get_args(kind):
        kind = get_args(kind)[-1] if get_origin(kind) is dict else get_args(kind)[0]
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not types.NoneType)
    return kind
