"""The orders of the unit in hand as buttons, in groups; what it cannot take now is faded, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pygame

from game.core.state import World
from game.ui.helps import help_words
from game.ui.kit import Ui
from game.ui.kit.buttons import shown_key
from game.ui.layout import Rect
from game.ui.refusals import refusal_words, short_refusal
from game.ui.screens.siege.aims import first_choice, refusal
from game.ui.screens.siege.commands import Command, commands_for
from game.ui.screens.siege.desk import Desk
from game.ui.texts import _

COLUMNS: Final = 2
GAP: Final = 2.0
"""Units between two buttons."""
BREAK: Final = 4.0
"""Units between two groups."""
LOWEST, HIGHEST = 21.0, 46.0
"""Heights of a button; between them it takes what the sheet has."""
PICTURED: Final = 34.0
WIDE: Final = 150.0
"""Height and width from which a button has its picture."""
TOLD: Final = 42.0
"""Height from which a button has room for two words about why it is refused."""

Row = tuple[Command, ...]


def draw_orders(ui: Ui, room: pygame.FRect, world: World, desk: Desk) -> None:
    """Draw the orders, to be scrolled where there are more than *room* holds."""
    rows = in_rows(commands_for(world, desk.units[0]))
    breaks = BREAK * sum(new for new, _row in rows)
    height = min(HIGHEST, max(LOWEST, (room.height - breaks) / max(1, len(rows)) - GAP))
    tall = len(rows) * (height + GAP) + breaks
    with ui.scrolled(room, tall, name="orders") as sheet:
        y = sheet.y
        for new, row in rows:
            if new:
                ui.rule(sheet.x, sheet.right, y + BREAK / 2 - GAP / 2)
                y += BREAK
            _draw_row(ui, pygame.FRect(sheet.x, y, sheet.width, height), world, desk, row)
            y += height + GAP


def in_rows(commands: Sequence[Command]) -> list[tuple[bool, Row]]:
    """Return rows of buttons, each with whether it begins another group than the one above."""
    rows: list[tuple[bool, Row]] = []
    for _group, members in groupby(commands, key=lambda command: command.group):
        group = tuple(members)
        for start in range(0, len(group), COLUMNS):
            rows.append((start == 0 and bool(rows), group[start : start + COLUMNS]))
    return rows


def _draw_row(ui: Ui, rect: pygame.FRect, world: World, desk: Desk, row: Row) -> None:
    wide = (rect.width - (COLUMNS - 1) * (GAP + 2)) / COLUMNS
    for place, command in enumerate(row):
        cell = (rect.x + place * (wide + GAP + 2), rect.y, wide, rect.height)
        _draw_order(ui, cell, world, desk, command)


def _draw_order(ui: Ui, cell: Rect, world: World, desk: Desk, command: Command) -> None:
    unit, height = desk.units[0], cell[3]
    why = refusal(world, command.kind, unit, first_choice(world, command.kind, unit))
    hint = f"{_(command.label)} ({shown_key(command.key)}): {help_words(command.kind)}"
    pressed = ui.button(
        cell,
        _(command.label),
        key=command.key,
        icon=command.icon if height >= PICTURED and cell[2] >= WIDE else None,
        enabled=why is None,
        why=short_refusal(why) if why and height >= TOLD else "",
        tooltip=f"{hint}\n{refusal_words(why)}" if why else hint,
    )
    if pressed:
        desk.command(world, command.kind)
