"""Units that divide and join."""

from __future__ import annotations

from game.core.events import Events
from game.core.orders import Detach, Merge, Reason, Refusal
from game.core.state import State, World


def check_detach(world: World, order: Detach) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def detach(state: State, order: Detach) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_merge(world: World, order: Merge) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def merge(state: State, order: Merge) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()

