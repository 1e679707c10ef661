"""What both sides mean to do, and when it is done."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.calendar import HOURS
from game.core.course import Course, QingCourse, RussianCourse
from game.core.state import WHOLE
from game.forecast.forecast import Batch, play
from game.forecast.history import history
from game.forecast.plans import NEVER_DAY, Prepared, QingPlan, RussianPlan, on
from game.forecast.setting import turn_days
from game.forecast.sieges import Sieges
from game.forecast.spades import sap_length
from game.forecast.storms import ripe
from tests.forecast.model import FIRST, SECOND, done, played, scenario, setting

IDLE = RussianPlan()
LATE = 140
"""A day when turns last a week."""


def test_what_holds_on_a_day_is_the_last_that_has_begun():
    days = ((3, 10), (5, 0), (9, 40))
    assert [on(days, day, 7) for day in (0, 2, 3, 4, 5, 8, 9, 100)] == [7, 7, 10, 10, 0, 0, 40, 40]
    assert on((), 5, "nothing") == "nothing"


# History ---------------------------------------------------------------------------------


def test_days_of_the_second_siege_are_those_of_its_course():
    qing, russia = done()
    assert qing.rates == ((1, 35), (8, 5))
    assert [(day, works[0][0]) for day, works in qing.works] == [(9, "ring"), (46, "ring")]
    assert (qing.foot_day, qing.letters, russia.withdrawal, russia.remnant) == (10, (1,), 111, 150)
    assert not qing.lets_go
    assert not russia.grants


def test_hours_become_the_first_day_of_their_turn():
    """Turns of two days, then of a week: a storm of the last hour goes with the day that opens its turn."""
    opens = turn_days(scenario(SECOND))
    hours = [day * HOURS + hour for day in (0, 1, 6, 7, 81, LATE) for hour in (0, 23)]
    course = Course(
        QingCourse(storms=tuple((hour, 5) for hour in hours)), RussianCourse(sallies=tuple(hours))
    )
    qing, russia = history(scenario(SECOND), course)
    expected = [max(day for day in opens if day <= hour // HOURS) for hour in hours]
    assert [day for day, _ in qing.storms] == list(russia.sallies) == expected
    assert any(day != hour // HOURS for day, hour in zip(expected, hours, strict=True))


def test_what_was_not_done_is_never():
    qing, russia = history(scenario(FIRST), Course())
    assert (qing.works, qing.storms, qing.foot_day) == ((), (), NEVER_DAY)
    assert (russia.sallies, russia.withdrawal) == ((), NEVER_DAY)
    assert done(FIRST)[1].grants


# Prepared storms --------------------------------------------------------------------------


@pytest.fixture
def ready():
    """Four sieges in which all is ready for a storm."""
    s = Sieges(scenario(SECOND), scenario(SECOND).rules, 4)
    s.sap_mm[:] = s.head_mm[:] = sap_length(s)
    s.mound[:] = s.rules.works["mound"].labour.need
    s.integrity[:] = WHOLE // 2
    return s


@pytest.fixture
def day():
    """The thirtieth."""
    return setting().days[30]


WAITED = Prepared(10, 100, breach_pm=400)


def test_a_storm_is_ripe_when_all_is_there(ready, day):
    assert ripe(ready, WAITED, day).all()


@pytest.mark.parametrize(
    ("name", "value", "spared"),
    [
        ("sap_mm", 0, Prepared(10, 100, heads=1)),
        ("head_mm", 0, Prepared(10, 100, heads=1)),
        ("mound", 0, Prepared(10, 100, mound=False)),
        ("integrity", WHOLE, Prepared(10, 100)),
        ("storms", 3, Prepared(10, 100, tries=4)),
        ("last_storm", 25, Prepared(10, 100, gap=5)),
    ],
)
def test_a_storm_waits_for_what_it_asks_for_and_for_nothing_else(name, value, spared, ready, day):
    getattr(ready, name)[2] = value
    assert ripe(ready, WAITED, day).tolist() == [True, True, False, True]
    assert ripe(ready, spared, day).all()


def test_shaken_men_are_not_sent(ready, day):
    ready.cohesion[1] = 699
    assert ripe(ready, WAITED, day).tolist() == [True, False, True, True]


def test_storms_go_only_on_days_that_open_a_turn():
    opens, stormed = turn_days(scenario(SECOND)), set[int]()

    def look(today, s):
        if (s.last_storm == today.number).any():
            stormed.add(today.number)

    bold = Prepared(20, 120, heads=0, mound=False, tries=9, gap=1)
    play(setting(), (QingPlan(storms=((3, 5), (4, 5)), prepared=bold), IDLE), Batch(64, 1), look)
    assert stormed <= {*opens}
    assert 4 in stormed
    assert 3 not in stormed
    assert {day for day in stormed if day != 4} <= set(range(20, 121))
    assert len(stormed) > 3


def test_storms_are_prepared_no_more_often_than_is_said():
    often, once = (
        played(
            (QingPlan(prepared=Prepared(10, 150, heads=0, mound=False, tries=tries)), IDLE), 64
        ).storms.max()
        for tries in (3, 1)
    )
    assert once == 1 < often <= 3


def test_no_front_of_ones_own_is_the_front_of_the_record():
    """Guns before it wear the wall, and the garrison mends it, as over the hexes of the bridge."""
    seen = dict[int, np.ndarray]()
    for front in (0, setting().bridge.front, 5):

        def look(today, s, front=front):
            if today.number == 12:
                seen[front] = s.integrity.copy()

        qing = QingPlan(rates=((0, 30),), face_day=0, prepared=Prepared(500, 500, front=front))
        play(setting(), (qing, IDLE), Batch(16, 1), look)
    record, same, wide = seen.values()
    assert np.array_equal(record, same)
    assert (record < wide).all()


def test_a_withdrawn_garrison_mends_no_wall():
    qing = QingPlan(rates=((0, 30),), face_day=0)
    mending, behind = (
        played((qing, replace(IDLE, withdrawal=day, remnant=9999)), 64).integrity.mean() for day in (500, 5)
    )
    assert behind < mending
