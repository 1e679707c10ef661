"""Is there a screen to open a window on?"""

from __future__ import annotations

import os
import sys
from typing import Final

import pygame

_CHOICE: Final = "SDL_VIDEODRIVER"
_INVISIBLE: Final = "offscreen"
"""What SDL falls back to where it finds no screen: a game nobody can see."""


def has_display() -> bool:
    """Say whether a window can be opened that someone sees, or that a variable asks for; leaves no trace.

    On Linux nothing is tried unless a variable names a screen, because the libraries below complain aloud.
    """
    named = any(map(os.environ.get, (_CHOICE, "DISPLAY", "WAYLAND_DISPLAY")))
    if sys.platform.startswith("linux") and not named:
        return False
    try:
        pygame.display.init()
        return _CHOICE in os.environ or pygame.display.get_driver() != _INVISIBLE
    except pygame.error:
        return False
    finally:
        pygame.display.quit()
