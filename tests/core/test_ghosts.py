"""Ghosts: last seen enemies stay until one looks where they were and they are not there."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.core.ghosts import reckoned, remember
from game.core.sight import view
from game.core.state import COLUMNS, NOWHERE, QING, RUSSIA, State, Tally, freeze, thaw
from game.core.weather import Weather
from tests.core.test_sight import BANNER, BOATS, COSSACKS, cell, small
from tests.core.worlds import changed
from tests.siege import new_small


def remembered(state: State, **columns) -> State:
    """The state after some columns have changed and both sides have looked."""
    draft = thaw(changed(state, **columns))
    remember(draft)
    return freeze(draft)


def met() -> State:
    """A banner three hexes before the Cossacks, each seen by the other, on the fifth turn."""
    state = small({COSSACKS: (0, 5), BANNER: (3, 5)}, fit={BANNER: 147})
    draft = thaw(state)
    remember(draft)
    return freeze(draft)


def ghost(state: State, side: int, unit: int) -> tuple[int, int, int]:
    """Where, when and how strong *side* last saw a unit of the enemy."""
    seen = view(state, side)
    return int(seen.ghost[unit]), int(seen.ghost_turn[unit]), int(seen.ghost_men[unit])


def test_who_is_in_sight_is_where_he_was_last_seen():
    state = met()
    assert ghost(state, RUSSIA, BANNER) == (cell(state, 3, 5), state.turn, 150)


def lost_in_fog() -> State:
    """The same in fog, in which the banner has gone and has lost men."""
    state = met()
    gone = {"hex": {BANNER: cell(state, 9, 3)}, "fit": {BANNER: 60}}
    return remembered(state, **gone, tally={Tally.WEATHER: Weather.FOG})


def test_who_goes_out_of_sight_leaves_a_ghost():
    gone = lost_in_fog()
    assert view(gone, RUSSIA).hex[BANNER] == NOWHERE
    assert ghost(gone, RUSSIA, BANNER) == ghost(met(), RUSSIA, BANNER)


def test_who_is_seen_to_go_leaves_none():
    state = met()
    gone = remembered(state, hex={BANNER: cell(state, 9, 3)})
    assert ghost(gone, RUSSIA, BANNER) == (NOWHERE, 0, 0)


def test_a_ghost_is_laid_by_looking_where_nobody_is():
    state = met()
    both_off = remembered(state, hex={BANNER: cell(state, 9, 3), COSSACKS: cell(state, 0, 9)})
    assert ghost(both_off, RUSSIA, BANNER)[0] == cell(state, 3, 5)
    back = remembered(both_off, hex={COSSACKS: cell(state, 0, 5)})
    assert ghost(back, RUSSIA, BANNER) == (NOWHERE, 0, 0)


def test_the_dead_haunt_until_one_looks():
    state = met()
    dead = {"hex": {BANNER: NOWHERE}, "fit": {BANNER: 0}}
    assert ghost(remembered(state, **dead), RUSSIA, BANNER)[0] == NOWHERE
    fog = remembered(state, **dead, tally={Tally.WEATHER: Weather.FOG})
    assert ghost(fog, RUSSIA, BANNER)[0] == cell(state, 3, 5)


def test_who_lies_down_in_ambush_is_out_of_mind():
    state = remembered(met(), hidden={BANNER: 1})
    assert ghost(state, RUSSIA, BANNER) == (NOWHERE, 0, 0)


def test_who_goes_aboard_is_lost_from_sight():
    state = small({COSSACKS: (0, 9), BOATS: (1, 10), BANNER: (1, 9)})
    state = remembered(state)
    assert ghost(state, RUSSIA, BANNER)[0] == cell(state, 1, 9)
    aboard = remembered(state, hex={BANNER: cell(state, 1, 10)}, aboard={BANNER: BOATS})
    assert ghost(aboard, RUSSIA, BANNER)[0] == NOWHERE


def test_nobody_knows_what_the_enemy_remembers_of_him():
    seen = view(met(), QING)
    own = seen.side == QING
    assert (seen.ghost[own] == NOWHERE).all()
    assert not seen.ghost_turn[own].any()
    assert not seen.ghost_men[own].any()


@given(st.integers(0, 2**32 - 1))
def test_memory_holds_what_is_seen_and_nothing_against_it(luck):
    chance, state = np.random.default_rng(luck), remembered(new_small())
    for _ in range(4):
        places = np.where(
            state.hex == NOWHERE, NOWHERE, chance.integers(0, state.ground.grid.n, len(state.hex))
        )
        state = remembered(state, hex=places)
        for side in (QING, RUSSIA):
            seen = view(state, side)
            enemy, shown = seen.side != side, seen.hex != NOWHERE
            assert (seen.ghost == seen.hex)[enemy & shown].all()
            hidden = enemy & ~shown & (seen.ghost != NOWHERE)
            assert not seen.seen[seen.ghost[hidden]].any()


def test_remembering_changes_nothing_else():
    state = changed(new_small(), ghost=NOWHERE, ghost_turn=0, ghost_men=0)
    after = remembered(state)
    changes = {name for name in COLUMNS if (getattr(after, name) != getattr(state, name)).any()}
    assert changes == {"ghost", "ghost_turn", "ghost_men"}


def test_a_commander_reckons_with_ghosts():
    seen = view(lost_in_fog(), RUSSIA)
    plan = reckoned(seen)
    assert (plan.hex[BANNER], plan.fit[BANNER]) == (cell(seen, 3, 5), 150)
    others = (seen.ghost == NOWHERE) | (seen.hex != NOWHERE)
    assert (plan.hex == seen.hex)[others].all()
    assert (plan.fit == seen.fit)[others].all()
