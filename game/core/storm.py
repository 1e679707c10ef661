"""Storms: who may join, and the fight at the end of the phase."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.core.assault import Assault, alarm, assaults, engagement, front_of, stormers
from game.core.calendar import day_of
from game.core.dice import Dice, Lane
from game.core.events import Events, OrderGiven, Stormed
from game.core.fixed import ONE16, ONE30
from game.core.hexgrid import I64, Bool, Cell
from game.core.losses import bury, lose_men, lose_share, remove_all
from game.core.orders import Reason, Refusal, Storm, Task
from game.core.passage import entry_costs, move_class
from game.core.reach import open_cells
from game.core.resolver import Outcome, resolve
from game.core.state import (
    QING,
    RUSSIA,
    Cause,
    Ending,
    State,
    Tally,
    World,
    clear_task,
    freeze,
    thaw,
)
from game.core.strength import army, soldiers


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
    rules = world.rules.storm
    others = [u for u in stormers(world) if u != order.unit]
    if sum(world.aim[u] == order.at for u in others) >= rules.columns_a_hex:
        return Refusal(Reason.FRONT_FULL, rules.columns_a_hex, rules.columns_a_hex)
    front = front_of(world, {order.at, *(Cell(int(world.aim[u])) for u in others)}, order.at)
    columns = [u for u in others if int(world.aim[u]) in front]
    if len(columns) >= rules.columns:
        return Refusal(Reason.TOO_MANY_COLUMNS, len(columns), rules.columns)
    if len(front) > rules.front:
        return Refusal(Reason.FRONT_FULL, len(front), rules.front)
    return None


def storm(state: State, order: Storm) -> tuple[State, Events]:
    """Join the columns."""
    draft = thaw(state)
    draft.task[order.unit], draft.aim[order.unit], draft.level[order.unit] = Task.STORM, order.at, 0
    return freeze(draft), (OrderGiven(order.unit, Task.STORM, order.at),)


def fight_storms(state: State) -> tuple[State, Events]:
    """Fight every storm that stands ready, the lesser first: it may be a feint that draws the alarm."""
    events: Events = ()
    answered: dict[int, int] = {}
    for assault in assaults(state):
        if state.ending == Ending.NONE:
            come = alarm(state, assault, answered)
            state, more = _fight(state, assault, answered)
            answered |= come
            events += more
    return _count_storm(state) if events else state, events


def _count_storm(state: State) -> State:
    """Remember one more day of storm, however many fronts it had."""
    draft = thaw(state)
    draft.tally[Tally.STORMS] += 1
    if day_of(state.scenario, state.turn) >= state.rules.points.late_storm_day:
        draft.tally[Tally.LATE_STORMS] += 1
    return freeze(draft)


def _fight(state: State, assault: Assault, answered: Mapping[int, int]) -> tuple[State, Events]:
    rules, dice = state.rules.storm, Dice(state.seed, state.turn)
    front, columns = assault.front, assault.columns
    fight = engagement(state, assault, answered)
    out = resolve(rules, fight, dice, np.array([front[0]], np.int64))
    taken, standing = bool(out.taken[0]), out.standing[0]
    draft = thaw(state)
    defending = _weights(draft, alarm(state, assault, answered))
    qing = _column_losses(draft, dice, columns, out)
    russian = lose_men(draft, dice, front[0] * 8 + 7, defending, int(out.defenders[0]), Cause.STORM)
    _aftermath(draft, columns, standing, russian)
    _spend_powder(draft, fight.defenders)
    if taken:
        russian += _sack(draft, dice)
    bury(draft)
    report = Stormed(
        front,
        columns,
        int(fight.columns.sum()),
        fight.defenders,
        qing,
        russian,
        int(standing.sum()),
        int(out.enter_q16[0]) * 1000 // ONE16,
        int(out.roll_q16[0]) * 1000 // ONE16,
        taken,
    )
    return freeze(draft), (report,)


def _weights(draft: World, men: dict[int, int]) -> I64:
    weights = np.zeros(len(draft.hex), np.int64)
    for unit, count in men.items():
        weights[unit] = count
    return weights


def _column_losses(draft: World, dice: Dice, columns: tuple[int, ...], out: Outcome) -> int:
    """Take each column's own dead, then those who fell at the top from columns that stood."""
    lost = 0
    for place, unit in enumerate(columns):
        own = _weights(draft, {unit: int(draft.able[unit])})
        lost += lose_men(draft, dice, (1 << 20) + unit, own, int(out.dead[0, place]), Cause.STORM)
    up = {u: int(draft.able[u]) for place, u in enumerate(columns) if out.standing[0, place]}
    return lost + lose_men(
        draft, dice, (1 << 21) + columns[0], _weights(draft, up), int(out.top[0]), Cause.STORM
    )


def _aftermath(draft: World, columns: tuple[int, ...], standing: Bool, russian: int) -> None:
    """Cohesion, the shock to the garrison's resolve, and the way back to the lines."""
    rules = draft.rules
    for unit, stood in zip(columns, standing.tolist(), strict=True):
        drop = rules.storm.cohesion_repulsed if stood else rules.storm.cohesion_broken
        draft.cohesion[unit] = max(0, int(draft.cohesion[unit]) - drop)
        draft.acted[unit], draft.moves[unit] = 1, 0
        clear_task(draft, unit)
        _fall_back(draft, unit)
    draft.tally[Tally.SHOCK] += russian * ONE16 // max(1, army(draft, RUSSIA))


def _fall_back(draft: World, unit: int) -> None:
    """Back to the nearest hex with room out of musket range."""
    ground = draft.ground
    free = open_cells(draft, unit) & (ground.wall_distance > draft.rules.digging.near)
    if free.any():
        distance = np.where(free, ground.grid.distances[draft.hex[unit]].astype(np.int32), 10_000)
        draft.hex[unit] = int(distance.argmin())


def _spend_powder(draft: World, defenders: int) -> None:
    spent = defenders * draft.rules.storm.powder_rounds * draft.rules.fire.round_g
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
