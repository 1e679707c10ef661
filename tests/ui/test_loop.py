"""The whole screen loop, driven by posted events, plays by the same rules as a headless replay."""

from __future__ import annotations

import pygame
import pytest

from game.core.orders import Bombard
from game.core.state import QING, RUSSIA, Ending
from game.core.tasks import Task
from game.record import saves
from game.record.replay import replay
from game.ui import loop
from game.ui.kit import Ui
from game.ui.loop import run
from game.ui.screens.crash import CrashScreen
from game.ui.screens.menu import MenuScreen
from game.ui.screens.report import ReportScreen
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.stage import Plain
from tests.siege import small_scenario
from tests.ui.play import Played, played


def spot(stage: Played, screen: SiegeScreen, cell: int) -> tuple[int, int]:
    """Return the px of a hex in the window, after looking at it."""
    screen.table.camera.look_at(cell)
    stage.frames(1)
    room = next(box.rect for box in stage.ui.boxes if box.name == "map")
    x, y = screen.table.camera.spot(cell)
    return x + room.x, y + room.y


def unit_named(name: str) -> int:
    return [muster.name for muster in small_scenario().musters].index(name)


def test_a_game_played_by_keys_replays_to_the_same_digest() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("tab", "m", "left", "left", "return")
        stage.press("tab", "r")
        stage.press("e", "e")
        for _ in range(3):
            stage.frames(4)
            stage.press("n", "h", "e", "e")
        game = screen.session.game
    assert game.state.turn > 2
    assert replay(game.log(), game.scenario).final.digest() == game.state.digest()


def test_a_click_chooses_and_the_next_marches() -> None:
    with played() as stage:
        screen = stage.siege()
        state = screen.session.game.state
        unit = unit_named("shikou")
        start = int(state.hex[unit])
        stage.click(spot(stage, screen, start))
        assert screen.table.desk.units == (unit,)
        to = int(state.ground.grid.around[start][0])
        stage.click(spot(stage, screen, to))
        assert int(screen.session.game.state.hex[unit]) == to
        assert f"t1 Q march {unit} " in screen.session.game.log().text


def test_watching_never_waits_for_anybody() -> None:
    with played() as stage:
        screen = stage.siege("random", "random")
        for _ in range(4000):
            stage.frames(1)
            if isinstance(stage.stage.screen, ReportScreen):
                break
        state = screen.session.game.state
        assert isinstance(stage.stage.screen, ReportScreen)
        assert state.ending != Ending.NONE
        log = screen.session.game.log()
        assert replay(log, small_scenario()).final.digest() == state.digest()


def test_all_batteries_take_one_order() -> None:
    with played() as stage:
        screen = stage.siege()
        guns = unit_named("guns")
        screen.table.desk.choose(guns)
        stage.press("g", "b", "return")
        state = screen.session.game.state
        assert Task(int(state.task[guns])) == Task.BOMBARD
        assert any("bombard" in line for line in screen.session.game.log().text.splitlines())
        assert isinstance(screen.session.game.undo(), Bombard)


def test_ending_a_turn_with_idle_units_asks_first() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("e")
        assert screen.session.game.state.phase == QING
        assert "no orders" in screen.table.desk.said
        stage.press("e")
        stage.frames(3)
        assert screen.session.game.state.turn == 2


def test_hotseat_hides_the_map_until_the_other_is_ready() -> None:
    with played() as stage:
        screen = stage.siege("player", "player")
        stage.press("e", "e")
        assert screen.table.curtain
        stage.press("m", "e")
        assert screen.session.game.state.phase == RUSSIA
        stage.press("return")
        assert not screen.table.curtain
        assert screen.session.eyes == RUSSIA


def test_escape_steps_back_and_then_opens_the_menu() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("tab", "m")
        assert screen.table.desk.verb is not None
        stage.press("escape")
        assert screen.table.desk.verb is None
        stage.press("escape")
        assert screen.table.desk.units == ()
        stage.press("escape")
        assert isinstance(stage.stage.screen, MenuScreen)
        stage.press("escape")
        assert stage.stage.screen is screen


def test_quick_save_is_the_game() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("tab", "r", "f5")
        log = saves.load(saves.saves_folder() / "quick.log")
        assert replay(log, small_scenario()).final.digest() == screen.session.game.state.digest()


def test_the_wheel_keeps_the_hex_under_the_mouse(monkeypatch: pytest.MonkeyPatch) -> None:
    with played() as stage:
        screen = stage.siege()
        room = next(box.rect for box in stage.ui.boxes if box.name == "map")
        at = (room.centerx + 40, room.centery + 30)
        monkeypatch.setattr(pygame.mouse, "get_pos", lambda: at)
        camera = screen.table.camera
        before = camera.cell_at((at[0] - room.x, at[1] - room.y))
        stage.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))])
        stage.frames(1, [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, flipped=False)])
        assert camera.cell_at((at[0] - room.x, at[1] - room.y)) == before


def test_drawing_changes_nothing() -> None:
    with played() as stage:
        screen = stage.siege()
        before = screen.session.game.state.digest()
        stage.press("tab", "c", "z", "x", "right", "shift+left", "+", "-", "home")
        assert screen.session.game.state.digest() == before


def test_a_crash_saves_the_game_and_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        msg = "the ink is spilt"
        raise ValueError(msg)

    with played() as stage:
        screen = stage.siege()
        digest = screen.session.game.state.digest()
        monkeypatch.setattr(SiegeScreen, "draw", breaks)
        loop.guarded_frame(stage.stage, stage.ui, [])
        assert isinstance(stage.stage.screen, CrashScreen)
        stage.frames(1)
        words = " ".join(box.name for box in stage.ui.boxes)
    saved = saves.load(saves.ring_files()[0])
    assert replay(saved, small_scenario()).final.digest() == digest
    (report,) = saves.saves_folder().parent.glob("crash-*.txt")
    assert "the ink is spilt" in report.read_text("utf-8")
    assert "crash-" in words


class Slow(Plain):
    """A screen that is busy for two seconds once, as when a siege is loaded, and quick afterwards."""

    def __init__(self, clock: list[int]) -> None:
        self.clock = clock
        self.drawn = 0

    def draw(self, ui: Ui) -> None:
        self.drawn += 1
        self.clock[0] += 2_000 if self.drawn == 1 else 100


def test_what_a_slow_frame_brought_is_shown_without_another_event(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, arriving = [0], iter([[pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a, mod=0)]])
    with played() as stage:
        screen = Slow(clock)
        stage.stage.go(screen)
        monkeypatch.setattr(pygame.time, "get_ticks", lambda: clock[0])
        monkeypatch.setattr(pygame.event, "get", lambda: next(arriving, []))
        monkeypatch.setattr(pygame.event, "wait", lambda _milliseconds: pygame.event.Event(pygame.QUIT))
        run(stage.stage)
        assert screen.drawn > 1
