"""The lower edge: chronicle, minimap, and the button that ends the turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import pygame

from game.core.scenario import Scenario
from game.core.state import NOWHERE, QING, World
from game.ui.camera import Camera
from game.ui.chronicle import Tone
from game.ui.dates import date_of, short_date
from game.ui.kit import Ui, icon
from game.ui.kit.wrapping import wrap
from game.ui.layout import Rect
from game.ui.palette import BLUE, CREAM, DIM, GREEN, INK, RED, TEXT, VERMILION, Colour
from game.ui.screens.siege.session import Entry
from game.ui.screens.siege.sheets import Sheets
from game.ui.texts import _, ngettext

ROW: Final = 22
DATE: Final = 74
SIGN: Final = 24
"""Width of the column of signs, units."""
LONGEST: Final = 250
"""Entries that the list goes back."""
TONES: Final[dict[Tone, Colour]] = {Tone.PLAIN: TEXT, Tone.GOOD: BLUE, Tone.BAD: RED, Tone.GRAVE: GREEN}
SIGNS: Final[dict[Tone, str]] = {Tone.PLAIN: "", Tone.GOOD: "+ ", Tone.BAD: "− ", Tone.GRAVE: "· "}
"""A mark beside the colour, for those who do not see it."""


class Row(NamedTuple):
    """A line of the list: a piece of an entry's sentence."""

    entry: Entry
    text: str
    first: bool


class Chronicle:
    """The list of what happened, the newest at its head."""

    def __init__(self) -> None:
        """Start empty."""
        self._key: tuple[object, ...] = ()
        self._rows: list[Row] = []

    def draw(self, ui: Ui, rect: Rect, scenario: Scenario, entries: Sequence[Entry]) -> int | None:
        """Draw the list; return the hex of a line that was clicked, or None."""
        room = ui.panel(rect)
        area = (room.x - 4, room.y - 4, room.width + 8, (room.height + 8) // ROW * ROW)
        rows = self._lines(ui, area[2] - DATE - SIGN - 24, entries)
        with ui.rows(area, len(rows), -1, name="chronicle", row_height=ROW) as (visible, picked):
            for seen in visible:
                _draw_row(ui, seen.rect, scenario, rows[seen.place])
        return rows[picked.place].entry.line.at if picked.place >= 0 else None

    def _lines(self, ui: Ui, width: float, entries: Sequence[Entry]) -> list[Row]:
        """Return the rows, cut anew only when something changed."""
        key = (len(entries), entries[-1] if entries else None, width, ui.scale, ui.lang)
        if key != self._key:
            self._key = key
            self._rows = [row for entry in reversed(entries[-LONGEST:]) for row in _pieces(ui, entry, width)]
        return self._rows


def _pieces(ui: Ui, entry: Entry, width: float) -> list[Row]:
    words = SIGNS[entry.line.tone] + entry.line.text
    pieces = wrap(words, "text", ui.px(17), ui.lang, int(width * ui.scale))
    return [Row(entry, piece, place == 0) for place, piece in enumerate(pieces)]


def _draw_row(ui: Ui, rect: pygame.FRect, scenario: Scenario, row: Row) -> None:
    if rect.bottom > ui.clip.bottom / ui.scale + 1 or rect.top < ui.clip.top / ui.scale - 1:
        return
    if row.first:
        words = short_date(date_of(scenario, row.entry.day))
        ui.label((rect.x + 2, rect.y, DATE - 6, rect.height), words, "italic", size=15, colour=DIM)
        if row.entry.line.icon:
            sign = icon(row.entry.line.icon, ui.px(SIGN - 4))
            ui.picture("sign", (rect.x + DATE - 4, rect.y, SIGN, rect.height), sign)
    colour, left = TONES[row.entry.line.tone], DATE + SIGN
    room = (rect.x + left, rect.y, rect.width - left, rect.height)
    ui.label(room, row.text, "text", size=17, colour=colour)


class Minimap:
    """The whole map, small; a click goes there."""

    def __init__(self) -> None:
        """Nothing is scaled yet."""
        self._key: tuple[object, ...] = ()
        self._picture: pygame.Surface | None = None

    def draw(self, ui: Ui, rect: Rect, sheets: Sheets, camera: Camera, world: World) -> None:
        """Draw the map, both armies and the camera's view; move the view to where it is clicked."""
        room = ui.pixels(ui.panel(rect).inflate(8, 8))
        width = min(room.width, round(room.height * sheets.proportion))
        place = pygame.Rect(0, 0, width, round(width / sheets.proportion))
        place.center = room.center
        ui.draw(self._scaled(sheets, place.size), place.topleft)
        _draw_armies(ui, place, camera, world)
        _draw_view(ui, place, camera)
        touch = ui.touch("minimap", place)
        if touch.held:
            x, y = ui.inputs.pointer
            camera.look_at_share((x - place.x) / place.width, (y - place.y) / place.height)

    def _scaled(self, sheets: Sheets, size: tuple[int, int]) -> pygame.Surface:
        key = (size, sheets.version)
        if key != self._key or self._picture is None:
            self._key, self._picture = key, sheets.small(size)
        return self._picture


def _draw_armies(ui: Ui, place: pygame.Rect, camera: Camera, world: World) -> None:
    """Draw a square for each Qing unit and a lozenge for each Russian one."""
    width, height = camera.frame.size
    dot = ui.px(2.2)
    for unit in range(len(world.hex)):
        if world.hex[unit] == NOWHERE or world.men[unit] <= 0:
            continue
        x, y = camera.on_sheet(int(world.hex[unit]))
        spot = place.x + round(x / width * place.width), place.y + round(y / height * place.height)
        if world.side[unit] == QING:
            pygame.draw.rect(ui.surface, VERMILION, (spot[0] - dot, spot[1] - dot, 2 * dot, 2 * dot))
        else:
            lozenge = [
                (spot[0], spot[1] - dot - 1),
                (spot[0] + dot + 1, spot[1]),
                (spot[0], spot[1] + dot + 1),
                (spot[0] - dot - 1, spot[1]),
            ]
            pygame.draw.polygon(ui.surface, BLUE, lozenge)


def _draw_view(ui: Ui, place: pygame.Rect, camera: Camera) -> None:
    left, top, width, height = camera.shares()
    view = pygame.Rect(
        place.x + round(left * place.width),
        place.y + round(top * place.height),
        round(width * place.width),
        round(height * place.height),
    ).clip(place)
    pygame.draw.rect(ui.surface, RED, view, 2)
    pygame.draw.rect(ui.surface, CREAM, view.inflate(-4, -4), 1)
    pygame.draw.rect(ui.surface, INK, place, 2)


def draw_end_turn(
    ui: Ui, rect: Rect, idle: int, key: str, *, waiting: bool, asked: bool, setting_up: bool
) -> bool:
    """Draw the great button; return whether it was pressed."""
    room = ui.panel(rect).inflate(10, 10)
    button = min(54.0, room.height * 0.55)
    top = room.height - button
    ui.picture("hourglass", (room.x, room.y, 40, top - 4), icon("hourglass", ui.px(min(44.0, top - 6))))
    words = (
        _("wait") if not waiting else _("to begin") if setting_up else ngettext("{n} idle", "{n} idle", idle)
    )
    ui.label(
        (room.x + 42, room.y, room.width - 42, top - 4), words, "italic", size=17, colour=DIM, align="centre"
    )
    label = _("Begin") if setting_up else _("End it") if asked else _("End turn")
    hot = asked or (waiting and idle == 0)
    return ui.button(
        (room.x, room.bottom - button, room.width, button), label, key=key, enabled=waiting, hot=hot
    )
