"""The game in a real window, played by a driver that only clicks and types.

Every step is done in the window and in a mirror of it; then the window is looked at until it shows what
the mirror shows.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.tasks import Task
from game.files.scenarios import load_scenario
from game.record.log import read_log
from game.record.replay import verify
from game.ui.screens.siege.session import Seats
from game.ui.settings import Settings, save_settings
from tests.window.desk import SIZE, Desk, missing, until
from tests.window.mirror import Mirror, Spot, mirror

pytestmark = [
    pytest.mark.window,
    pytest.mark.skipif(bool(missing()), reason=f"a real window needs {', '.join(missing())}"),
]
SEED = 1686
TURNS = 3
ALIKE = 0.05
"""Mean difference of a colour at which two pictures count as the same: a caret may blink."""
ALMOST = 6.0
"""The same where a list of saves stands: the game has written one more than its mirror knew."""
_X_NAMES = {
    pygame.K_RETURN: "Return",
    pygame.K_ESCAPE: "Escape",
    pygame.K_TAB: "Tab",
    pygame.K_SPACE: "space",
    pygame.K_F10: "F10",
    pygame.K_RIGHT: "Right",
    pygame.K_DOWN: "Down",
}


class Player:
    """Two hands on the window and the same on its mirror; after each deed both must show the same."""

    def __init__(self, desk: Desk, glass: Mirror) -> None:
        self.desk, self.glass = desk, glass

    def click(self, name: str, alike: float = ALIKE) -> None:
        self.click_at(self.glass.spot(name), name, alike)

    def click_at(self, spot: Spot, what: str, alike: float = ALIKE) -> None:
        self.desk.click(*spot)
        self.glass.click(spot)
        self.sees(f"what a click on {what} does", alike)

    def key(self, code: int) -> None:
        name = _X_NAMES.get(code) or chr(code)
        self.desk.key(name)
        self.glass.key(code)
        self.sees(f"what the key {name} does")

    def type(self, text: str) -> None:
        self.desk.type(text)
        self.glass.type(text)

    def sees(self, what: str, alike: float = ALIKE) -> None:
        """Wait until the window shows what the mirror shows."""
        until(lambda: self._alike(alike), what)

    def end_turn(self) -> None:
        """End the turn, twice if asked whether units may stand idle, and skip the show of the enemy's."""
        turn = self.glass.siege.session.game.state.turn
        while self.glass.siege.session.game.state.turn == turn:
            spot = self.glass.spot("End turn", "End it", "Begin")
            self.desk.click(*spot)
            self.glass.click(spot)
            self.glass.settle()
            until(self._skipped, f"what ends turn {turn}")

    def _skipped(self) -> bool:
        self.desk.key("space")
        return self._alike()

    def _alike(self, alike: float = ALIKE) -> bool:
        return bool(np.abs(self.desk.grab() - self.glass.pixels()).mean() < alike)


def test_three_turns_saved_killed_resumed_and_ended(home: Path) -> None:
    save_settings(Settings(width=SIZE[0], height=SIZE[1]))
    with Desk(home) as desk:
        _title(Player(desk, mirror(SIZE)))
        player = Player(desk, mirror(SIZE))
        _three_turns(player)
        _save(player, home)
        desk.kill()
        _resume_and_end(player, home)
        ended = read_log(home / "saves" / "the end.log")
        assert ended.kind == "lifted"
        assert verify(ended, load_scenario) is None


def _title(player: Player) -> None:
    """The title opens, leads to the choice of a siege and back, and closes."""
    player.desk.launch()
    player.glass.house.title()
    player.glass.look()
    player.sees("the title")
    player.click("New siege")
    player.key(pygame.K_ESCAPE)
    player.desk.click(*player.glass.spot("Quit"))
    assert player.desk.wait_closed() == 0


def _three_turns(player: Player) -> None:
    """A place taken, a march by mouse, one by keyboard, a gang at work, and the ends of their turns."""
    player.desk.launch("play", "albazin_1686", "--side", "qing", "--seed", str(SEED), "--window", "1280x720")
    player.glass.house.begin("albazin_1686", Seats("player", "normal", SEED))
    player.glass.look()
    player.sees("the siege")
    player.key(pygame.K_TAB)
    _set_up_by_mouse(player)
    player.end_turn()
    player.key(pygame.K_TAB)
    _march_by_mouse(player)
    player.end_turn()
    _march_by_keyboard(player)
    player.end_turn()
    _dig_by_button(player)
    player.end_turn()


def _set_up_by_mouse(player: Player) -> None:
    """Before the first turn a click sets the unit in hand up."""
    table = player.glass.siege.table
    assert table.world.turn == 0
    unit = table.desk.unit
    goal = _reachable_in_sight(player)
    player.click_at(player.glass.hex_spot(goal), "a hex of the deployment")
    assert table.world.hex[unit] == goal


def _march_by_mouse(player: Player) -> None:
    table = player.glass.siege.table
    unit = table.desk.unit
    before = int(table.world.hex[unit])
    player.key(pygame.K_m)
    goal = _reachable_in_sight(player)
    player.click_at(player.glass.hex_spot(goal), "a hex in reach")
    assert table.world.hex[unit] == goal != before


def _reachable_in_sight(player: Player) -> int:
    """Return a hex the unit in hand may march to, well inside the picture: the map moves at its edges."""
    table = player.glass.siege.table
    width, height = table.camera.view
    spots = {cell: table.camera.spot(cell) for cell in np.flatnonzero(table.desk.lit(table.world)).tolist()}
    inner = [c for c, (x, y) in spots.items() if 60 < x < width - 60 and 60 < y < height - 60]
    assert inner, "no hex in reach is in the picture"
    return int(inner[-1])


def _march_by_keyboard(player: Player) -> None:
    player.key(pygame.K_TAB)
    table = player.glass.siege.table
    unit = table.desk.unit
    before = int(table.world.hex[unit])
    player.key(pygame.K_m)
    player.key(pygame.K_DOWN)
    player.key(pygame.K_RIGHT)
    player.key(pygame.K_RETURN)
    assert table.world.hex[unit] != before


def _dig_by_button(player: Player) -> None:
    """Take all gangs in hand and set them to a trench by the button, to a hex of the map by the mouse."""
    table = player.glass.siege.table
    gang = next(u for u in range(len(table.world.hex)) if table.world.unit_kind(u).dig_pm == 1000)
    while table.desk.unit != gang:
        player.key(pygame.K_TAB)
    player.click("button:Dig")
    beside = int(table.world.ground.grid.around[table.world.hex[gang]][0])
    player.click_at(player.glass.hex_spot(beside), "a hex beside the gang")
    assert table.world.task[gang] == Task.DIG


def _save(player: Player, home: Path) -> None:
    """Save under a typed name."""
    player.key(pygame.K_F10)
    player.click("button:Save or load", ALMOST)
    _name_save(player, home, "three turns")


def _name_save(player: Player, home: Path, name: str) -> None:
    player.click("name", ALMOST)
    player.type(name)
    player.click("button:Save", ALMOST)
    until((home / "saves" / f"{name}.log").is_file, f"the save {name!r}")


def _resume_and_end(player: Player, home: Path) -> None:
    """Take the save up from the title, play on, give the siege up, and read the report."""
    player.desk.launch()
    player.glass.house.title()
    player.glass.look()
    player.sees("the title after the crash")
    player.click("button:Continue")
    assert player.glass.siege.session.game.state.turn == TURNS + 1
    player.end_turn()
    player.key(pygame.K_F10)
    player.click("button:Lift the siege")
    player.click("button:Really? It ends the siege")
    player.click("button:Save the chronicle", ALMOST)
    _name_save(player, home, "the end")
