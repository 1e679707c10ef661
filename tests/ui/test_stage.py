"""The window: as large as wanted, but never larger than the screen."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.ui.settings import Settings
from game.ui.stage import Stage

Size = tuple[int, int]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Size]:
    """The sizes that windows were opened with on a screen of 1280 x 720."""
    pygame.display.init()
    sizes: list[Size] = []
    monkeypatch.setattr(pygame.display, "get_driver", lambda: "x11")
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1280, 720)])
    monkeypatch.setattr(pygame.display, "set_mode", lambda size, _flags: sizes.append(size))
    return sizes


@pytest.mark.parametrize(
    ("wanted", "given"),
    [((1600, 900), (1280, 720)), ((1024, 640), (1024, 640)), ((1200, 900), (1200, 720))],
)
def test_a_window_is_never_larger_than_the_screen(opened: list[Size], wanted: Size, given: Size):
    Stage(replace(Settings(), width=wanted[0], height=wanted[1]), keeps=False).open_window()
    assert opened == [given]
