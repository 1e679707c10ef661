"""What was done, as `course.toml` has it: read, checked, and no part of what logs are proved by."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from game.core.course import NEVER, Course, QingCourse, RussianCourse
from game.core.errors import ScenarioError
from game.files.checks import check
from game.files.courses import COURSE_FILE
from game.files.digest import scenario_digest
from game.files.scenarios import load_scenario
from tests.files.small import edit

FULL = """[qing]
rates = [{ day = 1, rounds = 35 }, { day = 3, hour = 6, rounds = 0 }]
ring = { day = 2 }
mound = { day = 2, hour = 22 }
arrows = { day = 0, hour = 1 }
storms = [
    { day = 1, hour = 22, units = 5 }, # at night
    { day = 5, units = 4 },
]
letters = [{ day = 0, hour = 12 }]
camps = { day = 4 }

[russia]
sallies = [
    { day = 0 },
    { day = 2, hour = 5 },
]
grants = true
withdrawal = { day = 5, hour = 23, men = 30 }
wounded = [{ leader = "voevoda", day = 1, hour = 12 }]
"""
LEADER = 'name="garrison" type="cossacks"'


@pytest.fixture
def full(small: Path) -> Path:
    """Return the folder of the small siege with a leader and everything that a course may have."""
    text = (small / "map.tmx").read_text("utf-8")
    begin = text.rindex('  <object id="9"')
    voevoda = text[begin : text.index(" </objectgroup>", begin)].replace('id="9"', 'id="99"')
    voevoda = voevoda.replace(LEADER, 'name="voevoda" type="russian_leader"')
    edit(small, "map.tmx", text[begin:], voevoda + text[begin:])
    edit(
        small, "scenario.toml", "[names.army]", '[names.voevoda]\nen = "V"\nru = "В"\nzh = "V"\n[names.army]'
    )
    (small / COURSE_FILE).write_text(FULL, "utf-8")
    return small


def test_days_and_hours_become_hours_of_the_siege(full: Path) -> None:
    assert load_scenario(full).course == Course(
        QingCourse(
            rates=((24, 35), (78, 0)),
            ring=48,
            mound=70,
            arrows=1,
            storms=((46, 5), (120, 4)),
            letters=(12,),
            camps=96,
        ),
        RussianCourse(sallies=(0, 53), grants=True, withdrawal=143, remnant=30, wounded=((36, "voevoda"),)),
    )


def test_what_is_left_out_never_comes(small: Path) -> None:
    (small / COURSE_FILE).write_text("[russia]\n", "utf-8")
    course = load_scenario(small).course
    assert course == Course()
    assert {course.qing.ring, course.qing.mound, course.qing.arrows, course.qing.camps} == {NEVER}
    assert course.russia.withdrawal == NEVER


def test_a_siege_may_have_no_course(small: Path) -> None:
    assert load_scenario(small).course is None


def test_a_course_spoils_no_log(full: Path) -> None:
    scenario = load_scenario(full)
    assert scenario_digest(replace(scenario, course=None)) == scenario.digest
    (full / COURSE_FILE).unlink()
    assert load_scenario(full).digest == scenario.digest


FAULTS = {
    "day before": (
        "day = 5, units = 4",
        "day = -1, units = 4",
        "the day is none of the siege (found -1; expected 0 to 5)",
    ),
    "day after": ("ring = { day = 2 }", "ring = { day = 6 }", "the day is none of the siege (found 6"),
    "hour": (
        "hour = 22, units",
        "hour = 24, units",
        "the hour is none of a day (found 24; expected 0 to 23)",
    ),
    "hour below": ("day = 2, hour = 5", "day = 2, hour = -1", "the hour is none of a day (found -1"),
    "key": (
        "day = 5, units = 4",
        "day = 5, unit = 4",
        "qing.storms.1.unit is not known (did you mean units?)",
    ),
    "missing": ("day = 5, units = 4", "day = 5", "qing.storms.1.units is missing"),
    "table": ("camps =", "camp =", "qing.camp is not known (did you mean camps?)"),
    "side": ("[russia]", "[rusia]", "rusia is not known (did you mean russia?)"),
    "kind": ("ring = { day = 2 }", "ring = 2", "qing.ring has the wrong type"),
    "nobody storms": (
        "day = 5, units = 4",
        "day = 5, units = 0",
        "a storm of nobody (found 0; expected at least 1)",
    ),
    "rate": (
        "day = 1, rounds = 35",
        "day = 1, rounds = 36",
        "no such rate of fire (found 36; expected one of 0, 5",
    ),
    "remnant": ("men = 30", "men = 0", "nobody would fall back (found 0; expected at least 1)"),
    "rates": ("{ day = 3, hour = 6,", "{ day = 1,", "rates must be in the order of time"),
    "storms": ("day = 5, units = 4", "day = 1, units = 4", "storms must be in the order of time"),
    "letters": (
        "hour = 12 }]\ncamps",
        "hour = 12 }, { day = 0 }]\ncamps",
        "letters must be in the order of time",
    ),
    "sallies": ("day = 2, hour = 5", "day = 0", "sallies must be in the order of time"),
    "leader": ('leader = "voevoda"', 'leader = "voyevoda"', "found 'voyevoda'; did you mean voevoda?"),
    "no leader": (
        'leader = "voevoda"',
        'leader = "army"',
        "no leader of russia has this name (found 'army'; the map has voevoda)",
    ),
}


@pytest.mark.parametrize(("old", "new", "message"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_named_with_its_line(full: Path, old: str, new: str, message: str) -> None:
    assert check(full) == check(full / COURSE_FILE) == []
    edit(full, COURSE_FILE, old, new)
    (fault,) = [fault for fault in check(full) if message in str(fault)]
    lines = (full / COURSE_FILE).read_text("utf-8").splitlines()
    assert fault.file == str(full / COURSE_FILE)
    assert any(part in lines[fault.line - 1] for part in new.splitlines())
    with pytest.raises(ScenarioError, match=COURSE_FILE):
        load_scenario(full)


def test_every_fault_is_named_at_once(full: Path) -> None:
    edit(full, COURSE_FILE, "ring = { day = 2 }", "ring = { day = -2 }")
    edit(full, COURSE_FILE, "day = 5, units = 4", "day = 0, hour = 25, units = 0")
    edit(full, COURSE_FILE, '"voevoda"', '"nobody"')
    assert len(check(full)) == 5
