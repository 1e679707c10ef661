"""What a calibration stands on: games on hexes, the bridge from them to the model, the fits."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from game.core.errors import ScenarioError
from game.core.scenario import Scenario
from game.data import data_root
from game.files.priors import PRIORS_FILE, load_priors
from game.files.records import Record, Variant, load_records
from game.forecast.history import history
from game.forecast.plans import Plan
from game.forecast.setting import setting_of
from game.sim.fit.cube import chance_of
from game.sim.fit.population import Posterior, Settings
from game.sim.fit.sampler import fit
from game.sim.histories import Histories, Siege
from game.sim.matching import Sample, bridge_of

BRIDGING: Final = 24
"""Games on hexes from which the bridge of a siege is derived before a fit."""
BRIDGING_SEED: Final = 2_000_000
"""Of the first of them: none that a check plays."""
_POINTS: Final = 1024
_NAMED: Final = 11
"""Points by which a fit is named, and their seed."""
PARTICLES: Final = 16_384
ONE = Settings(particles=PARTICLES)
"""Posterior A: history is one draw."""
TYPICAL = Settings(particles=PARTICLES, moves=4, final=4, replicates=6, power=4)
"""Posterior B: history is what mostly happens."""
SEEDS: Final = 1, 2
"""Of the two fits that are compared."""


@dataclass(frozen=True, slots=True)
class Source:
    """A siege and what is recorded of it, see `game.files.records.Records`."""

    scenario: Scenario
    folder: Path
    records: tuple[Record, ...]
    variants: tuple[Variant, ...] = ()
    games: int = 200
    quick_games: int = 24

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
    recorded = load_records(folder)
    return Source(scenario, folder, recorded.records, recorded.variants, recorded.games, recorded.quick_games)


def siege_of(source: Source, samples: Sequence[Sample]) -> Siege:
    """Return a siege as the model knows it by games on hexes."""
    bridge = bridge_of(source.scenario, source.plan, samples)
    return Siege(setting_of(source.scenario, bridge), source.plan, source.records)


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
    """Return 16 hex digits that name what a fit makes small, by what it does at some points of the cube.

    Numbers of the rules by which nothing changes that was done leave the name as it is.
    """
    points = chance_of(_NAMED).random((_POINTS, len(misfit.priors)))
    return hashlib.sha256(misfit(points, _NAMED).tobytes()).hexdigest()[:16]
