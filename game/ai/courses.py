"""What was done, by date, as the policy `history` reads it."""

from __future__ import annotations

from game.core.calendar import hour_of
from game.core.course import Course
from game.core.errors import AlbazinError
from game.core.state import View


def course_of(view: View) -> Course:
    """Return what was done in the siege that is played.

    Raises:
        AlbazinError: if nobody has written it down.
    """
    if course := view.scenario.course:
        return course
    msg = f"{view.scenario.id}: nobody knows what was done there; write course.toml to play it by history"
    raise AlbazinError(msg)


def falls_now(view: View, hour: int) -> bool:
    """Return whether an hour falls into the turn."""
    return _falls(view, view.turn, hour)


def falls_next(view: View, hour: int) -> bool:
    """Return whether an hour falls into the turn after this."""
    return _falls(view, view.turn + 1, hour)


def has_come(view: View, hour: int) -> bool:
    """Return whether an hour lies before the end of the turn."""
    return hour < hour_of(view.scenario, view.turn + 1)


def _falls(view: View, turn: int, hour: int) -> bool:
    return hour_of(view.scenario, turn) <= hour < hour_of(view.scenario, turn + 1)
