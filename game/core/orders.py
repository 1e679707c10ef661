"""Everything a player can ask for. Plain data: no rules, no words, no pixels."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NewType

from game.core.codes import Code
from game.core.hexgrid import Cell

UnitId = NewType("UnitId", int)


@dataclass(frozen=True, slots=True)
class March:
    """Go to a hex, over several turns if need be."""

    unit: UnitId
    to: Cell


@dataclass(frozen=True, slots=True)
class Fire:
    """Shoot with muskets or bows at a hex with enemies."""

    unit: UnitId
    at: Cell


@dataclass(frozen=True, slots=True)
class Bombard:
    """Fire guns at a hex until told otherwise.

    Attributes:
        rounds: a gun a day, one of `rules.bombard.levels`.
    """

    unit: UnitId
    at: Cell
    rounds: int


@dataclass(frozen=True, slots=True)
class Storm:
    """Join the columns against a wall hex; fought at the end of the phase."""

    unit: UnitId
    at: Cell


class Purpose(Code):
    """What a sally goes out for."""

    KILL = 0
    BURN = 1
    SPIKE = 2
    SEIZE = 3


@dataclass(frozen=True, slots=True)
class Sally:
    """Go out at a hex and back, with all who name the same hex; fought at the end of the phase.

    Attributes:
        purpose: kill the diggers, burn works or boats, spike guns, or seize prisoners.
    """

    unit: UnitId
    at: Cell
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class Dig:
    """Dig a line of works from where the unit stands to a hex.

    Attributes:
        work: index into `ground.work_names`.
    """

    unit: UnitId
    work: int
    to: Cell


@dataclass(frozen=True, slots=True)
class Repair:
    """Mend the walls by night until told otherwise."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Rest:
    """Rest until told otherwise: fatigue falls, cohesion rises."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Hold:
    """Drop the standing order and stand to arms."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Deploy:
    """Stand elsewhere before the first turn."""

    unit: UnitId
    to: Cell


@dataclass(frozen=True, slots=True)
class Embark:
    """Go aboard a flotilla."""

    unit: UnitId
    onto: UnitId


@dataclass(frozen=True, slots=True)
class Land:
    """Go ashore from a flotilla."""

    unit: UnitId
    to: Cell


@dataclass(frozen=True, slots=True)
class Convoy:
    """Boats fetch rations until told otherwise."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Guard:
    """Boats hold the river about them until told otherwise."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Haven:
    """Boats leave for their winter haven, off the map."""

    unit: UnitId


class Strength(Code):
    """How strong a picket is."""

    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class Picket:
    """Guard the works of this hex and its neighbours until told otherwise."""

    unit: UnitId
    strength: Strength


@dataclass(frozen=True, slots=True)
class Ambush:
    """Lie hidden until somebody comes next to it."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Burn:
    """Set fire to a wooden wall, works, boats in the ice, a village or standing crop beside the unit.

    Archers reach farther: with fire arrows.
    """

    unit: UnitId
    at: Cell


@dataclass(frozen=True, slots=True)
class Dismantle:
    """Pull down works beside the unit."""

    unit: UnitId
    at: Cell


@dataclass(frozen=True, slots=True)
class Ladders:
    """Make ladders for an escalade until there are enough."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Mine:
    """Drive a mine from a sap head under a wall hex until it is blown."""

    unit: UnitId
    at: Cell


@dataclass(frozen=True, slots=True)
class Listen:
    """Listen for miners under the walls and dig against them, until told otherwise."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Forage:
    """Send a party for greens and game to a hex, every day until told otherwise.

    Attributes:
        men: in the party, one of `rules.forage.parties`.
    """

    unit: UnitId
    at: Cell
    men: int


@dataclass(frozen=True, slots=True)
class Fish:
    """Send a party to fish at a bank hex; as `Forage`."""

    unit: UnitId
    at: Cell
    men: int


@dataclass(frozen=True, slots=True)
class Reap:
    """Send a party to bring in standing crop; as `Forage`."""

    unit: UnitId
    at: Cell
    men: int


class Part(enum.IntEnum):
    """How much of a unit is detached."""

    QUARTER = 1
    HALF = 2


@dataclass(frozen=True, slots=True)
class Detach:
    """A party leaves its unit and becomes one of its own."""

    unit: UnitId
    part: Part


@dataclass(frozen=True, slots=True)
class Merge:
    """Join another unit of the same kind in the hex."""

    unit: UnitId
    into: UnitId


@dataclass(frozen=True, slots=True)
class Rally:
    """Gather the shaken: cohesion rises at once, most beside a leader."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class Tend:
    """Nurse the sick and keep their houses clean until told otherwise."""

    unit: UnitId


class Manner(enum.IntEnum):
    """How an army is quartered."""

    CROWDED = 0
    SPREAD = 1


@dataclass(frozen=True, slots=True)
class Quarter:
    """Crowd together for safety, or spread out for health."""

    manner: Manner


class Scale(enum.IntEnum):
    """What a man gets to eat."""

    FULL = 0
    THREE_QUARTERS = 1
    HALF = 2


@dataclass(frozen=True, slots=True)
class Ration:
    """Set the ration of the whole army."""

    scale: Scale


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The garrison gives up the walls and falls back to the inner work."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A messenger slips out of the fort for Nerchinsk."""


class Terms(enum.IntEnum):
    """What is offered."""

    ARMS = 0
    DEPARTURE = 1
    SURRENDER = 2
    TRUCE = 3
    EXCHANGE = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Offer terms: departure with arms or without, surrender, a truce for the dead, an exchange."""

    terms: Terms


class Reply(enum.IntEnum):
    """An answer."""

    NO = 0
    YES = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """Answer what is asked: an offer, the assembly that begs for terms, the council that would lift."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Lift:
    """The besiegers give up the siege."""


@dataclass(frozen=True, slots=True)
class Abandon:
    """The garrison gives up the fort and marches off."""


@dataclass(frozen=True, slots=True)
class End:
    """End the phase."""


FoodOrder = Forage | Fish | Reap
ActOrder = Fire | Bombard | Storm | Sally | Dig | Burn | Dismantle | Mine
PlaceOrder = March | Deploy | Land | ActOrder | FoodOrder
PairOrder = Embark | Merge
PlainOrder = (
    Repair | Rest | Hold | Convoy | Guard | Haven | Picket | Ambush | Ladders | Listen | Detach | Rally | Tend
)
"""Orders to a unit that name nothing else on the map."""
UnitOrder = PlaceOrder | PairOrder | PlainOrder
SideOrder = Quarter | Ration | Withdraw | Slip | Offer | Answer | Lift | Abandon | End
Order = UnitOrder | SideOrder


def place(order: Order) -> Cell | None:
    """Return the hex an order names, or None."""
    cell: Cell | None = getattr(order, "to", getattr(order, "at", None))
    return cell


def companion(order: Order) -> UnitId | None:
    """Return the second unit an order names, or None."""
    unit: UnitId | None = getattr(order, "onto", getattr(order, "into", None))
    return unit
