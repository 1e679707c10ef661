"""Storms foreseen: the resolver under somebody's imagination, for the screen and the computer players."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from game.core.assault import Assault, alarm, assaults, engagement
from game.core.dice import Dice
from game.core.errors import IllegalOrder
from game.core.fixed import ONE16, ln_q8, percentiles
from game.core.ghosts import reckoned
from game.core.orders import Storm
from game.core.resolver import Engagement, Outcome, resolve
from game.core.state import View, World, freeze, thaw
from game.core.tables.storm import Storm as StormRules
from game.core.tasks import Task

SAMPLES = 512

CIRCUMSTANCES: Final[dict[str, str]] = {
    "cover": "cover_pm",
    "height": "height_mille",
    "breach": "breach_pm",
    "approaches": "approach_pm",
    "covering guns": "support_pm",
    "ladders": "bare_pm",
    "garrison guns": "gun_men_milli",
    "night": "night",
    "leader": "led",
    "cohesion": "cohesion",
    "fatigue": "fatigue",
    "hunger": "morale_pm",
    "work behind": "retrenched_pm",
    "inner work": "refuge_pm",
}
"""Summands of the chance in the order they are added, each with the field of the engagement that makes it."""


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
        summands: what makes the logit of the chance: name and thousandths, their sum the whole; empty if
            nobody asked.
    """

    columns: tuple[int, ...]
    men: int
    defenders: int
    taken_pm: int
    broken_pm: int
    qing_dead: tuple[int, int, int]
    russian_dead: tuple[int, int, int]
    summands: tuple[tuple[str, int], ...] = ()


def preview(world: World, order: Storm, dice: Dice) -> Odds:
    """Return what the storm would do if *order* joined it, with what it is made of.

    Args:
        world: a View.
        order: legal.
        dice: of the caller's imagination; never the game's.
    """
    joined = thaw(reckoned(world) if isinstance(world, View) else world)
    joined.task[order.unit], joined.aim[order.unit] = Task.STORM, order.at
    fight = _fight_of(freeze(joined), order.unit)[1]
    return replace(foresee(joined, order.unit, dice), summands=summands(world.rules.storm, fight, dice))


def foresee(world: World, unit: int, dice: Dice, samples: int = SAMPLES) -> Odds:
    """Return what the storm that a unit has joined would do, from many samples.

    Args:
        world: a View, real or imagined, in which the columns stand ready.
        unit: one of the columns.
        dice: of the caller's imagination.
        samples: how many futures.

    Raises:
        IllegalOrder: if the unit has joined no storm.
    """
    assault, fight = _fight_of(world, unit)
    out = resolve(world.rules.storm, fight, dice, np.arange(samples, dtype=np.int64))
    return Odds(
        columns=assault.units,
        men=int(fight.columns.sum()),
        defenders=fight.manned,
        taken_pm=_chance_q16(out) * 1000 // ONE16,
        broken_pm=int((~out.standing.any(axis=1)).sum()) * 1000 // samples,
        qing_dead=percentiles(out.dead.sum(axis=1) + out.top),
        russian_dead=percentiles(out.defenders),
    )


def _fight_of(world: World, unit: int) -> tuple[Assault, Engagement]:
    """Return the storm that a unit is part of, after the lesser ones have drawn their alarm."""
    answered: dict[int, int] = {}
    for assault in assaults(world):
        if unit in assault.units:
            return assault, engagement(world, assault, answered)
        answered |= alarm(world, assault, answered)
    msg = f"unit {unit} has joined no storm"
    raise IllegalOrder(msg)


def summands(
    rules: StormRules, fight: Engagement, dice: Dice, samples: int = SAMPLES
) -> tuple[tuple[str, int], ...]:
    """Return what makes the logit of the chance, in thousandths: the wall first, then one thing at a time.

    Every circumstance is put in its place in turn, and counts what it moves the chance by, whether it
    works on the defenders' fire, on the columns' nerve or on the wall; so the sum is the whole logit.
    """
    futures = np.arange(samples, dtype=np.int64)
    stage = plain(rules, fight)
    before = _logit_milli(resolve(rules, stage, dice, futures))
    crowd = rules.arrivals_milli * (_ln_milli(fight.defenders) - _ln_milli(fight.manned)) // 1000
    made = [("wall", rules.base_milli), ("frontage", crowd), ("numbers", before - rules.base_milli - crowd)]
    for name, field in CIRCUMSTANCES.items():
        after, stage = before, _with(stage, fight, field)
        if not np.array_equal(getattr(fight, field), getattr(plain(rules, fight), field)):
            after = _logit_milli(resolve(rules, stage, dice, futures))
        made.append((name, after - before))
        before = after
    return tuple(made)


def plain(rules: StormRules, fight: Engagement) -> Engagement:
    """Return the same men at a whole rampart by day, all fresh, with ladders and nothing else."""
    none = np.zeros_like(fight.columns)
    return replace(
        fight,
        cohesion=none + 1000,
        fatigue=none,
        led=none,
        gun_men_milli=0,
        cover_pm=rules.cover_reference_pm,
        height_mille=rules.height_reference_mille,
        breach_pm=0,
        bare_pm=0,
        approach_pm=0,
        support_pm=0,
        retrenched_pm=0,
        refuge_pm=0,
        morale_pm=1000,
        night=False,
    )


def _with(stage: Engagement, fight: Engagement, field: str) -> Engagement:
    return replace(stage, **{field: getattr(fight, field)})


def _chance_q16(out: Outcome) -> int:
    return int(out.enter_q16.mean())


def _logit_milli(out: Outcome) -> int:
    """Return the logit of the mean chance, as far as 1/65536 tells it from never and always."""
    chance = min(max(_chance_q16(out), 1), ONE16 - 1)
    return _ln_milli(chance) - _ln_milli(ONE16 - chance)


def _ln_milli(n: int) -> int:
    return ln_q8(max(1, n)) * 1000 // 256
