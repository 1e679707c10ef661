"""Runs of one point are put together, and every chunk is simulated by a seed of its own."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.errors import AlbazinError
from game.sim.fit.cube import F64
from game.sim.fit.misfit import Misfit, measuring, together
from game.sim.fit.population import Settings


def numbered(u: F64, seed: int) -> F64:
    return np.full(len(u), float(seed % 1000))


def writing(u: F64, seed: int) -> F64:
    u[:] = 0
    return u[:, 0]


def measured(misfit: Misfit, *places: tuple[int, int], **others: int) -> list[F64]:
    with measuring(misfit, 2, Settings(particles=2, chunk=4, **others), most=10, jobs=1) as measure:
        return [measure(np.zeros((10, 2)), place, lambda share: None) for place in places]


def test_kernels_are_averaged():
    runs = np.array([[0.0, 8.0, 1e5], [4.0, 8.0, 1e5 + 2]])
    kernel = np.exp(-together(runs) / 2)
    assert kernel[:2] == pytest.approx([(1 + np.exp(-2)) / 2, np.exp(-4)])
    assert together(runs)[2] == pytest.approx(1e5 - 2 * np.log((1 + np.exp(-1)) / 2))


def test_chunks_moves_and_runs_have_seeds_of_their_own():
    first, second = measured(numbered, (1, 1), (1, 2))
    for found in (first, second):
        assert [len(set(found[part])) for part in (slice(0, 4), slice(4, 8), slice(8, 10))] == [1, 1, 1]
    assert len({*first, *second}) == 6
    assert measured(numbered, (1, 1), replicates=2)[0][0] != first[0]


def test_the_record_may_count_for_several():
    (once,), (thrice,) = measured(numbered, (1, 1)), measured(numbered, (1, 1), power=3)
    assert thrice == pytest.approx(3 * once)


def test_progress_is_the_share_of_chunks():
    heard: list[float] = []
    with measuring(numbered, 2, Settings(chunk=4), most=10, jobs=1) as measure:
        measure(np.zeros((10, 2)), (0, 0), heard.append)
    assert heard == pytest.approx([1 / 3, 2 / 3, 1])


def test_a_simulator_cannot_write_to_the_points():
    with pytest.raises(ValueError, match="read-only"):
        measured(writing, (0, 0))


def test_the_error_of_another_process_is_ours():
    with (
        measuring(failing, 2, Settings(chunk=4), most=10, jobs=2) as measure,
        pytest.raises(AlbazinError, match="no such siege"),
    ):
        measure(np.zeros((10, 2)), (0, 0), lambda share: None)


def failing(u: F64, seed: int) -> F64:
    msg = "no such siege"
    raise AlbazinError(msg)
