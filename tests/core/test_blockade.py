"""The ring against a plain search, and its progress."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.blockade import gap, gap_cells, progress_pm, shutting, walled_pm
from game.core.events import RingClosed, RingOpened, RiverCut, RiverOpened
from game.core.state import NOWHERE, QING, Tally, freeze, thaw
from game.core.tasks import Task
from game.core.water import closed, watch_day, water_cells, water_cut, water_open_cells
from game.core.works import labour_of
from tests.core.worlds import changed, new_1686, units_of
from tests.plain import ring as plain
from tests.plain.hexes import neighbours
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


@given(st.integers(0, 999), st.lists(st.integers(0, 46), min_size=1, max_size=10, unique=True))
@settings(max_examples=30)
def test_what_is_half_dug_counts_for_the_fight_and_not_for_the_ring(share_pm, places):
    state = new_1686()
    wall, trench = (state.ground.work_names.index(name) for name in ("siege_wall", "trench"))
    cells, need = state.ground.areas["ring"][places].tolist(), labour_of(state, wall).need
    begun = dict.fromkeys(cells, need * share_pm // 1000)
    half = changed(state, plan=dict.fromkeys(cells, wall), done=begun)
    assert progress_pm(half) == progress_pm(state) == walled_pm(state) == 0
    assert abs(walled_pm(half) - len(cells) * share_pm // int(state.tally[Tally.FIRST_GAP])) <= 1
    other = changed(half, plan=dict.fromkeys(cells, trench))
    assert walled_pm(other) == 0, "a trench closes nothing while nobody holds it"
    whole = walled(changed(half, plan=dict.fromkeys(cells, 0)), cells)
    assert walled_pm(whole) == progress_pm(whole)


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


def dug(state, name, cells):
    return changed(state, work=dict.fromkeys(cells, state.ground.work_names.index(name)))


def posted(state, unit, cell, men):
    """The state with one unit of the besiegers on the map, and no other."""
    away = {u: NOWHERE for u in range(len(state.hex)) if state.side[u] == QING and u != unit}
    return changed(state, hex=away | {unit: cell}, fit={unit: men}, sick={unit: 0}, immune={unit: 0})


@pytest.mark.parametrize("name", ["trench", "battery", "breastwork"])
def test_a_trench_closes_the_ring_where_thirty_soldiers_hold_it(name):
    """From the hexes within two of them, and of the finished work alone."""
    state = dug(new_1686(), name, new_1686().ground.areas["ring"].tolist())
    ring, foot = state.ground.areas["ring"].tolist(), units_of(state, "banner_foot")[0]
    held = posted(state, foot, ring[20], 30)
    assert np.flatnonzero(shutting(held)).tolist() == sorted(ring[18:23])
    assert gap(held) == 47 - 5
    assert gap(posted(state, foot, ring[20], 29)) == 47
    assert gap(posted(state, units_of(state, "labour")[0], ring[20], 300)) == 47


def test_men_aboard_hold_nothing():
    state = dug(new_small(), "trench", new_small().ground.areas["ring"].tolist())
    held = posted(state, 0, state.ground.areas["ring"][3], 100)
    assert gap(changed(held, aboard={0: 6})) > gap(held)


def test_the_old_bank_closes_nothing():
    state = new_1686()
    bank = state.work == state.ground.work_names.index("old_bank")
    assert bank.any()
    assert not shutting(state)[bank].any()


# The ice ---------------------------------------------------------------------------


def icy(state):
    return changed(state, tally={Tally.FROZEN_DAY: 0})


def watching(reach):
    """The siege of 1686 with a whole ring whose ends watch so many hexes of ice."""
    scenario = new_1686().scenario
    blockade = replace(scenario.rules.blockade, water_reach=reach)
    other = replace(scenario, rules=replace(scenario.rules, blockade=blockade))
    state = new_1686()
    return walled(replace(state, scenario=other), state.ground.areas["ring"].tolist())


def plain_ice_gap(state, reach):
    """The fewest unwatched hexes from one end of the ring to the other, over water and the far shore."""
    ground, ring = state.ground, state.ground.areas["ring"].tolist()
    grid, size = ground.grid, (ground.grid.width, ground.grid.height)
    shore = plain_flood(size, {*np.flatnonzero(~ground.water).tolist()}, ground.walls.tolist())
    off = {c for c in range(grid.n) if c not in shore and ground.wall_distance[c] >= 3}
    works = [c for c in ring if any(ground.water[d] for d in grid.within(c, 3))]
    watched = {c for c in off if ground.water[c] and min(grid.distance(c, w) for w in works) <= reach}
    ends = [[d for d in grid.around[end] if d in off] for end in (ring[0], ring[-1])]
    return plain.gap(size, off, watched, *ends)


def plain_flood(size, passable, sources):
    found, queue = {*sources}, [*sources]
    while queue:
        for there in neighbours(*size, queue.pop()):
            if there in passable and there not in found:
                found.add(there)
                queue.append(there)
    return found


@pytest.mark.parametrize("reach", [13, 11, 9, 6, 3])
def test_from_freeze_up_the_ring_runs_over_the_ice(reach):
    state = watching(reach)
    assert gap(state) == 0
    assert gap(icy(state)) == plain_ice_gap(state, reach)


def test_the_historical_ring_stays_whole_when_the_river_freezes():
    ring = new_1686().ground.areas["ring"].tolist()
    whole = icy(walled(new_1686(), ring))
    assert gap(whole) == 0
    short = icy(walled(new_1686(), ring[4:-4]))
    assert gap(short) > 8


def test_where_the_map_has_no_room_its_edge_shuts_the_ice():
    state = walled(new_small(), new_small().ground.areas["ring"].tolist())
    assert gap(icy(state)) == 0


# The water -------------------------------------------------------------------------


def cut_off(state=None):
    """A ring with both ends at the river, and a gap of three hexes on the land side."""
    state = new_1686() if state is None else state
    ring = state.ground.areas["ring"].tolist()
    return walled(state, ring[:22] + ring[25:])


def watched(state, day=5):
    """The state after a look at the ring, and what was seen."""
    draft = thaw(state)
    events = watch_day(draft, day)
    return freeze(draft), events


def test_water_is_drawn_near_the_postern():
    state = new_1686()
    grid, cells = state.ground.grid, water_cells(state.scenario)
    (postern,) = np.flatnonzero(state.work == state.ground.work_names.index("postern"))
    assert len(cells) == 11
    assert all(state.ground.water[c] and grid.distance(int(postern), int(c)) <= 4 for c in cells)


def test_without_men_or_walls_at_the_bank_the_water_stays_open():
    """However far the ring is, on the land side alone."""
    state = new_1686()
    ring = state.ground.areas["ring"].tolist()
    inland = [c for c in ring if state.ground.grid.distances[c][np.flatnonzero(state.ground.water)].min() > 3]
    half = walled(state, inland)
    assert progress_pm(half) > half.rules.digging.contest_to_pm
    assert len(water_open_cells(half)) == len(water_cells(state.scenario))
    assert not water_cut(half)
    east = walled(half, ring[-1:])
    assert not len(water_open_cells(east))
    assert water_cut(east)


def test_a_bank_end_alone_does_not_cut_the_water_while_it_is_fought_for():
    state = new_1686()
    few = walled(state, state.ground.areas["ring"][-5:].tolist())
    assert not len(water_open_cells(few))
    assert not water_cut(few)


def test_the_days_are_noted_and_undone():
    state, events = watched(cut_off())
    assert events == (RiverCut(5),)
    assert (state.tally[Tally.CUT_DAY], state.tally[Tally.CLOSED_DAY]) == (5, -1)
    ring = state.ground.areas["ring"].tolist()
    whole, events = watched(walled(state, ring), 9)
    assert closed(whole)
    assert events == (RingClosed(9),)
    assert (whole.tally[Tally.CUT_DAY], whole.tally[Tally.CLOSED_DAY]) == (5, 9)
    assert watched(whole, 10)[1] == ()
    gapped, events = watched(changed(whole, work={ring[20]: 0}), 11)
    assert events == (RingOpened(11),)
    assert (gapped.tally[Tally.CUT_DAY], gapped.tally[Tally.CLOSED_DAY]) == (5, -1)
    ends = [c for c in ring if c in ring[:8] + ring[-8:]]
    opened, events = watched(changed(whole, work=dict.fromkeys(ends, 0)), 12)
    assert events == (RiverOpened(12), RingOpened(12))
    assert (opened.tally[Tally.CUT_DAY], opened.tally[Tally.CLOSED_DAY]) == (-1, -1)


def test_a_whole_ring_with_open_water_shuts_nobody_in():
    ring = new_1686().ground.areas["ring"].tolist()
    scenario = new_1686().scenario
    blockade = replace(scenario.rules.blockade, water_reach=3)
    other = replace(scenario, rules=replace(scenario.rules, blockade=blockade))
    state = walled(replace(new_1686(), scenario=other), ring)
    assert gap(state) == 0
    assert not closed(state)
    assert watched(state)[1] == ()


def test_the_cut_does_not_flicker_as_the_ring_shrinks_a_little():
    """Won at 350 of a thousand, lost again below 300."""
    ring = new_1686().ground.areas["ring"].tolist()
    won, _ = watched(walled(new_1686(), ring[-17:]))
    assert won.tally[Tally.CUT_DAY] == 5
    a_little = walled(changed(won, work=won.ground.works), ring[-15:])
    much = walled(changed(won, work=won.ground.works), ring[-13:])
    assert progress_pm(much) < 300 < progress_pm(a_little) < 350
    assert watched(a_little)[0].tally[Tally.CUT_DAY] == 5
    assert watched(much)[0].tally[Tally.CUT_DAY] == -1
    assert not water_cut(walled(new_1686(), ring[-15:]))


def on_guard(state, cell):
    """One flotilla on guard at a hex; the garrison's guns far off."""
    boat = units_of(state, "flotilla")[0]
    crews = dict.fromkeys(units_of(state, "gun_crew"), state.ground.grid.cell(31, 24))
    return changed(state, hex={boat: cell} | crews, task={boat: Task.GUARD}), boat


def test_guarding_boats_hold_the_river_about_them_but_not_under_guns():
    state = new_1686()
    grid = state.ground.grid
    held, boat = on_guard(state, grid.cell(32, 33))
    crew = units_of(state, "gun_crew")[0]
    assert len(water_open_cells(held)) == len(water_cells(state.scenario))
    far = changed(held, hex=dict.fromkeys(units_of(state, "gun_crew"), grid.cell(32, 22)))
    assert not len(water_open_cells(far))
    assert len(water_open_cells(changed(far, task={boat: Task.CONVOY}))) == 11
    assert len(water_open_cells(icy(far))) == 11
    assert len(water_open_cells(changed(far, hex={crew: grid.cell(35, 29)}))) == 11


def test_a_bank_battery_lets_boats_stay_under_guns():
    """Of works that deny little themselves, so that the boats decide."""
    scenario = new_1686().scenario
    blockade = replace(scenario.rules.blockade, water_reach=1)
    other = replace(scenario, rules=replace(scenario.rules, blockade=blockade))
    state, _ = on_guard(replace(new_1686(), scenario=other), new_1686().ground.grid.cell(34, 33))
    grid, battery = state.ground.grid, units_of(state, "battery_hongyi")[0]
    place = grid.cell(37, 31)
    manned = changed(dug(state, "battery", [place]), hex={battery: place})
    near = [c for c in water_cells(state.scenario).tolist() if grid.distance(c, place) <= 4]
    assert near
    still_open = water_open_cells(manned).tolist()
    assert not {*near} & {*still_open}
    assert len(still_open) == 11 - len(near)
