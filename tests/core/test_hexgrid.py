"""Laws of the hex grid: neighbours, distance as a metric, lines, dilation."""

from __future__ import annotations

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import MapError
from game.core.hexgrid import Grid
from tests.plain import hexes

sizes = st.tuples(st.integers(1, 40), st.integers(1, 40))


@st.composite
def grids_with_cells(draw, count):
    grid = Grid(*draw(sizes))
    return grid, *(draw(st.integers(0, grid.n - 1)) for _ in range(count))


@given(grids_with_cells(1))
def test_neighbours_are_those_of_the_picture(case):
    grid, cell = case
    assert [c for c in grid.neighbours[cell].tolist() if c >= 0] == hexes.neighbours(
        grid.width, grid.height, cell
    )
    assert list(grid.around[cell]) == hexes.neighbours(grid.width, grid.height, cell)


def test_neighbours_go_round_from_east_against_the_clock():
    grid = Grid(5, 5)
    names = [grid.col_row(cell) for cell in grid.neighbours[grid.cell(2, 2)]]
    assert names == [(3, 2), (2, 1), (1, 1), (1, 2), (1, 3), (2, 3)]
    names = [grid.col_row(cell) for cell in grid.neighbours[grid.cell(2, 3)]]
    assert names == [(3, 3), (3, 2), (2, 2), (1, 3), (2, 4), (3, 4)]


@given(grids_with_cells(3))
def test_distance_is_a_metric(case):
    grid, a, b, c = case
    assert (grid.distance(a, b) == 0) == (a == b)
    assert grid.distance(a, b) == grid.distance(b, a)
    assert grid.distance(a, c) <= grid.distance(a, b) + grid.distance(b, c)


@given(grids_with_cells(2))
def test_distance_is_one_number_however_asked(case):
    grid, a, b = case
    plain = hexes.distance(grid.width, a, b)
    assert grid.distance(a, b) == plain
    assert grid.distances[a, b] == plain
    assert grid.distance(np.array([a, b]), b).tolist() == [plain, 0]
    assert grid.distance(a, np.array([[a], [b]])).tolist() == [[0], [plain]]
    assert grid.distance(np.int32(a), np.int32(b)) == plain


def test_distance_works_on_maps_too_large_for_the_table():
    grid = Grid(300, 200)
    cells = np.array([0, 299, 59_999, 30_123])
    expected = [[hexes.distance(300, int(a), int(b)) for b in cells] for a in cells]
    assert grid.distance(cells[:, None], cells).tolist() == expected
    assert grid.distance(cells, cells).dtype == np.int32
    assert len(grid.within(30_123, 3)) == 37
    with pytest.raises(MapError, match="too large"):
        _ = grid.distances


@given(grids_with_cells(2))
def test_a_line_is_a_shortest_way_and_the_same_backwards(case):
    grid, a, b = case
    line = grid.line(a, b)
    assert (line[0], line[-1]) == (a, b)
    assert len(line) == grid.distance(a, b) + 1
    assert all(there in grid.around[here] for here, there in pairwise(line))
    assert grid.line(b, a) == line[::-1]


@pytest.mark.parametrize("size", [(1, 1), (1, 6), (6, 1), (2, 7), (7, 2), (5, 6), (6, 5)])
def test_no_line_leaves_a_small_map(size):
    grid = Grid(*size)
    for a in range(grid.n):
        for b in range(grid.n):
            line = grid.line(a, b)
            assert all(there in grid.around[here] for here, there in pairwise(line))
            assert line[-1] == b


@given(grids_with_cells(2))
def test_a_line_stays_beside_the_straight_one(case):
    grid, a, b = case
    (x_a, y_a), (x_b, y_b) = (_centre(grid, cell) for cell in (a, b))
    length = max(grid.distance(a, b), 1)
    for i, cell in enumerate(grid.line(a, b)):
        x, y = _centre(grid, cell)
        off_x = x - (x_a * (length - i) + x_b * i) / length
        off_y = y - (y_a * (length - i) + y_b * i) / length
        assert off_x**2 + off_y**2 <= 1 / 3 + 1e-9  # the corner of a hex of width 1


def _centre(grid, cell):
    col, row = grid.col_row(cell)
    return col + row % 2 / 2, row * 3**0.5 / 2


@given(grids_with_cells(1), st.integers(0, 8))
def test_within_is_the_disc(case, radius):
    grid, cell = case
    disc = [c for c in range(grid.n) if hexes.distance(grid.width, c, cell) <= radius]
    assert grid.within(cell, radius).tolist() == disc


@given(grids_with_cells(3), st.integers(0, 8))
def test_near_is_the_union_of_discs(case, radius):
    grid, *cells = case
    mask = np.zeros(grid.n, np.bool_)
    mask[cells] = True
    union = {int(c) for cell in cells for c in grid.within(cell, radius)}
    near = grid.near(mask, radius)
    assert near.dtype == np.bool_
    assert set(np.flatnonzero(near).tolist()) == union


@given(grids_with_cells(1))
def test_cell_and_col_row_are_inverse(case):
    grid, cell = case
    assert grid.cell(*grid.col_row(cell)) == cell


def test_places_off_the_map_are_named():
    grid = Grid(7, 5)
    for col, row in [(-1, 0), (7, 0), (0, -1), (0, 5)]:
        assert not grid.holds(col, row)
        with pytest.raises(MapError, match=f"hex {col},{row} is off the map"):
            grid.cell(col, row)
    with pytest.raises(MapError, match="0 x 4"):
        Grid(0, 4)


def test_equal_grids_are_equal_and_travel_light():
    grid = Grid(64, 48)
    _ = grid.distances
    packed = pickle.dumps(grid)
    assert len(packed) < 200
    assert pickle.loads(packed) == grid == Grid(64, 48)
    assert hash(grid) == hash(Grid(64, 48))
    assert grid != Grid(48, 64)


def test_tables_are_read_only():
    grid = Grid(4, 4)
    for table in (grid.neighbours, grid.distances, grid.layout.flat, grid.layout.cell_at):
        with pytest.raises(ValueError, match="read-only"):
            table[:1] = 0
