"""The garrison's water: where it is drawn, and who keeps whom from it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.blockade import bank_works, commanded, gap, progress_pm, shutting
from game.core.events import Event, RingClosed, RingOpened, RiverCut, RiverOpened
from game.core.ground import Ground
from game.core.hexgrid import I32, Bool
from game.core.passage import frozen
from game.core.scenario import Scenario
from game.core.state import NOWHERE, QING, RUSSIA, Tally, World
from game.core.strength import flat_guns
from game.core.tasks import Task


def water_cells(scenario: Scenario) -> I32:
    """Return the water that the garrison draws from: near the gate that is nearest to the river."""
    return _water_cells(scenario.ground, scenario.rules.blockade.gate_water)


def water_open_cells(world: World) -> I32:
    """Return those of `water_cells` that no besieger denies, neither from a bank work nor from boats."""
    shut = shutting(world)
    cells = water_cells(world.scenario)
    cells = cells[~commanded(world.scenario, shut)[cells]]
    return cells[~_held_by_boats(world, cells, shut)]


def water_cut(world: World) -> bool:
    """Return whether the garrison is cut off from its water.

    Every hex it draws from is denied, and the fight for them is over: lost as the ring grew past the length
    that the calibration gives it, and not begun anew since.
    """
    rules = world.rules.digging
    won = rules.contest_from_pm if world.tally[Tally.CUT_DAY] >= 0 else rules.contest_to_pm
    return progress_pm(world) >= won and not len(water_open_cells(world))


def closed(world: World) -> bool:
    """Return whether the fort is shut in: the ring has no gap and the water is cut."""
    return gap(world) == 0 and water_cut(world)


def watch_day(draft: World, day: int) -> tuple[Event, ...]:
    """Note whether the water is cut and the ring is whole, since which day, and what changed."""
    cut = water_cut(draft)
    events = list[Event]()
    if _note(draft, Tally.CUT_DAY, day, now=cut):
        events.append(RiverCut(day) if cut else RiverOpened(day))
    shut = cut and gap(draft) == 0
    if _note(draft, Tally.CLOSED_DAY, day, now=shut):
        events.append(RingClosed(day) if shut else RingOpened(day))
    return tuple(events)


def _note(draft: World, since: Tally, day: int, *, now: bool) -> bool:
    """Write down the day, or that it is over; return whether that is new."""
    before = bool(draft.tally[since] >= 0)
    if now != before:
        draft.tally[since] = day if now else -1
    return now != before


@lru_cache(maxsize=8)
def _water_cells(ground: Ground, radius: int) -> I32:
    """Kept by the ground; a fort with no water so near draws from the nearest."""
    gates, water = np.flatnonzero(ground.gate), np.flatnonzero(ground.water)
    if not len(gates) or not len(water):
        return np.zeros(0, np.int32)
    apart = ground.grid.distance(gates[:, None], water[None, :])
    near = apart[apart.min(axis=1).argmin()]
    drawn: I32 = water[near <= max(radius, int(near.min()))].astype(np.int32)
    return drawn


def _held_by_boats(world: World, cells: I32, shut: Bool) -> Bool:
    """Return which of *cells* guarding flotillas hold, (len(cells),)."""
    rules, here = world.rules.blockade, (world.hex != NOWHERE) & (world.men > 0)
    flotillas = here & (world.side == QING) & (world.task == Task.GUARD) & world.flag("boat")
    if not len(cells) or frozen(world) or not flotillas.any():
        return np.zeros(len(cells), np.bool_)
    near = _within(world, cells, world.hex[flotillas], rules.boat_reach)
    guns = here & (world.side == RUSSIA) & (flat_guns(world) > 0)
    battered = _within(world, cells, world.hex[guns], rules.gun_bears)
    covered = _within(world, cells, _bank_batteries(world, shut), rules.battery_helps)
    return near & (~battered | covered)


def _bank_batteries(world: World, shut: Bool) -> I32:
    """Return cells of the besiegers' guns in bank works."""
    works = bank_works(world.ground, shut, world.rules.blockade.bank_reach)
    guns = (world.side == QING) & (world.guns > 0) & np.isin(world.hex, works)
    cells: I32 = world.hex[guns]
    return cells


def _within(world: World, cells: I32, others: I32, reach: int) -> Bool:
    if not len(others):
        return np.zeros(len(cells), np.bool_)
    near: Bool = world.ground.grid.distances[np.ix_(cells, others)].min(axis=1) <= reach
    return near
