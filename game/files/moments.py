"""A day and an hour as tables give them, and whether the siege has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.core.calendar import HOURS
from game.core.scenario import Span
from game.files.fault import Report
from game.files.toml_lines import Key, TomlLines

_LAST_HOUR: Final = HOURS - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """When something is, from midnight of day 0."""

    day: int
    hour: int = 0

    @property
    def hours(self) -> int:
        """Hours from midnight of day 0."""
        return self.day * HOURS + self.hour


def check_moment(
    moment: Moment, place: Key, schedule: Sequence[Span], lines: TomlLines, report: Report
) -> None:
    """Write down a day that the siege has not, and an hour that no day has; *place* is that of the moment."""
    last = (sum(span.turns * span.hours for span in schedule) - 1) // HOURS
    if not 0 <= moment.day <= last:
        line = lines.at((*place, "day"))
        report.add(line, "the day is none of the siege", found=moment.day, expected=f"0 to {last}")
    if not 0 <= moment.hour <= _LAST_HOUR:
        line = lines.at((*place, "hour"))
        report.add(line, "the hour is none of a day", found=moment.hour, expected=f"0 to {_LAST_HOUR}")
