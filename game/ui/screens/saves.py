"""The list of saves: load one, save under a name, delete; a bad save stands in it with its fault."""

from __future__ import annotations

from game.core.errors import AlbazinError
from game.record import saves
from game.record.saves import SaveEntry
from game.ui.kit import Ui
from game.ui.layout import middle
from game.ui.palette import DIM, RED
from game.ui.stage import Plain, Playing, Stage
from game.ui.texts import _


class SavesScreen(Plain):
    """A list of the saves, newest first."""

    def __init__(self, stage: Stage, playing: Playing | None) -> None:
        """Read the folder; with a siege behind it, one can save too."""
        self._stage = stage
        self._playing = playing
        self._entries: list[SaveEntry] = saves.saves()
        self._place = 0
        self._name = ""
        self._said = ""
        self._sure = False

    def draw(self, ui: Ui) -> None:
        """Draw the list and its buttons."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (1080, 660)), _("Saved games"))
        foot = room.bottom - 46
        top = self._draw_saving(ui, room.x, room.y, room.width) if self._playing else room.y
        before = self._place
        area = (room.x, top, room.width, foot - top - 84)
        rows = [_row(entry) for entry in self._entries]
        picked = ui.list(
            area, rows, self._place, name="saves", columns=(0.34, 0.22, 0.1, 0.34), row_height=30, role="text"
        )
        self._place = picked.place
        if self._place != before:
            self._sure, self._said = False, ""
        entry = self._entries[self._place] if 0 <= self._place < len(self._entries) else None
        words, colour = self._about(entry)
        ui.paragraph((room.x, foot - 78, room.width, 72), words, "text", size=17, colour=colour)
        self._draw_buttons(ui, room.x, foot, room.width, entry)
        if picked.chosen and entry:
            self._load(entry)

    def _about(self, entry: SaveEntry | None) -> tuple[str, tuple[int, int, int]]:
        if self._said:
            return self._said, RED
        if entry is None:
            return _("There are no saves yet."), DIM
        return (
            (entry.fault, RED)
            if entry.fault
            else (_("Soldiers, Qing : Russians: {note}").format(note=entry.note), DIM)
        )

    def _draw_saving(self, ui: Ui, x: float, y: float, width: float) -> float:
        """Draw the field for a new save; return where the list begins."""
        self._name = ui.text_field("name", (x, y, width - 190, 36), self._name, hint=_("name of a new save"))
        named = bool(self._name.strip())
        if ui.button((x + width - 180, y, 180, 36), _("Save"), key="ctrl+s", enabled=named, hot=named):
            self._save()
        return y + 46

    def _draw_buttons(self, ui: Ui, x: float, y: float, width: float, entry: SaveEntry | None) -> None:
        if ui.button((x, y, 150, 42), _("Back"), key="escape"):
            self._stage.pop()
        label = _("Really delete?") if self._sure else _("Delete")
        if ui.button((x + 162, y, 190, 42), label, key="delete", enabled=entry is not None) and entry:
            self._delete(entry)
        ready = entry is not None and not entry.fault
        if (
            ui.button((x + width - 190, y, 190, 42), _("Load"), key="return", enabled=ready, hot=ready)
            and entry
        ):
            self._load(entry)

    def _save(self) -> None:
        if self._playing is None:
            return
        try:
            saves.save(self._name, self._playing.session.game.log(), self._playing.note())
        except AlbazinError as error:
            self._said = str(error)
            return
        self._stage.pop()

    def _load(self, entry: SaveEntry) -> None:
        try:
            self._stage.doors.resume(entry.path)
        except AlbazinError as error:
            self._said = str(error)

    def _delete(self, entry: SaveEntry) -> None:
        """Delete a save, when asked twice."""
        if not self._sure:
            self._sure = True
            return
        try:
            saves.delete(entry)
        except AlbazinError as error:
            self._said = str(error)
        self._entries, self._sure = saves.saves(), False


def _row(entry: SaveEntry) -> tuple[str, str, str, str]:
    when = entry.when.strftime("%Y-%m-%d %H:%M")
    if entry.fault:
        return entry.name, when, "—", _("cannot be read")
    turn = _("turn {turn}").format(turn=entry.turn)
    return entry.name, when, turn, f"{entry.scenario}  {entry.note}"
