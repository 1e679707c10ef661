"""The sheet shown while the map is being painted: how far it is, and that the window lives."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.kit import Ui
from game.ui.layout import middle
from game.ui.palette import DIM, GREEN
from game.ui.texts import N_, _

EVERY: Final = 60
"""Milliseconds between two pictures."""
STEPS: Final[dict[str, str]] = {
    "paper": N_("The paper is laid out"),
    "borders": N_("Shores and wood edges are traced"),
    "washes": N_("The washes dry"),
    "names": N_("Names are written"),
    "grain": N_("The sheet is pressed"),
}


class Painting:
    """A progress bar that draws itself when it is told the share done."""

    def __init__(self, surface: pygame.Surface, lang: str, scale: float) -> None:
        """Draw on *surface*."""
        self._surface = surface
        self._ui = Ui(lang)
        self._scale = scale
        self._last = -EVERY

    def __call__(self, share: float, step: str) -> None:
        """Show *share*, 0 to 1, and keep the window alive; events wait."""
        now = pygame.time.get_ticks()
        if now - self._last < EVERY:
            return
        self._last = now
        ui = self._ui
        ui.begin(self._surface, [], self._scale, now=now)
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (520, 170)), _("The map is painted"))
        ui.bar((room.x, room.y + 8, room.width, 22), round(share * 1000), colour=GREEN)
        words = _(STEPS[step]) if step in STEPS else _("Woods, fields and roads are drawn")
        ui.label((room.x, room.y + 40, room.width, 26), words, "italic", colour=DIM, align="centre")
        ui.end()
        if pygame.display.get_surface() is self._surface:
            pygame.display.flip()
            pygame.event.pump()
