"""What deserters tell: how often it is true, and who hears it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice
from game.core.hearsay import Estimate, estimate_stores, tell
from game.core.sight import view
from game.core.state import QING, RUSSIA, State, Tally, freeze, thaw
from tests.siege import new_small

GRAIN, POWDER_G, RATIONS, ROUNDS, SICK = 8_765, 123_456, 43_210, 1_111, 37


def stocked() -> State:
    """The small siege with known stores on both sides."""
    draft = thaw(new_small())
    draft.tally[[Tally.GRAIN, Tally.POWDER_G, Tally.RATIONS]] = GRAIN, POWDER_G, RATIONS
    draft.rounds[:], draft.sick[:] = 0, 0
    guns, *_ = np.flatnonzero(draft.side == QING)
    men, *_ = np.flatnonzero(draft.side == RUSSIA)
    draft.rounds[guns], draft.sick[[guns, men]] = ROUNDS, SICK
    return freeze(draft)


def told(side: int, seed: int, men: int = 1, times: int = 1) -> Estimate | None:
    """What the enemy of *side* believes after some of its men have talked."""
    draft = thaw(stocked())
    for _ in range(times):
        tell(draft, Dice(seed, draft.turn), side, men)
    return estimate_stores(view(freeze(draft), 1 - side))


def holds(band, truth):
    low, high = band
    return low <= truth <= high


@pytest.mark.parametrize(
    ("side", "truths"), [(QING, (RATIONS, ROUNDS, SICK)), (RUSSIA, (GRAIN, POWDER_G, SICK))]
)
def test_the_truth_lies_within_the_bounds_as_often_as_is_said(side, truths):
    games = 2_000
    stories = [told(side, seed) for seed in range(games)]
    sure = stories[0].sure_pm / 1000
    for name, truth in zip(("grain", "powder", "sick"), truths, strict=True):
        share = sum(holds(getattr(story, name), truth) for story in stories) / games
        # Four standard errors; the sick are so few that whole numbers round the bounds outwards.
        assert abs(share - sure) < 4 * (sure * (1 - sure) / games) ** 0.5 + (name == "sick") * 0.02


def test_bounds_are_no_wider_than_they_need_be():
    stories = [told(RUSSIA, seed) for seed in range(300)]
    lows, highs = (np.array([story.grain[end] for story in stories]) for end in (0, 1))
    assert (np.abs(highs / lows - 1300 / 700) < 0.01).all()
    missed = np.maximum(lows - GRAIN, GRAIN - highs).max()
    assert 0 < missed < GRAIN


def test_errors_of_the_three_stores_have_nothing_to_do_with_each_other():
    stories = [told(RUSSIA, seed) for seed in range(1_000)]
    low = np.array([[story.grain[0], story.powder[0], story.sick[0]] for story in stories]).T
    assert np.abs(np.corrcoef(low) - np.eye(3)).max() < 4 / 1_000**0.5


def test_a_new_story_replaces_the_old_one():
    assert told(RUSSIA, 5, times=2) != told(RUSSIA, 5)
    assert told(RUSSIA, 5, men=30) == told(RUSSIA, 5)


@given(st.sampled_from([QING, RUSSIA]), st.integers(0, 2**60))
def test_a_side_does_not_hear_what_its_own_men_tell(side, seed):
    draft = thaw(stocked())
    tell(draft, Dice(seed, 1), side, 1)
    state = freeze(draft)
    assert estimate_stores(view(state, side)) is None
    assert (view(state, side).tally == view(stocked(), side).tally).all()


def test_who_does_not_talk_tells_nothing():
    assert told(RUSSIA, 5, men=0) is None
