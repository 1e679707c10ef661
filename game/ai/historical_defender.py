"""The garrison as it was: the policy `history` of the Russians."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.ai.courses import course_of, falls_now, has_come
from game.ai.defender import Defender, Outing, Temper
from game.ai.parley import answer_as_told
from game.ai.posts import march_within, with_trait
from game.core.course import RussianCourse
from game.core.dice import Dice
from game.core.orders import Order, Withdraw
from game.core.scenario import Muster
from game.core.state import RUSSIA, View
from game.core.strength import army

_TEMPER = Temper(sally_from=80, nurse_from=0)
"""Who goes out when the day has come, while he has men enough; no source knows of orderlies."""


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

    def _lead(self, view: View, dice: Dice) -> list[Order]:
        """Keep the struck far from the walls, and say on the day who commands instead."""
        if news := self._struck(view, falls_now):
            self.explain(_news(view, news, self._leaders(view)))
        return [*_shelter(view, self._struck(view, has_come)), *super()._lead(view, dice)]

    def _leaders(self, view: View) -> list[int]:
        struck = self._struck(view, has_come)
        return [unit for unit in super()._leaders(view) if unit not in struck]

    def _struck(self, view: View, when: Callable[[View, int], bool]) -> list[int]:
        """Return the leaders alive in the game who were struck at an hour that *when* holds for."""
        names = {name for hour, name in self._course(view).wounded if when(view, hour)}
        return [unit for unit in with_trait(view, "leader") if _muster(view, unit).name in names]


def _shelter(view: View, units: list[int]) -> list[Order]:
    """Bring units to the hexes farthest from the walls within: in the sieges of the game, the church."""
    depth = np.where(view.ground.inside, view.ground.wall_distance, 0)
    deepest, alike = depth == depth.max(), np.zeros(len(depth), np.int32)
    return [order for unit in units for order in march_within(view, unit, deepest, alike)]


def _news(view: View, struck: list[int], left: list[int]) -> str:
    down = ", ".join(f"{_name(view, unit)} is down" for unit in struck)
    return f"{down} and {_name(view, left[0]) if left else 'nobody'} commands"


def _name(view: View, unit: int) -> str:
    name = _muster(view, unit).name
    return view.scenario.names.get(name, {}).get("en", name)


def _muster(view: View, unit: int) -> Muster:
    return view.scenario.musters[int(view.parent[unit])]
