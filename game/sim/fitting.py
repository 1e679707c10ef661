"""What a calibration stands on: games on hexes, the bridge from them to the model, and the fits to the record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from game.core.errors import ScenarioError
from game.core.scenario import Scenario
from game.data import data_root
from game.files.priors import PRIORS_FILE, load_priors
from game.files.records import Record, load_records
from game.forecast import MODEL_VERSION
from game.forecast.history import history
from game.forecast.setting import setting_of
from game.sim.figures import trail
from game.sim.fit.population import Posterior, Settings
from game.sim.fit.sampler import fit
from game.sim.histories import Histories, Siege
from game.sim.matching import Plan, Sample, bridge_of, sample
from game.sim.workers import workers

_GAMES: Final = 24
"""On hexes, from which the bridge of a siege is derived."""
_SEED: Final = 2_000_000
"""Of the first of them: none that a check or a fit plays."""
PARTICLES: Final = 16_384
ONE = Settings(particles=PARTICLES)
"""Posterior A: history is one draw."""
TYPICAL = Settings(particles=PARTICLES, moves=4, final=4, replicates=6, power=4)
"""Posterior B: history is what mostly happens."""
SEEDS: Final = 1, 2
"""Of the two fits that are compared."""
Told = Callable[[str, float], None]
"""Called with what is being done, and which share of it is."""


@dataclass(frozen=True, slots=True)
class Source:
    """A siege and what is recorded of it."""

    scenario: Scenario
    records: tuple[Record, ...]

    @property
    def plan(self) -> Plan:
        """What was done, as the model has it.

        Raises:
            ScenarioError: if nobody says what was done.
        """
        if self.scenario.course is None:
            msg = f"{self.scenario.id}: nothing says what was done there; write course.toml to calibrate it"
            raise ScenarioError(msg)
        return history(self.scenario, self.scenario.course)


def source_of(scenario: Scenario, folder: Path) -> Source:
    """Return a siege with its records.

    Raises:
        ScenarioError: if there are none, or they have faults.
    """
    return Source(scenario, load_records(folder).records)


def bridged(source: Source, jobs: int, done: Callable[[], None] = lambda: None) -> Siege:
    """Play games on hexes, as it was, and return the siege as the model knows it by them."""
    with workers(partial(_sample, source.scenario), jobs) as play:
        samples: Sequence[Sample] = play(range(_SEED, _SEED + _GAMES), lambda _: done())
    bridge = bridge_of(source.scenario, source.plan, samples)
    return Siege(setting_of(source.scenario, bridge), source.plan, source.records)


def _sample(scenario: Scenario, seed: int) -> Sample:
    return sample(trail(scenario, seed, "history"))


def histories(sieges: Sequence[Siege]) -> Histories:
    """Return what a fit makes small, with the priors of the game."""
    return Histories(load_priors(data_root() / "maps" / PRIORS_FILE), tuple(sieges))


def posterior(
    misfit: Histories,
    settings: Settings,
    seed: int,
    *,
    jobs: int,
    cache: Path,
    told: Callable[[float, float], None],
) -> Posterior:
    """Fit, or go on with a fit that was cut off.

    Args:
        misfit: what is made small.
        settings: how.
        seed: of all chance.
        jobs: processes.
        cache: folder for what has been done so far.
        told: called with the temperature and the share of its stage that is done.
    """
    name = fingerprint(misfit)
    kind = f"{settings.replicates}-{settings.particles}-{seed}"
    return fit(
        misfit,
        len(misfit.priors),
        replace(settings, seed=seed),
        jobs=jobs,
        checkpoint=cache / f"fit-{name}-{kind}.npz",
        fingerprint=name,
        told=lambda stage, temperature, share: told(temperature, share),
    )


def fingerprint(misfit: Histories) -> str:
    """Return 16 hex digits over all that a fit depends on: priors, rules, maps, records, plans and bridges."""
    parts = [str(MODEL_VERSION), repr(misfit.priors)]
    for siege in misfit.sieges:
        scenario = siege.setting.scenario
        parts += [
            scenario.digest,
            scenario.rules_digest,
            repr(siege.setting.bridge),
            repr(siege.plan),
            repr(siege.records),
        ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
