"""Leaders: who commands, whom they steady, how they rally, fall and are followed."""

from __future__ import annotations

import numpy as np

from game.core.bombard import rounds_a_day
from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import Events, LeaderFell, Rallied
from game.core.fixed import ONE30
from game.core.hexgrid import Bool
from game.core.losses import bury, remove_all
from game.core.orders import Rally
from game.core.panic import dishearten
from game.core.refusals import Reason, Refusal
from game.core.state import NOWHERE, QING, RUSSIA, Cause, State, World, freeze, thaw
from game.core.tasks import Task

_NAMES = 1024
"""Dice names of one occasion: one for each unit."""
_STEADY = 1000
"""Cohesion that cannot rise."""


def leaders_of(world: World, side: int) -> Bool:
    """Return (u,) leaders of a side who are alive and on the map."""
    alive: Bool = world.flag("leader") & (world.side == side) & (world.hex != NOWHERE) & (world.men > 0)
    return alive


def commander(world: World, side: int) -> int:
    """Return the unit that commands a side, the first of its leaders left; -1 if all have fallen."""
    left = np.flatnonzero(leaders_of(world, side))
    return int(left[0]) if len(left) else -1


def led(world: World) -> Bool:
    """Return (u,) units within earshot of a leader of theirs."""
    return beside(world, world.flag("leader"))


def beside(world: World, leaders: Bool) -> Bool:
    """Return (u,) units within earshot of one of some leaders, (u,), of their own side."""
    near: Bool = np.zeros(len(world.hex), np.bool_)
    for side in (QING, RUSSIA):
        places = world.hex[leaders & leaders_of(world, side)]
        if len(places):
            apart = world.ground.grid.distances[places].min(axis=0)[world.hex]
            near |= (apart <= world.rules.leaders.reach) & (world.side == side)
    heard: Bool = near & (world.hex != NOWHERE)
    return heard


def captains(world: World, units: tuple[int, ...]) -> Bool:
    """Return (u,) leaders within earshot of some units of theirs who have led no fight this turn."""
    free = (leaders_of(world, QING) | leaders_of(world, RUSSIA)) & (world.acted == 0)
    called = np.zeros(len(world.hex), np.bool_)
    called[list(units)] = True
    called &= world.hex != NOWHERE
    found = np.zeros(len(world.hex), np.bool_)
    for leader in np.flatnonzero(free).tolist():
        apart = world.ground.grid.distances[world.hex[leader]][world.hex]
        near = (apart <= world.rules.leaders.reach) & (world.side == world.side[leader])
        found[leader] = (near & called).any()
    return found


def check_rally(world: World, order: Rally) -> Refusal | None:
    """Return why nobody can be rallied, or None."""
    unit = order.unit
    if world.acted[unit]:
        return Refusal(Reason.ALREADY_ACTED)
    if not world.unit_kind(unit).leader and world.moves[unit] <= 0:
        return Refusal(Reason.NO_MOVES_LEFT)
    shaken = _rallied(world, unit) & (world.cohesion < _STEADY)
    return None if shaken.any() else Refusal(Reason.NOBODY_TO_RALLY)


def _rallied(world: World, unit: int) -> Bool:
    """Return (u,) whom a unit rallies: a leader all within earshot, others themselves."""
    alone: Bool = np.arange(len(world.hex)) == unit
    if not world.unit_kind(unit).leader:
        return alone
    heard: Bool = beside(world, alone) & ~world.flag("leader")
    return heard


def rally(state: State, order: Rally) -> tuple[State, Events]:
    """Gather the shaken: a leader calls to all about him and has acted, a unit stands still for it."""
    draft, unit, rules = thaw(state), order.unit, state.rules.will
    gathered = _rallied(state, unit)
    if state.unit_kind(unit).leader:
        draft.acted[unit], gain = 1, rules.leader_a_day
    else:
        draft.moves[unit], gain = 0, rules.rest_a_day + rules.leader_a_day * int(led(state)[unit])
    draft.cohesion[gathered] = np.minimum(_STEADY, draft.cohesion[gathered] + gain)
    return freeze(draft), (Rallied(unit, int(gathered.sum()), gain),)


def leaders_spell(draft: World, dice: Dice, spell: Spell) -> Events:
    """Let balls and shells find leaders where guns have fired."""
    chance = spell.share(draft.rules.leaders.bombard_ppm * ONE30 // 1_000_000)
    return _risk(draft, dice, under_guns(draft), spell.day, chance, Cause.SHOT)


def under_guns(world: World) -> Bool:
    """Return (u,) units where enemy guns fire: in the hex aimed at, or anywhere in a fort that is shot at."""
    hit = np.zeros(len(world.hex), np.bool_)
    for gun in np.flatnonzero((world.task == Task.BOMBARD) & (world.guns > 0)).tolist():
        if rounds_a_day(world, gun, int(world.level[gun])) > 0:
            aim, fort = int(world.aim[gun]), world.ground.fort
            there = (world.hex == aim) | (fort[world.hex] & fort[aim])
            hit |= there & (world.side != world.side[gun]) & (world.hex != NOWHERE)
    return hit


def risk_leaders(draft: World, dice: Dice, where: Bool, event: int, cause: Cause) -> Events:
    """Roll for every leader among some units who are in the thick of a storm or sally.

    Args:
        draft: writable; changed.
        dice: of the turn; lane LEADER.
        where: (u,) units that fight hand to hand, and those beside them.
        event: number of the fight, unique in the turn; numbers below 1000 are days.
        cause: column of the ledger.
    """
    return _risk(draft, dice, where, event, draft.rules.leaders.fight_pm * ONE30 // 1000, cause)


def _risk(draft: World, dice: Dice, where: Bool, event: int, chance_q30: int, cause: Cause) -> Events:
    events: Events = ()
    exposed = where & (leaders_of(draft, QING) | leaders_of(draft, RUSSIA))
    for unit in np.flatnonzero(exposed).tolist():
        if dice.chance_q30(Lane.LEADER, event * _NAMES + unit, chance_q30):
            events += (_fall(draft, unit, cause),)
    return events


def _fall(draft: World, unit: int, cause: Cause) -> LeaderFell:
    """A leader is killed: the next in command takes over, and his whole side loses heart once."""
    side, at = int(draft.side[unit]), int(draft.hex[unit])
    commanded = commander(draft, side) == unit
    remove_all(draft, np.arange(len(draft.hex)) == unit, cause)
    bury(draft)
    mine = np.flatnonzero((draft.side == side) & (draft.hex != NOWHERE)).tolist()
    dishearten(draft, mine, draft.rules.leaders.fall_cohesion)
    return LeaderFell(unit, at, commander(draft, side), commanded)
