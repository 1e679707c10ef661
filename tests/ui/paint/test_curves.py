from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.paint import curves

SQUARE = np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)])


def test_samples_lie_evenly_and_keep_the_ends():
    line = curves.resample([(0, 0), (9, 0), (9, 9)], 1.5)
    gaps = np.hypot(*np.diff(line, axis=0).T)
    assert gaps.max() == pytest.approx(1.5)
    assert line[0].tolist() == [0, 0]
    assert line[-1].tolist() == [9, 9]


def test_a_line_without_length_is_one_sample():
    assert len(curves.resample([(3, 3), (3, 3)], 2)) == 1


@pytest.mark.parametrize("turn", [1, -1])
@pytest.mark.parametrize("distance", [2.0, -2.0])
def test_a_square_grows_on_all_sides(turn, distance):
    grown = curves.grown(SQUARE[::turn], distance)
    assert grown.min() == pytest.approx(-distance)
    assert grown.max() == pytest.approx(10 + distance)


@given(st.floats(0.01, 9.99), st.floats(0.01, 9.99))
def test_spots_of_a_square_are_inside_it(x, y):
    assert curves.inside(SQUARE, np.array([(x, y), (x + 10, y), (x, y - 10)])).tolist() == [
        True,
        False,
        False,
    ]


def test_corners_survive_simplifying_and_small_jags_do_not():
    line = np.array([(0, 0), (2, 0.3), (4, -0.2), (6, 0), (6.2, 3), (6, 6)])
    assert curves.simplified(line, 1.0).tolist() == [[0, 0], [6, 0], [6, 6]]


def test_relaxing_wears_down_jags_and_keeps_ends():
    zigzag = np.column_stack((np.arange(9.0), np.arange(9) % 2))
    relaxed = curves.relaxed(zigzag, 3)
    assert relaxed[[0, -1]].tolist() == zigzag[[0, -1]].tolist()
    assert np.ptp(relaxed[2:-2, 1]) < 0.3


def test_a_relaxed_ring_stays_closed():
    relaxed = curves.relaxed(curves.closed(SQUARE), 4)
    assert relaxed[0] == pytest.approx(relaxed[-1])


def test_runs_are_the_stretches_of_true():
    found = curves.runs(np.array([1, 1, 0, 0, 1, 0, 1], bool))
    assert [run.tolist() for run in found] == [[0, 1], [4], [6]]


def test_a_hand_keeps_near_its_line():
    line = [(0, 0), (60, 0), (120, 40)]
    drawn = curves.wavering(line, np.random.default_rng(1), 1.0, 10)
    smooth = curves.smooth(line, 40)
    assert max(np.hypot(*(smooth - spot).T).min() for spot in drawn) < 5
