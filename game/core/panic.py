"""Contagious panic in the field: men who run shake those who see them run."""

from __future__ import annotations

import numpy as np

from game.core.hexgrid import I32
from game.core.state import NOWHERE, World


def dishearten(draft: World, units: list[int], loss: int) -> None:
    """Take cohesion from units, and let whoever breaks by it shake friends near him, who may break in turn.

    Args:
        draft: writable; changed.
        units: who loses it first.
        loss: how much each.
    """
    before = draft.cohesion.copy()
    draft.cohesion[units] = np.maximum(0, draft.cohesion[units] - loss)
    spread_panic(draft, before)


def spread_panic(draft: World, before: I32) -> None:
    """Let every unit that has broken since shake friends within reach; each breaks, and shakes, but once.

    Args:
        draft: writable; changed.
        before: (u,) cohesion as it was.
    """
    rules, shaken_off = draft.rules.will, before < draft.rules.will.broken
    while True:
        broken = (draft.cohesion < rules.broken) & ~shaken_off & (draft.hex != NOWHERE)
        if not broken.any():
            return
        shaken_off |= broken
        for unit in np.flatnonzero(broken).tolist():
            _shake_round(draft, unit)


def _shake_round(draft: World, unit: int) -> None:
    rules = draft.rules.will
    near = draft.ground.grid.distances[draft.hex[unit]][draft.hex] <= rules.panic_reach
    friends = near & (draft.side == draft.side[unit]) & (draft.hex != NOWHERE)
    friends[unit] = False
    draft.cohesion[friends] = np.maximum(0, draft.cohesion[friends] - rules.panic_cohesion)
