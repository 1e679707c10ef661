"""Which kinds of things happen in which golden log: orders, ground, works, causes of death, endings.

python -m tests.kinds > tests/data/kinds.txt
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from game.core.menu import KINDS
from game.core.rules import Rules
from game.core.scenario import Scenario
from game.core.state import NOWHERE, Cause, Ending, State
from game.data import data_root
from game.files.scenarios import load_scenario
from game.record.log import read_log
from game.record.replay import replay
from tests.golden import GOLDEN

HEADER = """\
# Every kind of order, ground, work, cause of loss and ending, and a golden log in which it happens:
# the order is carried out, a unit stands on the ground, the work stands, men are lost by the cause.
# A kind that no log reaches has none, and a test fails. Made by
#     python -m tests.kinds > tests/data/kinds.txt
"""
_BREACH = "breach"


def kinds(rules: Rules) -> list[str]:
    """Return the name of everything that must happen somewhere."""
    return [
        *(f"order {kind.__name__.lower()}" for kind in KINDS),
        *(f"ground {name}" for name in rules.terrain),
        *(f"work {name}" for name in rules.works),
        *(f"cause {cause.name.lower()}" for cause in Cause),
        *(f"ending {ending.name.lower()}" for ending in Ending if ending != Ending.NONE),
    ]


@cache
def siege(name: str) -> Scenario:
    """Return a shipped scenario."""
    return load_scenario(name)


@cache
def seen_in(path: Path) -> frozenset[str]:
    """Return what happens in a log."""
    log = read_log(path)
    played = replay(log, siege(log.header.scenario))
    seen = {f"order {entry.words.partition(' ')[0]}" for _, entry in log.entries}
    for state in (*played.kept, played.final):
        seen |= _standing(state)
    causes = np.flatnonzero(played.final.lost.sum(axis=(0, 1)))
    seen |= {f"cause {Cause(cause).name.lower()}" for cause in causes.tolist()}
    return frozenset(seen | {f"ending {played.final.ending.name.lower()}"})


def _standing(state: State) -> set[str]:
    """Return the ground that units stand on, and the works that stand."""
    ground, cells = state.ground, state.hex[state.hex != NOWHERE]
    seen = {f"ground {ground.terrain_names[kind]}" for kind in np.unique(ground.terrain[cells]).tolist()}
    seen |= {f"work {ground.work_names[kind]}" for kind in np.unique(state.work).tolist() if kind}
    if (state.integrity[ground.walls] == 0).any():
        seen.add(f"work {_BREACH}")
    return seen


def table() -> dict[str, str]:
    """Return the first golden log for every kind, "" where there is none."""
    logs = {golden.path: seen_in(data_root() / golden.path) for golden in GOLDEN}
    wanted = kinds(siege(GOLDEN[0].scenario).rules)
    return {kind: next((path for path, seen in logs.items() if kind in seen), "") for kind in wanted}


if __name__ == "__main__":
    print(HEADER + "\n".join(f"{kind}: {path}" for kind, path in table().items()))
