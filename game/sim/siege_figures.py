"""What sieges of the model are measured by: the figures of `game.sim.figures`, by the same names."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.core.hexgrid import I64, Bool
from game.core.laws.points import by_days
from game.core.points import FALLEN
from game.core.state import QING, RUSSIA, Cause, Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import Plan
from game.forecast.setting import Day, Setting
from game.forecast.sieges import Sieges

_COMBAT: Final = [Cause.SHOT, Cause.STORM, Cause.SALLY, Cause.FIRE]


@dataclass(slots=True)
class Roll:
    """Counts both armies on some days.

    Attributes:
        days: on which it is done.
        counted: (2, n) soldiers alive by day, and which sieges went on then.
    """

    days: frozenset[int]
    counted: dict[int, tuple[I64, Bool]] = field(default_factory=dict)

    def call(self, day: Day, sieges: Sieges) -> None:
        """Count them if it is one of the days."""
        if day.number in self.days:
            self.counted[day.number] = sieges.men[:2].copy(), sieges.alive


Found = tuple[I64, Bool]
"""(n,) a figure of each siege, and where there was one."""
SiegeFigure = Callable[[Sieges, Roll, int], Found]


def _always(measure: Callable[[Sieges], I64]) -> SiegeFigure:
    return lambda s, roll, day: (measure(s), np.ones(s.count, np.bool_))


def _if_shot(measure: Callable[[Sieges], I64]) -> SiegeFigure:
    return lambda s, roll, day: (measure(s), s.first_shot <= s.end_day)


def _if_stormed(measure: Callable[[Sieges], I64]) -> SiegeFigure:
    return lambda s, roll, day: (measure(s), s.storms > 0)


def _alive(side: int) -> SiegeFigure:
    return lambda s, roll, day: (roll.counted[day][0][side], roll.counted[day][1])


def _held(s: Sieges) -> Bool:
    held: Bool = s.ending == Ending.HELD
    return held


def fallen(s: Sieges) -> Bool:
    """Return (n,) whether the fort is not Russian any more."""
    return np.isin(s.ending, [int(ending) for ending in FALLEN])


SIEGE_FIGURES: Final[Mapping[str, SiegeFigure]] = {
    "first_day_dead": _if_shot(lambda s: s.first_day_dead),
    "fallen_by_next_day": _always(lambda s: (fallen(s) & (s.end_day <= s.first_shot + 1)).astype(np.int64)),
    "storm_failed": _if_stormed(lambda s: 1 - s.storm_taken),
    "storm_loss": _if_stormed(lambda s: s.storm_loss),
    "sallies_won": _always(lambda s: s.sallies_won),
    "ambushes": _always(lambda s: s.ambushes),
    "prisoners": _always(lambda s: s.prisoners),
    "combat_dead": _always(lambda s: s.lost[RUSSIA, _COMBAT].sum(axis=0)),
    "river_cut": _always(lambda s: s.cut_day),
    "river_days": _always(lambda s: s.river_days),
    "ring_closed": _always(lambda s: s.closed_day),
    "russians_alive": _alive(RUSSIA),
    "qing_alive": _alive(QING),
    "survivors": lambda s, roll, day: (s.men[RUSSIA], _held(s)),
    "held": _always(lambda s: _held(s).astype(np.int64)),
}
"""By the name that `records.toml` has for it."""


def siege_figures(
    setting: Setting, plan: Plan, asked: Sequence[tuple[str, int]], batch: Batch
) -> tuple[Sieges, tuple[Found, ...]]:
    """Play sieges and measure them.

    Args:
        setting: of all of them.
        plan: of the Qing and of the Russians.
        asked: figures, and the day of each.
        batch: which.
    """
    roll = Roll(frozenset(day for _, day in asked if day >= 0))
    sieges = play(setting, plan, batch, roll.call)
    return sieges, tuple(SIEGE_FIGURES[name](sieges, roll, day) for name, day in asked)


def siege_scores(s: Sieges) -> tuple[I64, I64]:
    """Return (n,) points of the Qing and of the Russians in the long form, in tenths."""
    left = tuple(s.men[side] * 1000 // s.first[side] for side in (QING, RUSSIA))
    lifted, day = s.ending == Ending.LIFTED, np.maximum(0, s.end_day)
    qing, russia = by_days(s.rules.points, fallen(s), lifted, day, (left[0], left[1]), s.late_points)
    return np.asarray(qing, np.int64), np.asarray(russia, np.int64)
