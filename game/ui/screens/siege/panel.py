"""The sheet at the right: the unit in hand and its orders, the army's, or the list of all units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.core.passage import unit_side
from game.ui.keys import Act, first_key
from game.ui.kit import Ui
from game.ui.kit.buttons import shown_key
from game.ui.layout import Rect
from game.ui.screens.siege.aim_card import draw_aim
from game.ui.screens.siege.controls import act
from game.ui.screens.siege.council_card import draw_council
from game.ui.screens.siege.desk import idle_units
from game.ui.screens.siege.muster import draw_muster
from game.ui.screens.siege.order_list import draw_orders
from game.ui.screens.siege.table import Table
from game.ui.screens.siege.unit_card import draw_bars, draw_unit
from game.ui.texts import _

ROOMY: Final = 700
"""Height of the sheet, units, from which everything on it is large."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, units."""

    portrait: float
    bar: float
    foot: float


SMALL: Final = Sizes(68, 18, 42)
LARGE: Final = Sizes(96, 27, 42)


def draw_panel(ui: Ui, rect: Rect, table: Table) -> None:
    """Draw the sheet and answer to its buttons."""
    room = ui.panel(rect)
    sizes = LARGE if room.height >= ROOMY else SMALL
    body = room
    if table.ordering:
        body = pygame.FRect(room.x, room.y, room.width, room.height - sizes.foot - 6)
        _draw_steps(ui, (room.x, room.bottom - sizes.foot, room.width, sizes.foot), table)
    if table.council and table.ordering:
        draw_council(ui, body, table)
    elif table.desk.unit is None:
        draw_muster(ui, body, table)
    else:
        _draw_unit_sheet(ui, body, table, sizes)


def _draw_unit_sheet(ui: Ui, body: pygame.FRect, table: Table, sizes: Sizes) -> None:
    """Draw the unit in hand with its orders or the one being aimed."""
    world, desk = table.world, table.desk
    y = draw_unit(ui, body, world, desk, sizes.portrait)
    if desk.verb is not None and table.ordering:
        draw_aim(ui, _below(body, y), world, desk, desk.verb)
        return
    y = draw_bars(ui, _below(body, y), world, desk.units[0], sizes.bar)
    if table.ordering and unit_side(world, desk.units[0]) == world.phase:
        draw_orders(ui, _below(body, y), world, desk)


def _below(rect: pygame.FRect, y: float) -> pygame.FRect:
    return pygame.FRect(rect.x, y, rect.width, rect.bottom - y)


def _draw_steps(ui: Ui, rect: Rect, table: Table) -> None:
    """Draw the buttons that take back, give again, go on to the next unit, and open the army's orders."""
    x, y, width, height = rect
    undo, redo = (x, y, height + 6, height), (x + height + 10, y, height + 6, height)
    left = x + 2 * (height + 10)
    half = (x + width - left - 4) / 2
    why = table.session.why_no_undo()
    if ui.button(undo, "", icon="undo", enabled=not why, tooltip=_tip(_("Undo"), Act.UNDO, why)):
        act(table, Act.UNDO)
    can = table.session.game.can_redo
    why = "" if can else _("Nothing was taken back.")
    if ui.button(redo, "", icon="redo", enabled=can, tooltip=_tip(_("Redo"), Act.REDO, why)):
        act(table, Act.REDO)
    idle, key = bool(idle_units(table.world)), first_key(Act.NEXT_IDLE)
    if ui.button((left, y, half, height), _("Next"), key=key, enabled=idle, why=_("none idle")):
        act(table, Act.NEXT_IDLE)
    army = (left + half + 4, y, half, height)
    if ui.button(army, _("Army"), key=first_key(Act.COUNCIL), hot=table.council, tooltip=_army_hint()):
        act(table, Act.COUNCIL)


def _army_hint() -> str:
    return _("Orders to the whole army: quarters, rations, talks, the end of the siege.")


def _tip(name: str, what: Act, why: str) -> str:
    """Return the name of a pictured button with its key, and why it is faded."""
    words = f"{name} ({shown_key(first_key(what))})"
    return f"{words}: {why}" if why else words
