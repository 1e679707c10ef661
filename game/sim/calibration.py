"""The fit of the rules to the record, from the first game on hexes to the last finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np

from game.files.scenarios import under_rules
from game.forecast.columns import with_columns
from game.sim.checking import SEED, Checked, check, pars
from game.sim.fit.coverage import Ranked, Trial, truth_ranks
from game.sim.fit.population import Posterior, Settings
from game.sim.fit.priors import to_rules
from game.sim.fitting import (
    BRIDGING,
    BRIDGING_SEED,
    ONE,
    SEEDS,
    TYPICAL,
    Source,
    fingerprint,
    histories,
    posterior,
    siege_of,
)
from game.sim.histories import Histories, Siege, flat, pseudo_squared, ran_its_length
from game.sim.measuring import play_as_it_was
from game.sim.progress import Told

TRUTHS: Final = 6
TRIAL: Final = Settings(particles=4096, seed=7)
"""Of the fits to simulated truths: a quarter of the particles, for it is done so often."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a fit found.

    Attributes:
        misfit: what was made small.
        one: posteriors A, by each seed: history is one draw.
        typical: posteriors B: history is what mostly happens.
        numbers: medians of the first B by place in the rules, without followers.
        checked: the sieges under these numbers.
        tested: the fit tried on simulated truths.
    """

    misfit: Histories
    one: tuple[Posterior, ...]
    typical: tuple[Posterior, ...]
    numbers: dict[str, int]
    checked: tuple[Checked, ...]
    tested: Ranked

    @property
    def sims(self) -> int:
        """Sieges of the model that the fits played."""
        return sum(fit.sims for fit in (*self.one, *self.typical)) * len(self.misfit.sieges)


def calibrated(
    sources: Sequence[Source], jobs: int, cache: Path, told: Told, seed: int = SEED
) -> Calibration:
    """Fit the rules to the record and try them; a run that was cut off goes on where it was.

    Args:
        sources: sieges that one set of rules must answer for.
        jobs: processes.
        cache: folder for what has been done so far.
        told: hears how far it has come.
        seed: of the first game under the fitted rules.

    Raises:
        AlbazinError: if a siege cannot be played as it was, or a checkpoint cannot be read or written.
    """
    misfit = histories([_bridged(source, jobs, told) for source in sources])
    fits = {
        (settings, seed): posterior(
            misfit, settings, seed, jobs=jobs, cache=cache, told=partial(_tell_fit, told, settings, seed)
        )
        for settings in (ONE, TYPICAL)
        for seed in SEEDS
    }
    numbers = medians(misfit, fits[TYPICAL, SEEDS[0]])
    checked = tuple(_tried(source, numbers, jobs, told, seed) for source in sources)
    one, typical = (tuple(fits[settings, seed] for seed in SEEDS) for settings in (ONE, TYPICAL))
    return Calibration(misfit, one, typical, numbers, checked, _self_test(misfit, jobs, cache, told))


def _bridged(source: Source, jobs: int, told: Told) -> Siege:
    counted = _counter(told, f"{source.scenario.id}: games that bind the model to the map", BRIDGING)
    played = play_as_it_was(source, BRIDGING, BRIDGING_SEED, jobs, counted)
    return siege_of(source, [game.sample for game in played])


def _tried(source: Source, numbers: dict[str, int], jobs: int, told: Told, seed: int) -> Checked:
    """Play a siege under the fitted numbers, and let it have the pars that come of it."""
    games = source.games
    scenario = under_rules(source.scenario, with_columns(source.scenario.rules, numbers))
    counted = _counter(told, f"{scenario.id}: games under the fitted rules", games)
    found = check(replace(source, scenario=scenario), games, seed, jobs, counted)
    priced = under_rules(scenario, with_columns(scenario.rules, pars(found)))
    return replace(found, source=replace(found.source, scenario=priced))


def _counter(told: Told, what: str, games: int) -> Callable[[object], None]:
    done = iter(range(1, games + 1))
    return lambda _: told(what, next(done) / games)


def _tell_fit(told: Told, settings: Settings, seed: int, temperature: float, share: float) -> None:
    kind = "one history" if settings is ONE else "typical history"
    told(f"fit to {kind}, seed {seed}, at {temperature:.2f}", share)


def medians(misfit: Histories, fitted: Posterior) -> dict[str, int]:
    """Return the medians of a posterior, by place in the rules."""
    values = np.median(to_rules(misfit.priors, fitted.u), axis=0)
    return {prior.name: round(float(value)) for prior, value in zip(misfit.priors, values, strict=True)}


def _self_test(misfit: Histories, jobs: int, cache: Path, told: Told) -> Ranked:
    """Fit simulated truths."""
    records = tuple(record for siege in misfit.sieges for record in siege.records)
    trial = Trial(
        partial(flat, misfit),
        partial(pseudo_squared, records),
        ran_its_length,
        len(misfit.priors),
        fingerprint(misfit),
    )
    return truth_ranks(
        trial,
        TRIAL,
        TRUTHS,
        jobs=jobs,
        folder=cache / f"truths-{fingerprint(misfit)}",
        told=lambda done: told("fits to simulated truths", done / TRUTHS),
    )
