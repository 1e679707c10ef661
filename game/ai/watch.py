"""The besiegers' guards: horse and foot beside the gangs that a sally could reach, and pickets among them."""

from __future__ import annotations

from collections.abc import Sequence

from game.ai.posts import assign, distance, mine
from game.ai.temper import INFANTRY, Temper
from game.core.orders import Hold, Order, Picket, Strength, UnitId
from game.core.state import View
from game.core.tasks import Task


def exposed_gangs(view: View) -> list[int]:
    """Return the hexes of gangs that a sally could reach, by unit."""
    near = view.ground.wall_distance <= view.rules.sally.reach
    return [int(view.hex[gang]) for gang in mine(view, "labour") if near[view.hex[gang]]]


def post_guards(view: View, guards: Sequence[int]) -> list[Order]:
    """Bring guards beside the gangs that a sally could reach."""
    return assign(view, guards, exposed_gangs(view), slack=1)


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
