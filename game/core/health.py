"""Sickness: a camp infection in each army, and the scurvy clock of the shut-in."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.fixed import ONE30
from game.core.ground import terrain_column
from game.core.hexgrid import I64
from game.core.larder import fresh_pm
from game.core.laws import sickness
from game.core.laws.numbers import chance_q30
from game.core.losses import enter, lose_share
from game.core.pickets import picket_toll
from game.core.quarters import spread_contagion_pm, tended_pm
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, World
from game.core.strength import army, scurvy_q16, soldiers
from game.core.supply import underfed_pm
from game.core.talks import truce_holds

_DAY = 100
"""A day without fresh food, in hundredths."""


def health_day(draft: World, dice: Dice, spell: Spell) -> None:
    """Turn the clocks of both armies by a day.

    Each army is one group that infects itself; where and how a unit lives makes its men fall sick sooner
    or later than the others.
    """
    _fresh_food(draft)
    _infect(draft, dice, spell)
    _scurvy(draft, dice, spell)


def _fresh_food(draft: World) -> None:
    """Days without fresh food run on: slowly with open gates, faster without water, whole when shut in."""
    draft.stale[draft.side == RUSSIA] += _DAY * (1000 - fresh_pm(draft)) // 1000


def contagion_q30(world: World, side: int, cold_pm: int) -> int:
    """Return the rate a day at which one sick man would infect a whole, well army."""
    rules = world.rules.health
    if side == RUSSIA:
        rate = sickness.fort_contagion_q30(rules, cold_pm, world.tally[Tally.CUT_DAY] >= 0)
    else:
        rate = sickness.camp_contagion_q30(rules)
    rate = sickness.underfed_q30(rules, rate, underfed_pm(world, side))
    for living_pm in (spread_contagion_pm(world, side), _clean_pm(world, side)):
        rate = rate * living_pm // 1000
    return int(sickness.crowded_q30(rules, rate, army(world, side), int(world.mustered[side, 0])))


def _clean_pm(world: World, side: int) -> int:
    """Orderlies keep houses clean."""
    return 1000 - (1000 - world.rules.quarters.tend_contagion_pm) * tended_pm(world, side) // 1000


def _nursed_pm(world: World, side: int, day: int) -> int:
    """Return how many of the sick who would have died still do: orderlies save some, and a truce."""
    tended = 1000 - (1000 - world.rules.quarters.tend_fatality_pm) * tended_pm(world, side) // 1000
    carried = world.rules.talks.truce_fatality_pm if truce_holds(world, day) else 1000
    return tended * carried // 1000


def _fatality_q30(draft: World, day: int) -> I64:
    """Return (u,) chance of a sick man's end to be death."""
    nursed = np.array([_nursed_pm(draft, side, day) for side in (QING, RUSSIA)])[draft.side]
    bare = np.where(draft.side == RUSSIA, _fort_fatality_q30(draft), _camp_fatality_q30(draft))
    return np.asarray(np.minimum(bare * nursed // 1000, ONE30 * 9 // 10), np.int64)


def _fort_fatality_q30(draft: World) -> I64:
    """Return (u,) the same in the fort, left to itself."""
    underfed = underfed_pm(draft, RUSSIA)
    return np.asarray(sickness.fort_fatality_q30(draft.rules.health, scurvy_q16(draft), underfed), np.int64)


def _camp_fatality_q30(draft: World) -> I64:
    """Return (u,) the same in the camps; gangs and crews eat from their own boats."""
    underfed = np.where(draft.flag("soldier"), underfed_pm(draft, QING), 0)
    return np.asarray(sickness.camp_fatality_q30(draft.rules.health, underfed), np.int64)


def _infect(draft: World, dice: Dice, spell: Spell) -> None:
    """One day of the infections: men fall sick, the sick die or are immune, the immune lose it."""
    rules, leader = draft.rules.health, draft.flag("leader")
    fall = _falling_q30(draft, spell.cold_pm)
    leave = np.full_like(fall, sickness.leave_q30(rules.infectious_days))
    wane = np.full_like(fall, sickness.leave_q30(rules.immunity_days))
    names = (spell.day * 2 + draft.side) * 1024 + np.arange(len(leader))
    men = np.where(leader, 0, (draft.fit, draft.sick, draft.immune)).astype(np.int64)
    fresh, out, waned = dice.binomial(
        Lane.INFECTION,
        np.concatenate((names, names + 256, names + 768)),
        men.ravel(),
        np.concatenate((fall, leave, wane)),
    ).reshape(men.shape)
    dead = dice.binomial(Lane.INFECTION, names + 512, out, _fatality_q30(draft, spell.day))
    draft.fit[:] += (waned - fresh).astype(np.int32)
    draft.sick[:] += (fresh - out).astype(np.int32)
    draft.immune[:] += (out - dead - waned).astype(np.int32)
    enter(draft, dead, Cause.SICK)


def _falling_q30(draft: World, cold_pm: int) -> I64:
    """Return (u,) chance of a well man to fall sick today.

    From the sick about him he does sooner or later by where he lives; water and lice come to everybody.
    """
    caught, seed = np.array([_infection_q30(draft, side, cold_pm) for side in (QING, RUSSIA)]).T
    rate = caught[draft.side] * exposure_pm(draft) // 1000 + seed[draft.side]
    return np.asarray(chance_q30(rate), np.int64)


def _infection_q30(draft: World, side: int, cold_pm: int) -> tuple[int, int]:
    """Return a side's rates a day at which a well man is infected: by the sick, and from without."""
    mine = soldiers(draft, side)
    men, sick = max(1, int(draft.men[mine].sum())), int(draft.sick[mine].sum())
    dirty = side == QING or bool(draft.tally[Tally.CUT_DAY] >= 0)
    seed = int(sickness.seed_q30(draft.rules.health, men, dirty))
    return contagion_q30(draft, side, cold_pm) * sick // men, seed


def exposure_pm(world: World) -> I64:
    """Return (u,) how easily the men of each unit fall sick where they live, against the usual place."""
    ground, here = world.ground, world.hex
    pm = terrain_column(ground, "sickly_pm")[ground.terrain[here]].astype(np.int64)
    outside = (world.side == RUSSIA) & (here != NOWHERE) & ~ground.fort[here]
    pm = np.where(outside, pm * world.rules.health.outside_pm // 1000, pm)
    return pm * picket_toll(world) // 1000


def _scurvy(draft: World, dice: Dice, spell: Spell) -> None:
    chance = sickness.scurvy_death_q30(draft.rules.health, scurvy_q16(draft), spell.cold_pm)
    lose_share(draft, dice, Lane.SCURVY, spell.day * 1024, soldiers(draft, RUSSIA), chance, Cause.SCURVY)
