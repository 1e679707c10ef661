"""Whatever a file holds, the check ends with faults or without, and never with an exception."""

from __future__ import annotations

import re
import resource
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.errors import ScenarioError
from game.files.checks import check
from game.files.scenarios import load_scenario
from game.files.toml_lines import TomlLines

PIECES = (
    *(
        b"",
        b"-1",
        b"0",
        b"99999999999",
        b"1e309",
        b"nan",
        b"\x00",
        b"\xff",
        b'"',
        b"<",
        b">",
        b"&",
        b"]]>",
        b"[",
    ),
    *(b"/", b"..", b"\xe2\x80\xae", b"true", b"type", b"class", b"__class__", b"parent", b"properties", b"="),
)
CUTS = st.tuples(
    st.integers(0, 1 << 20),
    st.sampled_from((0, 1, 2, 8, 60)),
    st.sampled_from(PIECES) | st.binary(max_size=3),
)
VALUE = re.compile(r'(?<=")[^"\n]*(?=")|\b[0-9]+\b')
VALUES = (
    *(
        "",
        "0",
        "1",
        "-1",
        "8",
        "53",
        "255",
        "4096",
        "2147483648",
        "9999999999",
        "1.5",
        "1e9",
        "-1e9",
        "nan",
        "x",
    ),
    *(
        "ring",
        "inside",
        "qing_leader",
        "flotilla",
        "rampart",
        "river",
        "terrain",
        "units",
        "true",
        "中",
        "0,0 0,0",
    ),
)
EXCHANGES = st.tuples(st.integers(0, 1 << 20), st.sampled_from(VALUES))


def cut(data: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Return *data* with pieces in the place of some of its bytes."""
    for number, length, piece in cuts:
        at = number % len(data)
        data = data[:at] + piece + data[at + length :] or b" "
    return data


def exchange(text: str, exchanges: list[tuple[int, str]]) -> str:
    """Return *text* with other values in the place of some of those in quotes, or of numbers."""
    for number, value in exchanges:
        places = list(VALUE.finditer(text))
        place = places[number % len(places)]
        text = text[: place.start()] + value + text[place.end() :]
    return text


@pytest.mark.parametrize("name", ["map.tmx", "terrain.tsx", "scenario.toml", "terrain.png"])
def test_small_scenario_with_broken_bytes(small: Path, name: str) -> None:
    sound = (small / name).read_bytes()

    @given(st.lists(CUTS, min_size=1, max_size=6))
    def breaks(cuts: list[tuple[int, int, bytes]]) -> None:
        (small / name).write_bytes(cut(sound, cuts))
        check(small)

    breaks()


@pytest.mark.parametrize("name", ["map.tmx", "terrain.tsx", "scenario.toml"])
def test_small_scenario_with_other_values(small: Path, name: str) -> None:
    sound = (small / name).read_text(encoding="utf-8")

    @given(st.lists(EXCHANGES, min_size=1, max_size=3))
    @settings(max_examples=200)
    def breaks(exchanges: list[tuple[int, str]]) -> None:
        (small / name).write_text(exchange(sound, exchanges), encoding="utf-8")
        check(small)

    breaks()


def test_shipped_map_with_broken_bytes(shipped: Path) -> None:
    sound = (shipped / "map.tmx").read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    @given(st.lists(CUTS, min_size=1, max_size=2))
    @settings(max_examples=30)
    def breaks(cuts: list[tuple[int, int, bytes]]) -> None:
        (shipped / "map.tmx").write_bytes(cut(sound, cuts))
        with suppress(ScenarioError):
            load_scenario(shipped)

    breaks()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 64 << 10  # KiB


FOREIGN = (
    "__class__",
    "parent",
    "properties",
    "parse_xml",
    "closed",
    "points",
    "as_points",
    "data",
    "visible",
)


@pytest.mark.parametrize("attribute", FOREIGN)
@pytest.mark.parametrize("element", ["map", "tileset", "layer", "objectgroup", "object", "property"])
def test_foreign_attributes_do_not_reach_the_reader(small: Path, element: str, attribute: str) -> None:
    text = (small / "map.tmx").read_text(encoding="utf-8")
    text = text.replace(f"<{element} ", f'<{element} {attribute}="x" ')
    (small / "map.tmx").write_text(text, encoding="utf-8")
    assert check(small) == []


@given(st.text(alphabet="[]\"'=.#ab1\n ", max_size=60))
@settings(max_examples=200)
def test_lines_of_any_text_can_be_asked(text: str) -> None:
    assert 0 <= TomlLines(text).at(("a", "b")) <= text.count("\n") + 1
