"""Ghosts: where each side last saw the other's units."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from game.core.hexgrid import I32, Bool
from game.core.sight import counted, look
from game.core.state import NOWHERE, QING, RUSSIA, State, View, World

_MEMORY = ("ghost", "ghost_turn", "ghost_men")


def remembered(state: State) -> State:
    """Return the state with both sides' memory brought up to date."""
    draft = replace(state, **{name: getattr(state, name).copy() for name in _MEMORY})
    remember(draft)
    for name in _MEMORY:
        getattr(draft, name).setflags(write=False)
    return draft


def remember(draft: World) -> None:
    """Bring both sides' memory up to date: who is in sight stands there, who is not where he was is lost.

    What the eyes see is kept by where they are, so that it costs little when nobody has moved.
    """
    men = counted(draft)
    for side in (QING, RUSSIA):
        _look(draft, side, men)


def _look(draft: World, side: int, men: I32) -> None:
    seen, shown = look(draft, side)
    draft.ghost[shown] = draft.hex[shown]
    draft.ghost_turn[shown] = draft.turn
    draft.ghost_men[shown] = men[shown]
    haunted = (draft.side != side) & ~shown & (draft.ghost != NOWHERE)
    _forget(draft, haunted & seen[draft.ghost])


def _forget(draft: World, units: Bool) -> None:
    draft.ghost[units], draft.ghost_turn[units], draft.ghost_men[units] = NOWHERE, 0, 0


@lru_cache(maxsize=16)
def reckoned(view: View) -> View:
    """Return the view as a commander reckons with it: enemies out of sight are where they were last seen.

    For plans and previews only; what may be ordered hangs on what is seen.
    """
    out_of_sight = (view.side != view.me) & (view.hex == NOWHERE) & (view.ghost != NOWHERE)
    hexes = np.where(out_of_sight, view.ghost, view.hex)
    fit = np.where(out_of_sight, view.ghost_men, view.fit)
    hexes.setflags(write=False)
    fit.setflags(write=False)
    return replace(view, hex=hexes, fit=fit)
