"""The list of keys."""

from __future__ import annotations

from game.ui.keys import BINDINGS
from game.ui.kit import Ui
from game.ui.kit.buttons import shown_key
from game.ui.layout import middle
from game.ui.screens.siege.commands import COMMANDS
from game.ui.stage import Plain, Stage
from game.ui.texts import _


class KeySheet(Plain):
    """Every key of the siege, to be read and scrolled."""

    def __init__(self, stage: Stage) -> None:
        """Open over the screen below."""
        self._stage = stage
        self._place = 0

    def draw(self, ui: Ui) -> None:
        """Draw the list."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (760, 660)), _("Keys"))
        rows = [(shown_key(command.key), _(command.label)) for command in COMMANDS]
        rows.append(("1, 2, 3 ...", _("choice of the order being aimed")))
        rows += [
            (", ".join(shown_key(key) for key in binding.keys), _(binding.words)) for binding in BINDINGS
        ]
        area = (room.x, room.y, room.width, (room.height - 52) // 28 * 28)
        self._place = ui.list(area, rows, self._place, name="keys", columns=(0.3, 0.7), row_height=28).place
        if ui.button(
            (room.centerx - 90, room.bottom - 42, 180, 42), _("Back"), key="escape return f1", hot=True
        ):
            self._stage.pop()
