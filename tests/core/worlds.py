"""Worlds that tests of the rules start from."""

from __future__ import annotations

from functools import cache

import numpy as np

from game.core.apply import apply
from game.core.calendar import Spell
from game.core.orders import End
from game.core.scenario import Scenario
from game.core.start import new_game
from game.core.state import COLUMNS, State, View, World, freeze, thaw
from game.files.scenarios import load_scenario
from tests.siege import new_small, wild_game


@cache
def shipped() -> Scenario:
    """The siege of 1686."""
    return load_scenario("albazin_1686")


@cache
def new_1686(seed: int = 1) -> State:
    """The siege of 1686 as turn 1 begins, both sides deployed as the map has them."""
    return played(new_game(shipped(), seed), End(), End())


@cache
def wild_states(seed: int) -> tuple[State, ...]:
    """A dozen states of a wild game on the small map, early and late, either side to order."""
    states = [state for state, _ in wild_game(new_small(seed))]
    return tuple(states[:: max(1, len(states) // 12)])


def played(state: State, *orders) -> State:
    """The state after some orders."""
    for order in orders:
        state, _ = apply(state, order)
    return state


def changed(state: State, **values) -> State:
    """A copy of a state with some columns set: to one value, or to values by place."""
    draft = thaw(state)
    for name, value in values.items():
        column = getattr(draft, name)
        if isinstance(value, dict):
            for place, one in value.items():
                column[place] = one
        else:
            column[:] = value
    return freeze(draft)


def units_of(world: World, kind: str) -> list[int]:
    """The units of a kind in the order of battle, ascending."""
    return [u for u in range(len(world.scenario.musters)) if world.unit_kind(u) is world.rules.units[kind]]


def night(day: int = 0, cold_pm: int = 0) -> Spell:
    """A whole day, as upkeep closes it."""
    return Spell(day, hour=0, hours=24, closes=True, night=False, cold_pm=cold_pm)


def everybody(state: State, side: int, fit: int, sick: int = 0, immune: int = 0) -> State:
    """A state in which all soldiers of a side are in its first unit of soldiers."""
    mine = np.flatnonzero((state.side == side) & state.flag("soldier")).tolist()
    nobody = dict.fromkeys(mine, 0)
    men = {"fit": fit, "sick": sick, "immune": immune}
    return changed(state, **{part: {**nobody, mine[0]: count} for part, count in men.items()})


def same_view(one: View, other: View) -> bool:
    """Whether two views of one scenario show the same, to the byte."""
    plain = (one.turn, one.phase, one.me) == (other.turn, other.phase, other.me)
    return plain and all(
        np.array_equal(getattr(one, name), getattr(other, name)) for name in (*COLUMNS, "seen")
    )
