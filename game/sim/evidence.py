"""Whether whole games, played as it was, agree with the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median_low
from typing import Final

from game.files.records import Record

_WHOLE: Final = 1000
_TAIL: Final = 20
"""One game in so many lies below the 5th percentile, and one above the 95th."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A record and what the games say to it.

    Attributes:
        games: that had anything to measure.
        median, p05, p95: of them, None where there are none.
        share: of them that fell into the band.
        below, above: shares of them that did not go beyond the record's own value, from either side.
    """

    record: Record
    games: int
    median: int | None
    p05: int | None
    p95: int | None
    share: float
    below: float
    above: float

    @property
    def holds(self) -> bool:
        """Whether the record is a typical result.

        Its band meets what games bring, a twentieth of them at least lie on either side of its own value, and
        the band has its share; each share but for two standard errors, for it was counted.
        """
        if not self.meets:
            return False
        inside = self.record.value < 0 or self._reaches(min(self.below, self.above), 1 / _TAIL)
        return inside and self._reaches(self.share, self.record.share_pm / _WHOLE)

    @property
    def meets(self) -> bool:
        """Whether the band meets what nine in ten games bring."""
        low, high = self.record.band
        if self.p05 is None or self.p95 is None:
            return False
        return self.p05 <= high and low <= self.p95

    def _reaches(self, share: float, asked: float) -> bool:
        return share >= asked - 2 * sqrt(asked * (1 - asked) / self.games)


def judge(record: Record, found: Sequence[int | None]) -> Verdict:
    """Hold the figures of many games against a record."""
    known = sorted(figure for figure in found if figure is not None)
    if not known:
        return Verdict(record, 0, None, None, None, 0.0, 0.0, 0.0)
    low, high = record.band
    inside = sum(low <= figure <= high for figure in known) / len(known)
    below = sum(figure <= record.value for figure in known) / len(known)
    above = sum(figure >= record.value for figure in known) / len(known)
    tail = len(known) // _TAIL
    middle = median_low(known)
    return Verdict(record, len(known), middle, known[tail], known[-1 - tail], inside, below, above)
