"""The other side's doings, shown one after the other; whoever is in a hurry skips them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import Final

from game.ui.chronicle import Line, Tone

SHOWN: Final = 900
"""Milliseconds that a line is shown at speed 1."""


class Parade:
    """A queue of lines, each for some time at the hex it is about."""

    def __init__(self, speed: int) -> None:
        """Start empty; *speed* 0 shows nothing."""
        self.speed = speed
        self._waiting: deque[Line] = deque()
        self._since: int | None = None

    @property
    def line(self) -> Line | None:
        """What is shown now."""
        return self._waiting[0] if self._waiting else None

    def add(self, lines: Iterable[Line]) -> None:
        """Queue what matters and has a place on the map."""
        if self.speed:
            self._waiting.extend(
                line for line in lines if line.at is not None and line.tone is not Tone.PLAIN
            )

    def tick(self, now: int) -> bool:
        """Go on with time, milliseconds; return whether a new line came up."""
        if not self._waiting:
            self._since = None
            return False
        if self._since is None:
            self._since = now
            return True
        if now - self._since >= SHOWN // max(1, self.speed):
            self._waiting.popleft()
            self._since = now if self._waiting else None
            return bool(self._waiting)
        return False

    def skip(self) -> bool:
        """Drop all that waits; return whether there was anything."""
        had = bool(self._waiting)
        self._waiting.clear()
        self._since = None
        return had
