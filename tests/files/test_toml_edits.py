"""One number of a text changes, or one row is added, and no other letter."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.files.toml_edits import value_at, with_number, with_row
from game.files.toml_lines import Key

HARD = """# works.wall.labour.rate = 7
7 = 7
title = "rate = 7" # 7 of 7

[works.wall]
labour = { need = 42_553, rate = 7,rate_near=7, sides = ["7"], side = { rate = 7 } } # rate = 7
far.rate = 7

[works.'rate 7']
list = [
  [7, 7],
  7, # rate = 7
]
text = \"\"\"
rate = 7
\"\"\"
rate = 0x7 # 7
	below   =	-1_234	# aligned
big = 28_300
plain = 28300
last = 7"""

PLACES = {
    ("7",): ("7", "\n7 = {}\n"),
    ("works", "wall", "labour", "need"): ("42_553", "need = {}, rate = 7,rate"),
    ("works", "wall", "labour", "rate"): ("7", "553, rate = {},rate_near"),
    ("works", "wall", "labour", "rate_near"): ("7", ",rate_near={}, sides"),
    ("works", "wall", "labour", "side", "rate"): ("7", "{{ rate = {} }} }} # rate = 7\n"),
    ("works", "wall", "far", "rate"): ("7", "\nfar.rate = {}\n"),
    ("works", "rate 7", "rate"): ("0x7", "\nrate = {} # 7\n"),
    ("works", "rate 7", "below"): ("-1_234", "\tbelow   =\t{}\t# aligned\n"),
    ("works", "rate 7", "last"): ("7", "\nlast = {}"),
}
"""What stands in the place, and what is written around it."""


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("path", PLACES, ids=".".join)
def test_the_number_changes_and_no_other_letter(path: Key, ending: str) -> None:
    text, (old, around) = HARD.replace("\n", ending), PLACES[path]
    before, after = (around.format(number).replace("\n", ending) for number in (old, "5"))
    assert text.count(before) == 1
    assert with_number(text, path, 5) == text.replace(before, after)


@pytest.mark.parametrize(
    ("name", "number", "written"),
    [
        ("big", 1_000_000, "1_000_000"),
        ("big", -28_301, "-28_301"),
        ("big", 999, "999"),
        ("plain", 1_000_000, "1000000"),
        ("plain", -28_301, "-28301"),
        ("last", 1_000, "1_000"),
        ("below", 5_678, "5_678"),
    ],
)
def test_thousands_stand_apart_as_they_did(name: str, number: int, written: str) -> None:
    changed = with_number(HARD, ("works", "rate 7", name), number)
    assert changed is not None
    row = next(line for line in changed.splitlines() if line.strip().startswith(f"{name} "))
    assert row.partition("=")[2].split()[0] == written


def test_a_short_number_grows_as_the_text_has_its_long_ones() -> None:
    assert with_number("a = 7\nb = 2500\n", ("a",), 1500) == "a = 1500\nb = 2500\n"
    assert with_number("a = 7\nb = 2_500\n", ("a",), 1500) == "a = 1_500\nb = 2_500\n"


@given(path=st.sampled_from([*PLACES]), number=st.integers(-(2**31), 2**31))
def test_any_number_is_read_and_taken_back(path: Key, number: int) -> None:
    text = HARD.replace("0x7", "7")
    changed = with_number(text, path, number)
    assert changed is not None
    assert value_at(tomllib.loads(changed), path) == number
    assert with_number(changed, path, int(PLACES[path][0], 0)) == text


def test_a_number_that_is_the_same_keeps_its_writing() -> None:
    assert with_number(HARD, ("works", "rate 7", "rate"), 7) == HARD


def test_a_number_over_lines_that_are_not_its_own_is_left() -> None:
    assert with_number("a = [\n  { b = 1 },\n]\n", ("a", "b"), 2) is None


ROWS = {
    "last of its table": (
        "[a] # x\nb = [\n  [1],\n] # ]\n\n# of c\n[c]\nd = 1\n",
        "[a] # x\nb = [\n  [1],\n] # ]\nnew = 1_500 # why\n\n# of c\n[c]\nd = 1\n",
    ),
    "empty table": ("[a]\n\n[c]\nd = 1\n", "[a]\nnew = 1_500 # why\n\n[c]\nd = 1\n"),
    "table with tables": ("[a]\nb = 1\n[a.c]\nd = 1\n", "[a]\nb = 1\nnew = 1_500 # why\n[a.c]\nd = 1\n"),
    "below a long text": ('[a]\nb = """\nx\n"""\n', '[a]\nb = """\nx\n"""\nnew = 1_500 # why\n'),
    "no table": ("[c]\nd = 1\n# end\n", "[c]\nd = 1\n# end\n\n[a]\nnew = 1_500 # why\n"),
    "only tables within": ("[a.c]\nd = 1\n", "[a.c]\nd = 1\n\n[a]\nnew = 1_500 # why\n"),
    "last line open": ("[a]\nb = 1", "[a]\nb = 1\nnew = 1_500 # why\n"),
    "no text": ("", "[a]\nnew = 1_500 # why\n"),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize(("before", "after"), ROWS.values(), ids=ROWS.keys())
def test_a_row_is_added(before: str, after: str, ending: str) -> None:
    if before.count("\n") > 0:
        before, after = before.replace("\n", ending), after.replace("\n", ending)
    assert with_row(before, ("a", "new"), 1_500, "why") == after


def test_nothing_is_added_to_a_table_within_one_line() -> None:
    assert with_row("a = { b = 1 }\n", ("a", "new"), 1, "why") is None
