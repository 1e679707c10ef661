"""Digging by the metre, along its line: rates, limits, who digs what and where."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from game.core.apply import check
from game.core.digging import course
from game.core.events import WorkDone
from game.core.hexgrid import Cell
from game.core.orders import Dig, UnitId
from game.core.refusals import Reason
from game.core.tasks import Task
from game.core.works import open_ground
from tests.core.spades import DON, POSAD, SPADES, at, digging, dug, kind, millimetres
from tests.core.worlds import changed, new_1686, units_of
from tests.siege import new_small

# Rates -----------------------------------------------------------------------------


def test_a_hundred_men_dig_so_many_metres_a_day():
    """33 m of trench far from the walls; 5.8 m of siege wall."""
    far = [c for c in range(3072) if new_1686().ground.wall_distance[c] > 8]
    state = new_1686()
    labour = units_of(state, "labour")[0]
    ring = state.ground.areas["ring"]
    wall, _ = dug(digging("siege_wall", 300, int(ring[0]), Cell(int(ring[-1])), labour, state), 4)
    assert millimetres(wall, "siege_wall") == pytest.approx(4 * 3 * 5_800, rel=0.001)
    meadow = state.ground.terrain == state.ground.terrain_names.index("meadow")
    start = next(
        c for c in far if c + 9 in far and meadow[c : c + 9].all() and not state.work[c : c + 9].any()
    )
    trench, _ = dug(digging("trench", 100, start, Cell(start + 8), labour, state), 5)
    assert millimetres(trench, "trench") == pytest.approx(5 * 33_000, rel=0.001)


def test_near_a_hostile_wall_digging_is_slow():
    near, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 3)
    assert millimetres(near, "trench") == pytest.approx(3 * 13_000, rel=0.001)


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
    """A thousand man-days done by many or by few come to the same length."""
    one, _ = dug(digging("trench", 250, at(4, 3), at(12, 3)), 4)
    ten, _ = dug(digging("trench", 100, at(4, 3), at(12, 3)), 10)
    assert (one.work == kind(one, "trench")).sum() == 3
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
    state = changed(new_small(), hex={SPADES: at(2, 1)})
    order = Dig(UnitId(SPADES), kind(state, "trench"), at(0, 0))
    assert check(state, order) is None
    east, south = state.ground.grid.around[at(0, 0)]
    assert check(changed(state, hex={DON: east, POSAD: south}), order).reason == Reason.NO_WAY


def test_a_gang_that_goes_on_along_its_line_leaves_its_holes():
    laid = changed(digging("trench", 200, at(4, 3), at(9, 3)), entrenched={SPADES: 3})
    assert dug(laid, 2)[0].entrenched[SPADES] == 3
    assert dug(laid, 5)[0].entrenched[SPADES] == 0


# Every kind ------------------------------------------------------------------------

_PLACES = {
    "trench": (3, 3),
    "battery": (4, 3),
    "siege_wall": (4, 3),
    "sap": (0, 6),
    "breastwork": (4, 3),
    "mound": (4, 3),
    "landing": (3, 9),
    "camp": (2, 3),
    "inner_work": (9, 7),
}
"""Where each kind that can be dug is dug: column and row."""


def test_the_places_are_those_of_all_kinds_that_can_be_dug():
    works = new_small().rules.works
    assert set(_PLACES) == {name for name, work in works.items() if work.labour}


@pytest.mark.parametrize("name", _PLACES)
def test_every_kind_is_dug_in_the_days_it_takes(name):
    state = new_small()
    labour, place = state.rules.works[name].labour, at(*_PLACES[name])
    unit = SPADES if "qing" in labour.sides else DON
    men = 100 * 1000 // state.unit_kind(unit).dig_pm
    laid = digging(name, men, place, place, unit, changed(state, guns=0))
    near = state.ground.wall_distance[place] <= (labour.near or state.rules.digging.near)
    rate = labour.rate_near if near and unit == SPADES else labour.rate
    days = -(-labour.need // (100 * rate))
    before, _ = dug(laid, days - 1)
    after, events = dug(laid, days)
    assert before.work[place] != kind(state, name)
    assert after.work[place] == kind(state, name)
    assert [(e.unit, e.at) for e in events] == [(unit, place)]


@pytest.mark.parametrize(
    ("name", "man_days"),
    [("breastwork", 100), ("battery", 300), ("inner_work", 400), ("landing", 150), ("camp", 1500)],
)
def test_man_days_of_a_hex(name, man_days):
    labour = new_small().rules.works[name].labour
    assert labour.need / labour.rate == labour.need / labour.rate_near == man_days


def test_a_mound_takes_twice_as_long_under_musketry():
    labour = new_small().rules.works["mound"].labour
    assert labour.need / labour.rate == 3_000
    assert labour.need / labour.rate_near == 6_000


def test_the_ditch_and_the_walls_cannot_be_dug():
    state = new_small()
    for name in ("ditch", "rampart", "palisade", "old_bank"):
        assert check(state, Dig(UnitId(SPADES), kind(state, name), at(4, 3))).reason == Reason.NO_SUCH_WORK


# Saps ------------------------------------------------------------------------------


def test_a_sap_is_slow_and_slower_in_the_last_three_hexes():
    """Eight metres for a hundred men, half of it in the last 120 m; the garrison is out of guns."""
    state = changed(new_small(), guns={11: 0})
    far, _ = dug(digging("sap", 100, at(0, 6), at(2, 6), state=state), 4)
    assert millimetres(far, "sap") == 4 * 8_000
    line = changed(state, work={at(1, 6): kind(state, "sap")})
    middle, _ = dug(digging("sap", 100, at(1, 6), at(2, 6), state=line), 4)
    assert state.ground.wall_distance[at(2, 6)] == 5
    assert millimetres(middle, "sap") - 40_000 == 4 * 8_000
    head = changed(state, work={at(3, 6): kind(state, "sap")})
    near, _ = dug(digging("sap", 100, at(3, 6), at(5, 6), state=head), 4)
    assert millimetres(near, "sap") - 40_000 == 4 * 4_000


def test_each_gun_left_takes_three_per_cent_off_a_sap_and_nothing_off_a_trench():
    state = new_small()
    for guns in (0, 3, 8):
        armed = changed(state, guns={11: guns})
        sap, _ = dug(digging("sap", 100, at(0, 6), at(2, 6), state=armed), 2)
        assert millimetres(sap, "sap") == 2 * 8_000 * (100 - 3 * guns) / 100
        trench, _ = dug(digging("trench", 100, at(0, 6), at(2, 6), state=armed), 1)
        assert millimetres(trench, "trench") == 33_000


def test_no_more_than_three_hundred_find_room_at_a_sap():
    state = changed(new_small(), guns={11: 0})
    full, _ = dug(digging("sap", 300, at(0, 6), at(4, 6), state=state), 1)
    many, _ = dug(digging("sap", 390, at(0, 6), at(4, 6), state=state), 1)
    assert millimetres(many, "sap") == millimetres(full, "sap") == 24_000
    foot = digging("sap", 200, at(0, 6), at(4, 6), unit=0, state=state)
    both, _ = dug(digging("sap", 200, at(0, 6), at(4, 6), state=foot), 1)
    assert millimetres(both, "sap") == 200 // 4 * 80 + 100 * 80, "foot first, then room for a hundred"


def test_a_sap_is_at_most_360_metres_long():
    state = changed(new_small(), hex={SPADES: at(15, 2)})
    order = Dig(UnitId(SPADES), kind(state, "sap"), at(6, 2))
    assert (check(state, order).reason, check(state, order).have) == (Reason.TOO_FAR, 10)
    assert check(state, Dig(UnitId(SPADES), kind(state, "sap"), at(7, 2))) is None


def test_a_sap_begins_out_of_musket_shot_or_at_another():
    state = new_small()
    sap, order = kind(state, "sap"), Dig(UnitId(SPADES), kind(state, "sap"), at(5, 6))
    near = changed(state, hex={SPADES: at(3, 6)})
    assert check(near, order).reason == Reason.SAP_IN_THE_OPEN
    trench = changed(near, work={at(2, 6): kind(state, "trench")})
    assert check(trench, order).reason == Reason.SAP_IN_THE_OPEN
    assert check(changed(near, work={at(2, 6): sap}), order) is None
    assert check(changed(near, work={at(3, 6): sap}), order) is None
    assert check(changed(state, hex={SPADES: at(1, 6)}), order) is None


# Sides -----------------------------------------------------------------------------


def ordered(state, unit, name, place):
    """Whether a unit of either side may dig a kind there."""
    return check(replace(state, phase=int(state.side[unit])), Dig(UnitId(unit), kind(state, name), place))


def test_the_garrison_digs_outside_too_but_no_siege_works():
    state = new_small()
    out = changed(state, hex={DON: at(5, 4)})
    for name in ("trench", "breastwork"):
        assert ordered(out, DON, name, at(5, 5)) is None
    for name in ("battery", "mound", "sap", "camp", "landing"):
        assert ordered(out, DON, name, at(4, 9)).reason == Reason.WRONG_SIDE
    assert ordered(out, SPADES, "inner_work", at(8, 7)).reason == Reason.WRONG_SIDE


def test_inner_works_stand_within_and_all_others_without():
    state = new_small()
    assert ordered(state, DON, "inner_work", at(8, 6)) is None
    assert ordered(state, DON, "inner_work", at(5, 5)).reason == Reason.GROUND_TAKEN
    assert ordered(state, DON, "inner_work", int(state.ground.walls[3])).reason == Reason.GROUND_TAKEN
    assert ordered(state, DON, "trench", at(8, 6)).reason == Reason.GROUND_TAKEN
    store = changed(state, work={at(8, 6): kind(state, "grain_store")})
    assert ordered(store, DON, "inner_work", at(8, 6)).reason == Reason.GROUND_TAKEN


def test_no_musket_slows_the_garrison_before_its_own_walls():
    mine, _ = dug(digging("trench", 100, at(6, 4), at(6, 4), unit=DON), 4)
    assert millimetres(mine, "trench") == 4 * 25 * 330


def test_a_landing_is_dug_on_a_bank():
    state = new_small()
    assert ordered(state, SPADES, "landing", at(3, 9)) is None
    assert ordered(state, SPADES, "landing", at(3, 8)).reason == Reason.NO_BANK


def test_nobody_digs_where_the_enemy_stands():
    state = changed(new_small(), hex={DON: at(4, 3)})
    held, _ = dug(digging("trench", 100, at(3, 3), at(6, 3), state=state), 5)
    assert millimetres(held, "trench") == 40_000, "as far as the enemy, and no further"
