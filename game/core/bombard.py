"""Guns: the standing order, and a day of it on men, guns and walls."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.calendar import Spell
from game.core.cover import cover_men
from game.core.dice import Dice, Lane
from game.core.events import Bombarded, Event, Events, GunsBurst
from game.core.fixed import ONE30, lognormal_table, one_minus_exp_q30
from game.core.hexgrid import I64, Bool, Cell
from game.core.laws import spade
from game.core.laws.shot import fort_rate_q30
from game.core.losses import bury, lose_share
from game.core.orders import Bombard, UnitId
from game.core.passage import enemies, unit_side
from game.core.points import note_shot
from game.core.refusals import Reason, Refusal
from game.core.standing import take_up
from game.core.state import NOWHERE, QING, RUSSIA, Cause, State, Tally, World
from game.core.strength import flat_guns, soldiers
from game.core.tables.arms import Gun
from game.core.tasks import Task
from game.core.walls import timber, wear_down, wooden

_NAMES, _GUNS, _BURST = 1024, 512, 1023
"""Dice names that one target's day may use: three for each unit's men, then its guns, then what bursts."""


@dataclass(frozen=True, slots=True)
class Cannonade:
    """What a battery's day at a target is expected to do.

    Attributes:
        rounds: it can fire.
        dead_q16: expected dead, in 1/65536.
        worn_mille: expected wear of the wall aimed at and its neighbours, thousandths of a point.
        repair_mille: what the garrison can mend of it in a night.
    """

    rounds: int
    dead_q16: int
    worn_mille: int
    repair_mille: int


def gun_of(world: World, unit: int) -> Gun:
    """Return the ordnance of a unit that has guns."""
    return world.rules.guns[world.unit_kind(unit).gun]


def check_bombard(world: World, order: Bombard) -> Refusal | None:
    """Return why a bombardment is refused, or None."""
    rules = world.rules.bombard
    if not world.unit_kind(order.unit).gun or world.guns[order.unit] <= 0:
        return Refusal(Reason.NO_GUNS)
    gun = gun_of(world, order.unit)
    most = gun.a_day or rules.levels[-1]
    if order.rounds not in rules.levels or order.rounds > most:
        return Refusal(Reason.NO_SUCH_LEVEL, order.rounds, most)
    reach = rules.close_reach if order.rounds == rules.fast_level else gun.far
    distance = int(world.ground.grid.distance(int(world.hex[order.unit]), order.at))
    if distance < gun.least:
        return Refusal(Reason.TOO_NEAR, distance, gun.least)
    if distance > reach:
        return Refusal(Reason.OUT_OF_RANGE, distance, reach)
    if rounds_left(world, order.unit) <= 0:
        return Refusal(Reason.NO_ROUNDS if unit_side(world, order.unit) == QING else Reason.NO_POWDER)
    return None if _worth_a_round(world, order) else Refusal(Reason.NOTHING_TO_HIT)


def bombard(state: State, order: Bombard) -> tuple[State, Events]:
    """Lay the guns on a hex until told otherwise."""
    return take_up(state, order.unit, Task.BOMBARD, order.at, order.rounds)


def rounds_left(world: World, unit: int) -> int:
    """Return rounds a battery can still fire: its own, or what the side's powder allows, or the fewer."""
    gun, own = gun_of(world, unit), int(world.rounds[unit])
    if not gun.powder_g:
        return own
    powder = int(world.tally[Tally.POWDER_G]) // gun.powder_g
    return min(powder, own) if gun.shells else powder


def rounds_a_day(world: World, unit: int, level: int) -> int:
    """Return rounds a battery fires in a day at a level, by its guns, crew and store."""
    served = min(int(world.guns[unit]), int(world.able[unit]) // world.rules.bombard.crew_a_gun)
    return min(served * level, rounds_left(world, unit))


def cannonade(world: World, order: Bombard) -> Cannonade:
    """Return the expectation of a legal order, for a day; the preview and the event share its parts."""
    rounds = rounds_a_day(world, order.unit, order.rounds)
    side = unit_side(world, order.unit)
    per_man = _per_man_q30(world, order.unit, order.at, rounds)
    dead = int((per_man * np.where(world.side != side, world.men, 0)).sum()) >> 14
    wear = int(_wear(world, order.unit, order.at, rounds, order.rounds).sum())
    return Cannonade(rounds, dead, wear, mend_mille(world, order.at))


def mend_mille(world: World, cell: int) -> int:
    """Return thousandths of a point that the garrison can mend of a wall hex in a quiet night."""
    return int(spade.mend_mille(world.rules.digging, bool(timber(world.ground)[cell])))


def bombard_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Fire every battery that has a target; one shock a day is shared by all guns of a side."""
    events: tuple[Event, ...] = ()
    for side in (QING, RUSSIA):
        events += _side_spell(draft, dice, spell, side)
    bury(draft)
    return events


def _side_spell(draft: World, dice: Dice, spell: Spell, side: int) -> tuple[Event, ...]:
    batteries = np.flatnonzero(
        (draft.side == side) & (draft.task == Task.BOMBARD) & (draft.guns > 0)
    ).tolist()
    shots = _allot(draft, spell, [unit for unit in batteries if _still_worth(draft, unit)])
    if any(shots.values()):
        note_shot(draft, side)
    events: tuple[Event, ...] = ()
    for at in sorted({int(draft.aim[u]) for u in shots}):
        aimed = {u: n for u, n in shots.items() if draft.aim[u] == at and n > 0}
        if aimed:
            events += _target_spell(draft, dice, spell, side, at, aimed)
    return events


def _allot(draft: World, spell: Spell, batteries: list[int]) -> dict[int, int]:
    """Return the rounds of each battery; those that draw on the side's powder do so one by one."""
    powder, shots = int(draft.tally[Tally.POWDER_G]), dict[int, int]()
    for unit in batteries:
        charge = gun_of(draft, unit).powder_g
        shots[unit] = spell.share(rounds_a_day(draft, unit, int(draft.level[unit])))
        if charge:
            shots[unit] = min(shots[unit], powder // charge)
            powder -= shots[unit] * charge
    return shots


def _target_spell(
    draft: World, dice: Dice, spell: Spell, side: int, at: int, shots: dict[int, int]
) -> tuple[Event, ...]:
    day, event = spell.day, spell.day * 65536 + at
    table = lognormal_table(draft.rules.bombard.disperse_q8)
    shock = int(table[dice.roll16(Lane.BOMBARD, day * 2 + side)])
    mean = sum(_per_man_q30(draft, u, at, n) for u, n in shots.items()) * shock >> 16
    worn = sum(_wear(draft, u, at, n, int(draft.level[u])) for u, n in shots.items())
    foes = enemies(draft, side)
    silenced = _silence(draft, dice, event, foes & (draft.hex == at), sum(shots.values()))
    chance = one_minus_exp_q30(np.minimum(np.asarray(mean, np.int64), 3 * ONE30))
    dead = lose_share(draft, dice, Lane.BOMBARD, event * _NAMES, foes, chance, Cause.SHOT)
    breaches = wear_down(draft, day, np.asarray(worn))
    burst = _spend(draft, dice, spell, shots)
    total = int(np.asarray(worn).sum())
    fired = Bombarded(day, side, at, sum(shots.values()), int(dead.sum()), total, silenced)
    return (fired, *breaches, *burst)


def _per_man_q30(world: World, unit: int, at: int, rounds: int) -> I64:
    """Return (u,) rates at which each man of each unit is killed by *rounds* of a battery at a hex."""
    rules, gun = world.rules.bombard, gun_of(world, unit)
    effect_ppm = rounds * _range_pm(world, unit, at) * gun.men_pm
    foes = enemies(world, unit_side(world, unit)) & ~world.flag("leader")
    dead_ppm = effect_ppm * rules.kill_ppm // 1_000_000
    if world.ground.fort[at]:
        return _within_q30(world, foes, at, dead_ppm)
    each = dead_ppm * ONE30 // 1_000_000 // rules.men_reference
    open_pm = 1000 - cover_men(world).astype(np.int64)
    boats = effect_ppm * rules.boat_hit_pm * rules.boat_lost_pm // 1_000_000 * ONE30 // 1_000_000
    afloat = world.flag("boat") | (world.aboard != NOWHERE)
    rate = np.where(afloat, boats, each * open_pm // 1000)
    return np.where(foes & (world.hex == at), rate, 0).astype(np.int64)


def _within_q30(world: World, foes: Bool, at: int, dead_ppm: int) -> I64:
    """Return (u,) rates for a fort, from the dead, in millionths, that the rounds would cost in wood.

    It is hit as a whole: a third of the effect stays on the hexes aimed at and beside, the rest falls on
    everybody within the walls.
    """
    rules, ground = world.rules.bombard, world.ground
    each = int(fort_rate_q30(rules, dead_ppm, wooden=wooden(ground)))
    garrison = foes & ground.fort[world.hex]
    near = garrison & (ground.grid.distances[at][world.hex] <= 1)
    men = world.men.astype(np.int64)
    total, beside = int(men[garrison].sum()), int(men[near].sum())
    wide = each * (1000 - (rules.target_pm if beside else 0)) // 1000
    close = each * rules.target_pm // 1000 * total // max(1, beside)
    return np.where(garrison, wide, 0).astype(np.int64) + np.where(near, close, 0)


def _wear(world: World, unit: int, at: int, rounds: int, level: int) -> I64:
    """Return (n,) thousandths of a point that *rounds* of a battery wear off each wall hex.

    A ball goes through timber where it strikes; earth it shakes on both sides.
    """
    rules, ground = world.rules.bombard, world.ground
    worn = np.zeros(ground.grid.n, np.int64)
    if not ground.wall[at] or unit_side(world, unit) == RUSSIA:
        return worn
    rounds_ppm = rounds * gun_of(world, unit).wall_pm * _range_wall_pm(world, unit, at)
    if level == rules.fast_level:
        rounds_ppm = rounds_ppm * rules.fast_wall_pm // 1000
    wood = timber(ground)
    if wood[at]:
        worn[at] = rounds_ppm * rules.wood_mille // 1_000_000
        return worn
    beside = [cell for cell in ground.grid.around[at] if ground.wall[cell] and not wood[cell]]
    worn[beside] = rounds_ppm * rules.wall_beside_mille // 1_000_000
    worn[at] = rounds_ppm * rules.wall_mille // 1_000_000
    return worn


def _range_pm(world: World, unit: int, at: int) -> int:
    distance, gun = int(world.ground.grid.distance(int(world.hex[unit]), at)), gun_of(world, unit)
    return 1000 if distance <= gun.middle else 250 if distance <= gun.far else 0


def _range_wall_pm(world: World, unit: int, at: int) -> int:
    distance, gun = int(world.ground.grid.distance(int(world.hex[unit]), at)), gun_of(world, unit)
    return (
        1000 if distance <= gun.near else 500 if distance <= gun.middle else 250 if distance <= gun.far else 0
    )


def _silence(draft: World, dice: Dice, event: int, where: Bool, rounds: int) -> int:
    """Knock out guns in the hex aimed at; return how many."""
    chance = int(
        one_minus_exp_q30(min(rounds * draft.rules.bombard.guns_ppm * ONE30 // 1_000_000, 3 * ONE30))
    )
    units = np.flatnonzero(where & (draft.guns > 0))
    lost = dice.binomial(
        Lane.BOMBARD,
        event * _NAMES + _GUNS + units,
        draft.guns[units].astype(np.int64),
        np.full(len(units), chance),
    )
    draft.guns[units] -= lost.astype(np.int32)
    return int(lost.sum())


def _spend(draft: World, dice: Dice, spell: Spell, shots: dict[int, int]) -> tuple[Event, ...]:
    """Charge the stores; guns that fire fast may burst."""
    events: tuple[Event, ...] = ()
    for unit, rounds in shots.items():
        gun = gun_of(draft, unit)
        draft.tally[Tally.POWDER_G] -= rounds * gun.powder_g
        if gun.shells or not gun.powder_g:
            draft.rounds[unit] -= rounds
        if draft.level[unit] == draft.rules.bombard.fast_level:
            events += _burst(draft, dice, spell, unit)
    return events


def _burst(draft: World, dice: Dice, spell: Spell, unit: int) -> tuple[Event, ...]:
    """Guns that fire fast may burst."""
    event = (spell.day * 65536 + unit) * _NAMES + _BURST
    chance = spell.share(draft.rules.bombard.burst_ppm * ONE30 // 1_000_000)
    guns = np.array([int(draft.guns[unit])])
    burst = int(dice.binomial(Lane.BOMBARD, np.array([event]), guns, np.array([chance]))[0])
    draft.guns[unit] -= burst
    draft.tally[Tally.GUNS_BURST] += burst
    return (GunsBurst(spell.day, unit, burst),) if burst else ()


def _worth_a_round(world: World, order: Bombard) -> bool:
    """Besiegers may always fire at the fort; anybody may fire at enemies he sees."""
    side = unit_side(world, order.unit)
    if side == QING and world.ground.fort[order.at]:
        return True
    return bool((enemies(world, side) & (world.hex == order.at)).any())


def _still_worth(draft: World, unit: int) -> bool:
    """A battery holds its fire at an empty hex, and at what it can no longer reach."""
    order = Bombard(UnitId(unit), Cell(int(draft.aim[unit])), int(draft.level[unit]))
    return check_bombard(draft, order) is None


def under_close_fire(world: World) -> bool:
    """Return whether guns fire at the walls from close by, which hinders repair."""
    firing = (world.side == QING) & (world.task == Task.BOMBARD) & (world.guns > 0)
    near = world.ground.wall_distance[world.hex] <= world.rules.bombard.close_reach
    return bool((firing & near).any())


def garrison_guns(world: World) -> int:
    """Return Russian guns that still speak, of those that storms and saps meet."""
    return int(flat_guns(world)[soldiers(world, RUSSIA)].sum())
