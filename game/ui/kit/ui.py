"""All widgets in one object."""

from __future__ import annotations

import pygame

from game.ui.kit.bars import Bars
from game.ui.kit.fields import Fields
from game.ui.kit.plots import Plots


class Ui(Fields, Bars, Plots):
    """Immediate-mode widgets: made once, then `begin`, widgets, `end` in every frame.

    Lengths are units: a pixel at scale 1.0. The order of calls is the order of focus.
    """

    def end(self) -> list[pygame.event.Event]:
        """Finish the frame: draw the tooltip, open or close text input; return the events no widget took."""
        self.show_tip()
        self.listen()
        return super().end()
