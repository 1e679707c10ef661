"""What the player has in hand: chosen units, the order being aimed, the hex under the cursor. No pixels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.core.apply import idle
from game.core.hexgrid import Bool
from game.core.orders import Bombard, Deploy, Fire, March
from game.core.passage import unit_side
from game.core.refusals import Refusal
from game.core.state import NOWHERE, View, World
from game.core.tasks import Task
from game.ui.refusals import refusal_words
from game.ui.screens.siege.aims import (
    ROVING,
    first_choice,
    likely_target,
    refusal,
    targets,
    within_turn,
)
from game.ui.screens.siege.choices import choices, order_for
from game.ui.screens.siege.commands import UnitOrderKind, command_of
from game.ui.screens.siege.forecasts import Forecast, forecast
from game.ui.texts import _, ngettext
from game.ui.words import kind_key

Give = Callable[[Sequence[int], UnitOrderKind, int, int], list[Refusal]]
"""Gives one order to several units at a hex with a choice; returns what was refused."""


@dataclass
class Desk:
    """The player's hands.

    Attributes:
        give: carries an order out.
        units: chosen, the first one leads.
        verb: the kind of order being aimed, or None.
        choice: its rounds, men, purpose or kind of work.
        cursor: the hex the keyboard or the mouse is on, or None.
        by_keys: whether the keyboard moved the cursor last.
        said: a line for the player: why not, or what was done.
    """

    give: Give
    units: tuple[int, ...] = ()
    verb: UnitOrderKind | None = None
    choice: int = 0
    cursor: int | None = None
    by_keys: bool = False
    said: str = ""
    _seen_at: dict[int, int] = field(default_factory=dict, repr=False)

    @property
    def unit(self) -> int | None:
        """The unit that leads, or None."""
        return self.units[0] if self.units else None

    def refresh(self, world: World) -> None:
        """Let go of units that are gone or not the player's, and of an aim nobody can take."""
        self.units = tuple(u for u in self.units if world.hex[u] != NOWHERE and world.able[u] > 0)
        if self.unit is None or unit_side(world, self.unit) != world.phase:
            self.verb = None

    def choose(self, *units: int) -> None:
        """Take units in hand."""
        self.units, self.verb, self.said = units, None, ""

    def cancel(self) -> bool:
        """Step back: drop the aim, else the units; return whether there was anything to drop."""
        if self.verb is not None:
            self.verb, self.said = None, ""
            return True
        if self.units:
            self.choose()
            return True
        return False

    def click(self, world: World, cell: int) -> None:
        """Point at a hex: aim there, choose who stands there (the next one each time), or march there."""
        self.cursor, self.by_keys = cell, False
        if self.verb is not None and command_of(self.verb).aimed:
            self.confirm(world)
            return
        self.verb = None
        here = units_at(world, cell)
        if here:
            place = here.index(self.units[0]) + 1 if self.unit in here else self._seen_at.get(cell, 0)
            self.choose(here[place % len(here)])
            self._seen_at[cell] = place % len(here)
        elif self._strolling(world):
            self._order(world, _walk(world), cell)

    def confirm(self, world: World) -> None:
        """Give the order in hand at the cursor; without one, choose who stands there."""
        if self.cursor is None:
            return
        if self.verb is not None and self._may_order(world):
            self._order(world, self.verb, self._spot(world, self.verb))
        elif units_at(world, self.cursor):
            self.click(world, self.cursor)
            self.by_keys = True

    def command(self, world: World, verb: UnitOrderKind) -> None:
        """Begin to aim an order, or give it at once if it wants neither hex nor choice."""
        if self.unit is None or not self._may_order(world):
            return
        self.said = ""
        self.choice = first_choice(world, verb, self.unit)
        if not command_of(verb).aimed and not choices(world, verb, self.unit):
            self._order(world, verb, int(world.hex[self.unit]))
            return
        refused = refusal(world, verb, self.unit, self.choice)
        if refused is not None:
            self.said = refusal_words(refused)
            return
        self.verb = verb
        if self.by_keys or self.cursor is None or verb not in ROVING:
            self.cursor, self.by_keys = likely_target(world, verb, self.unit, self.choice), True

    def choose_level(self, world: World, place: int) -> None:
        """Take the choice at *place* of those the aimed order has."""
        options = choices(world, self.verb, self.unit) if self.verb and self.unit is not None else ()
        if 0 <= place < len(options):
            self.choice, self.said = options[place], ""

    def step(self, world: World, to: int) -> None:
        """Move the keyboard's cursor to a neighbour: 0-5 for E, NE, NW, W, SW, SE."""
        if self.cursor is None:
            home = self.unit is not None and int(world.hex[self.unit])
            self.cursor = home or int(world.ground.walls[0]) if len(world.ground.walls) else 0
        else:
            beside = int(world.ground.grid.neighbours[self.cursor, to])
            self.cursor = beside if beside >= 0 else self.cursor
        self.by_keys = True

    def cycle(self, world: World, wanted: Callable[[World], list[int]], step: int = 1) -> int | None:
        """Take the next unit of a list in hand; return it, or None if the list is empty."""
        units = wanted(world)
        if not units:
            return None
        after = [u for u in units if self.unit is None or (u > self.unit if step > 0 else u < self.unit)]
        unit = (after or units)[0 if step > 0 else -1]
        self.choose(unit)
        self.cursor = int(world.hex[unit])
        return unit

    def choose_group(self, world: World) -> None:
        """Take every unit of the leading one's calling in hand: all batteries, all gangs, all of a kind."""
        if self.unit is None:
            return
        calling = _calling(world, self.unit)
        mine = [u for u in own_units(world) if _calling(world, u) == calling and u != self.unit]
        self.units, self.verb = (self.unit, *mine), None
        self.said = ngettext(
            "{n} unit takes the same order.", "{n} units take the same order.", len(self.units)
        )

    def card(self, world: World) -> Forecast | None:
        """Return the forecast of what a click at the cursor would order, or None."""
        if self.unit is None or self.cursor is None or not self._may_order(world):
            return None
        if self.verb is None:
            marching = self._strolling(world) and not units_at(world, self.cursor)
            walk = order_for(world, _walk(world), self.unit, self.cursor, 0)
            return forecast(world, walk) if marching else None
        spot = self._spot(world, self.verb)
        return forecast(world, order_for(world, self.verb, self.unit, spot, self.choice))

    def lit(self, world: World) -> Bool | None:
        """Return (n,) hexes that stay bright: targets of the aim, else the reach of a march; None for all."""
        if self.unit is None or not self._may_order(world):
            return None
        if self.verb is None and not self._strolling(world):
            return None
        verb = self.verb or _walk(world)
        if verb is March:
            return within_turn(world, self.unit) if world.moves[self.unit] > 0 else None
        return targets(world, verb, self.unit, self.choice) if command_of(verb).aimed else None

    def _strolling(self, world: World) -> bool:
        """Return whether a click on the map marches: units at work are not called off by accident."""
        return self._may_order(world) and world.task[self.units[0]] == Task.NONE

    def _spot(self, world: World, verb: UnitOrderKind) -> int:
        """Return the hex an order is about: the cursor's, or that of the unit for one that wants none."""
        aimed = command_of(verb).aimed and self.cursor is not None
        return int(self.cursor or 0) if aimed else int(world.hex[self.units[0]])

    def _may_order(self, world: World) -> bool:
        return self.unit is not None and unit_side(world, self.unit) == world.phase

    def _order(self, world: World, verb: UnitOrderKind, cell: int) -> None:
        refused = self.give(self.units, verb, cell, self.choice)
        self.said = ""
        if len(refused) == len(self.units):
            self.said = refusal_words(refused[0])
            return
        if refused:
            self.said = _("{done} took the order, {refused} could not: {why}").format(
                done=len(self.units) - len(refused), refused=len(refused), why=refusal_words(refused[0])
            )
        self.verb = None


def _walk(world: World) -> UnitOrderKind:
    """Return what a click on the map orders: a march, or a place before the first turn."""
    return March if world.turn else Deploy


def units_at(world: World, cell: int) -> list[int]:
    """Return units that the player sees on a hex, his own first."""
    here = [
        int(u)
        for u in np.flatnonzero(world.hex == cell)
        if world.fit[u] + world.immune[u] + world.sick[u] > 0
    ]
    return sorted(here, key=lambda u: (int(world.side[u]) != world.phase, u))


def ghosts(world: World) -> list[int]:
    """Return enemy units that were seen and are out of sight now."""
    if not isinstance(world, View):
        return []
    lost = (world.side != world.me) & (world.hex == NOWHERE) & (world.ghost != NOWHERE)
    return [int(u) for u in np.flatnonzero(lost)]


def own_units(world: World) -> list[int]:
    """Return the units of the side to order that can hear an order."""
    mine = (world.side == world.phase) & (world.hex != NOWHERE) & (world.able > 0)
    return [int(u) for u in np.flatnonzero(mine)]


def idle_units(world: World) -> list[int]:
    """Return units without orders that could act."""
    return idle(world)


def marchers(world: World) -> list[int]:
    """Return units that can still march and have no other task."""
    return [u for u in own_units(world) if world.task[u] == Task.NONE and within_turn(world, u).any()]


def shooters(world: World) -> list[int]:
    """Return units that can fire or bombard now."""
    return [u for u in own_units(world) if _can(world, u, Fire) or _can(world, u, Bombard)]


def _can(world: World, unit: int, verb: UnitOrderKind) -> bool:
    return refusal(world, verb, unit, first_choice(world, verb, unit)) is None


def _calling(world: World, unit: int) -> str:
    """Return what makes units a group: guns together, else the kind."""
    kind = world.unit_kind(unit)
    return "guns" if kind.gun else kind_key(world, unit)
