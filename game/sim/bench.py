"""`albazin bench`: what the game does most, beside the libraries that do it too.

Ours and the peers take turns in one process, and a ratio is the median of the ratios of
single rounds: other work on the machine slows both alike. Times are microseconds.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any, Final

import numpy as np

from game.core import fields
from game.core.dice import Dice, Lane
from game.core.errors import AlbazinError
from game.core.fixed import NORMAL_Q12
from game.sim import peers
from game.sim.peers import Ground, Task, library

STDOUT: Final = "-"
_ROUNDS: Final = 9
_SLOT: Final = 0.006
"""Seconds a competitor may take in a round."""
_BUDGET: Final = 8
"""Points of a march."""


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


def run(json_target: str | None) -> int:
    """Measure all and show a table, or write the rows as JSON to a file or "-"; return 0.

    Raises:
        AlbazinError: if the file cannot be written.
    """
    found = rows()
    if json_target is None:
        _print_table(found)
        return 0
    text = json.dumps({"rows": found}) + "\n"
    if json_target == STDOUT:
        sys.stdout.write(text)
        return 0
    try:
        Path(json_target).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        msg = f"{json_target}: cannot be written: {error.strerror or error}"
        raise AlbazinError(msg) from None
    return 0


def rows(only: str | None = None) -> list[dict[str, Any]]:
    """Measure and return a row for each work and peer.

    Args:
        only: the beginning of the ids that are wanted.

    Returns:
        Rows of id, work, ours_us, peer, peer_us, ratio (peer / ours), target (a floor for
        it), limit_us (a ceiling for ours_us; then there is no peer).
    """
    works = [make for name, make in _WORKS.items() if name.startswith(only or "")]
    return [row for make in works for row in _measured(make())]


def _measured(work: Work) -> Iterator[dict[str, Any]]:
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


# What is measured ----------------------------------------------------------------


def _ranges_of_many() -> Work:
    ground = peers.make_ground()
    starts = ground.starts
    return Work(
        "ranges-64",
        f"ranges of {len(starts)} units",
        lambda: fields.ranges(ground.grid, ground.entry, starts, _BUDGET),
        [*_range_peers(ground, (40, 30, 3), len(starts)), *_scipy_ranges(ground, 4)],
    )


def _range_of_one() -> Work:
    ground = peers.make_ground()
    one = _in_turn(ground)
    return Work(
        "range-1",
        "range of one unit",
        lambda: fields.ranges(ground.grid, ground.entry, [next(one)], _BUDGET),
        _range_peers(ground, (2.5, 1.5, None), 1),
    )


def _range_peers(ground: Ground, targets: tuple[float | None, ...], parts: int) -> list[Peer]:
    for_tcod, for_heap, for_numba = targets
    one = _in_turn(ground)
    found = [Peer("heapq", lambda: peers.heap_field(ground, next(one), _BUDGET), for_heap, parts)]
    if tcod := library("tcod.path"):
        crop = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: crop(next(one), radius=_BUDGET), for_tcod, parts))
    if numba := library("numba"):
        compiled = peers.numba_field(ground, numba)
        found.append(Peer("numba", lambda: compiled(next(one), _BUDGET), for_numba, parts))
    return found


def _scipy_ranges(ground: Ground, target: float) -> list[Peer]:
    ask = _scipy(ground)
    return [Peer("scipy", lambda: ask(ground.starts, limit=_BUDGET), target)] if ask else []


def _one_field() -> Work:
    ground = peers.make_ground()
    one = _in_turn(ground)
    found = [Peer("heapq", lambda: peers.heap_field(ground, next(one)), 10)]
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(next(one)), 2))
    if graph := library("skimage.graph"):
        costs = peers.skimage_field(ground, graph)
        found.append(Peer("scikit-image", lambda: costs(next(one)), 1.8))
    return Work(
        "field-1",
        "field of one source",
        lambda: fields.field(ground.grid, ground.entry, next(one)),
        found,
    )


def _many_fields() -> Work:
    ground = peers.make_ground()
    starts = ground.starts[:16]
    one = _in_turn(ground)
    found = []
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(next(one)), 5, 16))
    if ask := _scipy(ground):
        found.append(Peer("scipy", lambda: ask(starts), 2.5))
    if numba := library("numba"):
        compiled = peers.numba_field(ground, numba)
        found.append(Peer("numba", lambda: compiled(next(one), fields.FAR), 3, 16))
    return Work(
        "fields-16",
        "16 fields at once",
        lambda: fields.fields(ground.grid, ground.entry, starts),
        found or [Peer("heapq", lambda: peers.heap_field(ground, next(one)), None, 16)],
    )


def _field_of_many() -> Work:
    ground = peers.make_ground()
    starts = ground.starts[:16]
    found = []
    if tcod := library("tcod.path"):
        whole = peers.tcod_field(ground, tcod)
        found.append(Peer("tcod", lambda: whole(*starts.tolist()), 4))
    if ask := _scipy(ground):
        found.append(Peer("scipy", lambda: ask(starts, min_only=True), 2.5))
    return Work(
        "field-of-16",
        "field of 16 sources",
        lambda: fields.field(ground.grid, ground.entry, starts),
        found or [Peer("heapq", lambda: peers.heap_field(ground, int(starts[0])))],
    )


def _one_path() -> Work:
    ground = peers.make_ground()
    start = int(ground.starts[0])
    cost = fields.field(ground.grid, ground.entry, start)
    goal = int(np.where(cost < fields.FAR, cost, 0).argmax())
    found = [Peer("heapq", lambda: peers.heap_field(ground, start))]
    if tcod := library("tcod.path"):
        search = peers.tcod_path(ground, tcod)
        found.append(Peer("tcod", lambda: search(start, goal), 30))
    return Work(
        "path",
        "path from a cached field",
        lambda: fields.path(ground.grid, ground.entry, cost, start, goal),
        found,
    )


def _maze() -> Work:
    """The worst map for relaxation: the heap must take over."""
    grid = peers.make_ground().grid
    entry = np.ones((grid.height, grid.width), np.uint8)
    entry[1::4, :-1] = 0
    entry[3::4, 1:] = 0
    walls = entry.ravel()
    return Work("field-maze", "field through a maze", lambda: fields.field(grid, walls, 0), (), 15_000)


def _rolls() -> Work:
    dice, events = Dice(1685, 1), np.arange(2500)
    return Work(
        "rolls",
        "10,000 rolls",
        lambda: dice.rolls(Lane.STORM, events, 4),
        [
            Peer(
                "python",
                lambda: [dice.roll16(Lane.STORM, event, j) for event in range(25) for j in range(4)],
                100,
                100,
            )
        ],
    )


def _normals() -> Work:
    dice, events = Dice(1685, 1), np.arange(4096)
    generator = _generator()
    return Work(
        "normals",
        "16,384 normals",
        lambda: NORMAL_Q12.take(dice.rolls(Lane.STORM, events, 4)),
        [Peer("Generator", lambda: generator.standard_normal((4096, 4)), 2)],
    )


def _losses() -> Work:
    """Losses in 100 fights, 400 times each, with more spread than chance alone would give."""
    dice, fights = Dice(1685, 1), np.arange(100)
    men = (200 + 2 * fights)[:, None].astype(np.int32)
    mean = men / 20
    mean_q20 = (mean * (1 << 20)).astype(np.int32)
    sd_q8 = (256 * np.sqrt(mean + (0.15 * mean) ** 2)).astype(np.int32)
    generator = _generator()

    def ours() -> object:
        chance = NORMAL_Q12.take(dice.rolls(Lane.STORM, fights, 400))
        return np.clip(mean_q20 + sd_q8 * chance + (1 << 19) >> 20, 0, men)

    def theirs() -> object:
        return generator.binomial(men, generator.gamma(44, 1 / (20 * 44), (100, 400)))

    return Work("losses", "40,000 losses in fights", ours, [Peer("Generator", theirs, 20)])


def _generator() -> Any:  # noqa: ANN401 - NumPy's own dice are banned from the game but for this race
    return import_module("numpy.random").default_rng(1685)


def _in_turn(ground: Ground) -> Iterator[int]:
    """Yield 16 of the starts, over and over."""
    return cycle(ground.starts[:16].tolist())


def _scipy(ground: Ground) -> Callable[..., Any] | None:
    sparse, csgraph = library("scipy.sparse"), library("scipy.sparse.csgraph")
    return peers.scipy_field(ground, sparse, csgraph) if sparse and csgraph else None


_WORKS: Final[dict[str, Callable[[], Work]]] = {
    "ranges-64": _ranges_of_many,
    "range-1": _range_of_one,
    "field-1": _one_field,
    "fields-16": _many_fields,
    "field-of-16": _field_of_many,
    "path": _one_path,
    "field-maze": _maze,
    "rolls": _rolls,
    "normals": _normals,
    "losses": _losses,
}


# The table -----------------------------------------------------------------------


def _print_table(found: Sequence[dict[str, Any]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"64 x 48 hexes, marches of {_BUDGET} points", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for name in ("work", "us", "peer", "us", "faster", "target"):
        table.add_column(name, justify="left" if name in {"work", "peer"} else "right", no_wrap=True)
    for row in found:
        table.add_row(*_cells(row), style=None if _holds(row) else "red")
    Console().print(table)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    ours = f"{row['ours_us']:.1f}"
    if row["peer"] is None:
        return row["work"], ours, "", "", "", f"<= {row['limit_us']:.0f} us"
    target = "" if row["target"] is None else f">= {row['target']:g}"
    return row["work"], ours, row["peer"], f"{row['peer_us']:.1f}", f"{row['ratio']:.1f}", target


def _holds(row: dict[str, Any]) -> bool:
    """Say whether a row keeps to its target or limit."""
    if row["limit_us"] is not None:
        return bool(row["ours_us"] <= row["limit_us"])
    return row["target"] is None or bool(row["ratio"] >= row["target"])
