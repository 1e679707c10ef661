"""The list of a side's units, to choose one from."""

from __future__ import annotations

from typing import Final

import pygame

from game.core.state import World
from game.core.tasks import Task
from game.ui.counters import marker
from game.ui.kit import Ui
from game.ui.palette import DIM, TEXT
from game.ui.screens.siege.desk import own_units
from game.ui.screens.siege.pieces import SIGNS
from game.ui.screens.siege.table import Table
from game.ui.texts import _, number
from game.ui.words import side_name, unit_name

LINE: Final = 26
"""Height of a row of the list of units."""


def draw_muster(ui: Ui, room: pygame.FRect, table: Table) -> None:
    """Draw the list of the side's units; take the one that is clicked in hand."""
    world, desk = table.world, table.desk
    ui.heading((room.x, room.y - 6, room.width, 34), _title(table))
    if not table.ordering and table.session.people:
        return
    top = room.y + 32
    if not world.turn and table.ordering:
        words = _("Choose a unit and click its place. Ending the turn takes all others as they stand.")
        top += ui.paragraph((room.x, top, room.width, room.height), words, "italic", size=16, colour=DIM) + 4
    units = own_units(world)
    area = (room.x, top, room.width, (room.bottom - top) // LINE * LINE)
    with ui.rows(area, len(units), -1, name="muster", row_height=LINE) as (visible, picked):
        for row in visible:
            _draw_row(ui, row.rect, world, units[row.place])
    if picked.place >= 0:
        desk.choose(units[picked.place])
        desk.cursor = int(world.hex[units[picked.place]])
        table.camera.show(desk.cursor)


def _title(table: Table) -> str:
    side = side_name(table.world.phase)
    if not table.world.turn:
        return _("{side} take their places").format(side=side)
    return _("{side} give orders").format(side=side) if table.ordering else _("{side} move").format(side=side)


def _draw_row(ui: Ui, rect: pygame.FRect, world: World, unit: int) -> None:
    """Draw a unit of the list: what it is about, its name, its men."""
    if rect.top < ui.clip.top / ui.scale - 1 or rect.bottom > ui.clip.bottom / ui.scale + 1:
        return
    task = Task(int(world.task[unit]))
    if task in SIGNS:
        ui.picture("task", (rect.x, rect.y + 2, 22, 22), marker(SIGNS[task], ui.px(21)))
    idle = task == Task.NONE and not world.unit_kind(unit).leader
    name, men = unit_name(world, unit), number(int(world.men[unit]))
    ui.label((rect.x + 26, rect.y, rect.width - 62, rect.height), name, size=16, colour=TEXT if idle else DIM)
    ui.label((rect.right - 38, rect.y, 36, rect.height), men, "italic", size=16, colour=DIM, align="right")
