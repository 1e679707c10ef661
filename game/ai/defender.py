"""The garrison's commander of level `normal`: man threatened fronts, answer fire, mend walls, sally."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.ai.parley import answer_garrison
from game.ai.posts import assign, distance, mine, with_trait
from game.ai.provisions import Foraging, nurse, send_parties, send_word
from game.ai.stages import Staged
from game.core.bombard import cannonade, check_bombard, gun_of
from game.core.dice import Dice
from game.core.fire import check_fire, volley
from game.core.fixed import ONE16
from game.core.hexgrid import I32, Cell
from game.core.orders import Bombard, Fire, Hold, Order, Purpose, Repair, Sally, UnitId
from game.core.passage import enemies
from game.core.sally import check_sally, venture
from game.core.state import RUSSIA, WHOLE, Tally, View
from game.core.strength import army_fighters, fighters
from game.core.tasks import Task
from game.core.venture import Venture

FOOT = ("cossacks", "servicemen", "hunters", "peasants")


Outing = tuple[Sally, Venture]
"""A sally, and what it may bring."""


@dataclass(frozen=True, slots=True)
class Temper:
    """What this commander holds to.

    Attributes:
        powder_kept_g: never spent but in a storm.
        gun_rounds: a gun a day.
        gun_worth_q16: least dead a day, in 1/65536, for which a battery fires.
        volley_worth_q16: the same for a unit's muskets.
        sally_pm: least chance of success.
        ambush_pm: most he will risk.
        sally_from: fighters in the fort below which nobody goes out.
        threat_reach: hexes from a wall at which besiegers threaten it.
        mend_below: integrity, per mille, at which walls are mended.
        foraging: how he looks for fresh food.
        nurse_from: sick at whom the ploughmen turn orderlies; 0 for never.
        word_pm: least chance at which a messenger goes.
        hopeless_pm: chance of a surrender within a day at which he gives way to those who beg for terms.
    """

    powder_kept_g: int = 400_000
    gun_rounds: int = 5
    gun_worth_q16: int = ONE16 // 3
    volley_worth_q16: int = ONE16 // 8
    sally_pm: int = 560
    ambush_pm: int = 150
    sally_from: int = 260
    threat_reach: int = 6
    mend_below: int = 900
    foraging: Foraging = field(default_factory=Foraging)
    nurse_from: int = 60
    word_pm: int = 600
    hopeless_pm: int = 300


class Defender(Staged):
    """Commands the Russians."""

    def __init__(self, temper: Temper | None = None) -> None:
        """Take a temper, the usual one if none is given."""
        self.temper = temper or Temper()
        super().__init__(
            (
                self._parley,
                self._sally,
                self._man_walls,
                self._guns,
                self._fire,
                self._mend,
                self._provide,
                self._lead,
            )
        )

    def _parley(self, view: View, dice: Dice) -> list[Order]:
        return answer_garrison(view, self.temper.hopeless_pm)

    def _sally(self, view: View, dice: Dice) -> list[Order]:
        """Send a party at the best target, if its odds are good; one a turn."""
        party = self._party(view)
        if army_fighters(view, RUSSIA) < self.temper.sally_from or not party:
            return []
        options = [option for option in self._outings(view, party) if self._dares(option)]
        if not options:
            return []
        best, plan = max(options, key=lambda option: self._worth(view, option))
        self.explain(f"sally: chance {plan.success_pm / 10:.0f} %, ambush {plan.ambush_pm / 10:.0f} %")
        return [best, *_joining(party, best)]

    def _outings(self, view: View, party: list[UnitId]) -> list[Outing]:
        """Return every sally that the party may make at diggers and their works."""
        orders = (
            Sally(party[0], Cell(cell), purpose)
            for cell in self._targets(view)
            for purpose in (Purpose.BURN, Purpose.KILL)
        )
        legal = [order for order in orders if check_sally(view, order) is None]
        return [(order, venture(view, order, *_joining(party, order))) for order in legal]

    def _dares(self, option: Outing) -> bool:
        order, plan = option
        likely = plan.success_pm >= self.temper.sally_pm and plan.ambush_pm <= self.temper.ambush_pm
        return likely and self._gain(plan, order.purpose) > 0

    def _worth(self, view: View, option: Outing) -> tuple[int, int]:
        order, plan = option
        return self._gain(plan, order.purpose), -order.at

    def _party(self, view: View) -> list[UnitId]:
        """Return the strongest units that make up a party; none if they are too few or some have fought."""
        rules, men = view.rules.sally, fighters(view)
        if (view.task == Task.SALLY).any() or (view.acted[mine(view, *FOOT)] > 0).any():
            return []
        party = list[UnitId]()
        inside = [unit for unit in with_trait(view, "sallies") if view.ground.fort[view.hex[unit]]]
        strong = [unit for unit in inside if men[unit] >= rules.unit_min]
        for unit in sorted(strong, key=lambda u: (-int(men[u]), u))[: rules.units]:
            if men[party].sum() < rules.men_min:
                party.append(UnitId(unit))
        return party if men[party].sum() >= rules.men_min else []

    def _targets(self, view: View) -> list[int]:
        """Return hexes where besiegers dig or have begun to."""
        begun = np.flatnonzero((view.plan > 0) & (view.ground.wall_distance <= view.rules.sally.reach))
        diggers = view.hex[enemies(view, RUSSIA) & (view.trait("dig_pm") == 1000)]
        return sorted({*begun.tolist(), *diggers.tolist()})

    def _gain(self, plan: Venture, purpose: Purpose) -> int:
        """Weigh dead besiegers and works undone against own dead, in tenths of a man; an own man is three."""
        undone = (120 if plan.guard_pm == 0 else 30) if purpose == Purpose.BURN else 0
        won = plan.success_pm * (10 * plan.kills + undone)
        lost = plan.success_pm * plan.losses[0] + (1000 - plan.success_pm) * plan.losses[1]
        caught = plan.ambush_pm * plan.losses[2]
        return (won - 30 * lost) * (1000 - plan.ambush_pm) // 1000 - 30 * caught

    def _man_walls(self, view: View, dice: Dice) -> list[Order]:
        """Stand where besiegers come near; otherwise all round, so that an alarm finds men everywhere."""
        foot = [u for u in mine(view, *FOOT) if view.ground.fort[view.hex[u]] and view.acted[u] == 0]
        posts = self._posts(view, len(foot))
        return assign(view, foot, posts, slack=1)

    def _posts(self, view: View, count: int) -> list[int]:
        """Return wall hexes to man: the most threatened first, no two side by side, then evenly round."""
        walls = view.ground.walls
        threat = self._threat(view)
        order = sorted(range(len(walls)), key=lambda i: (-int(threat[i]), i))
        chosen: list[int] = []
        for i in order:
            cell = int(walls[i])
            apart = all(view.ground.grid.distances[cell, other] > 1 for other in chosen)
            if threat[i] > 0 and apart and len(chosen) < count * 2 // 3:
                chosen.append(cell)
        spread = walls[:: max(1, len(walls) // max(1, count - len(chosen)))].tolist()
        return [*chosen, *(c for c in spread if c not in chosen)]

    def _threat(self, view: View) -> I32:
        """Return (walls,) men that could come at each wall hex, the nearer the more."""
        foes = np.flatnonzero(enemies(view, RUSSIA) & view.flag("storms"))
        distances = view.ground.grid.distances[view.ground.walls][:, view.hex[foes]].astype(np.int32)
        weight = np.maximum(0, self.temper.threat_reach + 1 - distances)
        return np.asarray((weight * view.fit[foes]).sum(axis=1), np.int32)

    def _guns(self, view: View, dice: Dice) -> list[Order]:
        """Fire at what a day's rounds hurt most, as long as the powder allows."""
        orders: list[Order] = []
        for gun in [u for u in mine(view) if view.guns[u] > 0]:
            order = (
                self._best_shot(view, gun) if view.tally[Tally.POWDER_G] > self.temper.powder_kept_g else None
            )
            if order is None:
                orders += [Hold(UnitId(gun))] if view.task[gun] == Task.BOMBARD else []
            elif view.task[gun] != Task.BOMBARD or view.aim[gun] != order.at:
                orders.append(order)
        return orders

    def _best_shot(self, view: View, gun: int) -> Bombard | None:
        foes, far = view.hex[enemies(view, RUSSIA)].tolist(), gun_of(view, gun).far
        cells = {c for c in foes if distance(view, gun, c) <= far}
        shots = [Bombard(UnitId(gun), Cell(c), self.temper.gun_rounds) for c in sorted(cells)]
        legal = [(cannonade(view, s).dead_q16, -s.at, s) for s in shots if check_bombard(view, s) is None]
        best = max(legal, default=None)
        return best[2] if best and best[0] >= self.temper.gun_worth_q16 else None

    def _fire(self, view: View, dice: Dice) -> list[Order]:
        """Shoot at whoever comes within musket range, where a volley is worth its powder."""
        if view.tally[Tally.POWDER_G] <= self.temper.powder_kept_g:
            return []
        foes, reach = sorted(set(view.hex[enemies(view, RUSSIA)].tolist())), len(view.rules.fire.musket_pm)
        orders: list[Order] = []
        for unit in mine(view, *FOOT):
            shots = [Fire(UnitId(unit), Cell(c)) for c in foes if distance(view, unit, c) <= reach]
            legal = [(volley(view, s).mean_q16, -s.at, s) for s in shots if check_fire(view, s) is None]
            best = max(legal, default=None)
            if best and best[0] >= self.temper.volley_worth_q16:
                orders.append(best[2])
        return orders

    def _mend(self, view: View, dice: Dice) -> list[Order]:
        """Put the reserve to the walls while they are damaged, and let it go again."""
        walls = view.ground.walls
        worst = int(view.integrity[walls].min()) * 1000 // WHOLE
        foot = mine(view, *FOOT)
        if worst < self.temper.mend_below:
            return [Repair(UnitId(u)) for u in foot if view.task[u] == Task.NONE]
        return [Hold(UnitId(u)) for u in foot if view.task[u] == Task.REPAIR]

    def _provide(self, view: View, dice: Dice) -> list[Order]:
        temper = self.temper
        parties = send_parties(view, FOOT, temper.foraging)
        orderlies = nurse(view, "peasants", temper.nurse_from) if temper.nurse_from else []
        return [*parties, *orderlies, *send_word(view, temper.word_pm)]

    def _lead(self, view: View, dice: Dice) -> list[Order]:
        """Leaders stand with the men that waver most, within the walls."""
        troops = sorted(mine(view, *FOOT), key=lambda u: (int(view.cohesion[u]), u))
        cells = [int(view.hex[u]) for u in troops if view.ground.fort[view.hex[u]]]
        return assign(view, self._leaders(view), cells)

    def _leaders(self, view: View) -> list[int]:
        """Return the leaders who can be sent about."""
        return with_trait(view, "leader")


def _joining(party: list[UnitId], first: Sally) -> list[Sally]:
    """Return the orders of those who go with the first of a party."""
    return [Sally(unit, first.at, first.purpose) for unit in party[1:]]
