"""One siege under one set of rules, held against its record by games on hexes and sieges of the model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from game.core.errors import ScenarioError
from game.core.rules import SIDES
from game.core.state import QING, RUSSIA
from game.files.fault import did_you_mean
from game.files.records import RECORDS_FILE
from game.forecast.forecast import Batch
from game.sim.evidence import Verdict, judge
from game.sim.figures import FIGURES
from game.sim.fitting import Source, siege_of
from game.sim.histories import Siege
from game.sim.measuring import Measured, play_as_it_was
from game.sim.siege_figures import Found, siege_figures

MODEL_RUNS: Final = 4096
SEED: Final = 1_000_000
"""Of the first game: far from those that anybody looks at while he tunes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A siege, played often.

    Attributes:
        games: on hexes.
        verdicts: on each record by the games, and model: by sieges of the model.
        siege: it as the model knows it by these games.
    """

    source: Source
    games: tuple[Measured, ...]
    verdicts: tuple[Verdict, ...]
    siege: Siege
    model: tuple[Verdict, ...]

    @property
    def contradicted(self) -> tuple[str, ...]:
        """What the rules contradict: records in games, and records that no siege of the model comes near."""
        games = [f"{v.record.id}: {v.record.label}" for v in self.verdicts if not v.holds]
        model = [f"{v.record.id}, on the siege level: {v.record.label}" for v in self.model if not v.meets]
        return (*games, *model)


def check(
    source: Source, games: int, seed: int, jobs: int, done: Callable[[Measured], None] = lambda _: None
) -> Checked:
    """Play a siege as it was, on hexes and on the model, and judge both.

    Args:
        source: siege and records.
        games: on hexes; game i has seed + i.
        seed: of the first.
        jobs: processes.
        done: called with each game.

    Raises:
        AlbazinError: if nobody says what was done, or a record has a figure that nobody measures.
    """
    _check_figures(source)
    played = play_as_it_was(source, games, seed, jobs, done)
    siege = siege_of(source, [game.sample for game in played])
    found = siege_figures(siege.setting, siege.plan, siege.asked, Batch(MODEL_RUNS, seed))[1]
    return Checked(source, played, _by_games(source, played), siege, by_model(source, found))


def pars(checked: Checked) -> dict[str, int]:
    """Return the pars by place in the rules: medians of the points of games played as it was."""
    medians = (median_low(game.scores[side] for game in checked.games) for side in (QING, RUSSIA))
    return {f"points.par_{name}": par for name, par in zip(SIDES, medians, strict=True)}


def _by_games(source: Source, played: Sequence[Measured]) -> tuple[Verdict, ...]:
    return tuple(
        judge(record, [game.figures[place] for game in played]) for place, record in enumerate(source.records)
    )


def by_model(source: Source, found: Sequence[Found]) -> tuple[Verdict, ...]:
    """Return the verdicts by figures of sieges of the model."""
    return tuple(
        judge(record, figure[known].tolist())
        for record, (figure, known) in zip(source.records, found, strict=True)
    )


def _check_figures(source: Source) -> None:
    for record in source.records:
        if record.figure not in FIGURES:
            advice = did_you_mean(record.figure, FIGURES) or f"one of {', '.join(FIGURES)}"
            where = f"{source.scenario.id}/{RECORDS_FILE}: record {record.id}"
            msg = f"{where}: no figure {record.figure!r}; {advice}"
            raise ScenarioError(msg)
