"""The choice of a siege: which one, on which side, against whom."""

from __future__ import annotations

import secrets
from functools import lru_cache
from pathlib import Path
from typing import Final

import pygame

from game.ai.players import POLICIES
from game.core.errors import AlbazinError
from game.data import data_root
from game.files.scenarios import Listing, list_scenarios, load_chart, load_scenario
from game.record.home import mods_folder
from game.ui.kit import Ui
from game.ui.layout import Rect, middle
from game.ui.palette import DIM, RED
from game.ui.screens.siege.session import PERSON, Seats
from game.ui.screens.thumbnail import thumbnail
from game.ui.stage import Plain, Stage
from game.ui.texts import N_, _, own_words

PREVIEW: Final = "preview.jpg"
SIDES: Final = (N_("Qing"), N_("Russians"), N_("both, two players"), N_("none, watch"))
LEVELS: Final = {
    "normal": N_("normal"),
    "easy": N_("easy"),
    "hard": N_("hard"),
    "history": N_("as history went"),
    "random": N_("random"),
    "pass": N_("passive"),
}
"""Words for computer players by policy; those that the game has are offered."""


class ChooseScreen(Plain):
    """A list of sieges at the left, what there is to know and to choose at the right."""

    def __init__(self, stage: Stage) -> None:
        """Find the sieges."""
        self._stage = stage
        self._found: list[Listing] = list_scenarios(mods_folder())
        self._place = 0
        self._side = 0
        self._level = 0
        self._policies = [policy for policy in LEVELS if policy in POLICIES]
        self._said = ""

    def draw(self, ui: Ui) -> None:
        """Draw the sheet."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (1100, 680)), neat=True)
        ui.heading((room.x, room.y - 4, room.width, 34), _("Choose a siege"))
        left = room.width * 0.26
        rows = [own_words(found.titles, found.id) for found in self._found]
        area = (room.x, room.y + 42, left - 16, room.height - 100)
        picked = ui.list(area, rows, self._place, name="sieges", row_height=34, role="title")
        self._place = max(0, picked.place)
        right = (room.x + left, room.y + 42, room.width - left, room.height - 100)
        if self._found:
            self._draw_siege(ui, right, self._found[self._place])
        if ui.button((room.x, room.bottom - 46, 160, 44), _("Back"), key="escape"):
            self._stage.doors.title()
        ready = bool(self._found) and not self._found[self._place].faults
        begin = (room.right - 220, room.bottom - 46, 220, 44)
        if ui.button(
            begin, _("Begin the siege"), key="return", hot=True, enabled=ready, why=_("it has faults")
        ) or (picked.chosen and ready):
            self._begin()

    def _draw_siege(self, ui: Ui, rect: Rect, found: Listing) -> None:
        """Draw title, map, texts and choices, or the faults that keep it from starting."""
        x, y, width, height = rect
        ui.label((x, y, width, 32), own_words(found.titles, found.id), "title", size=26, colour=RED)
        if found.faults:
            text = "\n".join(str(fault) for fault in found.faults[:8])
            ui.paragraph((x, y + 40, width, height - 40), text, "text", size=17, colour=RED)
            return
        foot = y + height - 86
        self._draw_texts(ui, (x, y + 38, width, foot - y - 44), found)
        half = width / 2 - 8
        ui.label((x, foot, half, 24), _("You command"), "italic", colour=DIM)
        self._side = ui.choice((x, foot + 26, half, 36), "", [_(side) for side in SIDES], self._side)
        ui.label((x + half + 16, foot, half, 24), _("The computer plays"), "italic", colour=DIM)
        levels = [_(LEVELS[policy]) for policy in self._policies]
        self._level = ui.choice((x + half + 16, foot + 26, half, 36), "", levels, self._level)

    def _draw_texts(self, ui: Ui, rect: Rect, found: Listing) -> None:
        """Draw the map, and below it where all comes from, beside what there is to know."""
        x, y, width, height = rect
        texts = _texts(found.folder)
        column = min(width * 0.5, height * 1.15)
        below = self._said or own_words(texts.get("sources", {}))
        foot = ui.paragraph_height(below, column, "italic", size=15) + 10
        picture = _fitting(ui, found.folder, (column, height - foot))
        wide, high = picture.get_width() / ui.scale, picture.get_height() / ui.scale
        ui.picture("map", (x, y, wide, high), picture)
        colour = RED if self._said else DIM
        ui.paragraph((x, y + high + 8, column, height - high - 8), below, "italic", size=15, colour=colour)
        y_text = y
        for key, role in (("summary", "text"), ("dates", "italic"), ("qing", "text"), ("russia", "text")):
            words = own_words(texts.get(key, {}))
            room = (x + column + 18, y_text, width - column - 18, y + height - y_text)
            y_text += ui.paragraph(room, words, role, size=18) + 6 if words else 0

    def _begin(self) -> None:
        policy = self._policies[self._level]
        qing = PERSON if self._side in (0, 2) else policy
        russia = PERSON if self._side in (1, 2) else policy
        seats = Seats(qing, russia, secrets.randbelow(1 << 31))
        found = self._found[self._place]
        try:
            self._stage.doors.begin(str(found.folder), seats)
        except AlbazinError as error:
            self._said = str(error)


def _fitting(ui: Ui, folder: Path, room: tuple[float, float]) -> pygame.Surface:
    """Return the map as large as it may be in *room*, units."""
    picture = _picture(folder, ui.px(room[0]))
    high = picture.get_height() / ui.scale
    return picture if high <= room[1] else _picture(folder, ui.px(room[0] * room[1] / high))


@lru_cache(maxsize=8)
def _picture(folder: Path, width: int) -> pygame.Surface:
    """Return the map: painted where the game ships a picture of it, else dabbed from its hexes."""
    shipped = data_root() / "maps" / folder.name / PREVIEW
    if folder != shipped.parent or not shipped.is_file():
        return thumbnail(load_chart(folder), width)
    painted = pygame.image.load(shipped)
    height = width * painted.get_height() // painted.get_width()
    return pygame.transform.smoothscale(painted, (width, height))


@lru_cache(maxsize=8)
def _texts(folder: Path) -> dict[str, dict[str, str]]:
    return load_scenario(folder).texts
