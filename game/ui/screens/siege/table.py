"""What lies on the player's table during a siege: the game, his hands, where he looks. Nothing is drawn."""

from __future__ import annotations

from typing import Final

import pygame

from game.core.errors import AlbazinError
from game.core.orders import SideOrder
from game.core.state import NOWHERE, World
from game.record import saves
from game.record.home import saves_folder
from game.ui.camera import Camera
from game.ui.refusals import refusal_words
from game.ui.screens.siege.council import Decree
from game.ui.screens.siege.desk import Desk, idle_units
from game.ui.screens.siege.parade import Parade
from game.ui.screens.siege.session import Session
from game.ui.stage import Stage
from game.ui.texts import _, ngettext

THINKING: Final = 10
"""Milliseconds a frame gives to the computer player: the window stays alive."""


class Table:
    """One siege being played or watched.

    Attributes:
        stage: the screens it is shown on.
        session: the game.
        desk: what the player has in hand.
        camera: where he looks.
        parade: the other side's doings being shown.
        overlays: which of "grid", "zones", "ring" are on.
        curtain: whether two people are changing seats.
        asked: whether the end of the turn was asked for once.
        council: whether the army's card lies open.
        sure: the final order to the army that was asked for once, or None.
    """

    def __init__(self, stage: Stage, session: Session, camera: Camera) -> None:
        """Sit down to *session*."""
        self.stage = stage
        self.session = session
        self.camera = camera
        self.desk = Desk(session.give)
        self.parade = Parade(stage.settings.speed)
        self.overlays: frozenset[str] = frozenset()
        self.curtain = False
        self.asked = False
        self.council = False
        self.sure: SideOrder | None = None
        self._saved_turn = session.game.state.turn
        self._reported = False

    @property
    def world(self) -> World:
        """What may be shown."""
        return self.session.world

    @property
    def ordering(self) -> bool:
        """Whether a person may give orders now."""
        return self.session.waiting and not self.curtain

    def end_turn(self) -> None:
        """End the phase; with units that have no orders, only when asked twice."""
        idle = idle_units(self.world) if self.world.turn else []
        if idle and not self.asked:
            self.asked = True
            self.desk.said = ngettext(
                "{n} unit has no orders. Once more ends the turn.",
                "{n} units have no orders. Once more ends the turn.",
                len(idle),
            )
            return
        self.asked = False
        self.close_council()
        self.desk.choose()
        self.desk.cursor = None
        self.parade.add(self.session.end_turn())
        self.curtain = self.session.hotseat and not self.session.over

    def decree(self, decree: Decree) -> None:
        """Give an order to the whole army; a final one only when asked twice."""
        if decree.grave and self.sure != decree.order:
            self.sure = decree.order
            return
        self.sure = None
        refused = self.session.order(decree.order)
        self.desk.said = refusal_words(refused) if refused else ""

    def open_council(self) -> None:
        """Lay the army's card open."""
        self.desk.choose()
        self.council, self.sure = True, None

    def close_council(self) -> bool:
        """Put the army's card away; return whether it lay open."""
        was, self.council, self.sure = self.council, False, None
        return was

    def go_on(self) -> None:
        """Let the computer player think for a moment, and what happened be shown."""
        until = pygame.time.get_ticks() + THINKING
        while self.session.thinking and not self._looking_on:
            self.parade.add(self.session.think())
            if pygame.time.get_ticks() >= until:
                break
        if self.parade.tick(pygame.time.get_ticks()) and (line := self.parade.line) and line.at is not None:
            self.camera.show(line.at)
        self._autosave()
        if self.session.over and self.parade.line is None and not self._reported:
            self._reported = True
            self.stage.doors.report(self.session)

    @property
    def _looking_on(self) -> bool:
        """Whether nobody plays and something is being shown: then the game waits for its watchers."""
        return not self.session.people and self.parade.line is not None

    def rescue(self) -> str:
        """Save the game; return the file."""
        if self.session.over:
            return ""
        return str(saves.autosave(self.session.game.log(), self.session.note))

    def quick_save(self) -> None:
        """Write the quick save, and say so."""
        try:
            path = saves.quick_save(self.session.game.log(), self.session.note)
            self.desk.said = _("Saved: {path}").format(path=path.stem)
        except AlbazinError as error:
            self.desk.said = str(error)

    def quick_load(self) -> None:
        """Go on from the quick save, or say why not."""
        try:
            self.stage.doors.resume(saves_folder() / f"{saves.QUICK}{saves.SUFFIX}")
        except AlbazinError as error:
            self.desk.said = str(error)

    def alive(self, unit: int) -> bool:
        """Return whether a unit is on the map."""
        return bool(self.world.hex[unit] != NOWHERE)

    def _autosave(self) -> None:
        """Save once a turn."""
        state = self.session.game.state
        if state.turn == self._saved_turn or self.session.over or not self.stage.keeps:
            return
        self._saved_turn = state.turn
        try:
            self.rescue()
        except AlbazinError as error:
            self.desk.said = str(error)
