"""The resolver of a storm: columns against a front. Arrays in, arrays out; it knows no map and no units.

The preview, the computer players and the event itself call `resolve` with other dice; nothing else decides
a storm. What it holds to is argued in the calibration: the defenders' fire is limited by their frontage and
shared among the columns, most of its variance is common to the whole storm, columns break at a share lost,
panic is contagious, and the unbroken must still get in.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import ONE16, isqrt, ln_q8, logistic_q16, lognormal_q16
from game.core.hexgrid import I64, U16, Bool
from game.core.laws.numbers import Number, Truth, choose, least, most
from game.core.tables.storm import Storm as StormRules

_NAMES = 64
"""Dice names that one storm may use."""


@dataclass(frozen=True, slots=True, eq=False)
class Engagement:
    """A storm as numbers, or storms of many sieges.

    What is one number here may be one for each sample, (s,); what is one for each column, (c, s).

    Attributes:
        columns: (c,) men of each column on their feet.
        cohesion, fatigue: (c,) 0-1000.
        led: (c,) 1 where a leader steadies the column.
        defenders: men who answer the alarm.
        frontage: how many of them find a place on the front; the others neither help nor suffer.
        garrison: men of the whole fort that can fight.
        gun_men_milli: guns on the front, as thousandths of defenders.
        cover_pm: close cover of what is stormed; height_mille: its height in thousandths of a step.
        breach_pm: share of the front's wall that is gone.
        bare_pm: share of the columns that come to a whole wall without ladders.
        approach_pm: what sap heads do for the columns; support_pm: what guns that overlook the wall do.
        retrenched_pm: how much of a work has been dug behind the front.
        refuge_pm: how far the defenders are the last men in their inner work.
        morale_pm: what hunger, sickness and earlier storms leave of the columns' steadiness.
        powder_pm: what the defenders have of the powder they need.
        night: whether it is dark.
    """

    columns: I64
    cohesion: I64
    fatigue: I64
    led: I64
    defenders: Number
    frontage: Number
    garrison: Number
    gun_men_milli: Number
    cover_pm: Number
    height_mille: Number
    breach_pm: Number
    bare_pm: Number
    approach_pm: Number
    support_pm: Number
    retrenched_pm: Number
    refuge_pm: Number
    morale_pm: Number
    powder_pm: Number
    night: Truth

    @property
    def manned(self) -> Number:
        """Defenders that have found a place on the front."""
        return least(self.defenders, self.frontage)


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What comes of it, for each of s samples.

    Attributes:
        dead: (s, c) men of each column shot down on the way.
        standing: (s, c) columns that did not break.
        enter_q16: (s,) chance of those to get in, in 1/65536.
        roll_q16: (s,) the roll against it.
        taken: (s,) whether they got in.
        top: (s,) men of the columns that fell on the wall or within.
        defenders: (s,) defenders that fell while it was fought.
    """

    dead: I64
    standing: Bool
    enter_q16: I64
    roll_q16: I64
    taken: Bool
    top: I64
    defenders: I64


def resolve(rules: StormRules, fight: Engagement, dice: Dice, events: I64) -> Outcome:
    """Fight a storm once for every event number.

    Args:
        rules: the numbers.
        fight: who meets whom.
        dice: of the turn, or of somebody's imagination.
        events: (s,) names of the rolls; one for the event itself, many for a preview.
    """
    columns = len(fight.columns)
    rolls = np.ascontiguousarray(
        dice.rolls(Lane.STORM, events * _NAMES, 3 + columns * (1 + len(rules.phases_pm))).T
    )
    common, nerve, entry = rolls[:3]
    own = rolls[3:].reshape(-1, columns, len(events))
    shock = _common(rules, rules.disperse_q8, common)
    breaking = _breaking_point(rules, fight, nerve, own[0])
    men = np.broadcast_to(_each(fight.columns), own[0].shape).astype(np.int64)
    dead = np.zeros_like(men)
    standing = men > 0
    for phase, luck in enumerate(own[1:]):
        mean = _fire_q16(rules, fight, phase, men - dead, standing) * shock >> 16
        mean = mean * _own(rules, rules.disperse_q8, luck) >> 16
        names = events * _NAMES + 1 + phase * columns + np.arange(columns)[:, None]
        fallen = dice.poisson(Lane.STORM, names.ravel(), mean.ravel()).reshape(mean.shape)
        dead = np.minimum(dead + fallen, men)
        standing = standing & (dead << 16 < _panic(rules, breaking, standing))
    arrived = ((men - dead) * standing).sum(axis=0)
    enter = _enter_q16(rules, fight, arrived)
    roll = entry.astype(np.int64)
    taken = roll < enter
    top = _top_dead(rules, fight, arrived, standing, shock, taken)
    within = dice.poisson(Lane.STORM, events * _NAMES + _NAMES - 1, _melee_q16(rules, fight, standing, shock))
    return Outcome(dead.T, standing.T, enter, roll, taken, top, np.minimum(within, fight.manned))


def _each(columns: I64) -> I64:
    """Return a number for each column as (c, 1), if all samples share it, or (c, s)."""
    return columns if columns.ndim > 1 else columns[:, None]


def _common(rules: StormRules, spread_q8: Number, roll: U16) -> I64:
    """Lognormal shock that all columns share."""
    return lognormal_q16(_part(spread_q8, rules.common_pm), roll)


def _own(rules: StormRules, spread_q8: Number, roll: U16) -> I64:
    """Lognormal shock of one column."""
    return lognormal_q16(_part(spread_q8, 1000 - rules.common_pm), roll)


def _part(spread_q8: Number, share_pm: int) -> Number:
    """Return the spread that carries a share of the variance."""
    return isqrt(spread_q8 * spread_q8 * share_pm // 1000)


def fire_pm(rules: StormRules, fight: Engagement) -> Number:
    """Return what breach, saps, overlooking guns, night and want of powder leave of the defenders' fire."""
    keep = (
        1000 - fight.breach_pm // 2,
        1000 - (1000 - rules.approach_fire_pm) * fight.approach_pm // 1000,
        1000 - (1000 - rules.support_fire_pm) * fight.support_pm // 1000,
        choose(fight.night, rules.night_fire_pm, 1000),
        1000 - (1000 - rules.dry_fire_pm) * (1000 - fight.powder_pm) // 1000,
    )
    share = 1000
    for part in keep:
        share = share * part // 1000
    return share


def _fire_q16(rules: StormRules, fight: Engagement, phase: int, men: I64, standing: Bool) -> I64:
    """Return (c, s) expected dead of one phase: the front's fire, shared by the men exposed to it."""
    front = fight.manned * 1000 + fight.gun_men_milli
    total = front * rules.dead_a_defender_pm * fire_pm(rules, fight) // 1000
    total = total * rules.phases_pm[phase] * ONE16 // 1_000_000_000
    exposed = men * standing
    each: I64 = total * exposed // np.maximum(exposed.sum(axis=0), 1)
    return each


def steadiness(rules: StormRules, fight: Engagement) -> I64:
    """Return (c,) cohesion as the fight tries it: weariness takes up to a half, night some, a leader adds."""
    bare = fight.cohesion * (2000 - fight.fatigue) // 2000 + fight.led * rules.leader_steadies
    steady: I64 = np.maximum(0, bare - choose(fight.night, rules.night_cohesion, 0))
    return steady


def _breaking_point(rules: StormRules, fight: Engagement, common: U16, own: U16) -> I64:
    """Return (c, s) losses in 1/65536 man at which each column breaks if none has broken yet."""
    share = rules.break_pm * fight.morale_pm * ONE16 // 1_000_000
    shared = share * _common(rules, rules.break_disperse_q8, common) >> 16
    wavering = 1000 - rules.cohesion_weight_pm * (1000 - steadiness(rules, fight)) // 1000
    each = shared * _own(rules, rules.break_disperse_q8, own) >> 16
    breaking: I64 = each * _each(wavering) // 1000 * _each(fight.columns)
    return breaking


def _panic(rules: StormRules, breaking: I64, standing: Bool) -> I64:
    """Columns that have broken bring the others' breaking point nearer."""
    whole, broken = 1000 * len(standing), (~standing).sum(axis=0)
    nearer: I64 = breaking * (whole - rules.contagion_pm * broken) // whole
    return nearer


def _top_dead(
    rules: StormRules, fight: Engagement, arrived: I64, standing: Bool, shock: I64, taken: Bool
) -> I64:
    """Return (s,) men who fall on the wall: thrown back at the top, or fighting through the streets."""
    share_pm = standing.sum(axis=0) * 1000 // len(standing)
    thrown = fight.manned * rules.repulsed_top_pm * share_pm // 1_000_000 * shock >> 16
    within = fight.garrison * rules.repulsed_inside_pm // 1000
    dead: I64 = np.minimum(np.where(taken, within, thrown), arrived * rules.tail_cap_pm // 1000)
    return dead


def _melee_q16(rules: StormRules, fight: Engagement, standing: Bool, shock: I64) -> I64:
    """Return (s,) expected dead of the defenders, in 1/65536; a quarter if nobody reaches the wall."""
    mean = fight.manned * rules.melee_ppm * ONE16 // 1_000_000 * 7 // 10
    mean = mean * (1000 + fight.breach_pm) // 2000
    mean = mean * (1000 - fight.cover_pm) // (1000 - rules.cover_reference_pm)
    met: I64 = np.where(standing.any(axis=0), mean, mean // 4) * shock >> 16
    return met


def entry_milli(rules: StormRules, fight: Engagement) -> Number:
    """Return the logit of getting in that ground, works and means give, before numbers."""
    return (
        rules.base_milli
        - rules.cover_milli * (fight.cover_pm - rules.cover_reference_pm) // 1000
        - rules.height_milli * (fight.height_mille - rules.height_reference_mille) // 1000
        + rules.breach_milli * fight.breach_pm // 1000
        - rules.bare_milli * fight.bare_pm * (1000 - fight.approach_pm) // 1_000_000
        + rules.approach_milli * fight.approach_pm // 1000
        + rules.support_milli * fight.support_pm // 1000
        - rules.retrenched_milli * fight.retrenched_pm // 1000
        - rules.refuge_milli * fight.refuge_pm // 1000
    )


def _enter_q16(rules: StormRules, fight: Engagement, arrived: I64) -> I64:
    """Return (s,) chance that those under the wall get in."""
    odds = rules.arrivals_a_defender * most(fight.manned, rules.arrivals_a_defender)
    numbers = ln_q8(arrived) - ln_q8(odds)
    logit = entry_milli(rules, fight) * 256 // 1000
    chance = logistic_q16(logit + rules.arrivals_milli * numbers // 1000)
    return np.where(arrived > 0, chance, 0).astype(np.int64)
