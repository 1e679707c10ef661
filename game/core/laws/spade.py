"""Spades, repair, and the fight for the water."""

from __future__ import annotations

from game.core.fixed import ONE30
from game.core.laws.numbers import Number, Truth, choose, least, most
from game.core.tables.digging import Digging

_LEAST_PM = 100
"""What the fire of any number of guns leaves of the sappers' pace."""


def frozen_effort(rules: Digging, effort: Number, cold_pm: Number) -> Number:
    """Return what frozen earth leaves of a day's work."""
    return effort * (2000 - cold_pm * rules.frozen_pm // 500) // 2000


def under_guns_pm(gun_pm: Number, guns: Number) -> Number:
    """Return what the garrison's guns leave of the pace of a work that each slows by so much."""
    return most(_LEAST_PM, 1000 - gun_pm * guns)


def river_men(rules: Digging, fighters: Number) -> Number:
    """Return the men of the garrison who fight for the water."""
    return least(rules.contest_men, fighters * 4 // 10)


def river_rate_q30(ppm: Number, shock_q16: Number, men: Number, army: Number) -> Number:
    """Return the rate at which each man of an army falls in a day of the fight for the water."""
    return (ppm * ONE30 // 1_000_000 * shock_q16 >> 16) * men // most(1, army)


def mend_mille(rules: Digging, wooden: Truth) -> Number:
    """Return thousandths of a point that can be mended of a wall hex in a quiet night."""
    return rules.repair_hex * choose(wooden, rules.repair_wood_pm, 1000)


def mended(rules: Digging, workers: Number, fighters: Number) -> Number:
    """Return points of integrity that a garrison can mend in a night."""
    pool = rules.repair_all * least(rules.repair_men, workers) // rules.repair_men
    floor = rules.repair_all * rules.repair_floor_pm // 1000
    return choose(fighters > rules.repair_floor_men, most(pool, floor), pool)
