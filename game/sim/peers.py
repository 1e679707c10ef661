"""How other libraries are given our hexes, for `bench`: the same map, the same question.

What a peer needs once (a graph, a padded array, compiled code) is made beforehand and
not measured. Libraries that are not installed are left out.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from game.core.dice import Dice, Lane
from game.core.fields import FAR
from game.core.hexgrid import I64, U8, Grid

Task = Callable[[], object]
_Place = tuple[int, int]

_HEXES: Final = [[0, 1, 1], [1, 0, 1], [1, 1, 0]]
"""Steps of cost 1 on an axial array, rows down and q along."""
_OFFSETS: Final = [(0, 1), (0, -1), (1, 0), (-1, 0), (1, -1), (-1, 1)]
_UNKNOWN: Final = 2**31 - 1


def library(name: str) -> ModuleType | None:
    """Return the module *name*, or None where it is not installed."""
    try:
        return import_module(name)
    except ImportError:
        return None


@dataclass(frozen=True)
class Ground:
    """A map to measure on: costs in clumps from 1 to 8, one cell in twelve impassable.

    Attributes:
        entry: (n,) uint8.
        starts: (64,) passable cells.
    """

    grid: Grid
    entry: U8
    starts: I64

    @cached_property
    def adjacency(self) -> list[list[tuple[int, int]]]:
        """For each cell its passable neighbours and what they cost."""
        cost = self.entry.tolist()
        return [[(cell, cost[cell]) for cell in six if cost[cell]] for six in self.grid.around]

    @cached_property
    def places(self) -> list[_Place]:
        """Row and column of each cell in an axial array."""
        cells = (divmod(cell, self.grid.width) for cell in range(self.grid.n))
        return [(row, col - row // 2 + (self.grid.height - 1) // 2) for row, col in cells]

    def axial(self, dtype: npt.DTypeLike, blocked: int) -> npt.NDArray[Any]:
        """Return the costs in an axial array, *blocked* where impassable or off the map."""
        shape = (self.grid.height, self.grid.width + (self.grid.height - 1) // 2)
        array = np.full(shape, blocked, dtype)
        rows, columns = zip(*self.places, strict=True)
        array[rows, columns] = np.where(self.entry == 0, blocked, self.entry.astype(np.int64))
        return array


def make_ground(width: int = 64, height: int = 48) -> Ground:
    """Return the map of all measurements; the same on any machine."""
    grid = Grid(width, height)
    height_roll, rock_roll = Dice(1685, 0).rolls16(Lane.WEATHER, np.arange(grid.n), 2).T
    for _ in range(3):
        around = np.where(grid.neighbours >= 0, height_roll[grid.neighbours], height_roll[:, None])
        height_roll = around.sum(axis=1) + height_roll
    share = height_roll.argsort().argsort() * 100 // grid.n
    entry = np.searchsorted([35, 60, 75, 84, 90, 94, 97], share, side="right") + 1
    entry[rock_roll < 0x10000 // 12] = 0
    passable = np.flatnonzero(entry)
    starts = passable[Dice(1685, 1).rolls16(Lane.MARCH, np.arange(64), 1)[:, 0] * len(passable) >> 16]
    return Ground(grid, entry.astype(np.uint8), starts)


# The plain heap ------------------------------------------------------------------


def heap_field(ground: Ground, start: int, budget: int = FAR) -> dict[int, int]:
    """Return the costs from *start* by the textbook, in plain Python."""
    best = {start: 0}
    heap = [(0, start)]
    while heap:
        so_far, here = heapq.heappop(heap)
        if so_far > best[here]:
            continue
        for cell, cost in ground.adjacency[here]:
            total = so_far + cost
            if total <= budget and total < best.get(cell, FAR):
                best[cell] = total
                heapq.heappush(heap, (total, cell))
    return best


def numba_field(ground: Ground, numba: ModuleType) -> Callable[[int, int], I64]:
    """Return the same compiled: (start, budget) -> (length,) costs in the flat layout."""
    layout = ground.grid.layout
    entry = np.full(layout.length, FAR)
    entry[layout.flat] = np.where(ground.entry == 0, FAR, ground.entry.astype(np.int64))
    steps = np.array(layout.steps)

    @numba.njit  # type: ignore[untyped-decorator]  # numba ships no types
    def field(entry: I64, steps: I64, start: int, budget: int) -> I64:
        best = np.full(len(entry), FAR)
        best[start] = 0
        heap = [(0, start)]
        while len(heap) > 0:
            so_far, here = heapq.heappop(heap)
            if so_far > best[here]:
                continue
            for step in steps:
                total = so_far + entry[here + step]
                if total < best[here + step] and total <= budget:
                    best[here + step] = total
                    heapq.heappush(heap, (total, here + step))
        return best

    return lambda start, budget: field(entry, steps, layout.flat[start], budget)


# Libraries -----------------------------------------------------------------------


def tcod_field(ground: Ground, tcod: ModuleType) -> Callable[..., npt.NDArray[np.int32]]:
    """Return (cells, radius) -> costs from any of *cells* on the axial array.

    With a radius only the part of the map around the one cell is looked at.
    """
    cost = ground.axial(np.int8, 0)

    def field(*cells: int, radius: int = max(cost.shape)) -> npt.NDArray[np.int32]:
        row, column = ground.places[cells[0]]
        top, left = max(row - radius, 0), max(column - radius, 0)
        part = cost[top : row + radius + 1, left : column + radius + 1]
        best = np.full(part.shape, _UNKNOWN, np.int32)
        for cell in cells:
            best[ground.places[cell][0] - top, ground.places[cell][1] - left] = 0
        found: npt.NDArray[np.int32] = tcod.dijkstra2d(best, part, edge_map=_HEXES, out=best)
        return found

    return field


def tcod_path(ground: Ground, tcod: ModuleType) -> Callable[[int, int], list[list[int]]]:
    """Return (start, goal) -> path, by tcod's own search for one goal."""
    cost = ground.axial(np.int8, 0)
    graph = tcod.CustomGraph(cost.shape)
    graph.add_edges(edge_map=_HEXES, cost=cost)

    def path(start: int, goal: int) -> list[list[int]]:
        finder = tcod.Pathfinder(graph)
        finder.add_root(ground.places[start])
        found: list[list[int]] = finder.path_to(ground.places[goal]).tolist()
        return found

    return path


def skimage_field(ground: Ground, graph: ModuleType) -> Callable[[int], npt.NDArray[np.float64]]:
    """Return cell -> costs from it on the axial array (the start's own cost counted)."""
    finder = graph.MCP(ground.axial(np.float64, -1), offsets=_OFFSETS)
    return lambda cell: finder.find_costs([ground.places[cell]])[0]


def scipy_field(
    ground: Ground, sparse: ModuleType, csgraph: ModuleType
) -> Callable[..., npt.NDArray[np.float64]]:
    """Return (cells, keywords of scipy's dijkstra) -> costs, a row a cell."""
    near = ground.grid.neighbours
    there = near[near >= 0]
    here = np.repeat(np.arange(ground.grid.n), 6)[near.ravel() >= 0]
    open_ways = (ground.entry[there] > 0) & (ground.entry[here] > 0)
    here, there = here[open_ways], there[open_ways]
    shape = (ground.grid.n, ground.grid.n)
    graph = sparse.csr_matrix((ground.entry[there].astype(np.float64), (here, there)), shape=shape)
    return lambda cells, **how: csgraph.dijkstra(graph, indices=cells, **how)
