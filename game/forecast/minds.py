"""Whether the men go on: cohesion, the assembly, the council, the messenger."""

from __future__ import annotations

import numpy as np

from game.core.fixed import ONE30
from game.core.hexgrid import I64
from game.core.laws import resolve
from game.core.laws.hunger import hunger_pm
from game.core.state import QING, RUSSIA, WHOLE, Ending
from game.forecast.luck import Luck
from game.forecast.plans import Plan, QingPlan, RussianPlan
from game.forecast.setting import Day
from game.forecast.sieges import NEVER, Sieges


def hunger_day(s: Sieges, day: Day, frozen: I64) -> None:
    """Note whom no ration reaches today."""
    supply = s.rules.supply
    brought = np.where(day.number >= frozen, supply.frozen_rations, supply.convoys * supply.convoy_rations)
    s.hungry_pm[:] = hunger_pm(s.men[QING], np.minimum(s.men[QING], brought))


def will_day(s: Sieges, plan: Plan, day: Day, frozen: I64, luck: Luck) -> None:
    """Let the day's blood sink in, and ask both sides whether they go on."""
    s.shock += resolve.shock_q16(s.day_dead, s.men[RUSSIA] + s.day_dead)
    few = np.flatnonzero(s.men[RUSSIA] < s.rules.will.extinct_men)
    s.end(few, Ending.STARVED, day.number)
    _assembly(s, plan, day, frozen, luck)
    _council(s, plan[0], day, luck)


def dawn(s: Sieges, plan: RussianPlan, day: Day) -> None:
    """The shock of the days before fades, men find their courage again, parties grow careless."""
    s.shock[:] = s.shock * s.rules.will.shock_keep_pm // 1000
    s.habit[:] = s.habit * s.rules.sally.habit_keep_pm // 1000
    s.cohesion[:] = np.minimum(1000, s.cohesion + s.rules.will.rest_a_day)
    if day.number >= plan.withdrawal:
        s.withdrawn[:] |= s.men[RUSSIA] <= plan.remnant


def _assembly(s: Sieges, plan: Plan, day: Day, frozen: I64, luck: Luck) -> None:
    """The garrison's men beg for terms; refused too often, they open the gates themselves."""
    rules = s.rules.will
    breach = np.where(s.withdrawn > 0, 0, (WHOLE - s.integrity) * 1000 // WHOLE)
    fear = resolve.fear_milli(rules, s.shock, breach, s.grain <= 0)
    if any(0 <= day.number - letter < rules.terms_days for letter in plan[0].letters):
        fear = fear + rules.terms_milli
    recent = (day.number - s.begged_day < rules.refused_days) & (s.begged_day < NEVER)
    fear = fear + np.where(recent, rules.refused_milli, 0)
    hope = resolve.hope_milli(rules, day.number >= frozen, news=False)
    begs = luck.chance_q30(resolve.surrender_q30(rules, fear, hope))
    opened = begs & (s.begged >= rules.pleas)
    s.end(np.flatnonzero(opened), Ending.SURRENDERED, day.number)
    s.end(np.flatnonzero(begs & ~opened & plan[1].grants), Ending.EVACUATED, day.number)
    s.begged += begs
    s.begged_day[:] = np.where(begs, day.number, s.begged_day)


def _council(s: Sieges, plan: QingPlan, day: Day, luck: Luck) -> None:
    """The besiegers' leaders urge going home; unheeded too often, the army goes."""
    rules = s.rules.will
    if day.number <= rules.lift_from_day:
        return
    urges = luck.chance_q30(np.full(s.count, rules.lift_pm * ONE30 // 1000))
    fit = resolve.fed(s.able[QING], s.hungry_pm)
    urges &= resolve.council_urges(rules, s.men[QING], s.first[QING], fit, s.fighters())
    s.end(np.flatnonzero(urges & (plan.lets_go | (s.urged >= rules.urgings))), Ending.LIFTED, day.number)
    s.urged += urges
