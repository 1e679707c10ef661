"""`albazin calibrate`: whole games, played as it was, held against the record."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median_low
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from game.core.errors import ScenarioError
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA
from game.files.fault import did_you_mean
from game.files.records import RECORDS_FILE, Record, Variant, load_records
from game.sim.batch import jobs_for, play_all
from game.sim.evidence import Verdict, judge
from game.sim.figures import FIGURES, Measured, measure
from game.sim.output import write_json
from game.sim.progress import progress

DONE, CONTRADICTED = 0, 1
_SEED: Final = 1_000_000
"""Of the first game: far from those that anybody looks at while he tunes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked on the command line.

    Attributes:
        games: how many.
        seed: of the first, None for one that nobody has tuned by.
        jobs: processes, 0 for one a core.
        json: file for the figures, `output.STDOUT`, or None for a table.
    """

    games: int
    seed: int | None = None
    jobs: int = 0
    json: str | None = None


def calibrate_command(scenario: Scenario, folder: Path, request: Request) -> int:
    """Play, measure, judge and show; return the exit code: 1 if a record is contradicted.

    Args:
        scenario: parsed and checked.
        folder: where its records lie.
        request: what was asked.

    Raises:
        AlbazinError: if there are no records, nobody knows what was done, or a file cannot be written.
    """
    began, recorded = time.monotonic(), load_records(folder)
    records = recorded.records
    _check_figures(folder, records)
    played = _play(scenario, records, request)
    verdicts = [judge(record, [game.figures[i] for game in played]) for i, record in enumerate(records)]
    if request.json is None:
        _print_table(scenario, verdicts, played)
        _print_variants(recorded.variants)
    else:
        write_json(request.json, _figures(scenario, verdicts, time.monotonic() - began))
    return DONE if all(verdict.holds for verdict in verdicts) else CONTRADICTED


def _check_figures(folder: Path, records: Sequence[Record]) -> None:
    for record in records:
        if record.figure not in FIGURES:
            advice = did_you_mean(record.figure, FIGURES) or f"one of {', '.join(FIGURES)}"
            msg = f"{folder}/{RECORDS_FILE}: record {record.id}: no figure {record.figure!r}; {advice}"
            raise ScenarioError(msg)


def _play(scenario: Scenario, records: Sequence[Record], request: Request) -> list[Measured]:
    asked = tuple((record.figure, record.day) for record in records)
    first = _SEED if request.seed is None else request.seed
    with progress(request.games) as advance:
        return play_all(
            partial(measure, scenario, asked),
            range(first, first + request.games),
            jobs_for(request.games, request.jobs),
            lambda _: advance(),
        )


def _figures(scenario: Scenario, verdicts: Sequence[Verdict], seconds: float) -> dict[str, Any]:
    """Return what was found as JSON has it."""
    return {
        "records": [_record(verdict) for verdict in verdicts],
        "parameters": [],
        "games": max(verdict.games for verdict in verdicts),
        "sims": 0,
        "seconds": round(seconds, 3),
        "rules": scenario.rules_digest,
    }


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


def _print_table(scenario: Scenario, verdicts: Sequence[Verdict], played: Sequence[Measured]) -> None:
    """Print a line a record, what is contradicted in red, and the medians of the points."""
    title = f"{scenario.id}, rules {scenario.rules_digest}: {len(played)} games played as it was"
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    table.add_column("record")
    for name in ("band", "median", "5-95 %", "in band", "asked"):
        table.add_column(name, justify="right", no_wrap=True)
    for verdict in verdicts:
        table.add_row(*_cells(verdict), style=None if verdict.holds else "red")
    Console().print(table)
    qing, russia = (median_low(game.scores[side] for game in played) for side in (QING, RUSSIA))
    print(f"median points: Qing {qing / 10:.1f}, Russians {russia / 10:.1f}")
    for verdict in verdicts:
        if not verdict.holds:
            print(f"contradicted: {verdict.record.id}: {verdict.record.label}")


def _print_variants(variants: Sequence[Variant]) -> None:
    """Print what sources give otherwise than the game has it; it is not judged."""
    for variant in variants:
        print(f"{variant.label}: {variant.value} in the game, or {variant.variant}: {variant.source}")


def _cells(verdict: Verdict) -> tuple[str, ...]:
    low, high = verdict.record.band
    others = [f"or {other.value}: {escape(other.source)}" for other in verdict.record.variants]
    spread = "" if verdict.p05 is None else f"{verdict.p05}-{verdict.p95}"
    return (
        "\n".join([escape(verdict.record.label), *others]),
        f"{low}-{high}" if low != high else f"{low}",
        "" if verdict.median is None else f"{verdict.median}",
        spread,
        f"{verdict.share:.0%}",
        f"{verdict.record.share_pm / 1000:.0%}",
    )
