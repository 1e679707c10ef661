"""Parties that stand ready to sally: who goes, by which gate, which way."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations

import numpy as np

from game.core import fields
from game.core.hexgrid import I32, I64, U8, U16
from game.core.leaders import captains
from game.core.orders import Purpose
from game.core.passage import entry_costs
from game.core.rules import MOVE_CLASSES
from game.core.state import NOWHERE, RUSSIA, World
from game.core.strength import fighters
from game.core.tasks import Task

_FOOT = MOVE_CLASSES.index("foot")


@dataclass(frozen=True, slots=True)
class Party:
    """Units that go out together.

    Attributes:
        at: the hex they go for.
        units: ascending; men: that each of them sends.
        leader: who goes with them, or NOWHERE.
    """

    at: int
    purpose: Purpose
    units: tuple[int, ...]
    men: tuple[int, ...]
    leader: int

    @property
    def total(self) -> int:
        """Men that go."""
        return sum(self.men)

    def weights(self, world: World) -> I64:
        """(u,) men that each unit sends."""
        sent = np.zeros(len(world.hex), np.int64)
        sent[list(self.units)] = self.men
        return sent


def aims(world: World) -> tuple[int, ...]:
    """Return the hexes that sallies stand ready for, ascending."""
    return tuple(sorted({int(world.aim[unit]) for unit in ready(world)}))


def ready(world: World) -> list[int]:
    """Return units that stand ready to sally, ascending."""
    stand = (world.side == RUSSIA) & (world.task == Task.SALLY) & (world.hex != NOWHERE) & (world.able > 0)
    return [int(unit) for unit in np.flatnonzero(stand)]


def party_for(world: World, at: int) -> Party:
    """Return the party that stands ready for a hex: all who named it, up to the most that go at once."""
    units = tuple(unit for unit in ready(world) if world.aim[unit] == at)
    able = fighters(world)[list(units)]
    over = max(int(able.sum()), world.rules.sally.men_max)
    men = tuple((able * world.rules.sally.men_max // over).tolist())
    return Party(at, Purpose(int(world.level[units[0]])), units, men, _leader(world, at))


def _leader(world: World, at: int) -> int:
    """Return who leads a party: each leader goes with one, those for the lower hexes first."""
    taken: list[int] = []
    for aim in aims(world):
        units = tuple(unit for unit in ready(world) if world.aim[unit] == aim)
        near = [leader for leader in np.flatnonzero(captains(world, units)).tolist() if leader not in taken]
        if aim == at:
            return near[0] if near else NOWHERE
        taken += near[:1]
    return NOWHERE


@lru_cache(maxsize=8)
def steps_out(world: World) -> U16:
    """Return (gates, n) hexes that a party walks from each gate to come to each hex; fields.FAR for no way.

    It goes round besiegers, but comes to those on the hex it is sent to.
    """
    entry, gates = _open(world), gates_of(world)
    steps = fields.fields(world.ground.grid, entry, gates)
    beyond = np.full((len(gates), 1), fields.FAR, np.uint16)  # where -1 leads, off the map
    beside = np.concatenate((steps, beyond), axis=1)[:, world.ground.grid.neighbours.T].min(axis=1)
    out: U16 = np.minimum(steps, np.minimum(beside + 1, fields.FAR)).astype(np.uint16)
    out[:, world.ground.fort] = fields.FAR
    return out


def gates_of(world: World) -> I32:
    """Return the gates by which men leave the fort, ascending."""
    return np.flatnonzero(world.ground.gate).astype(np.int32)


def _open(world: World) -> U8:
    """Return (n,) 1 where a party may set foot outside the fort."""
    ground = world.ground
    outside = int(np.argmin(ground.fort))
    enter = entry_costs(world, RUSSIA, _FOOT, outside) > 0
    return np.where(enter & ~ground.fort, 1, 0).astype(np.uint8)


def gates_for(world: World, wanted: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return a gate for each of some hexes, none of them twice, by which the parties walk least in all.

    None if there is no such choice: a party more than gates, or one that finds no other way.

    Args:
        world: a View.
        wanted: the hexes.
    """
    gates, reach = gates_of(world), world.rules.sally.reach
    steps = steps_out(world)[:, list(wanted)]
    parties = range(len(wanted))
    choices = [
        (sum(int(steps[gate, i]) for i, gate in enumerate(choice)), choice)
        for choice in permutations(range(len(gates)), len(wanted))
        if all(steps[choice[i], i] <= reach for i in parties)
    ]
    return tuple(int(gates[gate]) for gate in min(choices)[1]) if choices else None


def way_out(world: World, gate: int, at: int) -> tuple[int, ...]:
    """Return the hexes that a party enters from a gate to a hex, without the last where besiegers stand."""
    grid, entry = world.ground.grid, _open(world)
    steps = fields.field(grid, entry, [gate])
    ends = [at, *grid.around[at]]
    end = min(ends, key=lambda cell: (int(steps[cell]) + (cell != at), cell != at, cell))
    return fields.path(grid, entry, steps, gate, end)
