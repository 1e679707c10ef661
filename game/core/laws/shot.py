"""Guns and muskets at those within and before the walls."""

from __future__ import annotations

from game.core.fixed import ONE30
from game.core.laws.numbers import Number, most
from game.core.tables.fire import Bombard, Fire

_FEWEST_SHOT_AT = 200
"""A handful before the walls draws no more fire on each man than so many do."""


def fort_rate_q30(rules: Bombard, dead_ppm: Number, *, wooden: bool) -> Number:
    """Return the rate at which each man of a garrison is killed by shot.

    Args:
        rules: the numbers.
        dead_ppm: the dead, in millionths, that the same shot would cost in a crowded wooden fort.
        wooden: what the fort is made of.
    """
    if wooden:
        return dead_ppm * ONE30 // 1_000_000 // rules.men_reference
    return dead_ppm * ONE30 // 1_000_000 // rules.earth_reference * rules.earth_pm // 1000


def guard_out_q30(rules: Fire, defenders: Number, vigour_pm: Number, shock_q16: Number) -> Number:
    """Return the expected dead of the besiegers by the fire of the walls, in Q30 men.

    As in the calibrated model they follow from the fit defenders, not from how many besiegers there are.
    """
    return defenders * rules.guard_ppm * ONE30 // 1_000_000 * vigour_pm // 1000 * shock_q16 >> 16


def guard_back_q30(rules: Fire, vigour_pm: Number) -> Number:
    """Return the expected dead of the garrison by those who shoot back, in Q30 men."""
    return rules.back_men * rules.guard_ppm * ONE30 // 1_000_000 * vigour_pm // 1000


def shot_at(men: Number) -> Number:
    """Return among how many the fire of the walls is shared."""
    return most(_FEWEST_SHOT_AT, men)


def guard_powder_g(rules: Fire, defenders: Number, open_pm: Number) -> Number:
    """Return the powder that the walls ask for in a day."""
    return defenders * rules.guard_rounds * rules.round_g * open_pm // 1000


def guard_vigour_pm(rules: Fire, open_pm: Number, spend_g: Number, need_g: Number) -> Number:
    """Return how lively the fire of the walls is, by the powder it has: else by bows and stones."""
    return open_pm * most(spend_g, need_g * rules.guard_bare_pm // 1000) // need_g


def wet_pm(rules: Fire, flint_pm: Number) -> Number:
    """Return the share of shots that rain spoils, by the share of flint locks."""
    return (rules.match_misfire_pm * (1000 - flint_pm) + rules.flint_misfire_pm * flint_pm) // 1000
