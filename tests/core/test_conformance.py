"""Every order, either side, from the first turn to the last: what must hold whatever is played."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.apply import DEEDS, apply, check, rolls
from game.core.dice import Dice, Lane, mix
from game.core.errors import IllegalOrder
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.menu import KINDS, choice_of, fields_of
from game.core.orders import (
    Abandon,
    Answer,
    Bombard,
    Dig,
    End,
    Fire,
    Hold,
    Land,
    Lift,
    March,
    Offer,
    Order,
    Purpose,
    Repair,
    Rest,
    Sally,
    Slip,
    Storm,
    UnitId,
)
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import COLUMNS, NOWHERE, QING, RUSSIA, Ending, Tally
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, wild_states
from tests.plain.legal import legal_orders
from tests.siege import every_order, new_small, some_order, wild_game

wild_seeds = st.integers(0, 5)
units = st.integers(-2, 20).map(UnitId)
cells = st.integers(-2, 200).map(Cell)
small = st.integers(-1, 70)
FIELDS = {"unit": units, "onto": units, "into": units, "to": cells, "at": cells}


def _orders(kind: type[Order]) -> st.SearchStrategy[Order]:
    """Orders of a kind with numbers that need not make sense."""
    choices = {name: choice_of(kind, name) for name in fields_of(kind)}
    return st.builds(kind, *(st.sampled_from(c) if c else FIELDS.get(n, small) for n, c in choices.items()))


orders = st.one_of(*(_orders(kind) for kind in KINDS))


@pytest.mark.parametrize("seed", range(6))
def test_wild_games_are_sound_and_end(seed):
    turns, kinds = 0, set()
    state = new_small(seed)
    for before, order in wild_game(state):
        assert faults(before) == []
        assert before.turn >= turns, "time runs on"
        turns = before.turn
        kinds.add(type(order))
        digest = before.digest()
        state, _ = apply(before, order)
        assert before.digest() == digest, f"{order} changed the state it was given"
    assert faults(state) == []
    assert state.turn <= state.scenario.turns
    assert state.ending != Ending.NONE
    assert len(kinds) > 5, "a wild game tries many kinds of orders"


@pytest.mark.parametrize("seed", range(4))
def test_one_legal_order_of_every_kind_leaves_a_sound_world(seed):
    for state in wild_states(seed)[::3]:
        by_kind = {type(order): order for order in legal_orders(view(state, state.phase))}
        for order in by_kind.values():
            assert faults(apply(state, order)[0]) == [], order


def test_nearly_every_kind_of_order_is_given_in_wild_games():
    given_orders = {type(order) for seed in range(6) for _, order in wild_game(new_small(seed))}
    assert len(set(KINDS) - given_orders) <= 8, "the golden logs of tests.kinds have the rest"


def test_a_wild_week_on_the_shipped_map():
    state, step = new_1686(3), 0
    for step in range(150):
        state, _ = apply(state, some_order(view(state, state.phase), mix(step)))
        assert faults(state) == []
    assert step == 149
    assert state.turn > 3


@given(wild_seeds, st.integers(0, 11), st.lists(orders, min_size=1, max_size=12))
@settings(max_examples=60)
def test_legal_is_what_does_not_raise_and_a_refusal_betrays_nothing(seed, place, tries):
    states = wild_states(seed)
    state = states[min(place, len(states) - 1)]
    digest, seen = state.digest(), view(state, state.phase)
    for order in tries:
        refusal = check(state, order)
        assert refusal == check(seen, order)
        if refusal is None:
            after, _ = apply(state, order)
            assert faults(after) == []
        else:
            with pytest.raises(IllegalOrder, match=str(type(order).__name__)):
                apply(state, order)
        assert state.digest() == digest


@pytest.mark.parametrize("seed", range(3))
def test_columns_come_back_read_only_and_of_integers(seed):
    for before, order in wild_game(new_small(seed)):
        after, _ = apply(before, order)
        for name in COLUMNS:
            column = getattr(after, name)
            assert not column.flags.writeable, name
            assert column.dtype == getattr(before, name).dtype, name


def test_the_same_orders_under_the_same_seed_give_the_same_state():
    def digests(seed):
        return [state.digest() for state, _ in wild_game(new_small(seed))]

    assert digests(4) == digests(4)
    assert digests(4) != digests(5)


def test_another_seed_is_another_war_even_with_the_same_orders():
    script = [order for _, order in wild_game(new_small(1))]
    ends = set()
    for seed in range(4):
        state = new_small(seed)
        for order in script:
            if state.ending == Ending.NONE and check(state, order) is None:
                state, _ = apply(state, order)
        ends.add(state.digest())
    assert len(ends) == 4


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_after_the_end_every_order_is_refused(side):
    state = new_small()
    if side == RUSSIA:
        state, _ = apply(state, End())
    state, _ = apply(state, Lift() if side == QING else Abandon())
    assert state.ending == (Ending.LIFTED if side == QING else Ending.ABANDONED)
    for order in (March(UnitId(0), Cell(3)), Rest(UnitId(9)), Lift(), Abandon(), End()):
        assert check(state, order).reason == Reason.GAME_OVER


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (Rest(UnitId(-1)), Reason.NO_SUCH_UNIT),
        (Rest(UnitId(99)), Reason.NO_SUCH_UNIT),
        (Rest(UnitId(8)), Reason.NOT_YOURS),
        (March(UnitId(0), Cell(192)), Reason.NO_SUCH_HEX),
        (March(UnitId(0), Cell(-1)), Reason.NO_SUCH_HEX),
        (March(UnitId(0), Cell(99)), Reason.ALREADY_THERE),
        (Fire(UnitId(4), Cell(0)), Reason.NO_SMALL_ARMS),
        (Bombard(UnitId(0), Cell(0), 20), Reason.NO_GUNS),
        (Bombard(UnitId(5), Cell(120), 21), Reason.NO_SUCH_LEVEL),
        (Bombard(UnitId(5), Cell(0), 20), Reason.NOTHING_TO_HIT),
        (Storm(UnitId(4), Cell(0)), Reason.CANNOT_STORM),
        (Storm(UnitId(0), Cell(0)), Reason.NO_WALL_THERE),
        (Sally(UnitId(0), Cell(0), Purpose.KILL), Reason.CANNOT_SALLY),
        (Dig(UnitId(0), 0, Cell(0)), Reason.NO_SUCH_WORK),
        (Dig(UnitId(5), 17, Cell(0)), Reason.CANNOT_DIG),
        (Repair(UnitId(0)), Reason.WRONG_SIDE),
        (Abandon(), Reason.WRONG_SIDE),
    ],
)
def test_refusals_name_their_reason(order, reason):
    state = new_small()
    if isinstance(order, Dig):
        order = replace(order, work=state.ground.work_names.index("trench") if order.work else 0)
    assert check(state, order).reason == reason


def test_men_are_conserved_by_side_and_class():
    state = new_small(2)
    for before, _ in wild_game(state):
        soldier = before.flag("soldier")
        for side in (QING, RUSSIA):
            for klass, of in enumerate((soldier, ~soldier)):
                alive = before.men[(before.side == side) & of].sum()
                assert alive + before.lost[side, klass].sum() == state.mustered[side, klass]


def test_faults_see_what_is_broken():
    state = new_small()
    foe = int(state.hex[8])
    broken = {
        "men": changed(state, fit={0: 3}),
        "range": changed(state, cohesion={0: 1001}),
        "powder": changed(state, tally={Tally.POWDER_G: -1}),
        "shared hex": changed(state, hex={0: foe}),
        "lost hex": changed(state, hex={0: NOWHERE}),
        "task": changed(state, task={0: len(Task)}),
        "work": changed(state, work={0: 99}),
        "done": changed(state, done={0: 5}),
        "ending": changed(state, tally={Tally.ENDING: 99}),
    }
    assert faults(state) == []
    for name, world in broken.items():
        assert len(faults(world)) == 1, name


def test_writable_columns_are_a_fault():
    state = new_small()
    assert faults(replace(state, hex=state.hex.copy())) != []
    assert faults(replace(state, moves=state.moves.astype(np.float64))) != []


# Dice ----------------------------------------------------------------------------


def test_an_order_without_a_roll_moves_no_roll_of_others():
    start = changed(new_small(7), hex={6: new_small().ground.grid.cell(0, 10)})
    rested, _ = apply(start, Rest(UnitId(0)))
    held, _ = apply(start, Hold(UnitId(1)))
    for state in (rested, held):
        assert not (state.rolled != start.rolled).any()
    one, _ = apply(apply(start, End())[0], End())
    other, _ = apply(apply(held, End())[0], End())
    assert one.digest() == other.digest(), "Hold of an idle unit is no event of the world"


def test_firing_in_one_lane_moves_no_roll_in_another():
    """A volley changes who is left, but not the dice of the river and of the messenger."""
    dice = Dice(9, 3)
    before = [dice.roll16(lane, 5) for lane in Lane]
    dice.poisson(Lane.FIRE, np.arange(100), np.full(100, 3 << 16))
    assert [dice.roll16(lane, 5) for lane in Lane] == before
    assert len(set(before)) == len(Lane)


def test_orders_that_roll_or_end_are_those_that_cannot_be_taken_back():
    loud = {Fire, Land, Slip, Offer, Answer, Lift, Abandon, End}
    assert {type(order) for order in every_order(0, 0) if rolls(order)} == loud


def test_every_kind_of_order_has_its_deed():
    assert set(DEEDS) == set(KINDS)


def test_quiet_orders_give_the_same_under_every_seed():
    for before, order in wild_game(new_small(3)):
        if not rolls(order):
            one, _ = apply(before, order)
            other, _ = apply(replace(before, seed=12345), order)
            assert replace(other, seed=before.seed).digest() == one.digest()
