"""How far units come: this turn, in a day's walk, and over as many turns as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.core import fields
from game.core.hexgrid import U8, U16, Bool
from game.core.passage import (
    BOAT,
    costs,
    enemies,
    enterable,
    keepings,
    kept_costs,
    move_class,
    unit_side,
    zones,
)
from game.core.stacking import room, room_now, stacks
from game.core.state import NOWHERE, World

OUT_OF_REACH = 255


@lru_cache(maxsize=64)
def reach(world: World, unit: int) -> U8:
    """Return (n,) points a unit needs to each cell this turn.

    OUT_OF_REACH where it cannot come or may not stop.
    """
    if world.hex[unit] == NOWHERE or world.moves[unit] <= 0 or world.able[unit] <= 0:
        return np.full(world.ground.grid.n, OUT_OF_REACH, np.uint8)
    here = _march_reach(world, unit)
    here.setflags(write=False)
    return here


@dataclass(frozen=True, slots=True, eq=False)
class Manner:
    """One manner of marching.

    Attributes:
        entry: (n,) costs.
        pace: points that one of the unit's moves buys; more where no enemy is near all along the way.
    """

    entry: U8
    pace: int

    def moves(self, spent: U8) -> U8:
        """Return the moves that points are worth, rounded up."""
        return _worth(self.pace).take(spent)


@lru_cache(maxsize=8)
def _worth(pace: int) -> U8:
    """(256,) moves that points are worth at a pace, rounded up."""
    worth = -(-np.arange(OUT_OF_REACH + 1) // pace)
    worth[OUT_OF_REACH] = OUT_OF_REACH
    return worth.astype(np.uint8)


def manners(world: World, unit: int) -> list[Manner]:
    """Return every manner in which a unit may march this turn."""
    side, start = unit_side(world, unit), int(world.hex[unit])
    klass, most = move_class(world, unit), world.unit_kind(unit).moves
    kept = [kept_costs(world, side, klass, most, keeping) for keeping in keepings(world, side, start)]
    quiet = _quiet(world, side)
    hasty = [np.where(quiet, entry, 0).astype(np.uint8) for entry in kept] if quiet[start] else []
    return [Manner(entry, 1) for entry in kept] + [Manner(entry, 2) for entry in hasty]


def _march_reach(world: World, unit: int) -> U8:
    start, moves = int(world.hex[unit]), int(world.moves[unit])
    ways, stops = manners(world, unit), zones(world, unit_side(world, unit))
    spent = [fields.ranges(world.ground.grid, m.entry, [start], m.pace * moves, stops)[0] for m in ways]
    cost: U8 = np.min([m.moves(points) for m, points in zip(ways, spent, strict=True)], axis=0)
    if move_class(world, unit) == BOAT:
        cost = _against_stream(world, start, cost)
    ok = (cost <= moves) & room(world, np.array([unit], np.int32), stacks(world))[0]
    ok[start] = False
    return np.where(ok, cost, OUT_OF_REACH).astype(np.uint8)


@lru_cache(maxsize=16)
def _quiet(world: World, side: int) -> Bool:
    """Return (n,) cells so far from every seen enemy that men march without caution."""
    foes = world.hex[enemies(world, side)]
    if not len(foes):
        return np.ones(world.ground.grid.n, np.bool_)
    near: Bool = world.ground.grid.distances[foes].min(axis=0) <= world.rules.movement.quiet_distance
    return ~near


def _against_stream(world: World, start: int, cost: U8) -> U8:
    """The river runs to the right: boats pay more for hexes to the left of where they are."""
    column = np.arange(world.ground.grid.n) % world.ground.grid.width
    upstream = column < column[start]
    dear = np.minimum(cost.astype(np.int32) * world.rules.movement.upstream_factor, OUT_OF_REACH)
    return np.where(upstream & (cost != OUT_OF_REACH), dear, cost).astype(np.uint8)


@lru_cache(maxsize=32)
def long_field(world: World, unit: int) -> U16:
    """Return (n,) points from a unit to every cell, over as many turns as it takes; zones left aside."""
    cost: U16 = np.min([cost for _, cost in long_fields(world, unit)], axis=0)
    return cost


@lru_cache(maxsize=32)
def long_fields(world: World, unit: int) -> tuple[tuple[U8, U16], ...]:
    """Costs of entry and the field made of them, for each way to keep to the walls."""
    side, start = unit_side(world, unit), int(world.hex[unit])
    klass, most = move_class(world, unit), world.unit_kind(unit).moves
    entries = [kept_costs(world, side, klass, most, keeping) for keeping in keepings(world, side, start)]
    return tuple((entry, fields.field(world.ground.grid, entry, np.array([start]))) for entry in entries)


def open_cells(draft: World, unit: int) -> Bool:
    """Return (n,) cells a unit could be put on: it may enter them, no enemy is there, and there is room.

    Nothing is kept, so a world that is being changed may be asked.
    """
    costs = enterable(draft, unit_side(draft, unit), move_class(draft, unit), int(draft.hex[unit]))
    return (costs > 0) & room_now(draft, unit)


def day_walk(draft: World, unit: int) -> Bool:
    """Return (n,) cells where a unit at work could be by the evening, its own included; nothing is kept."""
    side, klass, here = unit_side(draft, unit), move_class(draft, unit), int(draft.hex[unit])
    budget = draft.unit_kind(unit).moves
    near = [
        fields.ranges(draft.ground.grid, costs(draft, side, klass, keeping), [here], budget)[0]
        for keeping in keepings(draft, side, here)
    ]
    walk: Bool = (np.min(near, axis=0) <= budget) & room_now(draft, unit)
    walk[here] = True
    return walk
