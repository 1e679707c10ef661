"""Sallies of many sieges, and parties that go for food."""

from __future__ import annotations

import numpy as np

from game.core.fixed import ONE16, ONE30
from game.core.hexgrid import I64, Bool
from game.core.laws import surprise
from game.core.laws.numbers import Number, choose
from game.core.laws.resolve import shock_q16
from game.core.orders import Purpose
from game.core.state import QING, RUSSIA, Cause
from game.forecast.luck import Luck
from game.forecast.plans import Plan, QingPlan, RussianPlan
from game.forecast.setting import Day, Setting
from game.forecast.sieges import STALE_DAY, Sieges
from game.forecast.spades import labour_of

_GROUNDS = 12
"""Hexes over which parties spread: so many does the ground near the fort leave them."""


def sally_turn(s: Sieges, setting: Setting, plan: Plan, day: Day, luck: Luck) -> None:
    """Go out where it is the day, or where works have come close."""
    goes = _goes(s, plan[1], day)
    if not goes.any():
        return
    guard = _guard_pm(s, setting, plan[0])
    men = np.minimum(setting.bridge.party, s.fighters() // 4) * goes
    goes &= men >= s.rules.sally.men_min // 2
    odds = _odds(s, setting, plan, day, guard, men)
    fray = surprise.fight(s.rules.sally, s.rules.bombard.disperse_q8, odds, luck.dice, luck.sieges)
    fallen = s.strike(RUSSIA, np.where(goes, fray.russian, 0), Cause.SALLY)
    s.strike(QING, np.where(goes, fray.qing, 0), Cause.SALLY)
    _remember(s, day, goes, fray, fallen)
    _havoc(s, plan[1].purpose, guard, goes & fray.succeeded)


def _goes(s: Sieges, plan: RussianPlan, day: Day) -> Bool:
    """(n,) which garrisons send a party out this turn."""
    due = any(day.number <= of < day.number + day.days for of in plan.sallies)
    rested = (day.number - s.last_sally >= plan.against) | (s.last_sally > day.number)
    near = (s.sap_mm > 0) | (s.head_mm > 0) | (s.mound > 0)
    enough = s.fighters() >= 4 * s.rules.sally.unit_min
    goes: Bool = (due | ((plan.against > 0) & rested & near)) & enough & s.alive
    return goes


def _guard_pm(s: Sieges, setting: Setting, plan: QingPlan) -> Number:
    """Return how well pickets cover what parties go out at."""
    return (0, setting.bridge.guard_of_works_pm, s.rules.pickets.strong_guard_pm)[plan.picket]


def _odds(s: Sieges, setting: Setting, plan: Plan, day: Day, guard: Number, men: I64) -> surprise.Odds:
    """Return what the parties go into."""
    rules = s.rules.sally
    ring = s.ring_mm * 1000 // max(1, setting.ring_mm)
    murk = 1000 + (rules.murk_pm - 1000) * day.fog_pm // 1000
    success = sum(part for _, part in surprise.chances(rules, ring, guard, murk, 1000))
    kill = rules.kill_pm * rules.kill_purpose_pm[plan[1].purpose] // 1000 * surprise.ease_pm(guard) // 1000
    lost = rules.lost_success_pm, rules.lost_failure_pm, rules.lost_ambush_pm
    waited = surprise.ambush_pm(rules, s.habit, guard)
    return surprise.Odds(waited, success, kill, lost, men, s.able[QING] // 4)


def _remember(s: Sieges, day: Day, goes: Bool, fray: surprise.Fray, fallen: I64) -> None:
    """Whoever goes out often is waited for."""
    rules = s.rules.sally
    s.sallies += goes
    s.sallies_won += goes & fray.succeeded
    s.ambushes += goes & fray.ambushed
    s.habit += goes * ONE16
    s.last_sally[:] = np.where(goes, day.number, s.last_sally)
    s.shock += shock_q16(fallen, s.men[RUSSIA])
    brought = goes & fray.succeeded & (fray.rolls[:, 3] * 1000 < rules.prisoners_pm * ONE16)
    s.prisoners += brought * (1 + (fray.rolls[:, 4] * rules.prisoners >> 16))


def _havoc(s: Sieges, purpose: Purpose, guard: Number, won: Bool) -> None:
    """Burn a stretch of sap, else of the siege wall; spike guns."""
    rules = s.rules.sally
    if purpose == Purpose.SPIKE:
        s.qing_guns -= np.minimum(s.qing_guns, 100 * surprise.ease_pm(guard) // 1000 // rules.spike_men) * won
    if purpose != Purpose.BURN:
        return
    whole = rules.burn_hexes * labour_of(s, "siege_wall").need
    wall = choose(guard > 0, rules.burn_mm, whole)
    sapped = won & ((s.sap_mm > 0) | (s.head_mm > 0))
    longest = s.sap_mm >= s.head_mm
    s.sap_mm -= np.minimum(s.sap_mm, rules.sap_mm) * (sapped & longest)
    s.head_mm -= np.minimum(s.head_mm, rules.sap_mm) * (sapped & ~longest)
    s.ring_mm -= np.minimum(s.ring_mm, wall) * (won & ~sapped)


def forage_turn(s: Sieges, plan: Plan, day: Day, luck: Luck) -> None:
    """Send parties out for greens: the clock of all goes back by what they bring, and some are caught."""
    parties = plan[1].forage
    if not parties or day.number > plan[1].forage_until:
        return
    rules, men = s.rules.forage, s.rules.forage.parties[-1]
    out = s.alive & (s.able[RUSSIA] > 2 * men * parties) & ~s.closed()
    caught = luck.met(np.full((1, s.count), parties), _caught_q30(s, plan[0]))[0] * out
    home = (parties - caught) * max(1, day.days // rules.trip_days) * out
    greens = s.rules.terrain["meadow"].forage * s.larder // 1000
    s.stale -= np.minimum(
        s.stale, home * greens * rules.fresh_men * STALE_DAY // np.maximum(1, s.men[RUSSIA])
    )
    s.larder -= np.minimum(s.larder, home * rules.spent_pm[-1] // _GROUNDS)
    s.larder[:] = np.minimum(1000, s.larder + rules.regrow_pm * day.days)
    s.strike(RUSSIA, caught * men * rules.lost_pm // 1000, Cause.SALLY)


def _caught_q30(s: Sieges, plan: QingPlan) -> I64:
    """(n,) chance that a party is caught: about a fort without water stand twice as many pickets."""
    pickets = s.rules.pickets
    caught = (0, pickets.weak_caught_pm, pickets.strong_caught_pm)[plan.picket]
    return np.where(s.cut(), caught, caught // 2) * ONE30 // 1000
