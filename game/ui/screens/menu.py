"""The menu over a siege."""

from __future__ import annotations

import pygame

from game.core.errors import AlbazinError
from game.core.state import QING
from game.ui.kit import Ui
from game.ui.layout import middle
from game.ui.palette import DIM, RED
from game.ui.stage import Plain, Playing, Stage
from game.ui.texts import _

ROW = 46.0


class MenuScreen(Plain):
    """Save, load, options, keys, giving up, and the way out."""

    def __init__(self, stage: Stage, playing: Playing) -> None:
        """Open over *playing*."""
        self._stage = stage
        self._playing = playing
        self._sure = False
        self._said = ""

    def draw(self, ui: Ui) -> None:
        """Draw the buttons."""
        ui.cloth()
        doors, stage = self._stage.doors, self._stage
        room = ui.panel(middle(ui.width, ui.height, (420, 470)), _("The siege waits"))
        rows = [pygame.FRect(room.x, room.y + 4 + i * (ROW + 6), room.width, ROW - 4) for i in range(7)]
        if ui.button(rows[0], _("Go on"), key="escape return", icon="map", hot=True):
            stage.pop()
        if ui.button(rows[1], _("Save or load"), key="s", icon="save"):
            doors.saves(self._playing)
        if ui.button(rows[2], _("Options"), key="o", icon="hammer"):
            doors.options()
        if ui.button(rows[3], _("Keys"), key="f1", icon="quill"):
            doors.key_sheet()
        may = self._playing.session.may_give_up
        if ui.button(rows[4], self._surrender_words(), key="l", icon="parley", enabled=may):
            self._give_up()
        if ui.button(rows[5], _("Quit to the title"), key="q", icon="cross"):
            self._leave()
        hint, colour = (self._said, RED) if self._said else (_("The siege is saved when you leave it."), DIM)
        foot = (room.x, room.bottom - 40, room.width, 44)
        ui.paragraph(foot, hint, "italic", size=15, colour=colour, align="centre")

    def _leave(self) -> None:
        """Save and go to the title; if it cannot be saved, say so and stay."""
        try:
            self._playing.rescue()
        except AlbazinError as error:
            self._said = str(error)
            return
        self._stage.doors.title()

    def _surrender_words(self) -> str:
        if self._sure:
            return _("Really? It ends the siege")
        besieger = self._playing.session.game.state.phase == QING
        return _("Lift the siege") if besieger else _("Abandon the fort")

    def _give_up(self) -> None:
        """End the siege by choice, when asked twice."""
        if not self._sure:
            self._sure = True
            return
        self._playing.session.give_up()
        self._stage.pop()
