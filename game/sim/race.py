"""A race: our work beside that of libraries that do it too.

Ours and the peers take turns in one process, and a ratio is the median of the ratios of
single rounds: other work on the machine slows both alike. Times are microseconds.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from game.sim.peers import Task

_ROUNDS: Final = 9
_SLOT: Final = 0.006
"""Seconds a competitor may take in a round."""


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
    times = _race([work.ours, *(peer.task for peer in work.peers)])
    row = {"id": work.id, "work": work.work, "ours_us": _us(median(times[0]))}
    if not work.peers:
        yield row | dict.fromkeys(("peer", "peer_us", "ratio", "target")) | {"limit_us": work.limit_us}
    for peer, taken in zip(work.peers, times[1:], strict=True):
        ratio = median(theirs * peer.parts / ours for theirs, ours in zip(taken, times[0], strict=True))
        yield row | {
            "id": f"{work.id}/{peer.name}",
            "peer": peer.name,
            "peer_us": _us(median(taken) * peer.parts),
            "ratio": round(ratio, 2),
            "target": peer.target,
            "limit_us": None,
        }


def _us(seconds: float) -> float:
    return round(seconds * 1e6, 2)


def _race(tasks: Sequence[Task]) -> list[list[float]]:
    """Return the seconds of one call of each task, in each round."""
    counts = [_calls_in_a_slot(task) for task in tasks]
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(_ROUNDS):
        for task, count, taken in zip(tasks, counts, times, strict=True):
            taken.append(_time(task, count) / count)
    return times


def _calls_in_a_slot(task: Task) -> int:
    task()  # what is made at the first call (tables, compiled code) is not measured
    return max(1, int(_SLOT / max(_time(task, 1), 1e-7)))


def _time(task: Task, count: int) -> float:
    began = time.perf_counter()
    for _ in range(count):
        task()
    return time.perf_counter() - began
