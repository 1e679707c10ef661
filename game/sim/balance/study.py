"""All that is asked of the balance of a siege, played and worked out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from game.core.errors import AlbazinError
from game.files.plans import NamedPlan, P
from game.forecast.setting import Setting
from game.sim.balance.chances import StormChances, storm_chances
from game.sim.balance.difference import least_difference
from game.sim.balance.equilibrium import Equilibrium, Spread, bootstrapped, equilibrium
from game.sim.balance.matrix import Matrix, Par, matrix
from game.sim.balance.repertoire import Repertoire

GAMES: Final = 20_000
"""In each cell, where a balance is to be judged."""
STORM_DAYS: Final = 40, 53, 60, 67, 74, 81, 88
"""From which storms are let loose, all before mid-October: day 90."""
READY: Final = "ring_saps"
"""The plan of the Qing whose storm is the one made ready for."""
COMPETENT: Final = "active"
"""The plan of the Russians that answers it."""
_DRAWS: Final = 1000
_STORMS: Final = 4096
"""Games of storms of each kind and day, at most."""


@dataclass(frozen=True, slots=True)
class Study:
    """What was found of the plans of a siege.

    Attributes:
        repertoire: the plans.
        matrix: each against each.
        good: play from which neither side has a reason to depart.
        drawn: weights of the Qing and of the Russians when games are drawn again.
        least: difference of the two plans most alike, of the Qing and of the Russians.
        storms: chances of a first try, by day.
        games: in each cell.
    """

    repertoire: Repertoire
    matrix: Matrix
    good: Equilibrium
    drawn: tuple[Spread, Spread]
    least: tuple[float, float]
    storms: tuple[StormChances, ...]
    games: int


def study(
    setting: Setting,
    plans: Repertoire,
    games: int,
    seed: int,
    jobs: int = 1,
    done: Callable[[int], None] = lambda games: None,
    par: Par | None = None,
) -> Study:
    """Play plans against plans; see `game.sim.balance.matrix.matrix` for what the arguments are.

    Raises:
        AlbazinError: if a plan that storms are asked of is missing, a library is, or a process dies.
    """
    ready = plan_named(plans.qing, READY).orders
    garrisons = plans.russian_orders[0], plan_named(plans.russia, COMPETENT).orders
    played = matrix(setting, plans.qing_orders, plans.russian_orders, games, seed, jobs, done, par)
    return Study(
        plans,
        played,
        equilibrium(played.means),
        bootstrapped(played.means, played.errors, _DRAWS, seed),
        (least_difference(plans.qing_orders, setting), least_difference(plans.russian_orders, setting)),
        storm_chances(setting, ready, garrisons, STORM_DAYS, min(games, _STORMS), seed),
        games,
    )


def plan_named(plans: tuple[NamedPlan[P], ...], name: str) -> NamedPlan[P]:
    """Return the plan with an id.

    Raises:
        AlbazinError: if there is none.
    """
    for plan in plans:
        if plan.id == name:
            return plan
    known = ", ".join(plan.id for plan in plans)
    msg = f"no plan has the id {name}, by which storms are judged; there are {known}"
    raise AlbazinError(msg)
