"""How far sieges of the model are from the record."""

from __future__ import annotations

import numpy as np
import pytest

from game.data import data_root
from game.files.priors import PRIORS_FILE, load_priors
from game.files.records import Record, load_records
from game.forecast.forecast import Batch, play
from game.forecast.plans import RussianPlan
from game.sim.figures import FIGURES
from game.sim.histories import Histories, Siege, squared
from game.sim.siege_figures import SIEGE_FIGURES, fallen, siege_figures, siege_scores
from tests.forecast.model import FIRST, SECOND, STORMED, done, played, setting


def record(error_milli=10_000, logs=False, band=(100, 200)):
    return Record("id", "figure", "label", band, 500, "source", error_milli=error_milli, logs=logs)


def off(figures, *records, known=None):
    """Return the squared errors of figures, for records that all look at them."""
    every = np.ones(len(figures), np.bool_) if known is None else known
    return squared(records, [(np.array(figures), every)] * len(records)).tolist()


def test_nothing_is_off_within_the_band():
    assert off([100, 150, 200], record()) == [0, 0, 0]


def test_errors_grow_outside_the_band_and_are_capped():
    """An error is ten; six of them are as bad as any number."""
    assert off([90, 80, 210, 240, 259], record()) == pytest.approx([1, 4, 1, 16, 5.9**2])
    assert off([40, 0, 260, 9999], record()) == pytest.approx([36, 36, 36, 36])


def test_logarithms_are_counted_where_the_record_says_so():
    half = record(error_milli=500, logs=True)
    errors = np.array([np.log(100 / 50), np.log(400 / 200), 0]) / 0.5
    assert off([50, 400, 130], half) == pytest.approx((errors**2).tolist())
    assert off([0], half) == [36], "no logarithm of nothing"


def test_records_without_an_error_are_ignored():
    assert off([90, 150], record(), record(0)) == off([90, 150], record())


def test_errors_of_several_records_are_summed():
    assert off([90], record(), record(5000)) == pytest.approx([1 + 4])


def test_a_missing_figure_is_farthest():
    assert off([150, 150], record(), known=np.array([True, False])) == [0, 36]


# Figures ---------------------------------------------------------------------------------


def test_sieges_are_measured_by_the_figures_of_games():
    assert SIEGE_FIGURES.keys() == FIGURES.keys()


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_every_record_can_be_measured(name):
    records = load_records(data_root() / "maps" / name).records
    asked = [(one.figure, one.day) for one in records]
    sieges, found = siege_figures(setting(name), done(name), asked, Batch(32, 1))
    for one, (figure, known) in zip(records, found, strict=True):
        assert figure.shape == known.shape == (32,)
        assert known.dtype == np.bool_
        assert known.any() or one.figure == "survivors", one.id
    assert np.array_equal(sieges.table, play(setting(name), done(name), Batch(32, 1)).table), (
        "a look moves nothing"
    )


def test_men_are_counted_on_the_day_that_is_asked_for():
    seen = dict[int, np.ndarray]()

    def look(day, s):
        seen[day.number] = s.men[1].copy(), s.alive

    play(setting(), done(), Batch(64, 1), look)
    _, found = siege_figures(
        setting(), done(), [("russians_alive", 40), ("russians_alive", 100)], Batch(64, 1)
    )
    for day, (men, known) in zip((40, 100), found, strict=True):
        assert np.array_equal(men, seen[day][0])
        assert np.array_equal(known, seen[day][1])


def test_a_fort_that_fell_scores_for_the_besiegers():
    sieges = played((STORMED, RussianPlan()), 128)
    qing, russia = siege_scores(sieges)
    assert 0 < fallen(sieges).sum() < 128
    assert qing[fallen(sieges)].mean() > qing[~fallen(sieges)].mean()
    assert russia[fallen(sieges)].mean() < russia[~fallen(sieges)].mean()


# What a fit makes small ------------------------------------------------------------------


@pytest.fixture(scope="module")
def misfit():
    """Of both sieges."""
    sieges = (
        Siege(setting(name), done(name), load_records(data_root() / "maps" / name).records)
        for name in (FIRST, SECOND)
    )
    return Histories(load_priors(data_root() / "maps" / PRIORS_FILE), tuple(sieges))


def test_a_misfit_is_the_sum_over_the_sieges(misfit):
    points = np.random.default_rng(3).random((24, len(misfit.priors)))
    found = misfit(points, 9)
    each = [
        squared(siege.records, got)
        for siege, got in zip(misfit.sieges, misfit.figures(points, 9), strict=True)
    ]
    assert found == pytest.approx(each[0] + each[1])
    assert found.shape == (24,)
    assert (found > 0).any()
    assert np.array_equal(found, misfit(points, 9))
    assert not np.array_equal(found, misfit(points, 10))


def test_a_point_does_not_depend_on_those_after_it(misfit):
    points = np.random.default_rng(4).random((12, len(misfit.priors)))
    assert np.array_equal(misfit(points, 9)[:5], misfit(points[:5], 9))
