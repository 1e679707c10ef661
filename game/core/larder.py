"""What the ground gives: greens, game, fish and grain, how much of it is left, and who comes by it."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core import fields
from game.core.blockade import pack, shutting, unpack
from game.core.calendar import day_of
from game.core.ground import terrain_column
from game.core.hexgrid import I32, Bool
from game.core.laws import sickness
from game.core.passage import frozen
from game.core.scenario import Scenario
from game.core.state import QING, Ravage, Tally, World
from game.core.tasks import Task
from game.core.works import on_bank

FULL = 1000
"""A larder that nobody has touched."""
_CUT_FROM = -2
"""Guarding flotillas more or less than usual, at the first entry of `boats.guard_fresh_pm`."""


def fresh_pm(world: World) -> int:
    """Return the part of a day's fresh food that the garrison as a whole comes by, per mille.

    A Forage or Fish order comes on top and is for the unit that gives it. Cut off from the water the garrison
    finds little, by how many boats guard it.
    """
    rules = world.rules.health
    cut, closed = (bool(world.tally[since] >= 0) for since in (Tally.CUT_DAY, Tally.CLOSED_DAY))
    share = int(sickness.fresh_pm(rules, cut, closed))
    if cut and not closed:
        share = max(0, min(rules.fresh_open_pm, share + _unguarded_pm(world)))
    return share * ground_pm(world) // FULL


def ground_pm(world: World) -> int:
    """Return what the ground that foragers of the fort can reach still yields, per mille of the first day."""
    wealth = _wealth(world.scenario)
    whole = int(wealth[_first_reach(world.scenario)].sum())
    reached = foragers_reach(world)
    left = np.where(world.ravage == Ravage.NONE, world.larder, 0)
    return min(FULL, int((wealth * left)[reached].sum()) // max(1, whole))


def foragers_reach(world: World) -> Bool:
    """Return (n,) ground to which the garrison's own foragers find a way that nothing shuts; read-only."""
    return _reached(world.scenario, pack(shutting(world)))


def yield_of(world: World, task: Task, at: int) -> int:
    """Return man-days, or for reaping rations, that a hex gives a whole party in an outing; 0 for nothing."""
    if task == Task.FISH:
        plenty = _fish(world, at)
    elif task == Task.REAP:
        plenty = world.rules.forage.grain if _crop_stands(world, at) else 0
    else:
        plenty = _greens(world, at)
    return plenty * int(world.larder[at]) // FULL


def deplete(draft: World, at: int, pm: int) -> int:
    """Take from a hex's larder; return per mille of the whole that was there to take."""
    taken = min(int(draft.larder[at]), pm)
    draft.larder[at] -= taken
    return taken


def regrow_day(draft: World) -> None:
    """Let the ground recover; crop, and gardens that are picked clean, do not grow again this year."""
    thin = np.flatnonzero(draft.larder < FULL)
    if not len(thin):
        return
    sown = terrain_column(draft.ground, "once") | terrain_column(draft.ground, "crop")
    grows = (sown[draft.ground.terrain[thin]] == 0) & (draft.ravage[thin] == Ravage.NONE)
    more = np.minimum(FULL, draft.larder[thin] + draft.rules.forage.regrow_pm * grows)
    draft.larder[thin] = more


def _fish(world: World, at: int) -> int:
    if not on_bank(world.ground)[at]:
        return 0
    return world.rules.forage.fish_ice if frozen(world) else world.rules.forage.fish


def _greens(world: World, at: int) -> int:
    kind = world.rules.terrain[world.ground.terrain_names[int(world.ground.terrain[at])]]
    if world.ravage[at] != Ravage.NONE or world.ground.fort[at]:
        return 0
    bare = frozen(world) and not (kind.evergreen or kind.once)
    return 0 if bare or (kind.crop and not _crop_stands(world, at)) else kind.forage


def _crop_stands(world: World, at: int) -> bool:
    crop = bool(world.ground.crop[at])
    early = day_of(world.scenario, world.turn) <= world.rules.forage.crop_until_day
    return crop and early and int(world.ravage[at]) == Ravage.NONE and not world.work[at]


def _unguarded_pm(world: World) -> int:
    """Fewer boats on the river than usual let the garrison fish by night; more of them do not."""
    table = world.rules.boats.guard_fresh_pm
    if frozen(world):
        return 0
    guards = (world.side == QING) & (world.task == Task.GUARD) & world.flag("boat") & (world.men > 0)
    extra = int(guards.sum()) - usual_guards(world.scenario)
    return table[min(max(extra - _CUT_FROM, 0), len(table) - 1)]


@lru_cache(maxsize=8)
def usual_guards(scenario: Scenario) -> int:
    """Return how many flotillas guard the river at the start: those that no convoy needs."""
    flotillas = sum(scenario.rules.units[muster.kind].boat for muster in scenario.musters)
    return max(0, flotillas - scenario.rules.supply.convoys)


@lru_cache(maxsize=8)
def _wealth(scenario: Scenario) -> I32:
    """(n,) greens of each hex in summer."""
    ground = scenario.ground
    return np.where(ground.fort, 0, terrain_column(ground, "forage")[ground.terrain])


def _first_reach(scenario: Scenario) -> Bool:
    """(n,) the foragers' ground before anybody dug."""
    return _reached(scenario, pack(np.zeros(scenario.ground.grid.n, np.bool_)))


@lru_cache(maxsize=64)
def _reached(scenario: Scenario, octets: bytes) -> Bool:
    """(n,) ground near the fort that is joined to a gate by land that nothing shuts."""
    ground = scenario.ground
    shut = unpack(octets, ground.grid.n)
    near = ground.wall_distance <= scenario.rules.forage.ground_reach
    open_land = near & ~ground.water & ~ground.fort & ~shut
    reached: Bool = fields.flood(ground.grid, open_land, np.flatnonzero(ground.gate)) & open_land
    reached.setflags(write=False)
    return reached
