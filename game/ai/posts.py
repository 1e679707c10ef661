"""Units and the hexes they are wanted on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from game.core.fields import FAR, field
from game.core.hexgrid import I32, Bool, Cell
from game.core.orders import March, Order, UnitId
from game.core.passage import entry_costs, move_class
from game.core.reach import OUT_OF_REACH, long_field, reach
from game.core.scenario import Scenario
from game.core.stacking import stacks
from game.core.state import NOWHERE, View, kind_column


def mine(view: View, *kinds: str) -> list[int]:
    """Return own units of some kinds with men on their feet, ascending; of all kinds if none is given."""
    here = (view.side == view.me) & (view.hex != NOWHERE) & (view.able > 0)
    if kinds:
        here &= _among(view.scenario, kinds)[view.kind]
    units: list[int] = np.flatnonzero(here).tolist()
    return units


@lru_cache(maxsize=64)
def _among(scenario: Scenario, kinds: tuple[str, ...]) -> Bool:
    """(kinds,) whether each kind of unit is one of some."""
    return np.array([kind in kinds for kind in scenario.rules.units])


def with_trait(view: View, name: str) -> list[int]:
    """Return own units whose kind has a trait: storms, sallies, leader, gun ..."""
    column = kind_column(view.scenario, name)
    return [u for u in mine(view) if column[view.kind[u]]]


def distance(view: View, unit: int, cell: int) -> int:
    """Return hexes from a unit to a cell."""
    return int(view.ground.grid.distances[view.hex[unit], cell])


def march_to(view: View, unit: int, cell: int) -> list[Order]:
    """Return the order that brings a unit to a cell, or nothing if it is there or there is no way."""
    if view.hex[unit] == cell or view.moves[unit] <= 0:
        return []
    return [March(UnitId(unit), Cell(int(cell)))]


def march_clear(view: View, unit: int, cell: int) -> list[Order]:
    """Return the order that brings a unit to a cell, or nearer to it, without a stop within musket range."""
    cost = reach(view, unit)
    clear = view.ground.wall_distance > view.rules.digging.near
    stops = (cost != OUT_OF_REACH) & clear
    if cost[cell] != OUT_OF_REACH or not stops.any():
        return march_to(view, unit, cell)
    entry = entry_costs(view, view.me, move_class(view, unit), int(view.hex[unit]))
    left = field(view.ground.grid, np.where(clear, entry, 0).astype(np.uint8), np.array([cell]))
    stop = int(np.where(stops, left.astype(np.int32), FAR).argmin())
    return march_to(view, unit, stop if left[stop] < FAR else cell)


def march_within(view: View, unit: int, goal: Bool, score: I32) -> list[Order]:
    """Return the order that brings a unit onto the best cell of *goal* in reach, else nearer to one.

    Args:
        view: what is known.
        unit: who.
        goal: (n,) cells wanted.
        score: (n,) how good each is; the cost of the way is taken off.
    """
    cost = reach(view, unit)
    there = goal & (cost != OUT_OF_REACH)
    if there.any():
        value = np.where(there, score - cost.astype(np.int32), -(10**6))
        best = int(value.argmax())
        stay = goal[view.hex[unit]] and score[view.hex[unit]] >= value[best]
        return [] if stay else march_to(view, unit, best)
    if goal[view.hex[unit]]:
        return []
    return _towards(view, unit, goal)


def _towards(view: View, unit: int, goal: Bool) -> list[Order]:
    """March for the goal that is nearest by the way, over several turns."""
    count, _ = stacks(view)
    far = np.where(goal & (count == 0), long_field(view, unit).astype(np.int32), FAR)
    end = int(far.argmin())
    return march_clear(view, unit, end) if far[end] < FAR else []


def assign(view: View, units: Sequence[int], posts: Sequence[int], slack: int = 0) -> list[Order]:
    """Return marches that fill posts: those that stand on one stay, the others take the nearest left.

    Args:
        view: what is known.
        units: to be posted.
        posts: cells in order of importance.
        slack: hexes from a post at which a unit counts as there.
    """
    left, orders = list(units), list[Order]()
    for post in posts[: len(units)]:
        unit = min(left, key=lambda u: (distance(view, u, post), u))
        left.remove(unit)
        if distance(view, unit, post) > slack:
            orders += march_to(view, unit, post)
    return orders
