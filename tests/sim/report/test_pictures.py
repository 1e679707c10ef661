"""The pictures: large enough, always the same, in the colours of the game, whatever they are given."""

from __future__ import annotations

import hashlib
import os
import struct
import subprocess
import sys
from dataclasses import replace

import pytest

from game.sim.figures import NEVER
from game.sim.report import colours
from game.sim.report.findings import MAKER, EndRow, Kind, SiegeFindings, View
from game.sim.report.hand import DPI, WIDTH
from game.sim.report.ladders import draw_parameters
from game.sim.report.pictures import Picture, draw
from game.sim.report.strips import draw_records
from game.ui import palette
from tests.sim.report.sample import SAMPLE

DIGESTS = """
from hashlib import sha256
from game.sim.report.pictures import draw
from tests.sim.report.sample import SAMPLE
print(*(sha256(picture.png).hexdigest() for picture in draw(SAMPLE)))
"""


def chunks(png: bytes) -> dict[bytes, bytes]:
    found, at = {}, 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        found[png[at + 4 : at + 8]] = png[at + 8 : at + 8 + length]
        at += length + 12
    return found


def test_all_subjects_are_drawn(pictures: tuple[Picture, ...]) -> None:
    assert [picture.file for picture in pictures] == [
        "albazin_1685-records.png",
        "albazin_1686-records.png",
        "albazin_1686-curves.png",
        "parameters.png",
        "sensitivity.png",
        "payoff.png",
        "storms.png",
    ]


def test_pictures_are_sharp_and_hold_nothing_of_the_day(pictures: tuple[Picture, ...]) -> None:
    for picture in pictures:
        found = chunks(picture.png)
        width, height = struct.unpack(">II", found[b"IHDR"][:8])
        assert width == round(WIDTH * DPI)
        assert width / 6 < height < 2 * width
        assert found[b"tEXt"] == b"Software\0" + MAKER.encode()
        assert set(found) == {b"IHDR", b"tEXt", b"pHYs", b"IDAT", b"IEND"}


def test_another_process_draws_the_same_bytes(pictures: tuple[Picture, ...]) -> None:
    environment = os.environ | {"PYTHONHASHSEED": "7", "PYTHONPATH": os.pathsep.join(sys.path)}
    again = subprocess.run(
        [sys.executable, "-c", DIGESTS], capture_output=True, text=True, check=True, env=environment
    )
    assert again.stdout.split() == [hashlib.sha256(picture.png).hexdigest() for picture in pictures]


def test_the_colours_are_those_of_the_game() -> None:
    ours = {name: value for name, value in vars(colours).items() if name.isupper()}
    assert ours
    assert ours == {name: getattr(palette, name) for name in ours}


def test_a_change_is_seen(pictures: tuple[Picture, ...]) -> None:
    before = next(picture.png for picture in pictures if picture.subject == "parameters")
    rows = SAMPLE.parameters
    assert draw_parameters(rows) == before
    assert draw_parameters((replace(rows[0], shipped=rows[0].prior.high), *rows[1:])) != before


def odd(siege: SiegeFindings) -> SiegeFindings:
    """A siege with signs of other scripts, with formulas that are none, and with nothing measured."""
    nothing = View(None, None, None, 0.0)
    records = tuple(
        replace(row, label="雅克薩 $\\frac{ a_$ <b>", hexes=nothing, one=None, typical=nothing)
        for row in siege.records
    )
    return replace(siege, records=records, ends=(EndRow("$x^", None, float("nan"), 1.0),))


def test_odd_texts_and_missing_figures_are_drawn() -> None:
    found = draw(
        replace(SAMPLE, sieges=tuple(map(odd, SAMPLE.sieges)), parameters=(), sensitivity=None, balance=None)
    )
    assert [picture.subject for picture in found] == ["records", "records", "curves"]


def with_most(kind: Kind, most: float) -> bytes:
    """The strips of a siege in which one record ends so high."""
    siege = SAMPLE.sieges[1]
    view = View(100, 50, most, 0.5)
    row = replace(siege.records[1], kind=kind, hexes=view, one=None, typical=None)
    return draw_records(replace(siege, records=(row,)))


def test_a_day_may_never_come_but_a_host_may_be_large() -> None:
    assert with_most("day", NEVER) == with_most("day", NEVER + 1)
    assert with_most("count", NEVER) != with_most("count", 2 * NEVER)


@pytest.mark.parametrize("name", ["../../etc", "A b", "шторм"])
def test_no_name_leaves_the_folder(name: str) -> None:
    file = Picture(name, "records", "", b"").file
    assert "/" not in file
    assert file.isascii()
    assert file.endswith("records.png")
