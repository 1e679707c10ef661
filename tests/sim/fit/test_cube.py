"""The parts of the sampler, each by itself."""

from __future__ import annotations

import numpy as np
import pytest

from game.sim.fit import cube


def test_weights_follow_the_kernel():
    weight = cube.weights(np.array([1e6, 1e6 + 2, 1e6 + 4e6]), 0.5)
    assert weight.sum() == pytest.approx(1)
    assert weight[1] / weight[0] == pytest.approx(np.exp(-0.5))
    assert weight[2] == 0


def test_equal_weights_are_all_effective():
    assert cube.effective(np.full(50, 0.02)) == pytest.approx(50)
    assert cube.effective(np.array([1.0, 0.0, 0.0])) == 1


def test_as_many_points_stay_effective_as_are_asked_for():
    misfit = np.linspace(0, 1000, 400)
    coldness = cube.next_coldness(misfit, 0.002, 200)
    assert 0.002 < coldness < 1
    assert cube.effective(cube.weights(misfit, coldness - 0.002)) == pytest.approx(200, rel=1e-6)
    assert cube.next_coldness(misfit / 1e6, 0.002, 200) == 1
    assert 0.002 < cube.next_coldness(np.array([0, 1e30, 1e30]), 0.002, 2) < 1, "it gets on"


def test_each_point_is_kept_as_often_as_it_weighs():
    weight = np.array([0.5, 0.0, 0.26, 0.24])
    kept = cube.resampled(weight, 1000, cube.chance_of(1))
    count = np.bincount(kept, minlength=4)
    assert count.sum() == 1000
    assert np.abs(count - 1000 * weight).max() <= 1
    assert count[1] == 0


def test_steps_stay_in_the_cube_and_are_as_likely_as_their_reverse():
    u = cube.chance_of(3).random((20_000, 2)) ** 2
    there = cube.proposals(u, cube.chance_of(4))
    assert there.min() >= 0
    assert there.max() <= 1
    low, high = u[:, 0] < 0.1, u[:, 0] > 0.6
    to_high, to_low = (there[low, 0] > 0.6).mean() / 0.4, (there[high, 0] < 0.1).mean() / 0.1
    # By chance of 6,000 and 4,500 points, of which 1,300 and 250 go: a standard error of 7 per cent.
    assert to_high == pytest.approx(to_low, rel=0.15)


def test_some_steps_move_one_coordinate_and_some_many():
    u = cube.chance_of(3).random((5_000, 20))
    moved = (cube.proposals(u, cube.chance_of(4)) != u).sum(axis=1)
    assert moved.min() == 1
    assert moved.max() > 12
    assert (moved == 1).mean() == pytest.approx(0.1 + 0.9 / 3 * 0.9**19, abs=0.03)


def test_the_better_is_always_taken_and_the_worse_at_times():
    chance = cube.chance_of(5)
    assert cube.accepted(np.full(1000, 5.0), np.full(1000, 4.0), 1, chance).all()
    taken = cube.accepted(np.full(10_000, 5.0), np.full(10_000, 7.0), 0.5, chance).mean()
    assert taken == pytest.approx(np.exp(-0.5), abs=0.015)


def test_points_that_differ_anywhere_are_counted():
    u = np.zeros((5, 3))
    u[1, 2] = u[2, 0] = 1e-9
    assert cube.distinct(u) == 3


def test_every_place_has_its_own_chance():
    places = [(), (0,), (1,), (0, 0), (0, 1), (1, 0), (0, 0, 0)]
    seeds = {cube.seed_of(seed, *place) for seed in (0, 1) for place in places}
    assert len(seeds) == 14
    assert max(seeds) < 2**63
    assert cube.chance_of(7, 1).random() == cube.chance_of(7, 1).random() != cube.chance_of(7, 2).random()
