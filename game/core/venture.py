"""A sally as numbers: its chances, what it kills and costs; one formula for the preview and the event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.core.blockade import progress_pm
from game.core.cover import cover_close
from game.core.dice import Dice, Lane
from game.core.fixed import ONE16, ONE30, lognormal_table, one_minus_exp_q30
from game.core.havoc import ease_pm
from game.core.hexgrid import I64, Bool
from game.core.outing import Party
from game.core.passage import enemies
from game.core.pickets import guard_pm
from game.core.state import NOWHERE, RUSSIA, Tally, World
from game.core.weather import murky

_AROUND: Final = 2
"""Hexes round the target that a sally meets."""
OWN: Final = 1 << 20
THEIRS: Final = 1 << 21
"""Where the rolls for the dead of the party and of the besiegers begin."""


@dataclass(frozen=True, slots=True)
class Venture:
    """A sally foreseen.

    Attributes:
        men: that go.
        success_pm: chance to succeed if it does not run into an ambush.
        ambush_pm: chance of that.
        exposed: besiegers on their feet round the target.
        guard_pm: how well pickets cover it.
        kill_pm: besiegers killed on success, for each man that goes, per mille.
        kills: expected dead of the besiegers on success.
        losses: expected own dead: on success, failure, ambush.
        lost_pm: the same for each man that goes, per mille.
        summands: what the chance to come home with success is made of, name and per mille: their sum.
    """

    men: int
    success_pm: int
    ambush_pm: int
    exposed: int
    guard_pm: int
    kill_pm: int
    kills: int
    losses: tuple[int, int, int]
    lost_pm: tuple[int, int, int]
    summands: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Fray:
    """Sallies fought, one a row.

    Attributes:
        ambushed, succeeded: (m,) neither where it was driven back.
        russian, qing: (m,) dead.
        rolls: (m, 5) of 16 bits: ambush, success, shock, prisoners, how many.
    """

    ambushed: Bool
    succeeded: Bool
    russian: I64
    qing: I64
    rolls: I64


def foresee(world: World, party: Party) -> Venture:
    """Return what a party may bring, as far as the world shows its enemies."""
    rules, at, men = world.rules.sally, party.at, party.total
    guard, met = guard_pm(world, at), int(besiegers_round(world, at).sum())
    summands = _chances(world, party, guard)
    success = sum(change for _, change in summands)
    ambush = _ambush_pm(world, guard)
    kill = rules.kill_pm * rules.kill_purpose_pm[party.purpose] // 1000 * ease_pm(guard) // 1000
    kill = kill * (1000 - int(cover_close(world)[at])) // 1000
    lost = rules.lost_success_pm, rules.lost_failure_pm, rules.lost_ambush_pm
    return Venture(
        men=men,
        success_pm=success,
        ambush_pm=ambush,
        exposed=met,
        guard_pm=guard,
        kill_pm=kill,
        kills=min(met, men * kill // 1000),
        losses=(men * lost[0] // 1000, men * lost[1] // 1000, men * lost[2] // 1000),
        lost_pm=lost,
        summands=(*summands, ("habit", -success * ambush // 1000)),
    )


def _chances(world: World, party: Party, guard: int) -> tuple[tuple[str, int], ...]:
    """Return the chance of surprise, then what each circumstance adds to it or takes away."""
    rules, led = world.rules.sally, party.leader != NOWHERE
    factors = (
        ("ring", 1000 - rules.ring_pm * progress_pm(world) // 1000),
        ("pickets", 1000 + rules.picket_pm // 2 - rules.picket_pm * guard // 1000),
        ("night and fog", rules.murk_pm if murky(world) else 1000),
        ("leader", rules.leader_pm if led else 1000),
    )
    chance, summands = rules.success_pm, [("surprise", rules.success_pm)]
    for name, factor in factors:
        after = min(rules.success_most_pm, chance * factor // 1000)
        summands.append((name, after - chance))
        chance = after
    return tuple(summands)


def _ambush_pm(world: World, guard: int) -> int:
    """Who comes out often is waited for."""
    habit = int(world.tally[Tally.HABIT])
    rate = world.rules.sally.ambush_ppm * ONE30 // 1_000_000 * habit // ONE16 * 2 * guard // 1000
    return one_minus_exp_q30(min(rate, 3 * ONE30)) * 1000 // ONE30


def waylaid(plan: Venture) -> Venture:
    """Return what is left of a plan when men in hiding have struck: the party fights its way home."""
    success, failure, _ = plan.lost_pm
    return replace(plan, ambush_pm=1000, lost_pm=(success, failure, failure))


def resolve(world: World, plan: Venture, dice: Dice, events: I64) -> Fray:
    """Fight a sally as often as there are events, (m,): the game's own one, or many imagined."""
    rules = world.rules.sally
    rolls = dice.rolls16(Lane.SALLY, events, 5)
    ambushed: Bool = rolls[:, 0] * 1000 < plan.ambush_pm * ONE16
    succeeded: Bool = ~ambushed & (rolls[:, 1] * 1000 < plan.success_pm * ONE16)
    ends = [ambushed, succeeded]
    own_pm = np.select(ends, [plan.lost_pm[2], plan.lost_pm[0]], plan.lost_pm[1])
    kill_pm = np.select(ends, [0, plan.kill_pm], rules.kill_failed_pm)
    mean_q16 = plan.men * lognormal_table(world.rules.bombard.disperse_q8)[rolls[:, 2]] // 1000
    russian = dice.poisson(Lane.SALLY, events + OWN, own_pm * mean_q16)
    qing = dice.poisson(Lane.SALLY, events + THEIRS, kill_pm * mean_q16)
    return Fray(ambushed, succeeded, np.minimum(russian, plan.men), np.minimum(qing, plan.exposed), rolls)


def besiegers_round(world: World, at: int) -> I64:
    """Return (u,) besiegers on their feet round a hex; leaders keep out of it."""
    near = world.ground.grid.distances[at][world.hex] <= _AROUND
    met = near & enemies(world, RUSSIA) & ~world.flag("leader")
    return np.where(met, world.able, 0).astype(np.int64)
