"""What a View shows, and that it shows nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.apply import check
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, State, Tally, freeze, thaw
from tests.core.worlds import changed, same_view, wild_states
from tests.siege import new_small, some_order

SECRETS = {QING: (Tally.GRAIN, Tally.POWDER_G, Tally.SHOCK, Tally.HABIT), RUSSIA: (Tally.GUNS_BURST,)}

wild = st.builds(
    lambda seed, place: wild_states(seed)[place % len(wild_states(seed))],
    st.integers(0, 5),
    st.integers(0, 11),
)


def otherwise(state: State, side: int, luck: int) -> State:
    """The same for the eyes of *side*: another seed, other hidden numbers, men moved about out of sight."""
    chance, draft = np.random.default_rng(luck), thaw(state)
    enemy, seen = state.side != side, view(state, side).seen
    dark = enemy & (state.hex != NOWHERE) & ~seen[state.hex]
    for name in ("rounds", "cohesion", "fatigue", "stale", "level", "moves", "acted", "rolled"):
        getattr(draft, name)[enemy] = chance.integers(0, 900, enemy.sum())
    draft.task[enemy] = chance.integers(0, 7, enemy.sum())
    draft.aim[enemy] = chance.integers(-1, 190, enemy.sum())
    draft.sick[enemy & (state.men > 0)] += 1
    draft.fit[dark], draft.guns[dark] = 7, 1
    if not seen.all():
        draft.hex[dark] = chance.choice(np.flatnonzero(~seen), dark.sum())
    draft.lost[1 - side] = chance.integers(0, 900, state.lost[0].shape)
    draft.tally[list(SECRETS[side])] = 4321
    return replace(freeze(draft), seed=luck)


@given(wild, st.sampled_from([QING, RUSSIA]), st.integers(0, 2**60))
@settings(max_examples=50)
def test_what_is_hidden_shows_nowhere(state, side, luck):
    assert same_view(view(otherwise(state, side, luck), side), view(state, side))


@given(wild, st.integers(0, 2**60))
@settings(max_examples=50)
def test_what_is_hidden_moves_no_choice_and_no_refusal(state, luck):
    other = otherwise(state, state.phase, luck)
    order = some_order(view(state, state.phase), luck)
    assert some_order(view(other, state.phase), luck) == order
    assert check(other, order) is None


def test_a_view_knows_no_seed():
    assert not hasattr(view(new_small(), QING), "seed")


def test_men_in_sight_are_counted_roughly():
    state = new_small()
    seen, step = view(state, QING), state.rules.sight.estimate
    foes = (state.side == RUSSIA) & (seen.hex != NOWHERE)
    assert foes.any()
    assert (abs(seen.fit - state.able)[foes] <= step // 2).all()
    assert not (seen.fit[foes] % (step // 2)).any()


def test_a_unit_of_sick_men_still_shows():
    state = new_small()
    abed = changed(state, sick={9: 120}, fit={9: 0})
    assert view(abed, QING).fit[9] == state.rules.sight.estimate // 2


def test_who_stands_beyond_sight_is_not_shown():
    state = new_small()
    reach, grid = state.rules.sight.day, state.ground.grid
    eyes = state.hex[state.side == RUSSIA]
    for unit in np.flatnonzero(state.side == QING).tolist():
        near = grid.distance(eyes, int(state.hex[unit])).min() <= reach
        assert (view(state, RUSSIA).hex[unit] != NOWHERE) == near
    assert {NOWHERE} < {*view(state, RUSSIA).hex[state.side == QING].tolist()}


def test_a_side_without_men_sees_nothing():
    state = new_small()
    blind = changed(state, hex=dict.fromkeys(np.flatnonzero(state.side == RUSSIA).tolist(), NOWHERE))
    assert not view(blind, RUSSIA).seen.any()


def test_a_view_of_a_view_is_itself():
    seen = view(new_small(), RUSSIA)
    assert view(seen, RUSSIA) is seen
