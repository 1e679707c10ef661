"""Parties that bring in fresh food and grain."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Fish, Forage, Reap, Reason, Refusal
from game.core.state import State, World


def check_forage(world: World, order: Forage) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def forage(state: State, order: Forage) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_fish(world: World, order: Fish) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def fish(state: State, order: Fish) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_reap(world: World, order: Reap) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def reap(state: State, order: Reap) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def forage_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
