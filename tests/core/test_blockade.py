"""The ring against a plain search, and its progress."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.blockade import gap, gap_cells, progress_pm
from game.core.state import Tally
from tests.core.worlds import changed, new_1686
from tests.plain import ring as plain
from tests.siege import HEIGHT, WIDTH, new_small


def walled(state, cells):
    """The state with finished siege walls on some cells."""
    wall = state.ground.work_names.index("siege_wall")
    return changed(state, work=dict.fromkeys(cells, wall))


def plain_gap(state, cells):
    ground = state.ground
    far = ground.wall_distance >= state.rules.digging.wall_distance
    land = {*np.flatnonzero(far & ~ground.water & ~ground.inside).tolist()}
    size = (ground.grid.width, ground.grid.height)
    banks = (ground.areas[name].tolist() for name in ("bank_above", "bank_below"))
    return plain.gap(size, land, {*cells} & land, *banks)


@given(st.integers(0, 2**32), st.integers(0, 130))
@settings(max_examples=80)
def test_the_gap_equals_the_plain_search(luck, walls):
    state, chance = new_small(), np.random.default_rng(luck)
    land = np.flatnonzero(~state.ground.water & ~state.ground.fort)
    cells = chance.choice(land, min(walls, len(land)), replace=False).tolist()
    assert gap(walled(state, cells)) == plain_gap(state, cells)


@given(st.lists(st.integers(0, 46), max_size=47, unique=True))
@settings(max_examples=30)
def test_the_gap_of_a_ring_with_holes_on_the_shipped_map(places):
    state = new_1686()
    cells = state.ground.areas["ring"][places].tolist()
    assert gap(walled(state, cells)) == plain_gap(state, cells)


@given(st.integers(0, 2**32))
@settings(max_examples=30)
def test_walling_the_gap_closes_the_ring(luck):
    state, chance = new_small(), np.random.default_rng(luck)
    cells = chance.choice(WIDTH * (HEIGHT - 2), 20, replace=False).tolist()
    begun = walled(
        changed(state, tally={Tally.FIRST_GAP: 40}), [c for c in cells if not state.ground.fort[c]]
    )
    missing = gap_cells(begun)
    assert gap(walled(begun, missing)) == 0
    if missing:
        assert gap(walled(begun, missing[1:])) == 1


@pytest.mark.parametrize("state", [new_small(), new_1686()], ids=["small", "1686"])
def test_progress_runs_from_nothing_to_the_whole(state):
    ring = state.ground.areas["ring"].tolist()
    assert state.tally[Tally.FIRST_GAP] == gap(state) == plain_gap(state, [])
    progress = [progress_pm(walled(state, ring[:count])) for count in range(len(ring) + 1)]
    assert progress[0] == 0
    assert progress[-1] == 1000
    assert progress == sorted(progress)


def test_the_historical_ring_is_a_shortest_one():
    state = new_1686()
    assert len(state.ground.areas["ring"]) == gap(state) == 47


def test_trenches_and_platforms_close_nothing():
    state = new_small()
    ring = state.ground.areas["ring"].tolist()
    for name in ("trench", "battery"):
        dug = changed(state, work=dict.fromkeys(ring, state.ground.work_names.index(name)))
        assert progress_pm(dug) == 0
