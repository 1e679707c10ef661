"""Taking men away: one place that kills and writes the ledger, so that men are conserved."""

from __future__ import annotations

import numpy as np

from game.core.dice import Dice, Lane
from game.core.hexgrid import I64, Bool
from game.core.standing import clear_task
from game.core.state import NOWHERE, Cause, World

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
    chance = np.where(where, chance_q30, 0)
    units, total = np.flatnonzero(chance > 0), np.zeros(len(where), np.int64)
    if not len(units):
        return total
    parts = [getattr(draft, name) for name in PARTS]
    first = (event + 3 * np.arange(len(where)))[units]
    names = np.concatenate([first + part for part in range(3)])
    men = np.concatenate([part[units] for part in parts]).astype(np.int64)
    gone = dice.binomial(lane, names, men, np.concatenate([chance[units]] * 3)).reshape(3, -1)
    for part, dead in zip(parts, gone.astype(np.int32), strict=True):
        part[units] -= dead
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
    able = draft.able
    exposed = np.minimum(weights, able).astype(np.int64)
    dead = min(dead, int(exposed.sum()))
    if dead <= 0:
        return 0
    share = _apportion(dice, event, exposed, dead)
    from_fit = -(-share * draft.fit // np.maximum(able, 1))
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
