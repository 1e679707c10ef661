"""Fire: what burns, how it spreads, what it leaves. Timber, thatch and standing crop burn; earth never."""

from __future__ import annotations

import numpy as np

from game.core.calendar import HOURS, Spell
from game.core.cover import bare
from game.core.dice import Dice, Lane
from game.core.events import BoatsBurnt, BurntDown, Event, Events, FireOut, FireSpread
from game.core.fixed import ONE30, one_minus_exp_q30
from game.core.ground import terrain_column, work_column
from game.core.hexgrid import I32
from game.core.losses import lose_share, remove_all
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ravage, Tally, World
from game.core.walls import timber, wear_down, wooden
from game.core.weather import Weather, weather
from game.core.works import clear

_GRAIN = "grain_store"
"""Kind of work in which the flour lies."""
KINDLE, _SPREAD, _QUENCH, _DEATH = range(4)
"""Kinds of dice names."""
_NAMES = 8
"""Dice names of one cell: one for each neighbour."""


def flammable(world: World) -> I32:
    """Return (n,) hours that each cell would burn if it caught fire; 0 for what does not or burns already."""
    ground = world.ground
    standing = np.where(ground.wall, timber(ground) & (world.integrity > 0), wooden(ground) | ~ground.fort)
    built = np.where(standing, work_column(ground, "burns")[world.work], 0)
    grown = np.where(bare(world) | ground.fort, 0, terrain_column(ground, "burns")[ground.terrain])
    return np.where(world.blaze > 0, 0, np.where(world.work > 0, built, grown)).astype(np.int32)


def blaze_spell(draft: World, dice: Dice, spell: Spell) -> Events:
    """Let every fire eat, spread and be fought; rain puts them all out."""
    burning = np.flatnonzero(draft.blaze > 0).tolist()
    if weather(draft) == Weather.RAIN:
        draft.blaze[burning] = 0
        return tuple(FireOut(spell.day, cell) for cell in burning)
    events: Events = ()
    for cell in burning:
        events += _burn(draft, dice, spell, cell)
    return events


def _burn(draft: World, dice: Dice, spell: Spell, cell: int) -> Events:
    """One fire through one spell."""
    hours = min(int(draft.blaze[cell]), spell.hours)
    events = _char(draft, dice, spell.day, cell, hours) + _spread(draft, dice, spell.day, cell, hours)
    draft.blaze[cell] -= hours
    if draft.blaze[cell] == 0:
        return events + _consume(draft, spell.day, cell)
    if _chance(dice, _QUENCH, spell.day, cell * _NAMES, _quench_pm(draft, cell), spell.hours):
        draft.blaze[cell] = 0
        return (*events, FireOut(spell.day, cell))
    return events


def _char(draft: World, dice: Dice, day: int, cell: int, hours: int) -> tuple[Event, ...]:
    """Eat at a wall, and kill a few who are in it."""
    rules = draft.rules.blaze
    where = (draft.hex == cell) & ~draft.flag("leader")
    chance = one_minus_exp_q30(rules.dead_pm * ONE30 // 1000 * hours // HOURS)
    lose_share(draft, dice, Lane.BLAZE, fire_name(_DEATH, day, cell) * 1024, where, chance, Cause.FIRE)
    if not draft.ground.wall[cell]:
        return ()
    worn = np.zeros(draft.ground.grid.n, np.int64)
    worn[cell] = rules.wear * hours * 1000
    return wear_down(draft, day, worn)


def _spread(draft: World, dice: Dice, day: int, cell: int, hours: int) -> tuple[Event, ...]:
    """Reach for everything beside it that can burn."""
    events: tuple[Event, ...] = ()
    fuel, rate = flammable(draft), draft.rules.blaze.spread_pm
    for i, beside in enumerate(draft.ground.grid.around[cell]):
        if fuel[beside] and _chance(dice, _SPREAD, day, cell * _NAMES + i, rate, hours):
            draft.blaze[beside] = fuel[beside]
            events += (FireSpread(day, beside),)
    return events


def _consume(draft: World, day: int, cell: int) -> tuple[Event, ...]:
    """A fire has nothing left: what it fed on is gone, but for the earth and stumps of a wall."""
    ground, work = draft.ground, int(draft.work[cell])
    if ground.wall[cell] or ground.water[cell]:
        return (FireOut(day, cell),)
    if ground.work_names[work] == _GRAIN:
        flour = int(draft.tally[Tally.GRAIN])
        draft.tally[Tally.GRAIN] -= flour * draft.rules.blaze.grain_pm // 1000
    if work:
        clear(draft, cell)
    else:
        draft.ravage[cell] = Ravage.BURNT
    return (BurntDown(day, cell, work),)


def _quench_pm(draft: World, cell: int) -> int:
    """Times a day, per mille, that those to whom it belongs put a fire out: the garrison in its fort."""
    rules, ground = draft.rules.blaze, draft.ground
    if not draft.work[cell]:
        return 0
    owner = RUSSIA if ground.fort[cell] else QING
    near = (draft.side == owner) & (draft.hex != NOWHERE)
    near &= ground.grid.distances[cell][draft.hex] <= rules.quench_reach
    return rules.quench_pm * min(rules.quench_men, int(draft.able[near].sum())) // rules.quench_men


def fire_name(kind: int, day: int, place: int) -> int:
    """Return a dice name of its own for a kind of roll, a day and a place."""
    return (day * 4 + kind) * 131072 + place


def _chance(dice: Dice, kind: int, day: int, place: int, rate_pm: int, hours: int) -> bool:
    """Roll whether something that happens *rate_pm* times a day happens within some hours."""
    chance = one_minus_exp_q30(min(rate_pm, 3000) * ONE30 // 1000 * hours // HOURS)
    return dice.chance_q30(Lane.BLAZE, fire_name(kind, day, place), chance)


def burn_boats(draft: World, dice: Dice, day: int, unit: int) -> BoatsBurnt:
    """Burn a flotilla in the ice: some of its crew die, the others go home; who was aboard stands on the ice.

    Args:
        draft: writable; changed.
        dice: of the turn; lane BLAZE.
        day: of the event.
        unit: the flotilla.
    """
    alone, at = np.arange(len(draft.hex)) == unit, int(draft.hex[unit])
    chance = draft.rules.blaze.crew_dead_pm * ONE30 // 1000
    name = fire_name(_DEATH, day, 65536 + unit) * 1024
    dead = int(lose_share(draft, dice, Lane.BLAZE, name, alone, chance, Cause.FIRE).sum())
    draft.aboard[draft.aboard == unit] = NOWHERE
    remove_all(draft, alone, Cause.DEPARTED)
    draft.hex[unit] = NOWHERE
    return BoatsBurnt(day, unit, at, dead)
