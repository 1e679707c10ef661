"""Guns at the fort, muskets at the works, and the night's repair."""

from __future__ import annotations

import numpy as np

from game.core.fixed import lognormal_q16
from game.core.hexgrid import I64
from game.core.laws import shot
from game.core.laws.numbers import chance_q30
from game.core.laws.spade import mend_mille, mended
from game.core.state import QING, RUSSIA, WHOLE, Cause
from game.forecast.luck import Luck
from game.forecast.plans import Plan, QingPlan, on
from game.forecast.setting import Day, Setting
from game.forecast.sieges import GANGS, NEVER, Sieges


def bombard_day(s: Sieges, setting: Setting, plan: QingPlan, day: Day, luck: Luck) -> None:
    """Fire at the fort: one shock a day is shared by all guns."""
    rate, rules = on(plan.rates, day.number, 0), s.rules.bombard
    shock = lognormal_q16(rules.disperse_q8, luck.roll16())
    s.day_dead[:] = 0
    if not rate:
        return
    rounds = np.minimum(s.qing_guns * rate, s.rounds)
    s.rounds -= rounds
    dead_ppm = rounds * setting.bridge.guns_pm // 1000 * rules.kill_ppm
    hazard = shot.fort_rate_q30(rules, dead_ppm, wooden=setting.wooden) * shock >> 16
    s.day_dead += s.fade(RUSSIA, luck.met(s.parts(RUSSIA), chance_q30(hazard)), Cause.SHOT)
    s.gun_dead += s.day_dead
    _note_first(s, day)
    _wear(s, setting, plan, day, rounds)


def _note_first(s: Sieges, day: Day) -> None:
    """Note what the first day of the guns has done."""
    first = (s.first_shot == NEVER) & s.alive
    s.first_day_dead[:] = np.where(first, s.day_dead, s.first_day_dead)
    s.first_shot[:] = np.where(first, day.number, s.first_shot)


def _wear(s: Sieges, setting: Setting, plan: QingPlan, day: Day, rounds: I64) -> None:
    """Wear the front, when the guns stand close before it: each ball shakes its hex and those beside it."""
    rules = s.rules.bombard
    if day.number >= plan.face_day:
        each = rules.wood_mille if setting.wooden else rules.wall_mille + rules.wall_beside_mille
        worn = rounds * setting.bridge.guns_pm // 1000 * each // front_of(setting, plan)
        s.integrity[:] = np.maximum(0, s.integrity - np.minimum(worn, WHOLE))


def front_of(setting: Setting, plan: QingPlan) -> int:
    """Return over how many wall hexes guns before one front spread their fire."""
    meant = plan.prepared.front if plan.prepared else 0
    return meant or setting.bridge.front


def mend_night(s: Sieges, setting: Setting, plan: Plan, day: Day) -> None:
    """Mend the front, so much a hex and so much in all."""
    rules, missing = s.rules.digging, WHOLE - s.integrity
    if not missing.any():
        return
    qing, russia = plan
    hindered = rules.repair_close_pm if day.number >= qing.face_day else 1000
    hex_mille = mend_mille(rules, setting.wooden) * hindered // 1000
    workers = np.minimum(russia.mend, s.able[RUSSIA] // 2)
    pool = mended(rules, workers, s.fighters()) * 1000 // front_of(setting, qing)
    s.integrity += np.minimum(missing, np.minimum(hex_mille, pool)) * (s.withdrawn == 0)


def guard_day(s: Sieges, setting: Setting, day: Day, luck: Luck) -> None:
    """Musketry from the walls at the works, and back."""
    rules, bridge, defenders = s.rules.fire, setting.bridge, s.fighters()
    vigour = _vigour_pm(s, defenders, day)
    shock = lognormal_q16(s.rules.bombard.disperse_q8, luck.roll16())
    near = shot.shot_at(s.men[QING] + s.men[GANGS])
    many = np.maximum(rules.back_men, s.men[RUSSIA])
    out = shot.guard_out_q30(rules, defenders, vigour, shock) * bridge.guard_pm // 1000 // near
    back = shot.guard_back_q30(rules, vigour) * bridge.back_pm // 1000 // many
    dead = luck.met(s.able, np.stack((chance_q30(out), chance_q30(back), chance_q30(out))))
    s.strike(QING, dead[QING], Cause.SHOT)
    s.strike(GANGS, dead[GANGS], Cause.SHOT)
    s.day_dead += s.strike(RUSSIA, dead[RUSSIA], Cause.SHOT)


def _vigour_pm(s: Sieges, defenders: I64, day: Day) -> I64:
    """Spend the day's powder; return (n,) how lively the fire of the walls is by it, and by the rain."""
    rules = s.rules.fire
    open_pm = np.where(s.closed(), rules.guard_closed_pm, 1000)
    need = np.maximum(1, shot.guard_powder_g(rules, defenders, open_pm))
    spend = np.minimum(s.powder_g, need)
    s.powder_g -= spend
    dry = 1000 - day.rain_pm * shot.wet_pm(rules, 0) // 1000
    vigour: I64 = shot.guard_vigour_pm(rules, open_pm, spend, need) * dry // 1000
    return vigour
