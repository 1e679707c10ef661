"""A player without a plan: legal orders drawn at random, to shake the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, get_args

import numpy as np

from game.core.apply import check
from game.core.dice import Dice, Lane
from game.core.hexgrid import Cell
from game.core.menu import fields_of, options, own_units
from game.core.orders import Abandon, End, Lift, Order, PairOrder, PlaceOrder, PlainOrder, SideOrder
from game.core.passage import enemies
from game.core.reach import OUT_OF_REACH, reach
from game.core.state import View

_TRIES = 64
_ROLLS = 4
"""Numbers for one idea: what kind, and one for each field."""
_STOP = 5000
"""Of 65,536: how often a phase ends after an order."""
_FINAL: Final = (Lift, Abandon)
_FATEFUL: Final = tuple(kind for kind in get_args(SideOrder) if kind not in {*_FINAL, End})
_NEVER, _SELDOM = 4, 400
"""Of 65,536: how often an order that ends the siege, or one that binds the whole side, is even thought of."""
_OFTEN = 6
"""Orders that name a place or another unit are thought of so much more often: few of them are legal."""
_NEAR = 4
"""Hexes."""
_DAILY: Final = (*_OFTEN * (*get_args(PlaceOrder), *get_args(PairOrder)), *get_args(PlainOrder))


class RandomOrders:
    """Draws a kind of order and its fields until the rules agree."""

    def choose(self, view: View, thought: int) -> Order:
        """Return a random legal order, sometimes the end of the phase."""
        rolls = Dice(thought, view.turn).rolls16(Lane.THINK, np.arange(_TRIES), _ROLLS)
        if rolls[0, 0] < _STOP:
            return End()
        for roll in rolls.tolist():
            order = _draw(view, roll)
            if order is not None and check(view, order) is None:
                return order
        return End()

    def reason(self) -> str:
        """Nothing to say."""
        return ""


def _draw(view: View, roll: list[int]) -> Order | None:
    """Return an idea, or None if there is nothing to fill it with."""
    kinds = _FINAL if roll[0] < _NEVER else _FATEFUL if roll[0] < _SELDOM else _DAILY
    kind, values = kinds[roll[0] % len(kinds)], list[int]()
    for name, luck in zip(fields_of(kind), roll[1:], strict=False):
        among = _among(view, kind, name, values, luck)
        if not len(among):
            return None
        values.append(among[luck // len(_PLACES) % len(among)])
    build: Callable[..., Order] = kind
    return build(*values)


def _among(view: View, kind: type[Order], name: str, values: list[int], luck: int) -> Sequence[int]:
    """Return what a field may be filled with; the unit, where there is one, is the first of the values."""
    if name in {"to", "at"}:
        return _PLACES[luck % len(_PLACES)](view, values[0])
    if name in {"onto", "into"}:
        return _companions(view, values[0])
    return options(view, kind, name)


def _companions(view: View, unit: int) -> Sequence[int]:
    apart = view.ground.grid.distances[view.hex[unit]]
    return [other for other in own_units(view) if other != unit and apart[view.hex[other]] <= 1]


def _beside(view: View, unit: int) -> Sequence[int]:
    return view.ground.grid.around[int(view.hex[unit])]


def _in_reach(view: View, unit: int) -> Sequence[int]:
    cells: list[int] = np.flatnonzero(reach(view, unit) != OUT_OF_REACH).tolist()
    return cells


def _near(view: View, unit: int) -> Sequence[int]:
    return [int(cell) for cell in view.ground.grid.within(Cell(int(view.hex[unit])), _NEAR)]


def _at_enemies(view: View, _unit: int) -> Sequence[int]:
    cells: list[int] = view.hex[enemies(view, view.me)].tolist()
    return cells


def _nearest_wall(view: View, unit: int) -> Sequence[int]:
    walls = view.ground.walls
    return [int(walls[view.ground.grid.distances[view.hex[unit]][walls].argmin()])]


_PLACES: Final[tuple[Callable[[View, int], Sequence[int]], ...]] = (
    _in_reach,
    _in_reach,
    _beside,
    _near,
    _at_enemies,
    _nearest_wall,
)
"""Where an idea may look for a hex."""
