"""Fields, ranges, paths and floods against their plain twins."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core import fields as module
from game.core.errors import MapError
from game.core.fields import FAR, MAX_BUDGET, OUT_OF_REACH, field, fields, flood, path, ranges
from game.core.hexgrid import Grid
from tests.plain import fields as plain


@st.composite
def maps(draw, dearest=9):
    """A grid, costs of entry and up to four sources: open, blocked, dear, or with walls of a maze."""
    grid = Grid(draw(st.integers(1, 40)), draw(st.integers(1, 40)))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    entry = chance.integers(1, draw(st.integers(1, dearest)) + 1, grid.n)
    entry[chance.random(grid.n) < draw(st.sampled_from([0.0, 0.1, 0.4]))] = 0
    sources = draw(st.lists(st.integers(0, grid.n - 1), min_size=1, max_size=4))
    return grid, entry.astype(draw(st.sampled_from([np.uint8, np.int32, np.int64]))), sources


def serpentine(grid):
    """Walls on every fourth row, open at one end only, now left, now right."""
    entry = np.ones((grid.height, grid.width), np.uint8)
    entry[1::4, :-1] = 0
    entry[3::4, 1:] = 0
    return entry.ravel()


@given(maps())
def test_field_equals_the_heap(case):
    grid, entry, sources = case
    cost = field(grid, entry, sources)
    assert cost.dtype == np.uint16
    best = plain.field((grid.width, grid.height), entry.tolist(), sources)
    assert cost.tolist() == plain.spread(best, grid.n, FAR)


@given(maps())
def test_fields_are_one_field_a_source(case):
    grid, entry, sources = case
    size = (grid.width, grid.height)
    expected = [plain.spread(plain.field(size, entry.tolist(), [s]), grid.n, FAR) for s in sources]
    assert fields(grid, entry, sources).tolist() == expected


@pytest.mark.parametrize(("width", "height"), [(40, 40), (64, 48), (17, 3), (2, 40)])
def test_mazes_are_left_to_the_heap_and_come_out_the_same(width, height):
    grid = Grid(width, height)
    entry = serpentine(grid)
    best = plain.field((width, height), entry.tolist(), [0])
    expected = plain.spread(best, grid.n, FAR)
    assert field(grid, entry, 0).tolist() == expected
    assert fields(grid, entry, [0, 0]).tolist() == [expected, expected]


def test_the_long_maze_is_longer_than_patience():
    grid = Grid(64, 48)
    assert int(field(grid, serpentine(grid), 0)[-1]) > 800


def test_costs_end_at_far_and_never_wrap():
    grid = Grid(120, 1)
    cost = field(grid, np.full(grid.n, 250, np.uint8), 0)
    assert cost.tolist() == [min(250 * i, FAR) for i in range(grid.n)]
    grid = Grid(120, 3)
    best = plain.field((120, 3), [250] * grid.n, [0])
    assert field(grid, np.full(grid.n, 250, np.uint8), 0).tolist() == plain.spread(best, grid.n, FAR)
    assert FAR + FAR < 1 << 16
    assert FAR + module._BLOCK * (FAR + 1) < 1 << 16  # what grows unchecked between two cuts


@pytest.mark.parametrize("budget", [8, 15, 21, 24])  # at 21 a byte that wraps would show
def test_solid_rock_stays_closed(budget):
    grid = Grid(60, 60)
    entry = np.zeros(grid.n, np.uint8)
    start = grid.cell(30, 30)
    only_itself = [0 if cell == start else FAR for cell in range(grid.n)]
    assert field(grid, entry, start).tolist() == only_itself
    assert np.flatnonzero(ranges(grid, entry, [start], budget)[0] != OUT_OF_REACH).tolist() == [start]
    clearing = grid.within(start, 2)
    entry[clearing] = 1
    stops = np.ones(grid.n, np.bool_)
    assert np.flatnonzero(field(grid, entry, start) != FAR).tolist() == clearing.tolist()
    assert (
        np.flatnonzero(ranges(grid, entry, [start], budget)[0] != OUT_OF_REACH).tolist() == clearing.tolist()
    )
    nearest = grid.within(start, 1).tolist()
    assert np.flatnonzero(ranges(grid, entry, [start], budget, stops)[0] != OUT_OF_REACH).tolist() == nearest


def test_a_solver_forgets_the_map_before():
    grid = Grid(12, 9)
    open_land, walls = np.ones(grid.n, np.uint8), serpentine(grid)
    first = field(grid, open_land, 5).copy()
    reach = ranges(grid, open_land, [5, 60], 6)
    field(grid, walls, 17)
    ranges(grid, walls, [17, 3], 6)
    assert np.array_equal(field(grid, open_land, 5), first)
    assert np.array_equal(ranges(grid, open_land, [5, 60], 6), reach)


def test_results_are_not_the_buffers():
    grid = Grid(9, 9)
    entry = np.ones(grid.n, np.uint8)
    cost, reach = field(grid, entry, 0), ranges(grid, entry, [0], 3)
    cost[:], reach[:] = 7, 7
    assert field(grid, entry, 0)[1] == 1
    assert ranges(grid, entry, [0], 3)[0, 1] == 1


@given(maps(), st.integers(0, MAX_BUDGET))
def test_ranges_equal_the_heap_within_the_budget(case, budget):
    grid, entry, starts = case
    reach = ranges(grid, entry, starts, budget)
    assert reach.dtype == np.uint8
    for row, start in zip(reach.tolist(), starts, strict=True):
        best = plain.field((grid.width, grid.height), entry.tolist(), [start])
        within = {cell: cost for cell, cost in best.items() if cost <= budget}
        assert row == plain.spread(within, grid.n, OUT_OF_REACH)


@given(maps(dearest=3), st.integers(0, MAX_BUDGET), st.floats(0, 0.5), st.integers(0, 999))
def test_a_march_ends_in_a_zone_of_control_but_may_start_in_one(case, budget, share, seed):
    grid, entry, starts = case
    stops = np.random.default_rng(seed).random(grid.n) < share
    reach = ranges(grid, entry, starts, budget, stops)
    zones = set(np.flatnonzero(stops).tolist())
    for row, start in zip(reach.tolist(), starts, strict=True):
        best = plain.field((grid.width, grid.height), entry.tolist(), [start], zones)
        within = {cell: cost for cell, cost in best.items() if cost <= budget}
        assert row == plain.spread(within, grid.n, OUT_OF_REACH)


def test_a_dear_cell_is_not_taken_for_an_impassable_one_nor_reached_too_soon():
    grid = Grid(6, 1)
    entry = np.array([1, 24, 1, 250, 1, 0], np.uint8)
    assert ranges(grid, entry, [2], 24)[0].tolist() == [OUT_OF_REACH, 24, 0] + [OUT_OF_REACH] * 3
    assert field(grid, entry, 2).tolist() == [25, 24, 0, 250, 251, FAR]


def test_no_starts_no_rows():
    grid = Grid(5, 4)
    entry = np.ones(grid.n, np.uint8)
    none = np.empty(0, np.int32)
    assert ranges(grid, entry, none, 5).shape == (0, grid.n)
    assert fields(grid, entry, none).shape == (0, grid.n)
    assert (field(grid, entry, none) == FAR).all()
    assert not flood(grid, entry > 0, none).any()


@pytest.mark.parametrize("budget", [-1, MAX_BUDGET + 1])
def test_budgets_beyond_a_window_are_refused(budget):
    grid = Grid(5, 4)
    with pytest.raises(MapError, match=f"budget of {budget}"):
        ranges(grid, np.ones(grid.n, np.uint8), [0], budget)


def test_costs_of_another_map_are_refused():
    grid = Grid(5, 4)
    wrong = np.ones(19, np.uint8)
    for ask in (
        lambda: field(grid, wrong, 0),
        lambda: fields(grid, wrong, [0]),
        lambda: ranges(grid, wrong, [0], 3),
    ):
        with pytest.raises(MapError, match="20 cells"):
            ask()


@given(maps(), st.data())
def test_a_path_costs_what_the_field_says(case, data):
    grid, entry, sources = case
    start, goal = sources[0], data.draw(st.integers(0, grid.n - 1))
    cost = field(grid, entry, start)
    way = path(grid, entry, cost, start, goal)
    if cost[goal] == FAR or start == goal:
        assert way == ()
        return
    assert way[-1] == goal
    assert all(there in grid.around[here] for here, there in zip((start, *way), way, strict=False))
    assert int(entry[list(way)].sum()) == cost[goal]
    assert way == path(grid, entry, cost, start, goal)


@given(maps(dearest=3), st.data())
def test_a_path_of_a_range_ends_where_it_meets_a_zone(case, data):
    grid, entry, sources = case
    start, goal = sources[0], data.draw(st.integers(0, grid.n - 1))
    stops = np.random.default_rng(data.draw(st.integers(0, 999))).random(grid.n) < 0.2
    reach = ranges(grid, entry, [start], 12, stops)[0]
    way = path(grid, entry, reach, start, goal, stops)
    if reach[goal] in (0, OUT_OF_REACH):
        assert way == ()
        return
    assert not stops[list(way[:-1])].any()
    assert int(entry[list(way)].sum()) == reach[goal]


def test_ties_of_a_path_follow_the_order_of_the_neighbours():
    grid = Grid(5, 5)
    entry = np.ones(grid.n, np.uint8)
    start, goal = grid.cell(1, 2), grid.cell(2, 4)
    way = path(grid, entry, field(grid, entry, start), start, goal)
    assert [grid.col_row(cell) for cell in way] == [(1, 3), (2, 4)]
    start = grid.cell(0, 0)
    way = path(grid, entry, field(grid, entry, start), start, goal)
    assert [grid.col_row(cell) for cell in way] == [(0, 1), (1, 2), (1, 3), (2, 4)]


def test_a_path_over_foreign_costs_is_refused():
    grid = Grid(6, 6)
    entry = np.ones(grid.n, np.uint8)
    with pytest.raises(MapError, match="no way back"):
        path(grid, entry, np.full(grid.n, 9, np.uint16), 0, 20)


@given(maps())
def test_flood_equals_the_queue_and_the_field(case):
    grid, entry, sources = case
    wet = flood(grid, entry > 0, sources)
    reached = plain.flood((grid.width, grid.height), (entry > 0).tolist(), sources)
    assert set(np.flatnonzero(wet).tolist()) == reached
    assert np.array_equal(wet, field(grid, np.minimum(entry, 1), sources) < FAR)


@settings(max_examples=5)
@given(st.integers(0, 99))
def test_threads_do_not_meet_in_the_buffers(seed):
    grid = Grid(64, 48)
    chance = np.random.default_rng(seed)
    lands = [chance.integers(1, 6, grid.n).astype(np.uint8) for _ in range(8)]
    starts = chance.integers(0, grid.n, 30)
    expected = [
        ranges(grid, land, starts, 8).tobytes() + fields(grid, land, starts[:4]).tobytes() for land in lands
    ]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(
            lambda land: ranges(grid, land, starts, 8).tobytes() + fields(grid, land, starts[:4]).tobytes(),
            lands,
        )
        assert list(found) == expected
