"""Storms planned: which columns can come, where they would stand, whether it pays, and a feint beside it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np

from game.ai.fronts import approaches, candidate_fronts
from game.ai.posts import march_to, mine
from game.ai.temper import INFANTRY, Temper
from game.core.assault import columns_of
from game.core.calendar import day_of
from game.core.dice import Dice
from game.core.ghosts import reckoned
from game.core.hexgrid import Bool, Cell
from game.core.odds import Odds, foresee
from game.core.orders import Order, Storm, UnitId
from game.core.points import storm_price
from game.core.reach import OUT_OF_REACH, reach
from game.core.state import QING, RUSSIA, Tally, View, freeze, thaw
from game.core.storm import check_storm
from game.core.tasks import Task
from game.core.works import sap_heads

_APART = 2
"""Hexes between a feint's front and the true one, so that they are two storms."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A storm that is worth it.

    Attributes:
        front, places: wall hexes, and the cell of every column that goes at them.
        feint_front, feint_places: the same for the feint; empty without one.
    """

    front: tuple[int, ...]
    places: dict[int, int]
    feint_front: tuple[int, ...]
    feint_places: dict[int, int]
    odds: Odds

    def reason(self) -> str:
        """Return why, in a line."""
        feint = f", a feint with {len(self.feint_places)}" if self.feint_places else ""
        fall = f"about {self.odds.qing_dead[1]} of {self.odds.men} would fall"
        return (
            f"storm with {len(self.places)} columns{feint}: {self.odds.taken_pm // 10} in a hundred, {fall}"
        )


def plan_storm(view: View, front: tuple[int, ...], temper: Temper, dice: Dice) -> Plan | None:
    """Return the storm of a front that this turn allows, or None if it is not worth it."""
    places = _places(view, approaches(view, front), _ready(view, temper), temper.storm_units)
    if not places:
        return None
    spare = [u for u in _ready(view, temper) if u not in places][: temper.feint_columns]
    feint_front, feint_places = _feint(view, front, spare)
    imagined = _imagine(view, front, places, feint_front, feint_places)
    columns = [u for u in places if imagined.task[u] == Task.STORM]
    if not columns:
        return None
    odds = foresee(imagined, columns[0], dice, temper.samples)
    return Plan(front, places, feint_front, feint_places, odds) if _worth_it(view, odds, temper) else None


def _imagine(
    view: View,
    front: tuple[int, ...],
    places: dict[int, int],
    feint_front: tuple[int, ...],
    feint_places: dict[int, int],
) -> View:
    """Return the view as it would be with every column in its place and set at the wall."""
    placed = thaw(reckoned(view))
    placed.stale[placed.side == RUSSIA] = _shut_in(view)
    for unit, cell in (places | feint_places).items():
        placed.hex[unit] = cell
    imagined = thaw(freeze(placed))
    for order in _columns(placed, front, list(places)) + _columns(placed, feint_front, list(feint_places)):
        imagined.task[order.unit], imagined.aim[order.unit] = Task.STORM, order.at
    return freeze(imagined)


def _shut_in(view: View) -> int:
    """Return what a besieger may think: hundredths of days since the garrison lost its way to fresh food."""
    cut, kept = int(view.tally[Tally.CUT_DAY]), 1000 - view.rules.health.fresh_cut_pm
    days = day_of(view.scenario, view.turn) - cut if cut >= 0 else 0
    return days * 100 * kept // 1000


def approach(view: View, plan: Plan) -> list[Order]:
    """Return the marches that bring the columns to where the plan has them."""
    places = plan.places | plan.feint_places
    return [order for unit, cell in places.items() for order in march_to(view, unit, cell)]


def join(view: View, plan: Plan) -> list[Storm]:
    """Return the orders that set the columns, where they are now, at their wall hexes."""
    main = [u for u in plan.places if view.hex[u] == plan.places[u]]
    feint = [u for u in plan.feint_places if view.hex[u] == plan.feint_places[u]]
    return _columns(view, plan.front, main) + _columns(view, plan.feint_front, feint)


def _columns(view: View, front: tuple[int, ...], columns: list[int]) -> list[Storm]:
    """Set columns at a front from the hex that most of them reach outwards, so that it stays one storm."""
    near = {u: [c for c in front if check_storm(view, Storm(UnitId(u), Cell(c))) is None] for u in columns}
    taken: dict[int, int] = {}
    while True:
        choices = [
            (u, c) for u, cells in near.items() if u not in taken for c in cells if _open(view, u, c, taken)
        ]
        if not choices:
            return [Storm(UnitId(u), Cell(c)) for u, c in taken.items()]
        many = Counter(c for _, c in choices)
        unit, cell = max(choices, key=lambda choice: (many[choice[1]], -len(near[choice[0]]), -choice[0]))
        taken[unit] = cell


def _open(view: View, unit: int, cell: int, taken: dict[int, int]) -> bool:
    """Return whether a unit may go at a wall hex, in a column of its own or another's, and joins the rest."""
    rules, aims = view.rules.storm, {u: Cell(c) for u, c in taken.items()} | {unit: Cell(cell)}
    joined = not taken or any(view.ground.grid.distances[cell, other] <= 1 for other in taken.values())
    here = columns_of(view, {u: c for u, c in aims.items() if c == cell})
    return joined and len(here) <= rules.columns_a_hex and len(columns_of(view, aims)) <= rules.columns


def _ready(view: View, temper: Temper) -> list[int]:
    """Return columns steady enough, the strongest first."""
    foot = mine(view, *INFANTRY)
    ready = [u for u in foot if view.cohesion[u] >= temper.steady and view.acted[u] == 0]
    return sorted(ready, key=lambda u: (-int(view.able[u]), u))


def _places(view: View, ground: Bool, columns: list[int], most: int) -> dict[int, int]:
    """Return the cell on some ground that each column reaches this turn: by the sap heads first."""
    limit, heads = view.rules.movement, [head for head in sap_heads(view) if ground[head]]
    load, places = _others(view, columns), dict[int, int]()
    for unit in columns:
        cost = reach(view, unit).copy()
        cost[view.hex[unit]] = 0
        men = int(view.men[unit])
        free = [
            int(c)
            for c in np.flatnonzero(ground & (cost != OUT_OF_REACH))
            if len(load.get(int(c), ())) < limit.stack_units
            and sum(load.get(int(c), ())) + men <= limit.stack_men
        ]
        if free and len(places) < most:
            places[unit] = min(free, key=lambda c: (_served(view, heads, places, c), int(cost[c]), c))
            load.setdefault(places[unit], []).append(men)
    return places


def _served(view: View, heads: list[int], places: dict[int, int], cell: int) -> int:
    """Return how many columns start already from the sap head beside a cell; many where there is none."""
    apart = view.ground.grid.distances
    beside = [head for head in heads if apart[head, cell] <= 1]
    return min((sum(apart[head, c] <= 1 for c in places.values()) for head in beside), default=len(view.hex))


def _others(view: View, columns: list[int]) -> dict[int, list[int]]:
    """Return the men of every unit that stays where it is while the columns move, by cell."""
    load: dict[int, list[int]] = {}
    counts, men = ~(view.flag("leader") | view.flag("boat")), view.men
    for unit in mine(view):
        if counts[unit] and unit not in columns:
            load.setdefault(int(view.hex[unit]), []).append(int(men[unit]))
    return load


def _feint(view: View, front: tuple[int, ...], spare: list[int]) -> tuple[tuple[int, ...], dict[int, int]]:
    """Return another front that the spare columns reach, apart from the true one."""
    apart = view.ground.grid.distances[list(front)].min(axis=0)
    for other in candidate_fronts(view):
        if all(apart[cell] >= _APART for cell in other):
            places = _places(view, approaches(view, other) & ~approaches(view, front), spare, len(spare))
            if places:
                return other, places
    return (), {}


def _worth_it(view: View, odds: Odds, temper: Temper) -> bool:
    """A storm must have a fair chance, and be worth more points than the men it would cost."""
    points = view.rules.points
    prize = points.fall_early * points.fall_frozen_pm // 1000 + points.garrison_lost
    price = points.army_kept + points.army_lost
    cost = odds.qing_dead[1] * price // max(1, int(view.mustered[QING, 0]))
    dear = (cost - storm_price(view)) * temper.care_pm
    early = day_of(view.scenario, view.turn) < temper.patient_until
    least = temper.early_pm if early else temper.storm_pm
    return odds.taken_pm >= least and odds.taken_pm * prize > dear
