"""Flotillas: fetching rations, holding the river, wintering. What they carry is in `landing`."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import BoatsFrozenIn, BoatsLeft, ConvoyRaided, Event, Events
from game.core.ground import Ground
from game.core.hexgrid import I32, Bool
from game.core.landing import aboard_of, strand
from game.core.losses import bury, remove_all
from game.core.orders import Convoy, Guard, Haven
from game.core.passage import frozen
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import NOWHERE, QING, RUSSIA, Cause, State, World, freeze, thaw
from game.core.strength import flat_guns
from game.core.tasks import Task

_UNITS = 1024


def check_convoy(world: World, order: Convoy) -> Refusal | None:
    """Return why boats cannot fetch rations, or None."""
    return _check_free(world, order.unit) or _check_new(world, order.unit, Task.CONVOY)


def check_guard(world: World, order: Guard) -> Refusal | None:
    """Return why boats cannot hold the river, or None."""
    return _check_afloat(world, order.unit) or _check_new(world, order.unit, Task.GUARD)


def check_haven(world: World, order: Haven) -> Refusal | None:
    """Return why boats cannot leave for their haven, or None."""
    return _check_free(world, order.unit)


def _check_afloat(world: World, unit: int) -> Refusal | None:
    if not world.unit_kind(unit).boat:
        return Refusal(Reason.NOT_A_BOAT)
    return Refusal(Reason.FROZEN_IN) if frozen(world) else None


def _check_free(world: World, unit: int) -> Refusal | None:
    """Boats that go for long take nobody along."""
    if refusal := _check_afloat(world, unit):
        return refusal
    carried = int(world.men[aboard_of(world, unit)].sum())
    return Refusal(Reason.TOO_MANY_MEN, carried, 0) if carried else None


def _check_new(world: World, unit: int, task: Task) -> Refusal | None:
    return Refusal(Reason.ALREADY_SO) if world.task[unit] == task else None


def convoy(state: State, order: Convoy) -> tuple[State, Events]:
    """Fetch rations until told otherwise, or until the river freezes."""
    return take_up(state, order.unit, Task.CONVOY)


def guard(state: State, order: Guard) -> tuple[State, Events]:
    """Hold the river about the boats until told otherwise, or until it freezes."""
    return take_up(state, order.unit, Task.GUARD)


def haven(state: State, order: Haven) -> tuple[State, Events]:
    """Leave the map for good; the ice and the garrison's fire cannot reach the boats any more."""
    draft, men = thaw(state), int(state.men[order.unit])
    remove_all(draft, np.arange(len(draft.hex)) == order.unit, Cause.DEPARTED)
    bury(draft)
    return freeze(draft), (BoatsLeft(order.unit, men),)


def convoys(world: World) -> Bool:
    """Return (u,) flotillas that bring rations: on convoy, and not raided on the last day."""
    fetching: Bool = _flotillas(world, Task.CONVOY) & (world.acted == 0)
    return fetching


def frozen_in(world: World) -> Bool:
    """Return (u,) flotillas that lie in the ice, where they can be burnt."""
    return _flotillas(world) & frozen(world)


def freeze_in(draft: World, day: int) -> tuple[Event, ...]:
    """Catch in the ice every flotilla that is still here; men aboard step out."""
    caught = np.flatnonzero(_flotillas(draft)).tolist()
    for unit in caught:
        clear_task(draft, unit)
        draft.aboard[aboard_of(draft, unit)] = NOWHERE
    return (BoatsFrozenIn(day, len(caught)),) if caught else ()


def raid_pm(world: World, unit: int) -> int:
    """Return the chance a day that the garrison stops a convoy: on its water down the river to the edge."""
    column = int(world.hex[unit]) % world.ground.grid.width
    return _guarded(world, world.rules.boats.raid_pm) if _raided_to(world) >= column else 0


def _raided_to(world: World) -> int:
    """Return the column of the water farthest down the river that the garrison commands, -1 for none."""
    rules, here = world.rules.boats, (world.side == RUSSIA) & (world.hex != NOWHERE)
    foot = world.hex[here & world.flag("zone") & (world.able >= rules.raid_men)]
    guns = world.hex[here & (flat_guns(world) > 0) & (world.able > 0)]
    by_foot, by_guns = (_water_below(world.ground, reach) for reach in (rules.raid_foot, rules.raid_guns))
    return max(int(by_foot[foot].max(initial=-1)), int(by_guns[guns].max(initial=-1)))


@lru_cache(maxsize=8)
def _water_below(ground: Ground, reach: int) -> I32:
    """(n,) column of the water farthest down the river within *reach* hexes of each cell, -1 for none."""
    grid, water = ground.grid, np.flatnonzero(ground.water)
    columns = (water % grid.width).astype(np.int32)
    near = grid.distances[:, water] <= reach
    below: I32 = np.where(near, columns, -1).max(axis=1, initial=-1)
    return below


def _guarded(world: World, chance_pm: int) -> int:
    """Each guarding flotilla makes raids rarer."""
    for _ in range(int(_flotillas(world, Task.GUARD).sum())):
        chance_pm = chance_pm * world.rules.boats.guard_pm // 1000
    return chance_pm


def _flotillas(world: World, task: Task | None = None) -> Bool:
    """Return (u,) the besiegers' boats on the map, all of them or those with a task."""
    afloat: Bool = (world.side == QING) & world.flag("boat") & (world.hex != NOWHERE) & (world.men > 0)
    return afloat if task is None else afloat & (world.task == task)


def boats_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let the garrison raid the convoys; put ashore whoever has lost his boats."""
    strand(draft)
    events: tuple[Event, ...] = ()
    for unit in np.flatnonzero(_flotillas(draft, Task.CONVOY)).tolist():
        events += _sail(draft, dice, spell.day, unit)
    return events


def _sail(draft: World, dice: Dice, day: int, unit: int) -> tuple[Event, ...]:
    """A day's convoy: raided boats have fought, and bring nothing."""
    chance = raid_pm(draft, unit)
    roll = dice.roll16(Lane.RAID, day * _UNITS + unit) * 1000 >> 16
    raided = roll < chance
    draft.acted[unit] = int(raided)
    return (ConvoyRaided(day, unit, chance, roll, draft.rules.supply.convoy_rations),) if raided else ()
