"""What columns and defenders bring to a storm."""

from __future__ import annotations

from game.core.fixed import exp_q16, ln_q8
from game.core.laws.numbers import Number, least, most
from game.core.tables.storm import Storm


def frontage(rules: Storm, hexes: Number) -> Number:
    """Return how many defenders find a place on a front of so many wall hexes and on those beside it."""
    return rules.hex_men * hexes + 2 * rules.flank_men


def morale_pm(rules: Storm, storms: Number, hunger_pm: Number, sick_pm: Number) -> Number:
    """Return what the memory of earlier storms, hunger and sickness leave of steadiness."""
    keep = powers_pm(rules.earlier_pm, storms)
    return keep * (2000 - hunger_pm) // 2000 * (2000 - sick_pm) // 2000


def refuge_pm(rules: Storm, men: Number) -> Number:
    """Return how far a garrison are the last men in an inner work, fading as they are more than a few."""
    span = rules.refuge_from - rules.refuge_full
    return 1000 * most(0, least(span, rules.refuge_from - men)) // span


def powers_pm(keep_pm: int, times: Number) -> Number:
    """Return keep^times per mille."""
    return 1000 * exp_q16(times * (ln_q8(keep_pm) - ln_q8(1000))) >> 16
