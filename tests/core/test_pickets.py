"""Pickets: who keeps watch, what they guard, whom they catch, what it costs them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.events import OrderGiven
from game.core.hexgrid import Cell
from game.core.orders import End, Hold, Picket, Strength, UnitId
from game.core.pickets import (
    caught_pm,
    guard_pm,
    picket_cold,
    picket_toll,
    spade_pm,
    strong_pickets,
    tire_day,
    watches,
)
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import QING, RUSSIA, Tally, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.worlds import changed
from tests.siege import WIDTH, new_small

SHIKOU, DAIMO, SPADES, GUNS, BOATS, SABSU, DON = 0, 1, 4, 5, 6, 7, 8
POST = Cell(3 * WIDTH + 3)
FAR_OFF = Cell(8 * WIDTH)


def alone(**values):
    """One unit of foot on a meadow under a clear sky, every other besieger far off."""
    state = changed(new_small(), sick=0, tally={Tally.WEATHER: Weather.CLEAR})
    away = changed(state, hex=dict.fromkeys((1, 2, 3, 4, 5, 6, 7), FAR_OFF) | {SHIKOU: POST})
    return changed(away, **values)


def posted(strength, **values):
    return changed(alone(task={SHIKOU: Task.PICKET}, level={SHIKOU: strength}), **values)


def reason(state, unit, strength=Strength.WEAK):
    refusal = check(state, Picket(UnitId(unit), strength))
    return refusal.reason if refusal else None


def test_foot_stand_picket_if_they_are_enough():
    state = alone()
    assert reason(state, SHIKOU) is None
    assert [reason(state, unit) for unit in (SPADES, GUNS, BOATS, SABSU)] == [Reason.CANNOT_WATCH] * 4
    few = changed(state, fit={SHIKOU: 59})
    assert reason(few, SHIKOU, Strength.STRONG) == Reason.TOO_FEW_MEN
    assert reason(few, SHIKOU, Strength.WEAK) is None
    assert reason(changed(state, fit={SHIKOU: 19}), SHIKOU) == Reason.TOO_FEW_MEN
    assert reason(changed(state, cohesion={SHIKOU: 200}), SHIKOU) == Reason.TOO_BROKEN
    assert reason(posted(Strength.WEAK), SHIKOU) == Reason.ALREADY_SO
    assert reason(posted(Strength.WEAK), SHIKOU, Strength.STRONG) is None


def test_either_side_may():
    assert reason(replace(alone(), phase=RUSSIA), DON) is None


def test_they_stand_until_told_otherwise():
    state, events = apply(alone(), Picket(UnitId(SHIKOU), Strength.STRONG))
    assert events == (OrderGiven(SHIKOU, Task.PICKET, POST),)
    later = apply(apply(state, End())[0], End())[0]
    assert (later.task[SHIKOU], later.level[SHIKOU]) == (Task.PICKET, Strength.STRONG)
    assert apply(state, Hold(UnitId(SHIKOU)))[0].task[SHIKOU] == Task.NONE


def test_the_enemy_does_not_see_how_strong_they_are():
    seen = [view(posted(strength), RUSSIA) for strength in Strength]
    assert all(np.array_equal(getattr(seen[0], c), getattr(seen[1], c)) for c in ("task", "level", "aim"))
    assert guard_pm(seen[0], POST) == guard_pm(seen[1], POST)


# Watch and guard -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "watch"),
    [
        ({}, Strength.WEAK),
        ({"fit": {SHIKOU: 59}}, 0),
        ({"task": {SHIKOU: Task.REST}}, 0),
        ({"task": {SHIKOU: Task.AMBUSH}}, 0),
        ({"task": {SHIKOU: Task.DIG}}, Strength.WEAK),
        ({"cohesion": {SHIKOU: 200}}, 0),
        ({"tally": {Tally.WEATHER: Weather.FOG}}, 0),
        ({"tally": {Tally.WEATHER: Weather.RAIN}}, Strength.WEAK),
    ],
)
def test_who_merely_stands_there_looks_about_him_if_they_are_many_and_can_see(values, watch):
    assert watches(alone(**values), QING)[SHIKOU] == watch
    assert not watches(alone(**values), RUSSIA)[SHIKOU]


@pytest.mark.parametrize(
    ("strength", "men", "guard"),
    [
        (Strength.STRONG, 60, 1000),
        (Strength.STRONG, 59, 500),
        (Strength.WEAK, 60, 500),
        (Strength.WEAK, 20, 500),
        (Strength.WEAK, 19, 0),
    ],
)
def test_pickets_guard_by_their_strength_in_fog_too(strength, men, guard):
    state = posted(strength, fit={SHIKOU: men}, tally={Tally.WEATHER: Weather.FOG})
    assert guard_pm(state, POST) == guard


def test_they_cover_their_hex_and_its_neighbours():
    state = posted(Strength.STRONG)
    assert all(guard_pm(state, cell) == 1000 for cell in state.ground.grid.around[POST])
    assert guard_pm(state, POST + 2) == 0


def test_the_best_picket_counts_and_boats_guard_no_works():
    both = posted(Strength.STRONG, hex={DAIMO: POST})
    assert guard_pm(both, POST) == 1000
    afloat = alone(hex={SHIKOU: FAR_OFF, BOATS: POST})
    assert watches(afloat, QING)[BOATS] == Strength.WEAK
    assert guard_pm(afloat, POST) == 0


# Catching ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "caught"),
    [
        (alone(task={SHIKOU: Task.REST}), 0),
        (alone(), 150),
        (posted(Strength.WEAK), 150),
        (posted(Strength.STRONG), 350),
        (posted(Strength.WEAK, tally={Tally.WEATHER: Weather.FOG}), 75),
        (posted(Strength.STRONG, tally={Tally.WEATHER: Weather.FOG}), 175),
    ],
)
def test_a_party_is_caught_by_strength_half_in_fog(state, caught):
    assert caught_pm(state, RUSSIA, [POST + 1]) == caught
    assert caught_pm(state, QING, [POST + 1]) == 0


def test_each_watch_counts_once_however_long_the_way_beside_it():
    state = posted(Strength.WEAK, hex={DAIMO: POST + 4})
    assert caught_pm(state, RUSSIA, [POST - 1, POST + 1]) == 150
    assert caught_pm(state, RUSSIA, np.arange(POST + 1, POST + 4)) == 1000 - 850 * 850 // 1000
    assert caught_pm(state, RUSSIA, [POST + 10]) == 0
    assert caught_pm(state, RUSSIA, []) == 0


def test_nobody_is_caught_across_a_wall():
    state = alone()
    before = next(c for c in state.ground.grid.around[8 * WIDTH + 10] if not state.ground.fort[c])
    close = changed(state, hex={SHIKOU: before})
    wall = next(c for c in state.ground.grid.around[before] if state.ground.fort[c])
    assert caught_pm(close, RUSSIA, [wall]) == 0
    assert caught_pm(close, RUSSIA, [before]) == 150


# What it costs -------------------------------------------------------------------------------


def test_strong_pickets_sicken_freeze_and_tire():
    for state, strong in ((posted(Strength.STRONG), True), (posted(Strength.WEAK), False), (alone(), False)):
        assert strong_pickets(state)[SHIKOU] == strong
        assert picket_toll(state)[SHIKOU] == (1300 if strong else 1000)
        assert picket_cold(state)[SHIKOU] == (1500 if strong else 1000)
        assert not np.delete(picket_toll(state) != 1000, SHIKOU).any()
        draft = thaw(state)
        tire_day(draft)
        assert draft.fatigue[SHIKOU] == (state.rules.pickets.tire_a_day if strong else 0)


def test_a_strong_picket_tires_in_play():
    state, _ = apply(alone(), Picket(UnitId(SHIKOU), Strength.STRONG))
    for _ in range(4):
        state, _ = apply(state, End())
    assert state.fatigue[SHIKOU] > 0


def test_diggers_under_a_strong_picket_get_less_done():
    gang = {SPADES: POST + 1}
    assert spade_pm(posted(Strength.STRONG, hex=gang), SPADES) == 850
    assert spade_pm(posted(Strength.WEAK, hex=gang), SPADES) == 1000
    assert spade_pm(posted(Strength.STRONG), SPADES) == 1000
    assert spade_pm(posted(Strength.STRONG), SHIKOU) == 1000


def test_the_gang_feels_it_in_play():
    trench = new_small().ground.work_names.index("trench")
    dug = {}
    for strength in Strength:
        state = posted(strength, hex={SPADES: POST + 1}, task={SPADES: Task.DIG})
        line = changed(state, aim={SPADES: POST + 1}, level={SPADES: trench}, fit={SPADES: 40})
        later = apply(apply(line, End())[0], End())[0]
        dug[strength] = int(later.done[POST + 1])
    assert dug[Strength.STRONG] == pytest.approx(dug[Strength.WEAK] * 0.85, rel=0.01)
    assert dug[Strength.WEAK] > 0
