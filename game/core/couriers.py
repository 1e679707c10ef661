"""Messengers from the fort, and what they bring."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Reason, Refusal, Slip
from game.core.state import State, World


def check_slip(world: World, order: Slip) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def slip(state: State, order: Slip) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def couriers_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
