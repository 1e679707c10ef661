"""How the armies melt and the ring closes, day by day, with what the record says of some days."""

from __future__ import annotations

from typing import Final

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator, StrMethodFormatter

from game.sim.report.colours import BLUE, DIM, INK, RED, Colour, hexed
from game.sim.report.findings import Curve, Mark, SiegeFindings
from game.sim.report.hand import (
    RECORD_POINT,
    RECORDED,
    SMALL,
    balanced,
    halo,
    key,
    png,
    record_keys,
    sheet,
    unsteady,
    wash,
)

_INKS: Final[dict[str, Colour]] = {"russia": BLUE, "qing": RED, "works": INK}
_HEIGHT: Final = 4.9
_THIN: Final = 0.012
"""Least width of what the record allows, as a share of the axis: a day must be seen."""


def draw_curves(siege: SiegeFindings) -> bytes:
    """Return a PNG with a panel for each curve of a siege."""
    widths = [2 if curve.side == "works" else 3 for curve in siege.curves]
    with sheet(_HEIGHT) as figure:
        grid = figure.add_gridspec(
            1, len(widths), width_ratios=widths, left=0.06, right=0.985, top=0.88, bottom=0.245, wspace=0.22
        )
        for place, curve in enumerate(siege.curves):
            _panel(figure.add_subplot(grid[place]), curve, siege.origin)
        key(figure, [*_line_keys(siege), *record_keys()])
        return png(figure)


def _panel(axes: Axes, curve: Curve, origin: str) -> None:
    colour = hexed(_INKS[curve.side])
    axes.fill_between(curve.days, curve.p05, curve.p95, color=colour, alpha=0.16, linewidth=0)
    axes.fill_between(curve.days, curve.p25, curve.p75, color=colour, alpha=0.26, linewidth=0)
    axes.plot(curve.days, curve.median, color=colour, linewidth=1.9)
    if curve.hexes:
        axes.plot(curve.days, curve.hexes, color=hexed(INK), linewidth=1.4, linestyle=(0, (4, 3)))
    _frame(axes, curve, origin)
    for number, mark in enumerate(curve.marks, 1):
        _mark(axes, number, mark)
    _explain(axes, curve)


def _frame(axes: Axes, curve: Curve, origin: str) -> None:
    axes.set_title(curve.label)
    axes.set_xlabel(f"day (0 = {origin})", style="italic")
    axes.text(1, 1.04, curve.unit, ha="right", style="italic", color=hexed(DIM), transform=axes.transAxes)
    axes.set_xlim(curve.days[0], curve.days[-1])
    highest = max((*curve.p95, *curve.hexes, *(mark.values.high for mark in curve.marks)), default=1)
    axes.set_ylim(0, 1.06 * (highest or 1))
    axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    axes.yaxis.set_major_locator(MaxNLocator(5, integer=True, steps=[1, 2, 2.5, 5, 10]))
    axes.yaxis.set_major_formatter(StrMethodFormatter("{x:,.0f}"))
    axes.grid(axis="y")
    unsteady(axes.spines["left"], axes.spines["bottom"], *axes.get_ygridlines())


def _mark(axes: Axes, number: int, mark: Mark) -> None:
    """Frame what the record allows, or set a point where it gives one number; write its own number above."""
    days, values = mark.days, mark.values
    middle = (days.low + days.high) / 2
    if values.low == values.high:
        axes.plot([middle], [values.low], zorder=5, clip_on=False, **RECORD_POINT)
    else:
        left, width = _at_least(days.low, days.high, axes.get_xlim())
        box = Rectangle((left, values.low), width, values.high - values.low, **RECORDED)
        box.set(edgecolor=hexed(INK), linewidth=0.9, zorder=3)
        axes.add_patch(box)
    label = axes.annotate(
        f"{number}",
        (middle, values.high),
        xytext=(0, 8),
        textcoords="offset points",
        ha="center",
        fontsize=SMALL,
        weight="bold",
        zorder=6,
    )
    label.set_path_effects(halo())


def _explain(axes: Axes, curve: Curve) -> None:
    """Write what the numbered marks are into the corner that the curve leaves free."""
    late = curve.median[len(curve.median) * 3 // 4]
    high = late < sum(axes.get_ylim()) / 2
    lines = [balanced(f"{number}  {mark.label}", 38) for number, mark in enumerate(curve.marks, 1)]
    text = axes.text(
        0.985,
        0.95 if high else 0.07,
        "\n".join(lines),
        ha="right",
        va="top" if high else "bottom",
        fontsize=SMALL,
        style="italic",
        linespacing=1.35,
        transform=axes.transAxes,
        zorder=6,
    )
    text.set_path_effects(halo())


def _at_least(low: float, high: float, whole: tuple[float, float]) -> tuple[float, float]:
    """Return the left end and the width of a span, widened about its middle if it is too thin to be seen."""
    width = max(high - low, _THIN * (whole[1] - whole[0]))
    return (low + high - width) / 2, width


def _line_keys(siege: SiegeFindings) -> list[Line2D]:
    entries = [
        Line2D([], [], color=hexed(INK), linewidth=1.9, label="median of typical histories"),
        wash("half of them", INK, 0.38),
        wash("nine in ten", INK, 0.16),
    ]
    if any(curve.hexes for curve in siege.curves):
        dashed = Line2D([], [], color=hexed(INK), linewidth=1.4, linestyle=(0, (4, 3)), label="whole games")
        entries.append(dashed)
    return entries
