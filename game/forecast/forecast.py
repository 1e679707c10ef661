"""Plays many sieges, each side by a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.core.dice import Dice, Lane
from game.core.hexgrid import I64
from game.core.rules import Rules
from game.core.state import Ending
from game.forecast.camps import eat_day, fresh_day, scurvy_day, sicken_day
from game.forecast.guns import bombard_day, guard_day, mend_night
from game.forecast.luck import Luck
from game.forecast.minds import dawn, hunger_day, will_day
from game.forecast.plans import Plan
from game.forecast.sallies import forage_turn, sally_turn
from game.forecast.setting import Day, Setting
from game.forecast.sieges import Sieges
from game.forecast.spades import dig_day, retrench_day
from game.forecast.storms import storm_turn

_ONCE = 0
"""The day whose dice say what is drawn once for a whole siege; the days themselves begin with 1."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Which sieges are played.

    Attributes:
        first: number of the first: the same number under the same seed has the same dice.
        count: how many.
        seed: of all.
        rules: None for the scenario's; single numbers of them may be columns, (count,).
    """

    count: int
    seed: int
    first: int = 0
    rules: Rules | None = None


def play(
    setting: Setting,
    plan: Plan,
    batch: Batch,
    watch: Callable[[Day, Sieges], None] | None = None,
) -> Sieges:
    """Play sieges to their ends, and return each as it ended.

    Args:
        setting: of all of them.
        plan: of the Qing and of the Russians.
        batch: which.
        watch: called at the end of each day; sieges that are over go on as if they were not.
    """
    rules = batch.rules or setting.scenario.rules
    s = Sieges(setting.scenario, rules, batch.count)
    end = s.table.copy()
    frozen, messenger = _drawn(setting, batch)
    for day in setting.days:
        luck = Luck(batch.seed, day.number + 1, batch.first, batch.count)
        before = s.alive
        _day(s, setting, plan, day, frozen, luck)
        s.end(np.flatnonzero(day.number >= messenger), Ending.HELD, day.number)
        if watch:
            watch(day, s)
        over = before & ~s.alive
        end[:, over] = s.table[:, over]
        if not s.alive.any():
            break
    s.end(np.arange(s.count), Ending.HELD, setting.days[-1].number + 1)
    return s.restored(end)


def _drawn(setting: Setting, batch: Batch) -> tuple[I64, I64]:
    """Return the days of the ice and of the messenger, (n,)."""
    climate, messenger = setting.scenario.climate, setting.scenario.messenger
    dice, sieges = Dice(batch.seed, _ONCE), np.arange(batch.first, batch.first + batch.count)
    ice, news = (dice.rolls16(lane, sieges, 1)[:, 0] for lane in (Lane.FREEZE, Lane.MESSENGER))
    span = 2 * climate.freeze_spread + 1
    frozen: I64 = climate.freeze_day - climate.freeze_spread + (ice * span >> 16)
    last = len(setting.days)
    first, after = (messenger.first_day, messenger.last_day + 1) if messenger else (last, last + 1)
    return frozen, first + (news * (after - first) >> 16)


def _day(s: Sieges, setting: Setting, plan: Plan, day: Day, frozen: I64, luck: Luck) -> None:
    """One day, in the order of `game.core.turn`."""
    hunger_day(s, day, frozen)
    if day.opens:
        storm_turn(s, setting, plan, day, luck)
        sally_turn(s, setting, plan, day, luck)
        forage_turn(s, plan, day, luck)
    dawn(s, plan[1], day)
    dig_day(s, setting, plan[0], day, luck)
    retrench_day(s, plan[1], day)
    bombard_day(s, setting, plan[0], day, luck)
    guard_day(s, setting, day, luck)
    mend_night(s, setting, plan, day)
    fresh_day(s, setting)
    sicken_day(s, setting, plan, day, luck)
    scurvy_day(s, day, luck)
    eat_day(s, plan[0], day, luck)
    will_day(s, plan, day, frozen, luck)
