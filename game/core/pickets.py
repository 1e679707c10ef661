"""Pickets: who keeps watch, what they guard, whom they catch, and what it costs them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from game.core.events import Events
from game.core.hexgrid import I32, Bool, Cells
from game.core.keeping import kept
from game.core.orders import Picket, Strength
from game.core.refusals import Reason, Refusal
from game.core.standing import take_up
from game.core.state import NOWHERE, QING, State, World
from game.core.tasks import Task
from game.core.weather import murky

_REACH: Final = 1
"""Hexes from a picket that it covers."""
_LOOKS_ABOUT: Final = ~np.isin(np.array(Task), (Task.REST, Task.TEND, Task.AMBUSH))
"""(tasks,) False for those at which men do not look about them, or do not stir when they see somebody."""


def check_picket(world: World, order: Picket) -> Refusal | None:
    """Return why a unit cannot stand picket, or None."""
    unit, kind = order.unit, world.unit_kind(order.unit)
    if kind.move_class != "foot" or not kind.zone:
        return Refusal(Reason.CANNOT_WATCH)
    if world.cohesion[unit] < world.rules.will.broken:
        return Refusal(Reason.TOO_BROKEN, int(world.cohesion[unit]), world.rules.will.broken)
    need = men_of(world, order.strength)
    if world.able[unit] < need:
        return Refusal(Reason.TOO_FEW_MEN, int(world.able[unit]), need)
    if world.task[unit] == Task.PICKET and world.level[unit] == order.strength:
        return Refusal(Reason.ALREADY_SO)
    return None


def men_of(world: World, strength: Strength) -> int:
    """Return the men that a picket takes."""
    rules = world.rules.pickets
    return rules.strong_men if strength == Strength.STRONG else rules.weak_men


def picket(state: State, order: Picket) -> tuple[State, Events]:
    """Guard what is dug here and on the hexes around until told otherwise."""
    return take_up(state, order.unit, Task.PICKET, int(state.hex[order.unit]), order.strength)


@kept
def watches(world: World, side: int) -> I32:
    """Return (u,) how strong a watch each unit of a side keeps: 0 for none, else `orders.Strength`.

    A View does not show the tasks of the enemy: to its eyes all of them merely stand there.
    """
    rules, told_off = world.rules.pickets, world.task == Task.PICKET
    looks = told_off if murky(world) else _LOOKS_ABOUT[world.task]
    enough = world.able >= np.where(told_off, rules.weak_men, rules.idle_men)
    weak = _steady(world) & looks & enough
    watch = np.where(strong_pickets(world), Strength.STRONG, np.where(weak, Strength.WEAK, 0))
    return np.where(world.side == side, watch, 0).astype(np.int32)


def _steady(world: World) -> Bool:
    """Return (u,) units of either side that could keep watch."""
    ashore = (world.hex != NOWHERE) & (world.aboard == NOWHERE)
    steady: Bool = ashore & world.flag("zone") & (world.cohesion >= world.rules.will.broken)
    return steady


def guard_pm(world: World, at: int, side: int = QING) -> int:
    """Return how well a side guards its works on a hex: 0 where nobody does, 1000 for a strong picket."""
    rules = world.rules.pickets
    strength = np.where(world.flag("boat"), 0, watches(world, side))
    best = int(strength[_beside(world, [at])[:, 0]].max(initial=0))
    return (0, rules.weak_guard_pm, rules.strong_guard_pm)[best]


def caught_pm(world: World, side: int, cells: Sequence[int] | Cells) -> int:
    """Return the risk that a party of a side is caught on its way, per mille.

    Args:
        world: a View for a preview, the State for the event.
        side: whose party.
        cells: that it enters. Each watch beside them counts once, half by night or in fog.
    """
    rules = world.rules.pickets
    chances = (0, rules.weak_caught_pm, rules.strong_caught_pm)
    met = watches(world, 1 - side)[_beside(world, cells).any(axis=1)]
    free = 1000
    for strength in met[met > 0].tolist():
        chance = chances[strength] * (rules.murk_pm if murky(world) else 1000) // 1000
        free = free * (1000 - chance) // 1000
    return 1000 - free


def _beside(world: World, cells: Sequence[int] | Cells) -> Bool:
    """Return (u, cells) whether a unit stands on or beside each cell, with no wall of a fort between."""
    ground, places = world.ground, np.asarray(cells, np.int64)
    here = world.hex[:, None]
    near = ground.grid.distances[here, places] <= _REACH
    same: Bool = near & (here != NOWHERE) & (ground.fort[here] == ground.fort[places])
    return same


def strong_pickets(world: World) -> Bool:
    """Return (u,) units of either side that stand strong pickets."""
    strong: Bool = (world.task == Task.PICKET) & (world.level == Strength.STRONG)
    if strong.any():
        strong &= (world.able >= world.rules.pickets.strong_men) & _steady(world)
    return strong


def picket_toll(world: World) -> I32:
    """Return (u,) chance to fall sick against other men, per mille: strong pickets lie out in the wet."""
    return np.where(strong_pickets(world), world.rules.pickets.sick_pm, 1000).astype(np.int32)


def picket_cold(world: World) -> I32:
    """Return (u,) chance to die of cold against other men, per mille."""
    return np.where(strong_pickets(world), world.rules.pickets.cold_pm, 1000).astype(np.int32)


def spade_pm(world: World, unit: int) -> int:
    """Return what a unit that digs gets done, per mille: under a strong picket some of it stand guard."""
    guards = strong_pickets(world) & (world.side == world.side[unit])
    guards[unit] = False
    near = guards.any() and (guards & _beside(world, [int(world.hex[unit])])[:, 0]).any()
    return world.rules.pickets.dig_pm if near else 1000


def tire_day(draft: World) -> None:
    """Let a day on guard tire strong pickets."""
    strong = strong_pickets(draft)
    draft.fatigue[strong] = np.minimum(1000, draft.fatigue[strong] + draft.rules.pickets.tire_a_day)
