"""What is found in a world is kept only once the world no longer changes."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.keeping import kept, settled
from game.core.pickets import watches
from game.core.sight import view
from game.core.state import QING, RUSSIA, freeze, thaw
from game.core.strength import fighters
from tests.siege import new_small


@pytest.fixture
def census():
    """A function that is kept, and the worlds in which it really looked."""
    asked = []

    @kept
    def men(world, side=QING):
        asked.append(world)
        return np.where(world.side == side, world.fit, 0), side

    return men, asked


def test_a_settled_world_is_asked_once_for_each_question(census):
    men, asked = census
    state = new_small()
    assert men(state, QING)[0] is men(state, QING)[0]
    assert men(state, RUSSIA)[1] == RUSSIA
    assert len(asked) == 2
    assert not men(state, QING)[0].flags.writeable


def test_another_world_is_asked_anew_though_it_is_equal(census):
    men, asked = census
    state = new_small()
    men(state)
    men(freeze(thaw(state)))
    assert len(asked) == 2


def test_a_draft_is_asked_every_time(census):
    men, asked = census
    draft = thaw(new_small())
    before = int(men(draft)[0].sum())
    draft.fit[draft.side == QING] += 1
    assert men(draft)[0].sum() == before + (draft.side == QING).sum()
    assert len(asked) == 2


def test_what_is_frozen_has_settled():
    state = new_small()
    assert settled(state)
    assert settled(view(state, QING))
    draft = thaw(state)
    assert not settled(draft)
    assert settled(freeze(draft))


@pytest.mark.parametrize("find", [fighters, lambda world: watches(world, RUSSIA)])
def test_rules_see_what_changes_in_a_draft(find):
    draft = thaw(new_small())
    before = find(draft).copy()
    draft.fit[:] = draft.immune[:] = 0
    assert before.any()
    assert not find(draft).any()
    assert find(freeze(draft)).tolist() == find(draft).tolist()
