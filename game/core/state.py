"""The whole world at one instant, as columns of integers."""

from __future__ import annotations

import enum
import hashlib
import sys
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np

from game.core.codes import Code
from game.core.ground import Ground
from game.core.hexgrid import I32, I64, Bool
from game.core.rules import Rules
from game.core.scenario import Scenario
from game.core.tables.arms import UnitKind

QING: Final = 0
RUSSIA: Final = 1
NOWHERE: Final = -1
"""The hex of a unit that is gone, or that a View does not show."""
_LITTLE_ENDIAN: Final = sys.byteorder == "little"
WHOLE: Final = 1_000_000
"""Integrity of a sound wall hex, in thousandths of a point."""


class Cause(enum.IntEnum):
    """How men leave; columns of `lost`. Append, never renumber."""

    SHOT = 0
    STORM = 1
    SICK = 2
    HUNGER = 3
    DESERTED = 4
    CAPTURED = 5
    DEPARTED = 6
    SCURVY = 7
    COLD = 8
    SALLY = 9
    FIRE = 10


class Ending(enum.IntEnum):
    """How a siege ended; 0 while it goes on. Append, never renumber."""

    NONE = 0
    STORMED = 1
    SURRENDERED = 2
    EVACUATED = 3
    STARVED = 4
    LIFTED = 5
    HELD = 6
    ABANDONED = 7


class Ravage(Code):
    """What men took from a hex. Append, never renumber."""

    NONE = 0
    REAPED = 1
    BURNT = 2


class Tally(enum.IntEnum):
    """Numbers of the whole siege; places in `tally`. Append, never renumber.

    Days are counted from 0 at the start; -1 where the thing has not happened. SHOCK and HABIT are in 1/65536.

    WEATHER: of the turn, see `weather.Weather`. RATION_*, QUARTER_*: `orders.Scale`, `orders.Manner`.
    RATIONS: in store with the besiegers. HELD_BY_*: prisoners. FIRST_SHOT: the turn of the besiegers' first.
    OFFER: 1 + `orders.Terms` on the table, 0 for none; OFFER_SIDE made it in OFFER_TURN. OFFER_DAY_*: of that
    side's last offer; REFUSED_*: 1 + terms of it that were refused; LETTERS_DAY: the besiegers last offered
    a way out. BEGS, URGES: 1 while the assembly or the council waits for an answer; BEGGED, URGED: how often
    each was answered without an end; BEGGED_DAY: the assembly was last refused. TERMS: 1 + terms on which the
    siege ended. TALKS_DAY: the envoys are in Peking; LATE_STORMS since then, LATER_STORMS of them cost most.
    NEWS_UNTIL: hope from a messenger lasts so long; RELIEF_DAY: when the men he brings come.
    EST_*: what the other side was last told of this one's rations, gun rounds (Qing) or grams of powder
    (Russians) and sick, on which day, and how often it was told.
    """

    ENDING = 0
    END_DAY = 1
    GRAIN = 2
    POWDER_G = 3
    SHOCK = 4
    HABIT = 5
    STORMS = 6
    LATE_STORMS = 7
    SALLIES = 8
    AMBUSHES = 9
    CONTEST_DAYS = 10
    FIRST_GAP = 11
    CUT_DAY = 12
    CLOSED_DAY = 13
    FROZEN_DAY = 14
    GUNS_BURST = 15
    WEATHER = 16
    RATION_QING = 17
    RATION_RUSSIA = 18
    QUARTER_QING = 19
    QUARTER_RUSSIA = 20
    RATIONS = 21
    HELD_BY_QING = 22
    HELD_BY_RUSSIA = 23
    WITHDRAWN_DAY = 24
    FIRST_SHOT = 25
    OFFER = 26
    OFFER_SIDE = 27
    OFFER_DAY_QING = 28
    OFFER_DAY_RUSSIA = 29
    REFUSED_QING = 30
    REFUSED_RUSSIA = 31
    BEGS = 32
    BEGGED = 33
    URGES = 34
    URGED = 35
    TRUCE_UNTIL = 36
    TERMS = 37
    TALKS_DAY = 38
    SLIPPED_DAY = 39
    NEWS_UNTIL = 40
    RELIEF_DAY = 41
    EST_GRAIN_QING = 42
    EST_POWDER_QING = 43
    EST_SICK_QING = 44
    EST_DAY_QING = 45
    EST_TOLD_QING = 46
    EST_GRAIN_RUSSIA = 47
    EST_POWDER_RUSSIA = 48
    EST_SICK_RUSSIA = 49
    EST_DAY_RUSSIA = 50
    EST_TOLD_RUSSIA = 51
    OFFER_TURN = 52
    LETTERS_DAY = 53
    BEGGED_DAY = 54
    LATER_STORMS = 55


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """What rules read: the columns a State and a View share.

    Attributes:
        turn: 1 for the first.
        phase: whose orders are awaited, QING or RUSSIA.
        kind: (u,) index into the keys of `rules.units`.
        side: (u,) QING or RUSSIA.
        hex: (u,) cell, or NOWHERE.
        fit, sick, immune: (u,) men; the immune have had the camp sickness and fight.
        guns, rounds: (u,) pieces; rounds left for them where rounds are counted.
        cohesion, fatigue: (u,) 0-1000.
        stale: (u,) hundredths of days without fresh food.
        task, aim, level: (u,) standing order, its cell, its rounds or kind of work.
        moves: (u,) movement points left this turn.
        acted: (u,) 1 when it has fought this turn.
        due: (u,) turn at whose beginning it arrives; 0 once it is there.
        aboard: (u,) unit index of the flotilla that carries it, or NOWHERE.
        hidden: (u,) 1 while it lies in ambush.
        ghost, ghost_turn, ghost_men: (u,) where, when and how strong the other side last saw it.
        ladders: (u,) thousandths of man-days put into ladders.
        entrenched: (u,) 0-3.
        parent: (u,) unit whose name it bears; itself but for detached parties.
        rolled: (u,) orders with a roll that it gave this turn; names the dice.
        work: (n,) kind of work on each cell, 0 for none.
        integrity: (n,) thousandths of a point, WHOLE on sound walls.
        plan, done: (n,) kind of work being dug and how much of it.
        ravage: (n,) what was taken from the ground, see Ravage.
        larder: (n,) per mille of its fresh food that is left.
        blaze: (n,) hours that a fire will still burn.
        mine: (n,) millimetres of a mine driven under this wall hex; heard: 1 once the garrison knows of it.
        lost: (2, 2, causes) men gone, by side, soldiers or others, Cause.
        mustered: (2, 2) men at the start and arrived since, by side, soldiers or others.
        arrived: (2, 2) those of them who arrived since.
        tally: (len(Tally),) numbers of the siege.
    """

    scenario: Scenario
    turn: int
    phase: int
    kind: I32
    side: I32
    hex: I32
    fit: I32
    sick: I32
    immune: I32
    guns: I32
    rounds: I32
    cohesion: I32
    fatigue: I32
    stale: I32
    task: I32
    aim: I32
    level: I32
    moves: I32
    acted: I32
    rolled: I32
    due: I32
    aboard: I32
    hidden: I32
    ghost: I32
    ghost_turn: I32
    ghost_men: I32
    ladders: I32
    entrenched: I32
    parent: I32
    work: I32
    integrity: I32
    plan: I32
    done: I32
    ravage: I32
    larder: I32
    blaze: I32
    mine: I32
    heard: I32
    lost: I64
    mustered: I64
    arrived: I64
    tally: I64

    @property
    def rules(self) -> Rules:
        """The numbers of this game."""
        return self.scenario.rules

    @property
    def ground(self) -> Ground:
        """The map."""
        return self.scenario.ground

    @property
    def men(self) -> I32:
        """(u,) present: fit, sick and immune."""
        return self.fit + self.sick + self.immune

    @property
    def able(self) -> I32:
        """(u,) on their feet: fit and immune."""
        return self.fit + self.immune

    @property
    def ending(self) -> Ending:
        """How it ended, NONE while it goes on."""
        return Ending(int(self.tally[Tally.ENDING]))

    def unit_kind(self, unit: int) -> UnitKind:
        """Row of the unit's kind."""
        return unit_kinds(self.scenario)[int(self.kind[unit])]

    def flag(self, name: str) -> Bool:
        """(u,) a truth of each unit's kind: soldier, zone, leader, storms, sallies."""
        return kind_column(self.scenario, name)[self.kind].astype(np.bool_)

    def trait(self, name: str) -> I32:
        """(u,) a number of each unit's kind."""
        return kind_column(self.scenario, name)[self.kind]


@dataclass(frozen=True, slots=True, eq=False)
class State(World):
    """The truth. Rules return a new one and share every column they leave alone."""

    seed: int

    def digest(self) -> str:
        """Return 16 hex digits over everything that can change; equal digests mean equal states."""
        word = hashlib.blake2b(digest_size=8)
        word.update(f"{self.seed} {self.turn} {self.phase}".encode())
        for name in COLUMNS:
            column = getattr(self, name)
            word.update((column if _LITTLE_ENDIAN else column.byteswap()).tobytes())
        return word.hexdigest()


@dataclass(frozen=True, slots=True, eq=False)
class View(World):
    """What one side may know: no seed, and nothing hidden.

    Attributes:
        me: the side that looks.
        seen: (n,) cells in sight.
    """

    me: int
    seen: Bool


COLUMNS: Final = tuple(f.name for f in fields(World) if f.type in {"I32", "I64"})
"""Names of the array fields, in order."""
UNIT_COLUMNS: Final = COLUMNS[: COLUMNS.index("work")]
"""Those of the units, (u,)."""
CELL_COLUMNS: Final = COLUMNS[COLUMNS.index("work") : COLUMNS.index("lost")]
"""Those of the map, (n,)."""

AnyWorld = TypeVar("AnyWorld", bound=World)


@lru_cache(maxsize=8)
def unit_kinds(scenario: Scenario) -> tuple[UnitKind, ...]:
    """Rows of the units table by index."""
    return tuple(scenario.rules.units.values())


@lru_cache(maxsize=128)
def kind_column(scenario: Scenario, name: str) -> I32:
    """(kinds,) one attribute of every kind of unit."""
    return np.array([int(getattr(kind, name)) for kind in unit_kinds(scenario)], np.int32)


def thaw(state: AnyWorld) -> AnyWorld:
    """Return a copy whose columns may be written; freeze it before anyone else sees it."""
    return replace(state, **{name: getattr(state, name).copy() for name in COLUMNS})


def freeze(state: AnyWorld) -> AnyWorld:
    """Make every column read-only and return the same state."""
    for name in COLUMNS:
        getattr(state, name).setflags(write=False)
    return state
