"""What each plan of the Qing is worth against each of the Russians."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from math import sqrt
from typing import Final

import numpy as np

from game.core.state import Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import QingPlan, RussianPlan
from game.forecast.setting import Setting
from game.sim.fit.cube import F64
from game.sim.siege_figures import siege_scores
from game.sim.workers import workers

_BATCH: Final = 2048
"""Games played side by side."""
_TENTHS: Final = 10
Par = tuple[int, int]
"""Points of the Qing and of the Russians, in tenths, from which margins count."""
_Task = tuple[int, int, int, int]
"""Row and column of a cell, the first game and how many."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Games of one plan against another; whole sums, so that it does not matter in which order they came.

    Attributes:
        games: played.
        net, squares: sum over them of the net margin of the Qing in tenths of points, and of its square.
        ends: how many ended in each way, by `Ending`.
    """

    games: int
    net: int
    squares: int
    ends: tuple[int, ...]

    def __add__(self, other: Cell) -> Cell:
        """Return both together."""
        ends = tuple(one + two for one, two in zip(self.ends, other.ends, strict=True))
        return Cell(self.games + other.games, self.net + other.net, self.squares + other.squares, ends)

    @property
    def mean(self) -> float:
        """Net margin of the Qing, points."""
        return self.net / self.games / _TENTHS

    @property
    def error(self) -> float:
        """Standard error of the mean, points."""
        spread = self.squares / self.games / _TENTHS**2 - self.mean**2
        return sqrt(max(0.0, spread) / max(1, self.games - 1))

    def share(self, ending: Ending) -> float:
        """Return how many of the games ended so, 0 to 1."""
        return self.ends[ending] / self.games


@dataclass(frozen=True, slots=True)
class Matrix:
    """A row of cells for each plan of the Qing, in it one for each plan of the Russians."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def means(self) -> F64:
        """(qing, russia) net margins of the Qing, points."""
        return np.array([[cell.mean for cell in row] for row in self.rows])

    @property
    def errors(self) -> F64:
        """(qing, russia) standard errors, points."""
        return np.array([[cell.error for cell in row] for row in self.rows])


@dataclass(frozen=True, slots=True)
class Field:
    """What all cells have in common; called, it plays some games of one."""

    setting: Setting
    qing: tuple[QingPlan, ...]
    russia: tuple[RussianPlan, ...]
    seed: int
    par: Par

    def __call__(self, task: _Task) -> Cell:
        """Play the games of a task."""
        row, column, first, count = task
        sieges = play(self.setting, (self.qing[row], self.russia[column]), Batch(count, self.seed, first))
        qing, russia = siege_scores(sieges)
        net = (qing - self.par[0]) - (russia - self.par[1])
        ends = np.bincount(sieges.ending, minlength=len(Ending))
        return Cell(count, int(net.sum()), int((net * net).sum()), tuple(ends.tolist()))


def matrix(
    setting: Setting,
    qing: Sequence[QingPlan],
    russia: Sequence[RussianPlan],
    games: int,
    seed: int,
    jobs: int = 1,
    done: Callable[[int], None] = lambda games: None,
    par: Par | None = None,
) -> Matrix:
    """Play every plan against every other; the games of all cells have the same dice.

    Args:
        setting: of all of them.
        qing: plans of the Qing.
        russia: plans of the Russians.
        games: in each cell.
        seed: of all chance.
        jobs: processes; they change nothing.
        done: called with the number of games whenever some are over.
        par: points from which margins count; None for those of the rules.

    Raises:
        AlbazinError: if a process dies.
    """
    field = Field(setting, tuple(qing), tuple(russia), seed, par or rules_par(setting))
    parts = [(first, min(_BATCH, games - first)) for first in range(0, games, _BATCH)]
    cells = [*product(range(len(qing)), range(len(russia)))]
    tasks = [(row, column, *part) for row, column in cells for part in parts]
    with workers(field, jobs) as share_out:
        played = share_out(tasks, lambda cell: done(cell.games))
    whole = [_together(played[at : at + len(parts)]) for at in range(0, len(played), len(parts))]
    width = len(russia)
    return Matrix(tuple(tuple(whole[at : at + width]) for at in range(0, len(whole), width)))


def _together(cells: Sequence[Cell]) -> Cell:
    return sum(cells[1:], cells[0])


def rules_par(setting: Setting) -> Par:
    """Return the pars of the rules."""
    points = setting.scenario.rules.points
    return points.par_qing, points.par_russia
