"""The chance that a storm takes the fort at the first try."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

from game.forecast.forecast import Batch, play
from game.forecast.plans import NEVER_DAY, QingPlan, RussianPlan
from game.forecast.setting import Setting


@dataclass(frozen=True, slots=True)
class Chance:
    """First tries, and how many of them took the fort."""

    tries: int
    taken: int

    def __add__(self, other: Chance) -> Chance:
        """Return both together."""
        return Chance(self.tries + other.tries, self.taken + other.taken)

    @property
    def share(self) -> float:
        """Tries that took the fort, 0 to 1; NaN if nobody tried."""
        return self.taken / self.tries if self.tries else nan


@dataclass(frozen=True, slots=True)
class StormChances:
    """Storms let loose from a day on.

    Attributes:
        day: on which they go, or from which they wait to be ready.
        prepared: made ready for, against a garrison as it was.
        answered: made ready for, against a garrison that answers it.
        unprepared: ladders at a whole wall, against a garrison as it was.
    """

    day: int
    prepared: Chance
    answered: Chance
    unprepared: Chance


def storm_chances(
    setting: Setting,
    qing: QingPlan,
    russia: tuple[RussianPlan, RussianPlan],
    days: Sequence[int],
    games: int,
    seed: int,
) -> tuple[StormChances, ...]:
    """Return chances by day.

    Args:
        setting: of all.
        qing: a plan with a storm that is made ready for.
        russia: a garrison as it was, and one that answers storms.
        days: from which storms are let loose.
        games: of each kind and day.
        seed: of all chance.
    """
    as_it_was, competent = russia
    found = list[StormChances]()
    for day in days:
        ready, rash = _ready(qing, day), _rash(setting, qing, day)
        pairs = (ready, as_it_was), (ready, competent), (rash, as_it_was)
        found.append(StormChances(day, *(_first_tries(setting, pair, games, seed) for pair in pairs)))
    return tuple(found)


def _ready(plan: QingPlan, day: int) -> QingPlan:
    """Return a plan that does not storm before a day."""
    assert plan.prepared is not None  # as is asked for
    return replace(plan, prepared=replace(plan.prepared, first_day=day))


def _rash(setting: Setting, plan: QingPlan, day: int) -> QingPlan:
    """Return a plan that prepares nothing and storms with the first turn from a day on."""
    assert plan.prepared is not None  # as above
    turns = (each.number for each in setting.days if each.opens and each.number >= day)
    return replace(
        plan,
        face_day=NEVER_DAY,
        works=(),
        foot_day=NEVER_DAY,
        storms=((next(turns, NEVER_DAY), plan.prepared.columns),),
        prepared=None,
    )


def _first_tries(setting: Setting, plan: tuple[QingPlan, RussianPlan], games: int, seed: int) -> Chance:
    sieges = play(setting, plan, Batch(games, seed))
    return Chance(int((sieges.storms > 0).sum()), int(sieges.storm_taken.sum()))
