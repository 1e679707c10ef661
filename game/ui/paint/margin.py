"""The border of the sheet: ruled lines and a ladder of blocks, ink and vermilion in turn."""

from __future__ import annotations

import numpy as np

from game.ui.paint.curves import moved
from game.ui.paint.frame import DESIGN_WIDTH, Frame
from game.ui.paint.palette import VERMILION
from game.ui.paint.pen import INK, Pen

_LINES = ((16, 2.2), (20, 0.9), (29, 0.9), (34, 1.5))
"""Distance from the edge of the sheet and width."""

_BLOCK = 36.0


def draw_margin(pen: Pen, frame: Frame) -> None:
    """Draw the border; the pen's units are those of the design width."""
    width, height = frame.resized(DESIGN_WIDTH).size
    for inset, weight in _LINES:
        corners = [
            (inset, inset),
            (width - inset, inset),
            (width - inset, height - inset),
            (inset, height - inset),
        ]
        for start, stop in zip(corners, [*corners[1:], corners[0]], strict=True):
            pen.stroke((start, stop), weight, waver=0.5, press=0.15, taper=(1, 1))
    _ladder(pen, width, height, upright=False)
    _ladder(pen, height, width, upright=True)


def _ladder(pen: Pen, length: float, breadth: float, *, upright: bool) -> None:
    near, far = 21.0, 28.0
    ends = np.linspace(29, length - 29, max(3, int((length - 58) / _BLOCK)))
    for number in range(0, len(ends) - 1, 2):
        for low, high in ((near, far), (breadth - far, breadth - near)):
            corners = np.array(
                [(start, side) for start, side in ((ends[number], low), (ends[number + 1], low))]
            )
            block = np.vstack((corners, moved(corners[::-1], 0, high - low)))
            pen.fill(block[:, ::-1] if upright else block, INK if number % 4 else VERMILION, 215)
