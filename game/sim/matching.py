"""The bridge between the siege-level model and the game on hexes: constants by which both come out alike.

A few are measured in games on hexes. The others are matched: each is moved until one sum, its moment, is the
same on average in sieges of the model as in games.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from statistics import fmean
from typing import Any, Final

import numpy as np

from game.core.calendar import HOURS
from game.core.events import Bombarded, PhaseBegan, RiverFought, Sallied, Stormed
from game.core.hexgrid import I64
from game.core.laws.assault import frontage
from game.core.scenario import Scenario
from game.core.state import QING, RUSSIA, Cause, State, Tally
from game.core.strength import army_fighters, soldiers
from game.forecast.bridge import Bridge
from game.forecast.forecast import Batch, play
from game.forecast.plans import Plan
from game.forecast.setting import setting_of
from game.forecast.sieges import GANGS, NEVER, STALE_DAY, Sieges
from game.sim.figures import Trail

_ROUNDS: Final = 10
"""After which the constants hardly move."""
_SIEGES: Final = 2048
_SEED: Final = 77
_RANGE: Final = 50, 5000
"""Per mille: a constant beyond would say that the formula is not the map's."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A sum that map and model must have alike.

    Attributes:
        constant: of `Bridge`.
        place: in it, if it is a row.
        meaning: of the sum, in words.
        game: it of a game on hexes, None if there was nothing to sum up.
        model: it of sieges, (n,) or those that have it.
        falls: whether it falls as the constant grows.
    """

    constant: str
    place: int
    meaning: str
    game: Callable[[Trail], float | None]
    model: Callable[[Sieges], I64]
    falls: bool = False


def _by_guns(trail: Trail) -> float | None:
    fired = [event.dead for event in trail.events if isinstance(event, Bombarded) and event.side == QING]
    return sum(fired) + float(trail.end.lost[RUSSIA, 0, Cause.FIRE]) if fired else None


def _by_muskets(trail: Trail) -> float | None:
    fired = sum(event.dead for event in trail.events if isinstance(event, Bombarded) and event.side == QING)
    return float(trail.end.lost[RUSSIA, 0, Cause.SHOT]) - fired


def _river(trail: Trail) -> float | None:
    dead = [event.qing_dead + event.russian_dead for event in trail.events if isinstance(event, RiverFought)]
    return fmean(dead) if dead else None


def _walling(trail: Trail) -> float | None:
    """Days from the first spade to the whole ring."""
    course, closed = trail.end.scenario.course, int(trail.end.tally[Tally.CLOSED_DAY])
    return float(closed - course.qing.ring // HOURS) if course and closed >= 0 else None


def _lost(cause: Cause, side: int) -> Callable[[Trail], float | None]:
    return lambda trail: float(trail.end.lost[side, 0, cause])


def _stale(trail: Trail) -> float | None:
    """Hundredths of days without fresh food at the time when the ring was closed."""
    closed, end = int(trail.end.tally[Tally.CLOSED_DAY]), int(trail.end.tally[Tally.END_DAY])
    garrison = soldiers(trail.end, RUSSIA) & (trail.end.men > 0)
    if closed < 0 or not garrison.any():
        return None
    return float(trail.end.stale[garrison].mean()) - STALE_DAY * (end - closed)


def _gangs_left(trail: Trail) -> float | None:
    gangs = (trail.end.side == QING) & ~trail.end.flag("soldier") & (trail.end.trait("dig_pm") > 0)
    return float(trail.end.men[gangs].sum())


def _closing(s: Sieges, days: I64) -> I64:
    """Return days of sieges in which the ring was closed, and none of the others, for both have a mean."""
    closed = s.closed_day < NEVER
    return days[closed] if closed.any() else np.zeros(1, np.int64)


def _shot(s: Sieges, side: int) -> I64:
    shot: I64 = s.lost[side, Cause.SHOT]
    return shot


def _sick(side: int) -> Callable[[Sieges], I64]:
    return lambda s: s.lost[side, Cause.SICK]


def _river_day(s: Sieges) -> I64:
    return s.river_dead // np.maximum(1, s.river_days)


def _walling_days(s: Sieges) -> I64:
    return _closing(s, s.closed_day - s.ring_begun)


def _stale_then(s: Sieges) -> I64:
    return _closing(s, s.stale - STALE_DAY * (s.end_day - s.closed_day))


MOMENTS: Final = (
    Moment("guns_pm", 0, "Russians dead by guns and fire", _by_guns, lambda s: s.gun_dead),
    Moment(
        "back_pm", 0, "Russians shot from the works", _by_muskets, lambda s: _shot(s, RUSSIA) - s.gun_dead
    ),
    Moment("guard_pm", 0, "besieging soldiers shot", _lost(Cause.SHOT, QING), lambda s: _shot(s, QING)),
    Moment("river_pm", 0, "dead in a day of the fight for the water", _river, _river_day),
    Moment("ring_pm", 0, "days from the first spade to the whole ring", _walling, _walling_days, falls=True),
    Moment(
        "fresh_pm", 0, "hundredths of days without fresh food until then", _stale, _stale_then, falls=True
    ),
    Moment("contagion_pm", QING, "besieging soldiers dead of sickness", _lost(Cause.SICK, QING), _sick(QING)),
    Moment("contagion_pm", RUSSIA, "Russians dead of sickness", _lost(Cause.SICK, RUSSIA), _sick(RUSSIA)),
    Moment("contagion_pm", GANGS, "labourers left", _gangs_left, lambda s: s.men[GANGS], falls=True),
)
"""What is matched, and by which constant."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a game on hexes tells of the bridge.

    Attributes:
        moments: in the order of MOMENTS.
        storm: of the first storm: wall hexes, of the besiegers on their feet in each column per mille, and of
            those who run to the alarm who found the front per mille; None if there was none.
        parties: men of each sally.
    """

    moments: tuple[float | None, ...]
    storm: tuple[float, float, float] | None
    parties: tuple[int, ...]


def sample(trail: Trail) -> Sample:
    """Return what a game tells."""
    parties = tuple(event.men for event in trail.events if isinstance(event, Sallied))
    return Sample(tuple(moment.game(trail) for moment in MOMENTS), _storm(trail), parties)


def _storm(trail: Trail) -> tuple[float, float, float] | None:
    """Return the first storm, see `Sample`, by the armies at the beginning of its turn."""
    turn, stormed = _first_storm(trail)
    if stormed is None:
        return None
    state = next(state for state in trail.turns if state.turn == turn)
    able = max(1, int(state.able[soldiers(state, QING)].sum()))
    share = stormed.men * 1000 / able / max(1, len(stormed.columns))
    room = max(1, _room(state, len(stormed.front)))
    return len(stormed.front), share, stormed.defenders * 1000 / room


def _first_storm(trail: Trail) -> tuple[int, Stormed | None]:
    """Return the first storm and its turn."""
    turn = 0
    for event in trail.events:
        turn = event.turn if isinstance(event, PhaseBegan) else turn
        if isinstance(event, Stormed):
            return turn, event
    return turn, None


def _room(state: State, hexes: int) -> int:
    """Return how many of those who run to an alarm find a place on a front."""
    rules = state.rules.storm
    runners = army_fighters(state, RUSSIA) * rules.alarm_share_pm // 1000
    return min(runners, int(frontage(rules, hexes)))


def bridge_of(scenario: Scenario, plan: Plan, samples: Sequence[Sample]) -> Bridge:
    """Return the constants by which sieges of a plan come out as games did.

    Args:
        scenario: of both.
        plan: what was done in the games.
        samples: of the games.
    """
    bridge = _measured(Bridge(guard_of_works_pm=scenario.rules.pickets.weak_guard_pm), samples)
    wanted = [_mean([sample.moments[place] for sample in samples]) for place in range(len(MOMENTS))]
    for _ in range(_ROUNDS):
        sieges = play(setting_of(scenario, bridge), plan, Batch(_SIEGES, _SEED))
        for moment, mean in zip(MOMENTS, wanted, strict=True):
            bridge = _moved(bridge, moment, mean, float(np.mean(moment.model(sieges))))
    return bridge


def _mean(found: Sequence[float | None]) -> float:
    known = [number for number in found if number is not None]
    return fmean(known) if known else 0.0


def _measured(bridge: Bridge, samples: Sequence[Sample]) -> Bridge:
    """Put in what is measured as it is."""
    storms = [sample.storm for sample in samples if sample.storm]
    parties = [men for sample in samples for men in sample.parties]
    if storms:
        front, column, found = (round(fmean(numbers)) for numbers in zip(*storms, strict=True))
        bridge = replace(bridge, front=max(1, front), column_pm=column, alarm_pm=found)
    return replace(bridge, party=round(fmean(parties))) if parties else bridge


def _moved(bridge: Bridge, moment: Moment, wanted: float, found: float) -> Bridge:
    """Move a constant so that its moment comes nearer; where there is nothing to match it stays.

    By the root of what is missing: a fever grows faster than its rate, and whole steps would overshoot.
    """
    if wanted <= 0 or found <= 0:
        return bridge
    held: Any = getattr(bridge, moment.constant)
    row = [*held] if isinstance(held, tuple) else [held]
    ratio = sqrt(found / wanted if moment.falls else wanted / found)
    row[moment.place] = min(max(round(row[moment.place] * ratio), _RANGE[0]), _RANGE[1])
    moved: Any = tuple(row) if isinstance(held, tuple) else row[0]
    return replace(bridge, **{moment.constant: moved})
