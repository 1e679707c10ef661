"""What a sally that succeeds does beside killing: works and boats burnt, guns spiked, men brought in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.ambush import take
from game.core.blaze import burn_boats
from game.core.boats import frozen_in
from game.core.calendar import day_of
from game.core.dice import Dice
from game.core.events import Events
from game.core.fixed import ONE16
from game.core.hexgrid import I64
from game.core.laws.surprise import ease_pm
from game.core.orders import Purpose
from game.core.pickets import guard_pm
from game.core.rules import SIDES
from game.core.standing import clear_task
from game.core.state import NOWHERE, QING, World
from game.core.tasks import Task
from game.core.works import dug_kinds, labour_of, take_off, undo_metres

_BESIDE = 1


@dataclass(frozen=True, slots=True)
class Havoc:
    """Hexes of works undone and flotillas burnt, guns spiked, besiegers brought in; what else happened."""

    burnt: int = 0
    spiked: int = 0
    captured: int = 0
    events: Events = ()


def burn_works(draft: World, at: int, guard: int) -> int:
    """Burn works: of a sap some metres, of others some if they are guarded, else a whole unfinished stretch.

    Returns:
        Hexes harmed.
    """
    rules = draft.rules.sally
    work, done = draft.work.copy(), draft.done.copy()
    if saps_at(draft, at):
        undo_metres(draft, at, rules.sap_mm)
    elif guard:
        undo_metres(draft, at, rules.burn_mm)
    else:
        for cell in bare_stretch(draft, at):
            take_off(draft, cell, _whole(draft, cell))
    return int(((draft.work != work) | (draft.done != done)).sum())


def boats_at(world: World, at: int) -> list[int]:
    """Return flotillas caught in the ice on or beside a hex, the nearest first."""
    apart = world.ground.grid.distances[at][world.hex]
    near = np.flatnonzero(frozen_in(world) & (apart <= _BESIDE)).tolist()
    return sorted(near, key=lambda unit: (int(apart[unit]), unit))


def burn_ice_bound(draft: World, dice: Dice, at: int, guard: int) -> Events:
    """Burn boats in the ice: one if pickets are near, else all."""
    day, lost = day_of(draft.scenario, draft.turn), boats_at(draft, at)
    return tuple(burn_boats(draft, dice, day, unit) for unit in (lost[:1] if guard else lost))


def saps_at(world: World, at: int) -> bool:
    """Return whether a sap runs on or beside a hex."""
    kinds = [labour_of(world, int(kind)) for kind in dug_kinds(world)[[at, *world.ground.grid.around[at]]]]
    return any(labour is not None and labour.creeps for labour in kinds)


def works_at(world: World, at: int) -> list[int]:
    """Return the cells at and beside a hex on which besiegers dig or have dug, the hex first."""
    kinds = dug_kinds(world)
    return [cell for cell in (at, *world.ground.grid.around[at]) if _theirs(world, int(kinds[cell]))]


def _theirs(world: World, kind: int) -> bool:
    labour = labour_of(world, kind)
    return labour is not None and SIDES[QING] in labour.sides and not labour.inside


def bare_stretch(world: World, at: int) -> list[int]:
    """Return what burns where nobody stands guard: the hex itself, and the unfinished works joined to it."""
    most, found = world.rules.sally.burn_hexes, list[int]()
    edge = works_at(world, at)
    while edge and len(found) < most:
        cell = edge.pop(0)
        bare = (cell == at or world.plan[cell]) and cell not in found and not guard_pm(world, cell)
        if bare:
            found.append(cell)
            edge += works_at(world, cell)
    return found


def _whole(world: World, cell: int) -> int:
    labour = labour_of(world, int(dug_kinds(world)[cell]))
    return labour.need if labour else 0


def guns_at(world: World, at: int) -> list[int]:
    """Return besiegers' units with guns on a hex or beside it, the nearest first."""
    there = (world.side == QING) & (world.guns > 0) & (world.hex != NOWHERE)
    apart = world.ground.grid.distances[at][world.hex]
    near = np.flatnonzero(there & (apart <= _BESIDE)).tolist()
    return sorted(near, key=lambda unit: (int(apart[unit]), unit))


def spikes(world: World, at: int, men: int, guard: int) -> int:
    """Return the guns that so many men would spike."""
    able = men * int(ease_pm(guard)) // 1000 // world.rules.sally.spike_men
    return min(able, int(world.guns[guns_at(world, at)].sum()))


def spike(draft: World, at: int, men: int, guard: int) -> int:
    """Spike guns; return how many."""
    spiked = left = spikes(draft, at, men, guard)
    for unit in guns_at(draft, at):
        gone = min(left, int(draft.guns[unit]))
        draft.guns[unit] -= gone
        left -= gone
        if draft.guns[unit] == 0 and draft.task[unit] == Task.BOMBARD:
            clear_task(draft, unit)
    return spiked


def seize(draft: World, dice: Dice, event: int, exposed: I64, purpose: Purpose, luck: tuple[int, int]) -> int:
    """Bring in prisoners, with more luck if the party went out for them; return how many.

    Args:
        draft: writable; changed.
        dice: of the turn.
        event: number of the rolls in lane LOSS.
        exposed: (u,) besiegers round the place.
        purpose: of the party.
        luck: two rolls of 16 bits: whether, and how many.
    """
    rules = draft.rules.sally
    chance = rules.seize_pm if purpose == Purpose.SEIZE else rules.prisoners_pm
    if luck[0] * 1000 >= chance * ONE16 or not exposed.any():
        return 0
    return take(draft, dice, event, exposed, 1 + (luck[1] * rules.prisoners >> 16))
