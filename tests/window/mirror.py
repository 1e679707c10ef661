"""The same screens drawn without a window: they tell where to click, and what the window must look like."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pygame

from game.core.hexgrid import Cell
from game.ui.kit import Ui
from game.ui.layout import siege_layout
from game.ui.loop import frame
from game.ui.screens.house import House
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.settings import Settings
from game.ui.stage import Stage

Spot = tuple[int, int]


class Mirror:
    """A stage in the same state as the one in the window, while both are given the same clicks and keys."""

    def __init__(self, size: Spot) -> None:
        """Open a stage of *size* that writes nothing to disk."""
        self.stage = Stage(replace(Settings(), width=size[0], height=size[1]), keeps=False)
        self.stage.open_window()
        self.house = House(self.stage)
        self._ui = Ui(self.stage.settings.lang)
        self._now = 0

    def look(self) -> None:
        """Draw until everything stands where it belongs."""
        for _ in range(4):
            self._frame()

    def spot(self, *names: str) -> Spot:
        """Return the middle of the first widget whose name ends in one of *names*."""
        for box in self._ui.boxes:
            if not box.is_text and box.name.endswith(names):
                return box.rect.center
        msg = f"nothing on the screen is called {names}: {sorted({box.name for box in self._ui.boxes})}"
        raise AssertionError(msg)

    def hex_spot(self, cell: int) -> Spot:
        """Return where a hex of the map lies in the window."""
        field = self._ui.pixels(siege_layout(self._ui.width, self._ui.height).field)
        x, y = self.siege.table.camera.spot(Cell(cell))
        assert field.collidepoint(x + field.x, y + field.y), f"hex {cell} is out of the picture"
        return int(x + field.x), int(y + field.y)

    @property
    def siege(self) -> SiegeScreen:
        """The siege screen on top."""
        screen = self.stage.screen
        assert isinstance(screen, SiegeScreen)
        return screen

    def click(self, spot: Spot) -> None:
        """Do what a click does."""
        self._frame(pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0)))
        self._frame(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=spot, button=1))
        self._frame(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=spot, button=1))
        self.look()

    def key(self, code: int, mod: int = 0) -> None:
        """Do what a key does."""
        self._frame(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode="", scancode=0))
        self._frame(pygame.event.Event(pygame.KEYUP, key=code, mod=mod, unicode="", scancode=0))
        self.look()

    def type(self, text: str) -> None:
        """Do what typing does."""
        for letter in text:
            self._frame(pygame.event.Event(pygame.TEXTINPUT, text=letter))
        self.look()

    def settle(self) -> None:
        """Let the computer finish its phase, and skip what would be shown of it."""
        while isinstance(self.stage.screen, SiegeScreen) and self.stage.screen.restless:
            self._frame()
            if isinstance(self.stage.screen, SiegeScreen):
                self.stage.screen.table.parade.skip()
        self.look()

    def pixels(self) -> npt.NDArray[np.int16]:
        """Return what is drawn, (width, height, 3)."""
        return np.asarray(pygame.surfarray.array3d(self.stage.window), np.int16)

    def _frame(self, *events: pygame.event.Event) -> None:
        self._now += 1000
        frame(self.stage, self._ui, list(events), now=self._now)


def mirror(size: Spot) -> Mirror:
    """Open a mirror; the next one takes its display over."""
    pygame.display.init()
    pygame.font.init()
    return Mirror(size)
