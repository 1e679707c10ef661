"""A player without a plan: legal orders drawn at random, to shake the rules."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.core.apply import check
from game.core.dice import Dice, Lane
from game.core.hexgrid import Cell
from game.core.orders import (
    Bombard,
    Dig,
    End,
    Fire,
    Hold,
    March,
    Order,
    Repair,
    Rest,
    Sally,
    Storm,
    UnitId,
)
from game.core.passage import enemies
from game.core.reach import OUT_OF_REACH, reach
from game.core.state import NOWHERE, View

_TRIES = 24
_STOP = 5000
"""Of 65,536: how often a phase ends after an order."""


class RandomOrders:
    """Draws a unit, a kind of order and a target until the rules agree."""

    def choose(self, view: View, thought: int) -> Order:
        """Return a random legal order, sometimes the end of the phase."""
        rolls = Dice(thought, view.turn).rolls16(Lane.THINK, np.arange(_TRIES), 4)
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
    mine = np.flatnonzero((view.side == view.me) & (view.hex != NOWHERE) & (view.able > 0))
    if not len(mine):
        return None
    unit = UnitId(int(mine[roll[1] % len(mine)]))
    return _KINDS[roll[2] % len(_KINDS)](view, unit, roll[3])


def _march(view: View, unit: UnitId, roll: int) -> Order | None:
    cells = np.flatnonzero(reach(view, unit) != OUT_OF_REACH)
    return March(unit, Cell(int(cells[roll % len(cells)]))) if len(cells) else None


def _enemy_hex(view: View, roll: int) -> Cell | None:
    cells = view.hex[enemies(view, view.me)]
    return Cell(int(cells[roll % len(cells)])) if len(cells) else None


def _at_enemy(kind: Callable[[UnitId, Cell], Order]) -> Callable[[View, UnitId, int], Order | None]:
    def draw(view: View, unit: UnitId, roll: int) -> Order | None:
        cell = _enemy_hex(view, roll)
        return None if cell is None else kind(unit, cell)

    return draw


def _bombard(view: View, unit: UnitId, roll: int) -> Order | None:
    levels = view.rules.bombard.levels
    cell = _enemy_hex(view, roll)
    return None if cell is None else Bombard(unit, cell, levels[roll % len(levels)])


def _storm(view: View, unit: UnitId, roll: int) -> Order:
    walls = view.ground.walls
    near = view.ground.grid.distances[view.hex[unit]][walls].argmin()
    return Storm(unit, Cell(int(walls[near])))


def _dig(view: View, unit: UnitId, roll: int) -> Order:
    around = view.ground.grid.within(Cell(int(view.hex[unit])), 4)
    return Dig(unit, 1 + roll % (len(view.ground.work_names) - 1), Cell(int(around[roll % len(around)])))


_KINDS: tuple[Callable[[View, UnitId, int], Order | None], ...] = (
    _march,
    _march,
    _march,
    _at_enemy(Fire),
    _at_enemy(Sally),
    _bombard,
    _storm,
    _dig,
    lambda _view, unit, _roll: Repair(unit),
    lambda _view, unit, _roll: Rest(unit),
    lambda _view, unit, _roll: Hold(unit),
)
