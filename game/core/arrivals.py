"""Units that come later: on their turn, to their place or as near to it as there is room."""

from __future__ import annotations

import numpy as np

from game.core.events import Arrived, Events
from game.core.passage import enterable, move_class
from game.core.scenario import Muster
from game.core.stacking import room_now
from game.core.state import NOWHERE, World


def arrive(draft: World) -> Events:
    """Bring up whoever is due; who finds no room waits for the next turn."""
    late = np.flatnonzero((draft.due > 0) & (draft.due <= draft.turn)).tolist()
    return tuple(Arrived(unit, int(draft.hex[unit])) for unit in late if _bring_up(draft, unit))


def _bring_up(draft: World, unit: int) -> bool:
    """Put a unit on the map with all it has; return whether there was room."""
    muster = draft.scenario.musters[unit]
    _fill(draft, unit, muster)
    side, place = int(draft.side[unit]), draft.ground.grid.cell(muster.col, muster.row)
    free = (enterable(draft, side, move_class(draft, unit), place) > 0) & room_now(draft, unit)
    if not free.any():
        draft.fit[unit] = 0
        return False
    apart = draft.ground.grid.distances[place].astype(np.int64)
    draft.hex[unit], draft.due[unit] = np.where(free, apart, 2**31).argmin(), 0
    klass = int(not draft.unit_kind(unit).soldier)
    for ledger in (draft.mustered, draft.arrived):
        ledger[side, klass] += muster.men
    return True


def _fill(draft: World, unit: int, muster: Muster) -> None:
    draft.fit[unit], draft.guns[unit] = muster.men, muster.guns
    draft.rounds[unit] = muster.guns * draft.rules.stock(draft.unit_kind(unit))


def expected(world: World, side: int) -> list[int]:
    """Return units of *side* still to come, the next first."""
    coming = (world.due > 0) & (world.side == side) & (world.hex == NOWHERE)
    return sorted(np.flatnonzero(coming).tolist(), key=lambda unit: (int(world.due[unit]), unit))
