"""Processes that share out work, each told once what it is."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any, ClassVar, Protocol, TypeVar

from game.core.errors import AlbazinError

T = TypeVar("T")
"""A task: what work is done on."""
R = TypeVar("R")
"""What comes of it."""
T_contra = TypeVar("T_contra", contravariant=True)


class ShareOut(Protocol[T_contra, R]):
    """Has tasks done, and returns what came of them in their order."""

    def __call__(self, tasks: Iterable[T_contra], done: Callable[[R], None]) -> list[R]:
        """Do *tasks*; *done* is called with each result, in order."""


@contextmanager
def workers(work: Callable[[T], R], jobs: int) -> Iterator[ShareOut[T, R]]:
    """Keep processes at hand for as long as the block lasts.

    Args:
        work: does a task and can be sent to another process, as can tasks and results; tasks must be small.
        jobs: processes; with 1 all is done in this one.

    Raises:
        AlbazinError: if a process dies.
    """
    if jobs == 1:
        yield lambda tasks, done: _collect(map(work, tasks), done)
        return
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _Worker.start, (work,))
    try:
        yield lambda tasks, done: _share_out(pool, tasks, done)
    except KeyboardInterrupt:
        for child in multiprocessing.active_children():
            child.terminate()
        raise
    except BrokenExecutor:
        msg = "a process that shared the work died, perhaps for want of memory; try again with fewer --jobs"
        raise AlbazinError(msg) from None
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _share_out(pool: ProcessPoolExecutor, tasks: Iterable[T], done: Callable[[R], None]) -> list[R]:
    # Not pool.map: after Ctrl-C it cancels what the pool, broken by then, still wants to answer.
    with _deaf():
        answers = [pool.submit(_Worker.do, task) for task in tasks]
    return _collect((answer.result() for answer in answers), done)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let Ctrl-C pass unheard, also by the processes that start meanwhile: one of them must not die first."""
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


def _collect(finished: Iterable[R], done: Callable[[R], None]) -> list[R]:
    results: list[R] = []
    for result in finished:
        results.append(result)
        done(result)
    return results


class _Worker:
    """A process of the pool, told once what to do.

    Only tasks go down the pipe: one that is full, without a reader, keeps the first process from ending.
    """

    work: ClassVar[Callable[[Any], Any]]

    @classmethod
    def start(cls, work: Callable[[Any], Any]) -> None:
        """Keep what to do, and leave Ctrl-C to the first process, which ends this one."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        cls.work = work

    @classmethod
    def do(cls, task: Any) -> Any:  # noqa: ANN401 # what the work of the day takes and returns
        """Do one task."""
        return cls.work(task)
