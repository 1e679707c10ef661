"""The besiegers as they were: the policy `history` of the Qing."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import numpy as np

from game.ai.besieger import Besieger
from game.ai.columns import Plan, plan_storm
from game.ai.courses import course_of, falls_next, falls_now, has_come
from game.ai.fronts import best_front
from game.ai.gunners import bombard
from game.ai.parley import answer_besiegers
from game.ai.posts import distance, march_within, mine
from game.ai.sappers import standoff
from game.ai.temper import Temper
from game.core.calendar import HOURS
from game.core.course import QingCourse
from game.core.dice import Dice
from game.core.hexgrid import Bool, Cell
from game.core.orders import Burn, Ladders, Offer, Order, Terms, UnitId
from game.core.state import View

_LADDERS_BEFORE: Final = 4 * HOURS
"""Hours before a storm in which ladders are made."""
_TEMPER: Final = Temper(
    storm_pm=-1,
    early_pm=-1,
    care_pm=-1,
    feint_columns=0,
    sap_from_pm=1001,
    council_refusals=99,
    mound_from_day=0,
    camp_from_day=0,
)
"""Who storms when the day has come, at any odds, and saps nowhere."""


class HistoricalBesieger(Besieger):
    """Does by date what the Qing did."""

    def __init__(self, course: QingCourse | None = None) -> None:
        """Take the habits of the record, and another course if one is given."""
        self._given = course
        super().__init__(_TEMPER)

    def _course(self, view: View) -> QingCourse:
        return self._given or course_of(view).qing

    def _parley(self, view: View, dice: Dice) -> list[Order]:
        """Send letters on their days; whoever would go is let go."""
        due = any(falls_now(view, hour) for hour in self._course(view).letters)
        letters: list[Order] = [Offer(Terms.DEPARTURE)] if due else []
        return [*answer_besiegers(view, self.temper.council_refusals), *letters]

    def _ring_gangs(self, view: View) -> list[int]:
        return super()._ring_gangs(view) if has_come(view, self._course(view).ring) else []

    def _lay_guns(self, view: View, dice: Dice) -> list[Order]:
        """Fire at the front at the rate of the day; before the first day the guns are masked."""
        rates = [rounds for hour, rounds in self._course(view).rates if has_come(view, hour)]
        return bombard(view, best_front(view), rates[-1]) if rates else []

    def _storm_now(self, view: View, dice: Dice) -> Plan | None:
        due = [units for hour, units in self._course(view).storms if falls_now(view, hour)]
        return (
            plan_storm(view, _abreast(view), replace(self.temper, storm_units=due[0]), dice) if due else None
        )

    def _ladders(self, view: View, dice: Dice) -> list[Order]:
        """Let those who wait before the front make them in the days before a storm."""
        soon = any(has_come(view, hour - _LADDERS_BEFORE) for hour, _ in self._course(view).storms)
        there = self._standoff(view)
        return [Ladders(UnitId(unit)) for unit in self._free_foot(view) if soon and there[view.hex[unit]]]

    def _standoff(self, view: View) -> Bool:
        """On the eve of a storm come as near as muskets let them, so that all reach the wall next turn."""
        if not any(falls_next(view, hour) for hour, _ in self._course(view).storms):
            return super()._standoff(view)
        nearest, farthest = len(view.rules.fire.musket_pm) + 1, self.temper.standoff[1]
        return standoff(view, best_front(view), replace(self.temper, standoff=(nearest, farthest)))

    def _raise(self, view: View, dice: Dice) -> list[Order]:
        return super()._raise(view, dice) if has_come(view, self._course(view).mound) else []

    def _winter(self, view: View, dice: Dice) -> list[Order]:
        return super()._winter(view, dice) if has_come(view, self._course(view).camps) else []

    def _fire(self, view: View, dice: Dice) -> list[Order]:
        arrows = self._arrows(view) if has_come(view, self._course(view).arrows) else []
        return [*arrows, *super()._fire(view, dice)]

    def _arrows(self, view: View) -> list[Order]:
        """Archers shoot fire at the nearest wall."""
        walls, reach = view.ground.walls, view.rules.blaze.arrow_reach
        orders: list[Order] = []
        for unit in mine(view, "archers"):
            wall = int(walls[view.ground.grid.distances[view.hex[unit]][walls].argmin()])
            if distance(view, unit, wall) <= reach:
                orders.append(Burn(UnitId(unit), Cell(wall)))
            else:
                near = view.ground.grid.distances[wall] == reach
                orders += march_within(view, unit, near, np.zeros(len(near), np.int32))
        return orders


def _abreast(view: View) -> tuple[int, ...]:
    """Return the wall hexes to storm: the best, and all beside it, so that more columns find room."""
    middle = best_front(view)[0]
    return (middle, *(cell for cell in view.ground.grid.around[middle] if view.ground.wall[cell]))
