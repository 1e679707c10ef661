"""Storms foreseen: the resolver under somebody's imagination, for the screen and the computer players."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.assault import alarm, assaults, engagement, entry_summands
from game.core.dice import Dice
from game.core.errors import IllegalOrder
from game.core.fixed import ONE16, ln_q8
from game.core.hexgrid import I64
from game.core.orders import Storm, Task
from game.core.resolver import Engagement, Outcome, resolve
from game.core.state import World, freeze, thaw

SAMPLES = 512


@dataclass(frozen=True, slots=True)
class Odds:
    """A storm foreseen.

    Attributes:
        columns: units that would go.
        men: in them, on their feet.
        defenders: that would meet them, as far as the side that looks can tell.
        taken_pm: chance that the fort is taken.
        broken_pm: chance that every column breaks on the way.
        qing_dead, russian_dead: 5th, 50th and 95th percentile.
        summands: what the chance of entry is made of: name and thousandths of a logit.
    """

    columns: tuple[int, ...]
    men: int
    defenders: int
    taken_pm: int
    broken_pm: int
    qing_dead: tuple[int, int, int]
    russian_dead: tuple[int, int, int]
    summands: tuple[tuple[str, int], ...]


def preview(world: World, order: Storm, dice: Dice) -> Odds:
    """Return what the storm would do if *order* joined it.

    Args:
        world: a View.
        order: legal.
        dice: of the caller's imagination; never the game's.
    """
    joined = thaw(world)
    joined.task[order.unit], joined.aim[order.unit] = Task.STORM, order.at
    return foresee(freeze(joined), order.unit, dice)


def foresee(world: World, unit: int, dice: Dice, samples: int = SAMPLES) -> Odds:
    """Return what the storm that a unit has joined would do, from many samples.

    Args:
        world: a View, real or imagined, in which the columns stand ready.
        unit: one of the columns.
        dice: of the caller's imagination.
        samples: how many futures.
    """
    answered: dict[int, int] = {}
    for assault in assaults(world):
        if unit in assault.columns:
            break
        answered |= alarm(world, assault, answered)
    else:
        msg = f"unit {unit} has joined no storm"
        raise IllegalOrder(msg)
    fight = engagement(world, assault, answered)
    out = resolve(world.rules.storm, fight, dice, np.arange(samples, dtype=np.int64))
    return Odds(
        columns=assault.columns,
        men=int(fight.columns.sum()),
        defenders=fight.defenders,
        taken_pm=int(out.enter_q16.mean()) * 1000 // ONE16,
        broken_pm=int((~out.standing.any(axis=1)).sum()) * 1000 // samples,
        qing_dead=_spread(out.dead.sum(axis=1) + out.top),
        russian_dead=_spread(out.defenders),
        summands=(*entry_summands(world, assault), *_fight_summands(world, fight, out)),
    )


def _fight_summands(world: World, fight: Engagement, out: Outcome) -> tuple[tuple[str, int], ...]:
    rules = world.rules.storm
    arrived = int(((fight.columns - out.dead) * out.standing).sum(axis=1).mean())
    odds = rules.arrivals_a_defender * max(fight.defenders, rules.arrivals_a_defender)
    numbers = rules.arrivals_milli * (ln_q8(arrived) - ln_q8(odds)) // 256
    return ("breach", rules.breach_milli * fight.breach_pm // 1000), ("numbers", numbers)


def _spread(values: I64) -> tuple[int, int, int]:
    ordered = np.sort(values)
    low, middle, high = (int(ordered[len(ordered) * q // 100]) for q in (5, 50, 95))
    return low, middle, high
