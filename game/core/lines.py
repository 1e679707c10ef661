"""Lines of sight over the heights of the map.

A hex is seen from another unless something stands between them that is higher than the eye and
higher than the hex looked at. A line that runs exactly between two hexes may pass them on one side
or on the other, but keeps to its side all the way.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from game.core.hexgrid import I32, I64, Bool, Grid

I8 = npt.NDArray[np.int8]

_EDGE = np.iinfo(np.int8).max
"""Height of what lies beyond the map: nobody looks round a corner over it."""


class Lines:
    """What each hex of one relief overlooks; found when first asked for, then kept."""

    def __init__(self, grid: Grid, tops: I8, eyes: I8, radius: int) -> None:
        """Survey nothing yet.

        Args:
            grid: the map.
            tops: (n,) height of what stands on each cell, and hides what is behind it.
            eyes: (n,) height a man on it looks from.
            radius: hexes beyond which nobody looks.
        """
        self._grid, self._tops, self._eyes = grid, tops, eyes
        self._fan = _fan(grid, radius)
        self._heights = np.full(grid.layout.length, _EDGE, np.int8)
        grid.layout.pack(tops, self._heights)
        self._clear = np.zeros((grid.n, grid.n), np.bool_)
        self._known = np.zeros(grid.n, np.bool_)

    def overlooked(self, cells: I32) -> Bool:
        """Return (m, n): which cells lie open to each of *cells*, itself included."""
        for cell in cells[~self._known[cells]].tolist():
            self._survey(cell)
        return self._clear[cells]

    def _survey(self, cell: int) -> None:
        fan, start = self._fan, self._grid.layout.flat[cell]
        highest = self._heights.take(start + fan.between, mode="clip").max(axis=0, initial=0)
        straight, bent = np.split(highest, [len(highest) - len(fan.ties)])
        straight[fan.ties] = np.minimum(straight[fan.ties], bent)
        there, on_map = fan.ends(self._grid, cell)
        looked_at = there[on_map]
        open_to = straight[on_map] <= np.maximum(self._eyes[cell], self._tops[looked_at])
        self._clear[cell, looked_at] = open_to
        self._known[cell] = True


@lru_cache(maxsize=8)
def lines(grid: Grid, tops: bytes, eyes: bytes, radius: int) -> Lines:
    """Return the lines of a relief, the same object for the same heights; heights are (n,) int8 as bytes."""
    return Lines(grid, np.frombuffer(tops, np.int8), np.frombuffer(eyes, np.int8), radius)


class _Fan:
    """The straight lines from a hex to all others within a radius, as axial and as flat offsets.

    Attributes:
        ties: lines that run exactly between two hexes somewhere, and so may pass on either side.
        between: (radius, lines + ties) flat offset of each step of each line, and then of the ties along
            their other side; a line that is at its end stays there.
    """

    def __init__(self, grid: Grid, radius: int) -> None:
        span = np.arange(-radius, radius + 1)
        q, r = (axis.ravel() for axis in np.meshgrid(span, span))
        length = np.maximum(np.maximum(abs(q), abs(r)), abs(q + r))
        self._q, self._r = q[length <= radius], r[length <= radius]
        one, other = (self._walk(grid, length[length <= radius], radius, nudge) for nudge in (1, -1))
        self.ties: I64 = np.flatnonzero((one != other).any(axis=0))
        self.between: I64 = np.concatenate((one, other[:, self.ties]), axis=1)

    def ends(self, grid: Grid, cell: int) -> tuple[I64, Bool]:
        """Return (lines,) the cell where each line from a cell ends, and whether that is on the map."""
        row, col = divmod(cell, grid.width)
        rows = self._r + row
        cols = self._q + col - row // 2 + rows // 2
        on_map = (rows >= 0) & (rows < grid.height) & (cols >= 0) & (cols < grid.width)
        return rows * grid.width + cols, on_map

    def _walk(self, grid: Grid, length: I64, radius: int, nudge: int) -> I64:
        """As `Grid.line`: at each step one of three coordinates is whole, a quarter step settles the ties."""
        step = np.minimum(np.arange(1, radius + 1)[:, None], length)
        whole = np.maximum(length, 1)
        q = _rounded(4 * self._q * step + nudge, 4 * whole)
        s = _rounded(-4 * (self._q + self._r) * step - nudge, 4 * whole)
        return q - grid.layout.stride * (q + s)


@lru_cache(maxsize=8)
def _fan(grid: Grid, radius: int) -> _Fan:
    return _Fan(grid, radius)


def _rounded(x: I64, unit: I64) -> I64:
    return (2 * x + unit) // (2 * unit)
