"""What is dug, and the fight for the water."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.fixed import lognormal_q16
from game.core.hexgrid import I64, Bool
from game.core.laws.numbers import chance_q30
from game.core.laws.spade import frozen_effort, river_men, river_rate_q30, under_guns_pm
from game.core.state import QING, RUSSIA, Cause
from game.core.tables.works import Labour
from game.forecast.luck import Luck
from game.forecast.plans import STRONG, QingPlan, RussianPlan, on
from game.forecast.setting import Day, Setting
from game.forecast.sieges import GANGS, NEVER, Sieges

_RIVER_WORDS: Final = 7
"""Of dice, that a day of the fight for the water uses: a shock, and a fate for each part of two armies."""


def dig_day(s: Sieges, setting: Setting, plan: QingPlan, day: Day, luck: Luck) -> None:
    """Let the gangs work down the list of the day; what one work leaves over goes to the next."""
    fought = _river_fought(s, setting)
    _gangs(s, setting, plan, day, fought)
    if fought.any():
        _fight_for_river(s, setting, fought, luck)
    else:
        luck.words(_RIVER_WORDS)  # those who fight must not move the dice of those who do not
    _foot(s, plan, day)
    _note_ring(s, setting, day)


def _gangs(s: Sieges, setting: Setting, plan: QingPlan, day: Day, fought: Bool) -> None:
    """Spend the gangs' day on the works, the most urgent first."""
    strong = s.rules.pickets.dig_pm if plan.picket == STRONG else 1000
    effort = frozen_effort(s.rules.digging, s.able[GANGS] * 1000, day.cold_pm) * strong // 1000
    left = effort.copy()
    for name, share_pm in on(plan.works, day.number, ()):
        left -= _WORKS[name](s, setting, np.minimum(left, effort * share_pm // 1000), fought)


def _ring(s: Sieges, setting: Setting, effort: I64, fought: Bool) -> I64:
    """Wall on; it is slow work while the water is fought for."""
    rate = labour_of(s, "siege_wall").rate * setting.bridge.ring_pm // 1000
    pace = effort * np.where(fought, s.rules.digging.contest_pm, 1000) // 1000 * rate // 1000
    missing = setting.ring_mm - s.ring_mm
    s.ring_mm += np.minimum(missing, pace)
    return np.where(missing > 0, effort, 0)


def _creep(s: Sieges, length: I64, effort: I64) -> I64:
    """Sap on, under musketry and guns, with as many as find room at the head."""
    labour, missing = labour_of(s, "sap"), sap_length(s) - length
    close = missing <= (labour.near - s.rules.storm.reach + 1) * labour.need
    used = np.where(missing > 0, np.minimum(effort, labour.crew * 1000), 0)
    pace = used * under_guns_pm(labour.gun_pm, s.russian_guns) // 1000
    length += np.minimum(missing, pace * np.where(close, labour.rate_near, labour.rate) // 1000)
    return used


def sap_length(s: Sieges) -> int:
    """Return millimetres from the line of the siege wall to where columns start."""
    return (s.rules.digging.wall_distance - s.rules.storm.reach + 1) * labour_of(s, "sap").need


def _heap(heap: I64, wanted: I64 | int, rate: int, effort: I64) -> I64:
    """Raise a work of so many thousandths of man-days."""
    missing = np.maximum(0, wanted - heap)
    heap += np.minimum(missing, effort * rate // 1000)
    return np.where(missing > 0, effort, 0)


def _mound(s: Sieges, effort: I64) -> I64:
    labour = labour_of(s, "mound")
    return _heap(s.mound, labour.need, labour.rate_near, effort)


def _camp(s: Sieges, effort: I64) -> I64:
    labour, shelters = labour_of(s, "camp"), s.rules.works["camp"].shelters
    return _heap(s.camp, s.men[QING] * labour.need // shelters, labour.rate, effort)


def labour_of(s: Sieges, work: str) -> Labour:
    """Return what a work takes."""
    labour = s.rules.works[work].labour
    assert labour is not None  # only what nobody digs has none
    return labour


_WORKS: Final[Mapping[str, Callable[[Sieges, Setting, I64, Bool], I64]]] = {
    "ring": _ring,
    "sap": lambda s, setting, effort, fought: _creep(s, s.sap_mm, effort),
    "head": lambda s, setting, effort, fought: _creep(s, s.head_mm, effort),
    "mound": lambda s, setting, effort, fought: _mound(s, effort),
    "camp": lambda s, setting, effort, fought: _camp(s, effort),
}
"""By the name that a plan has for it: puts thousandths of man-days into a work and returns what it took."""


def _foot(s: Sieges, plan: QingPlan, day: Day) -> None:
    """Soldiers raise the mound, at a quarter of a labourer's pace."""
    if day.number >= plan.foot_day:
        effort = s.able[QING] * plan.foot_pm // 1000 * _spade_pm(s, "banner_foot")
        _mound(s, frozen_effort(s.rules.digging, effort, day.cold_pm))


def _spade_pm(s: Sieges, kind: str) -> int:
    """Return what soldiers of a kind dig of a labourer's work; all of a side that dig do as much."""
    return s.rules.units[kind].dig_pm


def _river_fought(s: Sieges, setting: Setting) -> Bool:
    """(n,) whether the garrison fights for its water today."""
    rules = s.rules.digging
    done = s.ring_mm * 1000 // max(1, setting.ring_mm)
    strong = s.fighters() > rules.contest_garrison
    fought: Bool = strong & (rules.contest_from_pm <= done) & (done < rules.contest_to_pm)
    return fought


def _fight_for_river(s: Sieges, setting: Setting, fought: Bool, luck: Luck) -> None:
    """A day of it: both bleed by a shock they share."""
    rules, men = s.rules.digging, river_men(s.rules.digging, s.fighters())
    s.river_days += fought
    shock = lognormal_q16(s.rules.bombard.disperse_q8, luck.roll16())
    for side, ppm in ((QING, rules.contest_qing_ppm), (RUSSIA, rules.contest_russian_ppm)):
        hazard = river_rate_q30(ppm, shock, men, s.men[side]) * setting.bridge.river_pm // 1000
        gone = luck.met(s.parts(side), chance_q30(hazard) * fought)
        dead = s.fade(side, gone, Cause.STORM)
        s.river_dead += dead
        if side == RUSSIA:
            s.day_dead += dead


def _note_ring(s: Sieges, setting: Setting, day: Day) -> None:
    """Note on which day the water was cut and the ring whole; both may open again."""
    done = s.ring_mm * 1000 // max(1, setting.ring_mm)
    s.ring_begun[:] = np.where(s.ring_mm > 0, np.minimum(s.ring_begun, day.number), s.ring_begun)
    cut = done >= np.where(s.cut(), s.rules.digging.contest_from_pm, s.rules.digging.contest_to_pm)
    s.cut_day[:] = np.where(cut, np.minimum(s.cut_day, day.number), NEVER)
    shut = cut & (s.ring_mm >= setting.ring_mm)
    s.closed_day[:] = np.where(shut, np.minimum(s.closed_day, day.number), NEVER)


def retrench_day(s: Sieges, plan: RussianPlan, day: Day) -> None:
    """Dig behind the front."""
    if day.number >= plan.retrench_day:
        effort = np.minimum(plan.retrench_men, s.able[RUSSIA] // 2) * _spade_pm(s, "cossacks")
        s.retrenched += frozen_effort(s.rules.digging, effort, day.cold_pm)
