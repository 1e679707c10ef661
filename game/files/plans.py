"""Ways to conduct a siege, tried against each other for the balance of the game: `maps/plans.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

from game.core.errors import ScenarioError
from game.core.orders import Purpose
from game.files.fault import Report, attempt
from game.files.plan_checks import check_plans
from game.files.plan_tables import (
    Digging,
    Foot,
    Foraging,
    Picket,
    PlansTable,
    QingTable,
    Retrenching,
    RussianTable,
    Storm,
    Withdrawal,
)
from game.files.tables import read_rules
from game.files.toml_data import fill, read_source
from game.forecast.plans import NEVER_DAY, Prepared, QingPlan, RussianPlan, Shares

PLANS_FILE: Final = "plans.toml"
P = TypeVar("P", QingPlan, RussianPlan)

_PICKETS: Final[tuple[Picket, ...]] = ("none", "weak", "strong")


@dataclass(frozen=True, slots=True)
class NamedPlan(Generic[P]):
    """A plan and what people call it.

    Attributes:
        id: its name among files.
        name, sentence: in words.
        orders: what is done.
    """

    id: str
    name: str
    sentence: str
    orders: P


@dataclass(frozen=True, slots=True)
class Plans:
    """All that stands in the file.

    Attributes:
        history: what was done by the Qing and by the Russians, in words.
        qing, russia: what might have been done, one plan or more each.
    """

    history: tuple[str, str]
    qing: tuple[NamedPlan[QingPlan], ...]
    russia: tuple[NamedPlan[RussianPlan], ...]


def load_plans(path: Path) -> Plans:
    """Load plans.

    Raises:
        ScenarioError: if the file has faults, named by line.
    """
    report = Report(str(path))
    table = _read(path, report)
    if not table or report.faults:
        raise ScenarioError("\n".join(str(fault) for fault in report.faults))
    return Plans(
        (table.history.qing, table.history.russia),
        tuple(NamedPlan(plan.id, plan.name, plan.sentence, _besiegers(plan)) for plan in table.qing),
        tuple(NamedPlan(plan.id, plan.name, plan.sentence, _garrison(plan)) for plan in table.russia),
    )


def _read(path: Path, report: Report) -> PlansTable | None:
    """Read and check; what is returned is whole only if the report stays empty."""
    rules = attempt(lambda: read_rules(None, report))
    source = attempt(lambda: read_source(path.parent.resolve(), path.name, report))
    table = source and attempt(lambda: fill(PlansTable, source.table, (source,)))
    if not rules or not source or not table:
        return None
    attempt(lambda: check_plans(table, rules, source.lines, report))
    return table


def _besiegers(table: QingTable) -> QingPlan:
    foot = table.foot or Foot(NEVER_DAY, 0)
    return QingPlan(
        rates=tuple((rate.day, rate.rounds) for rate in table.rates),
        face_day=NEVER_DAY if table.face_day is None else table.face_day,
        works=tuple((digging.day, _shares(digging)) for digging in table.digging),
        foot_day=foot.day,
        foot_pm=foot.share_pm,
        picket=_PICKETS.index(table.picket),
        prepared=_prepared(table.storm) if table.storm else None,
        letters=table.letters,
        lets_go=table.council,
    )


def _shares(digging: Digging) -> Shares:
    return tuple((share.work, share.hands_pm) for share in digging.works)


def _prepared(table: Storm) -> Prepared:
    return Prepared(
        table.first_day,
        table.last_day,
        heads=table.saps,
        mound=table.mound,
        breach_pm=table.breach_pm,
        tries=table.tries,
        gap=table.gap_days,
        columns=table.columns,
        front=table.front_hexes,
        feint=table.feint,
        ladders=table.ladders,
        night=table.night,
    )


def _garrison(table: RussianTable) -> RussianPlan:
    inner = table.retrenching or Retrenching(NEVER_DAY, 0)
    food = table.foraging or Foraging(0, 0)
    back = table.withdrawal or Withdrawal(NEVER_DAY, 0)
    return RussianPlan(
        sallies=table.sallies,
        against=table.rest_days or 0,
        purpose=Purpose[table.purpose.upper()],
        mend=table.menders,
        retrench_day=inner.day,
        retrench_men=inner.men,
        reserve=table.reserve,
        forage=food.parties,
        forage_until=food.last_day,
        spread=table.suburb,
        tend=table.orderlies,
        grants=table.assembly,
        withdrawal=back.day,
        remnant=back.men,
    )
