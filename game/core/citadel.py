"""The inner work as the last refuge."""

from __future__ import annotations

from game.core.events import Events
from game.core.orders import Reason, Refusal, Withdraw
from game.core.state import State, World


def check_withdraw(world: World, order: Withdraw) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def withdraw(state: State, order: Withdraw) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()

