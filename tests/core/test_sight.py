"""What a side sees, by distance, height, wood, weather and night, and what its View tells of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.scenario import Span
from game.core.sight import BOOKS, SECRETS, look, view
from game.core.state import NOWHERE, QING, RUSSIA, State, Tally
from game.core.weather import Weather
from tests.core.worlds import changed, new_1686
from tests.siege import FORT, new_small

BANNER, GANG, BOATS, SABSU, COSSACKS, BEITON = 0, 4, 6, 7, 8, 12
OPEN = {
    Tally.ENDING,
    Tally.END_DAY,
    Tally.STORMS,
    Tally.LATE_STORMS,
    Tally.LATER_STORMS,
    Tally.SALLIES,
    Tally.AMBUSHES,
    Tally.CONTEST_DAYS,
    Tally.FIRST_GAP,
    Tally.CUT_DAY,
    Tally.CLOSED_DAY,
    Tally.FROZEN_DAY,
    Tally.WEATHER,
    Tally.HELD_BY_QING,
    Tally.HELD_BY_RUSSIA,
    Tally.WITHDRAWN_DAY,
    Tally.FIRST_SHOT,
    Tally.OFFER,
    Tally.OFFER_SIDE,
    Tally.OFFER_DAY_QING,
    Tally.OFFER_DAY_RUSSIA,
    Tally.REFUSED_QING,
    Tally.REFUSED_RUSSIA,
    Tally.TRUCE_UNTIL,
    Tally.TERMS,
    Tally.TALKS_DAY,
    Tally.OFFER_TURN,
    Tally.LETTERS_DAY,
    Tally.LATER_STORMS,
}
"""Numbers of the siege that both sides read."""


def small(places: dict[int, tuple[int, int]], **columns) -> State:
    """The small siege with nobody on the map but some units, at columns and rows; some columns set."""
    state = new_small()
    hexes = dict.fromkeys(range(len(state.hex)), NOWHERE)
    hexes |= {unit: state.ground.grid.cell(*place) for unit, place in places.items()}
    return changed(state, hex=hexes, **columns)


def cell(state: State, col: int, row: int) -> int:
    return state.ground.grid.cell(col, row)


def sees(state: State, side: int, unit: int) -> bool:
    """Whether *side* sees a unit of the enemy; where it does, it sees where."""
    at = int(view(state, side).hex[unit])
    assert at in {NOWHERE, int(state.hex[unit])}
    return at != NOWHERE


def built(state: State, name: str, *places: tuple[int, int]) -> State:
    """The same with a work at some columns and rows."""
    kind = state.ground.work_names.index(name)
    return changed(state, work={cell(state, *place): kind for place in places})


# Distance, weather, night -------------------------------------------------------------------------------


@pytest.mark.parametrize(("col", "seen"), [(4, True), (5, False)])
def test_by_day_men_see_so_far(col, seen):
    state = small({COSSACKS: (0, 5), BANNER: (col, 5)})
    assert sees(state, RUSSIA, BANNER) == sees(state, QING, COSSACKS) == seen


def test_from_a_wall_men_see_farther():
    far, farther = small({COSSACKS: (6, 7), BANNER: (1, 7)}), small({COSSACKS: (6, 7), BANNER: (0, 7)})
    assert far.ground.wall[far.hex[COSSACKS]]
    assert sees(far, RUSSIA, BANNER)
    assert not sees(farther, RUSSIA, BANNER)


@pytest.mark.parametrize(("col", "seen"), [(2, True), (3, False)])
def test_in_fog_height_does_not_help(col, seen):
    fog = {Tally.WEATHER: Weather.FOG}
    assert sees(small({COSSACKS: (0, 5), BANNER: (col, 5)}, tally=fog), RUSSIA, BANNER) == seen
    assert sees(small({COSSACKS: (6, 7), BANNER: (6 - col, 7)}, tally=fog), RUSSIA, BANNER) == seen


@pytest.mark.parametrize("weather", [Weather.CLEAR, Weather.RAIN, Weather.SNOW])
def test_other_weather_hides_nobody(weather):
    assert sees(small({COSSACKS: (0, 5), BANNER: (4, 5)}, tally={Tally.WEATHER: weather}), RUSSIA, BANNER)


@pytest.mark.parametrize("turn", range(1, 5))
def test_at_night_men_see_the_next_hex(turn):
    """The first day has four turns of six hours; the last is dark."""
    beside, off = small({COSSACKS: (0, 5), BANNER: (1, 5)}), small({COSSACKS: (0, 5), BANNER: (2, 5)})
    short = replace(beside.scenario, schedule=(Span(8, 6),))
    assert sees(replace(beside, scenario=short, turn=turn), RUSSIA, BANNER)
    assert sees(replace(off, scenario=short, turn=turn), RUSSIA, BANNER) == (turn < 4)


def test_a_side_without_men_sees_nothing():
    assert not view(small({BANNER: (1, 5)}), RUSSIA).seen.any()


# Height, cover, ambush ----------------------------------------------------------------------------------


def test_the_wall_hides_the_yard_but_not_from_a_mound():
    low = small({COSSACKS: FORT, BANNER: (4, 7)})
    assert not sees(low, QING, COSSACKS)
    assert sees(built(low, "tower", (4, 7)), QING, COSSACKS)


def test_on_the_wall_men_show():
    assert sees(small({COSSACKS: (6, 7), BANNER: (3, 7)}), QING, COSSACKS)


def test_a_garrison_keeps_sentries_on_every_wall():
    inside = small({COSSACKS: FORT, BANNER: (6, 3)})
    assert sees(inside, RUSSIA, BANNER)
    outside = small({COSSACKS: (0, 9), BANNER: (6, 3)})
    assert not sees(outside, RUSSIA, BANNER)


@pytest.mark.parametrize(("row", "seen"), [(3, True), (4, False)])
def test_men_in_a_wood_are_seen_from_near_by(row, seen):
    assert sees(small({COSSACKS: (2, row), BANNER: (2, 1)}), RUSSIA, BANNER) == seen


def test_a_wood_hides_what_is_behind_it_and_who_is_under_it_sees_no_farther():
    state = small({COSSACKS: (2, 5), BANNER: (2, 1)})
    kind = state.rules.terrain["taiga"]
    assert kind.height > 0
    hidden = small({COSSACKS: (2, 4), GANG: (2, 0)})
    assert not sees(hidden, RUSSIA, GANG)
    assert not sees(hidden, QING, COSSACKS)
    at_the_edge = small({COSSACKS: (2, 4), GANG: (2, 1)})
    assert sees(at_the_edge, QING, COSSACKS)


@pytest.mark.parametrize(("col", "seen"), [(2, True), (3, False)])
def test_men_in_a_trench_are_seen_from_near_by(col, seen):
    state = built(small({COSSACKS: (0, 5), BANNER: (col, 5)}), "trench", (2, 5), (3, 5))
    assert sees(state, RUSSIA, BANNER) == seen


@pytest.mark.parametrize(("col", "seen"), [(1, True), (2, False)])
def test_men_in_ambush_are_seen_from_the_next_hex(col, seen):
    state = small({COSSACKS: (0, 5), BANNER: (col, 5)}, hidden={BANNER: 1})
    assert sees(state, RUSSIA, BANNER) == seen
    assert view(state, QING).hidden[BANNER] == 1
    assert view(state, RUSSIA).hidden[BANNER] == 0


def test_of_men_aboard_only_the_boats_show():
    places = {COSSACKS: (0, 9), BOATS: (1, 10), BANNER: (1, 10)}
    state = small(places, aboard={BANNER: BOATS})
    assert sees(state, RUSSIA, BOATS)
    assert not sees(state, RUSSIA, BANNER)
    assert view(state, QING).aboard[BANNER] == BOATS


# What a View tells --------------------------------------------------------------------------------------


def test_a_view_knows_no_seed():
    assert not hasattr(view(new_small(), QING), "seed")


def test_a_view_of_a_view_is_itself():
    seen = view(new_small(), RUSSIA)
    assert view(seen, RUSSIA) is seen


def test_men_in_sight_are_counted_roughly():
    for men in range(1, 100, 7):
        state = small({COSSACKS: (0, 5), BANNER: (1, 5)}, fit={BANNER: men})
        step, counted = state.rules.sight.estimate, int(view(state, RUSSIA).fit[BANNER])
        assert abs(counted - men) <= step // 2
        assert counted % (step // 2) == 0


def test_leaders_are_one_man():
    state = small({COSSACKS: (0, 5), SABSU: (1, 5)}, fit={SABSU: 1})
    assert view(state, RUSSIA).fit[SABSU] == 1


def test_a_unit_of_sick_men_still_shows():
    abed = small({COSSACKS: (0, 5), BANNER: (1, 5)}, sick={BANNER: 120}, fit={BANNER: 0})
    assert view(abed, RUSSIA).fit[BANNER] == abed.rules.sight.estimate // 2


def test_own_units_show_whole():
    state = changed(new_small(), ladders={COSSACKS: 7}, entrenched={COSSACKS: 2}, due={BEITON: 3})
    own = state.side == RUSSIA
    for name in ("hex", "fit", "sick", "task", "level", "ladders", "entrenched", "due", "cohesion"):
        assert (getattr(view(state, RUSSIA), name) == getattr(state, name))[own].all(), name


def test_how_deep_men_are_dug_in_shows_where_they_do():
    places = {COSSACKS: (0, 5), BANNER: (1, 5), GANG: (9, 5)}
    state = small(places, entrenched={BANNER: 2, GANG: 2})
    assert view(state, RUSSIA).entrenched[[BANNER, GANG]].tolist() == [2, 0]


def test_who_is_yet_to_come_is_known_to_his_side_alone():
    state = small({COSSACKS: (0, 5)}, due={BANNER: 4})
    assert view(state, QING).due[BANNER] == 4
    assert view(state, RUSSIA).due[BANNER] == 0


@pytest.mark.parametrize(
    ("work", "qing", "russia"),
    [("siege_wall", [1, 1], [1, 0]), ("trench", [0, 0], [1, 0]), ("inner_work", [0, 0], [1, 1])],
)
def test_what_is_being_dug_shows_to_who_looks_and_to_the_side_that_alone_digs_it(work, qing, russia):
    state = small({COSSACKS: (0, 5), BANNER: (15, 5)})
    near_and_far = [cell(state, 2, 5), cell(state, 8, 4)]
    kind = state.ground.work_names.index(work)
    state = changed(state, plan=dict.fromkeys(near_and_far, kind), done=dict.fromkeys(near_and_far, 500))
    for side, shown in ((QING, qing), (RUSSIA, russia)):
        assert (view(state, side).plan[near_and_far] // kind).tolist() == shown
        assert (view(state, side).done[near_and_far] // 500).tolist() == shown


def test_orders_of_battle_are_open():
    state = small({COSSACKS: (0, 5)})
    mustered = slice(len(state.scenario.musters))
    assert (view(state, RUSSIA).kind == state.kind)[mustered].all()
    assert (view(state, RUSSIA).parent == state.parent)[mustered].all()


def test_a_party_is_known_once_it_is_seen():
    state = small({COSSACKS: (0, 5)})
    spare = np.flatnonzero((state.side == QING) & (np.arange(len(state.hex)) >= len(state.scenario.musters)))
    row = int(spare[0])
    party = {"kind": {row: state.kind[GANG]}, "parent": {row: GANG}, "fit": {row: 40}}
    off, near = (cell(state, col, 5) for col in (15, 1))
    unseen = changed(state, **party, hex={row: off})
    assert view(unseen, RUSSIA).kind[row] == state.kind[row] != state.kind[GANG]
    assert view(unseen, RUSSIA).parent[row] == state.parent[row] != GANG
    for known in (changed(unseen, hex={row: near}), changed(unseen, ghost={row: near})):
        assert view(known, RUSSIA).kind[row] == state.kind[GANG]
        assert view(known, RUSSIA).parent[row] == GANG


def test_finished_works_show_to_all():
    state = built(small({COSSACKS: (0, 5)}), "siege_wall", (15, 5))
    assert (view(state, RUSSIA).work == state.work).all()


def test_a_mine_shows_to_the_garrison_once_it_is_heard_and_the_miners_do_not_know():
    state = new_small()
    one, other = state.ground.walls[:2].tolist()
    state = changed(state, mine={one: 8_000, other: 5_000}, heard={one: 1})
    assert view(state, RUSSIA).mine[[one, other]].tolist() == [8_000, 0]
    assert view(state, RUSSIA).heard[one] == 1
    assert view(state, QING).mine[[one, other]].tolist() == [8_000, 5_000]
    assert not view(state, QING).heard.any()


def test_who_joined_the_enemy_is_not_counted_with_him():
    state = new_small()
    joined = changed(state, mustered=state.mustered + 200, arrived=200)
    assert view(joined, QING).mustered[:, 0].tolist() == [joined.mustered[QING, 0], state.mustered[RUSSIA, 0]]
    assert view(joined, QING).arrived[:, 0].tolist() == [200, 0]


def test_every_number_of_the_siege_is_open_or_in_one_book():
    sorted_out = [*OPEN, *SECRETS, *BOOKS[QING], *BOOKS[RUSSIA]]
    assert sorted(sorted_out) == sorted(Tally)


def test_each_side_reads_its_own_book_and_what_is_open():
    state = changed(new_small(), tally=int(Weather.SNOW))
    for side in (QING, RUSSIA):
        read = np.flatnonzero(view(state, side).tally).tolist()
        assert set(read) == {*OPEN, *BOOKS[side]}


def test_a_world_that_changes_may_be_asked():
    """What is kept of sight is kept by what it follows from, never by the world."""
    state = small({COSSACKS: (0, 5)})
    before, _ = look(state, RUSSIA)
    state.hex.setflags(write=True)
    state.hex[COSSACKS] = cell(state, 15, 5)
    assert (look(state, RUSSIA)[0] != before).any()


def test_of_a_long_turn_fog_takes_only_the_mornings():
    clear = changed(new_1686(), tally={Tally.WEATHER: Weather.CLEAR})
    fog = changed(new_1686(), tally={Tally.WEATHER: Weather.FOG})
    seen = [int(view(state, RUSSIA).seen.sum()) for state in (fog, clear)]
    assert seen[1] * 3 // 5 < seen[0] < seen[1], "nobody looks farther from a height, and that is all"
