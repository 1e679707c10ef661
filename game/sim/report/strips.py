"""Each record on a strip of its own: what the sources allow, and what three ways of playing it bring."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import Final

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from game.sim.figures import NEVER
from game.sim.report.colours import DIM, INK, OCHRE, RED, hexed
from game.sim.report.findings import RecordRow, SiegeFindings, View
from game.sim.report.hand import (
    BODY,
    RECORD_POINT,
    RECORDED,
    SMALL,
    VIEWS,
    WIDTH,
    balanced,
    halo,
    key,
    plain_axes,
    png,
    record_keys,
    sheet,
    unsteady,
    view_keys,
)
from game.sim.report.numbers import of, percent

_ROW: Final = 0.72
"""Inches for a record."""
_LEFT, _RIGHT, _HEAD, _FOOT = 2.95, 1.4, 0.4, 0.6
"""Inches about the strips: names, shares, heading, key."""
_LEVELS: Final = {"hexes": 0.28, "typical": 0.04, "one": -0.2}
"""Where each view lies in its row, whose height is 1."""
_PAD: Final = 0.07
"""Free at either end of a strip, as a share of it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the ends of a strip stand for; a day that did not come stands at its right end."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return the place of a value on the strip, 0 to 1."""
        if value >= NEVER > self.high:
            return 1.0
        return _PAD + (1 - 2 * _PAD) * (value - self.low) / (self.high - self.low)


def draw_records(siege: SiegeFindings) -> bytes:
    """Return a PNG with a strip for each record of a siege."""
    count = len(siege.records)
    with sheet(count * _ROW + _HEAD + _FOOT) as figure:
        axes = plain_axes(figure, _LEFT, _FOOT, WIDTH - _LEFT - _RIGHT, count * _ROW)
        axes.set(xlim=(0, 1), ylim=(count - 0.5, -0.5))
        _heading(axes)
        for row, record in enumerate(siege.records):
            _strip(axes, row, record)
        shown = [name for name in VIEWS if any(getattr(record, name) for record in siege.records)]
        key(figure, [*record_keys(), *view_keys(shown)])
        return png(figure)


def _heading(axes: Axes) -> None:
    for x, text in ((1.025, "inside"), (1.145, "asked")):
        axes.text(x, -0.62, text, fontsize=SMALL, style="italic", color=hexed(DIM), va="bottom")


def _strip(axes: Axes, row: int, record: RecordRow) -> None:
    views = {name: view for name in VIEWS if (view := getattr(record, name)) is not None}
    scale = _scale(record, list(views.values()))
    baseline = axes.plot((0, 1), (row + 0.5, row + 0.5), color=hexed(INK), alpha=0.18, linewidth=0.7)
    unsteady(*baseline)
    _name(axes, row, record)
    _recorded(axes, row, record, scale)
    for name, view in views.items():
        _interval(axes, row - _LEVELS[name], record, scale, name, view)
    axes.text(1.145, row, percent(record.asked), fontsize=SMALL, color=hexed(DIM), va="center")


def _scale(record: RecordRow, views: list[View]) -> Scale:
    """Return the scale of a strip: it holds the band and all intervals, but for days that did not come."""
    if record.kind == "yes":
        return Scale(0, 1)
    found = [record.value, *(value for view in views for value in (view.median, view.p05, view.p95))]
    known = [record.band.low, record.band.high]
    known += [value for value in found if value is not None and isfinite(value) and not _never(record, value)]
    low, high = min(known), max(known)
    low = 0 if 0 <= low < high / 3 else low
    return Scale(low, high if high > low else low + 1)


def _never(record: RecordRow, value: float) -> bool:
    return record.kind == "day" and value >= NEVER


def _name(axes: Axes, row: int, record: RecordRow) -> None:
    wrong = record.hexes is not None and record.hexes.holds is False
    text = balanced(f"{record.label}: contradicted" if wrong else record.label, 32)
    colour = hexed(RED) if wrong else hexed(INK)
    axes.text(-0.035, row, text, ha="right", va="center", fontsize=BODY, color=colour, linespacing=1.25)


def _recorded(axes: Axes, row: int, record: RecordRow, scale: Scale) -> None:
    """Wash the band and write its ends; a yes must come out as often as is asked, which stands beside it."""
    low, high = (record.asked, 1.0) if record.kind == "yes" else (record.band.low, record.band.high)
    left, right = scale.at(low), scale.at(high)
    thin = max(0.0, 0.008 - (right - left)) / 2
    axes.add_patch(
        Rectangle((left - thin, row - 0.42), right - left + 2 * thin, 0.84, zorder=0.5, **RECORDED)
    )
    if record.kind == "yes":
        return
    _end(axes, left - thin, row, of(record.kind, low), "right")
    if high > low:
        _end(axes, right + thin, row, of(record.kind, high), "left")
    if record.value is not None:
        axes.plot([scale.at(record.value)], [row - 0.4], zorder=5, **RECORD_POINT)


def _end(axes: Axes, x: float, row: int, text: str, side: str) -> None:
    shift = -0.008 if side == "right" else 0.008
    label = axes.text(x + shift, row + 0.36, text, ha=side, va="center", fontsize=SMALL, color=hexed(OCHRE))
    label.set_path_effects(halo())


def _interval(axes: Axes, y: float, record: RecordRow, scale: Scale, name: str, view: View) -> None:
    """Draw the interval and the median of a view; of a record of yes or no, how often it happens."""
    mark = VIEWS[name]
    if record.kind == "yes":
        axes.plot([scale.at(view.share)], [y], zorder=4, **mark)
    elif view.median is not None and view.p05 is not None and view.p95 is not None:
        ends = (scale.at(view.p05), scale.at(view.p95))
        axes.plot(ends, (y, y), color=mark["color"], linewidth=1.6, solid_capstyle="butt", zorder=3)
        axes.plot([scale.at(view.median)], [y], zorder=4, clip_on=False, **mark)
        if _never(record, view.p95):
            axes.plot([1], [y], marker=">", color=mark["color"], markersize=5, clip_on=False)
    axes.text(1.055, y, percent(view.share), fontsize=SMALL, color=mark["color"], va="center", ha="center")
