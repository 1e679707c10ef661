"""Setting fire: brushwood heaped against a thing, or arrows that carry fire to it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.blaze import KINDLE, burn_boats, fire_name, flammable
from game.core.boats import frozen_in
from game.core.calendar import Spell, spells_of
from game.core.dice import Dice, Lane
from game.core.events import Event, Events, Kindled
from game.core.fixed import ONE16, ONE30, one_minus_exp_q30
from game.core.hexgrid import Bool, Cell
from game.core.orders import Burn, UnitId
from game.core.passage import enemies, unit_side
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import QING, State, World
from game.core.tasks import Task
from game.core.weather import Weather, weather

_BESIDE = 1
"""Hexes to which brushwood is carried."""
_BOW = "bow"
_CARRIERS = ("foot", "horse")
"""Movement classes that carry fire."""


@dataclass(frozen=True, slots=True)
class Kindling:
    """An attempt foreseen.

    Attributes:
        chance_pm: that it catches fire in the spell that comes.
        hours: that it would then burn.
        guarded: True if men stand by to put it out.
    """

    chance_pm: int
    hours: int
    guarded: bool


def check_burn(world: World, order: Burn) -> Refusal | None:
    """Return why setting fire is refused, or None."""
    kind = world.unit_kind(order.unit)
    if kind.leader or kind.move_class not in _CARRIERS:
        return Refusal(Reason.CANNOT_BURN)
    reach = world.rules.blaze.arrow_reach if kind.weapon == _BOW else _BESIDE
    distance = int(world.ground.grid.distance(int(world.hex[order.unit]), order.at))
    if distance > reach:
        return Refusal(Reason.OUT_OF_RANGE, distance, reach)
    side = unit_side(world, order.unit)
    prey = _prey(world, side)[order.at] and flammable(world)[order.at] > 0
    return None if prey or _boats(world, side, order.at).any() else Refusal(Reason.NOTHING_TO_BURN)


def _prey(world: World, side: int) -> Bool:
    """Return (n,) cells that a side would burn: the fort, or what besiegers dug; open ground for both."""
    prey: Bool = (world.work == 0) | (world.ground.fort if side == QING else ~world.ground.fort)
    return prey


def _boats(world: World, side: int, at: int) -> Bool:
    """Return (u,) enemy flotillas that lie in the ice at a hex."""
    there: Bool = frozen_in(world) & enemies(world, side) & (world.hex == at)
    return there


def kindling(world: World, order: Burn) -> Kindling:
    """Return what a legal attempt would bring; the preview and the event share it."""
    guarded = _guarded(world, order)
    hours = int(flammable(world)[order.at])
    spell = next(spells_of(world.scenario, world.turn))
    return Kindling(_chance_q30(world, order, spell) * 1000 // ONE30, hours, guarded)


def burn(state: State, order: Burn) -> tuple[State, Events]:
    """Try until it burns."""
    return take_up(state, order.unit, Task.BURN, order.at)


def kindle_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let every party that is to set fire try it."""
    events: tuple[Event, ...] = ()
    for unit in np.flatnonzero((draft.task == Task.BURN) & (draft.able > 0)).tolist():
        order = Burn(UnitId(unit), Cell(int(draft.aim[unit])))
        if check_burn(draft, order) is None:
            events += _try(draft, dice, spell, order)
        else:
            clear_task(draft, unit)
    return events


def _try(draft: World, dice: Dice, spell: Spell, order: Burn) -> tuple[Event, ...]:
    chance = _chance_q30(draft, order, spell) >> 14
    roll = dice.roll16(Lane.BLAZE, fire_name(KINDLE, spell.day, order.unit))
    told = (chance * 1000 // ONE16, roll * 1000 // ONE16, roll < chance)
    tried = Kindled(spell.day, order.unit, order.at, *told)
    if roll >= chance:
        return (tried,)
    clear_task(draft, order.unit)
    draft.blaze[order.at] = flammable(draft)[order.at]
    boats = np.flatnonzero(_boats(draft, unit_side(draft, order.unit), order.at)).tolist()
    return (tried, *(burn_boats(draft, dice, spell.day, boat) for boat in boats))


def _chance_q30(world: World, order: Burn, spell: Spell) -> int:
    """Chance that it catches fire within a spell: by numbers, by guards, by the weather."""
    rules = world.rules.blaze
    men = min(int(world.able[order.unit]), rules.party_men)
    rate = _rate_pm(world, order) * men // rules.party_men * _dry_pm(world) // 1000
    return int(one_minus_exp_q30(spell.share(min(rate, 3000) * ONE30 // 1000)))


def _rate_pm(world: World, order: Burn) -> int:
    """Times a day, per mille, that a full party sets it alight."""
    rules = world.rules.blaze
    arrows = rules.arrow_pm if world.unit_kind(order.unit).weapon == _BOW else 0
    if world.ground.grid.distance(int(world.hex[order.unit]), order.at) > _BESIDE:
        return arrows
    return max(arrows, rules.brush_pm * (rules.guarded_pm if _guarded(world, order) else 1000) // 1000)


def _dry_pm(world: World) -> int:
    """What the weather leaves of a chance to light a fire."""
    return {Weather.RAIN: 0, Weather.SNOW: world.rules.blaze.snow_pm}.get(weather(world), 1000)


def _guarded(world: World, order: Burn) -> bool:
    """Return whether enemies stand by who would beat out a flame."""
    foes = enemies(world, unit_side(world, order.unit)) & world.flag("zone") & ~world.flag("boat")
    near = foes & (world.ground.grid.distances[order.at][world.hex] <= _BESIDE)
    return int(world.fit[near].sum()) >= world.rules.blaze.guards
