"""Storms of many sieges, by the resolver of the rules."""

from __future__ import annotations

import numpy as np

from game.core.hexgrid import I64, Bool
from game.core.laws import assault as laws
from game.core.laws.points import storm_price
from game.core.laws.resolve import shock_q16
from game.core.resolver import Engagement, Outcome, resolve
from game.core.state import QING, RUSSIA, WHOLE, Cause, Ending
from game.forecast.columns import rows_of
from game.forecast.luck import Luck
from game.forecast.plans import Plan, Prepared, RussianPlan
from game.forecast.setting import Day, Setting
from game.forecast.sieges import Sieges
from game.forecast.spades import labour_of, sap_length

_WHOLE = 1000
"""Per mille."""


def storm_turn(s: Sieges, setting: Setting, plan: Plan, day: Day, luck: Luck) -> None:
    """Storm where it is the day, or where all is ready."""
    qing, russia = plan
    if columns := dict(qing.storms).get(day.number, 0):
        how = Prepared(day.number, day.number, columns=columns, front=0, feint=False)
        _storm(s, setting, russia, day, luck, np.flatnonzero(s.alive), how)
    if qing.prepared and qing.prepared.first_day <= day.number <= qing.prepared.last_day:
        ready = np.flatnonzero(s.alive & ripe(s, qing.prepared, day))
        _storm(s, setting, russia, day, luck, ready, qing.prepared)


def ripe(s: Sieges, plan: Prepared, day: Day) -> Bool:
    """(n,) whether what a storm waits for is there."""
    waited: Bool = (day.number - s.last_storm >= plan.gap) | (s.last_storm > day.number)
    support: Bool = (s.mound >= labour_of(s, "mound").need) | (not plan.mound)
    broken: Bool = WHOLE - s.integrity >= plan.breach_pm * WHOLE // 1000
    steady: Bool = (s.storms < plan.tries) & (s.cohesion >= s.rules.will.steady)
    return waited & support & broken & steady & (_heads(s) >= plan.heads)


def _heads(s: Sieges) -> I64:
    """(n,) saps that have come to the wall."""
    length = sap_length(s)
    heads: I64 = (s.sap_mm >= length).astype(np.int64) + (s.head_mm >= length)
    return heads


def _storm(
    s: Sieges, setting: Setting, plan: RussianPlan, day: Day, luck: Luck, of: I64, how: Prepared
) -> None:
    """Fight the storms of some sieges and live with what they leave behind."""
    if not len(of):
        return
    fight = engagement(s, setting, plan, of, how)
    out = resolve(rows_of(s.rules.storm, of), fight, luck.dice, luck.sieges[of])
    qing = _spread(s, of, out.dead.sum(axis=1) + out.top)
    s.strike(QING, qing, Cause.STORM)
    fallen = s.strike(RUSSIA, _spread(s, of, out.defenders), Cause.STORM)
    s.shock += shock_q16(fallen, s.men[RUSSIA])
    s.powder_g[of] -= np.minimum(s.powder_g[of], _powder_g(s, of, fight.manned))
    _remember(s, day, of, out, qing)


def engagement(s: Sieges, setting: Setting, plan: RussianPlan, of: I64, how: Prepared) -> Engagement:
    """Return the storms of some sieges as numbers, see `game.core.assault.engagement`.

    Args:
        s: all sieges.
        setting: of them.
        plan: of the garrisons.
        of: (m,) the sieges that are stormed.
        how: the storms go.

    Returns:
        Numbers (m,) and columns (c, m).
    """
    rules, bridge = rows_of(s.rules.storm, of), setting.bridge
    able, fighters = s.able[QING][of], s.fighters()[of]
    men = np.minimum(rules.column_men, able * bridge.column_pm // 1000)
    frontage = laws.frontage(rules, how.front or bridge.front)
    come = _runners(s, plan, of, how, fighters) * bridge.alarm_pm // 1000
    manned = np.minimum(come, frontage)
    heads = np.minimum(_heads(s)[of], len(rules.heads_pm) - 1)
    wall = rows_of(s.rules.works["palisade" if setting.wooden else "rampart"], of)
    inner = rows_of(s.rules.works["inner_work"], of)
    back = s.withdrawn[of] > 0
    each = np.ones((how.columns, len(of)), np.int64)
    return Engagement(
        columns=each * men,
        cohesion=each * s.cohesion[of],
        fatigue=each * 0,
        led=each * 0,
        defenders=come,
        frontage=np.full(len(of), frontage),
        garrison=fighters,
        gun_men_milli=np.where(manned >= rules.gun_defenders, s.russian_guns[of] * rules.gun_men_milli, 0),
        cover_pm=np.where(back, inner.cover_close_pm, wall.cover_close_pm),
        height_mille=np.where(back, inner.height, wall.height) * 1000,
        breach_pm=np.where(back, 0, (WHOLE - s.integrity[of]) * 1000 // WHOLE),
        bare_pm=np.full(len(of), 0 if how.ladders else 1000),
        approach_pm=np.where(back, 0, np.array(rules.heads_pm)[heads]),
        support_pm=np.where(s.mound >= labour_of(s, "mound").need, 1000, 0)[of],
        retrenched_pm=np.where(back, 0, _retrenched_pm(s)[of]),
        refuge_pm=laws.refuge_pm(rules, s.men[RUSSIA][of]),
        morale_pm=_morale_pm(s)[of],
        powder_pm=_powder_pm(s, of, manned),
        night=np.full(len(of), how.night),
    )


def _runners(s: Sieges, plan: RussianPlan, of: I64, how: Prepared, fighters: I64) -> I64:
    """Return how many of the garrison run to the alarm: a feint draws off a part."""
    rules = rows_of(s.rules.storm, of)
    share = np.where(s.withdrawn[of] > 0, 1000, rules.alarm_share_pm)
    if how.feint:
        away = rules.feint_share_pm * (rules.reserve_feint_pm if plan.reserve else 1000) // 1000
        share = share * (1000 - away) // 1000
    if plan.spread:
        share = share * s.rules.quarters.spread_alarm_pm // 1000
    return share * fighters // 1000


def _retrenched_pm(s: Sieges) -> I64:
    """(n,) how much of a work has been dug behind the front."""
    need = s.rules.storm.retrenched_hexes * labour_of(s, "inner_work").need
    return np.minimum(1000, s.retrenched * 1000 // need)


def _morale_pm(s: Sieges) -> I64:
    """(n,) what hunger, sickness and the memory of earlier storms leave of steadiness."""
    sick = s.sick[QING] * 1000 // np.maximum(1, s.men[QING])
    morale: I64 = laws.morale_pm(s.rules.storm, s.storms, s.hungry_pm, sick)
    return morale


def _powder_pm(s: Sieges, of: I64, defenders: I64) -> I64:
    """Return what the defenders have of the powder they need."""
    have_pm: I64 = np.minimum(1000, s.powder_g[of] * 1000 // np.maximum(1, _powder_g(s, of, defenders)))
    return have_pm


def _powder_g(s: Sieges, of: I64, defenders: I64) -> I64:
    """Return what a storm takes of the powder of those on the wall."""
    each = rows_of(s.rules.storm, of).powder_rounds * rows_of(s.rules.fire, of).round_g
    return defenders * each


def _remember(s: Sieges, day: Day, of: I64, out: Outcome, lost: I64) -> None:
    """Cohesion, points, and what a storm thrown back costs the saps; a fort that is entered is taken."""
    rules, taken, first = rows_of(s.rules.storm, of), out.taken, s.storms[of] == 0
    s.storm_loss[of] = np.where(first, lost[of], s.storm_loss[of])
    s.storm_taken[of] = np.where(first, taken, s.storm_taken[of])
    s.storms[of] += 1
    s.last_storm[of] = day.number
    up_pm = out.standing.sum(axis=1) * _WHOLE // out.standing.shape[1]
    price = np.where(taken, 0, rules.cohesion_repulsed) * up_pm + rules.cohesion_broken * (_WHOLE - up_pm)
    s.cohesion[of] = np.maximum(0, s.cohesion[of] - price // _WHOLE)
    s.late_points[of] += storm_price(s.rules.points, s.talks_day, day.number)
    for length in (s.sap_mm, s.head_mm):
        length[of] -= np.minimum(length[of], np.where(taken, 0, rules.head_lost_mm))
    _sack(s, day, of[taken])


def _sack(s: Sieges, day: Day, of: I64) -> None:
    """The fort is taken: half of those left fall, the rest are captives."""
    dead = s.men[RUSSIA][of] * rows_of(s.rules.storm, of).stormed_dead_pm // 1000
    s.lost[RUSSIA, Cause.STORM][of] += dead
    s.lost[RUSSIA, Cause.CAPTURED][of] += s.men[RUSSIA][of] - dead
    for part in (s.fit, s.sick, s.immune):
        part[RUSSIA, of] = 0
    s.end(of, Ending.STORMED, day.number)


def _spread(s: Sieges, of: I64, numbers: I64) -> I64:
    """Return numbers of some sieges as those of all, (n,): 0 for the others."""
    spread = np.zeros(s.count, np.int64)
    spread[of] = numbers
    return spread
