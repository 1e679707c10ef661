"""Muskets and bows: the order to fire, and the daily sniping between wall and works."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.core.calendar import Spell, is_night
from game.core.cover import cover_of
from game.core.dice import Dice, Lane
from game.core.events import Event, Events, Fired, Sniped
from game.core.fixed import ONE16, lognormal_table
from game.core.hexgrid import Bool
from game.core.laws import shot
from game.core.laws.numbers import chance_q30
from game.core.losses import bury, lose_men, lose_share
from game.core.orders import Fire
from game.core.passage import enemies, unit_side
from game.core.points import note_shot
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task
from game.core.state import NOWHERE, QING, RUSSIA, Cause, State, Tally, World, freeze, thaw
from game.core.strength import army, army_fighters, fighters, soldiers
from game.core.tasks import Task
from game.core.weather import Weather, weather

SHIELD_FROM = 2
"""Hexes from which a rattan shield stops shot."""


@dataclass(frozen=True, slots=True)
class Volley:
    """What a unit's fire is expected to do.

    Attributes:
        mean_q16: dead, in 1/65536.
        summands: what made it so, name and per mille by which it changes what was there before.
    """

    mean_q16: int
    men: int
    summands: tuple[tuple[str, int], ...]


def check_fire(world: World, order: Fire) -> Refusal | None:
    """Return why fire is refused, or None."""
    kind, here = world.unit_kind(order.unit), int(world.hex[order.unit])
    if not kind.weapon:
        return Refusal(Reason.NO_SMALL_ARMS)
    if world.acted[order.unit] or world.task[order.unit] in (Task.STORM, Task.SALLY):
        return Refusal(Reason.ALREADY_ACTED)
    distance = int(world.ground.grid.distance(here, order.at))
    table = _range_table(world, kind.weapon)
    if not 1 <= distance <= len(table):
        return Refusal(Reason.OUT_OF_RANGE, distance, len(table))
    target = _targets(world, order)
    if not target.any():
        return Refusal(Reason.NOTHING_TO_HIT)
    if distance > len(table) - 2 and world.men[target].sum() < world.rules.fire.massed_men:
        return Refusal(Reason.OUT_OF_RANGE, distance, len(table) - 2)
    need = _powder(world, order.unit)
    if need > world.tally[Tally.POWDER_G] and unit_side(world, order.unit) == RUSSIA:
        return Refusal(Reason.NO_POWDER, int(world.tally[Tally.POWDER_G]), need)
    return None


def volley(world: World, order: Fire) -> Volley:
    """Return the expectation of a legal order to fire; the preview and the event share it."""
    rules = world.rules.fire
    men = min(int(fighters(world)[order.unit]), rules.frontage)
    mean = men * rules.rounds * rules.kill_ppm * ONE16 // 1_000_000
    summands = _summands(world, order)
    for _, change in summands:
        mean = mean * (1000 + change) // 1000
    return Volley(mean, men, summands)


def _summands(world: World, order: Fire) -> tuple[tuple[str, int], ...]:
    """Return what fire gains and loses, name and per mille: each is a factor of its own."""
    rules, kind = world.rules.fire, world.unit_kind(order.unit)
    distance = int(world.ground.grid.distance(int(world.hex[order.unit]), order.at))
    weight = _range_table(world, kind.weapon)[distance - 1]
    cover = cover_of(world, _targets(world, order))
    if kind.weapon == "bow" and cover >= rules.parapet_cover_pm:
        weight = weight * rules.parapet_bow_pm // 1000
    shield = _shield(world, _targets(world, order)) if distance >= SHIELD_FROM else 0
    dark = 1000 - rules.night_pm if is_night(world.scenario, world.turn) else 0
    return (
        ("range", weight - 1000),
        ("flint locks", (rules.flint_fire_pm - 1000) * kind.flint_pm // 1000),
        ("cover", -cover),
        ("shields", -shield),
        ("rain", -misfires_pm(world, order.unit)),
        ("night", -dark),
    )


def misfires_pm(world: World, unit: int) -> int:
    """Return the share of a unit's shots that fail for wet powder and dead matches."""
    kind = world.unit_kind(unit)
    if kind.weapon != "musket" or weather(world) != Weather.RAIN:
        return 0
    return _wet_pm(world, kind.flint_pm)


def _wet_pm(world: World, flint_pm: int) -> int:
    return int(shot.wet_pm(world.rules.fire, flint_pm))


def fire(state: State, order: Fire) -> tuple[State, Events]:
    """Fire once; the unit has acted, and whoever lay in ambush is seen."""
    dice = Dice(state.seed, state.turn)
    event = order.unit * 64 + int(state.rolled[order.unit])
    mean = volley(state, order).mean_q16
    shock = int(lognormal_table(state.rules.bombard.disperse_q8)[dice.roll16(Lane.FIRE, event)])
    dead = int(dice.poisson(Lane.FIRE, np.array([event + (1 << 20)]), np.array([mean * shock >> 16]))[0])
    draft = thaw(state)
    draft.acted[order.unit], draft.rolled[order.unit] = 1, state.rolled[order.unit] + 1
    if state.hidden[order.unit]:
        draft.hidden[order.unit] = 0
        clear_task(draft, order.unit)
    if unit_side(state, order.unit) == RUSSIA:
        draft.tally[Tally.POWDER_G] -= _powder(state, order.unit)
    note_shot(draft, unit_side(state, order.unit))
    exposed = np.where(_targets(state, order), state.able, 0).astype(np.int64)
    dead = lose_men(draft, dice, event, exposed, dead, Cause.SHOT)
    bury(draft)
    return freeze(draft), (Fired(order.unit, order.at, mean, dead),)


def _range_table(world: World, weapon: str) -> tuple[int, ...]:
    return world.rules.fire.musket_pm if weapon == "musket" else world.rules.fire.bow_pm


def _targets(world: World, order: Fire) -> Bool:
    met: Bool = enemies(world, unit_side(world, order.unit)) & (world.hex == order.at)
    return met


def _shield(world: World, target: Bool) -> int:
    """Per mille of shot that the target's shields stop, by head count."""
    men = np.where(target, world.men, 0)
    return int((men * world.trait("shield_pm")).sum()) // max(1, int(men.sum()))


def _powder(world: World, unit: int) -> int:
    rules = world.rules.fire
    return min(int(fighters(world)[unit]), rules.frontage) * rules.rounds * rules.round_g


def snipe_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Musketry from the walls at whoever works or stands near, and back; rain and night thin it."""
    rules = draft.rules.fire
    targets = _near_walls(draft) & (draft.side == QING) & ~draft.flag("leader") & (draft.fit > 0)
    defenders = army_fighters(draft, RUSSIA)
    if not targets.any() or defenders <= 0:
        return ()
    vigour_pm = spell.share(_load(draft, spell, defenders))
    out_pm, back_pm = (vigour_pm * _clear_pm(draft, spell, side) // 1000 for side in (RUSSIA, QING))
    shock = int(lognormal_table(draft.rules.bombard.disperse_q8)[dice.roll16(Lane.GUARD_FIRE, spell.day)])
    out_q30 = shot.guard_out_q30(rules, defenders, out_pm, shock)
    back_q30 = shot.guard_back_q30(rules, back_pm)
    exposed = int(shot.shot_at(int(draft.men[targets].sum())))
    inside = max(rules.back_men, army(draft, RUSSIA))
    where = targets | soldiers(draft, RUSSIA)
    chances = np.where(draft.side == QING, _per_man(out_q30, exposed), _per_man(back_q30, inside))
    names = 1000 * (spell.day + 1) + np.where(draft.side == QING, 0, 500)
    dead = lose_share(draft, dice, Lane.GUARD_FIRE, names, where, chances, Cause.SHOT)
    bury(draft)
    return (Sniped(spell.day, *(int(dead[draft.side == side].sum()) for side in (QING, RUSSIA))),)


def _clear_pm(world: World, spell: Spell, side: int) -> int:
    """Return what weather and darkness leave of a side's musketry."""
    wet = _wet_pm(world, _flint_pm(world, side)) if weather(world) == Weather.RAIN else 0
    return (1000 - wet) * (world.rules.fire.night_pm if spell.night else 1000) // 1000


def _flint_pm(world: World, side: int) -> int:
    """Return the mean share of flint locks among a side's muskets."""
    men = np.where(soldiers(world, side), fighters(world), 0)
    return int((men * world.trait("flint_pm")).sum()) // max(1, int(men.sum()))


def _load(draft: World, spell: Spell, defenders: int) -> int:
    """Spend the powder for the walls; return how lively their fire is, per mille."""
    rules = draft.rules.fire
    open_pm = 1000 if draft.tally[Tally.CLOSED_DAY] < 0 else rules.guard_closed_pm
    need = max(1, spell.share(int(shot.guard_powder_g(rules, defenders, open_pm))))
    spend = min(int(draft.tally[Tally.POWDER_G]), need)
    draft.tally[Tally.POWDER_G] -= spend
    return int(shot.guard_vigour_pm(rules, open_pm, spend, need))


def _per_man(mean_q30: int, men: int) -> int:
    """Chance of each of *men* to be among an expected number of dead."""
    return int(chance_q30(mean_q30 // men))


def _near_walls(world: World) -> Bool:
    near: Bool = (world.hex != NOWHERE) & (
        world.ground.wall_distance[world.hex] <= world.rules.fire.guard_reach
    )
    return near
