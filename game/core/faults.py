"""Everything that must hold of every state; a list of what does not."""

from __future__ import annotations

import numpy as np

from game.core.state import COLUMNS, NOWHERE, WHOLE, Ending, State, Tally
from game.core.tasks import Task


def faults(state: State) -> list[str]:
    """Return every broken invariant of *state*, empty if it is sound."""
    checks = (_columns, _men, _ranges, _places, _passengers, _cells, _stores)
    return [fault for check in checks for fault in check(state)]


def _columns(state: State) -> list[str]:
    return [
        f"{name} is {column.dtype}, writable {column.flags.writeable}: expected read-only integers"
        for name in COLUMNS
        if (column := getattr(state, name)).flags.writeable or not np.issubdtype(column.dtype, np.integer)
    ]


def _men(state: State) -> list[str]:
    """Men are conserved: alive and lost are those who were mustered."""
    soldier, found = state.flag("soldier"), []
    for side in (0, 1):
        for klass, of in enumerate((soldier, ~soldier)):
            alive = int(state.men[(state.side == side) & of].sum())
            lost, start = int(state.lost[side, klass].sum()), int(state.mustered[side, klass])
            if alive + lost != start:
                found.append(
                    f"side {side} class {klass}: {alive} alive + {lost} lost is not {start} mustered"
                )
    return found


def _ranges(state: State) -> list[str]:
    bounds = {
        "cohesion": (0, 1000),
        "fatigue": (0, 1000),
        "integrity": (0, WHOLE),
        "task": (0, len(Task) - 1),
    }
    bounds |= {"hidden": (0, 1), "heard": (0, 1), "larder": (0, 1000), "entrenched": (0, 3)}
    bounds |= dict.fromkeys(("blaze", "mine", "ladders", "due", "ghost_men"), (0, 2**30))
    bounds |= dict.fromkeys(("fit", "sick", "immune", "guns", "rounds", "stale", "moves", "done"), (0, 2**30))
    return [
        f"{name} runs {int(column.min())}..{int(column.max())}, allowed {low}..{high}"
        for name, (low, high) in bounds.items()
        if (column := getattr(state, name)).min() < low or column.max() > high
    ]


def _places(state: State) -> list[str]:
    alive = state.men > 0
    here = state.hex != NOWHERE
    found = [f"unit {u} has men but no hex" for u in np.flatnonzero(alive & ~here)]
    found += [f"unit {u} is there before it is due" for u in np.flatnonzero((state.due > 0) & (alive | here))]
    found += [f"unit {u} has a hex but no men" for u in np.flatnonzero(~alive & here)]
    for side in (0, 1):
        mine, theirs = state.hex[here & (state.side == side)], state.hex[here & (state.side != side)]
        found += [f"both sides stand on hex {int(c)}" for c in np.intersect1d(mine, theirs) if side == 0]
    return found


def _passengers(state: State) -> list[str]:
    """Who is carried is where his boats are."""
    found = []
    for unit in np.flatnonzero(state.aboard != NOWHERE).tolist():
        boat = int(state.aboard[unit])
        if not state.unit_kind(boat).boat or state.hex[boat] != state.hex[unit]:
            found.append(f"unit {unit} is aboard unit {boat}, which is no flotilla on its hex")
    return found


def _cells(state: State) -> list[str]:
    found = []
    if ((state.plan == 0) & (state.done != 0)).any():
        found.append("work done on a hex where none is planned")
    if not 0 <= state.work.min() <= state.work.max() < len(state.ground.work_names):
        found.append("a work of no known kind")
    return found


def _stores(state: State) -> list[str]:
    tally, found = state.tally, []
    for store in (Tally.GRAIN, Tally.RATIONS, Tally.POWDER_G, Tally.SHOCK, Tally.HABIT):
        if tally[store] < 0:
            found.append(f"{store.name.lower()} is {int(tally[store])}")
    if not 0 <= tally[Tally.ENDING] < len(Ending):
        found.append("an ending of no known kind")
    return found
