"""Sallies: a party out of the gate at the diggers and what they dig."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.blockade import progress_pm
from game.core.cover import cover_close
from game.core.dice import Dice, Lane
from game.core.events import Events, Sallied
from game.core.fixed import ONE16, ONE30, lognormal_table, one_minus_exp_q30
from game.core.hexgrid import I64, Bool
from game.core.losses import bury, lose_men
from game.core.orders import Reason, Refusal, Sally
from game.core.passage import enemies
from game.core.rules import Sally as SallyRules
from game.core.state import RUSSIA, Cause, State, Tally, World, freeze, thaw
from game.core.strength import army, fighters
from game.core.works import labour_of

_AROUND = 2
"""Hexes round the target that a sally meets."""


@dataclass(frozen=True, slots=True)
class Venture:
    """A sally foreseen.

    Attributes:
        men: that go.
        success_pm: chance to succeed if it does not run into an ambush.
        ambush_pm: chance of that.
        exposed: besiegers round the target.
        guard_pm: how well pickets cover it.
        kill_pm: besiegers killed on success, for each man that goes, per mille.
        kills: expected dead of the besiegers on success.
        losses: expected own dead: on success, failure, ambush.
    """

    men: int
    success_pm: int
    ambush_pm: int
    exposed: int
    guard_pm: int
    kill_pm: int
    kills: int
    losses: tuple[int, int, int]


def check_sally(world: World, order: Sally) -> Refusal | None:
    """Return why a sally is refused, or None."""
    rules, kind = world.rules.sally, world.unit_kind(order.unit)
    if not kind.sallies:
        return Refusal(Reason.CANNOT_SALLY)
    if world.acted[order.unit]:
        return Refusal(Reason.ALREADY_ACTED)
    if world.cohesion[order.unit] < world.rules.will.shaken:
        return Refusal(Reason.TOO_BROKEN, int(world.cohesion[order.unit]), world.rules.will.shaken)
    if not world.ground.fort[world.hex[order.unit]]:
        return Refusal(Reason.NOT_INSIDE)
    if fighters(world)[order.unit] < rules.men_min:
        return Refusal(Reason.TOO_FEW_MEN, int(fighters(world)[order.unit]), rules.men_min)
    distance = int(world.ground.wall_distance[order.at])
    if not 1 <= distance <= rules.reach:
        return Refusal(Reason.OUT_OF_RANGE, distance, rules.reach)
    works = _works_round(world, order.at)
    return None if len(works) or _round(world, order.at).any() else Refusal(Reason.NOTHING_TO_HIT)


def venture(world: World, order: Sally) -> Venture:
    """Return what a legal sally may bring; the preview and the event share it."""
    rules = world.rules.sally
    men = min(int(fighters(world)[order.unit]), rules.men_max)
    guard = guard_pm(world, order.at)
    kill = _kill_pm(world, order.at, guard)
    return Venture(
        men=men,
        success_pm=_success_pm(world, guard),
        ambush_pm=_ambush_pm(world, guard),
        exposed=int(world.men[_round(world, order.at)].sum()),
        guard_pm=guard,
        kill_pm=kill,
        kills=men * kill // 1000,
        losses=(
            men * rules.lost_success_pm // 1000,
            men * rules.lost_failure_pm // 1000,
            men * rules.lost_ambush_pm // 1000,
        ),
    )


def _success_pm(world: World, guard: int) -> int:
    """Harder the farther the ring is, and the better the target is guarded."""
    rules = world.rules.sally
    success = rules.success_pm * (1000 - rules.ring_pm * progress_pm(world) // 1000) // 1000
    return min(1000, success * (1200 - rules.picket_pm * guard // 1000) // 1000)


def _ambush_pm(world: World, guard: int) -> int:
    """Who comes out often is waited for."""
    habit = int(world.tally[Tally.HABIT])
    rate = world.rules.sally.ambush_ppm * ONE30 // 1_000_000 * habit // ONE16 * 2 * guard // 1000
    return one_minus_exp_q30(min(rate, 3 * ONE30)) * 1000 // ONE30


def _kill_pm(world: World, at: int, guard: int) -> int:
    """Besiegers killed a man of a party that succeeds: fewer behind pickets and in cover."""
    bare = world.rules.sally.kill_pm * (1500 - guard) // 1000
    return bare * (1000 - int(cover_close(world)[at])) // 1000


def guard_pm(world: World, at: int) -> int:
    """Return how well fighting units round a hex guard it: 1000 for a strong picket's men."""
    guards = _round(world, at) & world.flag("zone") & ~world.flag("boat")
    return min(1000, int(world.fit[guards].sum()) * 1000 // (2 * world.rules.sally.picket_men))


def sally(state: State, order: Sally) -> tuple[State, Events]:
    """Go out and come back the same day."""
    dice, event = Dice(state.seed, state.turn), order.unit * 64 + int(state.rolled[order.unit])
    plan = venture(state, order)
    rolls = dice.rolls16(Lane.SALLY, np.array([event]), 3)[0].tolist()
    ambushed = rolls[0] * 1000 < plan.ambush_pm * ONE16
    succeeded = not ambushed and rolls[1] * 1000 < plan.success_pm * ONE16
    lost_mille, kill_mille = _toll(state.rules.sally, plan, ambushed=ambushed, succeeded=succeeded)
    shock = int(lognormal_table(state.rules.bombard.disperse_q8)[rolls[2]])
    draft = thaw(state)
    draft.acted[order.unit], draft.moves[order.unit] = 1, 0
    draft.rolled[order.unit] += 1
    russian = _bleed(draft, dice, event, _only(draft, order.unit), lost_mille * shock)
    qing = _bleed(draft, dice, event + 32, _exposed(draft, order.at), kill_mille * shock)
    burnt = _burn(draft, order.at, plan.guard_pm) if succeeded else 0
    _remember(draft, plan.men, russian, ambushed)
    bury(draft)
    roll_pm = rolls[1] * 1000 // ONE16
    outcome = (plan.success_pm, roll_pm, ambushed, succeeded, russian, qing, burnt)
    return freeze(draft), (Sallied(order.unit, order.at, plan.men, *outcome),)


def fight_sallies(state: State) -> tuple[State, Events]:
    """Fight the sallies that stand ready, party by party."""
    return state, ()


def _toll(rules: SallyRules, plan: Venture, *, ambushed: bool, succeeded: bool) -> tuple[int, int]:
    """Return the expected dead of the party and of the besiegers, in thousandths."""
    if ambushed:
        return plan.men * rules.lost_ambush_pm, 0
    if succeeded:
        return plan.men * rules.lost_success_pm, plan.men * plan.kill_pm
    return plan.men * rules.lost_failure_pm, plan.men * rules.kill_failed_pm


def forget_day(draft: World) -> None:
    """The besiegers grow careless again after a quiet day."""
    draft.tally[Tally.HABIT] = int(draft.tally[Tally.HABIT]) * draft.rules.sally.habit_keep_pm // 1000


def _bleed(draft: World, dice: Dice, event: int, exposed: I64, mean_mille_q16: int) -> int:
    dead = int(dice.poisson(Lane.SALLY, np.array([event + (1 << 20)]), np.array([mean_mille_q16 // 1000]))[0])
    return lose_men(draft, dice, (1 << 22) + event, exposed, dead, Cause.STORM)


def _only(draft: World, unit: int) -> I64:
    weights = np.zeros(len(draft.hex), np.int64)
    weights[unit] = draft.able[unit]
    return weights


def _exposed(draft: World, at: int) -> I64:
    return np.where(_round(draft, at), draft.able, 0).astype(np.int64)


def _round(world: World, at: int) -> Bool:
    """Return (u,) besiegers round a hex; leaders keep out of it."""
    near = world.ground.grid.distances[at][world.hex] <= _AROUND
    met: Bool = near & enemies(world, RUSSIA) & ~world.flag("leader")
    return met


def _works_round(world: World, at: int) -> list[int]:
    """Return cells at and beside a hex with besiegers' works, finished or not, the hex first."""
    cells = (at, *world.ground.grid.around[at])
    return [c for c in cells if world.plan[c] or labour_of(world, int(world.work[c]))]


def _burn(draft: World, at: int, guard: int) -> int:
    """Undo works: an unguarded stretch and the hex itself, else some metres; return hexes harmed."""
    rules, harmed = draft.rules.sally, 0
    for cell in _works_round(draft, at)[: rules.burn_hexes]:
        if draft.plan[cell]:
            keep = max(0, int(draft.done[cell]) - rules.burn_mm) if guard else 0
            draft.done[cell] = keep
            harmed += 1
        elif cell == at and not guard:
            draft.work[cell] = draft.ground.works[cell]
            harmed += 1
    return harmed


def _remember(draft: World, men: int, russian: int, ambushed: bool) -> None:
    tally = draft.tally
    tally[Tally.SALLIES] += 1
    tally[Tally.AMBUSHES] += int(ambushed)
    tally[Tally.HABIT] += ONE16
    tally[Tally.SHOCK] += russian * ONE16 // max(1, army(draft, RUSSIA))
    spent = men * draft.rules.sally.powder_rounds * draft.rules.fire.round_g
    tally[Tally.POWDER_G] -= min(int(tally[Tally.POWDER_G]), spent)
