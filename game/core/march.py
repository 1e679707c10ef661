"""Marches: the order, the way it takes, and what is met on it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core import fields
from game.core.ambush import perils, spring
from game.core.dice import Dice
from game.core.events import Events, Marched, OrderGiven
from game.core.hexgrid import Cell
from game.core.laws.resolve import shock_q16
from game.core.orders import March, UnitId
from game.core.passage import BOAT, enemies, entry_costs, frozen, move_class, unit_side, zones
from game.core.reach import OUT_OF_REACH, long_field, long_fields, manners, reach
from game.core.refusals import Reason, Refusal
from game.core.sight import view
from game.core.stacking import room, stacks
from game.core.standing import clear_task
from game.core.state import RUSSIA, State, Tally, World, freeze, thaw
from game.core.strength import army
from game.core.tasks import Task


@dataclass(frozen=True, slots=True)
class Way:
    """A march: the cells it enters, its end last, and whether it takes more than this turn."""

    cells: tuple[int, ...]
    cost: int
    later: bool


def way(world: World, unit: int, to: int) -> Way | None:
    """Return how a unit would march to a cell, or None if there is no way.

    Args:
        world: a View; hidden enemies are no part of the plan.
        unit: who marches.
        to: where to, this turn or later.
    """
    here = reach(world, unit)
    if here[to] != OUT_OF_REACH:
        return Way(_path(world, unit, to), int(here[to]), later=False)
    entry, cost = min(long_fields(world, unit), key=lambda pair: int(pair[1][to]))
    if cost[to] >= fields.FAR:
        return None
    whole = fields.path(world.ground.grid, entry, cost, int(world.hex[unit]), to)
    halts = [cell for cell in whole if here[cell] != OUT_OF_REACH]
    return Way(_path(world, unit, halts[-1]) if halts else (), int(cost[to]), later=True)


def _path(world: World, unit: int, to: int) -> tuple[int, ...]:
    """Return the cells of this turn's march to a cell in reach; no zone is crossed on the way."""
    grid, start, moves = world.ground.grid, int(world.hex[unit]), int(world.moves[unit])
    stops = zones(world, unit_side(world, unit))
    ways = [
        (manner, fields.ranges(grid, manner.entry, [start], manner.pace * moves, stops)[0])
        for manner in manners(world, unit)
    ]
    manner, spent = min(ways, key=lambda pair: int(pair[0].moves(pair[1])[to]))
    return fields.path(grid, manner.entry, spent, start, to, stops)


def check_march(world: World, order: March) -> Refusal | None:
    """Return why a march is refused, or None."""
    unit, to = order.unit, order.to
    if world.hex[unit] == to:
        return Refusal(Reason.ALREADY_THERE)
    klass = move_class(world, unit)
    if klass == BOAT and frozen(world):
        return Refusal(Reason.FROZEN_IN)
    if world.moves[unit] <= 0:
        return Refusal(Reason.NO_MOVES_LEFT)
    if reach(world, unit)[to] != OUT_OF_REACH:
        return None
    return _why_not(world, unit, to)


def _why_not(world: World, unit: int, to: int) -> Refusal | None:
    side = unit_side(world, unit)
    if (world.hex[enemies(world, side)] == to).any():
        return Refusal(Reason.ENEMY_THERE)
    if long_field(world, unit)[to] >= fields.FAR:
        passable = entry_costs(world, side, move_class(world, unit), int(world.hex[unit]))[to] > 0
        return Refusal(Reason.NO_WAY if passable else Reason.CANNOT_ENTER)
    if not room(world, np.array([unit], np.int32), stacks(world))[0, to]:
        return Refusal(Reason.NO_ROOM, int(stacks(world)[1][to]), world.rules.movement.stack_men)
    return None


def march(state: State, order: March) -> tuple[State, Events]:
    """March as far as this turn allows; what is left becomes the standing order."""
    unit, seen = order.unit, view(state, unit_side(state, order.unit))
    plan = way(seen, unit, order.to)
    draft = thaw(state)
    clear_task(draft, unit)
    if plan is None:
        return freeze(draft), ()
    walked, stopped = _walk(state, unit, plan.cells)
    events: Events = ()
    if walked or stopped:
        events = (Marched(unit, (int(state.hex[unit]), *walked), stopped),)
        _move(draft, unit, walked, 0 if stopped else int(state.moves[unit] - reach(seen, unit)[walked[-1]]))
    if stopped:
        events += _waylaid(draft, unit)
    if plan.later and not stopped and draft.hex[unit] != order.to:
        draft.task[unit], draft.aim[unit] = Task.MARCH, order.to
        events = (*events, OrderGiven(unit, Task.MARCH, order.to))
    return freeze(draft), events


def _move(draft: State, unit: int, walked: tuple[int, ...], left: int) -> None:
    """Put a unit, and whoever is aboard it, where its march ends, with the moves it has left."""
    draft.moves[unit] = left
    if walked:
        draft.hex[unit] = walked[-1]
        draft.hex[draft.aboard == unit] = walked[-1]
        tired = int(draft.fatigue[unit]) + draft.rules.movement.fatigue_a_march
        draft.fatigue[unit] = min(1000, tired)


def _walk(state: State, unit: int, cells: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    """Return the cells really entered, and whether an enemy not seen cut them short.

    Men in ambush stop the march on the hex beside them, others on the one before their own; where there is
    no room the unit falls back along its way.
    """
    side = unit_side(state, unit)
    foes = set(state.hex[enemies(state, side)].tolist())
    beside = perils(state, side) & (not state.unit_kind(unit).leader)
    free = room(state, np.array([unit], np.int32), stacks(state))[0]
    for i, cell in enumerate(cells):
        if cell in foes or beside[cell]:
            last = i if cell in foes else i + 1
            clear = [j for j in range(last) if free[cells[j]]]
            return cells[: clear[-1] + 1] if clear else (), True
    return cells, False


def _waylaid(draft: State, unit: int) -> Events:
    """Let those who lie in ambush beside a unit that was stopped strike at it; a lone leader slips by."""
    if draft.unit_kind(unit).leader:
        return ()
    party = np.where(np.arange(len(draft.hex)) == unit, draft.able, 0).astype(np.int64)
    blows = spring(draft, Dice(draft.seed, draft.turn), (int(draft.hex[unit]),), party)
    if draft.side[unit] == RUSSIA:
        fallen = sum(blow.dead for blow in blows)
        draft.tally[Tally.SHOCK] += int(shock_q16(fallen, army(draft, RUSSIA)))
    return blows


def resume_marches(state: State, side: int) -> tuple[State, Events]:
    """Let every unit of *side* with a march to finish go on; who cannot any more waits for orders."""
    events: Events = ()
    for unit in np.flatnonzero((state.side == side) & (state.task == Task.MARCH)).tolist():
        order = March(UnitId(unit), Cell(int(state.aim[unit])))
        if check_march(view(state, side), order) is None:
            state, more = march(state, order)
            events += more
        else:
            state = _drop(state, unit)
    return state, events


def _drop(state: State, unit: int) -> State:
    draft = thaw(state)
    clear_task(draft, unit)
    return freeze(draft)
