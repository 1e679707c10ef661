"""Which kinds of things happen in which golden log: orders, ground, works, causes of death, endings.

python -m tests.kinds > tests/data/kinds.txt
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.menu import KINDS
from game.core.orders import Bombard, Embark, End, Land, UnitId
from game.core.rules import Rules
from game.core.scenario import Scenario
from game.core.start import new_game
from game.core.state import NOWHERE, RUSSIA, Cause, Ending, State, freeze, thaw
from game.core.strength import soldiers
from game.data import data_root
from game.files.scenarios import load_scenario
from game.record.log import read_log
from game.record.replay import replay
from tests.core.worlds import changed, played
from tests.golden import GOLDEN
from tests.siege import new_small

HEADER = """\
# Every kind of order, ground, work, cause of loss and ending, and a golden log in which it happens:
# the order is carried out, a unit stands on the ground, the work stands, men are lost by the cause.
# What no log reaches, a state in tests/kinds.py does (`state`); a kind that nothing reaches has none, and a
# test fails. Made by
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


# States of the small siege ------------------------------------------------------------------

_BOATS, _FOOT, _GUNS = UnitId(6), UnitId(0), UnitId(5)


def _at_the_bank() -> State:
    """A unit stands beside a flotilla that guards the river."""
    small = new_small()
    bank = small.ground.grid.cell(1, 9)
    return changed(small, hex={_FOOT: bank, _BOATS: small.ground.grid.cell(1, 10)})


def _gone_aboard() -> State:
    return played(_at_the_bank(), Embark(_FOOT, _BOATS))


def _landed() -> State:
    ashore = _at_the_bank().ground.grid.cell(1, 9)
    return played(_gone_aboard(), End(), End(), Land(_FOOT, ashore))


def _on_an_island() -> State:
    state = load_scenario("albazin_1686")
    island = [*state.rules.terrain].index("island")
    begun = played(new_game(state, 1), End(), End())
    return changed(begun, hex={0: int(np.flatnonzero(state.ground.terrain == island)[0])})


def _breached() -> State:
    """The battery fires for a day at a wall that is all but gone."""
    small = new_small()
    wall, spot = int(small.ground.walls[0]), small.ground.grid.cell(8, 2)
    worn = changed(small, hex={_GUNS: spot}, integrity={wall: 1000})
    return played(worn, Bombard(_GUNS, Cell(wall), 20), End(), End())


def _handful(seed: int) -> State:
    """Nearly everybody of the garrison has run away."""
    draft = thaw(new_small(seed))
    garrison = soldiers(draft, RUSSIA) & (draft.men > 0)
    draft.lost[RUSSIA, 0, Cause.DESERTED] += int((draft.men - 1)[garrison].sum())
    draft.fit[garrison], draft.sick[garrison] = 1, 0
    return freeze(draft)


def _starved() -> State:
    state = _handful(1)
    while state.ending == Ending.NONE:
        state = played(state, End())
    return state


STATES: Final[dict[str, Callable[[], State]]] = {
    "order embark": _gone_aboard,
    "order land": _landed,
    "ground island": _on_an_island,
    "work breach": _breached,
    "ending starved": _starved,
}
"""What happens in no golden log, and a state in which it has happened."""
STATE: Final = "state"


def seen_at(kind: str) -> bool:
    """Return whether a state of STATES shows what it should; an order was carried out if it is reached."""
    state = STATES[kind]()
    reached = {*_standing(state), f"ending {state.ending.name.lower()}"}
    return not faults(state) and (kind.startswith("order ") or kind in reached)


def table() -> dict[str, str]:
    """Return the first golden log for every kind, STATE for those of STATES, "" where there is neither."""
    logs = {golden.path: seen_in(data_root() / golden.path) for golden in GOLDEN}
    wanted = kinds(siege(GOLDEN[0].scenario).rules)
    rest = {kind: STATE for kind in wanted if kind in STATES}
    return {
        kind: next((p for p, seen in logs.items() if kind in seen), rest.get(kind, "")) for kind in wanted
    }


if __name__ == "__main__":
    print(HEADER + "\n".join(f"{kind}: {path}" for kind, path in table().items()))
