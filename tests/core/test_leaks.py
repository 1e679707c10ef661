"""A View leaks nothing: whatever a side cannot see may be otherwise, and its View, what it may do and why
not stay the same to the byte.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.apply import check
from game.core.ghosts import remember
from game.core.hearsay import estimate_stores
from game.core.rules import SIDES
from game.core.sight import BOOKS, SECRETS, view
from game.core.state import COLUMNS, NOWHERE, QING, RUSSIA, State, Tally, freeze, thaw
from game.core.tasks import Task
from game.core.weather import Weather
from tests.core.worlds import same_view, wild_states
from tests.plain.legal import legal_orders
from tests.siege import every_order, some_order

OPEN = {"side", "work", "integrity", "ravage", "larder", "blaze"}
"""Columns that both sides know whole."""
_SECRET = ("rounds", "cohesion", "fatigue", "stale", "level", "moves", "acted", "rolled", "due", "ladders")
_MEMORY = ("ghost", "ghost_turn", "ghost_men")
_FAR_OFF = ("fit", "immune", "guns", "entrenched")


@st.composite
def wild_worlds(draw):
    """A state of a wild game, in any weather, after both sides have looked about them."""
    states = wild_states(draw(st.integers(0, 5)))
    world = thaw(states[draw(st.integers(0, len(states) - 1))])
    world.tally[Tally.WEATHER] = draw(st.sampled_from(Weather))
    remember(world)
    return freeze(world)


def otherwise(state: State, side: int, luck: int) -> State:
    """The same for the eyes of *side*, and all else another way as *luck* has it."""
    chance, draft = np.random.default_rng(luck), thaw(state)
    _other_men(draft, side, chance)
    _other_places(draft, view(state, side), chance)
    _other_digging(draft, view(state, side), chance)
    draft.lost[1 - side] = chance.integers(0, 900, state.lost[0].shape)
    joined = chance.integers(0, 900, (2,))
    draft.arrived[1 - side] += joined
    draft.mustered[1 - side] += joined
    hidden = [*BOOKS[1 - side], *SECRETS]
    draft.tally[hidden] = chance.integers(0, 9_000, len(hidden))
    return replace(freeze(draft), seed=luck)


def _other_men(draft, side, chance):
    """What no eye sees of any unit; as many men on their feet, if of other health."""
    enemy, own = draft.side != side, draft.side == side
    for name in _SECRET:
        getattr(draft, name)[enemy] = chance.integers(0, 900, enemy.sum())
    for name in _MEMORY:
        getattr(draft, name)[own] = chance.integers(0, 190, own.sum())
    draft.task[enemy] = chance.integers(0, len(Task), enemy.sum())
    draft.aim[enemy] = chance.integers(-1, 190, enemy.sum())
    draft.sick[enemy & (draft.men > 0)] += 1
    well = chance.integers(0, draft.able + 1)
    draft.immune[enemy], draft.fit[enemy] = (draft.able - well)[enemy], well[enemy]


def _other_places(draft, seen, chance):
    """Who is out of sight has other men and stands elsewhere: far off, in ambush near by, or aboard."""
    dark = (draft.side != seen.me) & (seen.hex == NOWHERE)
    for name in _FAR_OFF:
        getattr(draft, name)[dark] = chance.integers(0, 4, dark.sum())
    parties = dark & (seen.ghost == NOWHERE) & (np.arange(len(dark)) >= len(seen.scenario.musters))
    draft.parent[parties] = chance.integers(0, len(dark), parties.sum())
    draft.kind[parties] = chance.integers(0, len(seen.rules.units), parties.sum())
    boats = np.flatnonzero((seen.side != seen.me) & seen.flag("boat"))
    for unit in np.flatnonzero(dark).tolist():
        draft.hex[unit], draft.hidden[unit], draft.aboard[unit] = _hiding_place(seen, boats, chance)


def _hiding_place(seen, boats, chance):
    """A cell, whether in ambush there, and aboard what."""
    ways = [(NOWHERE, 0, NOWHERE)]
    if not seen.seen.all():
        ways.append((chance.choice(np.flatnonzero(~seen.seen)), 0, NOWHERE))
    if len(boats):
        ways.append((chance.integers(seen.ground.grid.n), 0, chance.choice(boats)))
    if len(unwatched := _unwatched(seen)):
        ways.append((chance.choice(unwatched), 1, NOWHERE))
    return ways[chance.integers(len(ways))]


def _unwatched(seen):
    """Cells beside which the side that looks has nobody, not even a sentry."""
    own = seen.hex[(seen.side == seen.me) & (seen.hex != NOWHERE)]
    posts = np.concatenate((own, seen.ground.walls)) if seen.me == RUSSIA else own
    return np.flatnonzero((seen.ground.grid.distances[posts] > 1).all(axis=0))


def _other_digging(draft, seen, chance):
    """What the enemy digs out of sight; mines, heard or not, as far as they are the other side's secret."""
    dark = np.flatnonzero(~seen.seen & (seen.plan == 0))
    works = enumerate(seen.rules.works.values(), start=1)
    foreign = [0, *(i for i, w in works if w.labour and SIDES[1 - seen.me] in w.labour.sides)]
    draft.plan[dark] = chance.choice(foreign, len(dark))
    draft.done[dark] = chance.integers(0, 9_000, len(dark))
    if seen.me == QING:
        draft.heard[:] = chance.integers(0, 2, len(draft.heard))
    else:
        unheard = draft.heard == 0
        draft.mine[unheard] = chance.integers(0, 9_000, unheard.sum())


@given(wild_worlds(), st.sampled_from([QING, RUSSIA]), st.integers(0, 2**60))
@settings(max_examples=150)
def test_what_is_hidden_shows_nowhere(state, side, luck):
    one, other = view(state, side), view(otherwise(state, side, luck), side)
    assert same_view(one, other)
    assert estimate_stores(one) == estimate_stores(other)


@given(wild_worlds(), st.integers(0, 2**60))
@settings(max_examples=100)
def test_what_is_hidden_moves_no_choice_and_no_refusal(state, luck):
    other, side = otherwise(state, state.phase, luck), state.phase
    order = some_order(view(state, side), luck)
    assert some_order(view(other, side), luck) == order
    for asked in every_order(luck % len(state.hex), luck % state.ground.grid.n):
        assert check(other, asked) == check(state, asked) == check(view(state, side), asked), asked


@given(wild_worlds(), st.integers(0, 2**60))
@settings(max_examples=20)
def test_what_is_hidden_moves_no_list_of_legal_orders(state, luck):
    other = otherwise(state, state.phase, luck)
    assert [*legal_orders(view(other, state.phase))] == [*legal_orders(view(state, state.phase))]


def test_every_column_is_open_or_made_otherwise():
    touched = {"hex", "sick", "hidden", "aboard", "parent", "task", "aim", "plan", "done", "kind"}
    touched |= {"mine", "heard", "lost", "mustered", "arrived", "tally", *_SECRET, *_MEMORY, *_FAR_OFF}
    assert sorted(OPEN | touched) == sorted(COLUMNS)
    assert not OPEN & touched


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_otherwise_is_otherwise(side):
    """The property above compares what does differ: nothing that may be hidden stays as it was."""
    differ = set()
    for luck, state in enumerate(wild_states(1)):
        other = otherwise(state, side, luck)
        differ |= {name for name in COLUMNS if not np.array_equal(getattr(other, name), getattr(state, name))}
    of_the_other = {QING: {"mine", "aboard"}, RUSSIA: {"heard"}}[side]
    assert differ == set(COLUMNS) - OPEN - of_the_other
