"""Pigments of the three seasons.

A wash is transparent: paper * (1 - density * (1 - transmittance)).
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.paint.pen import Color
from game.ui.paint.season import Season

SNOW: Color = (245, 245, 240)
WATER_INK: Color = (40, 66, 84)
EARTH_INK: Color = (72, 48, 30)
VERMILION: Color = (150, 44, 32)
ROOF_RED: Color = (168, 58, 40)
DOME_GREEN: Color = (72, 116, 88)
GOLD: Color = (206, 160, 62)
LOG: Color = (152, 108, 68)
PALE_LOG: Color = (158, 116, 74)
DOOR: Color = (66, 46, 32)

BANNERS: tuple[Color, ...] = ((222, 172, 44), (238, 232, 214), (186, 52, 38), (44, 86, 150))
"""Yellow, white, red and blue."""


@dataclass(frozen=True, slots=True)
class Wash:
    """Transmittance of red, green and blue (1 is clear) and the common density."""

    clear: tuple[float, float, float]
    density: float


@dataclass(frozen=True, slots=True)
class Palette:
    """Paper and washes of one season, the washes in the order of `classes.Ground`."""

    paper: Color
    washes: tuple[Wash, ...]


_SUMMER = Palette(
    (236, 221, 186),
    (
        Wash((0.90, 0.915, 0.68), 0.66),  # meadow
        Wash((0.62, 0.75, 0.56), 0.85),  # taiga
        Wash((0.88, 0.80, 0.60), 0.55),  # hill
        Wash((0.97, 0.84, 0.50), 0.72),  # field
        Wash((0.54, 0.70, 0.75), 0.92),  # water
        Wash((0.97, 0.90, 0.70), 0.50),  # sand
        Wash((0.74, 0.84, 0.70), 0.70),  # marsh
    ),
)
_AUTUMN = Palette(
    (236, 219, 182),
    (
        Wash((0.95, 0.89, 0.66), 0.62),
        Wash((0.80, 0.72, 0.48), 0.80),
        Wash((0.88, 0.76, 0.56), 0.60),
        Wash((0.90, 0.78, 0.54), 0.60),
        Wash((0.60, 0.72, 0.75), 0.90),
        Wash((0.97, 0.90, 0.70), 0.50),
        Wash((0.82, 0.78, 0.60), 0.70),
    ),
)
_WINTER = Palette(
    (238, 230, 210),
    (
        Wash((0.945, 0.955, 0.97), 0.75),
        Wash((0.77, 0.83, 0.86), 0.85),
        Wash((0.88, 0.90, 0.93), 0.70),
        Wash((0.955, 0.955, 0.95), 0.70),
        Wash((0.745, 0.845, 0.90), 0.95),
        Wash((0.96, 0.965, 0.97), 0.60),
        Wash((0.86, 0.90, 0.90), 0.70),
    ),
)
_PALETTES = {Season.SUMMER: _SUMMER, Season.AUTUMN: _AUTUMN, Season.WINTER: _WINTER}


def palette(season: Season) -> Palette:
    """Paper and washes of a season."""
    return _PALETTES[season]


def dimmed(color: Color, share: float) -> Color:
    """The colour darker (share below 1) or lighter (above 1)."""
    red, green, blue = (min(255, max(0, int(part * share))) for part in color)
    return red, green, blue
