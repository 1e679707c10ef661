"""Flotillas: carrying men, fetching rations, holding the river, wintering."""

from __future__ import annotations

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events
from game.core.orders import Convoy, Embark, Guard, Haven, Land, Reason, Refusal
from game.core.state import State, World


def check_embark(world: World, order: Embark) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def embark(state: State, order: Embark) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_land(world: World, order: Land) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def land(state: State, order: Land) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_convoy(world: World, order: Convoy) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def convoy(state: State, order: Convoy) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_guard(world: World, order: Guard) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def guard(state: State, order: Guard) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def check_haven(world: World, order: Haven) -> Refusal | None:
    """Return why it is refused, or None."""
    return Refusal(Reason.WRONG_SIDE)


def haven(state: State, order: Haven) -> tuple[State, Events]:
    """Carry it out."""
    return state, ()


def boats_day(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let time pass."""
    return ()
