"""What a check found, as a table on the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from game.core.state import QING, RUSSIA
from game.files.records import Variant
from game.sim.checking import Checked
from game.sim.evidence import Verdict


def print_checked(checked: Checked) -> None:
    """Print a line a record, what is contradicted in red, and the medians of the points."""
    scenario, games = checked.source.scenario, checked.games
    title = f"{scenario.id}, rules {scenario.rules_digest}: {len(games)} games played as it was"
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("record")
    for name in ("band", "median", "5-95 %", "in band", "asked", "siege level"):
        table.add_column(name, justify="right", no_wrap=True)
    for verdict, model in zip(checked.verdicts, checked.model, strict=True):
        bad = not verdict.holds or not model.meets
        table.add_row(*_cells(verdict), _spread(model), style="red" if bad else None)
    Console().print(table)
    qing, russia = (median_low(game.scores[side] for game in games) for side in (QING, RUSSIA))
    print(f"median points: Qing {qing / 10:.1f}, Russians {russia / 10:.1f}")
    _print_variants(checked.source.variants)
    for name in checked.contradicted:
        print(f"contradicted: {name}")


def _print_variants(variants: Sequence[Variant]) -> None:
    """Print what sources give otherwise than the game has it; it is not judged."""
    for variant in variants:
        print(f"{variant.label}: {variant.value} in the game, or {variant.variant}: {variant.source}")


def _cells(verdict: Verdict) -> tuple[str, ...]:
    low, high = verdict.record.band
    others = [f"or {other.value}: {escape(other.source)}" for other in verdict.record.variants]
    return (
        "\n".join([escape(verdict.record.label), *others]),
        f"{low}-{high}" if low != high else f"{low}",
        "" if verdict.median is None else f"{verdict.median}",
        _spread(verdict),
        f"{verdict.share:.0%}",
        f"{verdict.record.share_pm / 1000:.0%}",
    )


def _spread(verdict: Verdict) -> str:
    return "" if verdict.p05 is None else f"{verdict.p05}-{verdict.p95}"


def record_json(checked: Checked) -> list[dict[str, Any]]:
    """Return the records as JSON has them."""
    return [{"scenario": checked.source.scenario.id, **_record(verdict)} for verdict in checked.verdicts]


def _record(verdict: Verdict) -> dict[str, Any]:
    record = verdict.record
    return {
        "id": record.id,
        "label": record.label,
        "band": list(record.band),
        "value": record.value if record.value >= 0 else None,
        "median": verdict.median,
        "p05": verdict.p05,
        "p95": verdict.p95,
        "in_band": round(verdict.share, 4),
        "holds": verdict.holds,
    }
