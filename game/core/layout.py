"""The staggered flat layout: hexes in one row of memory, so that all neighbours are shifts.

Cell (col, row) lies at ``stride * (row + 1) + col - row // 2`` with ``stride = width + 2``.
Whatever its row, its six neighbours are then at the same offsets: +-1, +-stride and
+-(stride - 1). One or two places between the rows, and a row at either end, belong to no
cell; kept impassable (or masked), they stop everything that would run off the map.

The hex and its six neighbours are three shifted steps, {0, 1}, {0, stride - 1} and
{0, stride}, one after the other: that is how minimums and boards spread.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

Bool = npt.NDArray[np.bool_]
I64 = npt.NDArray[np.int64]
Numbers = npt.NDArray[Any]


@dataclass(frozen=True)
class Layout:
    """Where the cells of a width x height map lie in the flat layout.

    A *board* is a set of cells as one Python integer: bit p stands for flat position p.

    Attributes:
        stride: distance between a cell and its south-eastern neighbour.
        pairs: two rows together, an odd one may lack its second, repeat at equal distances.
        length: places in the layout.
        flat: (n,) int64, position of each cell.
        cell_at: (length,) int64, cell at each position; n where there is none.
        steps: offsets to the neighbours E, NE, NW, W, SW, SE.
        everywhere: board of all cells.
    """

    width: int
    height: int
    stride: int = field(init=False, compare=False)
    pairs: int = field(init=False, compare=False)
    length: int = field(init=False, compare=False)
    flat: I64 = field(init=False, compare=False, repr=False)
    cell_at: I64 = field(init=False, compare=False, repr=False)
    steps: tuple[int, ...] = field(init=False, compare=False, repr=False)
    everywhere: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Lay the cells out."""
        stride = self.width + 2
        row, col = np.divmod(np.arange(self.width * self.height), self.width)
        flat = stride * (row + 1) + col - row // 2
        pairs = (self.height + 1) // 2
        length = stride + pairs * (2 * stride - 1) + stride
        cell_at = np.full(length, len(flat))
        cell_at[flat] = np.arange(len(flat))
        flat.setflags(write=False)
        cell_at.setflags(write=False)
        derived = {
            "stride": stride,
            "pairs": pairs,
            "length": length,
            "flat": flat,
            "cell_at": cell_at,
            "steps": (1, 1 - stride, -stride, -1, stride - 1, stride),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "everywhere", self.board(np.ones(len(flat), np.bool_)))

    def pack(self, values: Numbers, flat: Numbers) -> None:
        """Copy *values*, (n, ...), to their places in *flat*, (length, ...)."""
        even, odd = self._lines(flat)
        lines = values.reshape(self.height, self.width, *values.shape[1:])
        even[:] = lines[::2]
        odd[:] = lines[1::2]

    def unpack(self, flat: Numbers, values: Numbers) -> None:
        """Copy to *values*, (n, ...), what lies at their places in *flat*, (length, ...)."""
        even, odd = self._lines(flat)
        lines = values.reshape(self.height, self.width, *values.shape[1:])
        lines[::2] = even
        lines[1::2] = odd

    def _lines(self, flat: Numbers) -> tuple[Numbers, Numbers]:
        """Return views of the even and the odd rows of *flat*, each (rows, width, ...).

        Every other row is 2 * stride - 1 places on: one array of pairs holds them all.
        """
        rows = flat[self.stride : -self.stride].reshape(self.pairs, 2 * self.stride - 1, *flat.shape[1:])
        return rows[:, : self.width], rows[: self.height // 2, self.stride : self.stride + self.width]

    def board(self, mask: Bool) -> int:
        """Return the cells of *mask*, (n,) bool, as a board."""
        bits = np.zeros(self.length, np.bool_)
        self.pack(mask, bits)
        return int.from_bytes(np.packbits(bits, bitorder="little").tobytes(), "little")

    def mask(self, board: int) -> Bool:
        """Return the cells of *board* as (n,) bool."""
        octets = board.to_bytes((self.length + 7) // 8, "little")
        bits = np.unpackbits(np.frombuffer(octets, np.uint8), count=self.length, bitorder="little")
        mask = np.empty(self.width * self.height, np.bool_)
        self.unpack(bits.view(np.bool_), mask)
        return mask

    def spread(self, board: int) -> int:
        """Return *board* with all neighbours of its cells, places of no cell included."""
        board |= board << 1
        board |= board << self.stride - 1
        board |= board << self.stride
        return board >> self.stride
