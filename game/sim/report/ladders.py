"""Each fitted number of the rules: what we held possible, and what the record leaves of it."""

from __future__ import annotations

from collections.abc import Sequence
from math import log
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from game.sim.report.colours import DIM, FADED, INK, RED, TROUGH, Colour, hexed
from game.sim.report.findings import SAID, Fit, ParameterRow, Prior, Verdict
from game.sim.report.hand import (
    SMALL,
    VIEWS,
    WIDTH,
    key,
    plain_axes,
    png,
    sheet,
    slim,
    view_keys,
    wash,
)
from game.sim.report.numbers import number

_ROW: Final = 0.54
"""Inches for a parameter."""
_LEFT, _RIGHT, _HEAD, _FOOT = 3.5, 2.2, 0.15, 0.6
_LEVELS: Final = {"typical": 0.13, "one": -0.13}
_PEN: Final[dict[Verdict, tuple[Colour, str]]] = {
    "identified by the record": (INK, "bold"),
    "partly": (INK, "normal"),
    "prior": (FADED, "normal"),
}
"""How a parameter is written: the more the record says of it, the blacker."""
_NOTE: Final[dict[str, Any]] = {"fontsize": SMALL, "style": "italic", "color": hexed(DIM)}
_SHIPPED: Final[dict[str, Any]] = {"marker": "d", "color": hexed(RED), "markersize": 8, "linestyle": "none"}


def draw_parameters(parameters: Sequence[ParameterRow]) -> bytes:
    """Return a PNG with a line for each parameter."""
    count = len(parameters)
    with sheet(count * _ROW + _HEAD + _FOOT) as figure:
        axes = plain_axes(figure, _LEFT, _FOOT, WIDTH - _LEFT - _RIGHT, count * _ROW)
        axes.set(xlim=(0, 1), ylim=(count - 0.5, -0.5))
        for row, parameter in enumerate(parameters):
            _ladder(axes, row, parameter)
        shipped = Line2D([], [], label="in the game", **_SHIPPED)
        key(figure, [wash("held possible before", TROUGH, 1), *view_keys(list(_LEVELS)), shipped])
        return png(figure)


def _ladder(axes: Axes, row: int, parameter: ParameterRow) -> None:
    colour, weight = _PEN[parameter.verdict]
    prior = parameter.prior
    axes.add_patch(Rectangle((0, row - 0.34), 1, 0.68, color=hexed(TROUGH), linewidth=0))
    for x, side, value in ((-0.015, "right", prior.low), (1.015, "left", prior.high)):
        axes.text(x, row, slim(number(value)), ha=side, va="center", fontsize=SMALL, color=hexed(FADED))
    axes.text(-0.16, row - 0.02, parameter.place, ha="right", va="bottom", weight=weight, color=hexed(colour))
    axes.text(-0.16, row + 0.05, parameter.meaning, ha="right", va="top", **_NOTE)
    for view in _LEVELS:
        _interval(axes, row - _LEVELS[view], getattr(parameter, view), prior, view)
    axes.plot([_at(prior, parameter.shipped)], [row], clip_on=False, zorder=5, **_SHIPPED)
    axes.text(1.12, row, SAID[parameter.verdict], va="center", **_NOTE)


def _interval(axes: Axes, y: float, fit: Fit, prior: Prior, view: str) -> None:
    mark = VIEWS[view]
    ends = (_at(prior, fit.p05), _at(prior, fit.p95))
    axes.plot(ends, (y, y), color=mark["color"], linewidth=1.6, solid_capstyle="butt", clip_on=False)
    axes.plot([_at(prior, fit.median)], [y], clip_on=False, **mark)


def _at(prior: Prior, value: float) -> float:
    """Return the place of a value between the ends of a prior, 0 to 1; a little outside if it is outside."""
    low, high = prior.low, prior.high
    if prior.scale == "log" and min(low, high, value) > 0:
        low, high, value = log(low), log(high), log(value)
    share = (value - low) / (high - low) if high != low else 0.5
    return min(max(share, -0.015), 1.015)
