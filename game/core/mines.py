"""Mines under the walls, and those who listen for them."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Listen, Mine, Reason, Refusal
from game.core.state import State, World


def check_mine(world: World, order: Mine) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def mine(state: State, order: Mine) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_listen(world: World, order: Listen) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def listen(state: State, order: Listen) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def mine_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
