"""Sickness, bread and cold in the fort and in the camps."""

from __future__ import annotations

import numpy as np

from game.core.hexgrid import I64
from game.core.laws import hunger, sickness
from game.core.laws.numbers import chance_q30
from game.core.state import QING, RUSSIA, Cause
from game.forecast.luck import Luck
from game.forecast.plans import QingPlan, RussianPlan
from game.forecast.setting import Day, Setting
from game.forecast.sieges import GANGS, Sieges
from game.forecast.spades import labour_of

_DAY = 100
"""A day without fresh food, in hundredths."""


def fresh_day(s: Sieges, setting: Setting) -> None:
    """Let the days without fresh food run on: slowly with open gates, faster without water, whole when shut in."""
    rules = s.rules.health
    share = np.where(s.cut(), rules.fresh_cut_pm, rules.fresh_open_pm + rules.fresh_open_relief_pm)
    share = np.where(s.closed(), 0, share) * setting.bridge.fresh_pm // 1000 * s.larder // 1000
    s.stale += _DAY * (1000 - np.minimum(1000, share)) // 1000


def sicken_day(s: Sieges, setting: Setting, plan: tuple[QingPlan, RussianPlan], day: Day, luck: Luck) -> None:
    """One day of the infections: men fall sick, the sick die or are immune, the immune lose it."""
    rules, tended = s.rules.health, _tended_pm(s, plan[1])
    fall = _falling_q30(s, setting, plan, day, tended)
    fresh = luck.met(s.fit, fall)
    out = luck.met(s.sick, sickness.leave_q30(rules.infectious_days))
    waned = luck.met(s.immune, sickness.leave_q30(rules.immunity_days))
    dead = luck.met(out, _fatality_q30(s, tended))
    s.fit += waned - fresh
    s.sick += fresh - out
    s.immune += out - dead - waned
    s.lost[:, Cause.SICK] += dead


def _falling_q30(
    s: Sieges, setting: Setting, plan: tuple[QingPlan, RussianPlan], day: Day, tended_pm: I64
) -> I64:
    """Return (3, n) chances of a well man to fall sick today."""
    rules, men, cut = s.rules.health, s.men, s.cut()
    camp = sickness.underfed_q30(rules, sickness.camp_contagion_q30(rules), s.hungry_pm)
    fort = sickness.underfed_q30(rules, sickness.fort_contagion_q30(rules, day.cold_pm, cut), _starved_pm(s))
    quarters = s.rules.quarters
    fort = fort * (quarters.spread_contagion_pm if plan[1].spread else 1000) // 1000
    fort = fort * (1000 - (1000 - quarters.tend_contagion_pm) * tended_pm // 1000) // 1000
    pickets = (1000, 1000, s.rules.pickets.sick_pm)[plan[0].picket]
    rates = list[I64]()
    for side, rate, living in ((QING, camp, (1000 + pickets) // 2), (RUSSIA, fort, 1000)):
        crowded = sickness.crowded_q30(rules, rate, men[side], s.first[side])
        caught = crowded * s.sick[side] // np.maximum(1, men[side]) * living // 1000
        rates.append(caught)
    seeds = [sickness.seed_q30(rules, men[QING], True), sickness.seed_q30(rules, men[RUSSIA], cut)]
    where = setting.bridge.contagion_pm
    sources = [
        (rates[side] * where[group] // 1000 + seeds[side]) for group, side in enumerate((QING, RUSSIA, QING))
    ]
    return np.asarray(chance_q30(np.stack(sources)), np.int64)


def _fatality_q30(s: Sieges, tended_pm: I64) -> I64:
    """Return (3, n) chances of a sick man's end to be death."""
    rules, hungry = s.rules.health, s.hungry_pm
    fort = sickness.fort_fatality_q30(rules, s.scurvy_q16(), _starved_pm(s))
    fort = fort * (1000 - (1000 - s.rules.quarters.tend_fatality_pm) * tended_pm // 1000) // 1000
    camp = sickness.camp_fatality_q30(rules, hungry)
    gangs = sickness.camp_fatality_q30(rules, np.zeros_like(hungry))
    return np.minimum(np.stack((camp, fort, gangs)), (1 << 30) * 9 // 10)


def _tended_pm(s: Sieges, plan: RussianPlan) -> I64:
    """(n,) how many of the garrison's sick have orderlies enough, per mille."""
    orderlies = np.minimum(plan.tend, s.able[RUSSIA] // 4)
    return np.minimum(
        1000, orderlies * s.rules.quarters.sick_an_orderly * 1000 // np.maximum(1, s.sick[RUSSIA])
    )


def scurvy_day(s: Sieges, day: Day, luck: Luck) -> None:
    """Let scurvy kill in the fort."""
    chance = sickness.scurvy_death_q30(s.rules.health, s.scurvy_q16(), day.cold_pm)
    s.fade(RUSSIA, luck.met(s.parts(RUSSIA), chance), Cause.SCURVY)


def _starved_pm(s: Sieges) -> I64:
    """(n,) share of a ration that the garrison goes without: all of it once the flour is gone."""
    return np.where(s.grain > 0, 0, 1000)


def eat_day(s: Sieges, plan: QingPlan, day: Day, luck: Luck) -> None:
    """Eat; hunger and cold kill, men go home, and the flour of the fort runs down."""
    supply = s.rules.supply
    starving = hunger.starving_ppm(supply, s.hungry_pm)
    chilled = hunger.chilled_pm(supply, _warm_pm(s))
    chilled = chilled * ((1000 + s.rules.pickets.cold_pm) // 2 if plan.picket == 2 else 1000) // 1000
    taken = starving + hunger.freezing_ppm(starving, day.cold_pm, chilled)
    s.fade(QING, luck.met(s.parts(QING), hunger.gone_q30(taken)), Cause.HUNGER)
    home = hunger.gone_q30(supply.desertion_ppm + np.zeros_like(taken))
    for group in (QING, GANGS):
        s.fade(group, luck.met(s.parts(group), home), Cause.DESERTED)
    without = np.where(s.grain > 0, 0, supply.starved_ppm)
    s.fade(RUSSIA, luck.met(s.parts(RUSSIA), hunger.gone_q30(without)), Cause.HUNGER)
    s.grain[:] = np.maximum(0, s.grain - s.men[RUSSIA])


def _warm_pm(s: Sieges) -> I64:
    """(n,) share of the besiegers who have a winter camp."""
    need, shelters = labour_of(s, "camp").need, s.rules.works["camp"].shelters
    return np.minimum(1000, s.camp // need * shelters * 1000 // np.maximum(1, s.men[QING]))
