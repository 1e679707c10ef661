"""The counter of a unit, from what may be known of it."""

from __future__ import annotations

from typing import Final

import pygame

from game.core.orders import Task
from game.core.rules import SIDES
from game.core.state import World
from game.ui.counters import counter
from game.ui.words import cohesion_level, kind_key

SIGNS: Final[dict[Task, str]] = {
    Task.MARCH: "hourglass",
    Task.BOMBARD: "cannon",
    Task.STORM: "rally",
    Task.DIG: "shovel",
    Task.REPAIR: "shovel",
    Task.REST: "tent",
}
"""The badge of each standing order."""
SICKLY_PM: Final = 250
"""Share of sick men from which a counter shows it."""
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


def _markers(world: World, unit: int) -> tuple[str, ...]:
    task = Task(int(world.task[unit]))
    found = [SIGNS[task]] if task in SIGNS else []
    if world.sick[unit] * 1000 > SICKLY_PM * world.men[unit]:
        found.append("sickness")
    if world.cohesion[unit] < world.rules.will.broken:
        found.append("broken")
    return tuple(found)


def _spent(world: World, unit: int) -> bool:
    return bool(world.acted[unit]) or (world.moves[unit] <= 0 and world.task[unit] == Task.NONE)


def _colour(world: World, unit: int) -> str:
    """Return the banner that the unit's name speaks of; "" for the usual one."""
    name = world.scenario.musters[unit].name
    base = next((colour for colour in COLOURS if colour in name), "")
    return f"bordered_{base}" if base and "bordered" in name else base
