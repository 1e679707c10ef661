"""What would have been: sieges of the model under one thing changed, and which way the figures must move."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import sqrt
from typing import Final

import numpy as np

from game.core.scenario import Muster, Scenario
from game.core.state import QING, RUSSIA, Cause, Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import QingPlan, RussianPlan
from game.forecast.sieges import Sieges
from game.sim.fit.cube import F64
from game.sim.histories import Siege
from game.sim.report.findings import DirectionRow, Expected
from game.sim.siege_figures import fallen

Change = Callable[[Siege], Siege]
"""Makes a siege another."""
_COMBAT: Final = [Cause.SHOT, Cause.STORM, Cause.SALLY]
_SEED: Final = 31


def _as_it_was(siege: Siege) -> Siege:
    return siege


def _setting(siege: Siege, **changes: object) -> Siege:
    return replace(siege, setting=replace(siege.setting, **changes))  # type: ignore[arg-type] # by name


def _earth(siege: Siege) -> Siege:
    return _setting(siege, wooden=False)


def _wood(siege: Siege) -> Siege:
    return _setting(siege, wooden=True)


def _besiegers(per_mille: int, boats: int = 1) -> Change:
    """As many of the besieging soldiers and labourers, fed by as many times the boats."""

    def change(siege: Siege) -> Siege:
        scenario = siege.setting.scenario
        return _setting(siege, scenario=replace(_fed(scenario, boats), musters=_scaled(scenario, per_mille)))

    return change


def _scaled(scenario: Scenario, per_mille: int) -> tuple[Muster, ...]:
    kinds = scenario.rules.units
    return tuple(
        replace(muster, men=muster.men * per_mille // 1000) if kinds[muster.kind].side == "qing" else muster
        for muster in scenario.musters
    )


def _fed(scenario: Scenario, boats: int) -> Scenario:
    supply = replace(scenario.rules.supply, convoys=scenario.rules.supply.convoys * boats)
    return replace(scenario, rules=replace(scenario.rules, supply=supply))


def _qing(change: Callable[[QingPlan], QingPlan]) -> Change:
    return lambda siege: replace(siege, plan=(change(siege.plan[0]), siege.plan[1]))


def _russia(change: Callable[[RussianPlan], RussianPlan]) -> Change:
    return lambda siege: replace(siege, plan=(siege.plan[0], change(siege.plan[1])))


def _grain(days: int) -> Change:
    """Flour for so many days."""

    def change(siege: Siege) -> Siege:
        scenario = siege.setting.scenario
        men = sum(m.men for m in scenario.musters if scenario.rules.units[m.kind].side == "russia")
        russian = replace(scenario.stores["russia"], grain=days * men)
        return _setting(siege, scenario=replace(scenario, stores={**scenario.stores, "russia": russian}))

    return change


_WEEKLY: Final = _qing(lambda plan: replace(plan, storms=tuple((day, 5) for day in range(6, 104, 7))))
_NO_STORMS: Final = _qing(lambda plan: replace(plan, storms=()))
_LATE_RING: Final = _qing(lambda plan: replace(plan, works=((45, (("ring", 1000),)),)))
_EARLY_RING: Final = _qing(lambda plan: replace(plan, works=((1, (("ring", 1000), ("camp", 1000))),)))
_NEVER_OUT: Final = _russia(lambda plan: replace(plan, sallies=()))
_ALWAYS_OUT: Final = _russia(lambda plan: replace(plan, sallies=tuple(range(0, 46, 2))))
_NURSED: Final = _russia(lambda plan: replace(plan, tend=60))

FIGURES: Final[Mapping[str, tuple[str, Callable[[Sieges], F64]]]] = {
    "held": ("share of sieges that the fort outlasts", lambda s: (s.ending == Ending.HELD).astype(float)),
    "fallen": ("share of sieges in which the fort falls", lambda s: fallen(s).astype(float)),
    "survivors": ("Russians alive at the end", lambda s: s.men[RUSSIA].astype(float)),
    "closed": ("day on which the ring is closed, 147 if never", lambda s: np.minimum(s.closed_day, 147.0)),
    "qing_combat": ("Qing dead in the fighting", lambda s: s.lost[QING, _COMBAT].sum(axis=0).astype(float)),
    "russian_combat": (
        "Russians dead in the fighting",
        lambda s: s.lost[RUSSIA, _COMBAT].sum(axis=0).astype(float),
    ),
    "starved": ("Qing dead of hunger and cold", lambda s: s.lost[QING, Cause.HUNGER].astype(float)),
}
"""What a direction is measured by: in words, and of each siege."""


@dataclass(frozen=True, slots=True)
class Direction:
    """A claim that a figure moves when one thing is changed.

    Attributes:
        claim: in words.
        siege: id of the scenario.
        figure: key of FIGURES.
        arms: both ways of the siege, in words.
        changes: what makes them.
        expected: of the second arm's figure, against the first.
    """

    claim: str
    siege: str
    figure: str
    arms: tuple[str, str]
    changes: tuple[Change, Change]
    expected: Expected


def _as(
    claim: str, figure: str, arm: str, change: Change, expected: Expected, year: str = "1686"
) -> Direction:
    return Direction(claim, f"albazin_{year}", figure, ("as it was", arm), (_as_it_was, change), expected)


DIRECTIONS: Final = (
    _as("earth would have held in 1685", "held", "an earthen fort", _earth, "more", "1685"),
    _as("wood would have fallen in 1686", "fallen", "a wooden fort", _wood, "more"),
    _as("a storm a week costs the Qing dear", "qing_combat", "a storm every week", _WEEKLY, "more"),
    _as("without storms fewer Qing fall", "qing_combat", "no storms", _NO_STORMS, "less"),
    _as("a ring begun in September closes late", "closed", "bombardment until September", _LATE_RING, "more"),
    _as(
        "a late ring leaves more Russians alive",
        "survivors",
        "bombardment until September",
        _LATE_RING,
        "more",
    ),
    _as("a ring begun at once closes early", "closed", "the ring from the first day", _EARLY_RING, "less"),
    _as(
        "sallies every other day cost lives", "russian_combat", "a sally every other day", _ALWAYS_OUT, "more"
    ),
    _as("whoever stays in loses fewer men", "russian_combat", "no sallies", _NEVER_OUT, "less"),
    _as("1,600 besiegers close the ring later", "closed", "1,600 Qing", _besiegers(533), "more"),
    _as("6,000 besiegers on the same boats starve", "starved", "6,000 Qing", _besiegers(2000), "more"),
    Direction(
        "boats feed them",
        "albazin_1686",
        "starved",
        ("6,000 Qing on the same boats", "6,000 Qing on twice the boats"),
        (_besiegers(2000), _besiegers(2000, boats=2)),
        "less",
    ),
    _as("flour for 45 days would have decided it", "held", "flour for 45 days", _grain(45), "less"),
    _as("orderlies save men", "survivors", "sixty men nurse the sick", _NURSED, "more"),
)
"""After the counterfactuals by which the first model was tried."""


def directions(sieges: Mapping[str, Siege], games: int) -> tuple[DirectionRow, ...]:
    """Return how the directions come out, of those sieges that there are.

    Args:
        sieges: by the ids of their scenarios.
        games: sieges an arm.
    """
    return tuple(_row(each, sieges[each.siege], games) for each in DIRECTIONS if each.siege in sieges)


def _row(direction: Direction, siege: Siege, games: int) -> DirectionRow:
    words, measure = FIGURES[direction.figure]
    left, right = (measure(_play(change(siege), games)) for change in direction.changes)
    error = 2 * sqrt((float(left.var()) + float(right.var())) / games)
    gain = float(right.mean() - left.mean()) * (1 if direction.expected == "more" else -1)
    one, other = direction.arms
    return DirectionRow(
        direction.claim,
        words,
        one,
        other,
        float(left.mean()),
        float(right.mean()),
        error,
        direction.expected,
        gain > error,
        games,
    )


def _play(siege: Siege, games: int) -> Sieges:
    return play(siege.setting, siege.plan, Batch(games, _SEED))
