"""A race: our work beside that of libraries that do it too.

Ours and the peers take turns in one process, round by round, and the best round of each
counts: other work on the machine can only slow them. Times are microseconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from game.sim.peers import Task

_ROUNDS: Final = 25
_FEWEST: Final = 3
"""Rounds of a race that is soon over, and of one that takes long."""
_SLOT: Final = 0.004
"""Seconds a competitor may take in a round, if one call takes no longer."""
_RACE: Final = 3.0
"""Seconds that a race may take, if the fewest rounds take no longer."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A competitor.

    Attributes:
        task: does the work, or an equal part of it.
        target: how many times faster ours has to be, or None: for information.
        parts: how many of *task* make the work.
    """

    name: str
    task: Task
    target: float | None = None
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Work:
    """Something measured.

    Attributes:
        limit_us: a ceiling for it, where there is no peer.
    """

    id: str
    work: str
    ours: Task
    peers: Sequence[Peer] = ()
    limit_us: float | None = None


def measured(work: Work) -> Iterator[dict[str, Any]]:
    """Run the race; yield a row for each peer, one without if there is none."""
    ours, *theirs = _race([work.ours, *(peer.task for peer in work.peers)])
    row = {"id": work.id, "work": work.work, "ours_us": _us(ours)}
    if not work.peers:
        yield row | dict.fromkeys(("peer", "peer_us", "ratio", "target")) | {"limit_us": work.limit_us}
    for peer, part in zip(work.peers, theirs, strict=True):
        yield row | {
            "id": f"{work.id}/{peer.name}",
            "peer": peer.name,
            "peer_us": _us(part * peer.parts),
            "ratio": round(part * peer.parts / ours, 2),
            "target": peer.target,
            "limit_us": None,
        }


def _us(seconds: float) -> float:
    return round(seconds * 1e6, 2)


def _race(tasks: Sequence[Task]) -> list[float]:
    """Return the seconds of one call of each task in its best round."""
    trials = [_trial(task) for task in tasks]
    counts = [max(1, int(_SLOT / trial)) for trial in trials]
    a_round = sum(trial * count for trial, count in zip(trials, counts, strict=True))
    best = trials
    for _ in range(min(_ROUNDS, max(_FEWEST, int(_RACE / a_round)))):
        taken = [_time(task, count) / count for task, count in zip(tasks, counts, strict=True)]
        best = [min(pair) for pair in zip(best, taken, strict=True)]
    return best


def _trial(task: Task) -> float:
    """Return the seconds of a second call."""
    task()  # what is made at the first call (tables, compiled code) is not measured
    return max(_time(task, 1), 1e-7)


def _time(task: Task, count: int) -> float:
    began = time.perf_counter()
    for _ in range(count):
        task()
    return time.perf_counter() - began
