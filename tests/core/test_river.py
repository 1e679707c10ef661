"""The fight for the water."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.events import RiverFought
from game.core.river import river_fought
from game.core.state import QING, RUSSIA, Tally
from game.core.tasks import Task
from tests.core.spades import dug, kind
from tests.core.worlds import changed, new_1686, units_of


def test_the_river_is_fought_for_while_the_ring_is_a_third_done():
    state = new_1686()
    ring = state.ground.areas["ring"].tolist()
    wall, gang = kind(state, "siege_wall"), units_of(state, "labour")[0]
    fought = []
    for count in range(len(ring)):
        built = changed(state, work=dict.fromkeys(ring[:count], wall))
        fought.append(river_fought(built))
    begin, end = fought.index(True), len(fought) - fought[::-1].index(True)
    assert 0.29 * 47 < begin <= 0.33 * 47
    assert all(fought[begin:end])
    assert end <= 0.36 * 47 + 1
    contested = changed(
        state,
        work=dict.fromkeys(ring[:begin], wall),
        hex={gang: ring[begin]},
        task={gang: Task.DIG},
        aim={gang: ring[-1]},
        level={gang: wall},
    )
    draft, events = dug(contested, 1)
    (fight,) = [e for e in events if isinstance(e, RiverFought)]
    assert (
        fight.qing_dead == contested.men[contested.side == QING].sum() - draft.men[draft.side == QING].sum()
    )
    assert (
        fight.russian_dead
        == contested.men[contested.side == RUSSIA].sum() - draft.men[draft.side == RUSSIA].sum()
    )
    assert draft.tally[Tally.CONTEST_DAYS] == 1
    rate = contested.rules.works["siege_wall"].labour.rate
    assert draft.done[ring[begin]] == pytest.approx(
        300 * rate * contested.rules.digging.contest_pm / 1000, rel=0.01
    )


def test_a_weak_garrison_leaves_the_water_to_the_enemy():
    state = new_1686()
    ring, wall = state.ground.areas["ring"].tolist(), kind(state, "siege_wall")
    third = changed(state, work=dict.fromkeys(ring[:15], wall))
    assert river_fought(third)
    few = changed(third, fit=dict.fromkeys(np.flatnonzero(state.side == RUSSIA).tolist(), 5))
    assert not river_fought(few)
