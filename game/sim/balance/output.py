"""A balance as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from game.files.plans import NamedPlan, P
from game.sim.balance.chances import Chance
from game.sim.balance.equilibrium import Spread
from game.sim.balance.study import Study
from game.sim.balance.verdicts import Claim, verdicts
from game.sim.fit.cube import F64

_NEVER: Final = "-"


def print_balance(study: Study) -> None:
    """Print the cells, the weights, the storms and what is claimed, claims that do not hold in red."""
    console = Console()
    console.print(_cells(study))
    plans, good = study.repertoire, study.good
    console.print(_weights("Qing", plans.qing, good.qing, study.drawn[0]))
    console.print(_weights("Russians", plans.russia, good.russia, study.drawn[1]))
    console.print(f"good play is worth {good.value:+.1f} points to the Qing")
    console.print(_storms(study))
    console.print(_claims(verdicts(study)))


def _table(title: str, first: str, *others: str) -> Table:
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column(first)
    for name in others:
        table.add_column(escape(name), justify="right")
    return table


def _cells(study: Study) -> Table:
    title = f"net margin of the Qing, points, with two standard errors; {study.games} games a cell"
    table = _table(title, "Qing, down", *(plan.name for plan in study.repertoire.russia))
    for plan, row in zip(study.repertoire.qing, study.matrix.rows, strict=True):
        table.add_row(escape(plan.name), *(f"{cell.mean:+.1f} ±{2 * cell.error:.1f}" for cell in row))
    return table


def _weights(side: str, plans: Sequence[NamedPlan[P]], weights: F64, drawn: Spread) -> Table:
    table = _table(f"good play of the {side}", "plan", "weight", "mean, drawn again", "5-95 %")
    rows = zip(plans, weights, drawn.mean, drawn.p05, drawn.p95, strict=True)
    for plan, weight, mean, p05, p95 in rows:
        table.add_row(escape(plan.name), f"{weight:.2f}", f"{mean:.2f}", f"{p05:.2f}-{p95:.2f}")
    return table


def _storms(study: Study) -> Table:
    names = "made ready for", "and answered", "not made ready for"
    table = _table("first tries that take the fort", "let loose from day", *names)
    for storm in study.storms:
        chances = storm.prepared, storm.answered, storm.unprepared
        table.add_row(f"{storm.day}", *(_chance(chance) for chance in chances))
    return table


def _chance(chance: Chance) -> str:
    return f"{chance.share:.2f} of {chance.tries}" if chance.tries else _NEVER


def _claims(claims: Sequence[Claim]) -> Table:
    table = _table("claims", "claim", "holds")
    table.add_column("figures")
    for claim in claims:
        figures = "; ".join(f"{escape(name)} {figure:.2f}" for name, figure in claim.figures.items())
        holds = "yes" if claim.holds else "no"
        table.add_row(claim.words, holds, figures, style=None if claim.holds else "red")
    return table
