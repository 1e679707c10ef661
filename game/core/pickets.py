"""Pickets that guard the works, and ambushes."""

from __future__ import annotations

from game.core.events import Events
from game.core.orders import Ambush, Picket, Reason, Refusal
from game.core.state import State, World


def check_picket(world: World, order: Picket) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def picket(state: State, order: Picket) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_ambush(world: World, order: Ambush) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def ambush(state: State, order: Ambush) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()

