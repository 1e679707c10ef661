"""The besieger of level `normal`: guns, a ring, saps and a mound before one front, a storm when it pays."""

from __future__ import annotations

from game.ai.columns import Plan, approach, join, plan_storm
from game.ai.fronts import best_front
from game.ai.gangs import dig_ring, gather_gangs
from game.ai.gunners import lay_guns, place_guns
from game.ai.mounds import raise_mound
from game.ai.parley import answer_besiegers
from game.ai.posts import assign, distance, march_within, mine, with_trait
from game.ai.sappers import heads_before, nearness, sap, sappers, sapping, standoff
from game.ai.stages import Staged
from game.ai.temper import INFANTRY, Temper
from game.ai.watch import post_guards, set_pickets
from game.ai.wintering import build_camps
from game.core.dice import Dice
from game.core.hexgrid import Bool, Cell
from game.core.orders import Fire, Ladders, Order, UnitId
from game.core.passage import enemies
from game.core.state import QING, View
from game.core.tasks import Task


class Besieger(Staged):
    """Commands the Qing."""

    def __init__(self, temper: Temper | None = None) -> None:
        """Take a temper, the usual one if none is given."""
        self.temper = temper or Temper()
        self._plan: Plan | None = None
        super().__init__(
            (
                self._parley,
                self._gather_gangs,
                self._dig,
                self._place_guns,
                self._lay_guns,
                self._approach,
                self._storm,
                self._watch,  # who has nothing to guard any more is free for
                self._guard,  # other gangs, and on arrival
                self._watch,  # keeps watch there
                self._ladders,
                self._raise,  # come to the site,
                self._raise,  # and dig
                self._gather,
                self._winter,
                self._fire,
                self._lead,
            )
        )

    def _parley(self, view: View, dice: Dice) -> list[Order]:
        return answer_besiegers(view, self.temper.council_refusals)

    def _gather_gangs(self, view: View, dice: Dice) -> list[Order]:
        return gather_gangs(view, self._ring_gangs(view))

    def _dig(self, view: View, dice: Dice) -> list[Order]:
        return dig_ring(view, self._ring_gangs(view)) + sap(view, best_front(view), self.temper)

    def _ring_gangs(self, view: View) -> list[int]:
        """Return everybody but the sappers."""
        spared = sappers(view, best_front(view), self.temper)
        return [gang for gang in mine(view, "labour") if gang not in spared]

    def _place_guns(self, view: View, dice: Dice) -> list[Order]:
        return place_guns(view, best_front(view))

    def _lay_guns(self, view: View, dice: Dice) -> list[Order]:
        return lay_guns(view, best_front(view), self.temper)

    def _approach(self, view: View, dice: Dice) -> list[Order]:
        """Bring the columns before the wall if a storm from there is worth it."""
        self._plan = self._storm_now(view, dice)
        if self._plan is None:
            return []
        self.explain(self._plan.reason())
        return approach(view, self._plan)

    def _storm_now(self, view: View, dice: Dice) -> Plan | None:
        return plan_storm(view, best_front(view), self.temper, dice)

    def _storm(self, view: View, dice: Dice) -> list[Order]:
        return [] if self._plan is None else [*join(view, self._plan)]

    def _guard(self, view: View, dice: Dice) -> list[Order]:
        return post_guards(view, self._free_foot(view))

    def _watch(self, view: View, dice: Dice) -> list[Order]:
        return set_pickets(view, self.temper)

    def _ladders(self, view: View, dice: Dice) -> list[Order]:
        """Let the foot make ladders once the gangs sap."""
        if not sapping(view).any() and not heads_before(view, best_front(view)):
            return []
        return [Ladders(UnitId(u)) for u in self._free_foot(view)]

    def _raise(self, view: View, dice: Dice) -> list[Order]:
        return raise_mound(view, best_front(view), self._free_foot(view), self.temper)

    def _gather(self, view: View, dice: Dice) -> list[Order]:
        """Keep the foot that is left before the front, out of musket range."""
        goal, near = self._standoff(view), nearness(view, best_front(view))
        return [order for unit in self._free_foot(view) for order in march_within(view, unit, goal, near)]

    def _standoff(self, view: View) -> Bool:
        """Return (n,) cells where the foot waits."""
        return standoff(view, best_front(view), self.temper)

    def _winter(self, view: View, dice: Dice) -> list[Order]:
        return build_camps(view, self._ring_gangs(view), self.temper)

    def _free_foot(self, view: View) -> list[int]:
        foot = mine(view, *INFANTRY)
        return [u for u in foot if view.task[u] in (Task.NONE, Task.REST) and view.acted[u] == 0]

    def _fire(self, view: View, dice: Dice) -> list[Order]:
        """Let those who can hit somebody shoot at the nearest."""
        foes, far = sorted(set(view.hex[enemies(view, QING)].tolist())), len(view.rules.fire.musket_pm)
        orders: list[Order] = []
        for unit in self._free_foot(view):
            near = [(distance(view, unit, c), c) for c in foes if distance(view, unit, c) <= far]
            orders += [Fire(UnitId(unit), Cell(min(near)[1]))] if near else []
        return orders

    def _lead(self, view: View, dice: Dice) -> list[Order]:
        """Leaders stand with the men that waver most."""
        troops = sorted(mine(view, *INFANTRY), key=lambda u: (int(view.cohesion[u]), u))
        safe = view.ground.wall_distance > view.rules.digging.near
        cells = [int(view.hex[u]) for u in troops if safe[view.hex[u]]]
        return assign(view, with_trait(view, "leader"), cells)
