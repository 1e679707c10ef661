"""Offers, answers, truces."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Answer, Offer, Reason, Refusal
from game.core.state import State, World


def check_offer(world: World, order: Offer) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def offer(state: State, order: Offer) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_answer(world: World, order: Answer) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def answer(state: State, order: Answer) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def talks_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
