"""What may stand in each field of an order, whatever the rules then say of it."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import fields
from typing import Final, get_args, get_type_hints

import numpy as np

from game.core.orders import Order, SideOrder, UnitId, UnitOrder
from game.core.state import NOWHERE, World

KINDS: Final[tuple[type[Order], ...]] = (*get_args(UnitOrder), *get_args(SideOrder))
"""Every kind of order."""


_FIELDS: Final = {kind: tuple(field.name for field in fields(kind)) for kind in KINDS}
_HINTS: Final = {kind: get_type_hints(kind) for kind in KINDS}


def fields_of(kind: type[Order]) -> tuple[str, ...]:
    """Return the names of a kind's fields, in order."""
    return _FIELDS[kind]


def choice_of(kind: type[Order], name: str) -> type[enum.IntEnum] | None:
    """Return the words among which a field chooses, or None where it holds a number."""
    hint = _HINTS[kind][name]
    return hint if isinstance(hint, type) and issubclass(hint, enum.IntEnum) else None


def own_units(world: World) -> list[UnitId]:
    """Return the units on the map of the side to order, ascending."""
    mine = (world.side == world.phase) & (world.hex != NOWHERE) & (world.able > 0)
    return [UnitId(unit) for unit in np.flatnonzero(mine).tolist()]


def options(world: World, kind: type[Order], name: str) -> Sequence[int]:
    """Return everything that a field of a kind of order may hold, in a fixed order."""
    if choice := choice_of(kind, name):
        return tuple(choice)
    if name in {"unit", "onto", "into"}:
        return own_units(world)
    if name in {"to", "at"}:
        return range(world.ground.grid.n)
    if name == "work":
        works = world.rules.works
        return [world.ground.work_names.index(work) for work in works if works[work].labour]
    return world.rules.bombard.levels if name == "rounds" else world.rules.forage.parties
