"""Where the parts of the siege screen lie: a pure function of the window and the size of text, in units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

Rect = tuple[float, float, float, float]
"""Left, top, width, height, in units: one unit is one pixel at 100 %."""

GAP: Final = 6
SMALLEST_PAGE: Final = (1130.0, 636.0)
"""Units that every screen needs; a window too small for the wanted size of text gets a smaller one."""


def fit_scale(window: tuple[int, int], per_cent: int) -> float:
    """Return px to a unit: what the player wants, or the most that the window holds."""
    most = min(window[0] / SMALLEST_PAGE[0], window[1] / SMALLEST_PAGE[1])
    return max(1.0, min(per_cent / 100, most))


@dataclass(frozen=True, slots=True)
class SiegeLayout:
    """The parts of the siege screen."""

    top: Rect
    field: Rect
    panel: Rect
    chronicle: Rect
    minimap: Rect
    end_turn: Rect


def siege_layout(width: float, height: float) -> SiegeLayout:
    """Return the parts for a page of *width* x *height* units: map left, unit right, chronicle below."""
    top = 58.0
    side = min(max(width * 0.235, 296.0), 420.0)
    foot = min(max(height * 0.16, 118.0), 190.0)
    left = width - side - 3 * GAP
    body = top + 2 * GAP
    upper = height - body - foot - 2 * GAP
    lower = body + upper + GAP
    button = side * 0.44
    return SiegeLayout(
        top=(GAP, GAP, width - 2 * GAP, top),
        field=(GAP, body, left, upper),
        panel=(left + 2 * GAP, body, side, upper),
        chronicle=(GAP, lower, left, foot),
        minimap=(left + 2 * GAP, lower, side - button - GAP, foot),
        end_turn=(left + 2 * GAP + side - button, lower, button, foot),
    )


def middle(width: float, height: float, size: tuple[float, float]) -> Rect:
    """Return a sheet of *size* in the middle of a page, made smaller where the page is."""
    across, down = min(size[0], width - 4 * GAP), min(size[1], height - 4 * GAP)
    return ((width - across) / 2, (height - down) / 2, across, down)


def inset(rect: Rect, by: float) -> Rect:
    """Return *rect* without a rim of *by* units."""
    return rect[0] + by, rect[1] + by, rect[2] - 2 * by, rect[3] - 2 * by


def rows(rect: Rect, height: float, gap: float = 0.0) -> list[Rect]:
    """Return as many rows of *height* as *rect* holds, from its top."""
    count = max(0, int((rect[3] + gap) // (height + gap)))
    return [(rect[0], rect[1] + i * (height + gap), rect[2], height) for i in range(count)]


def grid(rect: Rect, columns: int, count: int, height: float, gap: float = 4.0) -> list[Rect]:
    """Return *count* cells in *columns* columns of equal width, row by row from the top of *rect*."""
    width = (rect[2] - (columns - 1) * gap) / columns
    return [
        (rect[0] + (i % columns) * (width + gap), rect[1] + (i // columns) * (height + gap), width, height)
        for i in range(count)
    ]
