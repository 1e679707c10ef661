"""The loop: events in, a frame out, and nothing drawn while nothing happens."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import pygame

from game import __version__
from game.record.home import home
from game.ui.echoes import Echoes
from game.ui.kit import Ui
from game.ui.screens.crash import CrashScreen
from game.ui.stage import Stage

FRAMES_A_SECOND: Final = 60
CALM: Final = 30
"""Frames a second while the player does nothing but look."""
IDLE_WAIT: Final = 100
"""Milliseconds to sleep for an event when nothing moves."""
AFTERGLOW: Final = 700
"""Milliseconds after an event in which frames are drawn: tooltips come late."""


def run(stage: Stage) -> None:
    """Show the stage's screens until the player has enough. A crash saves the game and says where."""
    clock, ui, echoes = pygame.time.Clock(), Ui(stage.settings.lang), Echoes()
    quiet_since = pygame.time.get_ticks()
    events: list[pygame.event.Event] = []
    while stage.running and not stage.empty:
        events = echoes.dropped([*events, *pygame.event.get()])
        quiet = pygame.time.get_ticks() - quiet_since
        if events or stage.screen.restless or ui.writing or quiet < AFTERGLOW:
            guarded_frame(stage, ui, events)
            if events:  # after the frame, which may have loaded a siege: what came of it must be shown
                quiet_since = pygame.time.get_ticks()
            clock.tick(FRAMES_A_SECOND if events else CALM)
            events = []
        else:
            events = _next_event()


def guarded_frame(stage: Stage, ui: Ui, events: Sequence[pygame.event.Event]) -> None:
    """Run one frame; if it fails, save the game, write a report and show where both lie."""
    try:
        frame(stage, ui, events)
    except Exception as error:  # whatever it is, the game must be saved
        if isinstance(stage.screen, CrashScreen):
            raise
        stage.go(CrashScreen(stage, *write_report(stage, error)))
    pygame.display.flip()


def frame(stage: Stage, ui: Ui, events: Sequence[pygame.event.Event], *, now: int | None = None) -> None:
    """Draw the screen on top and let it answer to *events*."""
    surface, screen = stage.window, stage.screen
    if any(event.type == pygame.QUIT for event in events):
        stage.rescue()
        stage.quit()
        return
    ui.lang = stage.settings.lang
    ui.begin(surface, screen.filter(events), stage.scale(surface.get_size()), now=now)
    screen.draw(ui)
    rest = ui.end()
    if stage.running and not stage.empty and stage.screen is screen:
        screen.react(ui, rest)


def write_report(stage: Stage, error: Exception) -> tuple[Path | None, str]:
    """Save the game and write what went wrong; return the report's file and where the game was saved."""
    words = "".join(traceback.format_exception(error))
    saved = _rescued(stage)
    when = datetime.now().strftime("%Y%m%d-%H%M%S")
    path = home() / f"crash-{when}.txt"
    text = f"Albazin {__version__}, pygame-ce {pygame.ver}\nsaved game: {saved or 'none'}\n\n{words}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError:
        return None, saved
    return path, saved


def _rescued(stage: Stage) -> str:
    """Return where the screen saved its game; nothing may stop the report."""
    try:
        return stage.rescue()
    except Exception as error:  # the first fault matters, not this one
        return f"not saved: {error}"


def _next_event() -> list[pygame.event.Event]:
    """Sleep until something happens; return it."""
    event = pygame.event.wait(IDLE_WAIT)
    return [] if event.type == pygame.NOEVENT else [event]
