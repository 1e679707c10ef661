"""Tooltips: a small sheet with words, after the mouse or the focus has rested on a widget."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui.kit.frame import Touch
from game.ui.kit.sheets import PADDING, Sheets

REST: Final = 450
"""Milliseconds of rest before the words come."""
WIDEST: Final = 340
"""Units of the widest tooltip."""
BESIDE: Final = 18
"""Units between the mouse and the sheet."""


class Tips(Sheets):
    """Words that come when asked for."""

    def __init__(self, lang: str = "en") -> None:
        """Start with nothing to say."""
        super().__init__(lang)
        self._asked = ""
        self._since = 0
        self._saying: tuple[str, str, pygame.Rect] | None = None

    def tip(self, id_: str, touch: Touch, room: pygame.Rect, words: str) -> None:
        """Offer *words* for a widget at *room*, px: shown at the end of the frame, after a rest."""
        if words and (touch.hover or (touch.focused and self.ring)):
            self._saying = (id_, words, room)

    def show_tip(self) -> None:
        """Draw the tooltip on top of everything, if there is one."""
        saying, self._saying = self._saying, None
        asked = saying[0] if saying else ""
        if asked != self._asked:
            self._asked, self._since = asked, self.now
        if saying and self.now - self._since >= REST:
            self._lay(saying[1], saying[2])

    def _lay(self, words: str, room: pygame.Rect) -> None:
        widest = min(WIDEST, self.width - 2 * PADDING)
        wide = min(widest, self.text_width(words, "text", size=17) + 1)
        high = self.paragraph_height(words, wide, "text", size=17)
        rect = pygame.FRect(0, 0, wide + 2 * PADDING, high + 1.5 * PADDING)
        x, y = self.inputs.pointer if room.collidepoint(self.inputs.pointer) else room.center
        rect.topleft = (x / self.scale + BESIDE, y / self.scale + BESIDE)
        rect.clamp_ip((4, 4, self.width - 8, self.height - 8))
        self.panel(rect)
        self.paragraph((rect.x + PADDING, rect.y + 0.7 * PADDING, wide, high), words, "text", size=17)
