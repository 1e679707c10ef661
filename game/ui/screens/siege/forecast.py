"""What an order would bring, in numbers and words, before it is given."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.core.apply import check
from game.core.bombard import cannonade
from game.core.cover import cover_shot
from game.core.dice import Dice
from game.core.fire import volley
from game.core.fixed import ONE16
from game.core.march import way
from game.core.odds import preview
from game.core.orders import Bombard, Dig, Fire, March, Sally, Storm, UnitOrder
from game.core.passage import zones
from game.core.sally import venture
from game.core.state import QING, World
from game.core.works import course, labour_of
from game.ui.texts import _, ngettext, number
from game.ui.words import SUMMANDS, place_name, refusal_words, work_name

_IMAGINED: Final = Dice(0x5EED, 0)
"""Dice of the preview: nobody's game."""

Part = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Summand:
    """One cause of an outcome: its name, its share with sign, and the figure as printed."""

    words: str
    weight: int
    figure: str


@dataclass(frozen=True, slots=True)
class Forecast:
    """A card about an order not yet given.

    Attributes:
        title: what and where.
        facts: sentences, most important first.
        odds: parts of one bar, words and per mille; empty where nothing is rolled.
        summands: what made the odds.
        path: hexes to draw, the unit's own first.
        refused: why it cannot be given, or "".
    """

    title: str
    facts: tuple[str, ...] = ()
    odds: tuple[Part, ...] = ()
    summands: tuple[Summand, ...] = ()
    path: tuple[int, ...] = ()
    refused: str = ""


@lru_cache(maxsize=256)
def forecast(world: World, order: UnitOrder) -> Forecast:
    """Return the card of an order.

    Args:
        world: a View; what it hides is no part of the forecast.
        order: legal or not.
    """
    refused = check(world, order)
    if refused is not None:
        return Forecast(_title(world, order), refused=refusal_words(refused))
    match order:
        case March():
            return _march(world, order)
        case Fire():
            return _fire(world, order)
        case Bombard():
            return _bombard(world, order)
        case Storm():
            return _storm(world, order)
        case Sally():
            return _sally(world, order)
        case Dig():
            return _dig(world, order)
        case _:
            return Forecast(_title(world, order))


def _title(world: World, order: UnitOrder) -> str:
    match order:
        case March():
            return _("March to {place}").format(place=place_name(world, order.to))
        case Fire():
            return _("Fire on {place}").format(place=place_name(world, order.at))
        case Bombard():
            return _("Bombard {place}").format(place=place_name(world, order.at))
        case Storm():
            return _("Storm {place}").format(place=place_name(world, order.at))
        case Sally():
            return _("Sally to {place}").format(place=place_name(world, order.at))
        case Dig():
            return _("Dig {work} to {place}").format(
                work=work_name(world, order.work), place=place_name(world, order.to)
            )
        case _:
            return ""


def _march(world: World, order: March) -> Forecast:
    plan = way(world, order.unit, order.to)
    if plan is None:
        return Forecast(_title(world, order))
    moves = int(world.trait("moves")[order.unit])
    here = int(world.hex[order.unit])
    if plan.later:
        turns = max(2, -(-plan.cost // max(1, moves)))
        cost = ngettext("About {n} turn on the way.", "About {n} turns on the way.", turns)
    else:
        left = int(world.moves[order.unit])
        cost = _("Costs {cost} of {left} moves.").format(cost=plan.cost, left=left)
    return Forecast(_title(world, order), (cost, *_what_waits(world, order)), path=(here, *plan.cells))


def _what_waits(world: World, order: March) -> tuple[str, ...]:
    """Say what the end of a march is like: cover, enemy zone, the wall's fire."""
    side, facts = int(world.side[order.unit]), []
    cover = int(cover_shot(world)[order.to])
    facts.append(
        _("Cover there stops {share} % of shots.").format(share=cover // 10)
        if cover
        else _("No cover there.")
    )
    if zones(world, side)[order.to]:
        facts.append(_("In reach of the enemy: the march ends there."))
    distance = int(world.ground.wall_distance[order.to])
    if side == QING and distance <= world.rules.fire.guard_reach:
        facts.append(
            ngettext("Under fire: {n} hex from the wall.", "Under fire: {n} hexes from the wall.", distance)
        )
    return tuple(facts)


def _fire(world: World, order: Fire) -> Forecast:
    shot = volley(world, order)
    facts = (
        ngettext("{n} man can fire.", "{n} men can fire.", shot.men),
        _("{dead} dead expected.").format(dead=f"{shot.mean_q16 / ONE16:.1f}"),
    )
    parts = tuple(
        Summand(_(SUMMANDS[name]), value, f"{value / 10:+.0f} %".replace("-", "−"))
        for name, value in shot.summands
        if value
    )
    return Forecast(_title(world, order), facts, summands=parts)


def _bombard(world: World, order: Bombard) -> Forecast:
    shots = cannonade(world, order)
    facts = [
        ngettext("{n} round a day", "{n} rounds a day", shots.rounds),
        _("{dead} dead a day expected.").format(dead=f"{shots.dead_q16 / ONE16:.2f}"),
    ]
    if shots.worn_mille:
        facts.append(
            _("Wears off {wear} points of wall a day; the garrison mends up to {mend} a hex.").format(
                wear=f"{shots.worn_mille / 1000:.1f}", mend=f"{shots.repair_mille / 1000:.0f}"
            )
        )
        if shots.worn_mille <= shots.repair_mille:
            facts.append(_("Repaired faster than hit."))
    if order.rounds == world.rules.bombard.fast_level:
        facts.append(_("So fast a fire may burst the guns."))
    return Forecast(_title(world, order), tuple(facts))


def _storm(world: World, order: Storm) -> Forecast:
    odds = preview(world, order, _IMAGINED)
    facts = (
        _("{columns}, {men} men, against {defenders}.").format(
            columns=ngettext("{n} column", "{n} columns", len(odds.columns)),
            men=number(odds.men),
            defenders=number(odds.defenders),
        ),
        _("Qing dead {middle}, from {low} to {high}.").format(
            low=odds.qing_dead[0], middle=odds.qing_dead[1], high=odds.qing_dead[2]
        ),
        _("Russian dead {middle}, from {low} to {high}.").format(
            low=odds.russian_dead[0], middle=odds.russian_dead[1], high=odds.russian_dead[2]
        ),
    )
    repulsed = max(0, 1000 - odds.taken_pm - odds.broken_pm)
    parts = ((_("broken"), odds.broken_pm), (_("repulsed"), repulsed), (_("taken"), odds.taken_pm))
    return Forecast(
        _title(world, order),
        facts,
        parts,
        tuple(_logit(name, value) for name, value in odds.summands if value),
    )


def _logit(name: str, milli: int) -> Summand:
    """Return a summand of the chance to get in, as thousandths of a logit."""
    return Summand(_(SUMMANDS[name]), milli, f"{milli / 1000:+.1f}".replace("-", "−"))


def _sally(world: World, order: Sally) -> Forecast:
    plan = venture(world, order)
    success = (1000 - plan.ambush_pm) * plan.success_pm // 1000
    parts = (
        (_("success"), success),
        (_("driven back"), max(0, 1000 - plan.ambush_pm - success)),
        (_("ambush"), plan.ambush_pm),
    )
    facts = (
        ngettext("{n} man goes,", "{n} men go,", plan.men)
        + " "
        + ngettext("{n} besieger round the place.", "{n} besiegers round the place.", plan.exposed),
        _("Enemy dead {kills} on success; pickets {guard} %.").format(
            kills=plan.kills, guard=plan.guard_pm // 10
        ),
        _("Own dead {success}, {failure} or {ambush}.").format(
            success=plan.losses[0], failure=plan.losses[1], ambush=plan.losses[2]
        ),
    )
    return Forecast(_title(world, order), facts, parts)


def _dig(world: World, order: Dig) -> Forecast:
    labour = labour_of(world, order.work)
    line = course(world, order.unit, order.work, order.to)
    todo = [cell for cell in line if world.work[cell] != order.work and not world.ground.water[cell]]
    facts = [ngettext("{n} hex to dig.", "{n} hexes to dig.", len(todo))]
    men = int(world.able[order.unit]) * world.unit_kind(order.unit).dig_pm // 1000
    if labour is not None and men > 0:
        days = sum(
            -(-labour.need * 10 // (men * _rate(world, cell, labour.rate, labour.rate_near))) for cell in todo
        )
        facts.append(ngettext("About {n} day of work.", "About {n} days of work.", max(1, -(-days // 10))))
    facts.append(_("Slower under fire, by night frost, and while the river is fought for."))
    return Forecast(_title(world, order), tuple(facts), path=tuple(line))


def _rate(world: World, cell: int, far: int, near: int) -> int:
    return near if world.ground.wall_distance[cell] <= world.rules.digging.near else far
