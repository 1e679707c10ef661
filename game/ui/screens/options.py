"""The options: language, size of text, window, how fast the other side is shown."""

from __future__ import annotations

from game.ui.kit import Ui
from game.ui.layout import middle
from game.ui.settings import SCALES, SPEEDS
from game.ui.stage import Plain, Stage
from game.ui.texts import LANGUAGES, _


class OptionsScreen(Plain):
    """Every choice acts at once."""

    def __init__(self, stage: Stage) -> None:
        """Show the settings of *stage*."""
        self._stage = stage

    def draw(self, ui: Ui) -> None:
        """Draw the choices."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (640, 440)), _("Options"))
        settings, change = self._stage.settings, self._stage.change
        rows = [(room.x, room.y + 6 + i * 48, room.width, 38) for i in range(5)]
        codes = list(LANGUAGES)
        lang = codes[ui.choice(rows[0], _("Language"), list(LANGUAGES.values()), codes.index(settings.lang))]
        if lang != settings.lang:
            change(lang=lang)
        near = min(range(len(SCALES)), key=lambda i: abs(SCALES[i] - settings.scale))
        scale = SCALES[ui.choice(rows[1], _("Size of text"), [f"{s} %" for s in SCALES], near)]
        if scale != SCALES[near]:
            change(scale=scale)
        speeds = [_("slow"), _("quick"), _("very quick"), _("at once")]
        speed = SPEEDS[ui.choice(rows[2], _("The other side's moves"), speeds, SPEEDS.index(settings.speed))]
        if speed != settings.speed:
            change(speed=speed)
        self._draw_checks(ui, rows[3], rows[4])
        if ui.button(
            (room.centerx - 90, room.bottom - 44, 180, 42), _("Back"), key="escape return", hot=True
        ):
            self._stage.pop()

    def _draw_checks(
        self, ui: Ui, one: tuple[float, float, float, float], two: tuple[float, float, float, float]
    ) -> None:
        settings, change = self._stage.settings, self._stage.change
        full = ui.checkbox(one, _("Full screen"), settings.fullscreen)
        if full != settings.fullscreen:
            change(fullscreen=full)
        edge = ui.checkbox(two, _("The map moves when the mouse is at the edge"), settings.edge_pan)
        if edge != settings.edge_pan:
            change(edge_pan=edge)
