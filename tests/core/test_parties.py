"""Units that divide and join."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.apply import apply, check
from game.core.events import Detached, Merged
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.orders import Detach, Dig, End, Fire, March, Merge, Part, UnitId
from game.core.parties import free_rows
from game.core.refusals import Reason
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA
from game.core.tasks import Task
from tests.core.worlds import changed, played
from tests.siege import new_small, small_scenario

FOOT, OTHER, BOWS, GANG, BATTERY, BOATS, LEADER = 0, 1, 2, 4, 5, 6, 7
HALF, QUARTER = Detach(UnitId(FOOT), Part.HALF), Detach(UnitId(FOOT), Part.QUARTER)


def refusal(state, order):
    """The reason of a refusal, None for none."""
    found = check(state, order)
    return found and found.reason


def split(**values):
    """The small siege with a banner foot of 150 divided in halves, and the row of the party."""
    state = changed(new_small(), **values)
    return played(state, HALF), int(free_rows(state, QING)[0])


# Places for parties -----------------------------------------------------------------------------


def test_each_side_has_spare_places_that_nobody_sees():
    state, musters = new_small(), len(small_scenario().musters)
    assert len(state.hex) == musters + 2 * state.rules.parties.spare
    assert [len(free_rows(state, side)) for side in (QING, RUSSIA)] == [8, 8]
    spare = slice(musters, None)
    assert not state.men[spare].any()
    assert (state.hex[spare] == NOWHERE).all()
    assert (state.side[state.parent[spare]] == state.side[spare]).all()
    assert (state.parent[:musters] == np.arange(musters)).all()
    assert not faults(state)


def test_a_side_has_45_units_at_most():
    big = replace(small_scenario(), musters=small_scenario().musters[:1] * 40 + small_scenario().musters)
    state = new_game(big, 1)
    assert [len(free_rows(state, side)) for side in (QING, RUSSIA)] == [0, 8]
    nearly = new_game(replace(big, musters=big.musters[4:]), 1)
    assert len(free_rows(nearly, QING)) == 1


# Detaching ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("order", "men"), [(HALF, 75), (QUARTER, 37)])
def test_a_party_leaves_its_unit(order, men):
    state = changed(new_small(), fit={FOOT: 150}, cohesion={FOOT: 600}, stale={FOOT: 900}, moves={FOOT: 3})
    after, events = apply(state, order)
    row = int(free_rows(state, QING)[0])
    assert events == (Detached(FOOT, row, men, int(state.hex[FOOT])),)
    assert (after.able[FOOT], after.men[row]) == (150 - men, men)
    for name in ("kind", "side", "hex", "cohesion", "stale", "moves"):
        column = getattr(after, name)
        assert column[row] == column[FOOT], name
    assert after.parent[row] == FOOT
    assert after.task[row] == Task.NONE
    assert len(free_rows(after, QING)) == 7


def test_the_sick_and_the_guns_stay():
    after, row = split(fit={FOOT: 100}, sick={FOOT: 30}, immune={FOOT: 20}, guns={FOOT: 1})
    assert [after.fit[row], after.sick[row], after.immune[row], after.guns[row]] == [50, 0, 10, 0]
    assert [after.fit[FOOT], after.sick[FOOT], after.immune[FOOT], after.guns[FOOT]] == [50, 30, 10, 1]


def test_a_party_of_a_party_bears_the_same_name():
    after, row = split()
    after = changed(after, hex={row: int(after.hex[FOOT]) + 1})
    row2 = int(free_rows(after, QING)[0])
    assert played(after, Detach(UnitId(row), Part.HALF)).parent[row2] == FOOT


def test_both_act_on_their_own():
    after, row = split()
    to = int(after.hex[FOOT]) - 1
    marched = played(after, March(UnitId(row), Cell(to)))
    assert (marched.hex[row], marched.hex[FOOT]) == (to, after.hex[FOOT])
    later = played(marched, End(), End())
    assert later.moves[row] == later.trait("moves")[row] > 0


@pytest.mark.parametrize(
    ("values", "order", "reason"),
    [
        ({"fit": {FOOT: 39}}, HALF, Reason.TOO_FEW_MEN),
        ({"fit": {FOOT: 79}}, QUARTER, Reason.TOO_FEW_MEN),
        ({"fit": {FOOT: 40}}, HALF, None),
        ({"fit": {FOOT: 80}}, QUARTER, None),
        ({"fit": {FOOT: 40}, "sick": {FOOT: 100}}, QUARTER, Reason.TOO_FEW_MEN),
        ({}, Detach(UnitId(GANG), Part.HALF), None),
        ({}, Detach(UnitId(BATTERY), Part.HALF), Reason.FOOT_ONLY),
        ({}, Detach(UnitId(BOATS), Part.HALF), Reason.FOOT_ONLY),
        ({"fit": {LEADER: 100}}, Detach(UnitId(LEADER), Part.HALF), Reason.FOOT_ONLY),
    ],
)
def test_who_may_detach(values, order, reason):
    assert refusal(changed(new_small(), **values), order) == reason


def test_a_hex_holds_two_units():
    state = changed(new_small(), hex={OTHER: int(new_small().hex[FOOT])})
    assert refusal(state, HALF) == Reason.NO_ROOM


def test_places_run_out():
    state = new_small()
    for row in free_rows(state, QING).tolist():
        state = changed(state, hex={row: row}, fit={row: 1})
    assert refusal(state, HALF) == Reason.NO_FREE_PLACE
    assert refusal(replace(state, phase=RUSSIA), Detach(UnitId(8), Part.HALF)) is None


def test_a_place_is_free_again_when_its_party_is_gone():
    after, row = split()
    joined = played(after, Merge(UnitId(row), UnitId(FOOT)))
    assert len(free_rows(joined, QING)) == 8
    assert not faults(joined)


def test_a_unit_that_is_gone_keeps_its_place():
    state = changed(new_small(), fit={OTHER: 0}, sick={OTHER: 0}, hex={OTHER: NOWHERE})
    assert OTHER not in free_rows(state, QING)
    assert played(state, HALF).parent[OTHER] == OTHER


# Merging --------------------------------------------------------------------------------------------


def beside(**values):
    """Two banner foot in one hex, with room for both in one unit."""
    here = int(new_small().hex[FOOT])
    return changed(changed(new_small(), fit={FOOT: 60, OTHER: 120}, sick=0, hex={OTHER: here}), **values)


JOIN = Merge(UnitId(FOOT), UnitId(OTHER))


def test_two_units_become_one_with_all_they_have():
    state = beside(
        sick={FOOT: 20, OTHER: 10},
        immune={FOOT: 10, OTHER: 0},
        fit={FOOT: 20, OTHER: 140},
        guns={FOOT: 1, OTHER: 1},
        ladders={FOOT: 300},
        stale={FOOT: 800, OTHER: 0},
        cohesion={FOOT: 600, OTHER: 1000},
        moves={FOOT: 2},
        acted={FOOT: 1},
    )
    after, events = apply(state, JOIN)
    assert events == (Merged(FOOT, OTHER, 50, int(state.hex[FOOT])),)
    assert [after.fit[OTHER], after.sick[OTHER], after.immune[OTHER]] == [160, 30, 10]
    assert [after.guns[OTHER], after.ladders[OTHER]] == [2, 300]
    assert [after.stale[OTHER], after.cohesion[OTHER]] == [200, 900], "50 men and 150"
    assert [after.moves[OTHER], after.acted[OTHER]] == [2, 1]
    assert (after.men[FOOT], after.hex[FOOT], after.task[FOOT]) == (0, NOWHERE, Task.NONE)
    assert refusal(after, Fire(UnitId(FOOT), Cell(3))) == Reason.NO_MEN


def test_the_joined_keep_the_task_of_whom_they_join():
    state = beside(task={FOOT: Task.DIG, OTHER: Task.REST})
    assert played(state, JOIN).task[OTHER] == Task.REST
    trench = state.ground.work_names.index("trench")
    assert played(state, JOIN, Dig(UnitId(OTHER), trench, Cell(100))).task[OTHER] == Task.DIG


@pytest.mark.parametrize(
    ("values", "order", "reason"),
    [
        ({}, JOIN, None),
        ({}, Merge(UnitId(FOOT), UnitId(FOOT)), Reason.SAME_UNIT),
        ({}, Merge(UnitId(BOWS), UnitId(OTHER)), Reason.NOT_SAME_KIND),
        ({"hex": {OTHER: 3}}, JOIN, Reason.NOT_SAME_HEX),
        ({"fit": {OTHER: 190}}, JOIN, None),
        ({"fit": {OTHER: 191}}, JOIN, Reason.TOO_MANY_MEN),
        ({"fit": {OTHER: 120}, "sick": {FOOT: 71}}, JOIN, Reason.TOO_MANY_MEN),
        ({"aboard": {OTHER: BOATS}}, JOIN, Reason.ABOARD),
        ({}, Merge(UnitId(BATTERY), UnitId(OTHER)), Reason.FOOT_ONLY),
        ({}, Merge(UnitId(FOOT), UnitId(8)), Reason.NOT_YOURS),
    ],
)
def test_who_may_join(values, order, reason):
    assert refusal(beside(**values), order) == reason


@given(st.lists(st.sampled_from(["half", "quarter", "merge", "march"]), max_size=24), st.integers(0, 10**6))
def test_nobody_is_lost_in_any_order_of_things(steps, luck):
    state = changed(new_small(), sick={FOOT: 30}, immune={OTHER: 40}, fit={FOOT: 170, OTHER: 160})
    men = {side: int(state.men[state.side == side].sum()) for side in (QING, RUSSIA)}
    for step, what in enumerate(steps):
        mine = np.flatnonzero((state.side == QING) & (state.able > 0) & (state.hex != NOWHERE)).tolist()
        one, other = UnitId(mine[(luck + step) % len(mine)]), UnitId(mine[(luck // 7 + step) % len(mine)])
        order = {
            "half": Detach(one, Part.HALF),
            "quarter": Detach(one, Part.QUARTER),
            "merge": Merge(one, other),
            "march": March(one, Cell(int(state.hex[one]) + 1)),
        }[what]
        if check(state, order) is None:
            state = played(state, order)
        assert {side: int(state.men[state.side == side].sum()) for side in (QING, RUSSIA)} == men
        assert ((state.men > 0) == (state.hex != NOWHERE)).all()
