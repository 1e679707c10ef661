"""The hexes: a faint hairline with darker corners."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pygame

from game.ui.paint.frame import Frame
from game.ui.paint.runs import neighbours

_COLOR = (60, 40, 26)
_SIDE_ALPHA, _CORNER_ALPHA = 26, 74
_CORNER = 0.17
"""Share of a side that is drawn darker at each end."""


def draw_lattice(surface: pygame.Surface, frame: Frame) -> None:
    """Draw every side of every hex once."""
    layer = pygame.Surface(surface.get_size(), pygame.SRCALPHA)
    for start, stop in _sides(frame):
        pygame.draw.aaline(layer, (*_COLOR, _SIDE_ALPHA), start, stop)
        for end, other in ((start, stop), (stop, start)):
            pygame.draw.aaline(layer, (*_COLOR, _CORNER_ALPHA), end, end + (other - end) * _CORNER)
    surface.blit(layer, (0, 0))


def _sides(frame: Frame) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """The right and lower sides of each hex, and all sides of those along the rim of the map."""
    for cell in range(frame.width * frame.height):
        corners = np.array(frame.corners(cell))
        inner = sum(1 for _ in neighbours(cell, frame.width, frame.height)) == 6
        for side in (5, 0, 1) if inner else range(6):
            yield corners[side], corners[(side + 1) % 6]
