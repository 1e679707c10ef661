"""Ways to conduct the siege: read, checked, and turned into orders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.core.errors import ScenarioError
from game.core.orders import Purpose
from game.data import data_root
from game.files.plans import PLANS_FILE, load_plans
from game.forecast.plans import Prepared, QingPlan, RussianPlan

SHIPPED = data_root() / "maps" / PLANS_FILE

FULL = """[history]
qing = "a"
russia = "b"

[[qing]]
id = "all"
name = "all of it"
sentence = "Everything."
picket = "strong"
rates = [{ day = 1, rounds = 35 }, { day = 8, rounds = 5 }]
face_day = 20
digging = [
    { day = 0, works = [{ work = "sap", hands_pm = 250 }, { work = "ring", hands_pm = 1000 }] },
    { day = 9, works = [{ work = "camp", hands_pm = 900 }] },
]
foot = { day = 3, share_pm = 400 }
letters = [2, 4]
council = true

[qing.storm]
first_day = 10
last_day = 90
tries = 4
saps = 1
mound = true
breach_pm = 300
gap_days = 9
columns = 2
front_hexes = 1
feint = false
ladders = false
night = true

[[qing]]
id = "none"
name = "none of it"
sentence = "Nothing."
picket = "none"

[[russia]]
id = "all"
name = "all of it"
sentence = "Everything."
menders = 1
reserve = true
orderlies = 2
sallies = [3, 5]
rest_days = 4
purpose = "spike"
retrenching = { day = 5, men = 6 }
foraging = { parties = 7, last_day = 8 }
suburb = true
assembly = true
withdrawal = { day = 9, men = 10 }

[[russia]]
id = "none"
name = "none of it"
sentence = "Nothing."
menders = 0
reserve = false
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / PLANS_FILE
    path.write_text(FULL, "utf-8")
    return path


def test_the_shipped_plans_are_five_or_more_a_side_and_each_says_what_it_is() -> None:
    plans = load_plans(SHIPPED)
    for side in (plans.qing, plans.russia):
        assert len(side) >= 5
        assert len({plan.orders for plan in side}) == len({plan.name for plan in side}) == len(side)
        assert all(plan.sentence.endswith(".") for plan in side)


def test_all_that_is_written_becomes_orders(file: Path) -> None:
    plans = load_plans(file)
    assert plans.history == ("a", "b")
    assert [(plan.id, plan.name) for plan in plans.qing] == [("all", "all of it"), ("none", "none of it")]
    assert plans.qing[0].orders == QingPlan(
        rates=((1, 35), (8, 5)),
        face_day=20,
        works=((0, (("sap", 250), ("ring", 1000))), (9, (("camp", 900),))),
        foot_day=3,
        foot_pm=400,
        picket=2,
        prepared=Prepared(10, 90, 1, True, 300, 4, 9, 2, 1, False, False, True),
        letters=(2, 4),
        lets_go=True,
    )
    assert plans.russia[0].orders == RussianPlan(
        (3, 5), 4, Purpose.SPIKE, 1, 5, 6, True, 7, 8, True, 2, True, 9, 10
    )


def test_what_is_not_written_is_not_done(file: Path) -> None:
    plans = load_plans(file)
    assert plans.qing[1].orders == QingPlan(picket=0)
    assert plans.russia[1].orders == RussianPlan(mend=0)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("face_day = 20", "face_dya = 20", "qing.0.face_dya is not known (did you mean face_day?)"),
        ("face_day = 20", "face_day = -1", "face_day is out of range (found -1; expected 0 to 999)"),
        ("face_day = 20", 'face_day = "20"', "a whole number"),
        ("rates = [{ day = 1,", "rates = [{ day = 8,", "the days of rates do not ascend (found [8, 8])"),
        ("rates = [{ day = 1, rounds = 35", "rates = [{ day = 1, rounds = 1001", "rounds is out of range"),
        ("letters = [2, 4]", "letters = [4, 2]", "the days of letters do not ascend (found [4, 2])"),
        ("letters = [2, 4]", "letters = [2, 1000]", "letters is out of range (found 1000"),
        ("sallies = [3, 5]", "sallies = [5, 3]", "the days of sallies do not ascend"),
        ("{ day = 9, works", "{ day = 0, works", "the days of digging do not ascend (found [0, 0])"),
        (
            "hands_pm = 900 }] }",
            "hands_pm = 1001 }] }",
            "hands_pm is out of range (found 1001; expected 0 to 1000)",
        ),
        (
            '"camp", hands_pm = 900',
            '"canp", hands_pm = 900',
            "(found 'canp'; expected Input should be 'ring'",
        ),
        ("share_pm = 400", "share_pm = 4000", "share_pm is out of range"),
        ('picket = "strong"', 'picket = "stron"', "picket has the wrong type"),
        ("last_day = 90", "last_day = 9", "the storm is over before it begins (found [10, 9])"),
        ("columns = 2", "columns = 3", "columns is out of range (found 3; expected 1 to 2 at so many hexes)"),
        ("front_hexes = 1", "front_hexes = 5", "front_hexes is out of range (found 5; expected 1 to 4)"),
        ("tries = 4", "tries = 0", "tries is out of range"),
        ("saps = 1", "saps = 3", "saps is out of range"),
        ('sentence = "Everything."', 'sentence = ""', "sentence says nothing"),
        ('id = "none"', 'id = "all"', "another plan has the id all"),
        ('id = "none"', 'id = "history"', "history comes from the course of the siege"),
        ('purpose = "spike"', 'purpose = "bribe"', "purpose has the wrong type"),
        ("parties = 7", "parties = 0", "parties is out of range"),
        ("orderlies = 2", "orderlies = -2", "orderlies is out of range"),
    ],
)
def test_a_fault_is_named_by_its_line(file: Path, old: str, new: str, fault: str) -> None:
    assert old in FULL
    text = FULL.replace(old, new, 1)
    file.write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as error:
        load_plans(file)
    (found,) = str(error.value).splitlines()
    where, _, what = found.removeprefix(f"{file}:").partition(": ")
    assert fault in what
    assert new in text.splitlines()[int(where) - 1]


def test_a_work_stands_once_in_a_list(file: Path) -> None:
    file.write_text(FULL.replace('"sap", hands', '"ring", hands'), "utf-8")
    with pytest.raises(ScenarioError, match=r"plans.toml:13: ring stands 2 times in one list"):
        load_plans(file)


def test_faults_of_the_whole_file_are_named(file: Path) -> None:
    file.write_text('qing = []\nrussia = []\n[history]\nqing = "a"\nrussia = "b"\n', "utf-8")
    with pytest.raises(
        ScenarioError, match=r":1: there are no plans of qing\n.*:2: there are no plans of russia"
    ):
        load_plans(file)
    shutil.copy(SHIPPED, file)
    file.write_text(file.read_text("utf-8").replace("[history]", "[histroy]"), "utf-8")
    with pytest.raises(ScenarioError, match=r"did you mean history\?"):
        load_plans(file)
    file.unlink()
    with pytest.raises(ScenarioError, match=r"plans.toml: the file is not there"):
        load_plans(file)
