from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui.paint.frame import Frame


@pytest.mark.parametrize("hex_width", [24.0, 48.0, 71.5])
def test_the_hex_at_a_centre_is_that_hex(hex_width):
    frame = Frame(9, 7, hex_width)
    assert [frame.at(*frame.center(cell)) for cell in range(63)] == list(range(63))


@given(st.floats(0, 560), st.floats(0, 420))
def test_the_hex_at_a_pixel_is_the_one_with_the_nearest_centre(x, y):
    frame = Frame(9, 7, 48.0)
    distance = np.hypot(*(frame.centers() - (x, y)).T)
    cell = frame.at(x, y)
    if cell is None:
        assert distance.min() > 23.9
    else:
        assert distance[cell] <= distance.min() + 1e-6


def test_arrays_of_pixels_are_picked_like_single_ones():
    frame = Frame(9, 7, 40.0)
    at = np.random.default_rng(1).uniform(60, 320, (200, 2))
    single = [frame.at(x, y) for x, y in at]
    picked = frame.cells_at(at[:, 0], at[:, 1]).tolist()
    assert [cell for cell, one in zip(picked, single, strict=True) if one is not None] == [
        one for one in single if one is not None
    ]


def test_no_hex_lies_outside_the_map():
    frame = Frame(3, 2, 48.0)
    width, height = frame.size
    assert frame.at(1, 1) is None
    assert frame.at(width - 1, height - 1) is None


def test_corners_lie_one_radius_from_the_centre():
    frame = Frame(4, 4, 48.0)
    corners = np.array(frame.corners((2, 1))) - frame.center((2, 1))
    assert np.hypot(*corners.T) == pytest.approx(frame.radius)


def test_hexes_and_margin_fill_the_sheet():
    frame = Frame(5, 4, 48.0)
    corners = np.array([corner for cell in range(20) for corner in frame.corners(cell)])
    assert corners.min() == pytest.approx(frame.margin)
    assert corners.max(axis=0) + frame.margin == pytest.approx(frame.size, abs=0.5)


def test_a_moved_frame_sees_the_same_hexes_from_its_corner():
    frame = Frame(5, 4, 48.0)
    moved = frame.moved(30, 50).moved(1, 2)
    assert moved.centers() == pytest.approx(frame.centers() - (31, 52))
    assert moved.at(100 - 31, 120 - 52) == frame.at(100, 120)
    assert moved.neat == pytest.approx(np.array(frame.neat) - (31, 52, 31, 52))
