"""Sieges of the model: men are counted, days run on, and what is over stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.orders import Purpose
from game.core.state import RUSSIA, Cause, Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import Prepared, QingPlan, RussianPlan
from game.forecast.sieges import NEVER, Sieges
from tests.forecast.model import (
    BUSY,
    FIRST,
    SECOND,
    SPIKING,
    STARVED,
    STORMED,
    done,
    played,
    scenario,
    setting,
)

PLANS = {
    "first": (FIRST, done(FIRST)),
    "second": (SECOND, done()),
    "storms": (SECOND, (STORMED, RussianPlan())),
    "sallies and foraging": (SECOND, (STORMED, BUSY)),
    "hunger": (SECOND, (STARVED, BUSY)),
    "spikes": (SECOND, (STORMED, SPIKING)),
}
PASSING = ("cut_day", "closed_day")
"""Days that may be taken back: a ring can be burnt open."""
COMING = ("begged_day", "last_storm", "last_sally", "ring_begun", "first_shot", "end_day")


class Witness:
    """Looks at the sieges at the end of each day, and keeps each as it was when it ended."""

    def __init__(self) -> None:
        self.before = dict[str, np.ndarray]()
        self.ended = dict[int, np.ndarray]()
        self.day = -1

    def look(self, day, s: Sieges) -> None:
        """Check a day."""
        assert day.number == self.day + 1
        self.day = day.number
        counted(s)
        self._days(s)
        for siege in np.flatnonzero(~s.alive).tolist():
            self.ended.setdefault(siege, s.table[:, siege].copy())

    def _days(self, s: Sieges) -> None:
        for name in (*PASSING, *COMING):
            now = getattr(s, name)
            assert ((now <= self.day) | (now == NEVER)).all(), name
            before = self.before.get(name, np.full(s.count, NEVER))
            if name in COMING:
                assert ((before == NEVER) | ((now >= before) & (now < NEVER))).all(), name
            self.before[name] = now.copy()


def counted(s: Sieges) -> None:
    """Nobody comes from nowhere, nobody goes unaccounted, and nothing is less than nothing."""
    assert np.array_equal(s.men + s.lost.sum(axis=1), s.first)
    assert (s.late_points <= 0).all()
    for name in vars(s).keys() & Sieges.__annotations__.keys() - {"late_points"}:
        assert (getattr(s, name) >= 0).all(), name
    for name, most in (("cohesion", 1000), ("larder", 1000), ("hungry_pm", 1000), ("withdrawn", 1)):
        assert (getattr(s, name) <= most).all(), name


def watched(name, plan, count=48, seed=3):
    witness = Witness()
    s = play(setting(name), plan, Batch(count, seed), witness.look)
    counted(s)
    for siege, table in witness.ended.items():
        assert np.array_equal(s.table[:, siege], table)
    assert not s.alive.any()
    assert (s.end_day[~np.isin(np.arange(count), [*witness.ended])] == len(setting(name).days)).all()
    return s


@pytest.mark.parametrize("case", PLANS)
def test_men_are_counted_and_what_is_over_stays(case):
    name, plan = PLANS[case]
    s = watched(name, plan)
    assert s.lost[RUSSIA].sum() > 0


_day = st.integers(0, 150)
_works = st.tuples(st.sampled_from(["ring", "sap", "head", "mound", "camp"]), st.integers(0, 1000))


def _some(*strategy, most=3):
    return st.lists(st.tuples(*strategy), max_size=most).map(lambda rows: tuple(sorted(rows)))


@st.composite
def prepared(draw):
    """Any storms when they are ripe."""
    first = draw(_day)
    return Prepared(
        first,
        first + draw(_day),
        heads=draw(st.integers(0, 2)),
        mound=draw(st.booleans()),
        breach_pm=draw(st.integers(0, 300)),
        gap=draw(st.integers(1, 20)),
        columns=draw(st.integers(1, 6)),
        front=draw(st.integers(0, 4)),
        feint=draw(st.booleans()),
        ladders=draw(st.booleans()),
        night=draw(st.booleans()),
    )


besiegers = st.builds(
    QingPlan,
    rates=_some(_day, st.integers(0, 40)),
    face_day=_day,
    works=_some(_day, st.lists(_works, max_size=4).map(tuple)),
    foot_day=_day,
    foot_pm=st.integers(0, 300),
    picket=st.integers(0, 2),
    storms=_some(_day, st.integers(1, 6)),
    prepared=st.none() | prepared(),
    letters=st.lists(_day, max_size=3).map(tuple),
    lets_go=st.booleans(),
)
garrisons = st.builds(
    RussianPlan,
    sallies=st.lists(_day, max_size=8).map(tuple),
    against=st.integers(0, 20),
    purpose=st.sampled_from(Purpose),
    mend=st.integers(0, 500),
    retrench_day=_day,
    retrench_men=st.integers(0, 400),
    reserve=st.booleans(),
    forage=st.integers(0, 4),
    forage_until=_day,
    spread=st.booleans(),
    tend=st.integers(0, 100),
    grants=st.booleans(),
    withdrawal=_day,
    remnant=st.integers(0, 500),
)


@settings(max_examples=12)
@given(besiegers, garrisons, st.integers(0, 2**32))
def test_men_are_counted_whatever_both_sides_do(qing, russia, seed):
    watched(SECOND, (qing, russia), 8, seed)


def test_a_fort_that_is_stormed_is_empty_and_its_men_are_captives_or_dead():
    s = played((STORMED, RussianPlan()))
    taken = s.ending == Ending.STORMED
    assert 20 < taken.sum() < s.count
    assert not s.men[RUSSIA][taken].any()
    assert (s.lost[RUSSIA, Cause.CAPTURED][taken] > 0).all()
    assert not s.lost[RUSSIA, Cause.CAPTURED][~taken].any()


def test_no_more_are_struck_than_stand():
    """The sick lie in their beds; the fit and the immune fall alike."""
    s = Sieges(scenario(SECOND), scenario(SECOND).rules, 3)
    s.fit[RUSSIA], s.sick[RUSSIA], s.immune[RUSSIA] = 30, 20, 10
    dead = s.strike(RUSSIA, np.array([0, 20, 99]), Cause.SHOT)
    assert dead.tolist() == s.lost[RUSSIA, Cause.SHOT].tolist() == [0, 20, 40]
    assert s.fit[RUSSIA].tolist() == [30, 15, 0]
    assert s.immune[RUSSIA].tolist() == [10, 5, 0]
    assert s.sick[RUSSIA].tolist() == [20, 20, 20]


def test_rules_of_a_batch_are_those_that_are_played():
    """Also where only plans that were not made in history look: pickets that catch every party."""
    rules = scenario(SECOND).rules
    strict = replace(rules, pickets=replace(rules.pickets, weak_caught_pm=1000))
    plan = QingPlan(), RussianPlan(forage=2, forage_until=150)
    loose, caught = (played(plan, 64, rules=r).lost[RUSSIA, Cause.SALLY].mean() for r in (None, strict))
    assert caught > 2 * loose
