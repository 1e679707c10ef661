"""The small choice inside an order: rounds, men, a kind of work, a purpose; and the order of it all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final, cast, get_type_hints

import numpy as np

from game.core import orders as o
from game.core.apply import check
from game.core.menu import options
from game.core.orders import PairOrder, UnitOrder
from game.core.state import World
from game.core.works import labour_of
from game.ui.kept import kept
from game.ui.screens.siege.commands import COMMANDS, UnitOrderKind
from game.ui.texts import _, ngettext
from game.ui.words import PARTS, PURPOSES, STRENGTHS, work_name

_PLAIN_FIELDS: Final = frozenset({"unit", "to", "at", "onto", "into"})
"""Fields of an order that are no choice: who, where, with whom."""
_WORDS: Final[dict[type, Mapping[Any, str]]] = {o.Purpose: PURPOSES, o.Strength: STRENGTHS, o.Part: PARTS}


@kept(len(COMMANDS))
def choice_field(kind: UnitOrderKind) -> str:
    """Return the field of an order that holds a choice, or "" for none."""
    return next((field.name for field in fields(kind) if field.name not in _PLAIN_FIELDS), "")


def choices(world: World, kind: UnitOrderKind, unit: int) -> tuple[int, ...]:
    """Return what an order lets a unit choose among; empty for nothing."""
    name = choice_field(kind)
    if not name:
        return ()
    found = tuple(int(option) for option in options(world, kind, name))
    return tuple(work for work in found if _could_dig(world, unit, work)) if name == "work" else found


def _could_dig(world: World, unit: int, work: int) -> bool:
    """Return whether a unit's kind may ever dig a work: some take a gang."""
    labour = labour_of(world, work)
    return labour is not None and (labour.foot or not world.unit_kind(unit).soldier)


def choice_words(world: World, kind: UnitOrderKind, option: int) -> str:
    """Return a choice as it stands on its button."""
    name = choice_field(kind)
    if name == "work":
        return work_name(world, option)
    chosen = _types(kind)[name](option)
    return _(_WORDS[type(chosen)][chosen]) if type(chosen) in _WORDS else str(option)


def choice_hint(kind: UnitOrderKind, option: int) -> str:
    """Return what a bare number among the choices counts."""
    match choice_field(kind):
        case "rounds":
            return _("Rounds a gun a day.")
        case "men":
            return ngettext("{n} man goes out.", "{n} men go out.", option)
        case _:
            return ""


def order_for(world: World, kind: UnitOrderKind, unit: int, cell: int, choice: int) -> UnitOrder:
    """Return an order as the rules take it; what the order does not want is left out.

    Args:
        world: a View; it tells who stands at *cell*, for orders that name a second unit.
        kind: of order.
        unit: who.
        cell: where.
        choice: of `choices`, or 0.
    """
    given = {"unit": unit, "to": cell, "at": cell}
    if kind in _PAIRS:
        given["onto"] = given["into"] = _companion(world, kind, unit, cell)
    return _make(kind, {name: make(given.get(name, choice)) for name, make in _types(kind).items()})


_PAIRS: Final = frozenset({o.Embark, o.Merge})


def _make(kind: UnitOrderKind, values: Mapping[str, int]) -> UnitOrder:
    return cast(Callable[..., UnitOrder], kind)(**values)


@kept(len(COMMANDS))
def _types(kind: UnitOrderKind) -> dict[str, Callable[[int], int]]:
    """Return what makes a number the value of each field."""
    return get_type_hints(kind)


def _companion(world: World, kind: UnitOrderKind, unit: int, cell: int) -> int:
    """Return who at a hex is meant: the first that the rules take, else the first, else the unit itself."""
    here = np.flatnonzero((world.hex == cell) & (world.side == world.side[unit]) & (world.able > 0))
    others = [int(other) for other in here if other != unit]
    pairs = cast(Callable[..., PairOrder], kind)
    taken = (other for other in others if check(world, pairs(o.UnitId(unit), o.UnitId(other))) is None)
    return next(taken, others[0] if others else unit)
