"""What deserters and prisoners tell of their own side's stores, and how far to trust it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from game.core.calendar import day_of
from game.core.dice import Dice, Lane
from game.core.fixed import ONE16
from game.core.hexgrid import I64
from game.core.state import QING, RUSSIA, Tally, View, World
from game.core.tables.sight import Sight

Band = tuple[int, int]
"""Least and most."""

_SAID: Final = {
    QING: (Tally.EST_GRAIN_QING, Tally.EST_POWDER_QING, Tally.EST_SICK_QING),
    RUSSIA: (Tally.EST_GRAIN_RUSSIA, Tally.EST_POWDER_RUSSIA, Tally.EST_SICK_RUSSIA),
}
_DAY: Final = {QING: Tally.EST_DAY_QING, RUSSIA: Tally.EST_DAY_RUSSIA}
_TOLD: Final = {QING: Tally.EST_TOLD_QING, RUSSIA: Tally.EST_TOLD_RUSSIA}


@dataclass(frozen=True, slots=True)
class Estimate:
    """The enemy's stores as they were on one day, between bounds.

    Attributes:
        day: of the siege.
        sure_pm: how often the truth of that day lies within each of the bounds.
        grain: rations.
        powder: grams with the Russians, rounds of the guns with the Qing.
        sick: men.
    """

    day: int
    sure_pm: int
    grain: Band
    powder: Band
    sick: Band


def tell(draft: World, dice: Dice, side: int, men: int) -> None:
    """Let men of *side* tell the other what they know of their stores; one story, however many tell it.

    Args:
        draft: changed in place: what was told before is forgotten.
        dice: of this turn.
        side: whose men they are.
        men: deserters or prisoners; nothing is told by none.
    """
    if men <= 0:
        return
    told = int(draft.tally[_TOLD[side]])
    errors_pm = _errors_pm(draft.rules.sight, dice, 2 * told + side)
    draft.tally[list(_SAID[side])] = _truth(draft, side) * (1000 + errors_pm) // 1000
    draft.tally[_DAY[side]] = day_of(draft.scenario, draft.turn)
    draft.tally[_TOLD[side]] = told + 1


def estimate_stores(view: View) -> Estimate | None:
    """Return what is known of the enemy's stores, or None as long as nobody has told."""
    enemy, sight = 1 - view.me, view.rules.sight
    if view.tally[_TOLD[enemy]] == 0:
        return None
    grain, powder, sick = (_band(int(view.tally[said]), sight.told_pm) for said in _SAID[enemy])
    return Estimate(int(view.tally[_DAY[enemy]]), sight.told_sure_pm, grain, powder, sick)


def _truth(world: World, side: int) -> I64:
    """Return grain, powder and sick of a side."""
    mine = world.side == side
    sick = int(world.sick[mine].sum())
    if side == RUSSIA:
        return np.array([world.tally[Tally.GRAIN], world.tally[Tally.POWDER_G], sick], np.int64)
    return np.array([world.tally[Tally.RATIONS], world.rounds[mine].sum(), sick], np.int64)


def _errors_pm(sight: Sight, dice: Dice, event: int) -> I64:
    """Return (3,) errors: each evenly spread within the band most times, else evenly just beyond it."""
    honest, size, sign = dice.rolls16(Lane.ESTIMATE, np.array([event]), 9).reshape(3, 3)
    within = (size * (2 * sight.told_pm + 1) >> 16) - sight.told_pm
    beyond = (sight.told_pm + 1 + (size * sight.told_pm >> 16)) * np.where(sign & 1, 1, -1)
    return np.where(honest * 1000 < sight.told_sure_pm * ONE16, within, beyond)


def _band(told: int, error_pm: int) -> Band:
    """Return the least and the most truths that an error of so much turns into what was told."""
    return -(-told * 1000 // (1000 + error_pm)), ((told + 1) * 1000 - 1) // (1000 - error_pm)
