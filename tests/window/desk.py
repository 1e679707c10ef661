"""A virtual screen with the game's real window on it, and hands that only click and type."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

NEEDED: Final = ("Xvfb", "xdotool", "import")
PATIENCE: Final = 90.0
"""Seconds after which something that was to be seen counts as missing."""
SIZE: Final = (1280, 720)


def missing() -> list[str]:
    """Return the programs that a desk needs and this machine lacks."""
    return [name for name in NEEDED if shutil.which(name) is None]


def until(seen: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Look again and again; fail naming *what* if it is not seen in time."""
    deadline = time.monotonic() + patience
    while not seen():
        assert time.monotonic() < deadline, f"not seen within {patience:.0f} s: {what}"


class Desk:
    """One virtual display. Use as a context; everything started on it ends with it."""

    def __init__(self, home: Path) -> None:
        """Let the game keep its files in *home*."""
        self._home = home
        self._display: subprocess.Popen[bytes] | None = None
        self._game: subprocess.Popen[bytes] | None = None
        self._window = ""

    def __enter__(self) -> Desk:
        """Start the display; it chooses its number and tells it through a pipe."""
        read, write = os.pipe()
        screen = f"{SIZE[0]}x{SIZE[1]}x24"
        command = ["Xvfb", "-displayfd", str(write), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
        self._display = subprocess.Popen(
            command, pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(write)
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "the virtual display did not start"
        self._env = os.environ | {"DISPLAY": f":{number}", "ALBAZIN_HOME": str(self._home)}
        self._env.pop("SDL_VIDEODRIVER", None)
        return self

    def __exit__(self, *_: object) -> None:
        """End the game and the display."""
        for process in (self._game, self._display):
            if process is not None:
                process.kill()
                process.wait()

    def launch(self, *arguments: str) -> None:
        """Start the game and wait until its window stands and has the keyboard."""
        self._game = subprocess.Popen([sys.executable, "-m", "game", *arguments], env=self._env)
        until(self._find_window, "a window of the game")
        self._xdotool("windowfocus", "--sync", self._window)

    def kill(self) -> None:
        """End the game as a power cut would."""
        assert self._game is not None
        self._game.send_signal(signal.SIGKILL)
        self._game.wait()

    def wait_closed(self) -> int:
        """Wait for the game to close by itself; return its exit code."""
        assert self._game is not None
        return self._game.wait(timeout=PATIENCE)

    def click(self, x: int, y: int) -> None:
        """Click at a place of the window."""
        self.move(x, y)
        self._xdotool("click", "1")

    def move(self, x: int, y: int) -> None:
        """Move the mouse to a place of the window."""
        self._xdotool("mousemove", "--window", self._window, str(x), str(y))

    def key(self, name: str) -> None:
        """Press a key, by its X name."""
        self._xdotool("key", name)

    def type(self, text: str) -> None:
        """Type a text."""
        self._xdotool("type", "--delay", "40", text)

    def grab(self) -> npt.NDArray[np.int16]:
        """Return the pixels of the window, (width, height, 3)."""
        path = self._home / "window.png"
        subprocess.run(["import", "-window", "root", str(path)], env=self._env, check=True)
        return np.asarray(pygame.surfarray.array3d(pygame.image.load(path)), np.int16)

    def _find_window(self) -> bool:
        assert self._game is not None
        assert self._game.poll() is None, (
            f"the game ended with {self._game.returncode} before it had a window"
        )
        named = (
            w
            for w in self._run("search", "--class", "").split()
            if self._run("getwindowname", w) == "Albazin"
        )
        self._window = next(named, "")
        return bool(self._window)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True, capture_output=True)

    def _run(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self._env, capture_output=True, text=True, check=False)
        return done.stdout.strip()
