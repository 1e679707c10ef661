"""Many sieges side by side: what each of them is, in numbers."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.core.hexgrid import I64, Bool
from game.core.laws.sickness import fighting, scurvy_q16
from game.core.rules import SIDES, Rules
from game.core.scenario import Scenario
from game.core.state import RUSSIA, WHOLE, Cause, Ending

GANGS: Final = 2
"""The besiegers' labourers, beside QING and RUSSIA, the soldiers of both sides."""
GROUPS: Final = 3
NEVER: Final = 9999
"""A day that has not come."""
STALE_DAY: Final = 100
"""A day without fresh food, as `stale` counts it."""
_CAUSES: Final = len(Cause)
_DAYS: Final = (
    "cut_day", "closed_day", "begged_day", "last_storm", "last_sally", "ring_begun", "first_shot", "end_day",
)  # fmt: skip
"""Days, NEVER until they come."""
_NUMBERS: Final = (
    "hungry_pm", "stale", "larder", "grain", "powder_g", "rounds", "qing_guns", "russian_guns",
    "shock", "habit", "cohesion", "integrity", "ring_mm", "sap_mm", "head_mm", "mound", "camp", "retrenched",
    "storms", "late_points", "storm_loss", "storm_taken", "sallies", "sallies_won", "ambushes", "prisoners",
    "river_days", "river_dead", "gun_dead", "day_dead", "first_day_dead",
    "withdrawn", "begged", "urged", "ending",
)  # fmt: skip
_ROWS: Final = (
    *((name, GROUPS) for name in ("fit", "sick", "immune")),
    ("lost", GROUPS * _CAUSES),
    *((name, 1) for name in (*_NUMBERS, *_DAYS)),
)
"""What is kept of each siege, and in how many rows."""
_ENDING: Final = sum(rows for _, rows in _ROWS) - 1 - len(_DAYS)
"""The row of the ending: the last before the days."""


class Sieges:
    """The state of n sieges; what changes is a view into one table, so that all is copied at once.

    Attributes:
        rules: the numbers; single ones may be columns, (n,).
        count: n.
        talks_day: from which the envoys are in the capital.
        first: (3, n) men at the start.
        fit, sick, immune: (3, n) men, by QING, RUSSIA and GANGS.
        lost: (3, causes, n) men gone.
        hungry_pm: share of the besieging soldiers whom no ration reaches today.
        stale: hundredths of days without fresh food.
        larder: per mille of the ground's greens that are left.
        grain, powder_g: stores of the garrison, in rations and grams.
        rounds: of all the besiegers' guns together.
        shock, habit: in 1/65536, as `state.Tally` has them.
        cohesion: of the storming columns, 0-1000.
        integrity: of the front, thousandths of a point.
        ring_mm: dug of the siege wall.
        sap_mm, head_mm: dug of the first and of the second sap.
        mound, camp, retrenched: thousandths of man-days that have gone into each.
        withdrawn: 1 once the walls are given up.
        begged, begged_day, urged: as `state.Tally`.
        ending: an `Ending`, 0 while the siege goes on.
        late_points: what late storms have cost, 0 or less.
        the others: days, NEVER if they have not come, and counts.
    """

    fit: I64
    sick: I64
    immune: I64
    lost: I64
    hungry_pm: I64
    stale: I64
    larder: I64
    grain: I64
    powder_g: I64
    rounds: I64
    qing_guns: I64
    russian_guns: I64
    shock: I64
    habit: I64
    cohesion: I64
    integrity: I64
    ring_mm: I64
    sap_mm: I64
    head_mm: I64
    mound: I64
    camp: I64
    retrenched: I64
    storms: I64
    late_points: I64
    storm_loss: I64
    storm_taken: I64
    sallies: I64
    sallies_won: I64
    ambushes: I64
    prisoners: I64
    river_days: I64
    river_dead: I64
    gun_dead: I64
    day_dead: I64
    first_day_dead: I64
    withdrawn: I64
    begged: I64
    urged: I64
    ending: I64
    cut_day: I64
    closed_day: I64
    begged_day: I64
    last_storm: I64
    last_sally: I64
    ring_begun: I64
    first_shot: I64
    end_day: I64

    def __init__(self, scenario: Scenario, rules: Rules, count: int) -> None:
        """Let *count* sieges stand as a scenario begins."""
        self.rules, self.count = rules, count
        talks = (event.day for event in scenario.dated if event.effect == "talks")
        self.talks_day = next(talks, NEVER)
        self.table = np.zeros((sum(rows for _, rows in _ROWS), count), np.int64)
        place = 0
        for name, rows in _ROWS:
            view = self.table[place : place + rows]
            setattr(self, name, view if rows > 1 else view[0])
            place += rows
        self.lost = self.lost.reshape(GROUPS, _CAUSES, count)
        self._muster(scenario)
        self._arm(scenario)
        self._begin()

    def restored(self, table: I64) -> Sieges:
        """Put those sieges that ended before the last day back to the day on which they did."""
        over = table[_ENDING] != Ending.NONE
        self.table[:, over] = table[:, over]
        return self

    def end(self, of: I64, ending: Ending, day: int) -> None:
        """Let some sieges that go on end."""
        of = of[self.ending[of] == Ending.NONE]
        self.ending[of], self.end_day[of] = ending, day

    def _muster(self, scenario: Scenario) -> None:
        for muster in scenario.musters:
            kind = self.rules.units[muster.kind]
            if kind.soldier or kind.dig_pm:
                group = SIDES.index(kind.side) if kind.soldier else GANGS
                self.fit[group] += muster.men
        for group, sick in enumerate(self.rules.health.first_sick):
            self.sick[group] += sick
            self.fit[group] -= sick
        self.first = self.fit + self.sick

    def _arm(self, scenario: Scenario) -> None:
        for muster in scenario.musters:
            kind = self.rules.units[muster.kind]
            if kind.side == "qing":
                self.qing_guns += muster.guns
                self.rounds += muster.guns * self.rules.stock(kind)
            else:
                self.russian_guns += muster.guns
        self.grain += scenario.stores["russia"].grain
        self.powder_g += scenario.stores["russia"].powder_g

    def _begin(self) -> None:
        self.cohesion += 1000
        self.larder += 1000
        self.integrity += WHOLE
        for name in _DAYS:
            getattr(self, name)[:] = NEVER

    @property
    def men(self) -> I64:
        """(3, n) alive."""
        return self.fit + self.sick + self.immune

    @property
    def able(self) -> I64:
        """(3, n) on their feet."""
        return self.fit + self.immune

    @property
    def alive(self) -> Bool:
        """(n,) sieges that go on."""
        alive: Bool = self.ending == Ending.NONE
        return alive

    def scurvy_q16(self) -> I64:
        """(n,) share of the garrison with scurvy."""
        share: I64 = scurvy_q16(self.rules.health, self.stale // 10)
        return share

    def fighters(self) -> I64:
        """(n,) men of the garrison who can fight."""
        fit: I64 = fighting(self.rules.health, self.able[RUSSIA], self.scurvy_q16())
        return fit

    def cut(self) -> Bool:
        """(n,) whether the garrison is cut off from its water."""
        cut: Bool = self.cut_day < NEVER
        return cut

    def closed(self) -> Bool:
        """(n,) whether it is shut in."""
        closed: Bool = self.closed_day < NEVER
        return closed

    def strike(self, group: int, dead: I64, cause: Cause) -> I64:
        """Take (n,) men on their feet, from the fit and the immune alike; return how many there were."""
        able = self.able[group]
        dead = np.minimum(dead, able)
        from_fit = -(-dead * self.fit[group] // np.maximum(able, 1))
        self.fit[group] -= from_fit
        self.immune[group] -= dead - from_fit
        self.lost[group, cause] += dead
        return dead

    def fade(self, group: int, gone: I64, cause: Cause) -> I64:
        """Take (3, n) men from the fit, the sick and the immune of a group; return the sums, (n,)."""
        self.fit[group] -= gone[0]
        self.sick[group] -= gone[1]
        self.immune[group] -= gone[2]
        total: I64 = gone.sum(axis=0)
        self.lost[group, cause] += total
        return total

    def parts(self, group: int) -> I64:
        """(3, n) the fit, the sick and the immune of a group."""
        return np.stack((self.fit[group], self.sick[group], self.immune[group]))
