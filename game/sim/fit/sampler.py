"""Sequential Monte Carlo on a kernel of errors that grows ever colder, from the prior to the posterior.

After P. Del Moral, A. Doucet and A. Jasra, "An adaptive sequential Monte Carlo method for approximate
Bayesian computation", 2012, with steps of differential evolution after C. J. F. ter Braak, 2006.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from game.core.errors import AlbazinError
from game.sim.fit.checkpoint import Checkpoint
from game.sim.fit.cube import F64, accepted, chance_of, distinct, next_coldness, proposals, resampled, weights
from game.sim.fit.misfit import Measure, Misfit, measuring
from game.sim.fit.population import Population, Posterior, Settings

Told = Callable[[int, float, float], None]
"""Hears of stage, temperature (infinite at first), and the share of the stage that is done."""

_DRAWS: Final = 4
"""Points drawn from the prior for each that is kept."""
_EFFECTIVE: Final = 0.5
"""Share of the points that stays effective at the next temperature."""
_DISTINCT: Final = 8
"""One of so many points must differ from the others in the end, or moves go on: 2,048 of 16,384."""
_PATIENCE: Final = 3
"""They go on up to so many times the moves asked for."""


def fit(
    misfit: Misfit,
    dimension: int,
    settings: Settings,
    *,
    start: F64 | None = None,
    jobs: int = 1,
    checkpoint: Path | None = None,
    fingerprint: str = "",
    told: Told | None = None,
) -> Posterior:
    """Sample the posterior of points of the unit cube.

    Args:
        misfit: simulates and measures.
        dimension: d, of the cube.
        settings: see there.
        start: (m, d) points to begin with instead of draws from the prior, such as another posterior. They
            are weighed by the kernel alone, as if they were such draws: only the moves make up for that, so
            ask for many where the posterior may be wider than the start.
        jobs: processes, 0 for one a core; they change no bit of the outcome.
        checkpoint: file that is written after every move and from which a fit that was cut off goes on, to
            the same bits; the one of a finished fit gives its posterior at once. None for none.
        fingerprint: names simulator, record and priors; a checkpoint under another is refused.
        told: hears how far the fit has come.

    Raises:
        AlbazinError: if a process dies, a misfit or the start is none, or the checkpoint is another fit's,
            damaged, or cannot be written.
    """
    _check_start(start, dimension)
    began, file = time.monotonic(), Checkpoint(checkpoint, dimension, settings, fingerprint, start)
    most = max(_DRAWS * settings.particles, 0 if start is None else len(start))
    with measuring(misfit, dimension, settings, most, jobs) as measure:
        sampler = _Sampler(settings, measure, told or (lambda stage, temperature, share: None))
        population = file.load() or sampler.begun(dimension, start)
        earlier = population.seconds
        while not sampler.ended(population):
            population = replace(sampler.following(population), seconds=earlier + time.monotonic() - began)
            file.save(population)
    stages = (*population.stages, population.stage)
    return Posterior(population.u, population.misfit, stages, population.sims, population.seconds)


def _check_start(start: F64 | None, dimension: int) -> None:
    if start is None:
        return
    shaped = start.ndim == 2 and start.shape[1] == dimension and len(start) > 0
    if not shaped or not ((start >= 0) & (start <= 1)).all():
        msg = f"a fit in {dimension} dimensions starts from points in the unit cube, not {start}"
        raise AlbazinError(msg)


@dataclass(frozen=True, slots=True)
class _Sampler:
    """Takes a population from one step to the next.

    All chance comes from the seed and the place in the fit, so a population says all that there is to know.
    """

    settings: Settings
    measure: Measure
    told: Told

    def begun(self, dimension: int, start: F64 | None) -> Population:
        """Return the first population, drawn from the prior or given."""
        draws = _DRAWS * self.settings.particles
        u = chance_of(self.settings.seed, 0, 0).random((draws, dimension)) if start is None else start
        misfit = self.measure(u, (0, 0), lambda share: self.told(0, math.inf, share))
        return Population(u, misfit, sims=len(u) * self.settings.replicates)

    def ended(self, population: Population) -> bool:
        """Say whether nothing is left to do."""
        return population.coldness == 1 and not self._moves_on(population)

    def following(self, population: Population) -> Population:
        """Return the population one step on: moved at its temperature, or taken to the next."""
        return self._moved(population) if self._moves_on(population) else self._colder(population)

    def _moves_on(self, population: Population) -> bool:
        due = self._due(population)
        if population.moves < due or population.coldness < 1:
            return population.moves < due
        alike = distinct(population.u) < self.settings.particles // _DISTINCT
        return alike and population.moves < _PATIENCE * due

    def _due(self, population: Population) -> int:
        if population.coldness == 0:
            return 0
        return self.settings.moves * (self.settings.final if population.coldness == 1 else 1)

    def _colder(self, population: Population) -> Population:
        settings, stages = self.settings, (*population.stages, population.stage)
        least = _EFFECTIVE * min(settings.particles, len(population.u))
        coldness = next_coldness(population.misfit, population.coldness, least)
        weight = weights(population.misfit, coldness - population.coldness)
        kept = resampled(weight, settings.particles, chance_of(settings.seed, len(stages), 0))
        return Population(
            population.u[kept], population.misfit[kept], coldness, stages=stages, sims=population.sims
        )

    def _moved(self, population: Population) -> Population:
        place = (len(population.stages), population.moves + 1)
        chance = chance_of(self.settings.seed, *place)
        there = proposals(population.u, chance)
        misfit = self.measure(there, place, lambda share: self._tell(population, share))
        goes = accepted(population.misfit, misfit, population.coldness, chance)
        return replace(
            population,
            u=np.where(goes[:, None], there, population.u),
            misfit=np.where(goes, misfit, population.misfit),
            moves=population.moves + 1,
            taken=population.taken + int(goes.sum()),
            sims=population.sims + len(there) * self.settings.replicates,
        )

    def _tell(self, population: Population, share: float) -> None:
        """Say how far this move has come; those beyond the moves that are due count as the last of them."""
        made = min(population.moves, self._due(population) - 1)
        self.told(len(population.stages), population.temperature, (made + share) / self._due(population))
