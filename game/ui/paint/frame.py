"""Where the hexes lie on a painted sheet: pure geometry, no pygame.

Pointy-top hexes in odd-r rows: odd rows lie half a hex to the right. A cell is row * width + col.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike, NDArray

DESIGN_WIDTH = 48.0
"""Hex width in pixels at which every size in the painter is given; other sizes scale from it."""

MARGIN = 46.0
"""Bare paper round the hexes, at the design width."""

NEAT_LINE = 38.0
"""How far from the sheet's edge the painted land begins, at the design width."""

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Frame:
    """Pixels and hexes of one painted sheet.

    Attributes:
        width, height: hexes of the map.
        hex_width: pixels from flat side to flat side.
        origin_x, origin_y: pixels by which the sheet lies further left and higher than the surface; a
            painter of a part of the sheet uses a frame moved by the corner of that part.
    """

    width: int
    height: int
    hex_width: float
    origin_x: float = 0.0
    origin_y: float = 0.0

    @property
    def radius(self) -> float:
        """Pixels from the centre of a hex to a corner."""
        return self.hex_width / sqrt(3)

    @property
    def scale(self) -> float:
        """Pixels on this sheet for one pixel at the design width."""
        return self.hex_width / DESIGN_WIDTH

    @property
    def margin(self) -> float:
        """Pixels of bare paper and border round the hexes."""
        return MARGIN * self.scale

    @property
    def size(self) -> tuple[int, int]:
        """Pixels of the whole sheet, border and margin included."""
        across = self.hex_width * (self.width + 0.5) + 2 * self.margin
        down = self.radius * (1.5 * self.height + 0.5) + 2 * self.margin
        return round(across), round(down)

    @property
    def neat(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the painted land within the neat line."""
        inset = NEAT_LINE * self.scale
        across, down = self.size
        left, top = -self.origin_x, -self.origin_y
        return left + inset, top + inset, left + across - inset, top + down - inset

    def moved(self, x: float, y: float) -> Frame:
        """The same sheet, seen from a surface whose corner lies at pixel (x, y) of the sheet."""
        return Frame(self.width, self.height, self.hex_width, self.origin_x + x, self.origin_y + y)

    def resized(self, hex_width: float) -> Frame:
        """The same map on a sheet with another hex width."""
        return Frame(self.width, self.height, hex_width)

    def plane(self, points: Sequence[tuple[float, float]] | ArrayLike) -> FloatArray:
        """Pixels (n, 2) of points in the hex plane: x in hex widths, y in rows."""
        at = np.asarray(points, float).reshape(-1, 2)
        x = self.margin - self.origin_x + self.hex_width * (at[:, 0] + 0.5)
        y = self.margin - self.origin_y + self.radius * (1.5 * at[:, 1] + 1)
        return np.column_stack((x, y))

    def center(self, cell: int | tuple[int, int]) -> tuple[float, float]:
        """Pixel of the centre of a cell number, or of a (col, row)."""
        col, row = (cell % self.width, cell // self.width) if isinstance(cell, int) else cell
        x, y = self.plane([(col + row % 2 / 2, row)])[0]
        return float(x), float(y)

    def centers(self) -> FloatArray:
        """Pixels (cells, 2) of the centres of all hexes, row by row."""
        row, col = np.divmod(np.arange(self.width * self.height), self.width)
        return self.plane(np.column_stack((col + row % 2 / 2, row)))

    def corners(self, cell: int | tuple[int, int]) -> list[tuple[float, float]]:
        """The six corners of a hex, clockwise on the screen from the lower right one."""
        x, y = self.center(cell)
        half, radius = self.hex_width / 2, self.radius
        steps = ((half, 0.5), (0.0, 1.0), (-half, 0.5), (-half, -0.5), (0.0, -1.0), (half, -0.5))
        return [(x + across, y + down * radius) for across, down in steps]

    def at(self, x: float, y: float) -> int | None:
        """The cell whose hex holds a pixel, or None outside the map."""
        col, row = (int(value[0]) for value in self._nearest(np.array([x]), np.array([y])))
        inside = 0 <= col < self.width and 0 <= row < self.height
        return row * self.width + col if inside else None

    def cells_at(self, x: FloatArray, y: FloatArray) -> IntArray:
        """Cell numbers under arrays of pixels; pixels off the map get a cell at its edge."""
        col, row = self._nearest(x, y)
        row = row.clip(0, self.height - 1)
        cells: IntArray = row * self.width + col.clip(0, self.width - 1)
        return cells

    def _nearest(self, x: FloatArray, y: FloatArray) -> tuple[IntArray, IntArray]:
        """Columns and rows of the hexes under pixels, by rounding cube coordinates."""
        row = (y - self.margin + self.origin_y - self.radius) / (1.5 * self.radius)
        column = (x - self.margin + self.origin_x) / self.hex_width - 0.5 - row / 2
        third = -column - row
        near_column, near_row, near_third = np.rint(column), np.rint(row), np.rint(third)
        off_column, off_row = abs(near_column - column), abs(near_row - row)
        off_third = abs(near_third - third)
        bad_column = (off_column > off_row) & (off_column > off_third)
        bad_row = ~bad_column & (off_row > off_third)
        near_row, near_column = (
            np.where(bad_row, -near_column - near_third, near_row),
            np.where(bad_column, -near_row - near_third, near_column),
        )
        rows = near_row.astype(np.intp)
        return near_column.astype(np.intp) + rows // 2, rows
