"""Units that divide and join: a party leaves its unit, two weak units become one."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.core.events import Detached, Events, Merged
from game.core.hexgrid import I64
from game.core.orders import Detach, Merge, Part
from game.core.refusals import Reason, Refusal
from game.core.stacking import stacks
from game.core.standing import clear_task
from game.core.state import NOWHERE, State, World, freeze, thaw

_SHARE: Final = {Part.QUARTER: 4, Part.HALF: 2}
"""One man in so many goes."""
_MEANS: Final = ("stale", "cohesion", "fatigue")
_LIKE_PARENT: Final = (*_MEANS, "kind", "hex", "moves", "acted", "hidden", "entrenched")
_SUMS: Final = ("fit", "sick", "immune", "guns", "rounds", "ladders")


def check_detach(world: World, order: Detach) -> Refusal | None:
    """Return why no party leaves, or None."""
    rules, able = world.rules.parties, int(world.able[order.unit])
    if not _on_foot(world, order.unit):
        return Refusal(Reason.FOOT_ONLY)
    party = able // _SHARE[order.part]
    smaller = min(party, able - party)
    if smaller < rules.least:
        return Refusal(Reason.TOO_FEW_MEN, smaller, rules.least)
    if not len(free_rows(world, world.phase)):
        return Refusal(Reason.NO_FREE_PLACE)
    limit = world.rules.movement
    if stacks(world)[0][world.hex[order.unit]] >= limit.stack_units:
        return Refusal(Reason.NO_ROOM, limit.stack_units, limit.stack_men)
    return None


def free_rows(world: World, side: int) -> I64:
    """Return places in the columns where a party of *side* can be written, ascending.

    They lie beyond those of the order of battle, so that a unit that is gone keeps its name.
    """
    later = np.arange(len(world.hex)) >= len(world.scenario.musters)
    return np.flatnonzero(later & (world.side == side) & (world.hex == NOWHERE))


def detach(state: State, order: Detach) -> tuple[State, Events]:
    """Let a part of the men on their feet go; the sick and the guns stay."""
    draft, row = thaw(state), int(free_rows(state, state.phase)[0])
    for name in _LIKE_PARENT:
        column = getattr(draft, name)
        column[row] = column[order.unit]
    draft.parent[row], draft.ghost[row] = draft.parent[order.unit], NOWHERE
    party = int(draft.able[order.unit]) // _SHARE[order.part]
    immune = party * int(draft.immune[order.unit]) // int(draft.able[order.unit])
    draft.fit[row], draft.immune[row] = party - immune, immune
    draft.fit[order.unit] -= party - immune
    draft.immune[order.unit] -= immune
    return freeze(draft), (Detached(order.unit, row, party, int(draft.hex[row])),)


def check_merge(world: World, order: Merge) -> Refusal | None:
    """Return why two units do not join, or None."""
    if order.unit == order.into:
        return Refusal(Reason.SAME_UNIT)
    if not _on_foot(world, order.unit):
        return Refusal(Reason.FOOT_ONLY)
    if world.kind[order.unit] != world.kind[order.into]:
        return Refusal(Reason.NOT_SAME_KIND)
    if world.hex[order.unit] != world.hex[order.into]:
        return Refusal(Reason.NOT_SAME_HEX)
    if world.aboard[order.into] != NOWHERE:
        return Refusal(Reason.ABOARD)
    men, most = int(world.men[[order.unit, order.into]].sum()), world.rules.parties.most
    return Refusal(Reason.TOO_MANY_MEN, men, most) if men > most else None


def merge(state: State, order: Merge) -> tuple[State, Events]:
    """Join another unit with all one has; staleness, cohesion and fatigue are mixed by head count."""
    draft, pair = thaw(state), [order.unit, order.into]
    men = state.men[pair].astype(np.int64)
    for name in _MEANS:
        column = getattr(draft, name)
        column[order.into] = (column[pair] * men).sum() // men.sum()
    for name in _SUMS:
        column = getattr(draft, name)
        column[order.into], column[order.unit] = column[pair].sum(), 0
    draft.moves[order.into] = draft.moves[pair].min()
    draft.acted[order.into] = draft.acted[pair].max()
    clear_task(draft, order.unit)
    draft.hex[order.unit] = NOWHERE
    return freeze(draft), (Merged(order.unit, order.into, int(men[0]), int(draft.hex[order.into])),)


def _on_foot(world: World, unit: int) -> bool:
    kind = world.unit_kind(unit)
    return kind.move_class == "foot" and not kind.leader
