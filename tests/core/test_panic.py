"""Contagious panic in the field: who runs shakes those who see it."""

from __future__ import annotations

import numpy as np

from game.core.panic import dishearten, spread_panic
from game.core.state import thaw
from tests.core.worlds import changed
from tests.siege import new_small

REACH, LOSS, BROKEN = 2, 60, 250


def line(*steps, **values):
    """The first Qing units in a row, so many hexes from the first, all at full cohesion but as given."""
    state = new_small()
    grid = state.ground.grid
    places = {unit: grid.cell(2 + step, 3) for unit, step in enumerate(steps)}
    gone = {unit: grid.cell(15, 0) for unit in range(len(steps), len(state.hex)) if state.side[unit] == 0}
    return thaw(changed(state, hex=places | gone, **values))


def test_the_numbers_of_the_rules():
    rules = new_small().rules.will
    assert (rules.panic_reach, rules.panic_cohesion, rules.broken) == (REACH, LOSS, BROKEN)


def test_who_breaks_shakes_friends_within_reach():
    draft = line(0, 1, 2, 3)
    dishearten(draft, [0], 800)
    assert draft.cohesion[:4].tolist() == [200, 1000 - LOSS, 1000 - LOSS, 1000]


def test_who_only_wavers_shakes_nobody():
    draft = line(0, 1)
    dishearten(draft, [0], 1000 - BROKEN)
    assert draft.cohesion[:2].tolist() == [BROKEN, 1000]


def test_enemies_are_not_shaken():
    draft = line(0)
    enemy = int(np.flatnonzero(draft.side == 1)[0])
    draft.hex[enemy] = draft.ground.grid.cell(3, 3)
    dishearten(draft, [0], 1000)
    assert draft.cohesion[enemy] == 1000


def test_panic_runs_down_a_line_of_shaken_men():
    draft = line(0, 2, 4, 6, cohesion={0: 300, 1: 300, 2: 300, 3: 900})
    dishearten(draft, [0], 100)
    assert draft.cohesion[:4].tolist() == [200 - LOSS, 300 - LOSS - LOSS, 300 - LOSS, 900 - LOSS]


def test_who_was_broken_before_shakes_nobody_again():
    draft = line(0, 1, cohesion={0: 100})
    spread_panic(draft, draft.cohesion.copy())
    dishearten(draft, [0], 50)
    assert draft.cohesion[:2].tolist() == [50, 1000]


def test_cohesion_never_falls_below_nothing():
    draft = line(0, 0, cohesion={1: 20})
    dishearten(draft, [0], 5000)
    assert draft.cohesion[:2].tolist() == [0, 0]
