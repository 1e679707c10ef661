"""Taking men away: one place that kills and writes the ledger, so that men are conserved."""

from __future__ import annotations

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import ONE30
from game.core.hexgrid import I64, Bool
from game.core.state import NOWHERE, Cause, World, clear_task

PARTS = ("fit", "sick", "immune")


def lose_share(
    draft: World, dice: Dice, lane: Lane, event: I64 | int, where: Bool, chance_q30: I64 | int, cause: Cause
) -> I64:
    """Roll for every man of some units; return (u,) men lost.

    Args:
        draft: writable; changed.
        dice: of the turn.
        lane: what the rolls are for.
        event: number of the rolls, (u,) or one for all, to which three of each unit's own are added.
        where: (u,) units that suffer.
        chance_q30: of each man, (u,) or one for all.
        cause: column of the ledger.
    """
    chance = np.broadcast_to(np.minimum(chance_q30, ONE30), where.shape)
    units, total = np.flatnonzero(where & (chance > 0)), np.zeros(len(where), np.int64)
    if not len(units):
        return total
    men = np.stack([getattr(draft, name)[units] for name in PARTS]).astype(np.int64)
    names = np.broadcast_to(event, where.shape)[units] + 3 * units + np.arange(3)[:, None]
    gone = dice.binomial(lane, names.ravel(), men.ravel(), np.tile(chance[units], 3)).reshape(men.shape)
    for name, dead in zip(PARTS, gone.astype(np.int32), strict=True):
        getattr(draft, name)[units] -= dead
    total[units] = gone.sum(axis=0)
    enter(draft, total, cause)
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
    enter(draft, share, cause)
    return dead


def _apportion(dice: Dice, event: int, weights: I64, total: int) -> I64:
    """Split *total* over *weights* by whole parts, then draw who bears the remainder, in proportion to it."""
    exact = weights * total
    share: I64 = exact // weights.sum()
    rest = exact - share * weights.sum()
    over = total - int(share.sum())
    if not over:
        return share
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
    enter(draft, total, cause)


def bury(draft: World) -> None:
    """Take units without men off the map."""
    gone = (draft.men <= 0) & (draft.hex != NOWHERE)
    for unit in np.flatnonzero(gone).tolist():
        draft.hex[unit] = NOWHERE
        clear_task(draft, unit)


def enter(draft: World, men: I64, cause: Cause) -> None:
    """Write down (u,) men of some units under one cause."""
    np.add.at(draft.lost[:, :, cause], (draft.side, 1 - draft.trait("soldier")), men)
