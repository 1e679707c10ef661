"""Who may enter which hex, at what cost: ground, works, ice, walls, enemies and their zones."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.calendar import day_of
from game.core.citadel import withdrawn
from game.core.cover import bare
from game.core.ground import Ground
from game.core.hexgrid import U8, Bool
from game.core.rules import MOVE_CLASSES
from game.core.state import NOWHERE, QING, Tally, World
from game.core.tables.ground import Entry

FOOT = MOVE_CLASSES.index("foot")
BOAT = MOVE_CLASSES.index("boat")
GUNS = MOVE_CLASSES.index("guns")
_TERRAIN = 255
"""Stands for the cost of a work that leaves the terrain's."""
_WITHIN, _GATES = range(2)
"""How a march of the garrison keeps to its walls: it stays within and on them, or goes by the gates alone."""


def move_class(world: World, unit: int) -> int:
    """Return the index of a unit's movement class in MOVE_CLASSES."""
    return MOVE_CLASSES.index(world.unit_kind(unit).move_class)


def frozen(world: World) -> bool:
    """Return whether the river is ice."""
    return int(world.tally[Tally.FROZEN_DAY]) >= 0


def unit_side(world: World, unit: int) -> int:
    """Return a unit's side."""
    return int(world.side[unit])


def enemies(world: World, side: int) -> Bool:
    """Return (u,) units of the other side that are on the map."""
    theirs: Bool = (world.side != side) & (world.hex != NOWHERE) & (world.men > 0)
    return theirs


@lru_cache(maxsize=16)
def zones(world: World, side: int) -> Bool:
    """Return (n,) cells in a zone of control of *side*'s enemies.

    A unit has a zone on its six neighbours unless it is broken, aboard, or has none by kind; no zone
    reaches across a wall.
    """
    fighting = (world.able > 0) & (world.cohesion >= world.rules.will.broken)
    holds = enemies(world, side) & world.flag("zone") & fighting & (world.aboard == NOWHERE)
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
    return enterable(world, side, klass, start)


def enterable(world: World, side: int, klass: int, start: int) -> U8:
    """Return `entry_costs` of a world that is being changed; nothing is kept."""
    kept = [costs(world, side, klass, keeping) for keeping in keepings(world, side, start)]
    cost: U8 = np.max(kept, axis=0)
    return cost


@lru_cache(maxsize=64)
def kept_costs(world: World, side: int, klass: int, most: int, keeping: int) -> U8:
    """Return `costs` of a world that no longer changes; a whole turn's moves, *most*, always buy a hex."""
    cost: U8 = np.minimum(costs(world, side, klass, keeping), most).astype(np.uint8)
    return cost


def keepings(world: World, side: int, start: int) -> tuple[int, ...]:
    """Return how a march that begins on a cell may keep to the walls; the besiegers never cross them."""
    ground = world.ground
    if side == QING or not ground.fort[start]:
        return (_GATES,)
    on_wall = ground.wall[start] and not ground.gate[start]
    return (_WITHIN,) if on_wall else (_WITHIN, _GATES)


def costs(world: World, side: int, klass: int, keeping: int) -> U8:
    """Return (n,) points to enter each cell for a march that keeps to the walls in one way."""
    ground = world.ground
    cost = _ground_costs(world, klass)
    cost[world.hex[enemies(world, side)]] = 0
    if side == QING:
        cost[ground.fort] = 0
    elif keeping == _WITHIN:
        cost[~ground.fort] = 0
    else:
        cost[ground.wall & ~ground.gate] = 0
    if withdrawn(world):
        cost[ground.wall & ~ground.gate] = 0
    cost.setflags(write=False)
    return cost


def _ground_costs(world: World, klass: int) -> U8:
    """Terrain, then works that replace it, then ice; a fort's walls cost their own side one point."""
    ground = world.ground
    grown, stubble = _land_costs(ground, klass)
    works = _work_costs(ground, klass)[world.work]
    cost = np.where(works != _TERRAIN, works, np.where(bare(world), stubble, grown))
    if klass != BOAT:
        cost[ground.wall] = 1
    if frozen(world):
        cost[ground.water] = _ice_cost(world, klass)
    return cost


@lru_cache(maxsize=16)
def _land_costs(ground: Ground, klass: int) -> tuple[U8, U8]:
    """(n,) the costs of the ground alone, as it grows and when its own cover is gone."""
    kinds, name = ground.rules.terrain.values(), MOVE_CLASSES[klass]
    grown = _entry_table([kind.entry for kind in kinds], name)
    stubble = _entry_table([kind.bare_entry or kind.entry for kind in kinds], name)
    return grown[ground.terrain], stubble[ground.terrain]


@lru_cache(maxsize=16)
def _work_costs(ground: Ground, klass: int) -> U8:
    """(1 + kinds of work,) the costs of works; _TERRAIN where one leaves the ground's."""
    return _entry_table([None, *(w.entry for w in ground.rules.works.values())], MOVE_CLASSES[klass])


def _entry_table(rows: list[Entry | None], name: str) -> U8:
    """One class's costs by kind; _TERRAIN where a work leaves the terrain's."""
    return np.array([_TERRAIN if row is None else getattr(row, name) for row in rows], np.uint8)


def _ice_cost(world: World, klass: int) -> int:
    """Ice carries everyone but boats; guns only once it is thick."""
    if klass == BOAT:
        return 0
    since = day_of(world.scenario, world.turn) - int(world.tally[Tally.FROZEN_DAY])
    return 0 if klass == GUNS and since < world.rules.ice.guns_after_days else 1
