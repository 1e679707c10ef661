"""What a player can tell a unit to do: names, keys and icons of orders, targets, and why one is refused."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, assert_never

import numpy as np

from game.core import fields
from game.core.apply import check
from game.core.hexgrid import Bool, Cell
from game.core.orders import (
    Bombard,
    Dig,
    Fire,
    Hold,
    March,
    Purpose,
    Refusal,
    Repair,
    Rest,
    Sally,
    Storm,
    UnitId,
    UnitOrder,
)
from game.core.passage import enemies
from game.core.reach import OUT_OF_REACH, long_field, reach
from game.core.state import NOWHERE, QING, RUSSIA, World
from game.ui.texts import N_


class Verb(enum.Enum):
    """Orders to one unit."""

    MARCH = "march"
    FIRE = "fire"
    BOMBARD = "bombard"
    STORM = "storm"
    SALLY = "sally"
    DIG = "dig"
    REPAIR = "repair"
    REST = "rest"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Command:
    """An order as a button.

    Attributes:
        sides: who has it.
        aimed: whether it wants a hex.
        hint: what it does, one sentence.
    """

    verb: Verb
    label: str
    key: str
    icon: str
    hint: str
    aimed: bool = True
    sides: frozenset[int] = frozenset({QING, RUSSIA})


COMMANDS: Final = (
    Command(Verb.MARCH, N_("March"), "m", "boots", N_("Go to a hex, over several turns if it is far.")),
    Command(Verb.FIRE, N_("Fire"), "f", "fire", N_("Shoot once with muskets or bows at a hex with enemies.")),
    Command(
        Verb.BOMBARD, N_("Bombard"), "b", "gun", N_("Fire guns at a hex every day until told otherwise.")
    ),
    Command(
        Verb.STORM,
        N_("Storm"),
        "s",
        "ladder",
        N_("Join the columns against a wall hex; they go when the turn ends."),
        sides=frozenset({QING}),
    ),
    Command(
        Verb.SALLY,
        N_("Sally"),
        "s",
        "sabres",
        N_("Go out at the diggers and their works round a hex, and back."),
        sides=frozenset({RUSSIA}),
    ),
    Command(Verb.DIG, N_("Dig"), "d", "shovel", N_("Dig a line of works from here to a hex.")),
    Command(
        Verb.REPAIR,
        N_("Repair"),
        "p",
        "hammer",
        N_("Mend the walls by night until told otherwise."),
        aimed=False,
        sides=frozenset({RUSSIA}),
    ),
    Command(Verb.REST, N_("Rest"), "r", "tent", N_("Rest until told otherwise."), aimed=False),
    Command(
        Verb.HOLD, N_("Hold"), "h", "flag", N_("Drop the standing order and stand to arms."), aimed=False
    ),
)
_BY_VERB: Final = {command.verb: command for command in COMMANDS}


def command_of(verb: Verb) -> Command:
    """Return the button of an order."""
    return _BY_VERB[verb]


def commands_of(side: int) -> tuple[Command, ...]:
    """Return the orders a side has, as they stand on the panel."""
    return tuple(command for command in COMMANDS if side in command.sides)


def choices(world: World, verb: Verb) -> tuple[int, ...]:
    """Return the small choice an order wants: rounds a gun a day, or a kind of work; empty for none."""
    if verb is Verb.BOMBARD:
        return world.rules.bombard.levels
    return dig_kinds(world) if verb is Verb.DIG else ()


def dig_kinds(world: World) -> tuple[int, ...]:
    """Return kinds of work that can be dug, as indices of `ground.work_names`."""
    names = world.ground.work_names
    return tuple(i for i, name in enumerate(names) if name and world.rules.works[name].labour is not None)


def order_for(verb: Verb, unit: int, cell: int, choice: int) -> UnitOrder:
    """Return an order as the rules take it; what the order does not want is left out."""
    who, where = UnitId(unit), Cell(cell)
    match verb:
        case Verb.MARCH:
            return March(who, where)
        case Verb.FIRE:
            return Fire(who, where)
        case Verb.BOMBARD:
            return Bombard(who, where, choice)
        case Verb.STORM:
            return Storm(who, where)
        case Verb.SALLY:
            return Sally(who, where, Purpose.KILL)
        case Verb.DIG:
            return Dig(who, choice, where)
        case Verb.REPAIR:
            return Repair(who)
        case Verb.REST:
            return Rest(who)
        case Verb.HOLD:
            return Hold(who)
        case _:
            assert_never(verb)


@lru_cache(maxsize=128)
def targets(world: World, verb: Verb, unit: int, choice: int) -> Bool:
    """Return (n,) hexes at which the order is legal now.

    Args:
        world: a View.
        verb: an aimed order.
        unit: who.
        choice: of `choices`, or 0.
    """
    mask = np.zeros(world.ground.grid.n, np.bool_)
    if world.hex[unit] == NOWHERE:
        return mask
    for cell in _ideas(world, verb, unit):
        mask[cell] = check(world, order_for(verb, unit, int(cell), choice)) is None
    mask.setflags(write=False)
    return mask


def _ideas(world: World, verb: Verb, unit: int) -> list[int]:
    """Return the hexes worth asking about: a superset of the targets, small where it can be."""
    ground, side = world.ground, int(world.side[unit])
    match verb:
        case Verb.MARCH:
            mask = long_field(world, unit) < fields.FAR
        case Verb.STORM:
            mask = ground.wall
        case Verb.SALLY:
            mask = ground.wall_distance <= world.rules.sally.reach
        case Verb.DIG:
            mask = ~ground.water & ~ground.fort
        case _:
            mask = ground.fort & (verb is Verb.BOMBARD and side == QING)
            mask[world.hex[enemies(world, side)]] = True
    return [int(cell) for cell in np.flatnonzero(mask)]


@lru_cache(maxsize=64)
def within_turn(world: World, unit: int) -> Bool:
    """Return (n,) hexes a march reaches this turn; the same array each time."""
    return np.asarray(reach(world, unit) != OUT_OF_REACH)


@lru_cache(maxsize=512)
def refusal(world: World, verb: Verb, unit: int, choice: int) -> Refusal | None:
    """Return why a unit cannot be given an order anywhere, or None if there is a place for it."""
    here = int(world.hex[unit])
    if here == NOWHERE:
        return check(world, order_for(verb, unit, 0, choice))
    if not command_of(verb).aimed:
        return check(world, order_for(verb, unit, here, choice))
    if targets(world, verb, unit, choice).any():
        return None
    return check(world, order_for(verb, unit, _nearest_idea(world, verb, unit), choice))


def _nearest_idea(world: World, verb: Verb, unit: int) -> int:
    """Return the hex whose refusal explains best: the nearest that could be meant."""
    here = int(world.hex[unit])
    ideas = [cell for cell in _ideas(world, verb, unit) if cell != here]
    if not ideas:
        return int(world.ground.grid.around[here][0])
    steps = world.ground.grid.distance(here, np.array(ideas))
    return int(ideas[int(np.argmin(steps))])


def first_choice(world: World, verb: Verb, unit: int) -> int:
    """Return the choice an order starts with: its usual one if it is legal, else the first that is."""
    options = choices(world, verb)
    if not options:
        return 0
    usual = options[len(options) // 2] if verb is Verb.BOMBARD else options[0]
    return next((c for c in (usual, *options) if refusal(world, verb, unit, c) is None), usual)


def likely_target(world: World, verb: Verb, unit: int, choice: int) -> int:
    """Return where the cursor of a new order starts: the nearest hex at which it is legal, else its own."""
    here = int(world.hex[unit])
    legal = np.flatnonzero(targets(world, verb, unit, choice))
    if not len(legal) or verb in (Verb.MARCH, Verb.DIG):
        return here
    return int(legal[int(np.argmin(world.ground.grid.distance(here, legal)))])
