"""The hand that draws the pictures: paper, ink, letters, and the marks that mean the same everywhere.

What the record says is gold; whole games are a hexagon, one history is a ring, typical history is a dot.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from textwrap import wrap
from typing import Any, Final

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.container import ErrorbarContainer
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patheffects import AbstractPathEffect, withStroke

from game.data import data_root
from game.sim.report.colours import (
    BLUE,
    CREAM,
    DIM,
    GOLD,
    INK,
    OCHRE,
    RED,
    SHEET,
    TEXT,
    Colour,
    hexed,
)
from game.sim.report.findings import MAKER

WIDTH: Final = 9.75
"""Of every picture, inches."""
DPI: Final = 180

SMALL: Final = 9.5
BODY: Final = 11.0
TITLE: Final = 14.0
"""Sizes of letters, points."""

_FACES: Final = ("OldStandard-Regular.ttf", "OldStandard-Bold.ttf", "OldStandard-Italic.ttf", "WenKai.ttf")
_STYLE: Final[Any] = {  # some versions of matplotlib have a type for the keys, others have none
    "font.family": ["Albazin Serif", "Albazin Kai", "DejaVu Sans"],
    "font.size": BODY,
    "text.parse_math": False,
    "text.color": hexed(TEXT),
    "figure.facecolor": hexed(SHEET),
    "figure.dpi": DPI,
    "axes.facecolor": "none",
    "axes.edgecolor": hexed(INK),
    "axes.linewidth": 1.0,
    "axes.unicode_minus": False,
    "axes.labelcolor": hexed(DIM),
    "axes.labelsize": BODY,
    "axes.titlesize": TITLE,
    "axes.titleweight": "bold",
    "axes.titlecolor": hexed(RED),
    "axes.titlelocation": "left",
    "axes.titlepad": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "grid.color": hexed(INK),
    "grid.alpha": 0.14,
    "grid.linewidth": 0.7,
    "xtick.color": hexed(INK),
    "xtick.labelcolor": hexed(DIM),
    "ytick.color": hexed(INK),
    "ytick.labelcolor": hexed(DIM),
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "legend.frameon": False,
    "legend.fontsize": SMALL,
    "legend.labelcolor": hexed(DIM),
}

VIEWS: Final[dict[str, dict[str, Any]]] = {
    "hexes": {"marker": "h", "color": hexed(RED), "markerfacecolor": hexed(RED), "markersize": 7.5},
    "typical": {"marker": "o", "color": hexed(BLUE), "markerfacecolor": hexed(BLUE), "markersize": 6},
    "one": {"marker": "o", "color": hexed(BLUE), "markerfacecolor": hexed(SHEET), "markersize": 6},
}
"""The marks of the three views of a record, from above to below; all differ in shape or in being filled."""
VIEW_NAMES: Final = {
    "hexes": "whole games on hexes",
    "typical": "siege level, typical history (B)",
    "one": "siege level, one history (A)",
}
RECORDED: Final[dict[str, Any]] = {"color": hexed(GOLD), "alpha": 0.55, "linewidth": 0}
"""The wash over what the record allows."""
RECORD_POINT: Final[dict[str, Any]] = {
    "marker": "D",
    "color": hexed(OCHRE),
    "markeredgecolor": hexed(INK),
    "markeredgewidth": 0.8,
    "markersize": 6,
    "linestyle": "none",
}
"""The figure that a source gives."""


@contextmanager
def sheet(height: float) -> Iterator[Figure]:
    """Give an empty sheet of paper *height* inches high, with the pen ready."""
    _load_faces()
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(WIDTH, height))
        FigureCanvasAgg(figure)
        yield figure


def png(figure: Figure) -> bytes:
    """Return a sheet as a PNG without anything of the day or the machine; the pen must still be ready."""
    target = io.BytesIO()
    figure.savefig(target, format="png", dpi=DPI, metadata={"Software": MAKER})
    return target.getvalue()


def plain_axes(figure: Figure, left: float, bottom: float, width: float, height: float) -> Axes:
    """Return an area without a frame; its place is in inches from the lower left corner of the sheet."""
    wide, high = figure.get_size_inches()
    axes = figure.add_axes((left / wide, bottom / high, width / wide, height / high))
    axes.set_axis_off()
    return axes


def unsteady(*lines: Artist) -> None:
    """Let lines tremble a little, as a pen on a ruler does: frames and grids, never what is measured."""
    for line in lines:
        line.set_sketch_params(scale=0.55, length=170, randomness=9)


def key(figure: Figure, entries: Sequence[Line2D | ErrorbarContainer], bottom: float = 0.14) -> None:
    """Write what the marks mean along the foot of the sheet, *bottom* inches above its edge."""
    place = (0.5, bottom / figure.get_size_inches()[1])
    figure.legend(handles=list(entries), loc="lower center", bbox_to_anchor=place, ncols=len(entries))


def record_keys() -> list[Line2D]:
    """Return the entries of a key for what the record says."""
    return [wash("the record allows", GOLD, 0.55), Line2D([], [], label="a source says", **RECORD_POINT)]


def wash(label: str, colour: Colour, alpha: float) -> Line2D:
    """Return the entry of a key for a wash of colour."""
    return Line2D([], [], label=label, color=hexed(colour), alpha=alpha, linewidth=9, solid_capstyle="butt")


def view_keys(names: Sequence[str]) -> list[Line2D]:
    """Return the entries of a key for some of the views."""
    return [Line2D([], [], label=VIEW_NAMES[name], linewidth=1.6, **VIEWS[name]) for name in names]


def halo() -> list[AbstractPathEffect]:
    """Return what keeps letters legible over lines."""
    return [withStroke(linewidth=3, foreground=hexed(SHEET))]


def balanced(text: str, width: int) -> str:
    r"""Return a text broken into as few lines of *width* letters as it takes, all about equally long.

    >>> balanced("the storm of 23 July is beaten off", 32)
    'the storm of 23\nJuly is beaten off'
    """
    fewest = len(wrap(text, width))
    return next("\n".join(lines) for n in range(1, width + 1) if len(lines := wrap(text, n)) <= fewest)


def slim(text: str) -> str:
    """Return a number with a minus that cannot be taken for a dash: that of Old Standard is too long."""
    return text.replace("−", "–")


def against(share: float) -> str:
    """Return the colour of letters on a ground that is dark to *share*, 0 to 1."""
    return hexed(CREAM if share > 0.55 else TEXT)


@cache
def _load_faces() -> None:
    """Make the faces of the game known, once; that the Chinese one has no bold is no news to anybody."""
    logging.getLogger(font_manager.__name__).setLevel(logging.ERROR)
    for face in _FACES:
        font_manager.fontManager.addfont(data_root() / "assets" / "fonts" / face)
