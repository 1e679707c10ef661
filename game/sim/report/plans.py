"""Plans against plans: what each is worth beside the other, and how often good play follows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from game.sim.report.colours import BLUE, DIM, INK, RED, TROUGH, hexed
from game.sim.report.findings import Balance, Plan
from game.sim.report.hand import SMALL, TITLE, WIDTH, against, balanced, plain_axes, png, sheet, slim
from game.sim.report.heat import field
from game.sim.report.numbers import percent, signed

_CELL: Final = 0.78
_LEFT, _RIGHT, _HEAD, _FOOT = 1.75, 2.05, 0.85, 1.65
"""Inches about the field; weights lie to its right and under it."""
_FOLLOWED: Final = "how often good\nplay follows it"
_NOTE: Final[dict[str, Any]] = {"fontsize": SMALL, "style": "italic", "color": hexed(DIM)}
_BAR: Final = 0.46
"""Thickness of a bar, in cells."""


def draw_payoff(balance: Balance) -> bytes:
    """Return a PNG of the plans against each other, with their weights in good play along the margins."""
    wide, high = WIDTH - _LEFT - _RIGHT, len(balance.qing) * _CELL
    with sheet(high + _HEAD + _FOOT) as figure:
        axes = plain_axes(figure, _LEFT, _FOOT, wide, high)
        field(axes, balance.cells, max(1.0, *(abs(cell) for row in balance.cells for cell in row)))
        _numbers(axes, balance)
        _names(axes, balance)
        _weights_beside(figure, balance.qing, wide, high)
        _weights_under(figure, balance.russia, wide)
        return png(figure)


def _numbers(axes: Axes, balance: Balance) -> None:
    most = max(1.0, *(abs(cell) for row in balance.cells for cell in row))
    for row, (cells, errors) in enumerate(zip(balance.cells, balance.errors, strict=True)):
        for column, (cell, error) in enumerate(zip(cells, errors, strict=True)):
            colour = against(abs(cell) / most)
            axes.text(
                column,
                row - 0.1,
                slim(signed(cell, 1)),
                ha="center",
                va="center",
                fontsize=TITLE,
                color=colour,
            )
            note = f"± {error:.1f}"
            axes.text(column, row + 0.24, note, ha="center", va="center", fontsize=SMALL, color=colour)


def _names(axes: Axes, balance: Balance) -> None:
    for row, plan in enumerate(balance.qing):
        axes.text(-0.56, row, balanced(plan.name, 24), ha="right", va="center", color=hexed(RED))
    for column, plan in enumerate(balance.russia):
        axes.text(column, -0.6, balanced(plan.name, 20), ha="center", va="bottom", color=hexed(BLUE))
    axes.text(-0.56, -0.6, "Qing, down\nRussians, across", ha="right", va="bottom", **_NOTE)


def _weights_beside(figure: Figure, plans: Sequence[Plan], wide: float, high: float) -> None:
    axes = plain_axes(figure, _LEFT + wide + 0.2, _FOOT, _RIGHT - 1.0, high)
    axes.set(xlim=(0, 1), ylim=(len(plans) - 0.5, -0.5))
    axes.barh(range(len(plans)), [1] * len(plans), _BAR, color=hexed(TROUGH))
    axes.barh(range(len(plans)), [plan.weight for plan in plans], _BAR, color=hexed(RED))
    for row, plan in enumerate(plans):
        axes.plot((plan.p05, plan.p95), (row, row), color=hexed(INK), linewidth=1.4)
        axes.plot([plan.mean], [row], "|", color=hexed(INK), markersize=9)
        axes.text(1.06, row, percent(plan.weight), va="center", color=hexed(RED))
    axes.text(0, -0.6, _FOLLOWED, va="bottom", **_NOTE)


def _weights_under(figure: Figure, plans: Sequence[Plan], wide: float) -> None:
    axes = plain_axes(figure, _LEFT, 0.5, wide, _FOOT - 0.65)
    axes.set(xlim=(-0.5, len(plans) - 0.5), ylim=(0, 1))
    axes.bar(range(len(plans)), [1] * len(plans), _BAR, color=hexed(TROUGH))
    axes.bar(range(len(plans)), [plan.weight for plan in plans], _BAR, color=hexed(BLUE))
    for column, plan in enumerate(plans):
        axes.plot((column, column), (plan.p05, plan.p95), color=hexed(INK), linewidth=1.4)
        axes.plot([column], [plan.mean], "_", color=hexed(INK), markersize=9)
        axes.text(column, -0.07, percent(plan.weight), ha="center", va="top", color=hexed(BLUE))
    axes.text(-0.56, 0.5, _FOLLOWED, ha="right", va="center", **_NOTE)
