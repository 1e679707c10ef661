"""Taking men away: one place that kills and writes the ledger, so that men are conserved."""

from __future__ import annotations

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import ONE30
from game.core.hexgrid import I64, Bool
from game.core.state import NOWHERE, Cause, World, clear_task

PARTS = ("fit", "sick", "immune")


def lose_share(
    draft: World, dice: Dice, lane: Lane, event: int, where: Bool, chance_q30: I64 | int, cause: Cause
) -> I64:
    """Roll for every man of some units; return (u,) men lost.

    Args:
        draft: writable; changed.
        dice: of the turn.
        lane: what the rolls are for.
        event: first number of the rolls; three a unit are used.
        where: (u,) units that suffer.
        chance_q30: of each man, (u,) or one for all.
        cause: column of the ledger.
    """
    units = len(draft.hex)
    chance = np.minimum(np.broadcast_to(np.asarray(chance_q30, np.int64), (units,)), ONE30)
    total = np.zeros(units, np.int64)
    for part, name in enumerate(PARTS):
        men = getattr(draft, name)
        gone = dice.binomial(
            lane, event + 3 * np.arange(units) + part, np.where(where, men, 0).astype(np.int64), chance
        )
        men[:] -= gone.astype(np.int32)
        total += gone
    _enter(draft, total, cause)
    return total


def lose_men(draft: World, dice: Dice, event: int, weights: I64, dead: int, cause: Cause) -> int:
    """Take a number of men on their feet from units by weight; return how many there were to take.

    Every man that falls is drawn among the weights left, so no unit is favoured by rounding.

    Args:
        draft: writable; changed.
        dice: of the turn; lane LOSS.
        event: number of the rolls.
        weights: (u,) men exposed in each unit; no unit loses more.
        dead: men to take.
        cause: column of the ledger.
    """
    exposed = np.minimum(weights, draft.able).astype(np.int64)
    dead = min(dead, int(exposed.sum()))
    if dead <= 0:
        return 0
    share, able = _apportion(dice, event, exposed, dead), np.maximum(draft.able, 1)
    from_fit = -(-share * draft.fit // able)
    draft.fit[:] -= from_fit.astype(np.int32)
    draft.immune[:] -= (share - from_fit).astype(np.int32)
    _enter(draft, share, cause)
    return dead


def _apportion(dice: Dice, event: int, weights: I64, total: int) -> I64:
    """Split *total* over *weights* by whole parts, then draw who bears the remainder, in proportion to it."""
    exact = weights * total
    share: I64 = exact // weights.sum()
    rest = exact - share * weights.sum()
    over = total - int(share.sum())
    for roll in dice.rolls16(Lane.LOSS, np.array([event]), over)[0].tolist():
        room = np.where(share < weights, rest, 0)
        if not room.any():
            room = weights - share
        taker = int(np.searchsorted(np.cumsum(room), roll * int(room.sum()) >> 16, side="right"))
        share[taker] += 1
        rest[taker] = 0
    return share


def remove_all(draft: World, where: Bool, cause: Cause) -> None:
    """Enter everybody left in some units under one cause and take the units off the map."""
    total = np.where(where, draft.men, 0).astype(np.int64)
    for name in PARTS:
        getattr(draft, name)[where] = 0
    _enter(draft, total, cause)


def bury(draft: World) -> None:
    """Take units without men off the map."""
    gone = (draft.men <= 0) & (draft.hex != NOWHERE)
    for unit in np.flatnonzero(gone).tolist():
        draft.hex[unit] = NOWHERE
        clear_task(draft, unit)


def _enter(draft: World, men: I64, cause: Cause) -> None:
    soldier = draft.flag("soldier")
    for side in (0, 1):
        mine = draft.side == side
        draft.lost[side, 0, cause] += int(men[mine & soldier].sum())
        draft.lost[side, 1, cause] += int(men[mine & ~soldier].sum())
