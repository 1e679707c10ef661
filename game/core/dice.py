"""Named rolls: every number is a function of seed, turn, lane, event and sample.

Nothing is drawn in sequence, so an order moves no roll of another, any batch gives the
same bits as one call at a time, and a game read back from disk cannot fish for luck.

Format, never to change: ``key = mix(mix(mix(seed) ^ turn) ^ lane)``; the event's stream
is SplitMix64 seeded with ``mix(event * GOLDEN + key)``; word j is its output j; roll j is
the 16 bits of word j // 4 that begin at bit 16 * (j % 4).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from game.core.fixed import (
    GUIDE_BITS,
    NORMAL_Q12,
    ONE16,
    ONE30,
    POISSON_TERMS,
    UNSURE,
    isqrt,
    poisson_guide,
    poisson_table,
)
from game.core.hexgrid import I64, U16, U64

Events = npt.NDArray[np.integer]

GOLDEN: Final = 0x9E3779B97F4A7C15
_MASK: Final = (1 << 64) - 1
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_BLOCK: Final = 32768
"""Rolls worked on at a time: what a near cache holds."""


class Lane(IntEnum):
    """What a roll is for. *Format*: append only, never renumber."""

    THINK = 1
    MARCH = 2
    FIRE = 3
    BOMBARD = 4
    STORM = 5
    SALLY = 6
    DIG = 7
    WEATHER = 8
    GUARD_FIRE = 9
    CONTEST = 10
    INFECTION = 11
    SCURVY = 12
    HUNGER = 13
    DESERTION = 14
    WILL = 15
    COUNCIL = 16
    MESSENGER = 17
    FREEZE = 18
    LOSS = 19
    REPAIR = 20
    ESTIMATE = 21
    BLAZE = 22
    MINE = 23
    LANDING = 24
    FORAGE = 25
    RAID = 26
    COURIER = 27
    LEADER = 28
    AMBUSH = 29
    FORECAST = 30


def mix(x: int) -> int:
    """Return the first output of SplitMix64 seeded with *x* (its low 64 bits)."""
    x = x + GOLDEN & _MASK
    x = (x ^ x >> 30) * _FIRST & _MASK
    x = (x ^ x >> 27) * _SECOND & _MASK
    return x ^ x >> 31


def key(seed: int, turn: int, lane: int) -> int:
    """Return the 64-bit key of one lane in one turn."""
    return mix(mix(mix(seed) ^ turn) ^ lane)


_GOLDEN_U, _FIRST_U, _SECOND_U = np.uint64(GOLDEN), np.uint64(_FIRST), np.uint64(_SECOND)
_S30, _S27, _S31 = np.uint64(30), np.uint64(27), np.uint64(31)


def _mixed(x: U64) -> U64:
    """Mix *x* in place as `mix` does, and return it."""
    x += _GOLDEN_U
    x ^= x >> _S30
    x *= _FIRST_U
    x ^= x >> _S27
    x *= _SECOND_U
    x ^= x >> _S31
    return x


def words(key: int, events: Events | int, samples: int) -> U64:
    """Return the first *samples* words of each event.

    Args:
        key: of a lane and turn, see `key`.
        events: (m,) integers, or one.
        samples: words wanted of each.

    Returns:
        (m, samples) uint64; the row of an event does not depend on the others.
    """
    steps = np.arange(samples, dtype=np.uint64) * _GOLDEN_U
    return _mixed(_streams(key, events)[:, None] + steps)


def word_rows(key: int, events: Events, samples: int) -> U64:
    """Return the same the other way round, (samples, m): one row for a roll of all events."""
    steps = np.arange(samples, dtype=np.uint64) * _GOLDEN_U
    return _mixed(steps[:, None] + _streams(key, events))


def _streams(key: int, events: Events | int) -> U64:
    """Return what the words of each event are counted from, (m,)."""
    ids = np.atleast_1d(np.asarray(events)).astype(np.uint64)
    return _mixed(ids * _GOLDEN_U + np.uint64(key))


def _split(words: U64) -> U16:
    """Return words (m, w) as rolls (m, 4 w), lowest 16 bits first on any machine."""
    return words.astype("<u8", copy=False).view("<u2")


@dataclass(frozen=True)
class Dice:
    """All rolls of one turn of one game.

    The same lane, event and j always give the same number: a rule that needs several
    kinds of numbers for one event takes them from different lanes or different j.
    """

    seed: int
    turn: int
    _key: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Mix what all lanes share."""
        object.__setattr__(self, "_key", mix(mix(self.seed) ^ self.turn))

    def lane_key(self, lane: int) -> int:
        """Return the key of *lane* in this turn, for `words`."""
        return mix(self._key ^ lane)

    def word(self, lane: int, event: int, j: int = 0) -> int:
        """Return word *j* of an event, 0 .. 2**64 - 1."""
        return mix(mix(event * GOLDEN + self.lane_key(lane)) + j * GOLDEN)

    def roll16(self, lane: int, event: int, j: int = 0) -> int:
        """Return roll *j* of an event, 0 .. 65535."""
        return self.word(lane, event, j >> 2) >> 16 * (j & 3) & 0xFFFF

    def rolls16(self, lane: int, events: Events, count: int) -> I64:
        """Return the first *count* rolls of each event: (m, count) int64, 0 .. 65535."""
        return self.rolls(lane, events, count).astype(np.int64)

    def rolls(self, lane: int, events: Events, count: int) -> U16:
        """Return the same as they come, (m, count) uint16: for tables, not for sums that wrap."""
        return _split(words(self.lane_key(lane), events, count + 3 >> 2))[:, :count]

    def chance_q30(self, lane: int, event: int, p_q30: int, j: int = 0) -> bool:
        """Return True with probability *p_q30* / 2**30, to the last bit.

        Looks at the lower half of word *j*, that is at rolls 4 j and 4 j + 1 together.
        """
        return self.word(lane, event, j) & 0xFFFFFFFF < p_q30 << 2

    def binomial(self, lane: int, events: Events, n: I64, p_q30: I64) -> I64:
        """Return how many of n[i] men meet a fate of probability p[i]: (m,) int64.

        One 32-bit roll for each man, so the law is exact. Rows go by size in blocks: a
        garrison of thousands does not blow up the rows of the patrols.

        Args:
            lane: one of `Lane`.
            events: (m,) integers.
            n: (m,) men, up to a few thousand.
            p_q30: (m,) probabilities in 2**-30; above 1 counts as 1.
        """
        rows = np.flatnonzero((n > 0) & (p_q30 > 0))
        rows = rows[n[rows].argsort(kind="stable")]
        top = ((np.minimum(p_q30, ONE30) << 2) - 1).astype(np.uint32)[:, None]
        men = n.astype(np.int32)[:, None]
        count = np.zeros(len(n), np.int64)
        for block in _blocks(rows, n[rows]):
            width = int(n[block[-1]]) + 1 >> 1
            roll = words(self.lane_key(lane), events[block], width).astype("<u8", copy=False).view("<u4")
            met = (roll <= top[block]) & (np.arange(2 * width, dtype=np.int32) < men[block])
            count[block] = met.sum(axis=1)
        return count

    def poisson(self, lane: int, events: Events, mean_q16: I64) -> I64:
        """Return Poisson numbers, (m,) int64, for means in Q16.

        Below 4 by the inverse of a table; from 4 on by one roll through the normal curve
        with the variance and the skewness of the law. A mean below 0 counts as 0.
        """
        return poisson_of(mean_q16, words(self.lane_key(lane), events, 1)[:, 0])


def poisson_of(mean_q16: I64, word: U64) -> I64:
    """Return Poisson numbers, (m,) int64, for means in Q16 and a word of dice each."""
    below = mean_q16 < 4 * ONE16
    if below.all():
        return _few(mean_q16, word)
    if not below.any():
        return _many(mean_q16, word)
    count = np.empty_like(mean_q16)
    for law, rows in ((_few, np.flatnonzero(below)), (_many, np.flatnonzero(~below))):
        count[rows] = law(mean_q16[rows], word[rows])
    return count


def binomial_of(men: I64, p_q30: I64, word: U64) -> I64:
    """Return about how many of *men* meet a fate of probability *p_q30* / 2**30, by one word of dice each.

    Quicker than `Dice.binomial`, which rolls for every man: by the normal curve where four and more are
    expected, else by the Poisson law, and never more than there are. For imagined sieges by the thousand.
    """
    mean_q16: I64 = men * p_q30 >> 14
    count = np.minimum(_few(np.minimum(mean_q16, 4 * ONE16 - 1), word), men)
    rows = np.flatnonzero(mean_q16 >= 4 * ONE16)
    if len(rows):
        mean, roll = mean_q16[rows], (word[rows] & np.uint64(0xFFFF)).astype(np.int64)
        sd_q16 = isqrt((mean * (ONE30 - p_q30[rows] >> 14) >> 16) << 16)
        drawn = mean + (sd_q16 * NORMAL_Q12.take(roll) >> 12) + ONE16 // 2 >> 16
        count[rows] = np.clip(drawn, 0, men[rows])
    return count


def _blocks(rows: I64, sizes: I64) -> Iterator[I64]:
    """Yield *rows*, whose *sizes* ascend, in parts that make tables of some _BLOCK entries."""
    first = 0
    while first < len(rows):
        room = _BLOCK // sizes[first:] > np.arange(len(rows) - first)
        last = first + max(1, int(np.count_nonzero(room)))
        yield rows[first:last]
        first = last


def _few(mean_q16: I64, word: U64) -> I64:
    """Return Poisson numbers for means below 4.

    The table knows means by 1/64; between two, ten bits of the word choose the row, so
    that the mean is kept. Its guide spares nearly all the search.
    """
    mean_q16 = np.maximum(mean_q16, 0)
    row = (mean_q16 >> 10) + ((word >> np.uint64(54)).astype(np.int64) < (mean_q16 & 1023))
    roll = (word & np.uint64(0xFFFFFFFF)).astype(np.int64)
    count = poisson_guide().take((row << GUIDE_BITS) + (roll >> 32 - GUIDE_BITS)).astype(np.int64)
    unsure = np.flatnonzero(count == UNSURE)
    place = (row[unsure] << 32) + roll[unsure]
    count[unsure] = poisson_table().searchsorted(place, side="right") - row[unsure] * POISSON_TERMS
    return count


def _many(mean_q16: I64, word: U64) -> I64:
    """Return round(mean + sd * z + (z * z - 1) / 6), at least 0.

    The square brings the skewness; sd**2 = mean - 5/36 makes up for the spread that the
    square (2/36) and the rounding (3/36) add.
    """
    z_q12 = NORMAL_Q12.take((word & np.uint64(0xFFFF)).astype(np.int64)).astype(np.int64)
    sd_q16 = isqrt(np.maximum(mean_q16 - 5 * ONE16 // 36, 0) << 16)
    skew_q16 = ((z_q12 * z_q12 >> 8) - ONE16) // 6
    count: I64 = mean_q16 + (sd_q16 * z_q12 >> 12) + skew_q16 + ONE16 // 2 >> 16
    return np.maximum(count, 0)
