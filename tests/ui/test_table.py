"""Session, painted sheets and pictures: what goes on behind the screen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.core.errors import AlbazinError
from game.core.orders import Bombard, Rest, UnitId
from game.core.start import new_game
from game.core.state import QING, RUSSIA
from game.record import saves
from game.ui.app import seats
from game.ui.paint import Season
from game.ui.screens.siege.session import Seats, Session
from game.ui.screens.siege.sheets import Sheets, season_of
from game.ui.settings import Settings
from game.ui.shots import screenshot
from game.ui.stage import NoDisplayError, Stage
from tests.siege import small_scenario, staged_scenario
from tests.ui.play import small_chart


def some_turns(turns: int) -> Session:
    """Return a game of wild players after some turns."""
    session = Session.begin(small_scenario(), Seats("random", "random", 3))
    while not session.over and session.game.state.turn <= turns:
        session.think()
    return session


def test_a_resumed_siege_has_its_chronicle_and_its_curves() -> None:
    played = some_turns(4)
    path = saves.save("wild", played.game.log())
    resumed = Session.resume(saves.load(path), small_scenario())
    assert resumed.game.state.digest() == played.game.state.digest()
    assert [entry.line for entry in resumed.entries] == [entry.line for entry in played.entries]
    assert resumed.curves == played.curves


def test_undo_takes_the_line_of_the_chronicle_too() -> None:
    session = Session.begin(small_scenario(), Seats("player", "pass", 1))
    before = list(session.entries)
    assert session.why_no_undo()
    assert session.order(Rest(UnitId(4))) is None
    assert len(session.entries) == len(before) + 1
    assert session.undo() == ""
    assert session.entries == before
    assert session.redo() == ""
    assert len(session.entries) == len(before) + 1
    assert "taken back" in session.redo()


def test_nobody_gives_up_before_the_first_turn() -> None:
    session = Session.begin(staged_scenario(), Seats("player", "player", 1))
    assert session.game.state.turn == 0
    assert not session.may_give_up
    session.end_turn()
    session.end_turn()
    assert session.may_give_up
    session.give_up()
    assert session.over


def test_a_group_is_told_how_many_refused() -> None:
    session = Session.begin(small_scenario(), Seats("player", "pass", 1))
    guns = [muster.name for muster in small_scenario().musters].index("guns")
    wall = int(small_scenario().ground.walls[0])
    refused = session.give((guns, 0, 1), Bombard, wall, 20)
    assert len(refused) == 2


def test_nobodys_eyes_see_all_and_a_persons_see_his_side() -> None:
    scenario = small_scenario()
    assert Session.begin(scenario, Seats("pass", "pass", 1)).eyes is None
    assert Session.begin(scenario, Seats("pass", "player", 1)).eyes == RUSSIA
    both = Session.begin(scenario, Seats("player", "player", 1))
    assert both.hotseat
    assert both.eyes == QING
    both.order(Rest(UnitId(4)))
    mine = len(both.entries)
    both.end_turn()
    assert both.eyes == RUSSIA
    assert len(both.entries) < mine
    assert not any("resting" in entry.line.text for entry in both.entries)


def test_seats_follow_the_command_line() -> None:
    assert seats("qing", "hard", 4, watch=False) == Seats("player", "hard", 4)
    assert seats("russia", "easy", 4, watch=False) == Seats("easy", "player", 4)
    assert seats("both", "normal", 4, watch=True) == Seats("normal", "normal", 4)


def pixels(sheets: Sheets) -> np.ndarray:
    return pygame.surfarray.array3d(sheets.at(3)).astype(int)


def test_a_change_painted_into_the_sheet_is_as_if_all_were_painted_anew() -> None:
    pygame.display.init()
    state = new_game(small_scenario(), 1)
    chart = small_chart(small_scenario())
    names = state.ground.work_names
    work, integrity = state.work.copy(), state.integrity.copy()
    work[[34, 35, 36]] = names.index("trench")
    integrity[state.ground.walls[:2]] = 0
    changed = replace(state, work=work, integrity=integrity)
    patched, whole = Sheets(chart, "en"), Sheets(chart, "en")
    patched.prepare(state, lambda *_: None)
    before = patched.version
    patched.prepare(changed, lambda *_: None)
    whole.prepare(changed, lambda *_: None)
    assert patched.version == before + 1
    assert np.abs(pixels(patched) - pixels(whole)).max() <= 1
    patched.prepare(changed, lambda *_: None)
    assert patched.version == before + 1


def test_the_land_wears_its_season() -> None:
    state = new_game(small_scenario(), 1)
    last = small_scenario().turns
    assert season_of(state) == Season.SUMMER
    assert season_of(replace(state, turn=last)) == Season.WINTER


def test_pictures_are_made_without_a_window(tmp_path: Path) -> None:
    out = tmp_path / "title.png"
    assert screenshot("albazin_1686", out, screen="title", size=(1280, 720), lang="ru") == 0
    first = out.read_bytes()
    screenshot("albazin_1686", out, screen="title", size=(1280, 720), lang="ru")
    assert out.read_bytes() == first
    assert pygame.image.load(out).get_size() == (1280, 720)
    with pytest.raises(AlbazinError, match="no picture of the screen 'moon'"):
        screenshot("albazin_1686", out, screen="moon")
    with pytest.raises(AlbazinError, match="cannot be written"):
        screenshot("albazin_1686", tmp_path / "none" / "x.png", screen="title", size=(1280, 720))


def test_no_display_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise pygame.error("No available video device")

    monkeypatch.setattr(pygame.display, "set_mode", refuses)
    with pytest.raises(NoDisplayError, match="needs a display"):
        Stage(Settings(), keeps=False).open_window()
