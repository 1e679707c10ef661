"""`albazin calibrate`: the rules held against the record, or fitted to it."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from game.core.errors import AlbazinError
from game.record.home import cache_folder
from game.sim.balance.trial import balance_of
from game.sim.batch import jobs_for
from game.sim.calibration import Calibration, calibrated
from game.sim.checking import MODEL_RUNS, SEED, Checked, check
from game.sim.evidence_rows import findings_of, parameter_json
from game.sim.fitting import Source
from game.sim.output import write_json
from game.sim.progress import progress, stages
from game.sim.report.folder import ready, write_report
from game.sim.verdict_table import print_checked, record_json
from game.sim.writing import ready_to_write, write_fitted

DONE, CONTRADICTED = 0, 1


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked on the command line.

    Attributes:
        quick: the rules are checked as they are, and not fitted.
        games: on hexes of each siege, None for as many as its records name.
        seed: of the first, None for one that nobody has tuned by.
        jobs: processes, 0 for one a core.
        write: whether fitted numbers and pars go into the rules.
        out: folder for a report, or None.
        json: file for the figures, `output.STDOUT`, or None for a table.
    """

    quick: bool
    games: int | None = None
    seed: int | None = None
    jobs: int = 0
    write: bool = False
    out: Path | None = None
    json: str | None = None


def calibrate_command(sources: Sequence[Source], request: Request) -> int:
    """Play, measure, judge and show; return the exit code: 1 if a record is contradicted.

    Args:
        sources: sieges that one set of rules must answer for.
        request: what was asked.

    Raises:
        AlbazinError: if nobody knows what was done, a library is missing, or a file cannot be written.
    """
    began = time.monotonic()
    _confirm(sources, request)
    fitted = None if request.quick else _fit(sources, request)
    checked = fitted.checked if fitted else _check(sources, request)
    if fitted and request.write:
        for file in write_fitted(checked, fitted.numbers):
            print(f"{file}: fitted numbers and pars written", file=sys.stderr)
    if fitted and request.out:
        _report(fitted, request.out, request, began)
    _show(checked, fitted, request, time.monotonic() - began)
    return CONTRADICTED if any(each.contradicted for each in checked) else DONE


def _confirm(sources: Sequence[Source], request: Request) -> None:
    """Find out before a long run what could not be written after it.

    Raises:
        AlbazinError: if a quick one is asked for what only a fit gives, or a file would not be written.
    """
    if request.quick and (request.write or request.out):
        msg = "--quick fits nothing, so there is nothing to --write and no report for --out; leave it out"
        raise AlbazinError(msg)
    if request.out:
        ready(request.out)
    if request.write:
        ready_to_write(sources)


def _check(sources: Sequence[Source], request: Request) -> tuple[Checked, ...]:
    """Hold the rules as they are against the record."""
    games = [request.games or source.quick_games for source in sources]
    first = _first(request)
    with progress(sum(games)) as advance:
        return tuple(
            check(source, count, first, jobs_for(count, request.jobs), lambda _: advance())
            for source, count in zip(sources, games, strict=True)
        )


def _fit(sources: Sequence[Source], request: Request) -> Calibration:
    jobs, cache = jobs_for(MODEL_RUNS, request.jobs), cache_folder() / "calibration"
    played = [replace(source, games=request.games or source.games) for source in sources]
    with stages() as told:
        return calibrated(played, jobs, cache, told, _first(request))


def _first(request: Request) -> int:
    """Return the seed of the first game."""
    return SEED if request.seed is None else request.seed


def _report(fitted: Calibration, folder: Path, request: Request, began: float) -> None:
    """Draw the report, with plans tried against each other if their siege is among the fitted."""
    with stages() as told:
        balance = balance_of(fitted.checked, jobs_for(MODEL_RUNS, request.jobs), told)
        found = findings_of(fitted, balance, time.monotonic() - began)
    print(f"{write_report(found, folder)[0]}: the report", file=sys.stderr)


def _show(checked: Sequence[Checked], fitted: Calibration | None, request: Request, seconds: float) -> None:
    if request.json is None:
        for each in checked:
            print_checked(each)
    else:
        write_json(request.json, _figures(checked, fitted, seconds))


def _figures(checked: Sequence[Checked], fitted: Calibration | None, seconds: float) -> dict[str, Any]:
    """Return what was found as JSON has it."""
    return {
        "records": [row for each in checked for row in record_json(each)],
        "parameters": parameter_json(fitted) if fitted else [],
        "games": sum(len(each.games) for each in checked),
        "sims": fitted.sims if fitted else MODEL_RUNS * len(checked),
        "seconds": round(seconds, 3),
        "rules": checked[0].source.scenario.rules_digest,
    }
