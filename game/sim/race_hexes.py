"""Races on hexes: ranges, fields, paths."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any, Final

import numpy as np

from game.core import fields
from game.sim import peers
from game.sim.peers import Ground, library
from game.sim.race import Peer, Work

BUDGET: Final = 8
"""Points of a march."""


def _ranges_of_many() -> Work:
    ground = peers.make_ground()
    starts = ground.starts
    return Work(
        "ranges-64",
        f"ranges of {len(starts)} units",
        lambda: fields.ranges(ground.grid, ground.entry, starts, BUDGET),
        [*_range_peers(ground, (40, 30, 3), len(starts)), *_scipy_ranges(ground, 4)],
    )


def _range_of_one() -> Work:
    ground = peers.make_ground()
    one = _in_turn(ground)
    return Work(
        "range-1",
        "range of one unit",
        lambda: fields.ranges(ground.grid, ground.entry, [next(one)], BUDGET),
        _range_peers(ground, (2.5, 1.5, None), 1),
    )


def _range_peers(ground: Ground, targets: tuple[float | None, ...], parts: int) -> list[Peer]:
    for_tcod, for_heap, for_numba = targets
    one = _in_turn(ground)
    found = [Peer("heapq", lambda: peers.heap_field(ground, next(one), BUDGET), for_heap, parts)]
    if tcod := library("tcod.path"):
        crop = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: crop(next(one), radius=BUDGET), for_tcod, parts))
    if numba := library("numba"):
        compiled = peers.numba_field(ground, numba)
        found.append(Peer("numba", lambda: compiled(next(one), BUDGET), for_numba, parts))
    return found


def _scipy_ranges(ground: Ground, target: float) -> list[Peer]:
    ask = _scipy(ground)
    return [Peer("scipy", lambda: ask(ground.starts, limit=BUDGET), target)] if ask else []


def _one_field() -> Work:
    ground = peers.make_ground()
    one = _in_turn(ground)
    found = [Peer("heapq", lambda: peers.heap_field(ground, next(one)), 10)]
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(next(one)), 2))
    if graph := library("skimage.graph"):
        costs = peers.skimage_field(ground, graph)
        found.append(Peer("scikit-image", lambda: costs(next(one)), 1.8))
    return Work(
        "field-1",
        "field of one source",
        lambda: fields.field(ground.grid, ground.entry, next(one)),
        found,
    )


def _many_fields() -> Work:
    ground = peers.make_ground()
    starts = ground.starts[:16]
    one = _in_turn(ground)
    found = []
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(next(one)), 5, 16))
    if ask := _scipy(ground):
        found.append(Peer("scipy", lambda: ask(starts), 2.5))
    if numba := library("numba"):
        compiled = peers.numba_field(ground, numba)
        found.append(Peer("numba", lambda: compiled(next(one), fields.FAR), 3, 16))
    return Work(
        "fields-16",
        "16 fields at once",
        lambda: fields.fields(ground.grid, ground.entry, starts),
        found or [Peer("heapq", lambda: peers.heap_field(ground, next(one)), None, 16)],
    )


def _field_of_many() -> Work:
    ground = peers.make_ground()
    starts = ground.starts[:16]
    found = []
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(*starts.tolist()), 4))
    if ask := _scipy(ground):
        found.append(Peer("scipy", lambda: ask(starts, min_only=True), 2.5))
    return Work(
        "field-of-16",
        "field of 16 sources",
        lambda: fields.field(ground.grid, ground.entry, starts),
        found or [Peer("heapq", lambda: peers.heap_field(ground, int(starts[0])))],
    )


def _one_path() -> Work:
    ground = peers.make_ground()
    start = int(ground.starts[0])
    cost = fields.field(ground.grid, ground.entry, start)
    goal = int(np.where(cost < fields.FAR, cost, 0).argmax())
    found = [Peer("heapq", lambda: peers.heap_field(ground, start))]
    if tcod := library("tcod.path"):
        search = peers.tcod_path(ground, tcod)
        found.append(Peer("tcod", lambda: search(start, goal), 30))
    return Work(
        "path",
        "path from a cached field",
        lambda: fields.path(ground.grid, ground.entry, cost, start, goal),
        found,
    )


def _maze() -> Work:
    """The worst map for relaxation: the heap must take over."""
    grid = peers.make_ground().grid
    entry = np.ones((grid.height, grid.width), np.uint8)
    entry[1::4, :-1] = 0
    entry[3::4, 1:] = 0
    walls = entry.ravel()
    return Work("field-maze", "field through a maze", lambda: fields.field(grid, walls, 0), (), 15_000)


def _in_turn(ground: Ground) -> Iterator[int]:
    """Yield 16 of the starts, over and over."""
    return cycle(ground.starts[:16].tolist())


def _scipy(ground: Ground) -> Callable[..., Any] | None:
    sparse, csgraph = library("scipy.sparse"), library("scipy.sparse.csgraph")
    return peers.scipy_field(ground, sparse, csgraph) if sparse and csgraph else None


HEXES: Final[dict[str, Callable[[], Work]]] = {
    "ranges-64": _ranges_of_many,
    "range-1": _range_of_one,
    "field-1": _one_field,
    "fields-16": _many_fields,
    "field-of-16": _field_of_many,
    "path": _one_path,
    "field-maze": _maze,
}
"""Makers by id."""
