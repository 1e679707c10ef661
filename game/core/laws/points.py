"""Points, in tenths."""

from __future__ import annotations

from game.core.fixed import isqrt
from game.core.laws.numbers import Number, Truth, choose, least
from game.core.tables.points import Points


def by_days(
    rules: Points, fallen: Truth, lifted: Truth, day: Number, left_pm: tuple[Number, Number], late: Number
) -> tuple[Number, Number]:
    """Return both sides' points in the long form: on which day the fort falls, what is left of both armies.

    Args:
        rules: the numbers.
        fallen: whether the fort is not Russian any more.
        lifted: whether the besiegers went home.
        day: on which it did, 0 or more.
        left_pm: shares of the Qing's and of the Russians' soldiers alive and free.
        late: points, 0 or less, that late storms have cost.
    """
    qing_left, russia_left = left_pm
    qing = choose(fallen, rules.fall_early * fall_pm(rules, day) // 1000, 0) + late
    qing = qing + rules.garrison_lost * (1000 - russia_left) // 1000 + rules.army_kept * qing_left // 1000
    part = rules.hold_part * least(day, rules.fall_late_day) // rules.fall_late_day
    alive = rules.survivors * isqrt(russia_left * 1000) // 1000
    russia = choose(fallen, part + alive * rules.given_up_pm // 1000, rules.hold + alive)
    return qing + choose(lifted, rules.lifted, 0), russia + rules.army_lost * (1000 - qing_left) // 1000


def storm_price(rules: Points, begun: Number, day: Number) -> Number:
    """Return the points, in tenths and 0 or less, that a storm costs while the envoys talk, since *begun*."""
    price = choose(day - begun >= rules.later_storm_days, rules.later_storm, rules.late_storm)
    return choose((begun >= 0) & (begun <= day), price, 0)


def fall_pm(rules: Points, day: Number) -> Number:
    """Return what a fall on *day* is worth: all of it early, less by freeze-up, little at the end."""
    early, frozen, late = rules.fall_early_day, rules.fall_frozen_day, rules.fall_late_day
    autumn = 1000 - (1000 - rules.fall_frozen_pm) * (day - early) // (frozen - early)
    drop = rules.fall_frozen_pm - rules.fall_late_pm
    winter = rules.fall_frozen_pm - drop * (least(day, late) - frozen) // (late - frozen)
    return choose(day <= early, 1000, choose(day <= frozen, autumn, winter))
