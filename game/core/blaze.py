"""Fire and the pulling down of works."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Burn, Dismantle, Reason, Refusal
from game.core.state import State, World


def check_burn(world: World, order: Burn) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def burn(state: State, order: Burn) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_dismantle(world: World, order: Dismantle) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def dismantle(state: State, order: Dismantle) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def blaze_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
