"""How far simulations at many points fall from the record, measured in chunks on many processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.sharedctypes import RawArray
from typing import Any, Final, Protocol

import numpy as np

from game.core.errors import AlbazinError
from game.sim.batch import jobs_for
from game.sim.fit.cube import F64, seed_of
from game.sim.fit.population import Settings
from game.sim.workers import ShareOut, workers

Misfit = Callable[[F64, int], F64]
"""Simulates: (n, d) points of the unit cube, read-only, and a seed below 2^63 -> (n,) squared distances of
what comes out from the record, in errors of it; finite. It must be picklable and depend on nothing else."""

_Task = tuple[int, int, tuple[int, ...]]
"""First point, the one after the last, and the place of the chunk in the fit."""
_FLOAT: Final = np.dtype(np.float64).itemsize


class Measure(Protocol):
    """Measures points by simulation."""

    def __call__(self, u: F64, place: tuple[int, ...], told: Callable[[float], None]) -> F64:
        """Return the misfits, (n,), of (n, d) points.

        Args:
            u: points.
            place: of the measurement in the fit; its simulations differ from those of any other.
            told: called with the share that is done.
        """


@dataclass(frozen=True)
class _Work:
    """What each process does: it measures a chunk of the points on a board that all of them see."""

    misfit: Misfit
    dimension: int
    settings: Settings
    board: Any

    def __call__(self, task: _Task) -> F64:
        """Return the misfits of a chunk: (n,)."""
        first, last, place = task
        points = self.points()[first:last]
        points.flags.writeable = False
        runs = [
            _checked(self.misfit(points, seed_of(self.settings.seed, *place, run)), len(points))
            for run in range(self.settings.replicates)
        ]
        return self.settings.power * together(np.array(runs))

    def points(self) -> F64:
        """Return the board: (most, d)."""
        return np.frombuffer(self.board, np.float64).reshape(-1, self.dimension)


@contextmanager
def measuring(misfit: Misfit, dimension: int, settings: Settings, most: int, jobs: int) -> Iterator[Measure]:
    """Keep processes that measure for as long as the block lasts; how many of them changes no bit.

    Args:
        misfit: simulates once.
        dimension: d, of the cube.
        settings: of the fit.
        most: points measured at a time, at most.
        jobs: processes, 0 for one a core.

    Raises:
        AlbazinError: if a process dies, or a misfit is none.
    """
    work = _Work(misfit, dimension, settings, RawArray("b", most * dimension * _FLOAT))
    with workers(work, jobs_for(-(-most // settings.chunk), jobs)) as share_out:
        yield lambda u, place, told: _measured(u, place, told, work, share_out)


def together(runs: F64) -> F64:
    """Return the misfits whose error kernels are the means of those of several runs: (runs, n) -> (n,)."""
    least = runs.min(axis=0)
    mean: F64 = least - 2 * np.log(np.exp((least - runs) / 2).mean(axis=0))
    return mean


def _checked(found: F64, count: int) -> F64:
    if found.shape != (count,) or not np.isfinite(found).all():
        msg = f"the simulator must give {count} finite misfits, one a point; it gave {found}"
        raise AlbazinError(msg)
    return found


def _measured(
    u: F64,
    place: tuple[int, ...],
    told: Callable[[float], None],
    work: _Work,
    share_out: ShareOut[_Task, F64],
) -> F64:
    work.points()[: len(u)] = u
    chunk = work.settings.chunk
    chunks = [(first, min(first + chunk, len(u))) for first in range(0, len(u), chunk)]
    tasks = [(first, last, (*place, number)) for number, (first, last) in enumerate(chunks)]
    done = iter(range(1, len(tasks) + 1))
    return np.concatenate(share_out(tasks, lambda _: told(next(done) / len(tasks))))
