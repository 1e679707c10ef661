"""Pictures of the real screens, drawn without a display. Arguments and version decide every pixel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pygame

from game.core.errors import AlbazinError
from game.core.scenario import Scenario
from game.core.state import QING
from game.data import data_root
from game.files.scenarios import load_chart, load_scenario
from game.record.log import Log, read_log
from game.record.replay import replay
from game.ui.kit import Ui
from game.ui.loop import frame
from game.ui.paint import Season
from game.ui.screens.house import House
from game.ui.screens.siege.desk import own_units
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.screens.siege.session import Seats, Session
from game.ui.settings import Settings
from game.ui.stage import Stage

SAMPLE: Final = "sample.log"
"""The log in a scenario's folder that pictures show; without it the computer plays one."""
SAMPLE_SEED: Final = 1686
FRAMES: Final = 3
"""Frames until everything stands where it belongs."""


def screenshot(
    scenario: str,
    out: Path,
    *,
    screen: str = "siege",
    turn: int | None = None,
    season: str | None = None,
    size: tuple[int, int] = (1920, 1080),
    lang: str | None = None,
    scale: int | None = None,
) -> int:
    """Draw one screen into a PNG; return the exit code.

    Args:
        scenario: id, folder or map.tmx.
        out: the file.
        screen: "title", "options", "siege", "replay" or "report".
        turn: of the siege; the first if None.
        season: the map's coat; that of the turn if None.
        size: of the picture, px.
        lang: language code.
        scale: size of text, per cent.

    Raises:
        AlbazinError: if the scenario is bad, there is no such screen, or the file cannot be written.
    """
    pygame.display.init()
    try:
        stage = Stage(Settings(lang or "en", scale or 100, *size), keeps=False)
        stage.open_window()
        _enter(House(stage), stage, scenario, screen, turn, season)
        _draw(stage)
        _write(stage.window, out)
    finally:
        pygame.display.quit()
    return 0


def _enter(
    house: House, stage: Stage, scenario: str, screen: str, turn: int | None, season: str | None
) -> None:
    """Go to the screen."""
    rooms: dict[str, Callable[[], None]] = {
        "title": house.title,
        "options": house.options,
        "siege": lambda: stage.go(_siege(stage, scenario, turn, season, frozenset({QING}))),
        "replay": lambda: stage.go(_siege(stage, scenario, turn, season, frozenset())),
        "report": lambda: house.report(sample(scenario, None, frozenset())),
    }
    if screen not in rooms:
        msg = f"there is no picture of the screen {screen!r}; choose one of {', '.join(rooms)}"
        raise AlbazinError(msg)
    rooms[screen]()


def _siege(
    stage: Stage, scenario: str, turn: int | None, season: str | None, people: frozenset[int]
) -> SiegeScreen:
    """Return the siege at a turn, with the unit nearest to the walls in hand."""
    session = sample(scenario, turn or 1, people)
    siege = SiegeScreen(stage, session, load_chart(scenario), Season(season) if season else None)
    siege.still = True
    units = own_units(session.world)
    if people and units:
        distance = session.world.ground.wall_distance[session.world.hex[units]]
        siege.table.desk.choose(units[int(np.argmin(distance))])
    return siege


def sample(scenario: str, turn: int | None, people: frozenset[int]) -> Session:
    """Return the sample game at the beginning of a turn, or at its end if None, as *people* see it."""
    loaded = load_scenario(scenario)
    path = data_root() / "maps" / loaded.id / SAMPLE
    if path.is_file():
        return _from_log(read_log(path), loaded, turn, people)
    session = Session.begin(loaded, Seats("normal", "normal", SAMPLE_SEED), people=people)
    while not session.over and (turn is None or session.game.state.turn < turn):
        session.think()
    return session


def _from_log(log: Log, scenario: Scenario, turn: int | None, people: frozenset[int]) -> Session:
    header = log.header
    session = Session.begin(scenario, Seats(header.qing, header.russia, header.seed), people)
    session.follow(replay(log, scenario).orders, turn)
    return session


def _draw(stage: Stage) -> None:
    ui = Ui(stage.settings.lang)
    for number in range(FRAMES):
        frame(stage, ui, [], now=number)


def _write(surface: pygame.Surface, out: Path) -> None:
    try:
        pygame.image.save(surface, out)
    except (OSError, pygame.error) as error:
        msg = f"{out}: the picture cannot be written: {error}"
        raise AlbazinError(msg) from error
