"""`albazin simulate`: games by the dozen, as a table, as JSON, as logs."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median_low
from typing import Any, Final

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from game.core.calendar import HOURS, hour_of
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Cause
from game.sim.batch import LIMIT, Fate, Men, Result, games_of, jobs_for, play_all
from game.sim.output import write_json, write_text
from game.sim.progress import progress

_DEAD: Final = {
    "shot": (Cause.SHOT, Cause.FIRE),
    "storm": (Cause.STORM, Cause.SALLY),
    "sick": (Cause.SICK, Cause.SCURVY),
    "hunger": (Cause.HUNGER, Cause.COLD),
}
"""How the causes of death are summed up: missiles and fire, close combat, sickness, want."""
_GONE: Final = (Cause.DESERTED, Cause.CAPTURED, Cause.DEPARTED)


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked on the command line.

    Attributes:
        games: how many.
        seed: of the first; game i uses seed + i.
        qing, russia: policies.
        jobs: processes, 0 for one a core.
        turns: after which each game is cut off, or None.
        logs: folder for a log of each game, or None.
        json: file for the figures, `output.STDOUT`, or None for a table.
    """

    games: int
    seed: int
    qing: str
    russia: str
    jobs: int = 0
    turns: int | None = None
    logs: Path | None = None
    json: str | None = None


def simulate_command(scenario: Scenario, request: Request) -> int:
    """Play what was asked and show it; return the exit code.

    Raises:
        AlbazinError: if a policy is unknown or at fault, or a file cannot be written.
    """
    began = time.monotonic()
    with progress(request.games) as advance:
        results = _play(scenario, request, advance)
    if request.json is None:
        _print_table(scenario, results)
    else:
        write_json(request.json, figures(scenario, results, time.monotonic() - began))
    return 0


def figures(scenario: Scenario, results: Sequence[Result], seconds: float) -> dict[str, Any]:
    """Return the games as JSON has them; all but `seconds` depends on the arguments alone."""
    return {
        "scenario": scenario.id,
        "rules": scenario.rules_digest,
        "games": [_game(scenario, result) for result in results],
        "seconds": round(seconds, 3),
    }


def _play(scenario: Scenario, request: Request, advance: Callable[[], None]) -> list[Result]:
    def done(result: Result) -> None:
        if request.logs:
            write_text(request.logs / f"{scenario.id}-{result.seed}.log", result.log.text)
        advance()

    seeds = range(request.seed, request.seed + request.games)
    games = games_of(scenario, request.qing, request.russia, request.turns)
    return play_all(games, seeds, jobs_for(request.games, request.jobs), done)


def _game(scenario: Scenario, result: Result) -> dict[str, Any]:
    return {
        "seed": result.seed,
        "turns": result.turns,
        "end": result.end,
        "date": _end_date(scenario, result),
        "qing": _side(result.fates[QING]),
        "russia": _side(result.fates[RUSSIA]),
        "curve": [[_begin(scenario, turn), russia, qing] for turn, russia, qing in result.curve],
        "digest": result.log.check,
    }


def _side(fate: Fate) -> dict[str, Any]:
    others = {"others": _men(fate.others)}
    return _men(fate.soldiers) | {"score": fate.score, "margin": fate.margin} | others


def _men(men: Men) -> dict[str, Any]:
    return {
        "start": men.start,
        "arrived": men.arrived,
        "alive": men.alive,
        "dead": {name: sum(men.lost[cause] for cause in causes) for name, causes in _DEAD.items()},
        "gone": {cause.name.lower(): men.lost[cause] for cause in _GONE},
    }


def _begin(scenario: Scenario, turn: int) -> str:
    """Return when a turn begins, as `1685-06-26T12:00`."""
    return _moment(scenario, hour_of(scenario, turn)).isoformat(timespec="minutes")


def _end_date(scenario: Scenario, result: Result) -> str:
    """Return the day on which a game ended or was cut off, as `1685-06-26`."""
    hours = hour_of(scenario, result.turns + 1) if result.end == LIMIT else result.day * HOURS
    return _moment(scenario, hours).date().isoformat()


def _moment(scenario: Scenario, hours: int) -> datetime:
    return datetime.fromisoformat(scenario.start) + timedelta(hours=hours)


def _print_table(scenario: Scenario, results: Sequence[Result]) -> None:
    """Print a line a game, the medians, and how the games ended."""
    title = f"{scenario.id}, rules {scenario.rules_digest}: soldiers alive at the end"
    table = Table(title=title, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False)
    for name in ("seed", "turns", "date", "end"):
        table.add_column(name, no_wrap=True)
    for name in ("Qing", "margin", "Russians", "margin"):
        table.add_column(name, justify="right", no_wrap=True)
    for result in results:
        table.add_row(*_cells(scenario, result))
    if len(results) > 1:
        table.add_section()
        table.add_row(*_middle(results))
    Console().print(table)
    ends = Counter(result.end for result in results)
    print(", ".join(f"{end} {count}" for end, count in ends.most_common()))


def _cells(scenario: Scenario, result: Result) -> list[str]:
    cells = [str(result.seed), str(result.turns), _end_date(scenario, result), result.end]
    for fate in result.fates:
        cells += [f"{fate.soldiers.alive} of {fate.soldiers.mustered}", _points(fate.margin)]
    return cells


def _middle(results: Sequence[Result]) -> list[str]:
    """Return the medians, in the columns they belong to."""
    cells = ["median", str(median_low(result.turns for result in results)), "", ""]
    for side in (QING, RUSSIA):
        fates = [result.fates[side] for result in results]
        alive = median_low(fate.soldiers.alive for fate in fates)
        mustered = median_low(fate.soldiers.mustered for fate in fates)
        cells += [f"{alive} of {mustered}", _points(median_low(fate.margin for fate in fates))]
    return cells


def _points(tenths: int) -> str:
    return f"{tenths / 10:+.1f}"
