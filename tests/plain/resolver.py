"""One storm, column by column, in plain Python numbers.

It takes its rolls one at a time by their names and has nothing of the fast resolver but its tables.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import isqrt, ln_q8, logistic_q16, lognormal_table
from game.core.resolver import Engagement
from game.core.rules import Storm

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
        breaking_point(rules, fight, steadiness, next(rolls), m, int(c))
        for m, c in zip(men, fight.cohesion, strict=True)
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
    melee = fight.defenders * rules.melee_ppm * ONE // 1_000_000 * 7 // 10 * (1000 + fight.breach_pm) // 2000
    melee = (melee if any(standing) else melee // 4) * shock // ONE
    defenders = min(fight.defenders, fallen(dice, event * NAMES + NAMES - 1, melee))
    return Result(dead, standing, enter, taken, min(top, arrived * rules.tail_cap_pm // 1000), defenders)


def spread(spread_q8: int, share_pm: int, roll: int) -> int:
    """Return the lognormal factor of a roll, for a share of the variance."""
    return int(lognormal_table(isqrt(spread_q8 * spread_q8 * share_pm // 1000))[roll])


def breaking_point(rules: Storm, fight: Engagement, shared: int, roll: int, men: int, cohesion: int) -> int:
    """Return the loss, in 1/65536 man, at which a column breaks among unbroken ones."""
    share = rules.break_pm * fight.morale_pm * ONE // 1_000_000 * shared // ONE
    own = share * spread(rules.break_disperse_q8, 1000 - rules.common_pm, roll) // ONE
    return own * (1000 - rules.cohesion_weight_pm * (1000 - cohesion) // 1000) // 1000 * men


def volley(rules: Storm, fight: Engagement, weight_pm: int) -> int:
    """Return the expected dead of a phase, all columns together, in 1/65536."""
    front = fight.defenders * 1000 + fight.gun_men_milli
    total = front * rules.dead_a_defender_pm * (2000 - fight.breach_pm) // 2000 * fight.fire_pm // 1000
    return total * weight_pm * ONE // 1_000_000_000


def chance(rules: Storm, fight: Engagement, arrived: int) -> int:
    """Return the chance to get in, in 1/65536."""
    if arrived == 0:
        return 0
    numbers = ln_q8(arrived) - ln_q8(
        rules.arrivals_a_defender * max(fight.defenders, rules.arrivals_a_defender)
    )
    logit = (fight.entry_milli + rules.breach_milli * fight.breach_pm // 1000) * 256 // 1000
    return logistic_q16(logit + rules.arrivals_milli * numbers // 1000)


def thrown_back(rules: Storm, fight: Engagement, standing: list[bool], shock: int) -> int:
    """Return the men lost at the top of a wall that was not taken."""
    share_pm = sum(standing) * 1000 // len(standing)
    return fight.defenders * rules.repulsed_top_pm * share_pm // 1_000_000 * shock // ONE


def fallen(dice: Dice, name: int, mean: int) -> int:
    """Return one Poisson number."""
    return int(dice.poisson(Lane.STORM, np.array([name]), np.array([mean]))[0])
