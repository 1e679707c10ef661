"""Messengers: their ways, their luck, and what they bring."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.calendar import Spell
from game.core.couriers import couriers_day, errand
from game.core.dice import Dice
from game.core.events import ReliefCame, ReliefTurnedBack, Slipped
from game.core.faults import faults
from game.core.orders import Slip, Strength
from game.core.pickets import caught_pm
from game.core.refusals import Reason
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, freeze, thaw
from game.core.tasks import Task
from game.core.ways import ways_out
from tests.core.worlds import changed, new_1686, units_of


def theirs():
    """The siege of 1686 in the Russians' phase."""
    return replace(new_1686(), phase=RUSSIA)


def walled(state, cells):
    return changed(state, work=dict.fromkeys(cells, state.ground.work_names.index("siege_wall")))


def ring(state):
    return state.ground.areas["ring"].tolist()


def day(draft, number):
    return couriers_day(draft, Dice(1, number), Spell(number, 24, True, True, False, 0))


# Ways ------------------------------------------------------------------------------


def test_there_is_a_way_up_the_river_and_one_over_land():
    state = theirs()
    grid, ways = state.ground.grid, ways_out(state)
    assert len(ways) == 2
    land, river = ways
    assert not state.ground.water[list(land)].any()
    assert state.ground.water[river[-1]]
    assert river[-1] in state.ground.areas["exit_nerchinsk"]
    for way in ways:
        assert state.ground.gate[way[0]]
        assert all(grid.distance(a, b) == 1 for a, b in itertools.pairwise(way))
        assert 0 in grid.col_row(way[-1]) or grid.col_row(way[-1])[0] == grid.width - 1


def test_a_way_over_land_ends_at_the_ring_and_the_river_with_the_water():
    state = theirs()
    shut = walled(state, ring(state))
    (river,) = ways_out(shut)
    assert state.ground.water[river[-1]]
    assert ways_out(changed(shut, tally={Tally.CUT_DAY: 3})) == ()
    holed = changed(walled(state, ring(state)[:20] + ring(state)[21:]), tally={Tally.CUT_DAY: 3})
    (land,) = ways_out(holed)
    assert ring(state)[20] in land


def test_ice_that_is_watched_is_no_way():
    state = changed(theirs(), tally={Tally.FROZEN_DAY: 3, Tally.CUT_DAY: 2})
    assert ways_out(walled(state, ring(state))) == ()
    (way,) = ways_out(walled(state, ring(state)[5:-5]))
    assert state.ground.water[list(way)].any()


def test_a_messenger_goes_round_a_watch_if_he_can():
    state = theirs()
    (land, _), foot = ways_out(state), units_of(state, "banner_foot")[0]
    beset = changed(state, hex={foot: land[12]})
    other = ways_out(beset)[0]
    assert min(state.ground.grid.distance(land[12], c) for c in other) > 1


# The order -------------------------------------------------------------------------


def test_refusals():
    state = theirs()
    assert check(new_1686(), Slip()).reason == Reason.WRONG_SIDE
    assert check(state, Slip()) is None
    shut = changed(walled(state, ring(state)), tally={Tally.CUT_DAY: 3})
    assert check(shut, Slip()).reason == Reason.NO_WAY_OUT
    out = changed(replace(state, turn=10), tally={Tally.SLIPPED_DAY: 4})  # turn 10 begins on day 18
    refusal = check(out, Slip())
    assert (refusal.reason, refusal.have, refusal.need) == (Reason.MESSENGER_OUT, 14, 22)
    assert check(replace(out, turn=14), Slip()) is None
    few = changed(state, fit=3, immune=0)
    assert check(few, Slip()).reason == Reason.TOO_FEW_MEN


def narrow():
    """A ring with one hole, and a strong picket beside it."""
    state = theirs()
    hole = ring(state)[20]
    holed = changed(walled(state, [c for c in ring(state) if c != hole]), tally={Tally.CUT_DAY: 3})
    post = next(c for c in state.ground.grid.around[hole] if c not in ring(state))
    gone = dict.fromkeys(np.flatnonzero(state.side == QING).tolist(), NOWHERE)
    foot = units_of(state, "banner_foot")[1]
    return changed(holed, hex=gone | {foot: post}, task={foot: Task.PICKET}, level={foot: Strength.STRONG})


def test_caught_as_often_as_foreseen():
    state = narrow()
    plan = errand(state)
    assert plan.chance_pm == 1000 - caught_pm(state, RUSSIA, plan.way) * 600 // 1000 < 1000
    through = 0
    for seed in range(400):
        _, (event,) = apply(replace(state, seed=seed), Slip())
        assert isinstance(event, Slipped)
        assert event.chance_pm == plan.chance_pm
        assert (event.captured == 0) == (event.roll_pm < event.chance_pm)
        through += not event.captured
    assert through == pytest.approx(400 * plan.chance_pm / 1000, abs=4 * 10)


def test_news_gives_hope_for_thirty_days_and_half_of_it_brings_men():
    state, due = theirs(), []
    for seed in range(200):
        after, (event,) = apply(replace(state, seed=seed), Slip())
        assert event.captured == 0
        assert (after.tally[Tally.SLIPPED_DAY], after.tally[Tally.NEWS_UNTIL]) == (0, 30)
        due.append(int(after.tally[Tally.RELIEF_DAY]))
    assert set(due) == {-1, 22}
    assert due.count(22) == pytest.approx(100, abs=30)
    assert after.lost[RUSSIA, 0, Cause.DEPARTED] == 3
    assert faults(after) == faults(state)


def test_who_is_caught_is_held_and_brings_no_hope():
    for seed in range(200):
        after, (event,) = apply(replace(narrow(), seed=seed), Slip())
        if event.captured:
            break
    assert event.captured == after.tally[Tally.HELD_BY_QING] == after.lost[RUSSIA, 0, Cause.CAPTURED] == 3
    assert after.tally[Tally.NEWS_UNTIL] == after.tally[Tally.RELIEF_DAY] == -1
    assert after.tally[Tally.SLIPPED_DAY] == 0


# Relief ----------------------------------------------------------------------------


def awaiting(state, day_due=22):
    return changed(state, tally={Tally.RELIEF_DAY: day_due, Tally.SLIPPED_DAY: 0})


def thinned(state):
    weak = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()
    draft = thaw(state)
    draft.lost[RUSSIA, 0, Cause.SICK] += int(draft.fit[weak].sum()) - 20 * len(weak)
    draft.fit[weak], draft.stale[weak] = 20, 4000
    return freeze(draft)


def test_fifty_men_come_in_on_the_day_and_fill_the_weakest_units():
    state = awaiting(thinned(theirs()))
    draft = thaw(state)
    assert day(draft, 21) == ()
    assert day(draft, 22) == (ReliefCame(22, 50),)
    assert day(draft, 23) == ()
    after = freeze(draft)
    assert after.men[after.side == RUSSIA].sum() == state.men[state.side == RUSSIA].sum() + 50
    assert after.mustered[RUSSIA, 0] == state.mustered[RUSSIA, 0] + 50
    assert after.arrived[RUSSIA, 0] == state.arrived[RUSSIA, 0] + 50
    assert faults(after) == faults(state)
    stronger = np.flatnonzero(after.men > state.men)
    assert (after.men[stronger] <= 60).all()
    assert (after.stale[stronger] < 4000).all()


def test_they_turn_back_at_a_ring_that_does_not_leak():
    state = changed(awaiting(thinned(theirs())), tally={Tally.CUT_DAY: 3})
    draft = thaw(walled(state, ring(state)))
    assert day(draft, 22) == (ReliefTurnedBack(22, 50),)
    assert draft.tally[Tally.RELIEF_DAY] == -1
    assert draft.mustered[RUSSIA, 0] == state.mustered[RUSSIA, 0]


def test_a_full_garrison_takes_nobody_in_beyond_its_strength():
    full = awaiting(theirs())
    draft = thaw(full)
    day(draft, 22)
    joined = int(draft.arrived[RUSSIA, 0])
    assert joined == sum(
        max(0, m.men - int(full.men[u])) for u, m in enumerate(full.scenario.musters) if m.kind in _FOOT
    )


_FOOT = ("cossacks", "servicemen", "hunters", "peasants")
