"""What moves what: a table of correlations as a field of blue, paper and red."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap

from game.sim.report.colours import BLUE, FADED, SHEET, VERMILION, hexed
from game.sim.report.findings import Sensitivity
from game.sim.report.hand import SMALL, WIDTH, against, balanced, plain_axes, png, sheet, slim
from game.sim.report.numbers import signed

_FIELD: Final = LinearSegmentedColormap.from_list("field", [hexed(BLUE), hexed(SHEET), hexed(VERMILION)])
_SEEN: Final = 0.2
"""A correlation nearer to nothing is left unwritten: the number would only be noise."""
_CELL: Final = 0.36
_LEFT, _RIGHT, _HEAD, _FOOT = 2.05, 0.25, 1.8, 0.25
"""Inches about the field."""


def draw_sensitivity(found: Sensitivity) -> bytes:
    """Return a PNG with a row for each parameter, and in it a cell for each figure of the record."""
    height = len(found.parameters) * _CELL
    with sheet(height + _HEAD + _FOOT) as figure:
        axes = plain_axes(figure, _LEFT, _FOOT, WIDTH - _LEFT - _RIGHT, height)
        field(axes, found.rho, 1.0)
        for row, name in enumerate(found.parameters):
            axes.text(-0.65, row, name, ha="right", va="center")
            _numbers(axes, row, found.rho[row])
        for column, name in enumerate(found.figures):
            axes.text(
                column, -0.75, balanced(name, 24), rotation=90, ha="center", va="bottom", fontsize=SMALL
            )
        return png(figure)


def _numbers(axes: Axes, row: int, rhos: Sequence[float]) -> None:
    for column, rho in enumerate(rhos):
        seen = abs(rho) >= _SEEN
        text, colour = (slim(signed(rho, 2)), against(abs(rho))) if seen else ("·", hexed(FADED))
        axes.text(column, row, text, ha="center", va="center", fontsize=SMALL, color=colour)


def field(axes: Axes, values: Sequence[Sequence[float]], most: float) -> None:
    """Fill an area with a cell for each value, blue below nothing and red above, rows downward.

    Args:
        axes: filled; cell (row, column) lies about the point (column, row).
        values: (rows, columns).
        most: the value that has the full colour.
    """
    grid = np.array(values, dtype=float)
    rows, columns = grid.shape
    axes.pcolormesh(
        np.arange(columns + 1) - 0.5,
        np.arange(rows + 1) - 0.5,
        grid,
        cmap=_FIELD,
        vmin=-most,
        vmax=most,
        edgecolors=hexed(SHEET),
        linewidth=1.5,
    )
    axes.set(xlim=(-0.5, columns - 0.5), ylim=(rows - 0.5, -0.5))
