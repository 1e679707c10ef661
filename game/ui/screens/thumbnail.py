"""A siege's map at a glance, for the list to choose from: each hex a dab of its colour."""

from __future__ import annotations

from typing import Final

import pygame

from game.files.chart import Chart
from game.ui.paint.frame import Frame
from game.ui.palette import INK, RED, Colour

GROUNDS: Final[dict[str, Colour]] = {
    "river": (120, 158, 170),
    "shallows": (160, 184, 180),
    "stream": (160, 184, 180),
    "island": (226, 212, 160),
    "meadow": (222, 216, 164),
    "field": (222, 184, 112),
    "taiga": (126, 148, 96),
    "hill": (178, 164, 118),
    "bluff": (168, 146, 106),
    "village": (188, 140, 104),
    "road": (210, 190, 146),
    "marsh": (164, 180, 134),
    "monastery": (188, 140, 104),
}
WALLS: Final = frozenset({"palisade", "tower", "rampart", "bastion", "gate", "postern"})
BANKS: Final = frozenset({"old_bank", "siege_wall", "trench"})
PAPER: Final = (224, 212, 170)
FINE: Final = 2
"""How much larger it is drawn before it is scaled down, so that the dabs run together."""


def thumbnail(chart: Chart, width: int) -> pygame.Surface:
    """Return the map *width* px wide."""
    hex_width = FINE * width / (chart.width + 0.5)
    frame = Frame(chart.width, chart.height, hex_width)
    across, down = round(hex_width * (chart.width + 0.5)), round(frame.radius * (1.5 * chart.height + 0.5))
    picture = pygame.Surface((across, down))
    picture.fill(PAPER)
    shifted = frame.moved(frame.margin, frame.margin)
    for cell, ground in enumerate(chart.terrain):
        pygame.draw.polygon(picture, GROUNDS.get(ground, PAPER), shifted.corners(cell))
    for cell, work in enumerate(chart.works):
        if work in WALLS or work in BANKS:
            colour = RED if work in WALLS else INK
            pygame.draw.circle(
                picture, colour, shifted.center(cell), hex_width * (0.55 if work in WALLS else 0.25)
            )
    small = pygame.transform.smoothscale(picture, (width, round(width * down / across)))
    pygame.draw.rect(small, INK, small.get_rect(), 2)
    return small
