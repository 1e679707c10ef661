"""Round badges that tell the state of a unit: sick, hungry, entrenched, under a standing order."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game.ui.counters.lettering import initial
from game.ui.counters.pen import Pen
from game.ui.counters.signs import SIGNS
from game.ui.palette import Colour

PARCHMENT: Final = (240, 226, 192)
ORDER_GROUND: Final = (196, 208, 204)
"""Ground of the signs of standing orders, so that they are not taken for troubles."""

INSET: Final = 0.86
"""Side of the sign as a share of the badge."""

MARKERS: Final[dict[str, tuple[str, Colour]]] = {
    "sickness": ("skull", (206, 214, 150)),
    "entrenched": ("gabions", (214, 190, 142)),
    "ambush": ("eye", (150, 172, 120)),
    "hunger": ("bowl", PARCHMENT),
    "fire": ("flame", (60, 44, 36)),
    "rally": ("flag", PARCHMENT),
    "broken": ("broken", PARCHMENT),
    "shovel": ("shovel", ORDER_GROUND),
    "cannon": ("gun", ORDER_GROUND),
    "hourglass": ("hourglass", ORDER_GROUND),
    "tent": ("tent", ORDER_GROUND),
    "lantern": ("lantern", ORDER_GROUND),
    "torch": ("flame", ORDER_GROUND),
    "sabres": ("sabres", ORDER_GROUND),
    "pick": ("pick", ORDER_GROUND),
    "ladder": ("ladder", ORDER_GROUND),
    "mine": ("mine", ORDER_GROUND),
    "ear": ("ear", ORDER_GROUND),
    "basket": ("basket", ORDER_GROUND),
    "fish": ("fish", ORDER_GROUND),
    "sickle": ("sickle", ORDER_GROUND),
    "sack": ("sack", ORDER_GROUND),
    "anchor": ("anchor", ORDER_GROUND),
    "cup": ("cup", ORDER_GROUND),
}
"""The sign and the ground of each marker."""


@lru_cache(maxsize=256)
def marker(kind: str, px: int) -> pygame.Surface:
    """Return the badge *kind*, *px* pixels wide; a kind not known shows its initial. Do not draw on it."""
    badge = pygame.Surface((px, px), pygame.SRCALPHA)
    pen = Pen(badge, px, seed=3)
    sign, ground = MARKERS.get(kind, ("", PARCHMENT))
    pen.disc(32, 32, 28, ground, 2.6)
    if sign:
        SIGNS[sign](Pen(badge, px * INSET, at=(px * (1 - INSET) / 2,) * 2, seed=3))
    else:
        initial(badge, kind, badge.get_rect())
    return badge
