"""One storm, column by column, in plain Python numbers.

It takes its rolls one at a time by their names and has nothing of the fast resolver but its tables.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import isqrt, ln_q8, logistic_q16, lognormal_table
from game.core.resolver import Engagement
from game.core.tables.storm import Storm

ONE = 65536
NAMES = 64


@dataclass(frozen=True)
class Result:
    """What came of it: by column, then for the whole."""

    dead: list[int]
    standing: list[bool]
    enter: int
    taken: bool
    top: int
    defenders: int


def storm(rules: Storm, fight: Engagement, dice: Dice, event: int) -> Result:
    """Fight one storm."""
    columns = len(fight.columns)
    men = [int(m) for m in fight.columns]
    rolls = iter(dice.roll16(Lane.STORM, event * NAMES, j) for j in range(3 + 5 * columns))
    shock = spread(rules.disperse_q8, rules.common_pm, next(rolls))
    steadiness = spread(rules.break_disperse_q8, rules.common_pm, next(rolls))
    entry_roll = next(rolls)
    limits = [
        breaking_point(rules, fight, steadiness, next(rolls), m, nerve(rules, fight, c))
        for c, m in enumerate(men)
    ]
    dead, standing = [0] * columns, [m > 0 for m in men]
    for phase, weight in enumerate(rules.phases_pm):
        exposed = [(m - d) * s for m, d, s in zip(men, dead, standing, strict=True)]
        fire = volley(rules, fight, weight)
        broken = standing.count(False)
        for c in range(columns):
            own = spread(rules.disperse_q8, 1000 - rules.common_pm, next(rolls))
            mean = fire * exposed[c] // max(1, sum(exposed)) * shock // ONE * own // ONE
            dead[c] = min(men[c], dead[c] + fallen(dice, event * NAMES + 1 + phase * columns + c, mean))
        for c in range(columns):
            nearer = limits[c] * (1000 * columns - rules.contagion_pm * broken) // (1000 * columns)
            standing[c] = standing[c] and dead[c] * ONE < nearer
    arrived = sum((m - d) * s for m, d, s in zip(men, dead, standing, strict=True))
    enter = chance(rules, fight, arrived)
    taken = entry_roll < enter
    top = thrown_back(rules, fight, standing, shock)
    if taken:
        top = fight.garrison * rules.repulsed_inside_pm // 1000
    melee = manned(fight) * rules.melee_ppm * ONE // 1_000_000 * 7 // 10 * (1000 + fight.breach_pm) // 2000
    melee = melee * (1000 - fight.cover_pm) // (1000 - rules.cover_reference_pm)
    melee = (melee if any(standing) else melee // 4) * shock // ONE
    defenders = min(manned(fight), fallen(dice, event * NAMES + NAMES - 1, melee))
    return Result(dead, standing, enter, taken, min(top, arrived * rules.tail_cap_pm // 1000), defenders)


def spread(spread_q8: int, share_pm: int, roll: int) -> int:
    """Return the lognormal factor of a roll, for a share of the variance."""
    return int(lognormal_table(isqrt(spread_q8 * spread_q8 * share_pm // 1000))[roll])


def manned(fight: Engagement) -> int:
    """Return the defenders who find a place on the front."""
    return fight.defenders if fight.defenders < fight.frontage else fight.frontage


def nerve(rules: Storm, fight: Engagement, column: int) -> int:
    """Return what cohesion a column has in this fight."""
    rested = int(fight.cohesion[column]) * (2000 - int(fight.fatigue[column])) // 2000
    if fight.led[column]:
        rested += rules.leader_steadies
    if fight.night:
        rested -= rules.night_cohesion
    return max(rested, 0)


def breaking_point(rules: Storm, fight: Engagement, shared: int, roll: int, men: int, cohesion: int) -> int:
    """Return the loss, in 1/65536 man, at which a column breaks among unbroken ones."""
    share = rules.break_pm * fight.morale_pm * ONE // 1_000_000 * shared // ONE
    own = share * spread(rules.break_disperse_q8, 1000 - rules.common_pm, roll) // ONE
    return own * (1000 - rules.cohesion_weight_pm * (1000 - cohesion) // 1000) // 1000 * men


def volley(rules: Storm, fight: Engagement, weight_pm: int) -> int:
    """Return the expected dead of a phase, all columns together, in 1/65536."""
    front = manned(fight) * 1000 + fight.gun_men_milli
    return front * rules.dead_a_defender_pm * vigour(rules, fight) // 1000 * weight_pm * ONE // 1_000_000_000


def vigour(rules: Storm, fight: Engagement) -> int:
    """Return how much of its fire the front can give, per mille."""
    share = 1000 - fight.breach_pm // 2
    share = share * (1000 - (1000 - rules.approach_fire_pm) * fight.approach_pm // 1000) // 1000
    share = share * (1000 - (1000 - rules.support_fire_pm) * fight.support_pm // 1000) // 1000
    if fight.night:
        share = share * rules.night_fire_pm // 1000
    return share * (1000 - (1000 - rules.dry_fire_pm) * (1000 - fight.powder_pm) // 1000) // 1000


def chance(rules: Storm, fight: Engagement, arrived: int) -> int:
    """Return the chance to get in, in 1/65536."""
    if arrived == 0:
        return 0
    against = max(manned(fight), rules.arrivals_a_defender)
    numbers = ln_q8(arrived) - ln_q8(rules.arrivals_a_defender * against)
    return logistic_q16(way_in(rules, fight) * 256 // 1000 + rules.arrivals_milli * numbers // 1000)


def way_in(rules: Storm, fight: Engagement) -> int:
    """Return the logit of getting over the wall, in thousandths, before numbers."""
    logit = rules.base_milli
    logit -= rules.cover_milli * (fight.cover_pm - rules.cover_reference_pm) // 1000
    logit -= rules.height_milli * (fight.height_mille - rules.height_reference_mille) // 1000
    logit += rules.breach_milli * fight.breach_pm // 1000
    logit -= rules.bare_milli * fight.bare_pm * (1000 - fight.approach_pm) // 1_000_000
    logit += rules.approach_milli * fight.approach_pm // 1000
    logit += rules.support_milli * fight.support_pm // 1000
    logit -= rules.retrenched_milli * fight.retrenched_pm // 1000
    return logit - rules.refuge_milli * fight.refuge_pm // 1000


def thrown_back(rules: Storm, fight: Engagement, standing: list[bool], shock: int) -> int:
    """Return the men lost at the top of a wall that was not taken."""
    share_pm = sum(standing) * 1000 // len(standing)
    return manned(fight) * rules.repulsed_top_pm * share_pm // 1_000_000 * shock // ONE


def fallen(dice: Dice, name: int, mean: int) -> int:
    """Return one Poisson number."""
    return int(dice.poisson(Lane.STORM, np.array([name]), np.array([mean]))[0])
