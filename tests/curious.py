"""A commander who tries everything once: every kind of order and of work that the rules ever allow him."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from game.ai.players import player
from game.core.apply import check
from game.core.hexgrid import Cell
from game.core.menu import KINDS, fields_of, options, own_units
from game.core.orders import Abandon, Dig, End, Lift, Offer, Order, UnitOrder, Withdraw
from game.core.passage import enemies
from game.core.state import View

_LAST = (Withdraw, Offer, Lift, Abandon)
"""Kinds that would end the game, or the interest in it, too early."""
_TRIED = tuple(kind for kind in KINDS if kind not in {*_LAST, End})
_LATE = (5, 8)
"""The part of the siege after which it is time to go."""
_TRIES = 4000
"""Orders looked at before he gives a kind up for this phase."""


class Curious:
    """Gives what he has not given yet, the first legal instance of it, then plays on like `normal`."""

    def __init__(self, side: int, *, leaves: bool = False) -> None:
        """Try one thing a phase; who *leaves* gives the fateful orders too when most of the time is over."""
        self._inner = player("normal", side)
        self._given: set[object] = set()
        self._turn = 0
        self._leaves = leaves

    def choose(self, view: View, thought: int) -> Order:
        """Return the next new thing, once a turn, or what `normal` would do."""
        if view.turn < self._turn:
            return self._inner.choose(view, thought)
        self._turn = view.turn + 1
        order = self._new(view)
        if order is None:
            return self._inner.choose(view, thought)
        self._given.add(_name(order))
        return order

    def reason(self) -> str:
        """Pass on what the other had to say."""
        return self._inner.reason()

    def _new(self, view: View) -> Order | None:
        late = self._leaves and view.turn * _LATE[1] >= view.scenario.turns * _LATE[0]
        for kind in _LAST if late else _TRIED:
            for order in _instances(view, kind):
                if _name(order) not in self._given and check(view, order) is None:
                    return order
        return None


def _name(order: Order) -> object:
    """Works are tried kind by kind."""
    return (Dig, order.work) if isinstance(order, Dig) else type(order)


def _instances(view: View, kind: type[Order]) -> Iterator[Order]:
    """Yield orders of a kind that might be legal, a bounded number of them."""
    units = own_units(view) if issubclass(kind, UnitOrder) else [None]
    tried = 0
    for unit in units:
        given = () if unit is None else (unit,)
        for values in product(*(_values(view, kind, name, unit) for name in fields_of(kind)[len(given) :])):
            yield kind(*given, *values)
            tried += 1
            if tried >= _TRIES:
                return


def _values(view: View, kind: type[Order], name: str, unit: int | None) -> Sequence[int]:
    """Return the values of a field worth a try: of places, those about the unit, the walls and the enemy."""
    if name not in {"to", "at"} or unit is None:
        return options(view, kind, name)
    near = [int(cell) for cell in view.ground.grid.within(Cell(int(view.hex[unit])), 2)]
    return [*near, *view.ground.walls.tolist(), *view.hex[enemies(view, view.me)].tolist()]
