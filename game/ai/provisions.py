"""How a garrison lives: parties for greens and fish, orderlies, a messenger."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.ai.posts import mine
from game.core.couriers import check_slip, errand
from game.core.forage import foresee_trip, trip
from game.core.hexgrid import Cell
from game.core.orders import Fish, Forage, Hold, Order, Slip, Tend, UnitId
from game.core.state import Ravage, View
from game.core.tasks import Task
from game.core.ways import party_reach
from game.core.works import on_bank

_OUT = (Task.FORAGE, Task.FISH, Task.REAP)
_LOOK_AT = 12
"""Hexes that a party considers."""


@dataclass(frozen=True, slots=True)
class Foraging:
    """How a commander feeds his men on fresh food.

    Attributes:
        parties: most that are out at once.
        men: most in a party.
        risk_pm: most that a party may run in a day.
        days: without fresh food, from which on anybody goes.
    """

    parties: int = 1
    men: int = 20
    risk_pm: int = 60
    days: int = 10


def send_parties(view: View, kinds: tuple[str, ...], habit: Foraging) -> list[Order]:
    """Call home who runs too great a risk, and send a party of those who have lacked fresh food longest."""
    units = mine(view, *kinds)
    out = [unit for unit in units if view.task[unit] in _OUT]
    recalled = [Hold(UnitId(unit)) for unit in out if _risk_pm(view, unit) > habit.risk_pm]
    hungry = [u for u in units if view.task[u] == Task.NONE and view.stale[u] >= 100 * habit.days]
    longest = sorted(hungry, key=lambda u: (-int(view.stale[u]), u))[: max(0, habit.parties - len(out))]
    return [*recalled, *(order for unit in longest for order in _party(view, unit, habit))]


def _risk_pm(view: View, unit: int) -> int:
    return trip(view, unit, Task(view.task[unit]), int(view.aim[unit]), int(view.level[unit])).caught_pm


def _party(view: View, unit: int, habit: Foraging) -> list[Order]:
    """Return the outing that brings most, if one is safe enough."""
    most, banks = min(habit.men, int(view.able[unit])), on_bank(view.ground)
    sizes = [men for men in view.rules.forage.parties if men <= most]
    tries: list[Forage | Fish] = [
        (Fish if banks[cell] else Forage)(UnitId(unit), Cell(cell), sizes[-1])
        for cell in (_likely(view, unit) if sizes else ())
    ]
    plans = [(foresee_trip(view, order), order) for order in tries]
    safe = [(plan.back, -plan.caught_pm, -o.at, o) for plan, o in plans if plan.caught_pm <= habit.risk_pm]
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
