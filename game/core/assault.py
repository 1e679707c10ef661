"""What a storm meets: the alarm, the ground before the wall, the guns that cover it, the men's temper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.core.bombard import garrison_guns
from game.core.hexgrid import I64, Cell
from game.core.orders import Task
from game.core.resolver import Engagement, powers_pm, refuge_milli
from game.core.state import NOWHERE, QING, RUSSIA, WHOLE, Tally, World
from game.core.strength import army, army_fighters, fighters, soldiers
from game.core.supply import hunger_pm


@dataclass(frozen=True, slots=True)
class Assault:
    """Columns that go at one front.

    Attributes:
        front: joined wall hexes, ascending.
        columns: units, ascending.
        feint: True if a greater storm follows in the same phase: it draws only part of the alarm.
    """

    front: tuple[int, ...]
    columns: tuple[int, ...]
    feint: bool = False


def stormers(world: World) -> list[int]:
    """Return units that have joined a storm this phase, ascending."""
    return [int(u) for u in np.flatnonzero((world.task == Task.STORM) & (world.hex != NOWHERE))]


def front_of(world: World, aims: set[Cell], at: Cell) -> tuple[int, ...]:
    """Return the joined wall hexes among *aims* that hang together with *at*, ascending."""
    front, edge = {int(at)}, [int(at)]
    while edge:
        for cell in world.ground.grid.around[edge.pop()]:
            if cell in aims and cell not in front:
                front.add(cell)
                edge.append(cell)
    return tuple(sorted(front))


def assaults(world: World) -> list[Assault]:
    """Return the storms that stand ready, the lesser first."""
    columns = stormers(world)
    aims = {Cell(int(world.aim[u])) for u in columns}
    joined = {front_of(world, aims, at) for at in aims}
    ready = [(front, tuple(u for u in columns if int(world.aim[u]) in front)) for front in joined]
    ready.sort(key=lambda storm: (len(storm[1]), storm[0]))
    return [Assault(front, units, feint=i < len(ready) - 1) for i, (front, units) in enumerate(ready)]


def engagement(world: World, assault: Assault, answered: Mapping[int, int]) -> Engagement:
    """Return a storm as numbers.

    Args:
        world: a View for a preview, the State for the event.
        assault: who goes where.
        answered: units of the garrison that have answered another alarm this phase, and their men.
    """
    rules = world.rules.storm
    units = np.array(assault.columns, np.int64)
    defenders = sum(alarm(world, assault, answered).values())
    covered, supported = approach_share_pm(world, assault.columns), support_share_pm(world, assault.front)
    fire = 1000 - (1000 - rules.approach_fire_pm) * covered // 1000
    return Engagement(
        columns=np.minimum(fighters(world)[units], rules.column_men),
        cohesion=steadiness(world, units),
        defenders=defenders,
        gun_men_milli=garrison_guns(world) * rules.gun_men_milli if defenders >= rules.gun_defenders else 0,
        breach_pm=breach_pm(world, assault.front),
        fire_pm=fire * (1000 - (1000 - rules.support_fire_pm) * supported // 1000) // 1000,
        morale_pm=morale_pm(world),
        entry_milli=sum(value for _, value in entry_summands(world, assault)),
        garrison=army_fighters(world, RUSSIA),
    )


def entry_summands(world: World, assault: Assault) -> tuple[tuple[str, int], ...]:
    """Return what the entry logit is made of before breach and numbers: names for the screen."""
    rules = world.rules.storm
    return (
        ("wall", rules.base_milli),
        ("approaches", rules.approach_milli * approach_share_pm(world, assault.columns) // 1000),
        ("covering guns", rules.support_milli * support_share_pm(world, assault.front) // 1000),
        ("inner work", -refuge_milli(rules, army(world, RUSSIA))),
    )


def alarm(world: World, assault: Assault, answered: Mapping[int, int]) -> dict[int, int]:
    """Return the defenders of a front: units within reach of the alarm, nearest first, and men of each.

    A unit answers one alarm a phase, and only a share of the garrison runs at all: a feint draws on both.
    """
    rules, front = world.rules.storm, list(assault.front)
    share = rules.alarm_share_pm * army_fighters(world, RUSSIA) // 1000
    if assault.feint:
        share = share * rules.feint_share_pm // 1000
    left = min(rules.hex_men * len(front) + 2 * rules.flank_men, share - sum(answered.values()))
    men, come = fighters(world), dict[int, int]()
    for unit in _near_units(world, front):
        if unit not in answered and left > 0 and men[unit] > 0:
            come[unit] = min(int(men[unit]), left)
            left -= come[unit]
    return come


def steadiness(world: World, units: I64) -> I64:
    """Return (c,) cohesion of columns, of which weariness takes up to a half."""
    return world.cohesion[units].astype(np.int64) * (2000 - world.fatigue[units]) // 2000


def _near_units(world: World, front: list[int]) -> list[int]:
    """Return the garrison's units within reach of an alarm, nearest first."""
    garrison = np.flatnonzero(soldiers(world, RUSSIA) & (world.hex != NOWHERE))
    away = world.ground.grid.distances[front][:, world.hex[garrison]].min(axis=0)
    near = sorted(zip(away.tolist(), garrison.tolist(), strict=True))
    return [unit for distance, unit in near if distance <= world.rules.storm.alarm_reach]


def approach_share_pm(world: World, columns: tuple[int, ...]) -> int:
    """Return the share of a full storm's columns that start from a trench, hidden and past the ditch."""
    approach = np.array([False, *(w.approach for w in world.rules.works.values())], np.bool_)
    covered = int(approach[world.work[world.hex[list(columns)]]].sum())
    return min(1000, covered * 1000 // world.rules.storm.approach_columns)


def support_share_pm(world: World, front: tuple[int, ...]) -> int:
    """Return how well guns cover a storm: batteries that fire at the front from platforms close to it."""
    rules, grid = world.rules, world.ground.grid
    platform = np.array([False, *(w.platform for w in rules.works.values())], np.bool_)
    firing = (world.side == QING) & (world.task == Task.BOMBARD) & (world.guns > 0)
    firing &= platform[world.work[world.hex]] & np.isin(world.aim, front)
    near = grid.distances[list(front)].min(axis=0)[world.hex] <= rules.bombard.close_reach
    return min(1000, int((firing & near).sum()) * 1000 // rules.storm.support_batteries)


def breach_pm(world: World, front: tuple[int, ...]) -> int:
    """Return the share of the front's wall that is gone."""
    return 1000 - int(world.integrity[list(front)].sum()) * 1000 // (WHOLE * len(front))


def morale_pm(world: World) -> int:
    """Return what hunger, sickness and the memory of earlier storms leave of steadiness."""
    mine = soldiers(world, QING)
    sick = int(world.sick[mine].sum()) * 1000 // max(1, int(world.men[mine].sum()))
    keep = powers_pm(world.rules.storm.earlier_pm, int(world.tally[Tally.STORMS]))
    return keep * (2000 - hunger_pm(world)) // 2000 * (2000 - sick) // 2000
