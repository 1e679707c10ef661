"""Who can go where, at what cost, and what a march does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.core import fields
from game.core.calendar import day_of
from game.core.events import Events, Marched, OrderGiven
from game.core.hexgrid import I32, U8, U16, Bool, Cell, Cells
from game.core.orders import March, Reason, Refusal, Task, UnitId
from game.core.rules import MOVE_CLASSES, Entry
from game.core.sight import view
from game.core.state import NOWHERE, QING, State, Tally, World, clear_task, freeze, thaw

OUT_OF_REACH = 255
BOAT = MOVE_CLASSES.index("boat")
GUNS = MOVE_CLASSES.index("guns")
_WITHIN, _GATES = range(2)
"""How a march of the garrison keeps to its walls: it stays within and on them, or goes by the gates alone."""


@dataclass(frozen=True, slots=True)
class Way:
    """A march: the cells it enters, its end last, and whether it takes more than this turn."""

    cells: tuple[int, ...]
    cost: int
    later: bool


def move_class(world: World, unit: int) -> int:
    """Return the index of a unit's movement class in MOVE_CLASSES."""
    return MOVE_CLASSES.index(world.unit_kind(unit).move_class)


def frozen(world: World) -> bool:
    """Return whether the river is ice."""
    return int(world.tally[Tally.FROZEN_DAY]) >= 0


def enemies(world: World, side: int) -> Bool:
    """Return (u,) units of the other side that are on the map."""
    theirs: Bool = (world.side != side) & (world.hex != NOWHERE) & (world.men > 0)
    return theirs


@lru_cache(maxsize=16)
def zones(world: World, side: int) -> Bool:
    """Return (n,) cells in a zone of control of *side*'s enemies.

    A unit has a zone on its six neighbours unless it is broken or has none by kind; no zone reaches
    across a wall.
    """
    fighting = (world.able > 0) & (world.cohesion >= world.rules.will.broken)
    holds = enemies(world, side) & world.flag("zone") & fighting
    cells = world.hex[holds]
    around = world.ground.grid.neighbours[cells]
    across = world.ground.fort[cells][:, None] != world.ground.fort[around]
    mask = np.zeros(world.ground.grid.n, np.bool_)
    mask[around[(around >= 0) & ~across]] = True
    mask.setflags(write=False)
    return mask


@lru_cache(maxsize=64)
def entry_costs(world: World, side: int, klass: int, start: int) -> U8:
    """Return (n,) points to enter each cell, 0 where a unit of that side and class may not.

    Args:
        world: a View or a State.
        side: whose unit.
        klass: index into MOVE_CLASSES.
        start: the cell the march begins on: a man on the wall comes down inside, and leaves by a gate.
    """
    return _enterable(world, side, klass, start)


def open_cells(draft: World, unit: int) -> Bool:
    """Return (n,) cells a unit could be put on: it may enter them, no enemy is there, and there is room.

    Nothing is kept, so a world that is being changed may be asked.
    """
    costs = _enterable(draft, unit_side(draft, unit), move_class(draft, unit), int(draft.hex[unit]))
    return (costs > 0) & _room_now(draft, unit)


def day_walk(draft: World, unit: int) -> Bool:
    """Return (n,) cells where a unit at work could be by the evening, its own included; nothing is kept."""
    side, klass, here = unit_side(draft, unit), move_class(draft, unit), int(draft.hex[unit])
    budget = draft.unit_kind(unit).moves
    near = [
        fields.ranges(draft.ground.grid, _costs(draft, side, klass, keeping), [here], budget)[0]
        for keeping in _keepings(draft, side, here)
    ]
    walk: Bool = (np.min(near, axis=0) <= budget) & _room_now(draft, unit)
    walk[here] = True
    return walk


def _enterable(world: World, side: int, klass: int, start: int) -> U8:
    keepings = _keepings(world, side, start)
    cost: U8 = np.max([_costs(world, side, klass, keeping) for keeping in keepings], axis=0)
    return cost


@lru_cache(maxsize=64)
def _kept_costs(world: World, side: int, klass: int, most: int, keeping: int) -> U8:
    """A whole turn's moves, *most*, always buy a hex."""
    cost: U8 = np.minimum(_costs(world, side, klass, keeping), most).astype(np.uint8)
    return cost


def _keepings(world: World, side: int, start: int) -> tuple[int, ...]:
    """Return how a march that begins on a cell may keep to the walls; the besiegers never cross them."""
    ground = world.ground
    if side == QING or not ground.fort[start]:
        return (_GATES,)
    on_wall = ground.wall[start] and not ground.gate[start]
    return (_WITHIN,) if on_wall else (_WITHIN, _GATES)


def _costs(world: World, side: int, klass: int, keeping: int) -> U8:
    ground = world.ground
    cost = _ground_costs(world, klass)
    cost[world.hex[enemies(world, side)]] = 0
    if side == QING:
        cost[ground.fort] = 0
    elif keeping == _WITHIN:
        cost[~ground.fort] = 0
    else:
        cost[ground.wall & ~ground.gate] = 0
    cost.setflags(write=False)
    return cost


def _ground_costs(world: World, klass: int) -> U8:
    """Terrain, then works that replace it, then ice; a fort's walls cost their own side one point."""
    ground, name = world.ground, MOVE_CLASSES[klass]
    cost = _entry_table([t.entry for t in world.rules.terrain.values()], name)[ground.terrain]
    works = _entry_table([None, *(w.entry for w in world.rules.works.values())], name)[world.work]
    cost = np.where(works != OUT_OF_REACH, works, cost).astype(np.uint8)
    if name != "boat":
        cost[ground.wall] = 1
    if frozen(world):
        cost[ground.water] = _ice_cost(world, klass)
    return cost


def _entry_table(rows: list[Entry | None], name: str) -> U8:
    """One class's costs by kind; OUT_OF_REACH where a work leaves the terrain's."""
    return np.array([OUT_OF_REACH if row is None else getattr(row, name) for row in rows], np.uint8)


def _ice_cost(world: World, klass: int) -> int:
    """Ice carries everyone but boats; guns only once it is thick."""
    if klass == BOAT:
        return 0
    since = day_of(world.scenario, world.turn) - int(world.tally[Tally.FROZEN_DAY])
    return 0 if klass == GUNS and since < world.rules.ice.guns_after_days else 1


@lru_cache(maxsize=64)
def reach(world: World, unit: int) -> U8:
    """Return (n,) points a unit needs to each cell this turn.

    OUT_OF_REACH where it cannot come or may not stop.
    """
    if world.hex[unit] == NOWHERE or world.moves[unit] <= 0 or world.able[unit] <= 0:
        return np.full(world.ground.grid.n, OUT_OF_REACH, np.uint8)
    here: U8 = _group_reach(world, np.array([unit], np.int32))[0]
    here.setflags(write=False)
    return here


def unit_side(world: World, unit: int) -> int:
    """Return a unit's side."""
    return int(world.side[unit])


@lru_cache(maxsize=8)
def reaches(world: World, side: int) -> U8:
    """Return (u, n) points of every unit of *side* to every cell it can end a march on this turn.

    One batched call serves the screen, the computer players and `check`.
    """
    out = np.full((len(world.hex), world.ground.grid.n), OUT_OF_REACH, np.uint8)
    movers = np.flatnonzero(
        (world.side == side) & (world.hex != NOWHERE) & (world.moves > 0) & (world.able > 0)
    )
    for group in _groups(world, side, movers):
        out[group] = _group_reach(world, group)
    out.setflags(write=False)
    return out


def _groups(world: World, side: int, units: Cells) -> list[I32]:
    """Split units of a side into those that march in the same manners."""
    quiet = _quiet(world, side)
    groups: dict[tuple[object, ...], list[int]] = {}
    for unit in units.tolist():
        start, pace = int(world.hex[unit]), (move_class(world, unit), world.unit_kind(unit).moves)
        manner = (*pace, _keepings(world, side, start), bool(quiet[start]))
        groups.setdefault(manner, []).append(unit)
    return [np.array(group, np.int32) for group in groups.values()]


@dataclass(frozen=True, slots=True, eq=False)
class _Manner:
    """One manner of marching.

    Attributes:
        entry: (n,) costs.
        pace: points that one of the unit's moves buys; more where no enemy is near all along the way.
    """

    entry: U8
    pace: int

    def moves(self, spent: U8) -> U8:
        """Return the moves that points are worth, rounded up."""
        worth = np.where(spent == OUT_OF_REACH, OUT_OF_REACH, -(-spent.astype(np.int32) // self.pace))
        return worth.astype(np.uint8)


def _manners(world: World, unit: int) -> list[_Manner]:
    side, start = unit_side(world, unit), int(world.hex[unit])
    klass, most = move_class(world, unit), world.unit_kind(unit).moves
    kept = [_kept_costs(world, side, klass, most, keeping) for keeping in _keepings(world, side, start)]
    quiet = _quiet(world, side)
    hasty = [np.where(quiet, entry, 0).astype(np.uint8) for entry in kept] if quiet[start] else []
    return [_Manner(entry, 1) for entry in kept] + [_Manner(entry, 2) for entry in hasty]


def _group_reach(world: World, group: I32) -> U8:
    starts, moves = world.hex[group], world.moves[group]
    manners, most = _manners(world, int(group[0])), int(moves.max())
    stops = zones(world, unit_side(world, int(group[0])))
    spent = [fields.ranges(world.ground.grid, m.entry, starts, m.pace * most, stops) for m in manners]
    cost: U8 = np.min([m.moves(points) for m, points in zip(manners, spent, strict=True)], axis=0)
    if move_class(world, int(group[0])) == BOAT:
        cost = _against_stream(world, starts, cost)
    ok = (cost <= moves[:, None]) & _room(world, group, stacks(world))
    ok[np.arange(len(group)), starts] = False
    return np.where(ok, cost, OUT_OF_REACH).astype(np.uint8)


@lru_cache(maxsize=16)
def _quiet(world: World, side: int) -> Bool:
    """Return (n,) cells so far from every seen enemy that men march without caution."""
    foes = world.hex[enemies(world, side)]
    if not len(foes):
        return np.ones(world.ground.grid.n, np.bool_)
    near: Bool = world.ground.grid.distances[foes].min(axis=0) <= world.rules.movement.quiet_distance
    return ~near


def _against_stream(world: World, starts: I32, cost: U8) -> U8:
    """The river runs to the right: boats pay more for hexes to the left of where they are."""
    column = np.arange(world.ground.grid.n) % world.ground.grid.width
    upstream = column[None, :] < column[starts][:, None]
    dear = np.minimum(cost.astype(np.int32) * world.rules.movement.upstream_factor, OUT_OF_REACH)
    return np.where(upstream & (cost != OUT_OF_REACH), dear, cost).astype(np.uint8)


def _room(world: World, group: I32, stacked: tuple[I32, I32]) -> Bool:
    """Return (g, n) where each unit may stop within the stacking limit."""
    count, men = stacked
    counts = ~_uncounted(world)[group]
    limit = world.rules.movement
    free = (count[None, :] + counts[:, None] <= limit.stack_units) & (
        men[None, :] + world.men[group, None] * counts[:, None] <= limit.stack_men
    )
    return free | ~counts[:, None]


@lru_cache(maxsize=8)
def stacks(world: World) -> tuple[I32, I32]:
    """Return `count_stacks` of a world that no longer changes."""
    return count_stacks(world)


def count_stacks(world: World) -> tuple[I32, I32]:
    """Return (n,) units and (n,) men on each cell that count for stacking: not boats, not leaders."""
    here = (world.hex != NOWHERE) & (world.men > 0) & ~_uncounted(world)
    n = world.ground.grid.n
    cells = world.hex[here]
    return (
        np.bincount(cells, minlength=n).astype(np.int32),
        np.bincount(cells, world.men[here], minlength=n).astype(np.int32),
    )


def _room_now(draft: World, unit: int) -> Bool:
    """Return (n,) where a unit may stop in a world that is being changed."""
    room: Bool = _room(draft, np.array([unit], np.int32), count_stacks(draft))[0]
    return room


def _uncounted(world: World) -> Bool:
    return world.flag("leader") | world.flag("boat")


@lru_cache(maxsize=32)
def long_field(world: World, unit: int) -> U16:
    """Return (n,) points from a unit to every cell, over as many turns as it takes; zones left aside."""
    cost: U16 = np.min([cost for _, cost in _long_fields(world, unit)], axis=0)
    return cost


@lru_cache(maxsize=32)
def _long_fields(world: World, unit: int) -> tuple[tuple[U8, U16], ...]:
    """Costs of entry and the field made of them, for each way to keep to the walls."""
    side, start = unit_side(world, unit), int(world.hex[unit])
    klass, most = move_class(world, unit), world.unit_kind(unit).moves
    entries = [_kept_costs(world, side, klass, most, keeping) for keeping in _keepings(world, side, start)]
    return tuple((entry, fields.field(world.ground.grid, entry, np.array([start]))) for entry in entries)


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
    entry, cost = min(_long_fields(world, unit), key=lambda pair: int(pair[1][to]))
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
        for manner in _manners(world, unit)
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
    if not _room(world, np.array([unit], np.int32), stacks(world))[0, to]:
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
    if plan.later and not stopped and draft.hex[unit] != order.to:
        draft.task[unit], draft.aim[unit] = Task.MARCH, order.to
        events = (*events, OrderGiven(unit, Task.MARCH, order.to))
    return freeze(draft), events


def _move(draft: State, unit: int, walked: tuple[int, ...], left: int) -> None:
    """Put a unit where its march ends, with the moves it has left."""
    draft.moves[unit] = left
    if walked:
        draft.hex[unit] = walked[-1]
        tired = int(draft.fatigue[unit]) + draft.rules.movement.fatigue_a_march
        draft.fatigue[unit] = min(1000, tired)


def _walk(state: State, unit: int, cells: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
    """Return the cells really entered: an unseen enemy stops the march on the last hex with room before."""
    foes = set(state.hex[enemies(state, unit_side(state, unit))].tolist())
    room = _room(state, np.array([unit], np.int32), stacks(state))[0]
    for i, cell in enumerate(cells):
        if cell in foes:
            clear = [j for j in range(i) if room[cells[j]]]
            return cells[: clear[-1] + 1] if clear else (), True
    return cells, False


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
