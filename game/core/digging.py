"""Digging: the order, the line it takes, and a spell of it."""

from __future__ import annotations

import numpy as np

from game.core.bombard import garrison_guns
from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event, Events, WorkDone
from game.core.fields import FAR
from game.core.hexgrid import U8
from game.core.laws.spade import frozen_effort, under_guns_pm
from game.core.orders import Dig
from game.core.passage import enemies, unit_side
from game.core.pickets import spade_pm
from game.core.reach import day_walk, long_field
from game.core.refusals import Reason, Refusal
from game.core.river import fight_for_river, river_fought
from game.core.rules import SIDES
from game.core.standing import clear_task, take_up
from game.core.state import NOWHERE, QING, State, World
from game.core.tables.works import Labour
from game.core.tasks import Task
from game.core.works import labour_of, on_bank, open_ground, saps

BESIDE = 1
"""Hexes from which a unit digs."""
_LABOURER = 1000
"""`dig_pm` of those whose trade it is."""


def check_dig(world: World, order: Dig) -> Refusal | None:
    """Return why digging is refused, or None."""
    kind, labour = world.unit_kind(order.unit), labour_of(world, order.work)
    if labour is None:
        return Refusal(Reason.NO_SUCH_WORK)
    if kind.dig_pm == 0:
        return Refusal(Reason.CANNOT_DIG)
    if not labour.foot and kind.dig_pm < _LABOURER:
        return Refusal(Reason.LABOUR_ONLY)
    if SIDES[unit_side(world, order.unit)] not in labour.sides:
        return Refusal(Reason.WRONG_SIDE)
    if labour.bank and not on_bank(world.ground)[order.to]:
        return Refusal(Reason.NO_BANK)
    if not open_ground(world, order.work, order.to):
        return Refusal(Reason.GROUND_TAKEN)
    if refusal := _check_line(world, order, labour):
        return refusal
    end = [order.to, *world.ground.grid.around[order.to]]
    return None if (long_field(world, order.unit)[end] < FAR).any() else Refusal(Reason.NO_WAY)


def _check_line(world: World, order: Dig, labour: Labour) -> Refusal | None:
    """A line may be too long; a sap grows from cover."""
    line = course(world, order.unit, order.work, order.to)
    if labour.length and len(line) > labour.length:
        return Refusal(Reason.TOO_FAR, len(line), labour.length)
    if labour.creeps and not _from_cover(world, _first_open(world, order, line)):
        return Refusal(Reason.SAP_IN_THE_OPEN)
    return None


def _first_open(world: World, order: Dig, line: tuple[int, ...]) -> int:
    """Return the first hex of a line that is still to be dug; its end if all is."""
    return next((cell for cell in line if world.work[cell] != order.work), order.to)


def _from_cover(world: World, cell: int) -> bool:
    """Return whether a sap may begin on a cell: beyond musket range, or at the end of another."""
    far = world.ground.wall_distance[cell] > world.rules.digging.near
    return bool(far or saps(world)[list(world.ground.grid.around[cell])].any())


def dig(state: State, order: Dig) -> tuple[State, Events]:
    """Dig until the far end is reached."""
    return take_up(state, order.unit, Task.DIG, order.to, order.work)


def course(world: World, unit: int, work: int, to: int) -> tuple[int, ...]:
    """Return the hexes a line of works takes from a unit to its far end.

    What is no line is one hex. A work that closes a ring follows the ring the map marks, if both ends lie on
    or beside it.
    """
    ground, here, row = world.ground, int(world.hex[unit]), world.rules.works[world.ground.work_names[work]]
    if row.platform or row.shelters or (row.labour and row.labour.bank):
        return (to,)
    ring = ground.areas.get("ring")
    if ring is not None and to in ring and row.closes:
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
    return events + (fight_for_river(draft, dice, spell.day) if fought and spell.closes else ())


def _closes(draft: World, unit: int) -> bool:
    return draft.rules.works[draft.ground.work_names[int(draft.level[unit])]].closes


def _dig_unit(draft: World, spell: Spell, unit: int, share_pm: int) -> tuple[Event, ...]:
    """Spend a unit's time along its line, hex by hex; spare work carries over to the next."""
    work = int(draft.level[unit])
    labour = labour_of(draft, work)
    if labour is None:
        return ()
    effort = spadework(draft, spell, _hands(draft, unit, labour) * draft.unit_kind(unit).dig_pm)
    for keep in (share_pm, _under_guns_pm(draft, labour), spade_pm(draft, unit)):
        effort = effort * keep // 1000
    events: tuple[Event, ...] = ()
    for cell in course(draft, unit, work, int(draft.aim[unit])):
        if draft.work[cell] == work or not _free_to_dig(draft, unit, work, cell):
            continue
        if effort <= 0 or not _step_to(draft, unit, cell):
            return events
        effort = _dig_hex(draft, cell, work, _rate(draft, unit, cell, labour), effort)
        if draft.work[cell] == work:
            events += (WorkDone(spell.day, unit, work, cell),)
    if effort > 0:
        clear_task(draft, unit)
    return events


def _free_to_dig(draft: World, unit: int, work: int, cell: int) -> bool:
    """Return whether a kind of work may be dug on a hex: what others of the side dig there is not undone."""
    plan = int(draft.plan[cell])
    if not open_ground(draft, work, cell):
        return False
    if plan in (0, work):
        return True
    apart = draft.ground.grid.distances[cell]
    at_it = (draft.task == Task.DIG) & (draft.level == plan) & (draft.side == draft.side[unit])
    return not (at_it & (draft.hex != NOWHERE) & (apart[draft.hex] <= BESIDE)).any()


def labourers_mille(world: World, unit: int) -> int:
    """Return a unit's hands in thousandths of a labourer."""
    return int(world.able[unit]) * world.unit_kind(unit).dig_pm


def spadework(world: World, spell: Spell, hands_mille: int) -> int:
    """Return thousandths of a man-day that hands do in a spell; frozen earth is harder."""
    return int(frozen_effort(world.rules.digging, spell.share(hands_mille), spell.cold_pm))


def _hands(draft: World, unit: int, labour: Labour) -> int:
    """Return men of a unit who find room: those before it at the same end take theirs first."""
    able = int(draft.able[unit])
    if not labour.crew:
        return able
    same = (draft.task == Task.DIG) & (draft.level == draft.level[unit]) & (draft.aim == draft.aim[unit])
    before = int(draft.able[:unit][same[:unit]].sum())
    return max(0, min(able, labour.crew - before))


def _under_guns_pm(draft: World, labour: Labour) -> int:
    """Return what the garrison's guns leave of the pace."""
    return int(under_guns_pm(labour.gun_pm, garrison_guns(draft))) if labour.gun_pm else 1000


def _rate(draft: World, unit: int, cell: int, labour: Labour) -> int:
    """Return what a labourer's day adds to a hex: less near a hostile wall."""
    near = labour.near or draft.rules.digging.near
    hostile = unit_side(draft, unit) == QING and draft.ground.wall_distance[cell] <= near
    return labour.rate_near if hostile else labour.rate


def _dig_hex(draft: World, cell: int, work: int, rate: int, effort: int) -> int:
    """Put thousandths of man-days into a hex; return what is left over."""
    labour = labour_of(draft, work)
    if labour is None:
        return effort
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
    if apart[draft.hex[unit]] > BESIDE:
        walk = np.flatnonzero(day_walk(draft, unit))
        draft.hex[unit] = walk[apart[walk].argmin()]
        draft.entrenched[unit] = 0
    held = bool((draft.hex[enemies(draft, unit_side(draft, unit))] == cell).any())
    return bool(apart[draft.hex[unit]] <= BESIDE) and not held
