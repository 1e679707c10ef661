"""Whole games on hexes, played as it was, and measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from game.core.calendar import day_of
from game.core.points import scores
from game.core.state import QING, RUSSIA, Ending
from game.core.strength import army
from game.sim.figures import FIGURES, Trail, trail
from game.sim.fitting import Source
from game.sim.matching import Sample, sample
from game.sim.workers import workers


@dataclass(frozen=True, slots=True)
class Measured:
    """One game.

    Attributes:
        figures: of the records, in their order, None where there is nothing to measure.
        scores: of the Qing and of the Russians, in tenths of a point.
        ending: how it ended.
        armies: day, Russians and Qing soldiers alive, as each turn began.
        sample: what it tells of the bridge.
    """

    figures: tuple[int | None, ...]
    scores: tuple[int, int]
    ending: Ending
    armies: tuple[tuple[int, int, int], ...]
    sample: Sample


def play_as_it_was(
    source: Source, games: int, seed: int, jobs: int, done: Callable[[Measured], None]
) -> tuple[Measured, ...]:
    """Play games of a siege by its course and measure them.

    Args:
        source: siege and records.
        games: how many; game i has seed + i.
        seed: of the first.
        jobs: processes.
        done: called with each, in order.
    """
    with workers(partial(measure, source), jobs) as play:
        return tuple(play(range(seed, seed + games), done))


def measure(source: Source, seed: int) -> Measured:
    """Play one game as it was and measure it."""
    went = trail(source.scenario, seed, "history")
    figures = tuple(FIGURES[record.figure](went, record.day) for record in source.records)
    return Measured(figures, scores(went.end), went.end.ending, _armies(went), sample(went))


def _armies(went: Trail) -> tuple[tuple[int, int, int], ...]:
    return tuple(
        (day_of(state.scenario, state.turn), army(state, RUSSIA), army(state, QING)) for state in went.turns
    )
