"""Sickness, bread and cold in the fort and in the camps."""

from __future__ import annotations

import numpy as np

from game.core.fixed import ONE30
from game.core.hexgrid import I64
from game.core.laws import hunger, sickness
from game.core.laws.numbers import chance_q30
from game.core.state import QING, RUSSIA, Cause
from game.forecast.luck import Luck
from game.forecast.plans import STRONG, Plan, QingPlan, RussianPlan
from game.forecast.setting import Day, Setting
from game.forecast.sieges import GANGS, STALE_DAY, Sieges
from game.forecast.spades import labour_of

_MOST_Q30 = ONE30 * 9 // 10
"""Chance of a sick man to die, at the worst."""


def fresh_day(s: Sieges, setting: Setting) -> None:
    """Let the days without fresh food run: slow with open gates, faster without water, whole when shut in."""
    share = sickness.fresh_pm(s.rules.health, s.cut(), s.closed())
    share = share * setting.bridge.fresh_pm // 1000 * s.larder // 1000
    s.stale += STALE_DAY * (1000 - np.minimum(1000, share)) // 1000


def sicken_day(s: Sieges, setting: Setting, plan: Plan, day: Day, luck: Luck) -> None:
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


def _falling_q30(s: Sieges, setting: Setting, plan: Plan, day: Day, tended_pm: I64) -> I64:
    """Return (3, n) chances of a well man to fall sick today."""
    camp = _spreading_q30(s, QING, _camp_q30(s)) * _pickets_pm(s, plan[0]) // 1000
    fort = _spreading_q30(s, RUSSIA, _fort_q30(s, plan[1], day, tended_pm))
    rules, men = s.rules.health, s.men
    seeds = sickness.seed_q30(rules, men[QING], True), sickness.seed_q30(rules, men[RUSSIA], s.cut())
    soldiers, garrison, gangs = setting.bridge.contagion_pm
    hazards = (
        camp * soldiers // 1000 + seeds[QING],
        fort * garrison // 1000 + seeds[RUSSIA],
        camp * gangs // 1000 + seeds[QING],
    )
    return np.asarray(chance_q30(np.stack(hazards)), np.int64)


def _spreading_q30(s: Sieges, side: int, rate_q30: I64) -> I64:
    """Return (n,) the rate at which an army's sick infect each of its men."""
    crowded = sickness.crowded_q30(s.rules.health, rate_q30, s.men[side], s.first[side])
    spreading: I64 = crowded * s.sick[side] // np.maximum(1, s.men[side])
    return spreading


def _camp_q30(s: Sieges) -> I64:
    """Return (n,) the rate at which one sick man would infect a whole camp."""
    rules = s.rules.health
    rate: I64 = sickness.underfed_q30(rules, sickness.camp_contagion_q30(rules), s.hungry_pm)
    return rate


def _fort_q30(s: Sieges, plan: RussianPlan, day: Day, tended_pm: I64) -> I64:
    """Return (n,) the same in the fort, as the garrison lives and is tended."""
    rules, quarters = s.rules.health, s.rules.quarters
    rate = sickness.fort_contagion_q30(rules, day.cold_pm, s.cut())
    rate = sickness.underfed_q30(rules, rate, _starved_pm(s))
    rate = rate * (quarters.spread_contagion_pm if plan.spread else 1000) // 1000
    caught: I64 = rate * (1000 - (1000 - quarters.tend_contagion_pm) * tended_pm // 1000) // 1000
    return caught


def _pickets_pm(s: Sieges, plan: QingPlan) -> int:
    """Return what pickets make of the rate: half the army stands them."""
    return (1000 + (1000, 1000, s.rules.pickets.sick_pm)[plan.picket]) // 2


def _fatality_q30(s: Sieges, tended_pm: I64) -> I64:
    """Return (3, n) chances of a sick man's end to be death."""
    rules, hungry = s.rules.health, s.hungry_pm
    fort = sickness.fort_fatality_q30(rules, s.scurvy_q16(), _starved_pm(s))
    fort = fort * (1000 - (1000 - s.rules.quarters.tend_fatality_pm) * tended_pm // 1000) // 1000
    camp = sickness.camp_fatality_q30(rules, hungry)
    gangs = sickness.camp_fatality_q30(rules, np.zeros_like(hungry))
    fatality: I64 = np.minimum(np.stack((camp, fort, gangs)), _MOST_Q30)
    return fatality


def _tended_pm(s: Sieges, plan: RussianPlan) -> I64:
    """(n,) how many of the garrison's sick have orderlies enough, per mille."""
    orderlies = np.minimum(plan.tend, s.able[RUSSIA] // 4)
    tended = orderlies * s.rules.quarters.sick_an_orderly
    share: I64 = np.minimum(1000, tended * 1000 // np.maximum(1, s.sick[RUSSIA]))
    return share


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
    taken = starving + hunger.freezing_ppm(starving, day.cold_pm, _chilled_pm(s, plan))
    s.fade(QING, luck.met(s.parts(QING), hunger.gone_q30(taken)), Cause.HUNGER)
    home = hunger.gone_q30(supply.desertion_ppm)
    for group in (QING, GANGS):
        s.fade(group, luck.met(s.parts(group), home), Cause.DESERTED)
    without = np.where(s.grain > 0, 0, supply.starved_ppm)
    s.fade(RUSSIA, luck.met(s.parts(RUSSIA), hunger.gone_q30(without)), Cause.HUNGER)
    s.grain[:] = np.maximum(0, s.grain - s.men[RUSSIA])


def _chilled_pm(s: Sieges, plan: QingPlan) -> I64:
    """(n,) what the cold does to the besiegers, by their winter camp and their pickets."""
    need, shelters = labour_of(s, "camp").need, s.rules.works["camp"].shelters
    warm = np.minimum(1000, s.camp // need * shelters * 1000 // np.maximum(1, s.men[QING]))
    chilled = hunger.chilled_pm(s.rules.supply, warm)
    outside = (1000 + s.rules.pickets.cold_pm) // 2 if plan.picket == STRONG else 1000
    share: I64 = chilled * outside // 1000
    return share
