"""The colours of the game: iron-gall ink, old paper, and a few earths.

All are sRGB triples, 0-255. The two sides differ in shape, warmth and value: no one has to tell them by hue.
"""

from __future__ import annotations

from typing import Final

Colour = tuple[int, int, int]

INK: Final = (52, 36, 24)
"""All outlines and all hatching; there is no pure black."""
TEXT: Final = (54, 34, 22)
DIM: Final = (112, 84, 58)
FADED: Final = (146, 122, 92)
RED: Final = (150, 36, 26)
"""Vermilion: titles, warnings, the red rule."""
BLUE: Final = (28, 62, 92)
GREEN: Final = (62, 96, 62)
OCHRE: Final = (176, 120, 40)
GOLD: Final = (206, 170, 92)

SHEET: Final = (239, 226, 194)
"""Paper of panels."""
CLOTH: Final = (38, 33, 36)
"""The table under the sheets."""
BOARD: Final = (226, 206, 160)
BOARD_HOT: Final = (240, 208, 126)
TROUGH: Final = (222, 204, 164)
"""The empty part of a bar."""
CREAM: Final = (250, 240, 214)

FLESH: Final = (222, 178, 138)
STEEL: Final = (120, 124, 128)
BRIGHT_STEEL: Final = (168, 171, 172)
WOOD: Final = (140, 96, 58)
DARK_WOOD: Final = (70, 46, 30)
BRONZE: Final = (146, 112, 50)
IRON: Final = (70, 64, 60)
FUR: Final = (84, 60, 42)
GILT: Final = (206, 160, 62)
VERMILION: Final = (186, 52, 38)

BANNERS: Final[dict[str, Colour]] = {
    "yellow": (222, 172, 44),
    "white": (238, 232, 214),
    "red": (186, 52, 38),
    "blue": (44, 86, 150),
}
"""The Qing banner colours; a bordered banner is named "bordered_" and one of these."""

COATS: Final[dict[str, Colour]] = {
    "red": (176, 48, 40),
    "blue": (58, 96, 150),
    "green": (66, 112, 72),
    "grey": (136, 122, 100),
    "brown": (132, 92, 60),
}
"""Russian coats."""


def darker(colour: Colour, share: float = 0.55) -> Colour:
    """Return *colour* with each channel times *share*."""
    r, g, b = colour
    return int(r * share), int(g * share), int(b * share)
