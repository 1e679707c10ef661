"""Storms: who may join, and the fight at the end of the phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from game.core import fields
from game.core.assault import (
    Assault,
    alarm,
    assaults,
    columns_of,
    engagement,
    front_of,
    stormers,
)
from game.core.calendar import day_of
from game.core.dice import Dice, Lane
from game.core.events import Events, HeadLost, Stormed
from game.core.fixed import ONE16, ONE30
from game.core.fronts import heads
from game.core.hexgrid import I64, U16, Bool
from game.core.laws.resolve import shock_q16
from game.core.leaders import captains, risk_leaders
from game.core.losses import bury, lose_men, lose_share, remove_all
from game.core.orders import Storm
from game.core.panic import spread_panic
from game.core.passage import enterable, entry_costs, move_class, unit_side
from game.core.points import note_shot, note_storm
from game.core.refusals import Reason, Refusal
from game.core.resolver import Engagement, Outcome, resolve
from game.core.stacking import room_now
from game.core.standing import clear_task, take_up
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ending, State, Tally, World, freeze, thaw
from game.core.strength import army, soldiers
from game.core.tasks import Task
from game.core.works import undo_metres

_FIGHTS = 1000
"""Numbers of fights begin here; those below are days."""


def check_storm(world: World, order: Storm) -> Refusal | None:
    """Return why a unit may not join a storm, or None."""
    rules, ground = world.rules.storm, world.ground
    if not world.unit_kind(order.unit).storms:
        return Refusal(Reason.CANNOT_STORM)
    if world.acted[order.unit]:
        return Refusal(Reason.ALREADY_ACTED)
    if world.cohesion[order.unit] < world.rules.will.shaken:
        return Refusal(Reason.TOO_BROKEN, int(world.cohesion[order.unit]), world.rules.will.shaken)
    if not ground.wall[order.at]:
        return Refusal(Reason.NO_WALL_THERE)
    distance = int(ground.grid.distance(int(world.hex[order.unit]), order.at))
    if distance > rules.reach:
        return Refusal(Reason.NOT_NEAR_WALL, distance, rules.reach)
    return _front_full(world, order) if _open_way(world, order) else Refusal(Reason.NO_WAY)


def _open_way(world: World, order: Storm) -> bool:
    """Return whether a column can run at the wall over ground it may enter."""
    here, grid = int(world.hex[order.unit]), world.ground.grid
    enter = entry_costs(world, QING, move_class(world, order.unit), here) > 0
    between = [cell for cell in grid.around[order.at] if enter[cell] or cell == here]
    return any(grid.distance(here, cell) < world.rules.storm.reach for cell in between)


def _front_full(world: World, order: Storm) -> Refusal | None:
    """A unit finds room as a column of its own, or in the column of a weak one of its kind."""
    rules, aims = world.rules.storm, stormers(world) | {int(order.unit): order.at}
    front = front_of(world, {*aims.values()}, order.at)
    here = columns_of(world, {unit: at for unit, at in aims.items() if at == order.at})
    if len(here) > rules.columns_a_hex:
        return Refusal(Reason.FRONT_FULL, rules.columns_a_hex, rules.columns_a_hex)
    whole = columns_of(world, {unit: at for unit, at in aims.items() if at in front})
    if len(whole) > rules.columns:
        return Refusal(Reason.TOO_MANY_COLUMNS, rules.columns, rules.columns)
    if len(front) > rules.front:
        return Refusal(Reason.FRONT_FULL, len(front), rules.front)
    return None


def storm(state: State, order: Storm) -> tuple[State, Events]:
    """Join the columns."""
    return take_up(state, order.unit, Task.STORM, order.at)


def fight_storms(state: State) -> tuple[State, Events]:
    """Fight every storm that stands ready, the lesser first: it may be a feint that draws the alarm."""
    events: Events = ()
    answered: dict[int, int] = {}
    for assault in assaults(state):
        if state.ending == Ending.NONE:
            manned = alarm(state, assault, answered)
            state, more = _fight(state, assault, answered, manned)
            answered |= manned
            events += more
    return _count_storm(state) if events else state, events


def _count_storm(state: State) -> State:
    """Remember one more day of storm, however many fronts it had, and what it means to the talks."""
    draft = thaw(state)
    note_storm(draft)
    note_shot(draft, QING)
    return freeze(draft)


def _fight(
    state: State, assault: Assault, answered: Mapping[int, int], manned: Mapping[int, int]
) -> tuple[State, Events]:
    """One storm: the resolver's verdict, then what it leaves behind."""
    dice, front = Dice(state.seed, state.turn), assault.front
    fight = replace(engagement(state, assault, answered), powder_pm=_powder_pm(state, sum(manned.values())))
    out = resolve(state.rules.storm, fight, dice, np.array([front[0]], np.int64))
    draft = thaw(state)
    qing = _column_losses(draft, dice, assault, out)
    fallen = int(out.defenders[0])
    russian = lose_men(draft, dice, front[0] * 8 + 7, _weights(draft, manned), fallen, Cause.STORM)
    _spend_powder(draft, fight.manned)
    events = _leaders_in_it(draft, dice, assault)
    draft.tally[Tally.SHOCK] += int(shock_q16(russian, army(draft, RUSSIA)))
    if out.taken[0]:
        russian += _sack(draft, dice)
    else:
        events += _lose_heads(draft, heads(state, front, assault.columns))
    _aftermath(draft, assault, out.standing[0], taken=bool(out.taken[0]))
    bury(draft)
    return freeze(draft), (_report(assault, fight, out, qing, russian), *events)


def _report(assault: Assault, fight: Engagement, out: Outcome, qing: int, russian: int) -> Stormed:
    return Stormed(
        assault.front,
        assault.units,
        int(fight.columns.sum()),
        fight.manned,
        qing,
        russian,
        int(out.standing[0].sum()),
        int(out.enter_q16[0]) * 1000 // ONE16,
        int(out.roll_q16[0]) * 1000 // ONE16,
        bool(out.taken[0]),
    )


def _weights(draft: World, men: Mapping[int, int]) -> I64:
    weights = np.zeros(len(draft.hex), np.int64)
    for unit, count in men.items():
        weights[unit] = count
    return weights


def _column_losses(draft: World, dice: Dice, assault: Assault, out: Outcome) -> int:
    """Take each column's own dead, then those who fell at the top from columns that stood."""
    lost = 0
    for place, column in enumerate(assault.columns):
        dead, event = int(out.dead[0, place]), (1 << 20) + column[0]
        lost += lose_men(draft, dice, event, _able(draft, column), dead, Cause.STORM)
    standing = zip(assault.columns, out.standing[0].tolist(), strict=True)
    up = tuple(unit for column, stood in standing if stood for unit in column)
    event = (1 << 21) + assault.units[0]
    return lost + lose_men(draft, dice, event, _able(draft, up), int(out.top[0]), Cause.STORM)


def _able(draft: World, units: tuple[int, ...]) -> I64:
    return _weights(draft, {unit: int(draft.able[unit]) for unit in units})


def _leaders_in_it(draft: World, dice: Dice, assault: Assault) -> Events:
    """Leaders beside the columns have led them; they, and leaders on the front and beside it, may be hit."""
    leading = captains(draft, assault.units)
    draft.acted[leading] = 1
    apart = draft.ground.grid.distances[list(assault.front)].min(axis=0)[draft.hex]
    manning = (draft.side == RUSSIA) & (draft.hex != NOWHERE) & (apart <= draft.rules.leaders.reach)
    return risk_leaders(draft, dice, leading | manning, _FIGHTS + assault.front[0], Cause.STORM)


def _lose_heads(draft: World, ends: list[int]) -> Events:
    """The garrison follows those it has thrown back and fills in the ends of their saps."""
    lost = draft.rules.storm.head_lost_mm
    for head in ends:
        undo_metres(draft, head, lost)
    return tuple(HeadLost(head, lost) for head in ends)


def _aftermath(draft: World, assault: Assault, standing: Bool, *, taken: bool) -> None:
    """Cohesion, ladders and panic; then the way back to the lines."""
    rules, before = draft.rules.storm, draft.cohesion.copy()
    repulsed = 0 if taken else rules.cohesion_repulsed
    for column, stood in zip(assault.columns, standing.tolist(), strict=True):
        units = list(column)
        draft.cohesion[units] = np.maximum(
            0, draft.cohesion[units] - (repulsed if stood else rules.cohesion_broken)
        )
    units = list(assault.units)
    draft.acted[units], draft.moves[units], draft.ladders[units] = 1, 0, 0
    spread_panic(draft, before)
    for unit in units:
        clear_task(draft, unit)
    _fall_back(draft, [unit for unit in units if draft.hex[unit] != NOWHERE])


def _fall_back(draft: World, units: list[int]) -> None:
    """Back to the nearest dry hex with room, out of musket range if there is one; nobody swims or flies.

    Who stands together and marches alike has the same ways to go.
    """
    ways: dict[tuple[int, int], U16] = {}
    for unit in units:
        manner = move_class(draft, unit), int(draft.hex[unit])
        if manner not in ways:
            ways[manner] = _way_back(draft, unit)
        _take_refuge(draft, unit, ways[manner])


def _way_back(draft: World, unit: int) -> U16:
    """Return (n,) points from a unit to every dry hex; fields.FAR to the others."""
    ground, here = draft.ground, int(draft.hex[unit])
    entry = enterable(draft, unit_side(draft, unit), move_class(draft, unit), here)
    away = fields.field(ground.grid, entry, np.array([here]))
    return np.where((entry > 0) & ~ground.water, away, fields.FAR).astype(np.uint16)


def _take_refuge(draft: World, unit: int, away: U16) -> None:
    free = room_now(draft, unit) & (away < fields.FAR)
    safe = free & (draft.ground.wall_distance > draft.rules.digging.near)
    refuge = safe if safe.any() else free
    if refuge.any():
        draft.hex[unit] = int(np.where(refuge, away, fields.FAR).argmin())


def _powder_pm(world: World, defenders: int) -> int:
    """Return what the defenders have of the powder they need."""
    need = max(1, _powder_g(world, defenders))
    return min(1000, int(world.tally[Tally.POWDER_G]) * 1000 // need)


def _powder_g(world: World, defenders: int) -> int:
    return defenders * world.rules.storm.powder_rounds * world.rules.fire.round_g


def _spend_powder(draft: World, defenders: int) -> None:
    spent = _powder_g(draft, defenders)
    draft.tally[Tally.POWDER_G] -= min(int(draft.tally[Tally.POWDER_G]), spent)


def _sack(draft: World, dice: Dice) -> int:
    """The fort is taken: half of those left fall, the rest are captives."""
    garrison = soldiers(draft, RUSSIA)
    chance = draft.rules.storm.stormed_dead_pm * ONE30 // 1000
    dead = lose_share(draft, dice, Lane.LOSS, 1 << 30, garrison, chance, Cause.STORM)
    remove_all(draft, draft.side == RUSSIA, Cause.CAPTURED)
    draft.tally[Tally.ENDING] = Ending.STORMED
    draft.tally[Tally.END_DAY] = day_of(draft.scenario, draft.turn)
    return int(dead.sum())
