"""Ways of small parties on foot: to a hex and home, and out of the fort to the edge of the map."""

from __future__ import annotations

import numpy as np

from game.core import fields
from game.core.blockade import commanded, descend, shutting
from game.core.hexgrid import I32, U8, U16, Bool, Cells
from game.core.keeping import kept
from game.core.passage import FOOT, costs, enemies, frozen, keepings, unit_side
from game.core.state import QING, RUSSIA, Tally, World

_DETOUR = 20
"""Hexes that a messenger goes round rather than pass beside an enemy."""
_EXIT = "exit_nerchinsk"
"""Area of a map that a messenger makes for; without it, the upstream edge."""


def party_costs(world: World, side: int) -> U8:
    """Return (n,) points a party on foot pays for each hex: not for walls, enemies and what is shut to it."""
    (by_gates,) = keepings(world, QING, 0)
    cost = costs(world, side, FOOT, by_gates).copy()
    if side == RUSSIA:
        shut = shutting(world)
        cost[shut] = 0
        if frozen(world):
            cost[commanded(world.scenario, shut)] = 0
    return cost


@kept
def party_field(world: World, unit: int) -> tuple[U8, U16]:
    """Return a party's costs of entry, and the (n,) points from its unit to every hex.

    Out of the fort it goes by the nearest gate; the way to the gate is not counted.
    """
    ground, here = world.ground, int(world.hex[unit])
    entry = party_costs(world, unit_side(world, unit))
    doors = np.flatnonzero(ground.gate) if ground.fort[here] else np.array([here])
    return entry, fields.field(ground.grid, entry, doors)


def party_reach(world: World, unit: int) -> U16:
    """Return the field of `party_field`."""
    return party_field(world, unit)[1]


def party_way(world: World, unit: int, at: int) -> tuple[int, ...]:
    """Return the hexes a party passes from its unit, or its gate, to a hex; empty if there is no way."""
    entry, cost = party_field(world, unit)
    if cost[at] >= fields.FAR:
        return ()
    return tuple(reversed(descend(world.ground.grid, entry, cost, at)))


def ways_out(world: World) -> tuple[tuple[int, ...], ...]:
    """Return the ways of a messenger from a gate: up the river, and over land to the edge; those there are.

    Each keeps away from enemies as far as it can. A hex that is shut bars both; the river is a way while the
    garrison has its water.
    """
    entry = party_costs(world, RUSSIA)
    water, ice = world.ground.water, frozen(world)
    ways = [_way_out(world, entry, _edge(world) & (ice | ~water))]
    if not ice and world.tally[Tally.CUT_DAY] < 0:
        afloat = np.where(water, 1, entry).astype(np.uint8)
        afloat[world.hex[enemies(world, RUSSIA)]] = 0
        ways.append(_way_out(world, afloat, _upstream(world) & water))
    return tuple(way for way in ways if way)


def _way_out(world: World, entry: U8, goals: Bool) -> tuple[int, ...]:
    """Return the least dangerous way from a gate to one of some hexes, or nothing."""
    grid, ends = world.ground.grid, np.flatnonzero(goals)
    if not len(ends):
        return ()
    foes = np.zeros(grid.n, np.bool_)
    foes[world.hex[enemies(world, RUSSIA) & (world.able > 0)]] = True
    wary = np.where(entry > 0, entry + _DETOUR * grid.near(foes, 1), 0).astype(np.uint8)
    cost = fields.field(grid, wary, np.flatnonzero(world.ground.gate))
    end = int(ends[cost[ends].argmin()])
    return tuple(reversed(descend(grid, wary, cost, end))) if cost[end] < fields.FAR else ()


def _edge(world: World) -> Bool:
    """Return (n,) the outermost hexes of the map."""
    edge = np.zeros((world.ground.grid.height, world.ground.grid.width), np.bool_)
    edge[[0, -1]] = True
    edge[:, [0, -1]] = True
    return edge.reshape(-1)


def _upstream(world: World) -> Bool:
    """Return (n,) hexes where a boat leaves the map up the river, which runs to the right."""
    ground = world.ground
    marked: Cells | I32 | None = ground.areas.get(_EXIT)
    mask = np.zeros(ground.grid.n, np.bool_)
    mask[np.arange(0, ground.grid.n, ground.grid.width) if marked is None else marked] = True
    return mask
