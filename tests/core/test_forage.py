"""Foraging, fishing, reaping: what a party finds, whom it meets, what the ground has left."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Ambushed, Foraged, PartyBack, PartyCaught, Reaped
from game.core.faults import faults
from game.core.forage import forage_day, foresee_trip
from game.core.health import health_day
from game.core.larder import foragers_reach, fresh_pm, ground_pm, yield_of
from game.core.orders import Fish, Forage, Hold, Reap, Strength, UnitId
from game.core.pickets import caught_pm
from game.core.refusals import Reason
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ravage, Tally, freeze, thaw
from game.core.strength import fighters
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, units_of

FULL = 60
"""A whole party, and all the men of the unit that sends it."""


def alone():
    """The siege of 1686 in the Russians' phase, with no besieger in sight."""
    state = new_1686()
    gone = dict.fromkeys(np.flatnonzero(state.side == QING).tolist(), NOWHERE)
    return replace(changed(state, hex=gone, stale=3000), phase=RUSSIA)


def sender(state):
    """A unit of sixty men on the wall."""
    unit = units_of(state, "cossacks")[1]
    return UnitId(unit), changed(state, fit={unit: FULL}, sick={unit: 0}, immune={unit: 0})


def nearest(state, wanted):
    """The hex of *wanted*, (n,) bool, on the foragers' ground that is nearest to the fort."""
    cells = np.flatnonzero(wanted & foragers_reach(state) & (state.work == 0))
    return int(cells[state.ground.wall_distance[cells].argmin()])


def to_water(state):
    return state.ground.grid.distances[np.flatnonzero(state.ground.water)].min(axis=0)


def place(state, terrain):
    """The nearest hex of a kind of ground, off the river."""
    kind = state.ground.terrain == state.ground.terrain_names.index(terrain)
    return nearest(state, kind & (to_water(state) > 1))


def bank(state):
    return nearest(state, to_water(state) == 1)


def day(draft, number, seed=1):
    return forage_day(draft, Dice(seed, number), Spell(number, 24, True, True, False, 0))


def days(state, order, count, seed=1):
    """The state and the events after some days of one party."""
    draft, events = thaw(apply(state, order)[0]), []
    for number in range(count):
        events += day(draft, number, seed)
    return freeze(draft), events


def back(state, unit, count, order):
    """Hundredths of days by which some days of a party turn its unit's clock back."""
    return int(state.stale[unit]) - int(days(state, order, count)[0].stale[unit])


# What is found ---------------------------------------------------------------------


def test_an_outing_to_the_bank_turns_a_fifty_s_clock_back_four_days():
    """Forty man-days for sixty men, half of it each day; the second day finds less."""
    unit, state = sender(alone())
    order = Fish(unit, bank(state), FULL)
    assert foresee_trip(state, order).food == 20
    assert back(state, unit, 1, order) == 200
    assert 340 <= back(state, unit, 2, order) <= 400


@pytest.mark.parametrize(
    ("terrain", "food"), [("meadow", 15), ("field", 30), ("taiga", 25), ("village", 20), ("road", 0)]
)
def test_each_kind_of_ground_gives_its_own(terrain, food):
    unit, state = sender(alone())
    at = place(state, terrain)
    assert yield_of(state, Task.FORAGE, at) == food
    refusal = check(state, Forage(unit, at, FULL))
    assert refusal is None if food else refusal.reason == Reason.NOTHING_TO_GATHER


def test_a_small_party_finds_its_share_and_spends_less_of_the_ground():
    unit, state = sender(alone())
    at = place(state, "meadow")
    small, large = (days(state, Forage(unit, at, men), 1)[0] for men in (20, 60))
    assert 3000 - small.stale[unit] == pytest.approx((3000 - large.stale[unit]) / 3, abs=10)
    assert (small.larder[at], large.larder[at]) == (1000 - 125 + 25, 1000 - 250 + 25)


def test_the_clock_never_goes_below_nothing():
    unit, state = sender(changed(alone(), stale=50))
    after, events = days(state, Fish(unit, bank(state), FULL), 2)
    assert after.stale[unit] == 0
    assert [e.back for e in events if isinstance(e, Foraged)] == [50, 0]


def test_a_hex_that_is_picked_over_sends_the_party_home_and_grows_again():
    unit, state = sender(alone())
    order = Forage(unit, place(state, "village"), FULL)
    after, events = days(state, order, 12)
    assert [e for e in events if isinstance(e, PartyBack)] == [PartyBack(4, unit, order.at)]
    assert after.task[unit] == Task.NONE
    assert after.larder[order.at] < 50  # a garden does not grow again this year
    meadow = place(state, "meadow")
    thin = thaw(changed(state, larder={meadow: 0}))
    for number in range(10):
        day(thin, number)
    assert thin.larder[meadow] == 250
    assert thin.larder.max() == 1000


def test_winter_leaves_needles_and_fish_under_the_ice():
    _unit, state = sender(alone())
    ice = changed(state, tally={Tally.FROZEN_DAY: 0})
    assert yield_of(ice, Task.FORAGE, place(state, "taiga")) == 25
    assert yield_of(ice, Task.FORAGE, place(state, "meadow")) == 0
    assert (yield_of(state, Task.FISH, bank(state)), yield_of(ice, Task.FISH, bank(state))) == (40, 15)
    assert yield_of(state, Task.FISH, place(state, "meadow")) == 0


def test_a_hex_of_crop_is_four_hundred_rations_once():
    unit, state = sender(alone())
    order = Reap(unit, place(state, "field"), FULL)
    after, events = days(state, order, 3)
    assert [(e.grain, e.bare) for e in events if isinstance(e, Reaped)] == [(200, False), (200, True)]
    assert after.tally[Tally.GRAIN] - state.tally[Tally.GRAIN] == 400
    assert after.ravage[order.at] == Ravage.REAPED
    assert after.task[unit] == Task.NONE
    for gather in (Reap, Forage):
        assert check(after, gather(unit, order.at, FULL)).reason == Reason.NOTHING_TO_GATHER
    slow, _ = days(state, Reap(unit, order.at, 20), 5)
    assert slow.ravage[order.at] == Ravage.NONE


def test_crop_is_past_after_the_tenth_of_september():
    _, state = sender(alone())
    at = place(state, "field")
    grain = {turn: yield_of(replace(state, turn=turn), Task.REAP, at) for turn in (24, 25, 26, 27)}
    assert grain == {24: 400, 25: 400, 26: 0, 27: 0}  # 31 August, 7, 14 and 21 September


def test_besiegers_put_what_they_find_into_their_store():
    state = new_1686()
    foot = UnitId(units_of(state, "banner_foot")[0])
    at = int(state.ground.grid.around[int(state.hex[foot])][0])
    after, events = days(state, Forage(foot, at, FULL), 1)
    food = sum(e.food for e in events if isinstance(e, Foraged))
    assert food > 0
    assert after.tally[Tally.RATIONS] == food


# Who may go ------------------------------------------------------------------------


def test_refusals():
    unit, state = sender(alone())
    at = place(state, "meadow")
    assert check(state, Forage(unit, at, 30)).reason == Reason.NO_SUCH_PARTY
    few = changed(state, fit={unit: 39})
    assert check(few, Forage(unit, at, 40)).reason == Reason.TOO_FEW_MEN
    assert check(few, Forage(unit, at, 20)) is None
    far = state.ground.grid.cell(22, 3)
    assert check(state, Forage(unit, far, 20)).reason == Reason.TOO_FAR
    inside = int(state.ground.areas["inside"][0])
    assert check(state, Forage(unit, inside, 20)).reason == Reason.NOTHING_TO_GATHER
    island = state.ground.grid.cell(30, 42)
    assert yield_of(state, Task.FORAGE, island) == 20
    assert check(state, Forage(unit, island, 20)).reason == Reason.NO_WAY


def test_nobody_forages_through_a_whole_ring():
    unit, state = sender(alone())
    wall = state.ground.work_names.index("siege_wall")
    ring = state.ground.areas["ring"].tolist()
    shut = changed(state, work=dict.fromkeys(ring, wall))
    beyond = next(
        c
        for c in state.ground.grid.around[ring[23]]
        if state.ground.wall_distance[c] > state.ground.wall_distance[ring[23]]
    )
    before = state.ground.grid.line(ring[23], int(state.hex[unit]))[2]
    assert yield_of(state, Task.FORAGE, beyond)
    assert yield_of(state, Task.FORAGE, before)
    assert check(state, Forage(unit, beyond, 20)) is None
    assert check(shut, Forage(unit, beyond, 20)).reason == Reason.NO_WAY
    assert check(shut, Forage(unit, before, 20)) is None


def test_the_party_is_missed_on_the_walls():
    unit, state = sender(alone())
    out, _ = apply(state, Forage(unit, place(state, "meadow"), 40))
    assert fighters(out)[unit] == pytest.approx(fighters(state)[unit] / 3, abs=1)
    home, _ = apply(out, Hold(unit))
    assert fighters(home)[unit] == fighters(state)[unit]


def test_a_unit_that_has_shrunk_below_its_party_stays_at_home():
    unit, state = sender(alone())
    out = changed(apply(state, Fish(unit, bank(state), FULL))[0], fit={unit: FULL - 1})
    draft = thaw(out)
    assert day(draft, 0) == (PartyBack(0, unit, bank(state)),)
    assert draft.task[unit] == Task.NONE


# Danger ----------------------------------------------------------------------------


def beset():
    """A party to a meadow beside which a unit of foot stands strong picket."""
    unit, state = sender(alone())
    at, foot = place(state, "meadow"), units_of(state, "banner_foot")[0]
    way = foresee_trip(state, Forage(unit, at, 40)).way
    post = next(c for c in state.ground.grid.around[at] if c not in way and not state.ground.fort[c])
    watch = changed(state, hex={foot: post}, task={foot: Task.PICKET}, level={foot: Strength.STRONG})
    return unit, Forage(unit, at, 40), watch, foot


def test_caught_as_often_as_foreseen():
    _unit, order, state, _ = beset()
    plan = foresee_trip(state, order)
    assert plan.caught_pm == caught_pm(state, RUSSIA, plan.way) > 0
    sent = apply(state, order)[0]
    caught = 0
    for seed in range(600):
        (event,) = day(thaw(sent), 0, seed)
        caught += isinstance(event, PartyCaught)
        assert event.roll_pm < plan.caught_pm if isinstance(event, PartyCaught) else True
    assert caught == pytest.approx(600 * plan.caught_pm / 1000, abs=4 * (600 * 0.25) ** 0.5)


def test_under_the_eyes_of_a_picket_half_is_found():
    unit, order, state, _ = beset()
    assert foresee_trip(state, order).food == foresee_trip(alone_with(unit), order).food // 2


def alone_with(unit):
    return changed(alone(), fit={unit: FULL}, sick={unit: 0}, immune={unit: 0})


def test_half_of_a_caught_party_is_lost_and_every_man_is_counted():
    unit, order, state, _ = beset()
    absent = np.flatnonzero((state.side == QING) & (state.hex == NOWHERE)).tolist()
    state = changed(state, hex={u: new_1686().hex[u] for u in absent})
    sent = apply(state, order)[0]
    for seed in range(400):
        draft = thaw(sent)
        (event,) = day(draft, 0, seed)
        if isinstance(event, PartyCaught):
            break
    assert (event.dead, event.captured) == (10, 10)
    after = freeze(draft)
    assert after.able[unit] == FULL - 20
    assert after.lost[RUSSIA, 0, Cause.CAPTURED] == after.tally[Tally.HELD_BY_QING] == 10
    assert after.task[unit] == Task.NONE
    assert faults(after) == faults(state) == []


def test_men_in_ambush_strike_first_and_are_hidden_no_more():
    unit, order, state, foot = beset()
    waiting = changed(state, hidden={foot: 1}, task={foot: Task.AMBUSH})
    draft = thaw(apply(waiting, order)[0])
    events = day(draft, 0)
    assert [type(e) for e in events] == [Ambushed]
    assert draft.hidden[foot] == 0
    assert draft.task[unit] == Task.NONE
    assert foresee_trip(waiting, order).caught_pm == 0


# The garrison as a whole -----------------------------------------------------------


def test_fresh_food_follows_the_water_the_ring_and_the_ground():
    state = new_1686()
    cut = changed(state, tally={Tally.CUT_DAY: 5})
    shut = changed(cut, tally={Tally.CLOSED_DAY: 9})
    assert [fresh_pm(s) for s in (state, cut, shut)] == [960, 150, 0]
    assert ground_pm(state) == 1000
    near = np.flatnonzero(foragers_reach(state)).tolist()
    picked = changed(state, larder=dict.fromkeys(near[::2], 0))
    assert 400 < ground_pm(picked) < 600
    assert fresh_pm(picked) == 960 * ground_pm(picked) // 1000
    burnt = changed(state, ravage=dict.fromkeys(near, Ravage.BURNT))
    assert fresh_pm(burnt) == 0


def test_ground_beyond_the_ring_feeds_nobody():
    state = new_1686()
    ring = state.ground.areas["ring"].tolist()
    wall = state.ground.work_names.index("siege_wall")
    whole, holed = (changed(state, work=dict.fromkeys(cells, wall)) for cells in (ring, ring[1:]))
    assert ground_pm(whole) < 700
    assert ground_pm(holed) > ground_pm(whole)


@pytest.mark.parametrize(("more", "fresh"), [(-2, 600), (-1, 450), (0, 150), (1, 0), (2, 0)])
def test_boats_on_guard_decide_what_a_garrison_without_water_fishes(more, fresh):
    state = changed(new_1686(), tally={Tally.CUT_DAY: 5})
    boats = units_of(state, "flotilla")
    guards = dict.fromkeys(boats, Task.CONVOY) | dict.fromkeys(boats[: 2 + more], Task.GUARD)
    assert fresh_pm(changed(state, task=guards)) == fresh


def test_health_turns_the_clock_by_it():
    for tally, hundredths in (({}, 4), ({Tally.CUT_DAY: 5}, 85)):
        draft = thaw(changed(new_1686(), tally=tally))
        health_day(draft, Dice(1, 1), Spell(0, 24, True, True, False, 0))
        assert set(draft.stale[draft.side == RUSSIA].tolist()) == {hundredths}
        assert not draft.stale[draft.side == QING].any()


def lived(state, forage, count=90):
    """Scurvy dead and the mean clock after a summer, with parties out to the nearest ground or without."""
    draft = thaw(state)
    senders = units_of(state, "cossacks") + units_of(state, "hunters")
    near = np.flatnonzero((state.ground.wall_distance <= 9) & foragers_reach(state)).tolist()
    for number in range(count):
        for unit in senders if forage else []:
            if draft.task[unit] == Task.NONE and draft.able[unit] >= 20:
                richest = max(near, key=lambda c: yield_of(draft, Task.FORAGE, c))
                draft.task[unit], draft.aim[unit], draft.level[unit] = Task.FORAGE, richest, 20
        day(draft, number)
        health_day(draft, Dice(3, number), Spell(number, 24, True, True, False, 0))
    return int(draft.lost[RUSSIA, 0, Cause.SCURVY]), int(draft.stale[senders].mean())


def test_foraging_and_an_open_river_keep_men_alive():
    state = changed(alone(), stale=0)
    cut = changed(state, tally={Tally.CUT_DAY: 0})
    (open_dead, open_clock), (cut_dead, cut_clock), (fed_dead, fed_clock) = (
        lived(state, forage=False),
        lived(cut, forage=False),
        lived(cut, forage=True),
    )
    assert open_clock < fed_clock < cut_clock
    assert open_dead < fed_dead < cut_dead
