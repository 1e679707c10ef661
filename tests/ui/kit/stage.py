"""A small window and a hand for tests of widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pygame

from game.ui.kit import Ui

SIZE = (640, 480)


class Stage:
    """Runs frames of one screen and plays the player.

    Attributes:
        ui: the widgets under test.
        left: the events that the last frame did not take.
        now: milliseconds; every frame takes 16.
    """

    def __init__(self, scale: float = 1.0, lang: str = "en") -> None:
        self.ui = Ui(lang)
        self.surface = pygame.Surface(SIZE)
        self.scale = scale
        self.left: list[pygame.event.Event] = []
        self.now = 0

    @contextmanager
    def frame(self, *events: pygame.event.Event) -> Iterator[Ui]:
        """Open a frame with *events*."""
        self.now += 16
        self.ui.begin(self.surface, events, self.scale, now=self.now)
        yield self.ui
        self.left = self.ui.end()


def press(key: int, mod: int = 0, scancode: int = 0) -> pygame.event.Event:
    """Return a key press."""
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, scancode=scancode)


def write(text: str) -> pygame.event.Event:
    """Return text as it comes from a keyboard or an input method."""
    return pygame.event.Event(pygame.TEXTINPUT, text=text)


def move(x: int, y: int) -> pygame.event.Event:
    """Return a movement of the mouse."""
    return pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0))


def click(x: int, y: int) -> tuple[pygame.event.Event, ...]:
    """Return a press and a release of the left button."""
    kinds = (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP)
    return tuple(pygame.event.Event(kind, pos=(x, y), button=1) for kind in kinds)


def texts(ui: Ui) -> list[str]:
    """Return all lines of words of the frame."""
    return [box.name.removeprefix("text:") for box in ui.boxes if box.is_text]


Screen = Callable[[Ui], Sequence[str]]


def play(stage: Stage, screen: Screen, *events: pygame.event.Event) -> Sequence[str]:
    """Run one frame of *screen* and return what it pressed."""
    with stage.frame(*events) as ui:
        return screen(ui)
