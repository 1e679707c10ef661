"""Lines of sight: a twin in plane geometry, and the laws that any sight obeys."""

from __future__ import annotations

from math import dist, inf, sqrt

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.hexgrid import Grid
from game.core.lines import Lines, lines

RADIUS = 7


@st.composite
def reliefs(draw):
    """A small grid with heights of what stands on it, and lower or equal heights of eyes."""
    grid = Grid(draw(st.integers(1, 9)), draw(st.integers(1, 9)))
    steps = st.lists(st.integers(0, 2), min_size=grid.n, max_size=grid.n)
    tops = np.array(draw(steps), np.int8)
    return grid, tops, np.minimum(tops, np.array(draw(steps), np.int8))


def overlooked(grid, tops, eyes):
    return Lines(grid, tops, eyes, RADIUS).overlooked(np.arange(grid.n, dtype=np.int32))


def centre(col, row):
    return col + row % 2 / 2, row * sqrt(3) / 2


def between(grid, start, end, nudge):
    """The hexes whose centres lie nearest to each step of the straight line, moved a little to one side."""
    (x0, y0), (x1, y1) = centre(*grid.col_row(start)), centre(*grid.col_row(end))
    length = grid.distance(start, end)
    hexes = [(col, row) for col in range(-1, grid.width + 1) for row in range(grid.height)]
    for i in range(1, length):
        at = x0 + (x1 - x0) * i / length + nudge, y0 + (y1 - y0) * i / length
        yield min(hexes, key=lambda hex_, at=at: dist(centre(*hex_), at))


def plain_overlooked(grid, tops, eyes, start, end):
    def top(col, row):
        return int(tops[grid.cell(col, row)]) if grid.holds(col, row) else inf

    def highest(nudge):
        return max((top(*hex_) for hex_ in between(grid, start, end, nudge)), default=-inf)

    lowest = min(highest(1e-6), highest(-1e-6))
    return grid.distance(start, end) <= RADIUS and lowest <= max(eyes[start], tops[end])


@given(reliefs(), st.data())
@settings(max_examples=60)
def test_lines_are_straight_lines_in_the_plane(relief, data):
    grid, tops, eyes = relief
    start = data.draw(st.integers(0, grid.n - 1))
    plain = [plain_overlooked(grid, tops, eyes, start, end) for end in range(grid.n)]
    assert overlooked(*relief)[start].tolist() == plain


@given(reliefs())
def test_eyes_meet(relief):
    grid, tops, _ = relief
    open_to = overlooked(grid, tops, tops)
    assert (open_to == open_to.T).all()


@given(reliefs())
def test_nothing_hides_what_is_beside(relief):
    grid, tops, eyes = relief
    assert overlooked(grid, tops, eyes)[grid.distances <= 1].all()


@given(reliefs())
def test_higher_eyes_see_no_less(relief):
    grid, tops, eyes = relief
    assert (overlooked(grid, tops, eyes) <= overlooked(grid, tops, tops)).all()


@given(reliefs())
def test_on_a_plain_all_is_seen(relief):
    grid, tops, _ = relief
    flat = np.full_like(tops, 2)
    assert (overlooked(grid, flat, flat) == (grid.distances <= RADIUS)).all()


def test_a_wall_hides_the_yard_but_from_a_hill():
    grid = Grid(5, 1)
    wall = np.array([0, 0, 1, 0, 0], np.int8)
    assert overlooked(grid, wall, wall)[0].tolist() == [True, True, True, False, False]
    hill = np.array([1, 0, 1, 0, 0], np.int8)
    assert overlooked(grid, hill, hill)[0].all()


def test_who_stands_among_trees_looks_from_beneath_them():
    grid, edge = Grid(3, 1), np.array([1, 1, 0], np.int8)
    assert not overlooked(grid, edge, np.zeros(3, np.int8))[0, 2]
    assert overlooked(grid, edge, np.ones(3, np.int8))[0, 2]


def test_lines_are_kept_by_the_heights():
    grid, flat, hill = Grid(2, 2), bytes(4), bytes([0, 3, 0, 0])
    assert lines(grid, flat, flat, 5) is lines(Grid(2, 2), bytes(4), bytes(4), 5)
    assert lines(grid, flat, flat, 5) is not lines(grid, hill, hill, 5)
