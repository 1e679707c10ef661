"""How a garrison lives: parties for greens and fish, orderlies, a messenger."""

from __future__ import annotations

import numpy as np

from game.ai.posts import mine
from game.core.couriers import check_slip, errand
from game.core.forage import foresee_trip
from game.core.hexgrid import Cell
from game.core.orders import Fish, Forage, Hold, Order, Slip, Task, Tend, UnitId
from game.core.state import Ravage, View
from game.core.ways import party_reach
from game.core.works import on_bank

_OUT = (Task.FORAGE, Task.FISH, Task.REAP)
_LOOK_AT = 12
"""Hexes that a party considers."""


def send_parties(view: View, kinds: tuple[str, ...], most: int, risk_pm: int, days: int) -> list[Order]:
    """Send the smallest party of those who lack fresh food longest; call home who runs too great a risk.

    Args:
        view: what is known.
        kinds: of units that may go.
        most: parties at once.
        risk_pm: most that a party may run in a day.
        days: without fresh food, from which on anybody goes.
    """
    units = mine(view, *kinds)
    out = [unit for unit in units if view.task[unit] in _OUT]
    hungry = [u for u in units if view.task[u] == Task.NONE and view.stale[u] >= 100 * days]
    longest = sorted(hungry, key=lambda u: (-int(view.stale[u]), u))
    orders: list[Order] = []
    for unit in longest[: max(0, most - len(out))]:
        orders += _party(view, unit, risk_pm)
    return orders


def _party(view: View, unit: int, risk_pm: int) -> list[Order]:
    """Return the outing that brings most, if one is safe enough."""
    men, banks = view.rules.forage.parties[0], on_bank(view.ground)
    tries: list[Forage | Fish] = [
        (Fish if banks[cell] else Forage)(UnitId(unit), Cell(cell), men) for cell in _likely(view, unit)
    ]
    plans = [(foresee_trip(view, order), order) for order in tries]
    safe = [(plan.back, -plan.caught_pm, -o.at, o) for plan, o in plans if plan.caught_pm <= risk_pm]
    best = max(safe, key=lambda row: row[:3], default=None)
    return [best[3]] if best and best[0] > 0 else []


def _likely(view: View, unit: int) -> list[int]:
    """Return the hexes within a party's reach where most should be found, the richest first."""
    kinds = np.array([kind.forage for kind in view.rules.terrain.values()], np.int64)
    fish = np.where(on_bank(view.ground), view.rules.forage.fish, 0)
    rich = np.maximum(kinds[view.ground.terrain], fish) * view.larder * (view.ravage == Ravage.NONE)
    points = party_reach(view, unit).astype(np.int64)
    near = np.flatnonzero((points > 0) & (points <= view.rules.forage.reach) & (rich > 0))
    best: list[int] = near[np.lexsort((points[near], -rich[near]))][:_LOOK_AT].tolist()
    return best


def nurse(view: View, kind: str, sick_from: int) -> list[Order]:
    """Give the units of a kind to the sick while there are many, and take them back after."""
    sick = int(view.sick[view.side == view.me].sum())
    units = mine(view, kind)
    if sick >= sick_from:
        return [Tend(UnitId(u)) for u in units if view.task[u] == Task.NONE]
    return [Hold(UnitId(u)) for u in units if view.task[u] == Task.TEND and 2 * sick < sick_from]


def send_word(view: View, least_pm: int) -> list[Order]:
    """Send a messenger where his chance is good."""
    if check_slip(view, Slip()) is not None:
        return []
    plan = errand(view)
    return [Slip()] if plan is not None and plan.chance_pm >= least_pm else []
