"""How far a long run has come."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeRemainingColumn,
)

Told = Callable[[str, float], None]
"""Hears what is being done, and which share of it is."""


@contextmanager
def progress(games: int) -> Iterator[Callable[[], None]]:
    """Show a bar on a terminal; give what moves it on by one game."""
    with _bar(TextColumn("games"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bar:
        task = bar.add_task("games", total=games)
        yield lambda: bar.advance(task)


@contextmanager
def stages() -> Iterator[Told]:
    """Show a bar for each thing that is done, one after another; give what is told the share of it."""
    with _bar(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn()
    ) as bar:
        tasks = dict[str, TaskID]()

        def told(what: str, share: float) -> None:
            if what not in tasks:
                for task in tasks.values():
                    bar.update(task, visible=False)
                tasks[what] = bar.add_task(what, total=1.0)
            bar.update(tasks[what], completed=share)

        yield told


def _bar(
    *columns: TextColumn | BarColumn | MofNCompleteColumn | TaskProgressColumn | TimeRemainingColumn,
) -> Progress:
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
