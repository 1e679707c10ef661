"""Whether a garrison gives up, and whether besiegers go home."""

from __future__ import annotations

from game.core.fixed import ONE16, ONE30, exp_q16, one_minus_exp_q30
from game.core.laws.numbers import Number, Truth, choose, least, most
from game.core.tables.will import Will


def surrender_q30(rules: Will, fear_milli: Number, hope_milli: Number) -> Number:
    """Return the hazard a day that the garrison's men beg for terms."""
    logarithm = rules.surrender_milli + fear_milli - hope_milli
    rate_q16 = exp_q16(least(logarithm, 1000) * 256 // 1000)
    return one_minus_exp_q30(least(rate_q16 << 14, 3 * ONE30))


def fear_milli(rules: Will, shock_q16: Number, breach_pm: Number, starving: Truth) -> Number:
    """Return what blood, a breach in the walls that are held, and want of flour add to the logarithm."""
    shock = rules.shock_milli * least(ONE16 // 2, shock_q16) >> 16
    return shock + rules.breach_milli * breach_pm // 1000 + choose(starving, rules.grain_out_milli, 0)


def hope_milli(rules: Will, frozen: Truth, news: Truth) -> Number:
    """Return what the hope of relief takes off it: less in winter, more after news."""
    hope = rules.hope_milli * choose(frozen, rules.hope_frozen_pm, 1000) // 1000
    return hope + choose(news, rules.news_milli, 0)


def council_urges(rules: Will, army: Number, first: Number, fit: Number, defenders: Number) -> Truth:
    """Return whether the besiegers' council would go home: few left, or weaker than the garrison."""
    few = army * 1000 < first * rules.lift_share_pm
    return few | (fit * 10 < defenders * 11)


def shock_q16(dead: Number, among: Number) -> Number:
    """Return how blood shakes a garrison: the dead, against those among whom they fell."""
    return dead * ONE16 // most(1, among)


def fed(fit: Number, hunger_pm: Number) -> Number:
    """Return what hunger leaves of fit men."""
    return fit * (1000 - hunger_pm * 4 // 10) // 1000
