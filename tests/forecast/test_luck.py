"""Dice of many sieges: each word once, and the same for a siege whatever stands beside it."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.dice import Dice, Lane
from game.core.fixed import ONE30
from game.forecast.forecast import Batch, play
from game.forecast.luck import Luck
from tests.forecast.model import BUSY, FIRST, SECOND, SPIKING, STORMED, done, setting


def test_words_are_those_of_the_siege_in_order():
    luck, dice = Luck(7, 3, 100, 4), Dice(7, 3)
    handed = np.concatenate([luck.words(2), luck.words(5)])
    for row, siege in enumerate(range(100, 104)):
        assert handed[:, row].tolist() == [dice.word(Lane.FORECAST, siege, j) for j in range(7)]


def test_a_day_that_asks_for_more_words_than_it_has_says_so():
    luck = Luck(7, 3, 0, 2)
    luck.words(48)
    with pytest.raises(AssertionError, match=r"48 words.*49 were asked for"):
        luck.words(1)


def test_rolls_chances_and_fates_are_fair():
    luck, many = Luck(1, 1, 0, 50_000), 50_000
    assert luck.roll16().mean() == pytest.approx(32767.5, rel=0.01)
    assert luck.chance_q30(np.full(many, ONE30 // 4)).mean() == pytest.approx(0.25, abs=0.01)
    met = luck.met(np.full((2, many), 100), np.array([[ONE30 // 10], [ONE30 // 2]]))
    assert met.mean(axis=1) == pytest.approx([10, 50], rel=0.01)
    assert abs(np.corrcoef(met)[0, 1]) < 0.02


@pytest.mark.parametrize("name", [FIRST, SECOND])
def test_no_word_is_handed_out_twice(name, monkeypatch):
    handed, honest = dict[Luck, list[np.ndarray]](), Luck.words

    def words(luck, rows):
        found = honest(luck, rows)
        handed.setdefault(luck, []).append(found.copy())
        return found

    monkeypatch.setattr(Luck, "words", words)
    play(setting(name), (STORMED, BUSY), Batch(8, 1))
    several = np.concatenate([found.ravel() for found in (np.concatenate(rows) for rows in handed.values())])
    assert len(np.unique(several)) == len(several) > 8 * 30 * 5


@pytest.mark.parametrize(
    ("name", "plan"),
    [(FIRST, done(FIRST)), (SECOND, done()), (SECOND, (STORMED, BUSY)), (SECOND, (STORMED, SPIKING))],
    ids=["first", "second", "busy", "spiking"],
)
def test_a_siege_does_not_depend_on_its_batch(name, plan):
    whole = play(setting(name), plan, Batch(64, 11)).table
    parts = [play(setting(name), plan, Batch(32, 11, first=first)).table for first in (0, 32)]
    assert np.array_equal(whole, np.concatenate(parts, axis=1))
    assert not np.array_equal(*parts)
