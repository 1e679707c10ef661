"""Sallies: parties out of the gates at the besiegers, what they dig, and their guns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core import fields
from game.core.ambush import spring
from game.core.dice import Dice
from game.core.events import Events, OrderGiven, Sallied, StayedIn
from game.core.fixed import ONE16, percentiles
from game.core.havoc import (
    Havoc,
    boats_at,
    burn_ice_bound,
    burn_works,
    guns_at,
    seize,
    spike,
    works_at,
)
from game.core.laws.resolve import shock_q16
from game.core.laws.surprise import OWN, THEIRS, Fray
from game.core.leaders import risk_leaders
from game.core.losses import bury, lose_men
from game.core.orders import Purpose, Sally
from game.core.outing import Party, aims, gates_for, party_for, ready, steps_out, way_out
from game.core.refusals import Reason, Refusal
from game.core.sight import view
from game.core.standing import clear_task
from game.core.state import NOWHERE, RUSSIA, Cause, State, Tally, World, freeze, thaw
from game.core.strength import army, fighters
from game.core.tasks import Task
from game.core.venture import Venture, besiegers_round, foresee, resolve, waylaid

SAMPLES = 512


@dataclass(frozen=True, slots=True)
class Outlook:
    """A sally foreseen in many futures.

    Attributes:
        plan: what they were drawn from.
        success_pm, driven_pm, ambush_pm: how it ends.
        russian_dead, qing_dead: 5th, 50th and 95th percentile.
    """

    plan: Venture
    success_pm: int
    driven_pm: int
    ambush_pm: int
    russian_dead: tuple[int, int, int]
    qing_dead: tuple[int, int, int]


# The order --------------------------------------------------------------------------------------


def check_sally(world: World, order: Sally) -> Refusal | None:
    """Return why a sally is refused, or None."""
    rules, unit = world.rules.sally, order.unit
    if not world.unit_kind(unit).sallies:
        return Refusal(Reason.CANNOT_SALLY)
    if world.acted[unit]:
        return Refusal(Reason.ALREADY_ACTED)
    if world.cohesion[unit] < world.rules.will.shaken:
        return Refusal(Reason.TOO_BROKEN, int(world.cohesion[unit]), world.rules.will.shaken)
    if not world.ground.fort[world.hex[unit]]:
        return Refusal(Reason.NOT_INSIDE)
    able = int(fighters(world)[unit])
    if able < rules.unit_min:
        return Refusal(Reason.TOO_FEW_MEN, able, rules.unit_min)
    return _no_prey(world, order) or _no_way(world, order) or _party_full(world, order)


def _no_prey(world: World, order: Sally) -> Refusal | None:
    """Return why there is nothing to go out for, or None."""
    if world.ground.fort[order.at]:
        return Refusal(Reason.NOTHING_TO_HIT)
    if order.purpose == Purpose.BURN:
        fuel = works_at(world, order.at) or boats_at(world, order.at)
        return None if fuel else Refusal(Reason.NOTHING_TO_BURN)
    if order.purpose == Purpose.SPIKE:
        return None if guns_at(world, order.at) else Refusal(Reason.NOTHING_TO_HIT)
    return None if besiegers_round(world, order.at).any() else Refusal(Reason.NOTHING_TO_HIT)


def _no_way(world: World, order: Sally) -> Refusal | None:
    """Return why no gate lets the party out, or None."""
    steps = int(steps_out(world)[:, order.at].min(initial=fields.FAR))
    if steps >= fields.FAR:
        return Refusal(Reason.NO_WAY_OUT)
    if steps > world.rules.sally.reach:
        return Refusal(Reason.OUT_OF_RANGE, steps, world.rules.sally.reach)
    others = {int(world.aim[unit]) for unit in ready(world) if unit != order.unit}
    free = gates_for(world, tuple(sorted({*others, int(order.at)})))
    return None if free else Refusal(Reason.GATE_USED)


def _party_full(world: World, order: Sally) -> Refusal | None:
    rules = world.rules.sally
    others = [unit for unit in ready(world) if unit != order.unit and world.aim[unit] == order.at]
    men = int(fighters(world)[others].sum())
    if len(others) < rules.units and men < rules.men_max:
        return None
    return Refusal(Reason.PARTY_FULL, min(men, rules.men_max), rules.men_max)


def sally(state: State, order: Sally) -> tuple[State, Events]:
    """Stand ready; all who name one hex go together, for the purpose named last."""
    draft = thaw(state)
    _tell_off(draft, order)
    return freeze(draft), (OrderGiven(order.unit, Task.SALLY, order.at),)


def _tell_off(draft: World, order: Sally) -> None:
    clear_task(draft, order.unit)
    draft.task[order.unit], draft.aim[order.unit], draft.moves[order.unit] = Task.SALLY, order.at, 0
    draft.level[(draft.task == Task.SALLY) & (draft.aim == order.at)] = order.purpose


# What it may bring ------------------------------------------------------------------------------


def venture(world: World, order: Sally, *more: Sally) -> Venture:
    """Return what a legal sally may bring; the event shares the formula.

    Args:
        world: a View.
        order: legal; all who stand ready for its hex go too.
        more: other units that would join.
    """
    joined = thaw(world)
    for each in (order, *more):
        _tell_off(joined, each)
    return foresee(freeze(joined), party_for(joined, order.at))


def outlook(world: World, order: Sally, dice: Dice, samples: int = SAMPLES) -> Outlook:
    """Return how a legal sally ends in many futures.

    Args:
        world: a View.
        order: legal.
        dice: of the caller's imagination; never the game's.
        samples: how many futures.
    """
    plan = venture(world, order)
    fray = resolve(world, plan, dice, np.arange(samples, dtype=np.int64))
    ambushed, succeeded = (int(ends.sum()) * 1000 // samples for ends in (fray.ambushed, fray.succeeded))
    driven = 1000 - ambushed - succeeded
    return Outlook(plan, succeeded, driven, ambushed, percentiles(fray.russian), percentiles(fray.qing))


# The fight --------------------------------------------------------------------------------------


def fight_sallies(state: State) -> tuple[State, Events]:
    """Fight the sallies that stand ready, party by party; who finds no way, or is too few, stays in."""
    wanted = aims(state)
    if not wanted:
        return state, ()
    ways = _ways(view(state, RUSSIA), wanted)
    draft, dice = thaw(state), Dice(state.seed, state.turn)
    events: Events = ()
    for goers in [party_for(draft, at) for at in wanted]:
        if goers.at in ways and goers.total >= draft.rules.sally.men_min:
            events += _fight(draft, dice, goers, ways[goers.at])
        else:
            events += (_stay(draft, goers),)
    return freeze(draft), events


def _ways(seen: World, wanted: tuple[int, ...]) -> dict[int, tuple[int, ...]]:
    """Return the way of each party that still finds one: what was seen since may have barred some."""
    going = [at for at in wanted if gates_for(seen, (at,))]
    while going and not gates_for(seen, tuple(going)):
        going.pop()
    gates = gates_for(seen, tuple(going)) or ()
    return {at: way_out(seen, gate, at) for at, gate in zip(going, gates, strict=True)}


def _stay(draft: World, party: Party) -> StayedIn:
    for unit in party.units:
        clear_task(draft, unit)
    return StayedIn(party.units[0], party.at, party.total)


def _fight(draft: World, dice: Dice, party: Party, way: tuple[int, ...]) -> Events:
    """One party out and home again."""
    plan, goers, at = foresee(draft, party), party.weights(draft), party.at
    blows = spring(draft, dice, way, goers)
    if blows:
        plan = waylaid(plan)
    fray = resolve(draft, plan, dice, np.array([at], np.int64))
    ambushed, succeeded = bool(fray.ambushed[0]), bool(fray.succeeded[0])
    russian = lose_men(draft, dice, at + OWN, goers, int(fray.russian[0]), Cause.SALLY)
    met = besiegers_round(draft, at)
    qing = lose_men(draft, dice, at + THEIRS, met, int(fray.qing[0]), Cause.SALLY)
    havoc = _havoc(draft, dice, party, plan, fray) if succeeded else Havoc()
    fallen = russian + sum(blow.dead for blow in blows)
    _remember(draft, party, fallen, ambushed)
    report = Sallied(
        party.units[0],
        at,
        plan.men,
        plan.success_pm,
        int(fray.rolls[0, 1]) * 1000 // ONE16,
        ambushed,
        succeeded,
        fallen,
        qing,
        havoc.burnt,
        party.purpose,
        havoc.spiked,
        havoc.captured,
    )
    return (*blows, report, *havoc.events, *_come_home(draft, dice, party))


def _havoc(draft: World, dice: Dice, party: Party, plan: Venture, fray: Fray) -> Havoc:
    """Do what the party went out for; prisoners may be brought in from any sally."""
    at, guard = party.at, plan.guard_pm
    luck = int(fray.rolls[0, 3]), int(fray.rolls[0, 4])
    captured = seize(draft, dice, at + OWN + THEIRS, besiegers_round(draft, at), party.purpose, luck)
    if party.purpose == Purpose.BURN:
        boats = burn_ice_bound(draft, dice, at, guard)
        return Havoc(burn_works(draft, at, guard) + len(boats), captured=captured, events=boats)
    spiked = spike(draft, at, plan.men, guard) if party.purpose == Purpose.SPIKE else 0
    return Havoc(spiked=spiked, captured=captured)


def _come_home(draft: World, dice: Dice, party: Party) -> Events:
    """The party has fought this turn, and so has its leader, if he comes back."""
    for unit in party.units:
        draft.acted[unit], draft.moves[unit] = 1, 0
        clear_task(draft, unit)
    bury(draft)
    if party.leader == NOWHERE:
        return ()
    draft.acted[party.leader] = 1
    led = np.arange(len(draft.hex)) == party.leader
    return risk_leaders(draft, dice, led, OWN + party.at, Cause.SALLY)


def _remember(draft: World, party: Party, fallen: int, ambushed: bool) -> None:
    tally, rules = draft.tally, draft.rules
    tally[Tally.SALLIES] += 1
    tally[Tally.AMBUSHES] += int(ambushed)
    tally[Tally.HABIT] += ONE16
    tally[Tally.SHOCK] += int(shock_q16(fallen, army(draft, RUSSIA)))
    spent = party.total * rules.sally.powder_rounds * rules.fire.round_g
    tally[Tally.POWDER_G] -= min(int(tally[Tally.POWDER_G]), spent)


def forget_day(draft: World) -> None:
    """The besiegers grow careless again after a quiet day."""
    draft.tally[Tally.HABIT] = int(draft.tally[Tally.HABIT]) * draft.rules.sally.habit_keep_pm // 1000
