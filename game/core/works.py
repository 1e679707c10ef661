"""Siege works: the order to dig, a day's digging, and the mending of walls."""

from __future__ import annotations

import numpy as np

from game.core.blockade import progress_pm
from game.core.bombard import under_close_fire
from game.core.calendar import Spell
from game.core.dice import Dice, Lane
from game.core.events import Event, Events, Mended, OrderGiven, RiverFought, WorkDone
from game.core.fields import FAR
from game.core.fixed import ONE30, lognormal_table, one_minus_exp_q30
from game.core.hexgrid import U8
from game.core.losses import bury, lose_share
from game.core.orders import Dig, Reason, Refusal, Repair, Task
from game.core.passage import unit_side
from game.core.reach import day_walk, long_field
from game.core.rules import Labour
from game.core.state import (
    NOWHERE,
    QING,
    RUSSIA,
    WHOLE,
    Cause,
    State,
    Tally,
    World,
    clear_task,
    freeze,
    thaw,
)
from game.core.strength import army, army_fighters, soldiers

_BESIDE = 1
"""Hexes from which a unit digs."""
_LABOURER = 1000
"""`dig_pm` of those whose trade it is."""


def labour_of(world: World, work: int) -> Labour | None:
    """Return how a kind of work is dug, or None if it cannot be."""
    names = world.ground.work_names
    return world.rules.works[names[work]].labour if 0 < work < len(names) else None


def check_dig(world: World, order: Dig) -> Refusal | None:
    """Return why digging is refused, or None."""
    kind, labour = world.unit_kind(order.unit), labour_of(world, order.work)
    if labour is None:
        return Refusal(Reason.NO_SUCH_WORK)
    if kind.dig_pm == 0:
        return Refusal(Reason.CANNOT_DIG)
    if not labour.foot and kind.dig_pm < _LABOURER:
        return Refusal(Reason.LABOUR_ONLY)
    if not open_ground(world, order.work, order.to):
        return Refusal(Reason.GROUND_TAKEN)
    end = [order.to, *world.ground.grid.around[order.to]]
    return None if (long_field(world, order.unit)[end] < FAR).any() else Refusal(Reason.NO_WAY)


def open_ground(world: World, work: int, cell: int) -> bool:
    """Return whether a kind of work may stand, or stands, on a cell.

    It needs dry land outside the fort; another dug work keeps its place, but a wall that closes a ring may
    be raised over a trench or a platform.
    """
    ground, rules = world.ground, world.rules.works
    if ground.water[cell] or ground.fort[cell]:
        return False
    built = int(world.work[cell])
    if built in (0, work):
        return True
    older, newer = rules[ground.work_names[built]], rules[ground.work_names[work]]
    return not older.closes and (newer.closes or older.labour is None)


def dig(state: State, order: Dig) -> tuple[State, Events]:
    """Dig until the far end is reached."""
    draft = thaw(state)
    draft.task[order.unit], draft.aim[order.unit], draft.level[order.unit] = Task.DIG, order.to, order.work
    return freeze(draft), (OrderGiven(order.unit, Task.DIG, order.to),)


def course(world: World, unit: int, work: int, to: int) -> tuple[int, ...]:
    """Return the hexes a line of works takes from a unit to its far end.

    A platform is one hex. A work that closes a ring follows the ring the map marks, if both ends lie on
    or beside it.
    """
    ground, here = world.ground, int(world.hex[unit])
    if world.rules.works[ground.work_names[work]].platform:
        return (to,)
    ring = ground.areas.get("ring")
    if ring is not None and to in ring and world.rules.works[ground.work_names[work]].closes:
        far = int(np.flatnonzero(ring == to)[0])
        near = _ring_start(ground.grid.distances[here][ring], far)
        stretch = ring[near : far + 1] if near <= far else ring[far : near + 1][::-1]
        return tuple(int(c) for c in stretch)
    return tuple(int(c) for c in ground.grid.line(here, to))


def _ring_start(apart: U8, far: int) -> int:
    """Return the place on the ring at which a stretch to *far* begins: of the nearest, the farthest off."""
    near = int(apart.argmin())
    back = -1 if near <= far else 1
    while 0 <= near + back < len(apart) and apart[near + back] == apart[near]:
        near += back
    return near


def dig_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let every unit with a spade work, and both sides fight for the water as the ring nears it."""
    diggers = np.flatnonzero((draft.task == Task.DIG) & (draft.able > 0)).tolist()
    fought = bool(diggers) and river_fought(draft)
    events: tuple[Event, ...] = ()
    for unit in diggers:
        share = draft.rules.digging.contest_pm if fought and _closes(draft, unit) else 1000
        events += _dig_unit(draft, spell, unit, share)
    return events + (_fight_for_river(draft, dice, spell.day) if fought and spell.closes else ())


def _closes(draft: World, unit: int) -> bool:
    return draft.rules.works[draft.ground.work_names[int(draft.level[unit])]].closes


def river_fought(world: World) -> bool:
    """Return whether the garrison fights for its water: if strong enough, while the ring is a third done."""
    rules = world.rules.digging
    strong = army_fighters(world, RUSSIA) > rules.contest_garrison
    return strong and rules.contest_from_pm <= progress_pm(world) < rules.contest_to_pm


def _dig_unit(draft: World, spell: Spell, unit: int, share_pm: int) -> tuple[Event, ...]:
    """Spend a unit's time along its line, hex by hex; spare work carries over to the next."""
    work = int(draft.level[unit])
    labour = labour_of(draft, work)
    if labour is None:
        return ()
    effort = int(draft.able[unit]) * draft.unit_kind(unit).dig_pm // 1000 * share_pm
    effort = spell.share(effort * (2000 - spell.cold_pm * draft.rules.digging.frozen_pm // 500) // 2000)
    events: tuple[Event, ...] = ()
    for cell in course(draft, unit, work, int(draft.aim[unit])):
        if draft.work[cell] == work or not open_ground(draft, work, cell):
            continue
        if effort <= 0 or not _step_to(draft, unit, cell):
            return events
        effort = _dig_hex(draft, cell, work, labour, effort)
        if draft.work[cell] == work:
            events += (WorkDone(spell.day, unit, work, cell),)
    if effort > 0:
        clear_task(draft, unit)
    return events


def _dig_hex(draft: World, cell: int, work: int, labour: Labour, effort: int) -> int:
    """Put thousandths of man-days into a hex; return what is left over."""
    near = draft.ground.wall_distance[cell] <= draft.rules.digging.near
    rate = labour.rate_near if near else labour.rate
    if draft.plan[cell] != work:
        draft.plan[cell], draft.done[cell] = work, 0
    missing = labour.need - int(draft.done[cell])
    if effort * rate // 1000 < missing:
        draft.done[cell] += effort * rate // 1000
        return 0
    draft.work[cell], draft.plan[cell], draft.done[cell] = work, 0, 0
    return effort - missing * 1000 // rate


def _step_to(draft: World, unit: int, cell: int) -> bool:
    """Bring the unit to the hex or beside it, or a day's walk nearer; return whether it can dig there."""
    apart = draft.ground.grid.distances[cell]
    if apart[draft.hex[unit]] > _BESIDE:
        walk = np.flatnonzero(day_walk(draft, unit))
        draft.hex[unit] = walk[apart[walk].argmin()]
    return bool(apart[draft.hex[unit]] <= _BESIDE)


def _fight_for_river(draft: World, dice: Dice, day: int) -> tuple[Event, ...]:
    """A day of the fight for the water: both bleed by a shock they share."""
    rules = draft.rules.digging
    draft.tally[Tally.CONTEST_DAYS] += 1
    shock = int(lognormal_table(draft.rules.bombard.disperse_q8)[dice.roll16(Lane.CONTEST, day)])
    men = min(rules.contest_men, army_fighters(draft, RUSSIA) * 4 // 10)
    losses = []
    for side, ppm in ((QING, rules.contest_qing_ppm), (RUSSIA, rules.contest_russian_ppm)):
        mean_q30 = (ppm * ONE30 // 1_000_000 * shock >> 16) * men // max(1, army(draft, side))
        chance = int(one_minus_exp_q30(min(mean_q30, 3 * ONE30)))
        event = (day * 2 + side + 1) * 1024
        losses.append(
            int(
                lose_share(draft, dice, Lane.CONTEST, event, soldiers(draft, side), chance, Cause.STORM).sum()
            )
        )
    bury(draft)
    return (RiverFought(day, *losses),)


def check_repair(world: World, order: Repair) -> Refusal | None:
    """Return why mending is refused, or None."""
    if unit_side(world, order.unit) != RUSSIA:
        return Refusal(Reason.WRONG_SIDE)
    if not world.ground.fort[world.hex[order.unit]]:
        return Refusal(Reason.NOT_INSIDE)
    return None


def repair(state: State, order: Repair) -> tuple[State, Events]:
    """Mend the walls every night until told otherwise."""
    draft = thaw(state)
    draft.task[order.unit], draft.aim[order.unit], draft.level[order.unit] = Task.REPAIR, NOWHERE, 0
    return freeze(draft), (OrderGiven(order.unit, Task.REPAIR, int(state.hex[order.unit])),)


def repair_night(draft: World, spell: Spell) -> tuple[Event, ...]:
    """Mend the worst hexes first, so much a hex and so much in all."""
    rules = draft.rules.digging
    missing = np.where(draft.ground.wall, WHOLE - draft.integrity, 0).astype(np.int64)
    if not missing.any():
        return ()
    hindered = rules.repair_close_pm if under_close_fire(draft) else 1000
    pool = repair_pool(draft) * 1000
    given = 0
    for cell in np.argsort(-missing, kind="stable")[: int((missing > 0).sum())].tolist():
        mend = min(int(missing[cell]), rules.repair_hex * hindered, pool - given)
        draft.integrity[cell] += mend
        given += mend
    points = given // 1000
    return (Mended(spell.day, points),) if points else ()


def repair_pool(world: World) -> int:
    """Return points that the garrison can mend in a night."""
    rules = world.rules.digging
    workers = int(world.able[(world.side == RUSSIA) & (world.task == Task.REPAIR)].sum())
    pool = rules.repair_all * min(rules.repair_men, workers) // rules.repair_men
    floor = rules.repair_all * rules.repair_floor_pm // 1000
    return max(pool, floor) if army_fighters(world, RUSSIA) > rules.repair_floor_men else pool
