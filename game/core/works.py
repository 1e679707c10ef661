"""Works: how each kind is dug, where it may stand, how it comes undone, and what it is good for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.ground import Ground, work_column
from game.core.hexgrid import I32, Bool
from game.core.state import QING, World
from game.core.strength import army
from game.core.tables.works import Labour

_BEHIND = 2
"""Hexes behind a stormed wall in which a work bars the way."""


def labour_of(world: World, work: int) -> Labour | None:
    """Return how a kind of work is dug, or None if it cannot be."""
    names = world.ground.work_names
    return world.rules.works[names[work]].labour if 0 < work < len(names) else None


def open_ground(world: World, work: int, cell: int) -> bool:
    """Return whether a kind of work may stand, or stands, on a cell.

    It needs dry land, within the fort or outside as its kind says; another dug work keeps its place, but a
    wall that closes a ring may be raised over a trench or a platform.
    """
    ground, rules, labour = world.ground, world.rules.works, labour_of(world, work)
    if labour is None or ground.water[cell] or ground.wall[cell] or ground.fort[cell] != labour.inside:
        return False
    if labour.bank and not on_bank(ground)[cell]:
        return False
    built = int(world.work[cell])
    if built in (0, work):
        return True
    older, newer = rules[ground.work_names[built]], rules[ground.work_names[work]]
    return not labour.inside and not older.closes and (newer.closes or older.labour is None)


@lru_cache(maxsize=8)
def on_bank(ground: Ground) -> Bool:
    """Return (n,) dry cells beside water."""
    return ground.grid.near(ground.water, 1) & ~ground.water


def saps(world: World) -> Bool:
    """Return (n,) finished hexes of works from which a storming column starts under cover."""
    dug: Bool = work_column(world.ground, "approach")[world.work] != 0
    return dug


def sap_heads(world: World) -> list[int]:
    """Return the far ends of finished saps, ascending.

    A head has no hex of the sap beside it that is nearer to the wall; where the end is several hexes wide,
    the first of them stands for all.
    """
    dug, away, around = saps(world), world.ground.wall_distance, world.ground.grid.around
    return [
        cell
        for cell in np.flatnonzero(dug).tolist()
        if not any(dug[c] and (away[c], c) < (away[cell], cell) for c in around[cell])
    ]


def undo_metres(draft: World, cell: int, mm: int) -> int:
    """Take some length off the line of works at or beside a cell; return what was there to take.

    What is unfinished goes first, then the line is rolled up from its end nearest to the wall.

    Args:
        draft: writable; changed.
        cell: on the line or next to it.
        mm: millimetres, or for works that are no lines thousandths of man-days.
    """
    undone = 0
    for place in _line_back(draft, cell):
        undone += take_off(draft, place, mm - undone)
    return undone


def _line_back(world: World, cell: int) -> list[int]:
    """Return the cells of the line of works about a cell, in the order in which it is undone."""
    grid, kinds = world.ground.grid, dug_kinds(world)
    begun = [c for c in (cell, *grid.around[cell]) if kinds[c]]
    if not begun:
        return []
    line, edge = {begun[0]}, [begun[0]]
    while edge:
        fresh = [c for c in grid.around[edge.pop()] if kinds[c] == kinds[begun[0]] and c not in line]
        line.update(fresh)
        edge += fresh
    away = world.ground.wall_distance
    return sorted(line, key=lambda c: (world.plan[c] == 0, int(away[c]), c))


def dug_kinds(world: World) -> I32:
    """Return (n,) the kind of work that men are digging or have dug on each cell, 0 for none."""
    return np.where(world.plan != 0, world.plan, np.where(_dug(world.ground)[world.work], world.work, 0))


@lru_cache(maxsize=8)
def _dug(ground: Ground) -> Bool:
    """(1 + kinds of work,) those that men dig."""
    return np.array([False, *(kind.labour is not None for kind in ground.rules.works.values())])


def take_off(draft: World, cell: int, amount: int) -> int:
    """Undo so much of the work on a cell, finished or not; return what was there to take.

    Args:
        draft: writable; changed.
        cell: one hex.
        amount: in the units of `Labour.need`.
    """
    kind = int(dug_kinds(draft)[cell])
    labour = labour_of(draft, kind)
    if labour is None or amount <= 0:
        return 0
    if not draft.plan[cell]:
        clear(draft, cell)
        draft.plan[cell], draft.done[cell] = kind, labour.need
    taken = min(amount, int(draft.done[cell]))
    draft.done[cell] -= taken
    if draft.done[cell] == 0:
        draft.plan[cell] = 0
    return taken


def clear(draft: World, cell: int) -> None:
    """Remove a finished work; what lay under it comes to light."""
    under = int(draft.ground.works[cell])
    draft.work[cell] = 0 if under == draft.work[cell] else under


def sheltered(world: World, side: int) -> int:
    """Return the share of a side's soldiers, per mille, whom winter camps keep warm; a fort keeps all."""
    if side != QING:
        return 1000
    room = int(work_column(world.ground, "shelters")[world.work].sum())
    return min(1000, room * 1000 // max(1, army(world, side)))


def dug_behind(world: World, front: tuple[int, ...]) -> int:
    """Return hexes of work that the garrison has dug since the beginning right behind some wall hexes."""
    fresh = _dug_within(world.ground)[world.work] & (world.work != world.ground.works)
    behind = world.ground.grid.distances[list(front)].min(axis=0) <= _BEHIND
    return int((fresh & behind).sum())


@lru_cache(maxsize=8)
def _dug_within(ground: Ground) -> Bool:
    """(1 + kinds of work,) those that men dig in the fort."""
    labours = [kind.labour for kind in ground.rules.works.values()]
    return np.array([False, *(labour is not None and labour.inside for labour in labours)])
