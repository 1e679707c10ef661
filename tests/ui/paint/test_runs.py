from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.ui.paint.runs import chains, neighbours, plane_points, to_the_rim

WIDTH, HEIGHT = 8, 7
CELLS = st.sets(st.integers(0, WIDTH * HEIGHT - 1))


def test_neighbours_are_one_hex_apart():
    for cell in range(WIDTH * HEIGHT):
        x, y = plane_points([cell], WIDTH)[0]
        for other in neighbours(cell, WIDTH, HEIGHT):
            gap = plane_points([other], WIDTH)[0] - (x, y)
            assert round(float(np.hypot(gap[0], gap[1] * 0.75**0.5)), 3) == 1.0


def test_a_cell_inside_has_six_neighbours():
    assert len(set(neighbours(3 * WIDTH + 3, WIDTH, HEIGHT))) == 6


@given(CELLS)
def test_walks_pass_every_cell_and_step_to_neighbours(cells):
    walks = chains(cells, WIDTH, HEIGHT)
    assert {cell for walk in walks for cell in walk} == cells
    for walk in walks:
        assert all(b in neighbours(a, WIDTH, HEIGHT) for a, b in pairwise(walk))


def test_a_ring_ends_where_it_began():
    around = list(neighbours(3 * WIDTH + 3, WIDTH, HEIGHT))
    (walk,) = chains(around, WIDTH, HEIGHT)
    assert walk[0] == walk[-1]
    assert len(walk) == 7


def test_walks_begin_with_the_lowest_rank():
    row = range(WIDTH, WIDTH + 5)
    assert chains(row, WIDTH, HEIGHT, early=lambda cell: -cell)[0][0] == WIDTH + 4


def test_a_line_that_ends_beside_the_rim_leaves_the_map():
    line = np.array([(0.0, 3.0), (1.0, 3.0), (4.0, 3.0)])
    longer = to_the_rim(line, WIDTH, HEIGHT)
    assert longer[0].tolist() == [-1.5, 3.0]
    assert longer[-1].tolist() == [4.0, 3.0]
