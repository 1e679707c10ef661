"""Screens one above the other, and what all of them share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pygame

from game.core.errors import AlbazinError
from game.ui.kit import Ui
from game.ui.layout import fit_scale
from game.ui.screens.siege.session import Seats, Session
from game.ui.settings import Settings, save_settings
from game.ui.texts import speak


class NoDisplayError(AlbazinError):
    """There is no screen to open a window on."""


class Screen(Protocol):
    """What the loop asks of a screen."""

    @property
    def restless(self) -> bool:
        """Whether it changes without the player, and must be drawn again and again."""

    def filter(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Take events before any widget does; return the others."""

    def draw(self, ui: Ui) -> None:
        """Draw everything and answer to what was pressed."""

    def react(self, ui: Ui, events: Sequence[pygame.event.Event]) -> None:
        """Answer to events that no widget took."""

    def rescue(self) -> str:
        """Save what can be saved after a crash; return where it lies, or ""."""


class Playing(Screen, Protocol):
    """A screen with a siege on it: what the menu over it needs."""

    @property
    def session(self) -> Session:
        """The siege."""

    def note(self) -> str:
        """Return the line that a list of saves shows."""


class Doors(Protocol):
    """Ways from one screen to the others. Screens know the doors, not what lies behind them."""

    def title(self) -> None:
        """Go to the title."""

    def choose(self) -> None:
        """Go to the choice of a siege."""

    def begin(self, scenario: str, seats: Seats) -> None:
        """Begin a siege.

        Raises:
            ScenarioError: if it cannot be loaded.
        """

    def resume(self, path: Path) -> None:
        """Go on with a saved siege.

        Raises:
            AlbazinError: if the save or its scenario is bad.
        """

    def menu(self, playing: Playing) -> None:
        """Lay the menu over a siege."""

    def saves(self, playing: Playing | None) -> None:
        """Lay the list of saves over a screen; with a siege, one can save too."""

    def options(self) -> None:
        """Lay the options over a screen."""

    def key_sheet(self) -> None:
        """Lay the list of keys over a screen."""

    def report(self, session: Session) -> None:
        """Go to the report of a siege that has ended."""


class Plain:
    """A screen that is widgets and nothing else."""

    restless = False

    def filter(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Take nothing."""
        return list(events)

    def react(self, ui: Ui, events: Sequence[pygame.event.Event]) -> None:
        """Answer to nothing."""

    def rescue(self) -> str:
        """Have nothing to save."""
        return ""


class Stage:
    """The stack of screens, the window and the player's choices.

    Attributes:
        settings: the player's choices.
        running: False once the game is to close.
        keeps: whether settings and automatic saves are written to disk.
        doors: the ways between screens; whoever opens the stage hangs them.
    """

    doors: Doors

    def __init__(self, settings: Settings, *, keeps: bool = True) -> None:
        """Start with no screen."""
        self.settings = settings
        self.running = True
        self.keeps = keeps
        self._screens: list[Screen] = []
        speak(settings.lang)

    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self._screens[-1]

    @property
    def window(self) -> pygame.Surface:
        """The window, however it has been resized.

        Raises:
            NoDisplayError: if none has been opened.
        """
        surface = pygame.display.get_surface()
        if surface is None:
            msg = "no window has been opened"
            raise NoDisplayError(msg)
        return surface

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self._screens

    def go(self, screen: Screen) -> None:
        """Show *screen* and forget all others."""
        self._screens = [screen]

    def push(self, screen: Screen) -> None:
        """Show *screen* on top; `pop` brings the one below back."""
        self._screens.append(screen)

    def pop(self) -> None:
        """Go back one screen; from the last one the game closes."""
        self._screens.pop()
        if not self._screens:
            self.quit()

    def quit(self) -> None:
        """Close the game after this frame."""
        self.running = False

    def rescue(self) -> str:
        """Save what any screen of the stack has to save; return where it lies, or ""."""
        return "".join(screen.rescue() for screen in self._screens)

    def scale(self, window: tuple[int, int]) -> float:
        """Return px to a unit."""
        return fit_scale(window, self.settings.scale)

    def change(self, **changes: str | int | bool) -> None:
        """Change settings at once, and keep them."""
        before = self.settings
        self.settings = replace(before, **changes)  # type: ignore[arg-type] # checked by the dataclass's users
        speak(self.settings.lang)
        if self.keeps:
            save_settings(self.settings)
        if self.settings.fullscreen != before.fullscreen:
            self.open_window()

    def _window_size(self) -> tuple[int, int]:
        """Return the size wanted, no larger than the screen; without one, as for pictures, just that."""
        wanted = (self.settings.width, self.settings.height)
        if pygame.display.get_driver() == "dummy":
            return wanted
        screen = pygame.display.get_desktop_sizes()[0]
        return min(wanted[0], screen[0]), min(wanted[1], screen[1])

    def open_window(self) -> pygame.Surface:
        """Open the window, or open it anew after the settings changed.

        Raises:
            NoDisplayError: if there is no display.
        """
        flags = pygame.FULLSCREEN if self.settings.fullscreen else pygame.RESIZABLE
        try:
            size = (0, 0) if self.settings.fullscreen else self._window_size()
            surface = pygame.display.set_mode(size, flags)
        except pygame.error as error:
            msg = f"no window can be opened ({error}); the game needs a display, `albazin simulate` does not"
            raise NoDisplayError(msg) from error
        pygame.display.set_caption("Albazin")
        return surface
