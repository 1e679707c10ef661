"""Men who stay dig themselves in; what it saves them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply
from game.core.calendar import Spell
from game.core.cover import cover_men, cover_of, cover_shot
from game.core.dice import Dice
from game.core.entrenching import entrench_spell
from game.core.fire import volley
from game.core.orders import End, Fire, March, UnitId
from game.core.state import RUSSIA, Ravage, Tally, thaw
from tests.core.spades import DON, SPADES, at, kind
from tests.core.worlds import changed, night, played
from tests.siege import new_small

SHIKOU, BOWS, GUNS, BOATS, SABSU = 0, 2, 5, 6, 7


def stayed(state, days, spell=night):
    draft = thaw(state)
    for day in range(days):
        entrench_spell(draft, Dice(1, 1), spell(day))
    return draft


def test_a_day_gives_a_level_and_three_are_most():
    levels = [int(stayed(new_small(), days).entrenched[SHIKOU]) for days in range(6)]
    assert levels == [0, 1, 2, 3, 3, 3]


def test_guns_dig_themselves_in_and_boats_leaders_and_the_fort_do_not():
    draft = stayed(new_small(), 2)
    assert draft.entrenched[[SHIKOU, SPADES, GUNS, BOATS, SABSU, DON]].tolist() == [2, 2, 2, 0, 0, 0]


def test_the_garrison_outside_digs_itself_in():
    assert stayed(changed(new_small(), hex={DON: at(5, 4)}), 2).entrenched[DON] == 2


def test_a_march_loses_all_and_a_fight_only_the_day():
    state = changed(new_small(), entrenched={SHIKOU: 2, BOWS: 2}, acted={BOWS: 1})
    marched, _ = apply(state, March(UnitId(SHIKOU), at(3, 5)))
    assert stayed(marched, 1).entrenched[[SHIKOU, BOWS]].tolist() == [0, 2]


def test_only_the_end_of_a_day_gives_a_level_but_every_part_of_it_can_lose_them():
    def morning(day):
        return Spell(day, hour=6, hours=6, closes=False, night=False, cold_pm=0)

    assert stayed(new_small(), 3, morning).entrenched[SHIKOU] == 0
    moved = changed(new_small(), entrenched={SHIKOU: 3}, moves={SHIKOU: 1})
    assert stayed(moved, 1, morning).entrenched[SHIKOU] == 0


def test_men_aboard_are_not_dug_in():
    state = changed(new_small(), entrenched={SPADES: 3})
    assert stayed(changed(state, aboard={SPADES: BOATS}), 1).entrenched[SPADES] == 0


def test_turns_make_men_dig_themselves_in():
    state = played(new_small(), *[End()] * 8)
    assert state.entrenched[SHIKOU] == 2, "four turns of twelve hours"


# Cover -----------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "cover"), [(0, 0), (1, 100), (3, 300)])
def test_a_level_stops_a_tenth_of_the_shots_in_the_open(level, cover):
    state = changed(new_small(), entrenched={SHIKOU: level})
    assert cover_men(state)[SHIKOU] == cover


def test_no_hole_is_better_than_a_trench_and_a_rampart_stays_a_rampart():
    state, place = new_small(), int(new_small().hex[SHIKOU])
    for name, cover in (("battery", 600), ("trench", 600), ("sap", 700)):
        works = changed(state, entrenched={SHIKOU: 3}, work={place: kind(state, name)})
        assert cover_men(works)[SHIKOU] == cover
    wall = int(state.ground.walls[3])
    assert cover_men(changed(state, hex={DON: wall}, entrenched={DON: 3}))[DON] == 850


def test_a_volley_finds_fewer_of_those_who_are_dug_in():
    near = at(4, 6)
    state = replace(changed(new_small(), hex={DON: near}), phase=RUSSIA)
    order = Fire(UnitId(DON), at(3, 6))
    bare, dug = (volley(changed(state, entrenched={SHIKOU: level}), order) for level in (0, 3))
    assert dug.mean_q16 * 10 == pytest.approx(bare.mean_q16 * 7, rel=0.01)


def test_the_cover_of_several_is_by_head_count():
    state = changed(new_small(), fit={SHIKOU: 90, SPADES: 10}, sick=0, immune=0, entrenched={SHIKOU: 1})
    both = np.isin(np.arange(len(state.hex)), (SHIKOU, SPADES))
    assert cover_of(state, both) == 90
    assert cover_of(state, both & False) == 0


# Bare ground -----------------------------------------------------------------------


def on(terrain, **values):
    """The cover of a hex of the small map if it were such ground."""
    state = new_small()
    land = state.ground.terrain.copy()
    land[at(3, 3)] = state.ground.terrain_names.index(terrain)
    other = replace(state, scenario=replace(state.scenario, ground=replace(state.ground, terrain=land)))
    return int(cover_shot(changed(other, **values))[at(3, 3)])


def test_burnt_ground_covers_nobody_and_reaped_crop_neither():
    for terrain, cover in (("village", 250), ("field", 50), ("taiga", 300)):
        assert on(terrain) == cover
        assert on(terrain, ravage={at(3, 3): Ravage.BURNT}) == 0
    assert on("field", ravage={at(3, 3): Ravage.REAPED}) == 0
    assert on("village", ravage={at(3, 3): Ravage.REAPED}) == 250
    assert on("field", tally={Tally.FROZEN_DAY: 3}) == 0, "under the snow"
