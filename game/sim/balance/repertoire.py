"""The plans of both sides: what was done, and what might have been."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.scenario import Scenario
from game.files.plan_checks import HISTORY
from game.files.plans import NamedPlan, load_plans
from game.forecast.plans import QingPlan, RussianPlan
from game.sim.fitting import Source

_AS_IT_WAS: Final = "history"


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
