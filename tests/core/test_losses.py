"""Taking men away: by lot, by share, and all of them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.core.dice import Dice, Lane
from game.core.fixed import ONE30
from game.core.losses import bury, lose_men, lose_share, remove_all
from game.core.state import NOWHERE, RUSSIA, Cause, thaw
from game.core.tasks import Task
from tests.core.worlds import changed
from tests.siege import new_small

UNITS = len(new_small().hex)

counts = st.lists(st.integers(0, 200), min_size=UNITS, max_size=UNITS)


def crowd(fit, sick, immune):
    return thaw(changed(new_small(), fit=np.array(fit), sick=np.array(sick), immune=np.array(immune)))


def columns(draft):
    return np.stack((draft.fit, draft.sick, draft.immune))


@given(counts, counts, counts, counts, st.integers(-5, 2000), st.integers(0, 2**60))
def test_lost_men_were_there_and_are_written_down(fit, sick, immune, weights, dead, seed):
    draft = crowd(fit, sick, immune)
    before, able = columns(draft).sum(), draft.able.copy()
    exposed = np.minimum(weights, able)
    lost = lose_men(draft, Dice(seed, 1), 7, np.array(weights), dead, Cause.SHOT)
    assert lost == max(0, min(dead, exposed.sum()))
    assert (columns(draft) >= 0).all()
    assert before - columns(draft).sum() == lost == draft.lost[:, :, Cause.SHOT].sum()
    assert (able - draft.able <= exposed).all(), "no unit loses more than it exposed"
    assert draft.sick.tolist() == sick, "the sick are not in the line"


@given(counts, counts, counts, st.integers(0, ONE30), st.integers(0, 2**60))
def test_a_share_is_taken_of_everybody_and_written_down(fit, sick, immune, chance, seed):
    draft = crowd(fit, sick, immune)
    before, where = columns(draft), draft.side == RUSSIA
    gone = lose_share(draft, Dice(seed, 1), Lane.LOSS, 0, where, chance, Cause.SICK)
    taken = before - columns(draft)
    assert (taken >= 0).all()
    assert taken.sum(axis=0).tolist() == gone.tolist()
    assert not taken[:, ~where].any()
    assert draft.lost[RUSSIA, :, Cause.SICK].sum() == gone.sum()


def test_a_certain_death_spares_nobody_and_no_chance_harms_nobody():
    draft = crowd([50] * UNITS, [3] * UNITS, [2] * UNITS)
    everyone = np.ones(UNITS, np.bool_)
    assert not lose_share(draft, Dice(1, 1), Lane.LOSS, 0, everyone, 0, Cause.SICK).any()
    assert lose_share(draft, Dice(1, 1), Lane.LOSS, 0, everyone, ONE30, Cause.SICK).tolist() == [55] * UNITS


def test_shares_fall_by_the_chance():
    draft = crowd([1000] * UNITS, [0] * UNITS, [0] * UNITS)
    gone = sum(
        int(
            lose_share(
                crowd([1000] * UNITS, [0] * UNITS, [0] * UNITS),
                Dice(seed, 1),
                Lane.LOSS,
                0,
                draft.fit > 0,
                ONE30 // 10,
                Cause.SICK,
            ).sum()
        )
        for seed in range(8)
    )
    men = 8 * 1000 * UNITS
    assert abs(gone - men / 10) < 4 * np.sqrt(men * 0.09)


def test_lots_fall_in_proportion_to_the_weights():
    fell = np.zeros(UNITS)
    for seed in range(600):
        draft = crowd([100] * UNITS, [0] * UNITS, [0] * UNITS)
        weights = np.zeros(UNITS, np.int64)
        weights[:3] = 10, 30, 60
        lose_men(draft, Dice(seed, 1), 5, weights, 7, Cause.STORM)
        fell += 100 - draft.fit
    share = fell[:3] / fell.sum()
    assert np.abs(share - (0.1, 0.3, 0.6)).max() < 0.03
    assert fell.sum() == 7 * 600


def test_the_fit_and_the_immune_fall_alike():
    draft = crowd([60] * UNITS, [9] * UNITS, [40] * UNITS)
    lose_men(draft, Dice(1, 1), 5, np.full(UNITS, 100), 50 * UNITS, Cause.STORM)
    assert draft.fit.tolist() == [30] * UNITS
    assert draft.immune.tolist() == [20] * UNITS


def test_all_are_removed_under_one_cause_and_buried():
    draft = thaw(changed(new_small(), task={8: Task.REPAIR}))
    there = draft.side == RUSSIA
    men = int(draft.men[there].sum())
    remove_all(draft, there, Cause.CAPTURED)
    bury(draft)
    assert draft.lost[RUSSIA, :, Cause.CAPTURED].sum() == men
    assert (draft.hex[there] == NOWHERE).all()
    assert (draft.task[there] == Task.NONE).all()
    assert (draft.hex[~there] == new_small().hex[~there]).all()
