"""Everything a player can ask for, and why it can be refused. Plain data: no rules, no words, no pixels."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NewType

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


@dataclass(frozen=True, slots=True)
class Sally:
    """Go out at the diggers and works round a hex, and back."""

    unit: UnitId
    at: Cell


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
class Lift:
    """The besiegers give up the siege."""


@dataclass(frozen=True, slots=True)
class Abandon:
    """The garrison gives up the fort and marches off."""


@dataclass(frozen=True, slots=True)
class End:
    """End the phase."""


UnitOrder = March | Fire | Bombard | Storm | Sally | Dig | Repair | Rest | Hold
Order = UnitOrder | Lift | Abandon | End


class Task(enum.IntEnum):
    """Standing orders, kept in a column. Part of the digest: append, never renumber."""

    NONE = 0
    MARCH = 1
    BOMBARD = 2
    STORM = 3
    DIG = 4
    REPAIR = 5
    REST = 6


class Reason(enum.Enum):
    """Why an order is refused. The words for players live with the screen."""

    GAME_OVER = enum.auto()
    NO_SUCH_UNIT = enum.auto()
    NO_SUCH_HEX = enum.auto()
    NOT_YOURS = enum.auto()
    NO_MEN = enum.auto()
    ALREADY_ACTED = enum.auto()
    TOO_BROKEN = enum.auto()
    NO_MOVES_LEFT = enum.auto()
    ALREADY_THERE = enum.auto()
    CANNOT_ENTER = enum.auto()
    ENEMY_THERE = enum.auto()
    NO_ROOM = enum.auto()
    NO_WAY = enum.auto()
    FROZEN_IN = enum.auto()
    NO_SMALL_ARMS = enum.auto()
    NO_GUNS = enum.auto()
    NO_SUCH_LEVEL = enum.auto()
    OUT_OF_RANGE = enum.auto()
    NOTHING_TO_HIT = enum.auto()
    NO_POWDER = enum.auto()
    NO_ROUNDS = enum.auto()
    CANNOT_STORM = enum.auto()
    NO_WALL_THERE = enum.auto()
    NOT_NEAR_WALL = enum.auto()
    FRONT_FULL = enum.auto()
    TOO_MANY_COLUMNS = enum.auto()
    CANNOT_SALLY = enum.auto()
    NOT_INSIDE = enum.auto()
    TOO_FEW_MEN = enum.auto()
    CANNOT_DIG = enum.auto()
    NO_SUCH_WORK = enum.auto()
    LABOUR_ONLY = enum.auto()
    GROUND_TAKEN = enum.auto()
    NOTHING_TO_REPAIR = enum.auto()
    WRONG_SIDE = enum.auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason with the two numbers that explain it, where it has them."""

    reason: Reason
    have: int = 0
    need: int = 0
