"""Costs of movement over the whole map, and what is in reach of many units at once.

The cost of a cell is paid on entering it: 0 is impassable, else 1 .. 250. A field is
relaxed to rest in the staggered flat layout (see `layout`): each step takes the minimum
over seven hexes in three shifted minimums and adds the cost of entry, four operations on
contiguous memory. A march of few points looks at small windows around the units instead,
all units in one array.

Speed rests on three habits. Buffers, views and the list of operations on them are made
once for each size and kept, a set for each thread. Results go to `out=`. Several fields
lie interleaved, those of one place side by side, so that one shift moves them all.
"""

from __future__ import annotations

import heapq
import threading
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from game.core.errors import MapError
from game.core.hexgrid import I64, U8, U16, Bool, Cells, Grid
from game.core.layout import Layout

__all__ = ["FAR", "MAX_BUDGET", "OUT_OF_REACH", "Layout", "field", "fields", "flood", "path", "ranges"]

FAR: Final = 13000
"""Cost of what cannot be reached, and the most a field counts. FAR + FAR fits uint16."""

OUT_OF_REACH: Final = 255
"""The same in `ranges`, where costs are bytes."""

MAX_BUDGET: Final = 24
"""Largest budget of `ranges`."""

_BLOCK: Final = 4
"""Steps of relaxation between two looks whether all is at rest: FAR and 4 steps fit uint16."""

_PATIENCE: Final = 200
"""Steps after which a field that is not at rest (a maze) is left to the heap."""

Sources = Sequence[int] | Cells | int
_Costs = npt.NDArray[np.unsignedinteger]
_Program = list[tuple[np.ufunc, _Costs, _Costs, _Costs]]
"""Operations on fixed views, in order: a function, its two arguments, where the result goes."""


# Full fields ---------------------------------------------------------------------


def field(grid: Grid, entry: Cells, sources: Sources) -> U16:
    """Return the cheapest cost from any of *sources* to every cell.

    Args:
        grid: the map.
        entry: (n,) integers, cost of entering each cell, 0 = impassable, else 1 .. 250.
        sources: cells where the cost is 0, passable or not.

    Returns:
        (n,) uint16; FAR where there is no way, or none cheaper than FAR.

    Raises:
        MapError: if *entry* belongs to a map of another size.
    """
    _check_entry(grid, entry)
    starts = _positions(grid, sources)
    solver = _relaxation(grid, 1, threading.get_ident())
    solver.prepare(entry, starts, np.zeros_like(starts))
    if solver.settle():
        only: U16 = solver.result()[0]
        return only
    return _by_heap(grid, entry, starts)


def fields(grid: Grid, entry: Cells, sources: Sources) -> U16:
    """Return one field for each of *sources*: (len(sources), n) uint16, see `field`."""
    _check_entry(grid, entry)
    starts = _positions(grid, sources)
    if not len(starts):
        return np.empty((0, grid.n), np.uint16)
    solver = _relaxation(grid, len(starts), threading.get_ident())
    solver.prepare(entry, starts, np.arange(len(starts)))
    if solver.settle():
        return solver.result()
    return np.stack([_by_heap(grid, entry, start) for start in starts[:, None]])


class _Relaxation:
    """*count* interleaved fields on one layout, with all buffers and views made once.

    One step is ``field = cheapest of seven + cost``. The old value needs no look: the
    sources cost nothing to enter, so a way of fewer steps waits at its source for free.
    What is out of reach grows by each step, and is cut back to FAR now and then.
    """

    def __init__(self, layout: Layout, count: int) -> None:
        self.layout = layout
        self.cost, self.far, self.field = (np.full((layout.length, count), FAR, np.uint16) for _ in range(3))
        across = layout.stride * count
        cost, far, flat = (a.reshape(-1) for a in (self.cost, self.far, self.field))
        inner = slice(across, -across)
        step = _step(flat, cost[inner], flat[inner], _buffers(flat), (count, across))
        self.block = step * _BLOCK + [(np.minimum, flat, far, flat)]

    def prepare(self, entry: Cells, starts: I64, which: I64) -> None:
        """Lay in the costs and the sources: flat position *starts*[i] of field *which*[i]."""
        self.layout.pack(entry[:, None], self.cost)
        _price(self.cost, self.far)
        self.cost[starts, which] = 0
        self.field.fill(FAR)
        self.field[starts, which] = 0

    def settle(self) -> bool:
        """Relax to rest; give up, and return False, after _PATIENCE steps."""
        before = b""
        for _ in range(0, _PATIENCE, _BLOCK):
            _run(self.block)
            now = self.field.tobytes()
            if now == before:
                return True
            before = now
        return False

    def result(self) -> U16:
        """Return a copy of the fields, (count, n)."""
        costs = np.empty((self.field.shape[1], self.layout.width * self.layout.height), np.uint16)
        self.layout.unpack(self.field, costs.T)
        return costs


def _price(cost: _Costs, cap: _Costs) -> None:
    """Make the costs in *cost* usable, in place: at most one above *cap*, and so is 0."""
    cost -= 1  # 0, the impassable, wraps round to the largest number
    np.minimum(cost, cap, out=cost)  # an array: NumPy is slow at the minimum with a scalar
    cost += 1


def _step(
    field: _Costs, cost: _Costs, result: _Costs, buffers: tuple[_Costs, _Costs], shifts: tuple[int, int]
) -> _Program:
    """Return the operations ``result = cheapest of seven in field + cost``.

    Args:
        field: flat.
        cost: of all places of *field* but those at either end that lack a row beyond.
        result: as long as *cost*; may lie within *field*.
        buffers: each at least as long as *field*.
        shifts: how far apart lie two places of a row, and two places a row apart.
    """
    beside, across = shifts
    size, slant = len(field), across - beside
    pair, rhomb = buffers[0][: size - beside], buffers[1][: size - across]
    seven = buffers[0][: size - 2 * across]
    return [
        (np.minimum, field[:-beside], field[beside:], pair),
        (np.minimum, pair[:-slant], pair[slant:], rhomb),
        (np.minimum, rhomb[:-across], rhomb[across:], seven),
        (np.add, seven, cost, result),
    ]


def _buffers(like: _Costs) -> tuple[_Costs, _Costs]:
    return np.empty_like(like), np.empty_like(like)


def _run(program: _Program) -> None:
    """Carry out *program*."""
    for function, left, right, result in program:
        function(left, right, out=result)


@lru_cache(maxsize=16)
def _relaxation(grid: Grid, count: int, _thread: int) -> _Relaxation:
    return _Relaxation(grid.layout, count)


def _by_heap(grid: Grid, entry: Cells, starts: I64) -> U16:
    """Return the field by Dijkstra's algorithm: slower, but indifferent to mazes."""
    layout = grid.layout
    priced = np.full(layout.length, FAR)
    priced[layout.flat] = entry
    priced[priced == 0] = FAR
    cost: list[int] = priced.tolist()
    best = [FAR] * layout.length
    heap = [(0, start) for start in starts.tolist()]
    for _, start in heap:
        best[start] = 0
    while heap:
        so_far, here = heapq.heappop(heap)
        if so_far > best[here]:
            continue
        for there in [here + step for step in layout.steps]:
            total = so_far + cost[there]
            if total < best[there]:
                best[there] = total
                heapq.heappush(heap, (total, there))
    costs: U16 = np.array(best, np.uint16)[layout.flat]
    return costs


def _check_entry(grid: Grid, entry: Cells) -> None:
    if entry.shape != (grid.n,):
        msg = f"costs of entry of shape {entry.shape}: the map has {grid.n} cells, expected one cost for each"
        raise MapError(msg)


def _positions(grid: Grid, cells: Sources) -> I64:
    """Return the flat positions of *cells*, (m,) int64."""
    return grid.layout.flat[np.atleast_1d(np.asarray(cells, np.int64))]


# Ranges --------------------------------------------------------------------------


def ranges(grid: Grid, entry: Cells, starts: Sources, budget: int, stops: Bool | None = None) -> U8:
    """Return the cheapest cost from each start to the cells within *budget*.

    Args:
        grid: the map.
        entry: (n,) integers, cost of entering each cell, 0 = impassable, else 1 .. 250.
        starts: (m,) cells, each the start of a march of its own.
        budget: points, at most MAX_BUDGET.
        stops: (n,) bool, cells where a march must end (zones of control); a march that
            starts in one may leave it.

    Returns:
        (m, n) uint8; OUT_OF_REACH where the budget does not suffice.

    Raises:
        MapError: if *budget* is beyond a window, or *entry* belongs to a map of another size.
    """
    _check_entry(grid, entry)
    if not 0 <= budget <= MAX_BUDGET:
        msg = f"budget of {budget} points: expected 0 .. {MAX_BUDGET}; take field() for longer marches"
        raise MapError(msg)
    positions = _positions(grid, starts)
    reach = np.full((len(positions), grid.n), OUT_OF_REACH, np.uint8)
    if len(positions):
        solver = _windows(grid, budget, len(positions), stops is not None, threading.get_ident())
        solver.prepare(entry, positions, stops)
        solver.march()
        solver.write(reach)
    return reach


class _Windows:
    """Windows of *count* units for marches of *budget* points, interleaved.

    A window is the rhombus of 2 budget + 3 rows and 2 budget + 1 columns (axial) around
    the unit, its rows joined end to end. What runs over the end of a row has cost more
    than the budget by then, and cannot matter. Step k changes nothing outside the ball of
    radius k, so it works on the places from the first to the last of that ball only.
    A cost above the budget is as good as any other, so it is kept just above.
    """

    def __init__(self, layout: Layout, budget: int, count: int, guarded: bool) -> None:
        side = 2 * budget + 1
        self.layout = layout
        self.budget = budget
        self.centre = side * (side + 2) // 2
        self.square = slice(side, -side)
        self.cost, self.stops, self.spent, self.cap = (
            np.full((side * (side + 2), count), budget + 1, np.uint8) for _ in range(4)
        )
        self.flat = self.spent[self.square].reshape(-1)
        self.program = self._program(side * count, count, guarded)
        self._index(side, count)
        tolls, bars = np.minimum(np.arange(256), budget + 1), np.zeros(256, np.int64)
        tolls[0] = bars[1] = budget + 1
        self.entry = _Surroundings(layout, budget, tolls.astype(np.uint8))
        self.zones = _Surroundings(layout, budget, bars.astype(np.uint8))

    def _program(self, across: int, count: int, guarded: bool) -> _Program:
        """Return the whole march: a step for each point; `_Relaxation` tells the manner."""
        cost, stops, spent, cap = (a.reshape(-1) for a in (self.cost, self.stops, self.spent, self.cap))
        onward, buffers = np.empty_like(spent), _buffers(spent)
        patience = 255 // (self.budget + 1) - 1  # steps before a byte could wrap
        program: _Program = []
        for k in range(1, self.budget + 1):
            ball = slice(self.centre * count - k * across, self.centre * count + k * across + count)
            reads = slice(ball.start - across, ball.stop + across)
            if guarded:
                program += [(np.maximum, spent[reads], stops[reads], onward[reads])]
            source = onward if guarded else spent
            program += _step(source[reads], cost[ball], spent[ball], buffers, (count, across))
            if k % patience == 0:
                program += [(np.minimum, spent, cap, spent)]
        return program

    def _index(self, side: int, count: int) -> None:
        """Note for each place of the square which unit it belongs to, and how far off it is."""
        down, along, unit = np.indices((side, side, count)).reshape(3, -1)
        self.unit = unit
        self.row = unit * self.layout.width * self.layout.height
        self.offset = (down - self.budget) * self.layout.stride + along - self.budget

    def prepare(self, entry: Cells, starts: I64, stops: Bool | None) -> None:
        """Lay in the costs and stops around *starts*, flat positions."""
        self.starts = starts
        self.entry.lay(entry)
        self.entry.copy(starts, self.cost[self.square])
        self.cost[self.centre] = 0
        self.spent.fill(self.budget + 1)
        self.spent[self.centre] = 0
        if stops is not None:
            self.zones.lay(stops)
            self.zones.copy(starts, self.stops[self.square])
            self.stops[self.centre] = 0

    def march(self) -> None:
        """Spend the budget, a point a step."""
        _run(self.program)

    def write(self, reach: U8) -> None:
        """Write what is within the budget into *reach*, (count, n)."""
        within = (self.flat <= self.budget).nonzero()[0]
        place = self.offset.take(within) + self.starts.take(self.unit.take(within))
        cell = self.layout.cell_at.take(place) + self.row.take(within)
        reach.reshape(-1)[cell] = self.flat.take(within)


class _Surroundings:
    """A map of bytes from which the square around any place is cut out whole.

    Args:
        layout: of the map.
        radius: of the squares.
        worth: (256,) uint8, what each value of the map becomes here; beyond its edge is 0.
    """

    def __init__(self, layout: Layout, radius: int, worth: U8) -> None:
        margin, side = radius * layout.stride + radius, 2 * radius + 1
        ground = np.full(layout.length + 2 * margin, worth[0], np.uint8)
        self.worth = worth
        self.layout = layout
        self.land = ground[margin : margin + layout.length]
        # Row p of this view, (side, side), is the square around flat position p.
        self.squares = as_strided(ground, (layout.length, side, side), (1, layout.stride, 1))
        self.laid = b""

    def lay(self, values: Cells | Bool) -> None:
        """Take *values*, (n,). Most calls bring the same again: to compare is quick."""
        octets = values.tobytes()
        if octets != self.laid:
            self.layout.pack(self.worth.take(values), self.land)
            self.laid = octets

    def copy(self, places: I64, windows: U8) -> None:
        """Copy the squares around *places*, (count,), into *windows*, (side * side, count)."""
        windows[:] = self.squares[places].reshape(len(places), -1).T


@lru_cache(maxsize=32)
def _windows(grid: Grid, budget: int, count: int, guarded: bool, _thread: int) -> _Windows:
    return _Windows(grid.layout, budget, count, guarded)


# Paths and floods ----------------------------------------------------------------


def path(
    grid: Grid, entry: Cells, cost: U16 | U8, start: int, goal: int, stops: Bool | None = None
) -> tuple[int, ...]:
    """Return the cells of a cheapest way from *start* to *goal*, without *start*.

    Among equals it comes to each cell, seen from the goal, from the first neighbour in
    the order E, NE, NW, W, SW, SE.

    Args:
        grid: the map.
        entry: (n,) costs of entry with which *cost* was made.
        cost: (n,) a field from *start*, or a row of `ranges`.
        start: where the way begins.
        goal: where it ends.
        stops: the same as given to `ranges`.

    Returns:
        The cells entered, in order; empty if *goal* is *start* or cannot be reached.

    Raises:
        MapError: if *cost* is not a field from *start* over *entry*.
    """
    spent, price = cost.data, entry.data  # indexing a memoryview gives plain integers, fast
    if spent[goal] >= (FAR if cost.dtype == np.uint16 else OUT_OF_REACH):
        return ()
    barred = bytearray(grid.n) if stops is None else bytearray(stops)
    barred[start] = False
    back = []
    here = goal
    while here != start:
        back.append(here)
        before = spent[here] - price[here]
        for cell in grid.around[here]:
            if spent[cell] == before and not barred[cell]:
                here = cell
                break
        else:
            msg = f"no way back from cell {here} to {start}: the costs are not those of a field from there"
            raise MapError(msg)
    return tuple(reversed(back))


def flood(grid: Grid, passable: Bool, sources: Sources) -> Bool:
    """Return the cells that can be reached from *sources* over passable ones.

    Args:
        grid: the map.
        passable: (n,) bool.
        sources: cells; reached in any case, passable or not.

    Returns:
        (n,) bool.
    """
    layout = grid.layout
    start = np.zeros(grid.n, np.bool_)
    start[sources] = True
    reached, land = layout.board(start), layout.board(passable)
    front = reached
    while front:
        front = layout.spread(front) & land & ~reached
        reached |= front
    return layout.mask(reached)
