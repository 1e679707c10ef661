"""Sallies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import ONE16, ONE30, lognormal_q16
from game.core.hexgrid import I64, Bool
from game.core.laws.numbers import Number, chance_q30, least
from game.core.tables.surprise import Sally

OWN: Final = 1 << 20
THEIRS: Final = 1 << 21
"""Where the rolls for the dead of the party and of the besiegers begin."""


@dataclass(frozen=True, slots=True)
class Odds:
    """What a sally goes into; a number for each of (m,) sallies, or one for all.

    Attributes:
        ambush_pm: chance that it is waited for; success_pm: chance to succeed if not.
        kill_pm: besiegers killed on success, for each man that goes.
        lost_pm: own dead for each: on success, failure, ambush.
        men: that go.
        exposed: besiegers whom they can meet.
    """

    ambush_pm: Number
    success_pm: Number
    kill_pm: Number
    lost_pm: tuple[Number, Number, Number]
    men: Number
    exposed: Number


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


def chances(
    rules: Sally, ring_pm: Number, guard_pm: Number, murk_pm: Number, led_pm: Number
) -> tuple[tuple[str, Number], ...]:
    """Return the chance of surprise, then what each circumstance adds to it or takes away, per mille.

    Args:
        rules: the numbers.
        ring_pm: how far the ring is closed.
        guard_pm: how well pickets cover the target.
        murk_pm: what night or fog makes of the chance.
        led_pm: what a leader makes of it.
    """
    factors = (
        ("ring", 1000 - rules.ring_pm * ring_pm // 1000),
        ("pickets", 1000 + rules.picket_pm // 2 - rules.picket_pm * guard_pm // 1000),
        ("night and fog", murk_pm),
        ("leader", led_pm),
    )
    chance, summands = rules.success_pm, [("surprise", rules.success_pm)]
    for name, factor in factors:
        after = least(rules.success_most_pm, chance * factor // 1000)
        summands.append((name, after - chance))
        chance = after
    return tuple(summands)


def ambush_pm(rules: Sally, habit_q16: Number, guard_pm: Number) -> Number:
    """Return the chance to be waited for, by the sallies that are remembered."""
    rate = rules.ambush_ppm * ONE30 // 1_000_000 * habit_q16 // ONE16 * 2 * guard_pm // 1000
    return chance_q30(rate) * 1000 // ONE30


def ease_pm(guard_pm: Number) -> Number:
    """Return how freely a party has its will, against a target with a weak picket."""
    return 1500 - guard_pm


def fight(rules: Sally, disperse_q8: Number, odds: Odds, dice: Dice, events: I64) -> Fray:
    """Fight a sally for each of (m,) events: the game's own one, many imagined, or those of many sieges.

    Args:
        rules: the numbers.
        disperse_q8: spread of the shock.
        odds: of each, or of all.
        dice: lane SALLY.
        events: names of the rolls.
    """
    rolls = dice.rolls16(Lane.SALLY, events, 5)
    ambushed: Bool = rolls[:, 0] * 1000 < odds.ambush_pm * ONE16
    succeeded: Bool = ~ambushed & (rolls[:, 1] * 1000 < odds.success_pm * ONE16)
    ends = [ambushed, succeeded]
    own_pm = np.select(ends, [odds.lost_pm[2], odds.lost_pm[0]], odds.lost_pm[1])
    kill_pm = np.select(ends, [0, odds.kill_pm], rules.kill_failed_pm)
    mean_q16 = odds.men * lognormal_q16(disperse_q8, rolls[:, 2]) // 1000
    russian = dice.poisson(Lane.SALLY, events + OWN, own_pm * mean_q16)
    qing = dice.poisson(Lane.SALLY, events + THEIRS, kill_pm * mean_q16)
    return Fray(ambushed, succeeded, np.minimum(russian, odds.men), np.minimum(qing, odds.exposed), rolls)
