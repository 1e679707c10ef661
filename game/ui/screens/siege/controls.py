"""What each key of the siege screen does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.ui.keys import Act
from game.ui.screens.siege.desk import idle_units, marchers, shooters
from game.ui.screens.siege.table import Table
from game.ui.texts import _

E, NE, NW, W, SW, SE = range(6)
PAN: Final = 120
"""Px that a key moves the map."""


def act(table: Table, what: Act) -> None:
    """Do what a key asks for, if it can be done now."""
    if what not in (Act.END_TURN, Act.SKIP):
        table.asked = False
    if what in _CYCLES:
        table.close_council()
    if table.curtain and what not in _ALWAYS:
        return
    if what in _STEPS:
        _step(table, what)
    elif what in _PANS:
        table.camera.pan(_PANS[what][0] * PAN, _PANS[what][1] * PAN)
    elif what in _OVERLAYS:
        table.overlays ^= {_OVERLAYS[what]}
    elif what in _CYCLES:
        _cycle(table, what)
    elif what in _DEEDS:
        _DEEDS[what](table)


_STEPS: Final = (Act.WEST, Act.EAST, Act.NORTH, Act.SOUTH)
_PANS: Final = {Act.PAN_LEFT: (-1, 0), Act.PAN_RIGHT: (1, 0), Act.PAN_UP: (0, -1), Act.PAN_DOWN: (0, 1)}
_OVERLAYS: Final = {Act.GRID: "grid", Act.ZONES: "zones", Act.RING: "ring"}
_CYCLES: Final = {
    Act.NEXT_IDLE: (idle_units, 1),
    Act.PREVIOUS_IDLE: (idle_units, -1),
    Act.NEXT_MARCH: (marchers, 1),
    Act.NEXT_FIRE: (shooters, 1),
}


def _step(table: Table, what: Act) -> None:
    """Move the cursor; up and down run in a zigzag."""
    cell = table.desk.cursor or 0
    odd = cell // table.world.ground.grid.width % 2
    to = {
        Act.WEST: W,
        Act.EAST: E,
        Act.NORTH: NW if odd else NE,
        Act.SOUTH: SW if odd else SE,
    }[what]
    table.desk.step(table.world, to)
    if table.desk.cursor is not None:
        table.camera.show(table.desk.cursor)


def _cycle(table: Table, what: Act) -> None:
    """Take the next unit of a list in hand and look at it."""
    if not table.session.waiting:
        return
    wanted, step = _CYCLES[what]
    unit = table.desk.cycle(table.world, wanted, step)
    if unit is None:
        table.desk.said = _("None is left.")
    else:
        table.camera.show(int(table.world.hex[unit]))


def _group(table: Table) -> None:
    table.desk.choose_group(table.world)


def _confirm(table: Table) -> None:
    if table.curtain:
        table.curtain = False
    elif table.session.waiting:
        table.desk.confirm(table.world)


def step_back(table: Table) -> bool:
    """Skip what is shown, else close the army's card, else drop the aim, else the units.

    Returns:
        Whether there was anything.
    """
    table.asked = False
    return table.parade.skip() or table.close_council() or table.desk.cancel()


def _council(table: Table) -> None:
    if table.ordering and not table.close_council():
        table.open_council()


def _skip(table: Table) -> None:
    table.parade.skip()


def _nearer(table: Table) -> None:
    table.camera.zoom(1)


def _farther(table: Table) -> None:
    table.camera.zoom(-1)


def _centre(table: Table) -> None:
    if table.desk.unit is not None and table.alive(table.desk.unit):
        table.camera.look_at(int(table.world.hex[table.desk.unit]))


def _undo(table: Table) -> None:
    if table.session.waiting:
        table.desk.said = table.session.undo()


def _redo(table: Table) -> None:
    if table.session.waiting:
        table.desk.said = table.session.redo()


def _end_turn(table: Table) -> None:
    if table.session.waiting:
        table.end_turn()


def _key_sheet(table: Table) -> None:
    table.stage.doors.key_sheet()


def _fullscreen(table: Table) -> None:
    table.stage.change(fullscreen=not table.stage.settings.fullscreen)


_DEEDS: Final[dict[Act, Callable[[Table], None]]] = {
    Act.GROUP: _group,
    Act.COUNCIL: _council,
    Act.CONFIRM: _confirm,
    Act.SKIP: _skip,
    Act.NEARER: _nearer,
    Act.FARTHER: _farther,
    Act.CENTRE: _centre,
    Act.UNDO: _undo,
    Act.REDO: _redo,
    Act.END_TURN: _end_turn,
    Act.QUICK_SAVE: Table.quick_save,
    Act.QUICK_LOAD: Table.quick_load,
    Act.KEY_SHEET: _key_sheet,
    Act.FULLSCREEN: _fullscreen,
}
_ALWAYS: Final = (Act.CONFIRM, Act.CANCEL, Act.KEY_SHEET, Act.FULLSCREEN, Act.QUICK_SAVE)
