"""Camp fever and scurvy."""

from __future__ import annotations

from game.core.fixed import ONE16, ONE30, exp_q16, ln_q8, logistic_q16, one_minus_exp_q30
from game.core.laws.numbers import Number, Truth, choose, most
from game.core.tables.camp import Health

_FEWEST = 50
"""Men among whom those from without are spread at least."""


def fort_contagion_q30(rules: Health, cold_pm: Number, cut: Truth) -> Number:
    """Return the rate a day at which one sick man would infect a whole, well garrison.

    It is more in the cold, and when the fort is cut off from its water.
    """
    rate = rules.contagion_pm * ONE30 // 1000 // rules.infectious_days
    rate = rate * (1000 + rules.cold_pm * cold_pm // 1000) // 1000
    return rate * choose(cut, rules.cut_pm, 1000) // 1000


def camp_contagion_q30(rules: Health) -> Number:
    """Return the same in the besiegers' camps."""
    return rules.contagion_pm * rules.camp_pm // 1000 * ONE30 // 1000 // rules.infectious_days


def underfed_q30(rules: Health, rate_q30: Number, underfed_pm: Number) -> Number:
    """Return a rate of infection among men who go without a share of their ration."""
    return rate_q30 * (1_000_000 + rules.contagion_hunger_pm * underfed_pm) // 1_000_000


def crowded_q30(rules: Health, rate_q30: Number, left: Number, first: Number) -> Number:
    """Return a rate in a thinned army: by the share that is left of the first, to the power of `crowd_pm`."""
    log_q8 = ln_q8(most(1, left)) - ln_q8(most(1, first))
    return rate_q30 * exp_q16(log_q8 * rules.crowd_pm // 1000) >> 16


def seed_q30(rules: Health, men: Number, dirty: Truth) -> Number:
    """Return the rate a day at which water and lice infect a man: twice so where the water is bad."""
    return rules.seed_pm * ONE30 // 1000 // most(_FEWEST, men) * choose(dirty, 2, 1)


def fresh_pm(rules: Health, cut: Truth, closed: Truth) -> Number:
    """Return the part of a day's fresh food that rich ground gives: less without water, none when shut in.

    With open gates the record's own small parties bring in most of it without an order.
    """
    open_pm = rules.fresh_open_pm + rules.fresh_open_relief_pm
    return choose(closed, 0, choose(cut, rules.fresh_cut_pm, open_pm))


def leave_q30(days: Number) -> Number:
    """Return the chance a day to leave a state that lasts so many days on average."""
    return one_minus_exp_q30(ONE30 // days)


def fort_fatality_q30(rules: Health, scurvy_q16: Number, underfed_pm: Number) -> Number:
    """Return the chance of a sick man's end in the fort to be death, by his unit's scurvy and bread."""
    weak = ONE16 + rules.fatality_scurvy_pm * scurvy_q16 // 1000
    weak = weak + rules.fatality_hunger_pm * underfed_pm * ONE16 // 1_000_000
    return rules.fatality_pm * ONE30 // 1000 * weak >> 16


def camp_fatality_q30(rules: Health, underfed_pm: Number) -> Number:
    """Return the same in the besiegers' camps."""
    share = rules.camp_fatality_pm + rules.fatality_hunger_pm * underfed_pm // 1000
    return rules.fatality_pm * ONE30 // 1000 * share // 1000


def scurvy_q16(rules: Health, tenths: Number) -> Number:
    """Return the share of men with scurvy, in 1/65536, after so many tenths of days without fresh food.

    It rises by the logistic curve, to a half on the day that the rules name.
    """
    x_q8 = (tenths - 10 * rules.scurvy_half_day) * 256 // (10 * rules.scurvy_width_days)
    return logistic_q16(x_q8)


def scurvy_death_q30(rules: Health, share_q16: Number, cold_pm: Number) -> Number:
    """Return the chance of a man to die of scurvy today, whether he has it or not."""
    cold = 1000 + rules.scurvy_cold_pm * cold_pm // 1000
    rate = rules.scurvy_ppm * ONE30 // 1_000_000 * cold // 1000
    return one_minus_exp_q30(rate * share_q16 >> 16)


def fighting(rules: Health, able: Number, share_q16: Number) -> Number:
    """Return how many men fight: the able, of whom those with scurvy count for a part."""
    weak = (1000 - rules.scurvy_fights_pm) * share_q16 // 1000
    return able * (ONE16 - weak) + ONE16 // 2 >> 16
