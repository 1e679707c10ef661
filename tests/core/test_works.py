"""Digging by the metre, along its line, and the mending of walls."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.dice import Dice
from game.core.events import Mended, RiverFought, WorkDone
from game.core.hexgrid import Cell
from game.core.orders import Dig, Reason, Repair, Task, UnitId
from game.core.state import QING, RUSSIA, WHOLE, Tally, thaw
from game.core.works import course, dig_day, open_ground, repair_night, repair_pool, river_fought
from tests.core.worlds import changed, new_1686, units_of
from tests.siege import WIDTH, new_small

SPADES, DON, POSAD, PLOUGHMEN = 4, 8, 9, 10


def at(col, row):
    return Cell(row * WIDTH + col)


def kind(state, name):
    return state.ground.work_names.index(name)


def dug(state, days, cold_pm=0):
    """A draft after some days of digging, and what was finished."""
    draft, events = thaw(state), []
    for day in range(days):
        events += dig_day(draft, Dice(state.seed, 1), day, cold_pm)
    return draft, events


def millimetres(draft, name):
    """The length of a work dug so far."""
    labour = draft.rules.works[name].labour
    whole = (draft.work == kind(draft, name)) & (draft.ground.works != kind(draft, name))
    begun = draft.plan == kind(draft, name)
    return int(whole.sum()) * labour.need + int(draft.done[begun].sum())


def digging(name, men, start, to, unit=SPADES, state=None):
    state = new_small() if state is None else state
    state = changed(state, hex={unit: start}, fit={unit: men}, sick={unit: 0}, immune={unit: 0})
    order = Dig(UnitId(unit), kind(state, name), to)
    assert check(state, order) is None
    return apply(state, order)[0]


# Rates -----------------------------------------------------------------------------


def test_a_hundred_men_dig_so_many_metres_a_day():
    """33 m of trench far from the walls; 6.8 m of siege wall."""
    far = [c for c in range(3072) if new_1686().ground.wall_distance[c] > 8]
    state = new_1686()
    labour = units_of(state, "labour")[0]
    ring = state.ground.areas["ring"]
    wall, _ = dug(digging("siege_wall", 300, int(ring[0]), Cell(int(ring[-1])), labour, state), 4)
    assert millimetres(wall, "siege_wall") == pytest.approx(4 * 3 * 6_800, rel=0.001)
    meadow = state.ground.terrain == state.ground.terrain_names.index("meadow")
    start = next(
        c for c in far if c + 9 in far and meadow[c : c + 9].all() and not state.work[c : c + 9].any()
    )
    trench, _ = dug(digging("trench", 100, start, Cell(start + 8), labour, state), 5)
    assert millimetres(trench, "trench") == pytest.approx(5 * 33_000, rel=0.001)


def test_near_a_hostile_wall_digging_is_slow():
    near, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 3)
    assert millimetres(near, "trench") == pytest.approx(3 * 6_000, rel=0.001)


def test_soldiers_dig_at_a_quarter_and_build_no_siege_wall():
    state = new_small()
    foot, _ = dug(digging("trench", 100, at(4, 3), at(12, 3), unit=0), 3)
    gang, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 3)
    assert millimetres(foot, "trench") == pytest.approx(millimetres(gang, "trench") / 4, rel=0.001)
    ring = state.ground.areas["ring"]
    order = Dig(UnitId(0), kind(state, "siege_wall"), Cell(int(ring[-1])))
    assert check(state, order).reason == Reason.LABOUR_ONLY


def test_deep_frost_halves_the_day():
    mild, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 3)
    cold, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 3, cold_pm=1000)
    assert millimetres(cold, "trench") == pytest.approx(millimetres(mild, "trench") / 2, rel=0.001)


def test_the_ring_of_1686_is_two_kilometres():
    state = new_1686()
    labour = state.rules.works["siege_wall"].labour
    assert len(state.ground.areas["ring"]) * labour.need == pytest.approx(2_000_000, rel=0.001)


def test_spare_metres_carry_over_to_the_next_hex():
    """A platform's worth of days done in one stretch or in many comes to the same length."""
    one, _ = dug(digging("trench", 500, at(4, 3), at(12, 3)), 2)
    ten, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 10)
    assert (one.work == kind(one, "trench")).sum() == 1
    assert millimetres(one, "trench") == pytest.approx(millimetres(ten, "trench"), rel=0.001)


def test_when_the_line_is_done_the_spades_are_idle():
    draft, events = dug(digging("trench", 400, at(4, 3), at(6, 3)), 8)
    assert draft.task[SPADES] == Task.NONE
    finished = [e.at for e in events if isinstance(e, WorkDone)]
    assert finished == [at(4, 3), at(5, 3), at(6, 3)]
    assert not draft.done.any()


# Lines -----------------------------------------------------------------------------


def test_a_siege_wall_follows_the_marked_ring():
    state = new_1686()
    ring, gang = state.ground.areas["ring"].tolist(), units_of(state, "labour")[0]
    for start, end in ((0, 46), (46, 0), (10, 20), (30, 5)):
        there = changed(state, hex={gang: ring[start]})
        line = course(there, gang, kind(state, "siege_wall"), ring[end])
        assert list(line) == (ring[start : end + 1] if start <= end else ring[end : start + 1][::-1])


def test_whoever_stands_beside_the_ring_begins_with_the_hex_beside_him():
    """Two hexes of the ring are as near: the stretch begins with the one farther from its end."""
    state = new_1686()
    ring, gang, grid = state.ground.areas["ring"].tolist(), units_of(state, "labour")[0], state.ground.grid
    place, here = next(
        (i, c)
        for i in range(5, 40)
        for c in grid.around[ring[i]]
        if c not in ring
        and grid.distance(c, ring[i + 1]) == 1
        and grid.distance(c, ring[i - 1]) > 1
        and grid.distance(c, ring[i + 2]) > 1
    )
    there, wall = changed(state, hex={gang: here}), kind(state, "siege_wall")
    assert course(there, gang, wall, ring[0])[0] == ring[place + 1]
    assert course(there, gang, wall, ring[46])[0] == ring[place]


def test_other_works_go_straight():
    state = new_small()
    line = course(state, SPADES, kind(state, "trench"), at(13, 4))
    assert line[0] == state.hex[SPADES]
    assert line[-1] == at(13, 4)
    assert all(state.ground.grid.distance(a, b) == 1 for a, b in pairwise(line))


def test_a_gang_far_from_its_line_walks_there_day_by_day():
    state = new_small()
    ring = state.ground.areas["ring"].tolist()
    goal, start = ring[-1], at(0, 2)
    grid = state.ground.grid
    finished = changed(state, work=dict.fromkeys(ring[:-1], kind(state, "siege_wall")))
    laid = digging("siege_wall", 200, start, Cell(goal), state=finished)
    days = [dug(laid, n)[0] for n in range(4)]
    away = [grid.distance(int(d.hex[SPADES]), goal) for d in days]
    assert away[0] > away[1] >= away[2] >= away[3]
    assert all(a - b <= state.unit_kind(SPADES).moves for a, b in pairwise(away))


def test_spades_never_walk_through_the_fort_or_over_the_river():
    state = new_small()
    line = digging("trench", 200, at(4, 7), at(12, 7))
    for days in range(1, 12):
        draft, _ = dug(line, days)
        assert not state.ground.fort[draft.hex[SPADES]]
        assert not state.ground.water[draft.hex[SPADES]]


@pytest.mark.parametrize(
    ("col", "row", "reason"),
    [(5, 10, Reason.GROUND_TAKEN), (8, 7, Reason.GROUND_TAKEN), (6, 7, Reason.GROUND_TAKEN)],
)
def test_no_digging_in_water_or_in_the_fort(col, row, reason):
    state = new_small()
    assert check(state, Dig(UnitId(SPADES), kind(state, "trench"), at(col, row))).reason == reason


def test_a_siege_wall_may_replace_a_trench_but_not_the_other_way_round():
    state, place = new_small(), at(4, 3)
    trench, wall, platform = (kind(state, n) for n in ("trench", "siege_wall", "battery"))
    assert open_ground(changed(state, work={place: trench}), wall, place)
    assert not open_ground(changed(state, work={place: wall}), trench, place)
    assert not open_ground(changed(state, work={place: platform}), trench, place)


def test_a_far_end_that_cannot_be_reached_is_refused():
    state = changed(new_small(), hex={SPADES: at(3, 3)})
    order = Dig(UnitId(SPADES), kind(state, "trench"), at(0, 0))
    assert check(state, order) is None
    east, south = state.ground.grid.around[at(0, 0)]
    assert check(changed(state, hex={DON: east, POSAD: south}), order).reason == Reason.NO_WAY


# Walls -----------------------------------------------------------------------------


def test_repair_mends_the_worst_first_within_its_pool():
    state = new_small()
    walls = state.ground.walls.tolist()
    battered = changed(state, integrity={walls[0]: 100_000, walls[1]: 500_000, walls[2]: 900_000})
    crews = changed(battered, task=dict.fromkeys((DON, POSAD, PLOUGHMEN), Task.REPAIR))
    draft = thaw(crews)
    pool = repair_pool(crews)
    (mended,) = repair_night(draft, 3)
    assert mended == Mended(3, pool)
    assert draft.integrity[walls[0]] == 300_000, "two hundred points a hex"
    assert draft.integrity[walls[1]] == 500_000 + (pool - 200) * 1000
    assert draft.integrity[walls[2]] == 900_000


@pytest.mark.parametrize(("workers", "points"), [(400, 400), (200, 300), (100, 300), (900, 400)])
def test_the_pool_follows_the_workers_above_its_floor(workers, points):
    state = new_small()
    base = changed(state, fit={DON: workers, POSAD: 100}, task={DON: Task.REPAIR})
    assert repair_pool(base) == points


def test_few_men_mend_only_what_they_work_at():
    state = new_small()
    few = changed(state, fit=dict.fromkeys(range(8, 13), 10), task={DON: Task.REPAIR})
    assert repair_pool(few) == 10
    assert repair_pool(changed(few, task=Task.NONE)) == 0


def test_close_guns_hinder_repair():
    state = new_small()
    wall = int(state.ground.walls[0])
    damaged = changed(state, integrity={wall: 0}, task={5: Task.BOMBARD}, aim={5: wall}, level={5: 20})
    near = changed(damaged, hex={5: at(8, 3)})
    drafts = [thaw(s) for s in (changed(damaged, task={5: Task.NONE}), near)]
    for draft in drafts:
        repair_night(draft, 0)
    assert [int(d.integrity[wall]) for d in drafts] == [200_000, 150_000]


def test_sound_walls_need_nothing_and_nothing_grows_beyond_whole():
    state = new_small()
    assert repair_night(thaw(state), 0) == ()
    nearly = thaw(changed(state, integrity={int(state.ground.walls[0]): WHOLE - 500}))
    assert repair_night(nearly, 0) == ()
    assert nearly.integrity.max() == WHOLE


def test_repair_is_the_garrisons_and_within():
    state = new_small()
    assert check(state, Repair(UnitId(0))).reason == Reason.WRONG_SIDE


# The fight for the water -------------------------------------------------------------


def test_the_river_is_fought_for_while_the_ring_is_a_third_done():
    state = new_1686()
    ring = state.ground.areas["ring"].tolist()
    wall, gang = kind(state, "siege_wall"), units_of(state, "labour")[0]
    fought = []
    for count in range(len(ring)):
        built = changed(state, work=dict.fromkeys(ring[:count], wall))
        fought.append(river_fought(built))
    begin, end = fought.index(True), len(fought) - fought[::-1].index(True)
    assert 0.29 * 47 < begin <= 0.33 * 47
    assert all(fought[begin:end])
    assert end <= 0.36 * 47 + 1
    contested = changed(
        state,
        work=dict.fromkeys(ring[:begin], wall),
        hex={gang: ring[begin]},
        task={gang: Task.DIG},
        aim={gang: ring[-1]},
        level={gang: wall},
    )
    draft, events = dug(contested, 1)
    (fight,) = [e for e in events if isinstance(e, RiverFought)]
    assert (
        fight.qing_dead == contested.men[contested.side == QING].sum() - draft.men[draft.side == QING].sum()
    )
    assert (
        fight.russian_dead
        == contested.men[contested.side == RUSSIA].sum() - draft.men[draft.side == RUSSIA].sum()
    )
    assert draft.tally[Tally.CONTEST_DAYS] == 1
    assert draft.done[ring[begin]] == pytest.approx(
        300 * 68 * contested.rules.digging.contest_pm / 1000, rel=0.01
    )


def test_a_weak_garrison_leaves_the_water_to_the_enemy():
    state = new_1686()
    ring, wall = state.ground.areas["ring"].tolist(), kind(state, "siege_wall")
    third = changed(state, work=dict.fromkeys(ring[:15], wall))
    assert river_fought(third)
    few = changed(third, fit=dict.fromkeys(np.flatnonzero(state.side == RUSSIA).tolist(), 10))
    assert not river_fought(few)
