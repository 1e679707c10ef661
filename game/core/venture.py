"""A sally as numbers: its chances, what it kills and costs; one formula for the preview and the event."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.core.blockade import progress_pm
from game.core.cover import cover_close
from game.core.dice import Dice
from game.core.hexgrid import I64
from game.core.laws import surprise
from game.core.outing import Party
from game.core.passage import enemies
from game.core.pickets import guard_pm
from game.core.state import NOWHERE, RUSSIA, Tally, World
from game.core.weather import murky

_AROUND: Final = 2
"""Hexes round the target that a sally meets."""


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


def foresee(world: World, party: Party) -> Venture:
    """Return what a party may bring, as far as the world shows its enemies."""
    rules, at, men = world.rules.sally, party.at, party.total
    guard, met = guard_pm(world, at), int(besiegers_round(world, at).sum())
    summands = _chances(world, party, guard)
    success = sum(change for _, change in summands)
    ambush = int(surprise.ambush_pm(rules, int(world.tally[Tally.HABIT]), guard))
    kill = rules.kill_pm * rules.kill_purpose_pm[party.purpose] // 1000 * surprise.ease_pm(guard) // 1000
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
    rules = world.rules.sally
    murk = rules.murk_pm if murky(world) else 1000
    led = rules.leader_pm if party.leader != NOWHERE else 1000
    return surprise.chances(rules, progress_pm(world), guard, murk, led)


def waylaid(plan: Venture) -> Venture:
    """Return what is left of a plan when men in hiding have struck: the party fights its way home."""
    success, failure, _ = plan.lost_pm
    return replace(plan, ambush_pm=1000, lost_pm=(success, failure, failure))


def resolve(world: World, plan: Venture, dice: Dice, events: I64) -> surprise.Fray:
    """Fight a sally as often as there are events, (m,): the game's own one, or many imagined."""
    odds = surprise.Odds(plan.ambush_pm, plan.success_pm, plan.kill_pm, plan.lost_pm, plan.men, plan.exposed)
    return surprise.fight(world.rules.sally, world.rules.bombard.disperse_q8, odds, dice, events)


def besiegers_round(world: World, at: int) -> I64:
    """Return (u,) besiegers on their feet round a hex; leaders keep out of it."""
    near = world.ground.grid.distances[at][world.hex] <= _AROUND
    met = near & enemies(world, RUSSIA) & ~world.flag("leader")
    return np.where(met, world.able, 0).astype(np.int64)
