"""The garrison as it was: the policy `history` of the Russians."""

from __future__ import annotations

from game.ai.courses import course_of, falls_now, has_come
from game.ai.defender import Defender, Outing, Temper
from game.ai.parley import answer_as_told
from game.core.course import RussianCourse
from game.core.dice import Dice
from game.core.orders import Order, Withdraw
from game.core.state import RUSSIA, View
from game.core.strength import army

_TEMPER = Temper(sally_from=80)
"""Who goes out when the day has come, while he has men enough."""


class HistoricalDefender(Defender):
    """Does by date what the Russians did."""

    def __init__(self, course: RussianCourse | None = None) -> None:
        """Take the habits of the record, and another course if one is given."""
        self._given = course
        super().__init__(_TEMPER)

    def _course(self, view: View) -> RussianCourse:
        return self._given or course_of(view).russia

    def _parley(self, view: View, dice: Dice) -> list[Order]:
        return [*answer_as_told(view, grants=self._course(view).grants), *self._fall_back(view)]

    def _fall_back(self, view: View) -> list[Order]:
        course = self._course(view)
        due = has_come(view, course.withdrawal) and army(view, RUSSIA) <= course.remnant
        return [Withdraw()] if due else []

    def _dares(self, option: Outing) -> bool:
        """Go whatever the odds."""
        return True

    def _worth(self, view: View, option: Outing) -> tuple[int, int]:
        """Take the works that have come nearest."""
        order, plan = option
        return -int(view.ground.wall_distance[order.at]), self._gain(plan, order.purpose)

    def _sally(self, view: View, dice: Dice) -> list[Order]:
        due = any(falls_now(view, hour) for hour in self._course(view).sallies)
        return super()._sally(view, dice) if due else []
