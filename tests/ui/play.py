"""A stage for tests: the small siege on the dummy display, fed with posted events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pygame

from game.core.scenario import Scenario
from game.files.chart import Chart
from game.ui.kit import Ui
from game.ui.loop import frame
from game.ui.screens.house import House
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.screens.siege.session import Seats, Session
from game.ui.settings import Settings
from game.ui.stage import Stage
from tests.siege import small_scenario

TICK = 40
"""Milliseconds from frame to frame."""


def small_chart(scenario: Scenario) -> Chart:
    """Return what a painter needs of the small siege."""
    ground = scenario.ground
    return Chart(
        scenario.id,
        ground.grid.width,
        ground.grid.height,
        tuple(ground.terrain_names[kind] for kind in ground.terrain.tolist()),
        tuple(ground.work_names[kind] for kind in ground.works.tolist()),
    )


class Played:
    """A stage and the frames drawn on it."""

    def __init__(self, size: tuple[int, int] = (1280, 720), lang: str = "en", scale: int = 100) -> None:
        pygame.display.init()
        settings = Settings(lang=lang, scale=scale, width=size[0], height=size[1], speed=0)
        self.stage = Stage(settings, keeps=False)
        self.stage.open_window()
        self.house = House(self.stage)
        self.ui = Ui(lang)
        self.now = 0

    def siege(
        self, qing: str = "player", russia: str = "pass", seed: int = 1, scenario: Scenario | None = None
    ) -> SiegeScreen:
        """Sit down to the small siege, or to another."""
        scenario = scenario or small_scenario()
        session = Session.begin(scenario, Seats(qing, russia, seed))
        screen = SiegeScreen(self.stage, session, small_chart(scenario))
        self.stage.go(screen)
        self.frames(2)
        return screen

    def ui_box(self, name: str) -> pygame.Rect:
        """Return where something was drawn in the last frame, px, by the name it was drawn under."""
        return next(box.rect for box in self.ui.boxes if box.name == name)

    def frames(self, count: int = 1, events: Sequence[pygame.event.Event] = ()) -> None:
        """Draw frames; post the events before the first."""
        for event in events:
            pygame.event.post(event)
        for _ in range(count):
            self.now += TICK
            frame(self.stage, self.ui, pygame.event.get(), now=self.now)

    def press(self, *names: str) -> None:
        """Press keys, a frame each and one after it."""
        for name in names:
            *held, last = name.split("+") if len(name) > 1 else [name]
            mod = {"shift": pygame.KMOD_SHIFT, "ctrl": pygame.KMOD_CTRL}
            mods = sum(mod[word] for word in held)
            key = pygame.key.key_code(last)
            self.frames(2, [pygame.event.Event(pygame.KEYDOWN, key=key, mod=mods, scancode=0, unicode="")])

    def click(self, at: tuple[int, int], button: int = 1) -> None:
        """Move the mouse and press a button of it."""
        moved = pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(0, 0), buttons=(0, 0, 0))
        self.frames(1, [moved])
        self.frames(1, [pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=at, button=button, clicks=1)])
        self.frames(2, [pygame.event.Event(pygame.MOUSEBUTTONUP, pos=at, button=button)])


@contextmanager
def played(size: tuple[int, int] = (1280, 720), lang: str = "en", scale: int = 100) -> Iterator[Played]:
    """Open a stage and close it again."""
    stage = Played(size, lang, scale)
    pygame.event.clear()
    try:
        yield stage
    finally:
        Stage(Settings(), keeps=False)  # speak English again
        pygame.display.quit()
