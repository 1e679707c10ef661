"""The map as a rectangle of hexes: cells, neighbours, distances, lines.

Pointy tops, odd rows half a hex to the right ("odd-r"). A cell is one integer,
row * width + col. Distances are counted in axial coordinates: q = col - row // 2 along
the row, r = row.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NewType, overload

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from game.core.errors import MapError
from game.core.layout import Bool, Layout

__all__ = ["I32", "I64", "U8", "U16", "U64", "Bool", "Cell", "Cells", "Grid"]

Cell = NewType("Cell", int)

I32 = npt.NDArray[np.int32]
I64 = npt.NDArray[np.int64]
U8 = npt.NDArray[np.uint8]
U16 = npt.NDArray[np.uint16]
U64 = npt.NDArray[np.uint64]
Cells = npt.NDArray[np.integer]
"""Cells as integers of any width."""

_OFFSETS: Final = np.array(  # [row parity, direction] -> (d_row, d_col); E, NE, NW, W, SW, SE
    [
        [(0, 1), (-1, 0), (-1, -1), (0, -1), (1, -1), (1, 0)],
        [(0, 1), (-1, 1), (-1, 0), (0, -1), (1, 0), (1, 1)],
    ]
)

_TABLE_CELLS: Final = 8192
"""Up to here all distances are kept in a table: at most 64 MiB."""


@dataclass(frozen=True)
class Grid:
    """A rectangle of hexes. Two grids of one size are equal.

    Attributes:
        neighbours: (n, 6) int32, the cell to the E, NE, NW, W, SW and SE, or -1 off the
            map. Mask it before indexing: -1 is a valid NumPy index, the last cell.
    """

    width: int
    height: int
    neighbours: I32 = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Build the neighbour table.

        Raises:
            MapError: if a side is shorter than one hex.
        """
        if self.width < 1 or self.height < 1:
            msg = f"map of {self.width} x {self.height} hexes: each side must have at least one"
            raise MapError(msg)
        row, col = np.divmod(np.arange(self.n), self.width)
        r, c = np.moveaxis(_OFFSETS[row % 2], 2, 0) + np.stack((row, col))[:, :, None]
        inside = (r >= 0) & (r < self.height) & (c >= 0) & (c < self.width)
        table = np.where(inside, r * self.width + c, -1).astype(np.int32)
        table.setflags(write=False)
        object.__setattr__(self, "neighbours", table)

    def __reduce__(self) -> tuple[type[Grid], tuple[int, int]]:
        """Pickle the size only: a process builds its own tables."""
        return Grid, (self.width, self.height)

    @property
    def n(self) -> int:
        """Number of cells."""
        return self.width * self.height

    @cached_property
    def layout(self) -> Layout:
        """The same cells in the staggered flat layout."""
        return Layout(self.width, self.height)

    @cached_property
    def around(self) -> tuple[tuple[Cell, ...], ...]:
        """For each cell its neighbours on the map, in the order of `neighbours`."""
        return tuple(tuple(Cell(c) for c in six if c >= 0) for six in self.neighbours.tolist())

    @cached_property
    def distances(self) -> U8:
        """(n, n) uint8, steps between any two cells; read-only, made at the first question.

        Raises:
            MapError: if the map is too large for the table; `distance` works on any.
        """
        if not self._has_table:
            msg = f"map of {self.width} x {self.height} hexes: too large for a table, ask distance()"
            raise MapError(msg)
        down, along = np.arange(1 - self.height, self.height)[:, None], np.arange(1 - self.width, self.width)
        by_parity = [_steps(along - (odd + down) // 2, down).astype(np.uint8) for odd in (0, 1)]
        table = np.empty((self.height, self.width, self.height, self.width), np.uint8)
        for row in range(self.height):
            band = by_parity[row % 2][self.height - 1 - row :][: self.height]
            table[row] = sliding_window_view(band, self.width, axis=1)[:, ::-1].swapaxes(0, 1)
        table.setflags(write=False)
        return table.reshape(self.n, self.n)

    def col_row(self, cell: int) -> tuple[int, int]:
        """Return column and row of *cell*."""
        row, col = divmod(int(cell), self.width)
        return col, row

    def cell(self, col: int, row: int) -> Cell:
        """Return the cell at *col*, *row*.

        Raises:
            MapError: if there is none.
        """
        if not self.holds(col, row):
            msg = (
                f"hex {col},{row} is off the map: columns are 0..{self.width - 1}, rows 0..{self.height - 1}"
            )
            raise MapError(msg)
        return Cell(row * self.width + col)

    def holds(self, col: int, row: int) -> bool:
        """Say whether *col*, *row* is on the map."""
        return 0 <= col < self.width and 0 <= row < self.height

    @overload
    def distance(self, a: int, b: int) -> int: ...
    @overload
    def distance(self, a: Cells, b: Cells | int) -> I32: ...
    @overload
    def distance(self, a: int, b: Cells) -> I32: ...
    def distance(self, a: Cells | int, b: Cells | int) -> I32 | int:
        """Return the steps from *a* to *b*; arrays broadcast, two integers give an integer."""
        if not isinstance(a, np.ndarray) and not isinstance(b, np.ndarray):
            row_a, col_a = divmod(int(a), self.width)
            row_b, col_b = divmod(int(b), self.width)
            r = row_a - row_b
            q = col_a - row_a // 2 - col_b + row_b // 2
            return max(abs(q), abs(r), abs(q + r))
        if self._has_table:
            steps: I32 = self.distances[a, b].astype(np.int32)
            return steps
        return self._apart(np.asarray(a), np.asarray(b))

    def within(self, cell: int, radius: int) -> I32:
        """Return the cells at most *radius* steps from *cell*, itself included, ascending."""
        steps = self.distances[cell] if self._has_table else self.distance(cell, np.arange(self.n))
        return np.flatnonzero(steps <= radius).astype(np.int32)

    def near(self, mask: Bool, radius: int) -> Bool:
        """Return *mask*, (n,) bool, grown by *radius* steps."""
        board = self.layout.board(mask)
        for _ in range(radius):
            board = self.layout.spread(board) & self.layout.everywhere
        return self.layout.mask(board)

    def line(self, a: int, b: int) -> tuple[int, ...]:
        """Return the cells of the straight line from *a* to *b*, both included.

        One cell for each step of the distance, each a neighbour of the one before. The
        line from *b* to *a* is the same backwards. Where it runs exactly between two
        hexes, it takes the one towards the middle of the map, and so never leaves it.
        """
        (col_a, row_a), (col_b, row_b) = self.col_row(a), self.col_row(b)
        q_a, q_b = col_a - row_a // 2, col_b - row_b // 2
        s_a, s_b = -q_a - row_a, -q_b - row_b
        inward = 1 if 2 * (col_a + col_b) + row_a % 2 + row_b % 2 < 2 * self.width - 1 else -1
        length = self.distance(a, b)
        span = max(length, 1)
        cells = []
        for i in range(length + 1):
            # A quarter of the finest step decides every tie of q and s; r follows from them.
            q = _nearest(4 * (q_a * (span - i) + q_b * i) + inward, 4 * span)
            s = _nearest(4 * (s_a * (span - i) + s_b * i) - inward, 4 * span)
            row = -q - s
            cells.append(row * self.width + q + row // 2)
        return tuple(cells)

    @property
    def _has_table(self) -> bool:
        """Whether all distances fit a table of bytes."""
        return self.n <= _TABLE_CELLS and self.width + self.height <= np.iinfo(np.uint8).max

    def _apart(self, a: Cells, b: Cells) -> I32:
        """Return the steps between cells by arithmetic, broadcasting."""
        (row_a, col_a), (row_b, col_b) = np.divmod(a, self.width), np.divmod(b, self.width)
        return _steps(col_a - row_a // 2 - (col_b - row_b // 2), row_a - row_b).astype(np.int32)


def _nearest(x: int, unit: int) -> int:
    """Return x / unit, rounded."""
    return (2 * x + unit) // (2 * unit)


def _steps(q: Cells, r: Cells) -> Cells:
    """Return the length of the axial vectors (q, r)."""
    steps: Cells = np.maximum(np.maximum(np.abs(q), np.abs(r)), np.abs(q + r))
    return steps
