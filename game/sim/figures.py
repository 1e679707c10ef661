"""What a game is measured by, beside what the sources record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from game.ai.players import player
from game.core.calendar import HOURS, day_of, hour_of
from game.core.events import Event, Sallied, Stormed
from game.core.points import FALLEN
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Cause, Ending, State, Tally
from game.core.strength import army
from game.record.game import Game
from game.sim.batch import play_phase

NEVER: Final = 9999
"""A day that did not come."""


@dataclass(frozen=True, slots=True)
class Trail:
    """A game as it went.

    Attributes:
        turns: the state in which each turn began, the first with turn 1.
        end: the last state.
        events: all, in order.
    """

    turns: tuple[State, ...]
    end: State
    events: tuple[Event, ...]


Figure = Callable[[Trail, int], int | None]
"""Measures a game, if need be at a day; None where there is nothing to measure."""


def trail(scenario: Scenario, seed: int, policy: str) -> Trail:
    """Play a game to its end, both sides by one policy, and keep its trail.

    Raises:
        AlbazinError: if the policy is unknown, at fault, or knows nothing of the scenario.
    """
    game, events, turns = Game.new(scenario, seed, policy, policy), list[Event](), dict[int, State]()
    players = (player(policy, QING), player(policy, RUSSIA))
    while game.state.ending == Ending.NONE:
        if game.state.turn:
            turns.setdefault(game.state.turn, game.state)
        play_phase(game, players[game.state.phase], events.extend)
    return Trail(tuple(turns.values()), game.state, tuple(events))


def _first_shot(trail: Trail) -> int:
    """Return the turn of the besiegers' first shot, -1 if there was none."""
    return int(trail.end.tally[Tally.FIRST_SHOT])


def _first_day_dead(trail: Trail, day: int) -> int | None:
    """Return Russians dead of shot and fire on the day of the first shot."""
    first = _first_shot(trail)
    if first < 0:
        return None
    scenario = trail.end.scenario
    next_day = (day_of(scenario, first) + 1) * HOURS
    later = (state for state in trail.turns if hour_of(scenario, state.turn) >= next_day)
    before = next(state for state in trail.turns if state.turn == first)
    return _shot_dead(next(later, trail.end)) - _shot_dead(before)


def _shot_dead(state: State) -> int:
    return _dead(state, Cause.SHOT, Cause.FIRE)


def _dead(state: State, *causes: Cause) -> int:
    return int(state.lost[RUSSIA, 0, list(causes)].sum())


def _fallen_by_next_day(trail: Trail, day: int) -> int | None:
    """Return 1 if the fort was given up by the day after the first shot."""
    first, scenario = _first_shot(trail), trail.end.scenario
    fallen = trail.end.ending in FALLEN and first >= 0
    return int(fallen and int(trail.end.tally[Tally.END_DAY]) <= day_of(scenario, first) + 1)


def _storms(trail: Trail) -> list[Stormed]:
    return [event for event in trail.events if isinstance(event, Stormed)]


def _storm_failed(trail: Trail, day: int) -> int | None:
    return int(not _storms(trail)[0].taken) if _storms(trail) else None


def _storm_loss(trail: Trail, day: int) -> int | None:
    return _storms(trail)[0].qing_dead if _storms(trail) else None


def _sallies(trail: Trail) -> list[Sallied]:
    return [event for event in trail.events if isinstance(event, Sallied)]


def _on_day(trail: Trail, side: int, day: int) -> int | None:
    """Return the soldiers alive on a day, between the turns about it; None if the siege was over."""
    scenario = trail.end.scenario
    begun = [(day_of(scenario, state.turn), army(state, side)) for state in trail.turns]
    before = [row for row in begun if row[0] <= day]
    after = [row for row in begun if row[0] > day]
    if not after:
        return None
    (early, more), (late, less) = before[-1], after[0]
    return more + (less - more) * (day - early) // (late - early)


def _tallied_day(tally: Tally) -> Figure:
    def figure(trail: Trail, day: int) -> int | None:
        found = int(trail.end.tally[tally])
        return found if found >= 0 else NEVER

    return figure


def _held(trail: Trail, day: int) -> int | None:
    return int(trail.end.ending == Ending.HELD)


def _survivors(trail: Trail, day: int) -> int | None:
    """Return the Russians alive when the messenger came."""
    return army(trail.end, RUSSIA) if trail.end.ending == Ending.HELD else None


FIGURES: Final[Mapping[str, Figure]] = {
    "first_day_dead": _first_day_dead,
    "fallen_by_next_day": _fallen_by_next_day,
    "storm_failed": _storm_failed,
    "storm_loss": _storm_loss,
    "sallies_won": lambda trail, day: sum(sally.succeeded for sally in _sallies(trail)),
    "ambushes": lambda trail, day: sum(sally.ambushed for sally in _sallies(trail)),
    "prisoners": lambda trail, day: sum(sally.captured for sally in _sallies(trail)),
    "combat_dead": lambda trail, day: _dead(trail.end, Cause.SHOT, Cause.STORM, Cause.SALLY, Cause.FIRE),
    "river_cut": _tallied_day(Tally.CUT_DAY),
    "river_days": lambda trail, day: int(trail.end.tally[Tally.CONTEST_DAYS]),
    "ring_closed": _tallied_day(Tally.CLOSED_DAY),
    "russians_alive": lambda trail, day: _on_day(trail, RUSSIA, day),
    "qing_alive": lambda trail, day: _on_day(trail, QING, day),
    "survivors": _survivors,
    "held": _held,
}
"""By the name that `records.toml` has for it."""
