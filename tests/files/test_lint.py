"""What is sound as a file but cannot be played."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.files.checks import check
from tests.files.small import EVENT, add_host, area, arriving, edit

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


KNOTS = "temperature = [[0, 185], [29, 155]]"
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
    "temperature": ("[0, 185], [29, 155]", "[29, 155], [0, 185]", "the days of temperature must rise"),
    "fog": (KNOTS, KNOTS + "\nfog_pm = [[5, 1], [5, 2]]", "the days of fog_pm must rise"),
    "rain": (KNOTS, KNOTS + "\nrain_pm = [[0, 1001]]", "rain_pm is a chance per mille (found 1001"),
    "messenger": ("first_day = 4", "first_day = 9", "first day must not be after his last"),
    "side": ("[stores.russia]", "[stores.rusia]", "did you mean russia?"),
}


EVENTS = {
    "twice": ("[texts.title]", EVENT + "[texts.title]", "two events have the same id (found 'fleet')"),
    "before": ("\nday = 1", "\nday = -1", "none of the siege (found -1; expected 0 to 5)"),
    "after": ("\nday = 1", "\nday = 6", "none of the siege (found 6; expected 0 to 5)"),
    "hour": ("hour = 9", "hour = 24", "none of a day (found 24; expected 0 to 23)"),
    "effect": ('"talks"', '"talk"', "no such effect (found 'talk'; did you mean talks?)"),
    "language missing": ('zh = "船"\n', "", "events.0.texts has no text in zh"),
    "language unknown": ('zh = "船"', 'zh = "船"\nde = "Boote"', "no such language (found 'de'"),
    "no source": ('source = "a letter"\n', "", "events.0.source is missing"),
    "unknown key": ("hour = 9", "our = 9", "events.0.our is not known (did you mean hour?)"),
}


@pytest.mark.parametrize(("old", "new", "message"), EVENTS.values(), ids=EVENTS.keys())
def test_an_event_is_refused(small: Path, old: str, new: str, message: str) -> None:
    edit(small, "scenario.toml", "[texts.title]", EVENT + "[texts.title]")
    assert check(small) == []
    edit(small, "scenario.toml", old, new)
    faults = [str(fault) for fault in check(small)]
    assert any(message in fault for fault in faults), faults


def test_a_fault_of_an_event_names_its_own_line(small: Path) -> None:
    second = EVENT.replace('zh = "船"\n', "").replace("hour = 9", "hour = 99")
    edit(small, "scenario.toml", "[texts.title]", EVENT + second + "[texts.title]")
    lines = (small / "scenario.toml").read_text(encoding="utf-8").splitlines()
    faults = check(small)
    assert [lines[fault.line - 1] for fault in faults] == ["[events.texts]", 'id = "fleet"', "hour = 99"]
    assert min(fault.line for fault in faults) > lines.index("[[events]]", lines.index("[[events]]") + 1)


ARRIVALS = {
    "late": (4, "garrison arrives after the last turn (found 4; expected 0 to 3)"),
    "negative": (-1, "the property arrives is wrong (found -1; expected 0 to 9999)"),
    "nobody": (3, "there are no soldiers of russia at the start"),
}


@pytest.mark.parametrize(("turn", "message"), ARRIVALS.values(), ids=ARRIVALS.keys())
def test_an_arrival_is_refused(small: Path, turn: int, message: str) -> None:
    edit(small, "map.tmx", *arriving(60, turn))
    faults = [str(fault) for fault in check(small)]
    assert any(message in fault for fault in faults), faults


def test_a_late_arrival_is_shown_on_the_map(small: Path) -> None:
    edit(small, "map.tmx", *arriving(200, 4))
    fault = next(fault for fault in check(small) if "after the last turn" in fault.what)
    assert (fault.file, fault.layer, fault.cell) == (str(small / "map.tmx"), "units", (1, 1))
    assert 'name="army"' in (small / "map.tmx").read_text(encoding="utf-8").splitlines()[fault.line - 1]


def set_up(folder: Path, *areas: str) -> list[str]:
    """Add areas to the map; return what is wrong with it then."""
    group = '<objectgroup id="3" name="areas">'
    edit(folder, "map.tmx", group, group + "".join(areas))
    return [fault.message for fault in check(folder)]


def test_who_is_there_at_the_start_stands_where_his_side_may_set_up(small: Path) -> None:
    north, east = area(90, "deploy_qing", (0, 0), (13, 1)), area(91, "deploy_russia", (8, 3), (13, 8))
    (fault,) = set_up(small, north, east)
    assert fault == "layer units, hex 6,5: garrison stands outside the area where its side may set up"


def test_who_comes_later_may_come_anywhere(small: Path) -> None:
    add_host(small, arrives=0)
    north, fort = area(90, "deploy_qing", (0, 0), (13, 1)), area(91, "deploy_russia", (4, 3), (8, 7))
    (fault,) = set_up(small, north, fort)
    assert fault == "layer units, hex 1,8: host stands outside the area where its side may set up"
    edit(small, "map.tmx", 'name="arrives" type="int" value="0"', 'name="arrives" type="int" value="2"')
    assert check(small) == []


def test_one_side_cannot_set_up_alone(small: Path) -> None:
    (fault,) = set_up(small, area(90, "deploy_qing", (0, 0), (13, 1)))
    assert fault == "there is no area deploy_russia beside the other side's"


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
