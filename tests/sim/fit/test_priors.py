"""The cube and the rules: there and back."""

from __future__ import annotations

import numpy as np
import pytest

from game.data import data_root
from game.files.priors import PRIORS_FILE, Prior, load_priors
from game.sim.fit.priors import to_rules, to_unit

LOG = Prior("health.scurvy_ppm", "dead", "scurvy", 100, 10_000, "log")
LINEAR = Prior("will.surrender_milli", "logit", "resolve", -9_000, -3_000, "linear")


def test_ends_and_middle_are_where_the_scale_says():
    cube = np.array([[0.0, 0.0], [0.5, 0.5], [1.0, 1.0]])
    values = to_rules([LOG, LINEAR], cube)
    assert values.dtype == np.int64
    assert values.tolist() == [[100, -9_000], [1_000, -6_000], [10_000, -3_000]]
    assert to_unit([LOG, LINEAR], values) == pytest.approx(cube)


def test_every_number_of_the_shipped_priors_comes_back():
    priors = load_priors(data_root() / "maps" / PRIORS_FILE)
    low, high = np.array([[prior.low, prior.high] for prior in priors]).T
    values = np.random.default_rng(1).integers(low, high + 1, (2_000, len(priors)))
    values[:2] = low, high
    assert (to_rules(priors, to_unit(priors, values)) == values).all()


def test_what_lies_outside_is_put_on_the_edge():
    outside = np.array([[0, -20_000], [99_999, 5]])
    assert to_unit([LOG, LINEAR], outside).tolist() == [[0, 0], [1, 1]]
