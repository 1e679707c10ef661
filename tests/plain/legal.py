"""Every legal order of a side, by asking for each."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.core.apply import check
from game.core.hexgrid import Cell
from game.core.orders import (
    Abandon,
    Bombard,
    Dig,
    End,
    Fire,
    Hold,
    Lift,
    March,
    Order,
    Reason,
    Repair,
    Rest,
    Sally,
    Storm,
    UnitId,
)
from game.core.state import View
from game.core.works import labour_of

_WHATEVER_THE_HEX = {
    Reason.ALREADY_ACTED,
    Reason.CANNOT_DIG,
    Reason.CANNOT_SALLY,
    Reason.CANNOT_STORM,
    Reason.LABOUR_ONLY,
    Reason.NO_GUNS,
    Reason.NO_MEN,
    Reason.NO_MOVES_LEFT,
    Reason.NO_SMALL_ARMS,
    Reason.NOT_INSIDE,
    Reason.TOO_BROKEN,
    Reason.TOO_FEW_MEN,
}
"""Reasons that hold for every other target too."""


def legal_orders(view: View) -> Iterator[Order]:
    """Yield what the side to order may do, kind by kind, units and cells ascending."""
    units = [UnitId(u) for u in np.flatnonzero(view.side == view.phase).tolist()]
    for family in _families(view):
        for unit in units:
            for order in family(unit):
                refusal = check(view, order)
                if refusal is None:
                    yield order
                elif refusal.reason in _WHATEVER_THE_HEX:
                    break
    yield from (order for order in (Lift(), Abandon(), End()) if check(view, order) is None)


def _families(view: View):
    cells = [Cell(c) for c in range(view.ground.grid.n)]
    works = [w for w in range(len(view.ground.work_names)) if labour_of(view, w)]
    for kind in (March, Fire, Storm, Sally):
        yield lambda unit, kind=kind: (kind(unit, cell) for cell in cells)
    for level in view.rules.bombard.levels:
        yield lambda unit, level=level: (Bombard(unit, cell, level) for cell in cells)
    for work in works:
        yield lambda unit, work=work: (Dig(unit, work, cell) for cell in cells)
    for kind in (Repair, Rest, Hold):
        yield lambda unit, kind=kind: (kind(unit),)
