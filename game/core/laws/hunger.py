"""Bread, cold and desertion."""

from __future__ import annotations

from game.core.fixed import ONE30, one_minus_exp_q30
from game.core.laws.numbers import Number, most
from game.core.tables.camp import Supply


def hunger_pm(heads: Number, eaten: Number) -> Number:
    """Return the share of men whom no ration reaches."""
    return (heads - eaten) * 1000 // most(1, heads)


def starving_ppm(rules: Supply, underfed_pm: Number) -> Number:
    """Return besiegers a million whom hunger takes in a day: the rate is of those who get nothing."""
    return rules.hunger_ppm * underfed_pm // 1000


def freezing_ppm(taken_ppm: Number, cold_pm: Number, chilled_pm: Number) -> Number:
    """Return those whom the cold takes besides, by how they are housed, see `chilled_pm`."""
    return taken_ppm * cold_pm // 1000 * chilled_pm // 1000


def chilled_pm(rules: Supply, warm_pm: Number) -> Number:
    """Return what the cold does to men of whom a share has a winter camp, against those who all have."""
    return (1000 * warm_pm + rules.bare_cold_pm * (1000 - warm_pm)) // 1000


def gone_q30(ppm: Number) -> Number:
    """Return the chance a day of a fate that takes so many of a million."""
    return one_minus_exp_q30(ppm * ONE30 // 1_000_000)
