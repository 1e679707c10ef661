"""Ladders for an escalade."""

from __future__ import annotations

from game.core.events import Events
from game.core.orders import Ladders, Reason, Refusal
from game.core.state import State, World


def check_ladders(world: World, order: Ladders) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def ladders(state: State, order: Ladders) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()

