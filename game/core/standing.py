"""Standing orders: taken up and dropped."""

from __future__ import annotations

from dataclasses import replace

from game.core.events import Events, OrderGiven
from game.core.state import NOWHERE, State, World
from game.core.tasks import Task


def take_up(state: State, unit: int, task: Task, aim: int = NOWHERE, level: int = 0) -> tuple[State, Events]:
    """Return the state in which a unit has a task, instead of the one it had, and that it was given.

    Args:
        state: not changed.
        unit: who.
        task: what from now on.
        aim: the cell it is about, if any.
        level: its rounds, men, strength or kind of work.
    """
    columns = {"task": task, "aim": aim, "level": level}
    after = replace(state, **{name: getattr(state, name).copy() for name in columns})
    for name, value in columns.items():
        column = getattr(after, name)
        column[unit] = value
        column.setflags(write=False)
    return after, (OrderGiven(unit, task, aim if aim != NOWHERE else int(state.hex[unit])),)


def clear_task(draft: World, unit: int) -> None:
    """Drop a unit's task, in a world that is being changed."""
    draft.task[unit], draft.aim[unit], draft.level[unit] = Task.NONE, NOWHERE, 0
