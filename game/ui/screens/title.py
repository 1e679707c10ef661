"""The title."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game import __version__
from game.core.errors import AlbazinError
from game.record import saves
from game.ui.kit import Ui
from game.ui.palette import DIM, RED
from game.ui.stage import Plain, Stage
from game.ui.texts import _
from game.ui.titlepiece import title_backdrop

WIDTH: Final = 300.0
GAP: Final = 3.0
SUBTITLE: Final = 0.259
"""Middle of the line under the title, as a share of the height: the cartouche leaves room for it there."""
INNER: Final = 0.965
"""Share of the width that lies well inside the painted frame."""


class TitleScreen(Plain):
    """The menu from which everything starts."""

    def __init__(self, stage: Stage) -> None:
        """Look for the last game."""
        self._stage = stage
        self._said = ""
        self._last = next((entry for entry in saves.saves() if not entry.fault), None)

    def draw(self, ui: Ui) -> None:
        """Draw the picture and the menu."""
        ui.draw(_backdrop(ui.surface.get_size()), (0, 0))
        doors = self._stage.doors
        words = _("two sieges on the Amur, 1685 and 1686")
        size = min(26.0, ui.height * 0.027)
        line = (ui.width * 0.3, ui.height * SUBTITLE - 16, ui.width * 0.4, 32)
        ui.label(line, words, "italic", size=size, align="centre")
        row = min(max(ui.height * 0.045, 32.0), 46.0)
        high = 5 * (row + GAP) + 32
        room = ui.panel(((ui.width - WIDTH) / 2, ui.height * 0.97 - high, WIDTH, high))
        rows = [pygame.FRect(room.x, room.y + i * (row + GAP), room.width, row) for i in range(5)]
        if ui.button(rows[0], _("New siege"), key="n", hot=True):
            doors.choose()
        if ui.button(rows[1], _("Continue"), key="c", enabled=self._last is not None, why=_("no saved game")):
            self._resume()
        if ui.button(rows[2], _("Saved games"), key="s"):
            doors.saves(None)
        if ui.button(rows[3], _("Options"), key="o"):
            doors.options()
        if ui.button(rows[4], _("Quit"), key="escape q"):
            self._stage.quit()
        said = self._said or f"v{__version__}"
        colour = RED if self._said else DIM
        foot = (ui.width * INNER - 486, ui.height * 0.945 - 11, 486, 22)
        ui.label(foot, said, "italic", size=15, colour=colour, align="right")

    def _resume(self) -> None:
        if self._last is None:
            return
        try:
            self._stage.doors.resume(self._last.path)
        except AlbazinError as error:
            self._said = str(error)


@lru_cache(maxsize=1)
def _backdrop(size: tuple[int, int]) -> pygame.Surface:
    return title_backdrop(size)
