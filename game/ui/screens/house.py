"""The doors between the screens."""

from __future__ import annotations

from pathlib import Path

from game.files.scenarios import is_scenario, load_chart, load_scenario
from game.record.home import mods_folder
from game.record.saves import load
from game.ui.screens.choose import ChooseScreen
from game.ui.screens.keysheet import KeySheet
from game.ui.screens.menu import MenuScreen
from game.ui.screens.options import OptionsScreen
from game.ui.screens.report import ReportScreen
from game.ui.screens.saves import SavesScreen
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.screens.siege.session import Seats, Session
from game.ui.screens.title import TitleScreen
from game.ui.stage import Playing, Stage


class House:
    """Knows every screen, so that no screen has to know another; see `stage.Doors`."""

    def __init__(self, stage: Stage) -> None:
        """Hang the doors of *stage*."""
        self._stage = stage
        stage.doors = self

    def title(self) -> None:
        """Go to the title."""
        self._stage.go(TitleScreen(self._stage))

    def choose(self) -> None:
        """Go to the choice of a siege."""
        self._stage.go(ChooseScreen(self._stage))

    def begin(self, scenario: str, seats: Seats) -> None:
        """Begin a siege.

        Raises:
            ScenarioError: if it cannot be loaded.
        """
        place = _place(scenario)
        session = Session.begin(load_scenario(place), seats)
        self._stage.go(SiegeScreen(self._stage, session, load_chart(place)))

    def resume(self, path: Path) -> None:
        """Go on with a saved siege; one that is over shows its report.

        Raises:
            AlbazinError: if the save or its scenario is bad.
        """
        log = load(path)
        place = _place(log.header.scenario)
        session = Session.resume(log, load_scenario(place))
        if session.over:
            self.report(session)
        else:
            self._stage.go(SiegeScreen(self._stage, session, load_chart(place)))

    def menu(self, playing: Playing) -> None:
        """Lay the menu over a siege."""
        self._stage.push(MenuScreen(self._stage, playing))

    def saves(self, playing: Playing | None) -> None:
        """Lay the list of saves over a screen."""
        self._stage.push(SavesScreen(self._stage, playing))

    def options(self) -> None:
        """Lay the options over a screen."""
        self._stage.push(OptionsScreen(self._stage))

    def key_sheet(self) -> None:
        """Lay the list of keys over a screen."""
        self._stage.push(KeySheet(self._stage))

    def report(self, session: Session) -> None:
        """Go to the report of a siege that has ended."""
        self._stage.go(ReportScreen(self._stage, session))


def _place(scenario: str) -> str | Path:
    """Return where a scenario lies: in the player's own folder if it is there, else as it is named."""
    mine = mods_folder() / scenario
    return mine if is_scenario(mine) else scenario
