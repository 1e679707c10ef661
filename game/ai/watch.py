"""The besiegers' guards: horse and foot beside the gangs that a sally could reach, and pickets among them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.ai.posts import distance, march_within, mine
from game.ai.temper import INFANTRY, Temper
from game.core.orders import Hold, Order, Picket, Strength, UnitId
from game.core.state import View
from game.core.tasks import Task


def exposed_gangs(view: View) -> list[int]:
    """Return the hexes of gangs that a sally could reach, by unit."""
    near = view.ground.wall_distance <= view.rules.sally.reach
    return [int(view.hex[gang]) for gang in mine(view, "labour") if near[view.hex[gang]]]


def post_guards(view: View, guards: Sequence[int]) -> list[Order]:
    """Bring the nearest guard beside each gang that a sally could reach and no picket watches over."""
    left, orders = list(guards), list[Order]()
    for post in _unwatched(view)[: len(left)]:
        guard = min(left, key=lambda u: (distance(view, u, post), u))
        left.remove(guard)
        apart = view.ground.grid.distances[post]
        # Beside it, not on it: a gang and its guard are too many for one hex.
        orders += march_within(view, guard, apart == 1, np.zeros(len(apart), np.int32))
    return orders


def _unwatched(view: View) -> list[int]:
    """Return the hexes of exposed gangs without a picket beside them."""
    pickets = [unit for unit in mine(view, *INFANTRY) if view.task[unit] == Task.PICKET]
    return [post for post in exposed_gangs(view) if all(distance(view, u, post) > 1 for u in pickets)]


def set_pickets(view: View, temper: Temper) -> list[Order]:
    """Let the foot that stands beside such gangs keep watch; who has nothing to guard any more is free."""
    posts, foot = exposed_gangs(view), mine(view, *INFANTRY)
    orders: list[Order] = []
    for unit in foot:
        beside = any(distance(view, unit, post) <= 1 for post in posts)
        if view.task[unit] == Task.PICKET and not beside:
            orders.append(Hold(UnitId(unit)))
        elif view.task[unit] == Task.NONE and beside and temper.picket:
            orders.append(Picket(UnitId(unit), Strength(temper.picket)))
    return orders
