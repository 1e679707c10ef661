"""Whether the fit finds what is known: truths from the prior, a record simulated from each, a fit to that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from game.core.errors import AlbazinError
from game.sim.fit.cube import F64, chance_of, seed_of
from game.sim.fit.population import Settings
from game.sim.fit.sampler import fit

Figures = Callable[[F64, int], F64]
"""Simulates: (n, d) points of the unit cube, and a seed -> (n, k) figures."""
Distance = Callable[[F64, F64], F64]
"""(n, k) figures, and (k,) a record of them -> (n,) squared distances, in errors of the record."""
Accept = Callable[[F64], bool]
"""Says whether (k,) figures are a record worth fitting, such as a siege that ran its length."""

_PATIENCE: Final = 1_000
"""Truths drawn for one that is accepted."""


@dataclass(frozen=True)
class Trial:
    """What is put to the test; all of it picklable.

    Attributes:
        figures: simulates.
        distance: between figures and a record.
        accept: which records are tried. The fit does not know of it, so intervals need not cover quite as
            often as they say even if nothing is wrong.
        dimension: d, of the cube.
        fingerprint: names simulator and priors, as for `sampler.fit`.
    """

    figures: Figures
    distance: Distance
    accept: Accept
    dimension: int
    fingerprint: str = ""


@dataclass(frozen=True)
class Ranked:
    """What came of a test.

    Attributes:
        ranks: (truths, d), the share of the posterior below each number of each truth. If the fit is right
            they are spread evenly over 0 to 1.
        distinct: (truths,) particles that each fit kept apart.
    """

    ranks: F64
    distinct: tuple[int, ...]


def truth_ranks(
    trial: Trial,
    settings: Settings,
    truths: int,
    *,
    jobs: int = 1,
    folder: Path | None = None,
    told: Callable[[int], None] | None = None,
) -> Ranked:
    """Return where truths lie in the posteriors of the records that they brought about.

    Args:
        trial: what is tested.
        settings: of each fit, but for its seed, which is drawn from theirs.
        truths: how many.
        jobs: processes, 0 for one a core.
        folder: for a checkpoint of each truth; a test that was cut off goes on from there. None for none.
        told: called with how many truths are done.

    Raises:
        AlbazinError: if hardly any truth is accepted, and as `sampler.fit`.
    """
    found = list[tuple[F64, int]]()
    for number in range(truths):
        found.append(_ranks(trial, settings, number, jobs, folder))
        if told:
            told(number + 1)
    ranks = np.array([ranks for ranks, _ in found]).reshape(truths, trial.dimension)
    return Ranked(ranks, tuple(distinct for _, distinct in found))


def coverage(ranks: F64, level: float) -> float:
    """Return the share of truths in the central interval of their posterior, which should be *level*."""
    return float((np.abs(ranks - 0.5) <= level / 2).mean())


def _ranks(trial: Trial, settings: Settings, number: int, jobs: int, folder: Path | None) -> tuple[F64, int]:
    truth, record = _truth(trial, settings.seed, number)
    posterior = fit(
        partial(_misfit, trial, record),
        trial.dimension,
        replace(settings, seed=seed_of(settings.seed, number)),
        jobs=jobs,
        checkpoint=folder and folder / f"truth-{number}.npz",
        fingerprint=f"{trial.fingerprint} truth {number} of seed {settings.seed}",
    )
    return (posterior.u < truth).mean(axis=0), posterior.distinct


def _truth(trial: Trial, seed: int, number: int) -> tuple[F64, F64]:
    """Return a truth, (d,), and the record that it brought about, (k,)."""
    for attempt in range(_PATIENCE):
        truth = chance_of(seed, number, attempt).random((1, trial.dimension))
        (record,) = trial.figures(truth, seed_of(seed, number, attempt))
        if trial.accept(record):
            return truth[0], record
    msg = f"none of {_PATIENCE} truths brought about a record that is accepted; ask for less of it"
    raise AlbazinError(msg)


def _misfit(trial: Trial, record: F64, points: F64, seed: int) -> F64:
    return trial.distance(trial.figures(points, seed), record)
