"""How an army lives: room, rations, care of the sick."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Quarter, Ration, Reason, Refusal, Tend
from game.core.state import State, World


def check_quarter(world: World, order: Quarter) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def quarter(state: State, order: Quarter) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_ration(world: World, order: Ration) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def ration(state: State, order: Ration) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_tend(world: World, order: Tend) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def tend(state: State, order: Tend) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def quarters_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
