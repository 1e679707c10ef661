"""Mines under the walls, and those who listen for them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.digging import BESIDE, labourers_mille, spadework
from game.core.events import Event, Events, MineBlown, MineFired, MineHeard
from game.core.fixed import ONE16, ONE30
from game.core.hexgrid import Bool, Cell
from game.core.losses import lose_share
from game.core.orders import Listen, Mine, UnitId
from game.core.passage import unit_side
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task, take_up
from game.core.state import QING, RUSSIA, Cause, State, World
from game.core.tasks import Task
from game.core.walls import wear_down
from game.core.works import sap_heads

_EARS = (Task.LISTEN, Task.DIG)
"""Tasks of men who may hear what goes on under them."""
_HEARD, _BLOWN, _FIRED, _CREW, _WALL = range(5)
"""Kinds of dice names."""


@dataclass(frozen=True, slots=True)
class Gallery:
    """A mine foreseen.

    Attributes:
        metres: still to be driven.
        days: that it takes in summer earth with the unit's men.
        heard_pm: chance that it is heard before, if the garrison has men near who listen or dig.
        fires_pm: chance that it then goes off.
        opens: points of integrity that it takes off the wall.
    """

    metres: int
    days: int
    heard_pm: int
    fires_pm: int
    opens: int


def check_mine(world: World, order: Mine) -> Refusal | None:
    """Return why a mine is refused, or None."""
    if unit_side(world, order.unit) != QING:
        return Refusal(Reason.WRONG_SIDE)
    if world.unit_kind(order.unit).dig_pm == 0:
        return Refusal(Reason.CANNOT_DIG)
    if not world.ground.wall[order.at] or world.integrity[order.at] == 0:
        return Refusal(Reason.NOT_A_MINE_TARGET)
    return None if _head(world, order.unit, order.at) is not None else Refusal(Reason.NO_SAP_HEAD)


def _head(world: World, unit: int, at: int) -> int | None:
    """Return the sap head beside a unit from which a mine to a wall hex is shortest, or None."""
    apart, here = world.ground.grid.distances, int(world.hex[unit])
    near = [
        h for h in sap_heads(world) if apart[h][here] <= BESIDE and apart[h][at] <= world.rules.mines.reach
    ]
    return min(near, key=lambda head: (int(apart[head][at]), head), default=None)


def mine(state: State, order: Mine) -> tuple[State, Events]:
    """Drive a mine until it is under the wall, and fire it."""
    return take_up(state, order.unit, Task.MINE, order.at)


def gallery(world: World, order: Mine) -> Gallery:
    """Return what a legal mine would come to; the event rolls the same chances day by day."""
    rules = world.rules.mines
    missing = max(0, _length(world, order.unit, order.at) - int(world.mine[order.at]))
    crew = max(1, min(rules.crew * 1000, labourers_mille(world, order.unit)))
    days = -(-missing * rules.crew * 1000 // (rules.mm_a_day * crew))
    unheard = ONE30
    for _ in range(days):
        unheard = unheard * (1000 - rules.heard_pm) // 1000
    return Gallery(missing // 1000, days, 1000 - unheard * 1000 // ONE30, rules.fires_pm, rules.opens)


def _length(world: World, unit: int, at: int) -> int:
    """Return millimetres from the unit's sap head to a wall hex."""
    head = _head(world, unit, at)
    return 0 if head is None else world.rules.mines.hex_mm * int(world.ground.grid.distance(head, at))


def check_listen(world: World, order: Listen) -> Refusal | None:
    """Return why listening is refused, or None."""
    if unit_side(world, order.unit) != RUSSIA:
        return Refusal(Reason.WRONG_SIDE)
    return None if world.ground.fort[world.hex[order.unit]] else Refusal(Reason.NOT_INSIDE)


def listen(state: State, order: Listen) -> tuple[State, Events]:
    """Listen, and dig against what is heard."""
    return take_up(state, order.unit, Task.LISTEN, int(state.hex[order.unit]))


def mine_spell(draft: World, dice: Dice, spell: Spell) -> Events:
    """Drive every mine, let the garrison hear it and dig against it, and fire what has come under a wall."""
    events: Events = ()
    for at, units in sorted(_miners(draft).items()):
        events += _dig_on(draft, dice, spell, at, units)
    return events


def _dig_on(draft: World, dice: Dice, spell: Spell, at: int, units: list[int]) -> Events:
    """One mine through one spell."""
    length = _length(draft, units[0], at)
    draft.mine[at] = min(length, int(draft.mine[at]) + _driven(draft, spell, units))
    if blown := _counter(draft, dice, spell, at, units):
        return blown
    heard = _hear(draft, dice, spell, at)
    return heard + _fire(draft, dice, spell.day, at, units) if draft.mine[at] >= length else heard


def _miners(draft: World) -> dict[int, list[int]]:
    """Return the units at each mine; those who lost their sap head give it up."""
    crews: dict[int, list[int]] = {}
    for unit in np.flatnonzero((draft.task == Task.MINE) & (draft.able > 0)).tolist():
        at = int(draft.aim[unit])
        if check_mine(draft, Mine(UnitId(unit), Cell(at))) is None:
            crews.setdefault(at, []).append(unit)
        else:
            clear_task(draft, unit)
    return crews


def _driven(draft: World, spell: Spell, units: list[int]) -> int:
    """Return millimetres driven in a spell by as many as find room."""
    rules = draft.rules.mines
    hands = min(rules.crew * 1000, sum(labourers_mille(draft, unit) for unit in units))
    return rules.mm_a_day * spadework(draft, spell, hands) // (rules.crew * 1000)


def _hear(draft: World, dice: Dice, spell: Spell, at: int) -> tuple[Event, ...]:
    chance = spell.share(draft.rules.mines.heard_pm * ONE30 // 1000)
    if draft.heard[at] or not _near(draft, at, _EARS).any():
        return ()
    if not dice.chance_q30(Lane.MINE, _name(_HEARD, spell.day, at), chance):
        return ()
    draft.heard[at] = 1
    return (MineHeard(spell.day, at),)


def _counter(draft: World, dice: Dice, spell: Spell, at: int, units: list[int]) -> tuple[Event, ...]:
    """Let listeners dig towards a mine they have heard; they may blow it with its crew."""
    rules = draft.rules.mines
    if not draft.heard[at] or not _near(draft, at, (Task.LISTEN,)).any():
        return ()
    chance = spell.share(rules.counter_pm * ONE30 // 1000)
    if not dice.chance_q30(Lane.MINE, _name(_BLOWN, spell.day, at), chance):
        return ()
    crew = np.isin(np.arange(len(draft.hex)), units)
    dead = _kill(draft, dice, _name(_CREW, spell.day, at), crew, rules.crew_dead_pm)
    _end(draft, at, units)
    return (MineBlown(spell.day, at, dead),)


def _fire(draft: World, dice: Dice, day: int, at: int, units: list[int]) -> Events:
    """Light the match under a wall hex: it goes off or it does not, and the gallery is lost."""
    rules = draft.rules.mines
    roll = dice.roll16(Lane.MINE, _name(_FIRED, day, at))
    fired = roll * 1000 < rules.fires_pm * ONE16
    breaches: tuple[Event, ...] = ()
    dead = 0
    if fired:
        dead = _kill(draft, dice, _name(_WALL, day, at), draft.hex == at, rules.wall_dead_pm)
        worn = np.zeros(draft.ground.grid.n, np.int64)
        worn[at] = rules.opens * 1000
        breaches = wear_down(draft, day, worn)
    _end(draft, at, units)
    return (MineFired(day, at, rules.fires_pm, roll * 1000 // ONE16, fired, dead), *breaches)


def _near(draft: World, at: int, tasks: tuple[Task, ...]) -> Bool:
    """Return (u,) men of the garrison near a wall hex at one of some tasks."""
    apart = draft.ground.grid.distances[at][draft.hex]
    close = (draft.side == RUSSIA) & (draft.able > 0) & (apart <= draft.rules.mines.ear_reach)
    near: Bool = close & draft.ground.fort[draft.hex] & np.isin(draft.task, tasks)
    return near


def _kill(draft: World, dice: Dice, name: int, where: Bool, share_pm: int) -> int:
    chance = share_pm * ONE30 // 1000
    exposed = where & ~draft.flag("leader")
    return int(lose_share(draft, dice, Lane.MINE, name * 1024, exposed, chance, Cause.SHOT).sum())


def _end(draft: World, at: int, units: list[int]) -> None:
    draft.mine[at], draft.heard[at] = 0, 0
    for unit in units:
        clear_task(draft, unit)


def _name(kind: int, day: int, at: int) -> int:
    """Return a dice name of its own for a kind of roll, a day and a wall hex."""
    return (day * 8 + kind) * 16384 + at
