"""The counter of a unit, from what may be known of it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game.core.rules import SIDES
from game.core.state import World
from game.core.tasks import Task
from game.ui.counters import counter
from game.ui.words import cohesion_level, kind_key, muster_of

SIGNS: Final[dict[Task, str]] = {
    Task.MARCH: "hourglass",
    Task.BOMBARD: "cannon",
    Task.STORM: "rally",
    Task.DIG: "shovel",
    Task.REPAIR: "shovel",
    Task.REST: "tent",
    Task.SALLY: "sabres",
    Task.PICKET: "lantern",
    Task.AMBUSH: "ambush",
    Task.BURN: "torch",
    Task.DISMANTLE: "pick",
    Task.LADDERS: "ladder",
    Task.MINE: "mine",
    Task.LISTEN: "ear",
    Task.FORAGE: "basket",
    Task.FISH: "fish",
    Task.REAP: "sickle",
    Task.CONVOY: "sack",
    Task.GUARD: "anchor",
    Task.TEND: "cup",
}
"""The badge of each standing order."""
SICKLY_PM: Final = 250
"""Share of sick men from which a counter shows it."""
FADED: Final = 120
"""Alpha of the counter of a unit that is out of sight."""
GHOSTLY: Final = 4
"""Cohesion that such a counter shows: nobody knows it."""
COLOURS: Final = ("yellow", "white", "red", "blue")


def piece(world: World, unit: int, px: int) -> pygame.Surface:
    """Return the counter of a unit, *px* wide; shared, so do not draw on it."""
    kind = kind_key(world, unit)
    leader = world.unit_kind(unit).leader
    side = int(world.side[unit])
    return counter(
        "leader" if leader else kind,
        SIDES[side],
        px,
        men=int(world.men[unit]),
        cohesion=cohesion_level(world, unit),
        markers=_markers(world, unit),
        spent=side == world.phase and _spent(world, unit),
        colour=_colour(world, unit),
    )


def ghost_piece(world: World, unit: int, px: int) -> pygame.Surface:
    """Return the faded counter of a unit that was seen and is not any more; shared, so do not draw on it."""
    leader = world.unit_kind(unit).leader
    return _faded(
        "leader" if leader else kind_key(world, unit),
        SIDES[int(world.side[unit])],
        px,
        int(world.ghost_men[unit]),
        _colour(world, unit),
    )


@lru_cache(maxsize=256)
def _faded(kind: str, side: str, px: int, men: int, colour: str) -> pygame.Surface:
    known = counter(kind, side, px, men=men, cohesion=GHOSTLY, markers=(), spent=False, colour=colour)
    picture = known.copy()
    picture.set_alpha(FADED)
    return picture


def _markers(world: World, unit: int) -> tuple[str, ...]:
    task = Task(int(world.task[unit]))
    found = [SIGNS[task]] if task in SIGNS else []
    if world.entrenched[unit]:
        found.append("entrenched")
    if world.sick[unit] * 1000 > SICKLY_PM * world.men[unit]:
        found.append("sickness")
    if world.cohesion[unit] < world.rules.will.broken:
        found.append("broken")
    return tuple(found)


def _spent(world: World, unit: int) -> bool:
    return bool(world.acted[unit]) or (world.moves[unit] <= 0 and world.task[unit] == Task.NONE)


def _colour(world: World, unit: int) -> str:
    """Return the banner that the unit's name speaks of; "" for the usual one."""
    name = muster_of(world, unit).name
    base = next((colour for colour in COLOURS if colour in name), "")
    return f"bordered_{base}" if base and "bordered" in name else base
