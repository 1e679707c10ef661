"""The colours of the report: those of `game.ui.palette`, which this room may not enter; a test compares them.

All are sRGB triples, 0-255.
"""

from __future__ import annotations

from typing import Final

Colour = tuple[int, int, int]

INK: Final = (52, 36, 24)
TEXT: Final = (54, 34, 22)
DIM: Final = (112, 84, 58)
FADED: Final = (146, 122, 92)
RED: Final = (150, 36, 26)
BLUE: Final = (28, 62, 92)
OCHRE: Final = (176, 120, 40)
GOLD: Final = (206, 170, 92)
SHEET: Final = (239, 226, 194)
VERMILION: Final = (186, 52, 38)
TROUGH: Final = (222, 204, 164)
CREAM: Final = (250, 240, 214)


def hexed(colour: Colour) -> str:
    """Return a colour as style sheets and matplotlib write it.

    >>> hexed((150, 36, 26))
    '#96241a'
    """
    return "#{:02x}{:02x}{:02x}".format(*colour)
