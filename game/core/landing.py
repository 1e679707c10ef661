"""Men and guns aboard: going on the boats, and ashore again, if need be under fire."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.dice import Dice, Lane
from game.core.events import Embarked, Events, Landed
from game.core.fixed import ONE16, lognormal_table
from game.core.hexgrid import I64, Bool
from game.core.losses import bury, lose_men
from game.core.orders import Embark, Land
from game.core.passage import FOOT, GUNS, enemies, entry_costs, frozen, move_class, unit_side
from game.core.reach import open_cells
from game.core.refusals import Reason, Refusal
from game.core.stacking import room_now
from game.core.standing import clear_task
from game.core.state import NOWHERE, RUSSIA, Cause, State, Tally, World, freeze, thaw
from game.core.strength import fighters, flat_guns
from game.core.tasks import Task


@dataclass(frozen=True, slots=True)
class Landing:
    """A landing foreseen.

    Attributes:
        mean_q16: dead expected, in 1/65536.
        muskets: that bear on it, whole ones at one hex.
        guns: that bear on it.
    """

    mean_q16: int
    muskets: int
    guns: int


def aboard_of(world: World, boat: int) -> Bool:
    """Return (u,) units aboard a flotilla."""
    return np.asarray(world.aboard == boat)


def lift(world: World, boat: int) -> int:
    """Return men a flotilla can carry: by its crew, which is by its boats."""
    rules = world.rules.boats
    return int(world.able[boat]) * rules.lift_men // rules.crew_men


def check_embark(world: World, order: Embark) -> Refusal | None:
    """Return why a unit cannot go aboard, or None."""
    unit, boat = order.unit, order.onto
    if not world.unit_kind(boat).boat:
        return Refusal(Reason.NOT_A_BOAT)
    if world.unit_kind(unit).boat or not (_embarks(world, unit)):
        return Refusal(Reason.CANNOT_EMBARK)
    if frozen(world):
        return Refusal(Reason.FROZEN_IN)
    if world.ground.grid.distance(int(world.hex[unit]), int(world.hex[boat])) > 1:
        return Refusal(Reason.NOT_BESIDE)
    if world.moves[unit] <= 0:
        return Refusal(Reason.NO_MOVES_LEFT)
    return _check_lift(world, unit, boat)


def _embarks(world: World, unit: int) -> bool:
    """Foot, guns and leaders go aboard; horses swim nowhere."""
    return move_class(world, unit) in (FOOT, GUNS) or world.unit_kind(unit).leader


def _check_lift(world: World, unit: int, boat: int) -> Refusal | None:
    """A flotilla carries so many men, or one battery by itself."""
    on_board = aboard_of(world, boat)
    men, most = int(world.men[on_board].sum()) + int(world.men[unit]), lift(world, boat)
    mixed = on_board.any() and (world.guns[on_board].any() or world.guns[unit] > 0)
    return Refusal(Reason.NO_ROOM, men, most) if men > most or mixed else None


def embark(state: State, order: Embark) -> tuple[State, Events]:
    """Go aboard; that is all a unit does in a turn. Boats that take men fetch no rations."""
    draft = thaw(state)
    clear_task(draft, order.unit)
    if state.task[order.onto] == Task.CONVOY:
        clear_task(draft, order.onto)
    draft.aboard[order.unit], draft.hex[order.unit] = order.onto, state.hex[order.onto]
    draft.moves[order.unit], draft.hidden[order.unit], draft.entrenched[order.unit] = 0, 0, 0
    return freeze(draft), (Embarked(order.unit, order.onto),)


def check_land(world: World, order: Land) -> Refusal | None:
    """Return why a unit cannot go ashore, or None."""
    unit, to = order.unit, order.to
    if world.aboard[unit] == NOWHERE:
        return Refusal(Reason.NOT_ABOARD)
    if world.ground.grid.distance(int(world.hex[unit]), to) != 1:
        return Refusal(Reason.NOT_BESIDE)
    if world.moves[unit] <= 0:
        return Refusal(Reason.NO_MOVES_LEFT)
    if world.ground.water[to]:
        return Refusal(Reason.NO_DRY_GROUND)
    return _check_shore(world, unit, to)


def _check_shore(world: World, unit: int, to: int) -> Refusal | None:
    side = unit_side(world, unit)
    if (world.hex[enemies(world, side)] == to).any():
        return Refusal(Reason.ENEMY_THERE)
    if not entry_costs(world, side, move_class(world, unit), int(world.hex[unit]))[to]:
        return Refusal(Reason.CANNOT_ENTER)
    return None if room_now(world, unit)[to] else Refusal(Reason.NO_ROOM)


def foresee_landing(world: World, order: Land) -> Landing:
    """Return what the enemies in sight would do to a legal landing; the preview and the event share it."""
    return _fire_on(world, unit_side(world, order.unit), order.to)


def land(state: State, order: Land) -> tuple[State, Events]:
    """Go ashore; that is all a unit does in a turn."""
    unit, dice = order.unit, Dice(state.seed, state.turn)
    event, fire = unit * 64 + int(state.rolled[unit]), foresee_landing(state, order)
    draft = thaw(state)
    draft.aboard[unit], draft.hex[unit] = NOWHERE, order.to
    draft.moves[unit], draft.rolled[unit] = 0, state.rolled[unit] + 1
    dead = _suffer(draft, dice, event, unit, fire) if fire.mean_q16 else 0
    bury(draft)
    return freeze(draft), (Landed(unit, order.to, fire.mean_q16, dead),)


def _suffer(draft: State, dice: Dice, event: int, unit: int, fire: Landing) -> int:
    """Lose men and heart on the beach, and let the defenders spend their powder."""
    rules = draft.rules.boats
    shock = int(lognormal_table(draft.rules.bombard.disperse_q8)[dice.roll16(Lane.LANDING, event)])
    mean = np.array([fire.mean_q16 * shock >> 16])
    dead = int(dice.poisson(Lane.LANDING, np.array([event + (1 << 20)]), mean)[0])
    only = np.where(np.arange(len(draft.hex)) == unit, draft.able, 0).astype(np.int64)
    draft.cohesion[unit] = max(0, int(draft.cohesion[unit]) - rules.landing_cohesion)
    if unit_side(draft, unit) != RUSSIA:
        spent = fire.muskets * rules.landing_rounds * draft.rules.fire.round_g
        draft.tally[Tally.POWDER_G] -= min(int(draft.tally[Tally.POWDER_G]), spent)
    return lose_men(draft, dice, event, only, dead, Cause.SHOT)


def _fire_on(world: World, side: int, to: int) -> Landing:
    """Return the fire that enemies of *side* can bring on a hex of the shore."""
    rules, fire = world.rules.boats, world.rules.fire
    apart = world.ground.grid.distances[to][world.hex]
    steady = enemies(world, side) & (world.cohesion >= world.rules.will.broken) & (world.aboard == NOWHERE)
    men = np.minimum(fighters(world), fire.frontage)
    muskets = int((men * _weight_pm(world, apart) * steady).sum()) // 1000
    guns = int(flat_guns(world)[steady & (apart <= _near(world))].sum())
    shots = (muskets + guns * rules.gun_men) * rules.landing_rounds
    mean = shots * fire.kill_ppm * ONE16 // 1_000_000 * rules.landing_pm // 1000
    return Landing(mean, muskets, guns)


def _weight_pm(world: World, apart: I64) -> I64:
    """Return (u,) per mille of each unit's small arms by how far it is."""
    fire, reach = world.rules.fire, world.rules.boats.landing_reach
    kinds = world.rules.units.values()
    by_weapon = {"musket": fire.musket_pm, "bow": fire.bow_pm, "": ()}
    table = np.zeros((len(kinds), reach + 1), np.int64)
    for row, kind in zip(table, kinds, strict=True):
        weights = by_weapon[kind.weapon][:reach]
        row[1 : 1 + len(weights)] = weights
    return np.where(apart <= reach, table[world.kind, np.minimum(apart, reach)], 0)


def _near(world: World) -> I64:
    """Return (u,) hexes to which each unit's guns have their full effect."""
    guns = world.rules.guns
    near = [guns[kind.gun].near if kind.gun else 0 for kind in world.rules.units.values()]
    return np.array(near, np.int64)[world.kind]


def strand(draft: World) -> None:
    """Put ashore, on the nearest open ground, whoever is aboard boats that are no more."""
    lost = (draft.aboard != NOWHERE) & (draft.men[draft.aboard] <= 0)
    for unit in np.flatnonzero(lost).tolist():
        draft.aboard[unit] = NOWHERE
        if draft.hex[unit] != NOWHERE:
            shore = np.flatnonzero(open_cells(draft, unit) & ~draft.ground.water)
            apart = draft.ground.grid.distances[draft.hex[unit]][shore]
            draft.hex[unit] = shore[apart.argmin()] if len(shore) else draft.hex[unit]
