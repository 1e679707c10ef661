"""A balance as the report of a calibration has it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.core.state import Ending
from game.files.plans import NamedPlan, P
from game.sim.balance.chances import StormChances
from game.sim.balance.equilibrium import Spread
from game.sim.balance.matrix import Cell
from game.sim.balance.study import Study
from game.sim.fit.cube import F64
from game.sim.report.findings import Attempt, Balance, Plan, Share, StormDay

_ENDS: Final = {
    Ending.HELD: "holds out",
    Ending.STORMED: "is stormed",
    Ending.SURRENDERED: "is given up",
    Ending.STARVED: "dies out",
    Ending.LIFTED: "is left by the Qing",
}
"""How sieges of the model end: the fort ..."""


def balance_findings(study: Study, siege: str, attempts: Sequence[Attempt] = ()) -> Balance:
    """Return what a report says of a balance.

    Args:
        study: what was found.
        siege: its title.
        attempts: what was tried on the way.
    """
    plans, good, cells = study.repertoire, study.good, study.matrix
    return Balance(
        siege,
        tuple(_plans(plans.qing, good.qing, study.drawn[0])),
        tuple(_plans(plans.russia, good.russia, study.drawn[1])),
        tuple(tuple(cell.mean for cell in row) for row in cells.rows),
        tuple(tuple(cell.error for cell in row) for row in cells.rows),
        good.value,
        study.games,
        tuple(tuple(_ends(cell) for cell in row) for row in cells.rows),
        tuple(_storm(storm) for storm in study.storms if storm.prepared.tries),
        tuple(attempts),
    )


def _plans(plans: Sequence[NamedPlan[P]], weights: F64, drawn: Spread) -> Iterator[Plan]:
    rows = zip(plans, weights, drawn.mean, drawn.p05, drawn.p95, strict=True)
    for plan, *numbers in rows:
        weight, mean, p05, p95 = map(float, numbers)
        yield Plan(plan.name, plan.sentence, weight, mean, p05, p95)


def _ends(cell: Cell) -> tuple[Share, ...]:
    """Return the ways in which some games of a cell ended."""
    return tuple(Share(name, cell.share(ending)) for ending, name in _ENDS.items() if cell.ends[ending])


def _storm(storm: StormChances) -> StormDay:
    """Tell the tries of the storm made ready for; every game has one of the other."""
    rash = storm.unprepared.share if storm.unprepared.tries else None
    return StormDay(storm.day, storm.prepared.share, rash, storm.prepared.tries)
