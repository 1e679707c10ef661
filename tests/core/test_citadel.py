"""The inner work: when the garrison gives up its walls, and what a storm then meets."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.core.apply import apply, check
from game.core.assault import alarm, assaults, engagement
from game.core.citadel import inner_cells, withdrawn
from game.core.events import Stormed, Withdrew
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.orders import End, March, Repair, UnitId, Withdraw
from game.core.refusals import Reason
from game.core.repair import repair_night
from game.core.state import NOWHERE, QING, RUSSIA, Tally, freeze, thaw
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, night, played, units_of


def besieged():
    """1686, the Russians to order."""
    return played(new_1686(), End())


def test_who_may_fall_back():
    state = besieged()
    assert check(state, Withdraw()) is None
    assert check(new_1686(), Withdraw()).reason == Reason.WRONG_SIDE
    bare = changed(state, work=np.where(state.work == state.work[inner_cells(state)[0]], 0, state.work))
    assert check(bare, Withdraw()).reason == Reason.NO_INNER_WORK
    assert check(played(state, Withdraw()), Withdraw()).reason == Reason.ALREADY_WITHDRAWN


def test_everybody_within_comes_off_the_walls():
    state = besieged()
    posad = units_of(state, "hunters")[0]
    dry = np.flatnonzero(~state.ground.water & (state.ground.wall_distance == 3))
    outside = int(dry[0])
    state = changed(state, hex={posad: outside}, task=Task.REPAIR)
    after, (event,) = apply(state, Withdraw())
    garrison = (after.side == RUSSIA) & (after.hex != NOWHERE)
    garrison[posad] = False
    assert after.ground.inside[after.hex[garrison]].all()
    assert after.hex[posad] == outside, "who is outside stays there"
    assert (after.task[garrison] == Task.NONE).all()
    assert withdrawn(after)
    assert not withdrawn(state)
    assert after.tally[Tally.WITHDRAWN_DAY] == event.day
    assert faults(after) == []
    assert np.array_equal(after.hex[after.side == QING], state.hex[state.side == QING])


def test_the_inner_work_fills_first_and_no_hex_overflows():
    after = played(besieged(), Withdraw())
    counted = (after.side == RUSSIA) & ~after.flag("leader") & (after.hex != NOWHERE)
    men = np.bincount(after.hex[counted], after.men[counted])
    units = np.bincount(after.hex[counted])
    limit = after.rules.movement
    assert men.max() <= limit.stack_men
    assert units.max() <= limit.stack_units
    assert units[inner_cells(after)].tolist() == [limit.stack_units] * len(inner_cells(after))


def test_guns_on_the_walls_are_spiked_and_those_within_are_kept():
    state = besieged()
    crews = units_of(state, "gun_crew")
    state = changed(state, hex={crews[1]: int(state.ground.areas["inside"][0])})
    assert state.ground.wall[state.hex[crews[0]]]
    after, (event,) = apply(state, Withdraw())
    assert event == Withdrew(event.day, int(state.guns[crews[0]]))
    assert (after.guns[crews[0]], after.guns[crews[1]]) == (0, state.guns[crews[1]])


def test_the_walls_are_given_up_for_good():
    state = changed(besieged(), integrity={int(new_1686().ground.walls[0]): 500_000})
    after = played(state, Withdraw())
    ground = after.ground
    unit = UnitId(units_of(after, "cossacks")[0])
    wall = Cell(int(next(c for c in ground.walls if not ground.gate[c])))
    rested = changed(after, moves=8)
    assert check(changed(state, moves=8), March(unit, wall)) is None
    assert check(rested, March(unit, wall)).reason == Reason.CANNOT_ENTER
    assert check(after, Repair(unit)).reason == Reason.ALREADY_WITHDRAWN
    mended, left = (thaw(s) for s in (state, after))
    assert repair_night(mended, night())
    assert repair_night(left, night()) == ()


# Storms of a fort whose walls are given up ---------------------------------------------------


def stormed(*, fallen_back):
    """Four columns with ladders at one stretch of wall, half of it shot away, saps before it."""
    state = besieged()
    state = played(state, Withdraw()) if fallen_back else state
    ground = state.ground
    ramparts = np.flatnonzero(ground.works == ground.work_names.index("rampart")).tolist()
    first, second = next((a, b) for a in ramparts for b in ground.grid.around[a] if b in ramparts and b > a)
    spots = [c for c in ground.grid.around[first] if not ground.fort[c]]
    units = [*units_of(state, "banner_foot"), *units_of(state, "ula_foot")][:4]
    draft = thaw(state)
    draft.hex[units] = [spots[i % len(spots)] for i in range(4)]
    draft.ladders[units] = 100_000
    draft.integrity[[first, second]] = 500_000
    draft.work[spots] = ground.work_names.index("sap")
    draft.task[units], draft.aim[units] = Task.STORM, [first, second, first, second]
    return freeze(draft)


def met(state):
    return engagement(state, assaults(state)[0], {})


def test_storms_go_at_the_inner_work_behind():
    wall, inner = met(stormed(fallen_back=False)), met(stormed(fallen_back=True))
    rules = new_1686().rules
    assert (wall.breach_pm, inner.breach_pm) == (500, 0), "it stands whole"
    assert inner.cover_pm == rules.works["inner_work"].cover_close_pm > wall.cover_pm
    assert (wall.approach_pm, inner.approach_pm) == (250, 0), "saps lead to the wall and no further"
    bare = changed(stormed(fallen_back=True), ladders=0)
    assert met(bare).bare_pm == 1000


def test_everybody_within_meets_them_however_far():
    state = stormed(fallen_back=True)
    postern = int(np.flatnonzero(state.ground.works == state.ground.work_names.index("postern"))[0])
    state = changed(state, hex={units_of(state, "cossacks")[0]: postern})
    (assault,) = assaults(state)
    assert state.ground.grid.distances[list(assault.front)][:, postern].min() > 5
    assert met(state).defenders == met(state).garrison
    assert sum(alarm(state, assault, {}).values()) == met(state).frontage
    assert met(stormed(fallen_back=False)).defenders <= 0.6 * met(state).garrison


def test_a_storm_of_it_is_fought_and_leaves_a_sound_state():
    ready = replace(stormed(fallen_back=True), phase=QING)
    for seed in range(6):
        after, (report, *_) = apply(replace(ready, seed=seed), End())
        assert isinstance(report, Stormed)
        assert faults(after) == []


def test_the_besiegers_do_not_occupy_the_walls():
    state = replace(stormed(fallen_back=True), phase=QING)
    unit, wall = units_of(state, "shield")[0], Cell(int(state.ground.walls[0]))
    assert check(state, March(UnitId(unit), wall)).reason == Reason.CANNOT_ENTER
