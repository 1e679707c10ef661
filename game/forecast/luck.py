"""Dice of many sieges on one day."""

from __future__ import annotations

import numpy as np

from game.core.dice import Dice, Lane, binomial_of, word_rows
from game.core.hexgrid import I64, U64, Bool

_ROWS = 48
"""Words that a day of one siege may use."""


class Luck:
    """Hands out words of dice, each once; the same siege, day and place always get the same."""

    def __init__(self, seed: int, day: int, first: int, count: int) -> None:
        """Roll a day's words for *count* sieges, numbered from *first*."""
        self.dice = Dice(seed, day)
        self.sieges = np.arange(first, first + count, dtype=np.int64)
        self._words = word_rows(self.dice.lane_key(Lane.FORECAST), self.sieges, _ROWS)
        self._next = 0

    def words(self, rows: int) -> U64:
        """Return the next words, (rows, sieges)."""
        begin, self._next = self._next, self._next + rows
        if self._next > _ROWS:
            msg = f"a day has {_ROWS} words of dice for a siege; {self._next} were asked for"
            raise AssertionError(msg)
        return self._words[begin : self._next]

    def roll16(self) -> I64:
        """Return a roll of each siege, (sieges,) 0 .. 65535."""
        roll: I64 = (self.words(1)[0] >> np.uint64(20) & np.uint64(0xFFFF)).astype(np.int64)
        return roll

    def chance_q30(self, p_q30: I64) -> Bool:
        """Return which sieges are met by a chance, (sieges,) bool."""
        roll = (self.words(1)[0] >> np.uint64(34)).astype(np.int64)
        met: Bool = roll < p_q30
        return met

    def met(self, men: I64, p_q30: I64 | int) -> I64:
        """Return how many men meet a fate, (rows, sieges), each row by words of its own."""
        chance = np.broadcast_to(p_q30, men.shape)
        return binomial_of(men.ravel(), chance.ravel(), self.words(len(men)).ravel()).reshape(men.shape)
