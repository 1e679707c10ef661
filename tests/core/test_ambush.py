"""Ambushes: where men lie hidden, when they strike, when they are seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.ambush import blow_q16, expose_day, hides
from game.core.apply import apply, check
from game.core.events import Ambushed, Marched
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.orders import Ambush, Fire, Hold, March, UnitId
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import QING, RUSSIA, Cause, Ravage, Tally, thaw
from game.core.strength import army
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.worlds import changed, played
from tests.siege import WIDTH, new_small

SHIKOU, RATTAN, SPADES, GUNS, BOATS, SABSU, DON, POSAD = 0, 3, 4, 5, 6, 7, 8, 9
WOOD, MEADOW = Cell(WIDTH + 8), Cell(3 * WIDTH + 8)
FAR_OFF = Cell(8 * WIDTH)


def hunters(**values):
    """Russians at the edge of the wood, to order; the besiegers far off in the other corner."""
    state = changed(new_small(), sick=0, tally={Tally.WEATHER: Weather.CLEAR})
    away = dict.fromkeys((0, 1, 2, 3, 4, 5, 7), FAR_OFF) | {DON: WOOD}
    return replace(changed(changed(state, hex=away), **values), phase=RUSSIA)


def lying(**values):
    """They lie in ambush, and a besieger two hexes off is to march past."""
    hidden = played(hunters(), Ambush(UnitId(DON)))
    state = changed(hidden, hex={SHIKOU: Cell(2 * WIDTH + 5)}, moves=8)
    return replace(changed(state, **values), phase=QING)


def march_past(state, unit=SHIKOU):
    return apply(state, March(UnitId(unit), Cell(2 * WIDTH + 12)))


def reason(state, unit=DON):
    refusal = check(state, Ambush(UnitId(unit)))
    return refusal.reason if refusal else None


def test_who_may_lie_in_ambush():
    state = hunters()
    assert reason(state) is None
    besiegers = replace(changed(state, hex=dict.fromkeys(range(8), Cell(3))), phase=QING)
    assert [reason(besiegers, unit) for unit in (SPADES, GUNS, BOATS, SABSU)] == [Reason.CANNOT_WATCH] * 4
    assert reason(besiegers, SHIKOU) is None
    assert reason(changed(state, acted={DON: 1})) == Reason.ALREADY_ACTED
    assert reason(changed(state, cohesion={DON: 440})) == Reason.TOO_BROKEN
    assert reason(changed(state, hex={DON: MEADOW})) == Reason.NO_COVER_HERE
    assert reason(played(state, Ambush(UnitId(DON)))) == Reason.ALREADY_SO


def test_under_the_eyes_of_the_enemy_nobody_hides():
    state = hunters(hex={SHIKOU: WOOD + 1})
    assert reason(state) == Reason.WATCHED
    assert reason(changed(state, hex={SHIKOU: WOOD + 2})) is None


@pytest.mark.parametrize(
    ("terrain", "work", "ravage", "hidden"),
    [
        ("taiga", "", Ravage.NONE, True),
        ("meadow", "", Ravage.NONE, False),
        ("meadow", "trench", Ravage.NONE, True),
        ("taiga", "siege_wall", Ravage.NONE, False),
        ("village", "", Ravage.NONE, False),
        ("village", "", Ravage.BURNT, True),
        ("field", "", Ravage.NONE, True),
        ("field", "", Ravage.REAPED, False),
        ("field", "", Ravage.BURNT, False),
    ],
)
def test_where_men_hide(terrain, work, ravage, hidden):
    state, ground = hunters(), new_small().ground
    changed_terrain = ground.terrain.copy()
    changed_terrain[MEADOW] = ground.terrain_names.index(terrain)
    scenario = replace(state.scenario, ground=replace(ground, terrain=changed_terrain))
    there = replace(
        changed(state, work={MEADOW: ground.work_names.index(work)}, ravage={MEADOW: ravage}),
        scenario=scenario,
    )
    assert hides(there, MEADOW) == hidden


def test_the_enemy_sees_nothing_until_he_is_beside_them():
    state = lying()
    assert view(state, QING).hex[DON] == -1
    assert view(changed(state, hex={SHIKOU: WOOD + 1}), QING).hex[DON] == WOOD


def test_whoever_marches_past_is_stopped_beside_them_and_struck():
    state = lying()
    after, (marched, blow) = march_past(state)
    assert isinstance(marched, Marched)
    assert marched.stopped
    assert isinstance(blow, Ambushed)
    assert (blow.unit, blow.victim, blow.at) == (DON, SHIKOU, after.hex[SHIKOU])
    assert state.ground.grid.distances[after.hex[SHIKOU], WOOD] == 1
    assert after.moves[SHIKOU] == 0
    assert after.cohesion[SHIKOU] == state.cohesion[SHIKOU] - state.rules.ambush.cohesion
    assert (after.hidden[DON], after.task[DON], after.acted[DON]) == (0, Task.NONE, 1)
    assert after.lost[QING, 0, Cause.SALLY] == blow.dead
    assert after.tally[Tally.HELD_BY_RUSSIA] == blow.captured
    assert after.men.sum() + after.lost.sum() == state.men.sum() + state.lost.sum()
    _, events = march_past(replace(changed(after, moves=8), phase=QING))
    assert not any(isinstance(event, Ambushed) for event in events)


def test_past_nobody_and_by_himself_a_leader_goes_free():
    _, events = march_past(changed(lying(), hex={DON: 7 * WIDTH + 8}, hidden=0))
    assert not any(isinstance(event, Ambushed) for event in events)
    state = lying(hex={SABSU: Cell(2 * WIDTH + 5)})
    after, events = march_past(state, SABSU)
    assert not any(isinstance(event, Ambushed) for event in events)
    assert not events[0].stopped
    assert after.hidden[DON] == 1


def test_the_blow_is_what_was_said():
    state = lying()
    blows = [march_past(replace(state, seed=seed))[1][1] for seed in range(500)]
    mean = blow_q16(state, DON, blows[0].at) / ONE16
    assert mean == pytest.approx(120 * 0.121, rel=0.01)
    assert np.mean([blow.dead for blow in blows]) == pytest.approx(mean, rel=0.08)
    taken = np.array([blow.captured for blow in blows])
    assert np.mean(taken > 0) == pytest.approx(0.35, abs=0.07)
    assert set(taken.tolist()) == {0, 1, 2, 3}


def test_muskets_hit_harder_than_bows_blades_and_wet_matches():
    state = hunters(hex={DON: WOOD, 2: WOOD, RATTAN: WOOD}, fit={DON: 100, 2: 100, RATTAN: 100})
    dry = [blow_q16(state, unit, MEADOW) for unit in (DON, 2, RATTAN)]
    assert dry[1] == dry[2] == pytest.approx(dry[0] / 2, rel=0.01)
    rain = changed(state, tally={Tally.WEATHER: Weather.RAIN})
    wet = [blow_q16(rain, unit, MEADOW) for unit in (DON, 2, RATTAN)]
    assert wet[0] == pytest.approx(dry[0] * (1 - 0.5 * 0.7 - 0.25 * 0.3), rel=0.01)
    assert wet[1:] == dry[1:]
    assert blow_q16(state, DON, WOOD) == pytest.approx(dry[0] * 0.7, rel=0.01)


@pytest.mark.parametrize("stir", [Hold(UnitId(DON)), March(UnitId(DON), Cell(WIDTH + 10))])
def test_whoever_stirs_lies_in_ambush_no_more(stir):
    hidden = played(hunters(), Ambush(UnitId(DON)))
    assert hidden.hidden[DON] == 1
    after = played(hidden, stir)
    assert after.hidden[DON] == 0
    assert after.task[DON] == Task.NONE


def test_a_shot_gives_them_away():
    hidden = played(hunters(), Ambush(UnitId(DON)))
    target = Cell(2 * WIDTH + 9)
    near = changed(hidden, hex={SHIKOU: target})
    after = played(near, Fire(UnitId(DON), target))
    assert after.hidden[DON] == 0
    assert after.task[DON] == Task.NONE


def test_upkeep_gives_away_whom_an_enemy_stands_beside():
    for beside, hidden in ((WOOD + 1, 0), (WOOD + 2, 1)):
        draft = thaw(changed(lying(), hex={SHIKOU: beside}))
        expose_day(draft)
        assert draft.hidden[DON] == hidden
        assert (draft.task[DON] == Task.AMBUSH) == bool(hidden)


def test_garrison_blood_in_an_ambush_shakes_its_resolve():
    besiegers = played(
        replace(hunters(hex={SHIKOU: WOOD, DON: FAR_OFF - 5}), phase=QING), Ambush(UnitId(SHIKOU))
    )
    state = replace(changed(besiegers, hex={DON: Cell(2 * WIDTH + 5)}, moves=8), phase=RUSSIA)
    after, events = march_past(state, DON)
    blow = next(event for event in events if isinstance(event, Ambushed))
    assert blow.dead > 0
    assert after.tally[Tally.SHOCK] == blow.dead * ONE16 // army(after, RUSSIA)
    assert after.tally[Tally.HELD_BY_QING] == blow.captured
