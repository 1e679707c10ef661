"""Works: heads of saps, how lines come undone, what they shelter and bar."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.faults import faults
from game.core.state import QING, RUSSIA, freeze, thaw
from game.core.works import dug_behind, dug_kinds, sap_heads, sheltered, take_off, undo_metres
from tests.core.spades import at, kind, mapped
from tests.core.worlds import changed
from tests.siege import new_small


def lined(name, *places, **values):
    """The small map with a line of finished works."""
    state = new_small()
    return changed(state, work=dict.fromkeys(places, kind(state, name)), **values)


SAP = [at(col, 6) for col in range(6)]


def test_a_sap_has_one_head_at_its_far_end():
    assert sap_heads(lined("sap", *SAP)) == [SAP[-1]]
    assert sap_heads(lined("trench", *SAP)) == []
    assert sap_heads(new_small()) == []


def test_two_saps_have_two_heads_and_a_wide_end_is_one():
    other = [at(col, 8) for col in range(5)]
    assert sap_heads(lined("sap", *SAP, *other)) == [SAP[-1], other[-1]]
    ground, end = new_small().ground, SAP[-1]
    level = next(c for c in ground.grid.around[end] if ground.wall_distance[c] == ground.wall_distance[end])
    assert sap_heads(lined("sap", *SAP, level)) == [min(end, level)]


def test_metres_are_undone_from_the_head_back():
    draft = thaw(lined("sap", *SAP))
    sap = kind(draft, "sap")
    assert undo_metres(draft, SAP[-1], 60_000) == 60_000
    assert (draft.work[SAP] == sap).tolist() == [True] * 4 + [False] * 2
    assert draft.done[SAP].tolist() == [0, 0, 0, 0, 20_000, 0]
    assert draft.plan[SAP[4]] == sap
    assert not faults(freeze(draft))


def test_unfinished_metres_go_first():
    sap = kind(new_small(), "sap")
    draft = thaw(lined("sap", *SAP[:-1], plan={SAP[-1]: sap}, done={SAP[-1]: 15_000}))
    assert undo_metres(draft, SAP[-1], 20_000) == 20_000
    assert draft.plan[SAP[-1]] == 0
    assert draft.done[SAP[-2]] == 35_000
    assert not faults(freeze(draft))


def test_a_gap_that_is_being_dug_again_goes_before_the_head():
    sap = kind(new_small(), "sap")
    draft = thaw(lined("sap", *SAP, plan={SAP[2]: sap}, done={SAP[2]: 15_000}))
    draft.work[SAP[2]] = 0
    assert undo_metres(draft, SAP[-1], 10_000) == 10_000
    assert draft.done[SAP[2]] == 5_000
    assert draft.work[SAP[-1]] == sap


def test_no_more_is_undone_than_there_is():
    draft = thaw(lined("trench", *SAP[:2]))
    assert undo_metres(draft, SAP[0], 1_000_000) == 80_000
    assert not dug_kinds(draft).any()
    assert undo_metres(draft, SAP[0], 1_000) == 0


def test_a_line_is_undone_from_beside_it_and_other_works_are_spared():
    trench = kind(new_small(), "trench")
    draft = thaw(changed(lined("sap", *SAP[3:]), work={SAP[2]: trench}))
    assert undo_metres(draft, at(5, 5), 500_000) == 120_000
    assert draft.work[SAP[2]] == trench


def test_what_lay_under_a_work_comes_to_light():
    place = at(4, 3)
    state = mapped({place: "old_bank"})
    draft = thaw(changed(state, work={place: kind(state, "siege_wall")}))
    assert take_off(draft, place, 42_553) == 42_553
    assert draft.work[place] == kind(state, "old_bank")


@pytest.mark.parametrize(("camps", "share"), [(0, 0), (1, 500_000 // 580), (2, 1000)])
def test_a_winter_camp_keeps_five_hundred_warm(camps, share):
    state = lined("camp", *SAP[:camps])
    soldiers = int(state.men[(state.side == QING) & state.flag("soldier")].sum())
    assert soldiers == 580
    assert sheltered(state, QING) == share
    assert sheltered(state, RUSSIA) == 1000


def test_inner_works_dug_close_behind_a_front_bar_the_way():
    state = new_small()
    inner, north = kind(state, "inner_work"), (at(7, 5), at(8, 5))
    near, far = at(8, 6), at(8, 8)
    assert state.ground.grid.distance(far, north[1]) == 3
    assert dug_behind(changed(state, work={near: inner, far: inner}), north) == 1
    assert dug_behind(changed(state, work={near: inner, at(7, 6): inner}), north) == 2
    assert dug_behind(state, north) == 0
    assert dug_behind(mapped({near: "inner_work"}), north) == 0, "the map's own is no work behind a wall"


def test_only_dug_works_can_be_undone():
    state = new_small()
    assert not dug_kinds(state).any(), "walls are not dug"
    assert np.count_nonzero(dug_kinds(lined("breastwork", at(3, 3)))) == 1
