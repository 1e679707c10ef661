"""Every number of the shipped tables says its unit and where it comes from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.data import data_root
from tests.files.commentary import Line, numbers

MAPS = data_root() / "maps"
TABLES = sorted(
    path
    for name in ("rules.toml", "plans.toml", "*/rules.toml", "*/scenario.toml", "*/course.toml")
    for path in MAPS.glob(name)
)

SUFFIXES = {
    *("pm", "ppm", "milli", "mille", "q8", "mm", "m", "g", "men", "units", "columns", "batteries"),
    *("day", "days", "hours", "turns", "phases", "rounds", "rations", "hexes"),
}
"""Last words of names that are units."""
UNITS = re.compile(
    r"\b(mm|metres|hex(es)?|steps?|degrees?|days?|hours?|turns?|times"
    r"|man-days?|m[ae]n|muskets|defenders?|columns|flotillas|guns|besiegers|units?"
    r"|rounds?|shells|rations?|pud|points?|phases?|fatigue|cohesion|of 1,000)\b",
    re.IGNORECASE,
)
"""Words of comments that are units."""


def origins(rules: str) -> list[str]:
    """Return the words for where numbers come from, which the head of the base rules explains."""
    return re.findall(r"^#   (\S+(?: \S+)*)  ", rules, re.MULTILINE)


def letters(folder: Path) -> set[str]:
    """Return the letters that stand for the works of a scenario's SOURCES.md."""
    path = folder / "SOURCES.md"
    return set(re.findall(r"^- ([A-Z]): ", path.read_text("utf-8"), re.MULTILINE)) if path.exists() else set()


def has_unit(line: Line) -> bool:
    """Return whether the names or the comments of a line tell its unit."""
    suffixes = {name.rpartition("_")[2] for name in line.names}
    return not SUFFIXES.isdisjoint(suffixes) or bool(UNITS.search(line.comments))


def has_origin(line: Line, words: list[str], works: set[str]) -> bool:
    """Return whether the comments of a line tell where its number comes from, and the works are listed."""
    cited = set("".join(re.findall(r"\[([A-Z](?:, [A-Z])*)\]", line.comments))) - set(", ")
    known = "|".join(re.escape(word) for word in words)
    spoken = re.search(rf"(?<!\w)({known})(?!\w)", line.comments, re.IGNORECASE)
    return cited <= works and (bool(cited) or bool(spoken))


def dumb(text: str, words: list[str], works: set[str]) -> list[str]:
    """Return the lines with a number that lacks its unit or its origin."""
    lines = [line for line in numbers(text) if not (has_unit(line) and has_origin(line, words, works))]
    return [f"{line.number}: {line.text}" for line in lines]


BASE = (MAPS / "rules.toml").read_text("utf-8")


@pytest.mark.parametrize("path", TABLES, ids=lambda path: str(path.relative_to(MAPS)))
def test_every_number_has_a_unit_and_an_origin(path: Path) -> None:
    assert dumb(path.read_text("utf-8"), origins(BASE), letters(path.parent)) == []


def test_the_head_of_the_rules_explains_the_origins() -> None:
    assert {"(c)", "chosen", "with the fit", "memory", "Duane"} <= set(origins(BASE))


@pytest.mark.parametrize("word", origins(BASE))
def test_every_origin_that_is_explained_is_used(word: str) -> None:
    assert any(word in line.comments for line in numbers(BASE))


SPEAKING = {
    "unit in the name": "reach_mm = 1 # chosen",
    "unit in the comment": "reach = 1 # hexes (c)",
    "table": "# Hexes; chosen.\n[t]\nreach = 1\n\nfar = 2",
    "header": "[t] # hexes; chosen\nreach = 1",
    "block": "[t]\n# Hexes; chosen.\nreach = 1\nfar = 2",
    "block and line": "[t]\n# Chosen.\nreach = 1 # hexes",
    "list": "reach = [ # hexes\n    1, # chosen\n]",
    "outer name": "reach_mm = [\n    1, # chosen\n]",
    "inner names": "span = [\n    { turns = 1, length = 2 }, # chosen\n]",
    "legend": f"# Title {'-' * 40}\n\n# far, reach: hexes,\n#   chosen.\n\n[t]\nfar = 2\n\n[u]\nreach = 1",
    "work": "reach = 1 # hexes [A]",
    "text": '[t]\nname = "Fort 1 # 2"',
}
DUMB = {
    "no comment": "reach_mm = 1",
    "no unit": "reach = 1 # chosen",
    "no origin": "reach = 1 # hexes",
    "part of a word": "reach = 1 # hexes (chosenly)",
    "unlisted work": "reach = 1 # hexes [B]",
    "other table": "# Hexes; chosen.\n[t]\n[u]\nreach = 1",
    "after the block": "[t]\n# Hexes; chosen.\nreach = 1 # chosen\n\nfar = 2",
    "within a list": "reach = [\n    1, # chosen\n]",
    "not in the legend": f"# Title {'-' * 40}\n\n# far: hexes; chosen.\n\n[t]\nreach = 1",
    "other section": f"# far: hexes; chosen.\n\n# Title {'-' * 40}\n\n[t]\nfar = 1",
    "mark in a text": 'size = { name = "# hexes; chosen", far = 1 }',
}


@pytest.mark.parametrize("text", SPEAKING.values(), ids=SPEAKING.keys())
def test_a_comment_speaks_of_what_it_stands_by(text: str) -> None:
    assert dumb(text, ["(c)", "chosen"], {"A"}) == []


@pytest.mark.parametrize("text", DUMB.values(), ids=DUMB.keys())
def test_a_number_nobody_speaks_of_is_found(text: str) -> None:
    last = max(place for place, line in enumerate(text.splitlines(), 1) if re.search(r"\d", line))
    (found,) = dumb(text, ["(c)", "chosen"], {"A"})
    assert found.startswith(f"{last}: ")
