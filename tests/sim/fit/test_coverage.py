"""The test of the fit by what is known, itself tested on what is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.core.errors import AlbazinError
from game.sim.fit import coverage as tested
from game.sim.fit.coverage import Trial, coverage, truth_ranks
from game.sim.fit.cube import F64
from game.sim.fit.misfit import Misfit
from game.sim.fit.population import Posterior, Settings
from game.sim.fit.sampler import fit
from tests.sim.fit.toys import apart, seen

SETTINGS = Settings(particles=256, moves=3, final=2)


def any_record(record: F64) -> bool:
    return True


def none(record: F64) -> bool:
    return False


def low(record: F64) -> bool:
    return bool(record[0] < 0.2)


def sure(figures: F64, record: F64) -> F64:
    """As `apart`, of somebody who thinks his errors a tenth of what they are, and counts no noise."""
    return 10_000 * apart(figures, record)


TRIAL = Trial(seen, apart, any_record, 2)


def test_a_fit_that_knows_its_errors_covers():
    ranks = truth_ranks(TRIAL, SETTINGS, 60).ranks
    assert ranks.shape == (60, 2)
    # The record has the noise and not the error, the fit allows for both: it covers more than it says.
    assert 0.5 < coverage(ranks, 0.5) < 0.85
    assert coverage(ranks, 0.9) > 0.93
    assert np.abs(ranks.mean() - 0.5) < 0.07


def test_a_fit_that_is_too_sure_is_found_out():
    ranks = truth_ranks(replace(TRIAL, distance=sure), replace(SETTINGS, particles=64), 20).ranks
    assert coverage(ranks, 0.9) < 0.8


def above(figures: F64, record: F64) -> F64:
    return apart(figures, record + 0.4)


def test_a_fit_that_sees_too_much_ranks_truths_low():
    assert truth_ranks(replace(TRIAL, distance=above), SETTINGS, 10).ranks.mean() < 0.2


def test_every_truth_has_a_fit_of_its_own_chance(monkeypatch: pytest.MonkeyPatch):
    seeds: list[int] = []

    def heard(misfit: Misfit, dimension: int, settings: Settings, **others: object) -> Posterior:
        seeds.append(settings.seed)
        return fit(misfit, dimension, settings, **others)

    monkeypatch.setattr(tested, "fit", heard)
    truth_ranks(TRIAL, SETTINGS, 3)
    assert len({*seeds, SETTINGS.seed}) == 4


def test_only_records_that_are_accepted_are_tried():
    ranks = truth_ranks(replace(TRIAL, accept=low), SETTINGS, 10).ranks
    assert ranks.shape == (10, 2)
    with pytest.raises(AlbazinError, match="none of 1000 truths"):
        truth_ranks(replace(TRIAL, accept=none), SETTINGS, 1)


def test_coverage_counts_the_middle():
    assert coverage(np.array([[0.04, 0.06], [0.5, 0.96]]), 0.9) == 0.5


class KilledError(Exception):
    pass


def test_a_killed_test_goes_on_where_it_was(tmp_path: Path):
    whole = truth_ranks(TRIAL, SETTINGS, 3).ranks
    heard: list[int] = []

    def kill(done: int) -> None:
        if done == 2:
            raise KilledError

    with pytest.raises(KilledError):
        truth_ranks(TRIAL, SETTINGS, 3, folder=tmp_path, told=kill)
    before = (tmp_path / "truth-0.npz").stat().st_mtime_ns
    assert (truth_ranks(TRIAL, SETTINGS, 3, folder=tmp_path, told=heard.append, jobs=2).ranks == whole).all()
    assert heard == [1, 2, 3]
    assert (tmp_path / "truth-0.npz").stat().st_mtime_ns == before
    with pytest.raises(AlbazinError, match="belongs to another fit"):
        truth_ranks(replace(TRIAL, fingerprint="other rules"), SETTINGS, 1, folder=tmp_path)
