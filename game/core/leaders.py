"""Leaders: rallying, falling, succeeding."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Rally, Reason, Refusal
from game.core.state import State, World


def check_rally(world: World, order: Rally) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def rally(state: State, order: Rally) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def leaders_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
