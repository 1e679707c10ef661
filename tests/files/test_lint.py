"""What is sound as a file but cannot be played."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.files.checks import check
from tests.files.small import edit

ARMY = 'name="army" type="banner_foot" x="96" y="70"'
GARRISON = 'name="garrison" type="cossacks" x="336" y="238"'

MAP = {
    "in the river": (ARMY, ARMY.replace('y="70"', 'y="448"'), "army cannot enter river"),
    "in the fort": (ARMY, 'name="army" type="banner_foot" x="336" y="238"', "in the enemy's fort"),
    "too many men": (
        'name="men" type="int" value="200"',
        'name="men" type="int" value="401"',
        "too many in one hex",
    ),
    "same name": (GARRISON, GARRISON.replace("garrison", "army"), "two units have the same name"),
    "no name": (ARMY, ARMY.replace("army", "armie"), "did you mean army?"),
    "one side": (ARMY, ARMY.replace("banner_foot", "qing_leader"), "no soldiers of qing"),
    "hole": ("55,0,55", "0,0,55", "the fort has a hole"),
    "no ring": ('type="ring"', 'type="rink"', "there is no area ring"),
    "no inside": ('type="inside"', 'type="outside"', "there is no area inside (did you mean"),
    "wall inside": ('type="inside" x="336"', 'type="inside" x="288"', "the area inside holds a wall"),
    "ring in the water": (' <polyline points="0,0 ', ' <polyline points="0,42 ', "the ring must lie on land"),
    "ring ends early": (
        'type="bank_below" x="480"',
        'type="bank_below" x="580"',
        "from bank_above to bank_below",
    ),
    "area of nothing": (
        'type="inside"',
        'type="camp" x="-90" y="-90"><point/></object><object id="99" type="inside"',
        "the area camp covers no hex",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), MAP.values(), ids=MAP.keys())
def test_map_is_refused(small: Path, old: str, new: str, message: str) -> None:
    edit(small, "map.tmx", old, new)
    faults = [str(fault) for fault in check(small)]
    assert any(message in fault for fault in faults), faults


TABLE = {
    "title": ("[texts.title]", "[texts.titel]", "the text title is missing"),
    "language missing": ('ru = "Войско"\n', "", "names.army has no text in ru"),
    "language unknown": ('ru = "Войско"', 'ru = "Войско"\nde = "Heer"', "no such language (found 'de'"),
    "name unused": (
        "[names.army]",
        '[names.amry]\nen = "a"\nru = "a"\nzh = "a"\n[names.army]',
        "did you mean army?",
    ),
    "start": ("1686-07-17", "1686-17-07", "start is not a date"),
    "schedule": ("turns = 3", "turns = 0", "turns and hours of at least 1"),
    "temperature": ("[0, 185], [29, 155]", "[29, 155], [0, 185]", "the days of the temperatures must rise"),
    "messenger": ("first_day = 4", "first_day = 9", "first day must not be after his last"),
    "side": ("[stores.russia]", "[stores.rusia]", "did you mean russia?"),
}


@pytest.mark.parametrize(("old", "new", "message"), TABLE.values(), ids=TABLE.keys())
def test_table_is_refused(small: Path, old: str, new: str, message: str) -> None:
    edit(small, "scenario.toml", old, new)
    faults = [str(fault) for fault in check(small)]
    assert any(message in fault for fault in faults), faults


def test_a_ring_with_a_gap_is_refused(small: Path) -> None:
    text = (small / "map.tmx").read_text(encoding="utf-8")
    start = text.index('<object id="1" type="ring"')
    end = text.index("</object>", start) + len("</object>")
    points = [(120, 406), (480, 406)]  # 2,9 and 9,9: two points are two hexes
    rings = "".join(
        f'<object id="{90 + number}" type="ring" x="{x}" y="{y}"><point/></object>'
        for number, (x, y) in enumerate(points)
    )
    (small / "map.tmx").write_text(text[:start] + rings + text[end:], encoding="utf-8")
    assert any("the ring has a gap after this hex" in str(fault) for fault in check(small))


def test_besiegers_who_cannot_come_are_reported(small: Path) -> None:
    text = (small / "map.tmx").read_text(encoding="utf-8")
    lines = text.splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("13,13"))
    lines[first + 2] = lines[first + 2].replace("13", "1")  # a river right across, and no boats
    (small / "map.tmx").write_text("\n".join(lines), encoding="utf-8")
    assert any("no path leads" in str(fault) for fault in check(small))


def test_a_folder_name_that_no_log_can_hold_is_refused(small: Path) -> None:
    renamed = small.rename(small.with_name("my siege"))
    assert any("the folder's name" in str(fault) for fault in check(renamed))
