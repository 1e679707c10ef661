"""The plans of both sides: what was done, and what might have been."""

from __future__ import annotations

from dataclasses import dataclass

from game.files.plan_checks import HISTORY
from game.files.plans import NamedPlan, Plans
from game.forecast.plans import Plan, QingPlan, RussianPlan

_NAME = "as it was"


@dataclass(frozen=True, slots=True)
class Repertoire:
    """Plans by side, history first."""

    qing: tuple[NamedPlan[QingPlan], ...]
    russia: tuple[NamedPlan[RussianPlan], ...]

    @property
    def qing_orders(self) -> tuple[QingPlan, ...]:
        """What the plans of the Qing do."""
        return tuple(plan.orders for plan in self.qing)

    @property
    def russian_orders(self) -> tuple[RussianPlan, ...]:
        """What the plans of the Russians do."""
        return tuple(plan.orders for plan in self.russia)


def repertoire(plans: Plans, history: Plan) -> Repertoire:
    """Return plans with what was done before them."""
    qing = NamedPlan(HISTORY, _NAME, plans.history[0], history[0])
    russia = NamedPlan(HISTORY, _NAME, plans.history[1], history[1])
    return Repertoire((qing, *plans.qing), (russia, *plans.russia))
