"""What a storm meets: who goes in which column, who answers the alarm, and the whole as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from game.core.bombard import garrison_guns
from game.core.calendar import is_night
from game.core.citadel import withdrawn
from game.core.fronts import (
    Columns,
    approach_pm,
    bare_pm,
    breach_pm,
    cover_pm,
    height_mille,
    refuge_pm,
    retrenched_pm,
    support_pm,
)
from game.core.hexgrid import I32, I64, Cell
from game.core.laws import assault as laws
from game.core.leaders import beside, captains
from game.core.quarters import alarm_pm, on_duty
from game.core.resolver import Engagement
from game.core.state import NOWHERE, QING, RUSSIA, Tally, World
from game.core.strength import army_fighters, fighters, soldiers
from game.core.supply import hunger_pm
from game.core.tasks import Task


@dataclass(frozen=True, slots=True)
class Assault:
    """Columns that go at one front.

    Attributes:
        front: joined wall hexes, ascending.
        columns: the units of each column, one or two, in the order of their first.
        feint: True if a greater storm follows in the same phase: it draws only part of the alarm.
    """

    front: tuple[int, ...]
    columns: Columns
    feint: bool = False

    @property
    def units(self) -> tuple[int, ...]:
        """Everybody who goes, column by column."""
        return tuple(unit for column in self.columns for unit in column)


def stormers(world: World) -> dict[int, Cell]:
    """Return the wall hex of every unit that has joined a storm this phase, by unit, ascending."""
    joined = np.flatnonzero((world.task == Task.STORM) & (world.hex != NOWHERE)).tolist()
    return {unit: Cell(int(world.aim[unit])) for unit in joined}


def front_of(world: World, aims: set[Cell], at: Cell) -> tuple[int, ...]:
    """Return the joined wall hexes among *aims* that hang together with *at*, ascending."""
    front, edge = {int(at)}, [int(at)]
    while edge:
        for cell in world.ground.grid.around[edge.pop()]:
            if cell in aims and cell not in front:
                front.add(cell)
                edge.append(cell)
    return tuple(sorted(front))


def columns_of(world: World, aims: Mapping[int, Cell]) -> Columns:
    """Return the columns that units form: two weak ones of a kind that go at the same hex join into one.

    Args:
        world: a View or a State.
        aims: wall hex of each unit.
    """
    men, most = fighters(world), world.rules.storm.column_men
    columns: list[tuple[int, ...]] = []
    for unit, at in sorted(aims.items()):
        fellow = next(
            (
                place
                for place, (first, *more) in enumerate(columns)
                if not more
                and (aims[first], world.kind[first]) == (at, world.kind[unit])
                and men[first] + men[unit] <= most
            ),
            None,
        )
        if fellow is None:
            columns.append((unit,))
        else:
            columns[fellow] += (unit,)
    return tuple(columns)


def assaults(world: World) -> list[Assault]:
    """Return the storms that stand ready, the lesser first."""
    aims = stormers(world)
    joined = {front_of(world, {*aims.values()}, at) for at in aims.values()}
    ready = [
        (front, columns_of(world, {unit: at for unit, at in aims.items() if at in front})) for front in joined
    ]
    ready.sort(key=lambda storm: (len(storm[1]), storm[0]))
    return [Assault(front, columns, feint=i < len(ready) - 1) for i, (front, columns) in enumerate(ready)]


def engagement(world: World, assault: Assault, answered: Mapping[int, int]) -> Engagement:
    """Return a storm as numbers.

    Args:
        world: a View for a preview, the State for the event.
        assault: who goes where.
        answered: units of the garrison that have answered another alarm this phase, and their men.
    """
    rules, front, columns = world.rules.storm, assault.front, assault.columns
    come, room = sum(answering(world, assault, answered).values()), frontage(world, front)
    served = min(come, room) >= rules.gun_defenders
    return Engagement(
        columns=np.minimum(_men(world, columns), rules.column_men),
        cohesion=_mean(world, columns, world.cohesion),
        fatigue=_mean(world, columns, world.fatigue),
        led=_led(world, columns),
        defenders=come,
        frontage=room,
        garrison=army_fighters(world, RUSSIA),
        gun_men_milli=garrison_guns(world) * rules.gun_men_milli if served else 0,
        cover_pm=cover_pm(world, front),
        height_mille=height_mille(world, front),
        breach_pm=breach_pm(world, front),
        bare_pm=bare_pm(world, columns),
        approach_pm=approach_pm(world, front, columns),
        support_pm=support_pm(world, front),
        retrenched_pm=retrenched_pm(world, front),
        refuge_pm=refuge_pm(world),
        morale_pm=morale_pm(world),
        powder_pm=1000,
        night=is_night(world.scenario, world.turn),
    )


def frontage(world: World, front: tuple[int, ...]) -> int:
    """Return how many defenders find a place on a front and on the wall hexes beside it."""
    return int(laws.frontage(world.rules.storm, len(front)))


def alarm(world: World, assault: Assault, answered: Mapping[int, int]) -> dict[int, int]:
    """Return the defenders who find a place on a front, nearest first: units, and men of each."""
    left, manned = frontage(world, assault.front), dict[int, int]()
    for unit, men in answering(world, assault, answered).items():
        if left > 0:
            manned[unit] = min(men, left)
            left -= manned[unit]
    return manned


def answering(world: World, assault: Assault, answered: Mapping[int, int]) -> dict[int, int]:
    """Return all who run to the alarm, nearest first: units, and men of each.

    A unit answers one alarm a phase, and only a share of the garrison runs at all: a feint draws on both.
    Once the walls are given up everybody stands in the inner work, and nobody has far to run.
    """
    left = _runners(world, feint=assault.feint) - sum(answered.values())
    men, come = fighters(world), dict[int, int]()
    for unit in _near_units(world, list(assault.front)):
        if unit not in answered and left > 0 and men[unit] > 0:
            come[unit] = min(int(men[unit]), left)
            left -= come[unit]
    return come


def _runners(world: World, *, feint: bool) -> int:
    """Return how many of the garrison may run to one alarm."""
    rules = world.rules.storm
    share = 1000 if withdrawn(world) else rules.alarm_share_pm
    if feint:
        share = share * rules.feint_share_pm // 1000
        share = share * (rules.reserve_feint_pm if reserve_kept(world) else 1000) // 1000
    return share * alarm_pm(world, RUSSIA) // 1000 * army_fighters(world, RUSSIA) // 1000


def reserve_kept(world: World) -> bool:
    """Return whether the garrison has men within its walls who stand to arms and do nothing else.

    Besiegers do not see what those within are at, and reckon with all of them.
    """
    idle = soldiers(world, RUSSIA) & (world.task == Task.NONE) & world.ground.inside[world.hex]
    return int(fighters(world)[idle & (world.hex != NOWHERE)].sum()) >= world.rules.storm.reserve_men


def _near_units(world: World, front: list[int]) -> list[int]:
    """Return the garrison's units within reach of an alarm, nearest first."""
    called = world.ground.fort[world.hex] if withdrawn(world) else True
    garrison = np.flatnonzero(soldiers(world, RUSSIA) & (world.hex != NOWHERE) & on_duty(world) & called)
    away = world.ground.grid.distances[front][:, world.hex[garrison]].min(axis=0)
    reach = world.ground.grid.n if withdrawn(world) else world.rules.storm.alarm_reach
    near = sorted(zip(away.tolist(), garrison.tolist(), strict=True))
    return [unit for distance, unit in near if distance <= reach]


def _men(world: World, columns: Columns) -> I64:
    """Return (c,) men that fight."""
    men = fighters(world)
    return np.array([int(men[list(column)].sum()) for column in columns], np.int64)


def _mean(world: World, columns: Columns, values: I32) -> I64:
    """Return (c,) the mean of a column of the world over the units of each column, by head count."""
    men, sums = np.maximum(fighters(world), 1), list[int]()
    for column in columns:
        units = list(column)
        sums.append(int((values[units] * men[units]).sum()) // int(men[units].sum()))
    return np.array(sums, np.int64)


def _led(world: World, columns: Columns) -> I64:
    """Return (c,) 1 for columns beside a leader of theirs who has led no other fight this turn."""
    led = beside(world, captains(world, tuple(unit for column in columns for unit in column)))
    return np.array([int(led[list(column)].any()) for column in columns], np.int64)


def morale_pm(world: World) -> int:
    """Return what hunger, sickness and the memory of earlier storms leave of steadiness."""
    mine = soldiers(world, QING)
    sick = int(world.sick[mine].sum()) * 1000 // max(1, int(world.men[mine].sum()))
    storms = int(world.tally[Tally.STORMS])
    return int(laws.morale_pm(world.rules.storm, storms, hunger_pm(world), sick))
