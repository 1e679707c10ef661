"""The chance that a storm takes the fort, day by day."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.container import ErrorbarContainer
from matplotlib.ticker import MaxNLocator, PercentFormatter

from game.sim.report.colours import INK, RED, hexed
from game.sim.report.findings import StormDay
from game.sim.report.hand import key, png, sheet, unsteady

_HEIGHT: Final = 4.4
_READY: Final[dict[str, Any]] = {"label": "made ready for", "color": hexed(RED), "marker": "o"}
_RASH: Final[dict[str, Any]] = {"label": "not made ready for", "color": hexed(INK), "marker": "s", "ls": "--"}

_Row = tuple[float, float, int]
"""Day, chance, games."""


def draw_storms(storms: Sequence[StormDay]) -> bytes:
    """Return a PNG with the chances of a storm made ready for, and of one that is not."""
    with sheet(_HEIGHT) as figure:
        axes = figure.add_axes((0.07, 0.235, 0.91, 0.72))
        ready = [(storm.day, storm.prepared, storm.games) for storm in storms]
        rash = [
            (storm.day, storm.unprepared, storm.games) for storm in storms if storm.unprepared is not None
        ]
        lines = [_line(axes, rows, pen) for rows, pen in ((ready, _READY), (rash, _RASH)) if rows]
        _frame(axes)
        key(figure, lines)
        return png(figure)


def _line(axes: Axes, rows: Sequence[_Row], pen: dict[str, Any]) -> ErrorbarContainer:
    """Draw chances with two standard errors, which end at none and at all."""
    days, chances, games = zip(*rows, strict=True)
    errors = [2 * sqrt(chance * (1 - chance) / max(n, 1)) for chance, n in zip(chances, games, strict=True)]
    down = [min(error, chance) for error, chance in zip(errors, chances, strict=True)]
    up = [min(error, 1 - chance) for error, chance in zip(errors, chances, strict=True)]
    return axes.errorbar(days, chances, yerr=(down, up), elinewidth=1.1, linewidth=1.7, clip_on=False, **pen)


def _frame(axes: Axes) -> None:
    axes.set_xlabel("day of the storm", style="italic")
    axes.set_ylabel("chance to take the fort", style="italic")
    axes.set_ylim(bottom=0)
    axes.xaxis.set_major_locator(MaxNLocator(10, integer=True))
    axes.yaxis.set_major_formatter(PercentFormatter(1.0))
    axes.grid(axis="y")
    unsteady(axes.spines["left"], axes.spines["bottom"], *axes.get_ygridlines())
