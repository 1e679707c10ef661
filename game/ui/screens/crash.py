"""The last screen: what failed, where the game was saved, where the report lies."""

from __future__ import annotations

from pathlib import Path

from game.ui.kit import Ui
from game.ui.layout import middle
from game.ui.stage import Plain, Stage
from game.ui.texts import _


class CrashScreen(Plain):
    """Says it plainly and lets the player go."""

    def __init__(self, stage: Stage, report: Path | None, saved: str) -> None:
        """Show the files at *report* and *saved*."""
        self._stage = stage
        self._report = report
        self._saved = saved

    def draw(self, ui: Ui) -> None:
        """Draw the sheet."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (760, 420)), _("Something broke"))
        words = [_("A fault of the game stopped it. Your game is not lost.")]
        if self._saved:
            words.append(_("Saved game: {path}").format(path=self._saved))
        if self._report:
            words.append(_("Report: {path}").format(path=self._report))
            words.append(_("Please send the report to the makers; it holds nothing but the fault."))
        y = room.y
        for text in words:
            y += ui.paragraph((room.x, y, room.width, room.bottom - y - 50), text) + 8
        if ui.button(
            (room.centerx - 90, room.bottom - 44, 180, 42), _("Quit"), key="escape return", hot=True
        ):
            self._stage.quit()
