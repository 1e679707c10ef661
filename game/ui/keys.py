"""Every key of the siege screen in one table, for the screen and for the key sheet."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from game.ui.texts import N_


class Act(enum.Enum):
    """What a key does, apart from orders to a unit, which have keys of their own."""

    NEXT_IDLE = enum.auto()
    PREVIOUS_IDLE = enum.auto()
    NEXT_MARCH = enum.auto()
    NEXT_FIRE = enum.auto()
    GROUP = enum.auto()
    COUNCIL = enum.auto()
    CONFIRM = enum.auto()
    CANCEL = enum.auto()
    WEST = enum.auto()
    EAST = enum.auto()
    NORTH = enum.auto()
    SOUTH = enum.auto()
    PAN_LEFT = enum.auto()
    PAN_RIGHT = enum.auto()
    PAN_UP = enum.auto()
    PAN_DOWN = enum.auto()
    NEARER = enum.auto()
    FARTHER = enum.auto()
    CENTRE = enum.auto()
    GRID = enum.auto()
    ZONES = enum.auto()
    RING = enum.auto()
    UNDO = enum.auto()
    REDO = enum.auto()
    END_TURN = enum.auto()
    SKIP = enum.auto()
    QUICK_SAVE = enum.auto()
    QUICK_LOAD = enum.auto()
    KEY_SHEET = enum.auto()
    FULLSCREEN = enum.auto()


@dataclass(frozen=True, slots=True)
class Binding:
    """One act and its keys, as `kit.key_name` names them."""

    act: Act
    keys: tuple[str, ...]
    words: str


BINDINGS: Final = (
    Binding(Act.NEXT_IDLE, ("tab",), N_("next unit without orders")),
    Binding(Act.PREVIOUS_IDLE, ("shift+tab",), N_("the one before")),
    Binding(Act.NEXT_MARCH, ("n",), N_("next unit that can march")),
    Binding(Act.NEXT_FIRE, ("shift+n",), N_("next unit that can fire")),
    Binding(Act.GROUP, ("g",), N_("all batteries, all gangs, all of its kind")),
    Binding(Act.COUNCIL, ("o",), N_("orders to the whole army")),
    Binding(Act.CONFIRM, ("return", "enter"), N_("choose or order at the cursor")),
    Binding(Act.CANCEL, ("escape",), N_("step back, then the menu")),
    Binding(Act.WEST, ("left",), N_("cursor left")),
    Binding(Act.EAST, ("right",), N_("cursor right")),
    Binding(Act.NORTH, ("up",), N_("cursor up")),
    Binding(Act.SOUTH, ("down",), N_("cursor down")),
    Binding(Act.PAN_LEFT, ("shift+left",), N_("move the map left")),
    Binding(Act.PAN_RIGHT, ("shift+right",), N_("move the map right")),
    Binding(Act.PAN_UP, ("shift+up",), N_("move the map up")),
    Binding(Act.PAN_DOWN, ("shift+down",), N_("move the map down")),
    Binding(Act.NEARER, ("+", "=", "[+]"), N_("nearer")),
    Binding(Act.FARTHER, ("-", "[-]"), N_("farther")),
    Binding(Act.CENTRE, ("home",), N_("look at the unit in hand")),
    Binding(Act.GRID, ("c",), N_("hexes on the map")),
    Binding(Act.ZONES, ("z",), N_("enemy zones")),
    Binding(Act.RING, ("x",), N_("gaps in the ring")),
    Binding(Act.UNDO, ("ctrl+z", "backspace"), N_("take an order back")),
    Binding(Act.REDO, ("ctrl+y", "ctrl+shift+z"), N_("give it again")),
    Binding(Act.END_TURN, ("e", "ctrl+return"), N_("end the turn")),
    Binding(Act.SKIP, ("space",), N_("skip what is shown")),
    Binding(Act.QUICK_SAVE, ("f5",), N_("quick save")),
    Binding(Act.QUICK_LOAD, ("f9",), N_("quick load")),
    Binding(Act.KEY_SHEET, ("f1",), N_("this sheet")),
    Binding(Act.FULLSCREEN, ("f11", "alt+return"), N_("full screen")),
)
ACTS: Final = {key: binding.act for binding in BINDINGS for key in binding.keys}
"""The act of each key."""


def first_key(act: Act) -> str:
    """Return the key that is printed for an act."""
    return next(binding.keys[0] for binding in BINDINGS if binding.act is act)
