"""Every legal order of a side, by asking for each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from game.core.apply import check
from game.core.menu import KINDS, fields_of, options, own_units
from game.core.orders import Order, UnitOrder
from game.core.refusals import Reason
from game.core.state import View

_WHATEVER_THE_HEX = {
    Reason.ABOARD,
    Reason.ALREADY_ACTED,
    Reason.CANNOT_DIG,
    Reason.CANNOT_EMBARK,
    Reason.CANNOT_SALLY,
    Reason.CANNOT_STORM,
    Reason.DEPLOYING,
    Reason.NO_GUNS,
    Reason.NO_MEN,
    Reason.NO_MOVES_LEFT,
    Reason.NO_SMALL_ARMS,
    Reason.NOT_A_BOAT,
    Reason.NOT_ABOARD,
    Reason.NOT_DEPLOYING,
    Reason.NOT_INSIDE,
    Reason.TOO_BROKEN,
    Reason.TOO_FEW_MEN,
    Reason.WRONG_SIDE,
}
"""Reasons that hold for every other target too."""


def legal_orders(view: View) -> Iterator[Order]:
    """Yield what the side to order may do, kind by kind, units ascending, then the other fields in order."""
    for kind in KINDS:
        if not issubclass(kind, UnitOrder):
            yield from _legal(view, kind, ())
            continue
        for unit in own_units(view):
            yield from _legal(view, kind, (unit,))


def _legal(view: View, kind: type[Order], given: tuple[int, ...]) -> Iterator[Order]:
    """Yield the legal orders of a kind whose first fields are given."""
    rest = (options(view, kind, name) for name in fields_of(kind)[len(given) :])
    for values in product(*rest):
        order = kind(*given, *values)
        refusal = check(view, order)
        if refusal is None:
            yield order
        elif refusal.reason in _WHATEVER_THE_HEX:
            return
