"""Flotillas: what they fetch and guard, who stops them, and what the ice does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.boats import boats_day, convoys, freeze_in, frozen_in, raid_pm
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import BoatsFrozenIn, BoatsLeft, ConvoyRaided
from game.core.faults import faults
from game.core.orders import Convoy, Guard, Haven, March, UnitId
from game.core.refusals import Reason
from game.core.start import new_game
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Tally, thaw
from game.core.supply import rations_a_day
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, played, units_of
from tests.siege import new_small


def boats(state):
    return [UnitId(u) for u in units_of(state, "flotilla")]


def day(draft, number=0, seed=1):
    return boats_day(draft, Dice(seed, number), Spell(number, 24, True, True, False, 0))


def test_history_begins_with_three_convoys_and_two_on_guard():
    state = new_1686()
    assert [Task(int(t)) for t in state.task[boats(state)]] == [Task.GUARD] * 2 + [Task.CONVOY] * 3
    assert np.flatnonzero(convoys(state)).tolist() == boats(state)[2:]
    assert rations_a_day(state) == 3 * 735
    assert [Task(int(t)) for t in new_small().task[boats(new_small())]] == [Task.CONVOY]


def test_each_convoy_brings_735_rations_until_the_river_freezes():
    state = new_1686()
    for count in range(6):
        tasks = dict.fromkeys(boats(state), Task.GUARD) | dict.fromkeys(boats(state)[:count], Task.CONVOY)
        assert rations_a_day(changed(state, task=tasks)) == 735 * count
    assert rations_a_day(changed(state, tally={Tally.FROZEN_DAY: 100})) == 600


def test_boats_change_their_task_and_drop_it_when_they_sail():
    state = new_1686()
    guard = boats(state)[0]
    assert check(state, Guard(guard)).reason == Reason.ALREADY_SO
    fetching = played(state, Convoy(guard))
    assert rations_a_day(fetching) == 4 * 735
    assert check(fetching, Convoy(guard)).reason == Reason.ALREADY_SO
    assert rations_a_day(played(fetching, Guard(guard))) == 3 * 735
    up = int(state.hex[guard]) - 1
    assert rations_a_day(played(fetching, March(guard, up))) == 3 * 735


def test_who_is_no_boat_or_lies_in_ice_is_refused():
    state = new_1686()
    foot, boat = UnitId(units_of(state, "banner_foot")[0]), boats(state)[0]
    ice = changed(state, tally={Tally.FROZEN_DAY: 0}, task=0)
    for order in (Convoy, Guard, Haven):
        assert check(state, order(foot)).reason == Reason.NOT_A_BOAT
        assert check(ice, order(boat)).reason == Reason.FROZEN_IN


def test_boats_with_men_aboard_hold_the_river_but_go_nowhere_far():
    state = new_1686()
    boat, foot = boats(state)[0], units_of(state, "shield")[1]
    full = changed(state, aboard={foot: boat}, hex={foot: state.hex[boat]}, task={boat: Task.NONE})
    assert check(full, Guard(boat)) is None
    for order in (Convoy, Haven):
        refusal = check(full, order(boat))
        assert (refusal.reason, refusal.have) == (Reason.TOO_MANY_MEN, state.men[foot])


def test_a_haven_takes_boats_and_crews_off_the_map_and_counts_them():
    state = new_1686()
    boat = boats(state)[3]
    after, events = apply(state, Haven(boat))
    assert events == (BoatsLeft(boat, 160),)
    assert (after.hex[boat], after.men[boat], after.task[boat]) == (NOWHERE, 0, Task.NONE)
    assert after.lost[QING, 1, Cause.DEPARTED] == 160
    assert faults(after) == faults(state)
    assert rations_a_day(after) == 2 * 735


def test_ice_catches_who_has_not_left_and_ends_their_tasks():
    state = new_1686()
    foot, boat = units_of(state, "shield")[1], boats(state)[0]
    state = changed(state, aboard={foot: boat}, hex={foot: state.hex[boat]})
    draft = thaw(played(state, Haven(boats(state)[4])))
    assert not frozen_in(draft).any()
    draft.tally[Tally.FROZEN_DAY] = 111
    assert freeze_in(draft, 111) == (BoatsFrozenIn(111, 4),)
    assert np.flatnonzero(frozen_in(draft)).tolist() == boats(state)[:4]
    assert not draft.task[boats(state)].any()
    assert draft.aboard[foot] == NOWHERE
    assert draft.hex[foot] == state.hex[boat]


# Raids -----------------------------------------------------------------------------


def exposed(guards=0):
    """A convoy that lies off the fort, the others on guard or idle; a crew of the garrison at the river."""
    state = new_1686()
    far = state.ground.grid.cell(60, 35)
    fleet, tasks = boats(state), dict.fromkeys(boats(state), Task.NONE)
    tasks |= {fleet[0]: Task.CONVOY} | dict.fromkeys(fleet[1 : 1 + guards], Task.GUARD)
    hexes = dict.fromkeys(fleet[1:], far) | {fleet[0]: state.ground.grid.cell(30, 34)}
    return changed(state, hex=hexes, task=tasks), fleet[0]


def test_convoys_out_of_reach_of_the_garrison_are_never_raided():
    state = new_1686()
    assert [raid_pm(state, boat) for boat in boats(state)[2:]] == [0, 0, 0]
    assert day(thaw(state)) == ()


def test_guns_and_foot_at_the_water_raid_convoys_and_guards_drive_them_off():
    state, convoy = exposed()
    assert raid_pm(state, convoy) == 400
    assert [raid_pm(exposed(n)[0], convoy) for n in (1, 2)] == [200, 100]
    crews = units_of(state, "gun_crew")
    gunless = changed(state, guns=dict.fromkeys(crews, 0))
    inland = state.ground.grid.cell(31, 24)
    foot = [u for u in np.flatnonzero(state.side == RUSSIA).tolist() if u not in crews]
    assert raid_pm(changed(gunless, hex=dict.fromkeys(foot, inland)), convoy) == 0
    shore = dict.fromkeys(foot, inland) | {foot[0]: state.ground.grid.cell(33, 30)}
    assert raid_pm(changed(gunless, hex=shore), convoy) == 400
    assert raid_pm(changed(gunless, hex=shore, fit={foot[0]: 20}), convoy) == 0


def test_a_raided_convoy_brings_nothing_that_day():
    state, convoy = exposed()
    raided = 0
    for seed in range(400):
        draft = thaw(state)
        events = day(draft, 0, seed)
        assert rations_a_day(draft) == (0 if events else 735)
        raided += len(events)
        assert all(isinstance(e, ConvoyRaided) and e.roll_pm < e.chance_pm == 400 for e in events)
    assert raided == pytest.approx(160, abs=4 * 9.8)
    draft = thaw(changed(state, acted={convoy: 1}))
    draft.guns[:] = 0
    draft.hex[draft.side == RUSSIA] = state.ground.grid.cell(31, 24)
    day(draft, 1)
    assert rations_a_day(draft) == 735


def test_a_fleet_on_its_way_has_its_task_when_it_comes():
    musters = tuple(
        replace(m, arrives=3) if m.kind == "flotilla" else m for m in new_small().scenario.musters
    )
    state = new_game(replace(new_small().scenario, musters=musters), 1)
    (boat,) = boats(state)
    assert (state.hex[boat], state.task[boat]) == (NOWHERE, Task.CONVOY)
    assert rations_a_day(state) == 0
