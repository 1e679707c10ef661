"""Sickness: a camp infection in each army, and the scurvy clock of the shut-in."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.fixed import ONE16, ONE30, exp_q16, ln_q8, one_minus_exp_q30
from game.core.hexgrid import I64, Bool
from game.core.losses import lose_share
from game.core.state import QING, RUSSIA, Cause, Tally, World
from game.core.strength import army, scurvy_q16, soldiers
from game.core.supply import hunger_pm

_DAY = 100
"""A day without fresh food, in hundredths."""


def health_day(draft: World, dice: Dice, spell: Spell) -> None:
    """Turn the clocks of both armies by a day."""
    _fresh_food(draft)
    _infect(draft, dice, spell.day, RUSSIA, _fort_contagion_q30(draft, spell.cold_pm), _fort_fatality_q30(draft))
    _infect(draft, dice, spell.day, QING, _camp_contagion_q30(draft), _camp_fatality_q30(draft))
    _scurvy(draft, dice, spell)


def _fresh_food(draft: World) -> None:
    """Days without fresh food run on: slowly with open gates, faster without water, whole when shut in."""
    rules, tally = draft.rules.health, draft.tally
    if tally[Tally.CLOSED_DAY] >= 0:
        keep = 1000
    elif tally[Tally.CUT_DAY] >= 0:
        keep = 1000 - rules.fresh_cut_pm
    else:
        keep = 1000 - rules.fresh_open_pm - rules.fresh_open_relief_pm
    draft.stale[draft.side == RUSSIA] += _DAY * keep // 1000


def _fort_contagion_q30(draft: World, cold_pm: int) -> int:
    """Rate a day at which one sick man would infect a whole, well garrison."""
    rules = draft.rules.health
    rate = rules.contagion_pm * ONE30 // 1000 // rules.infectious_days
    rate = rate * (1000 + rules.cold_pm * cold_pm // 1000) // 1000
    if draft.tally[Tally.CUT_DAY] >= 0:
        rate = rate * rules.cut_pm // 1000
    return _crowded(draft, RUSSIA, rate)


def _camp_contagion_q30(draft: World) -> int:
    rules = draft.rules.health
    rate = rules.contagion_pm * rules.camp_pm // 1000 * ONE30 // 1000 // rules.infectious_days
    return _crowded(draft, QING, rate * (2000 + hunger_pm(draft)) // 2000)


def _crowded(draft: World, side: int, rate_q30: int) -> int:
    """A thinned army infects itself more slowly: by the share that is left, to the power of `crowd_pm`."""
    left, first = max(1, army(draft, side)), max(1, int(draft.mustered[side, 0]))
    log_q8 = ln_q8(left) - ln_q8(first)
    return rate_q30 * exp_q16(log_q8 * draft.rules.health.crowd_pm // 1000) >> 16


def _fort_fatality_q30(draft: World) -> I64:
    rules = draft.rules.health
    weak = ONE16 + rules.fatality_scurvy_pm * scurvy_q16(draft) // 1000
    return np.asarray(rules.fatality_pm * ONE30 // 1000 * weak >> 16, np.int64)


def _camp_fatality_q30(draft: World) -> I64:
    rules = draft.rules.health
    share = rules.camp_fatality_pm + rules.fatality_hunger_pm * hunger_pm(draft) // 1000
    fed = np.where(draft.flag("soldier"), share, rules.camp_fatality_pm)
    return np.asarray(rules.fatality_pm * ONE30 // 1000 * fed // 1000, np.int64)


def _infect(draft: World, dice: Dice, day: int, side: int, contagion_q30: int, fatality_q30: I64) -> None:
    """One day of an infection: men fall sick, the sick die or are immune, the immune lose it."""
    rules, here = draft.rules.health, (draft.side == side) & ~draft.flag("leader")
    fall = _falling_q30(draft, side, contagion_q30)
    leave = one_minus_exp_q30(ONE30 // rules.infectious_days)
    wane = one_minus_exp_q30(ONE30 // rules.immunity_days)
    event = (day * 2 + side) * 1024
    fresh = _draw(dice, event, np.where(here, draft.fit, 0), np.full(len(here), fall))
    out = _draw(dice, event + 256, np.where(here, draft.sick, 0), np.full(len(here), leave))
    dead = _draw(dice, event + 512, out, np.minimum(fatality_q30, ONE30 * 9 // 10))
    waned = _draw(dice, event + 768, np.where(here, draft.immune, 0), np.full(len(here), wane))
    draft.fit[:] += (waned - fresh).astype(np.int32)
    draft.sick[:] += (fresh - out).astype(np.int32)
    draft.immune[:] += (out - dead - waned).astype(np.int32)
    _enter_dead(draft, here, dead)


def _falling_q30(draft: World, side: int, contagion_q30: int) -> int:
    """Chance of a well man to fall sick today: from the sick about him, and a little from water and lice."""
    rules, mine = draft.rules.health, soldiers(draft, side)
    men, sick = max(1, int(draft.men[mine].sum())), int(draft.sick[mine].sum())
    seed = rules.seed_pm * ONE30 // 1000 // max(50, men)
    cut = side == QING or draft.tally[Tally.CUT_DAY] >= 0
    rate = contagion_q30 * sick // men + seed * (2 if cut else 1)
    return one_minus_exp_q30(min(rate, 3 * ONE30))


def _draw(dice: Dice, event: int, men: I64, chance_q30: I64) -> I64:
    return dice.binomial(Lane.INFECTION, event + np.arange(len(men)), men.astype(np.int64), chance_q30)


def _enter_dead(draft: World, here: Bool, dead: I64) -> None:
    soldier = draft.flag("soldier")
    for klass, of in ((0, here & soldier), (1, here & ~soldier)):
        for side in (QING, RUSSIA):
            draft.lost[side, klass, Cause.SICK] += int(dead[of & (draft.side == side)].sum())


def _scurvy(draft: World, dice: Dice, spell: Spell) -> None:
    rules = draft.rules.health
    rate = rules.scurvy_ppm * ONE30 // 1_000_000 * (1000 + rules.scurvy_cold_pm * spell.cold_pm // 1000) // 1000
    chance = one_minus_exp_q30(np.asarray(rate * scurvy_q16(draft) >> 16, np.int64))
    lose_share(draft, dice, Lane.SCURVY, spell.day * 1024, soldiers(draft, RUSSIA), chance, Cause.SICK)
