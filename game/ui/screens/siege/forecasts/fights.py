"""What arms would do: volleys, guns, storms, sallies, fire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.core import orders as o
from game.core.bombard import cannonade
from game.core.dice import Dice
from game.core.fire import volley
from game.core.fixed import ONE16
from game.core.kindling import kindling
from game.core.odds import preview
from game.core.pickets import men_of
from game.core.sally import outlook
from game.core.state import World
from game.ui.screens.siege.commands import UnitOrderKind
from game.ui.screens.siege.forecasts.card import Forecast, either, logit, per_cent
from game.ui.texts import _, ngettext, number

IMAGINED: Final = Dice(0x5EED, 0)
"""Dice of the preview: nobody's game."""


def _fire(world: World, order: o.Fire) -> Forecast:
    shot = volley(world, order)
    facts = (
        ngettext("{n} man can fire.", "{n} men can fire.", shot.men),
        _("{dead} dead expected.").format(dead=f"{shot.mean_q16 / ONE16:.1f}"),
    )
    return Forecast(facts, summands=tuple(per_cent(name, value) for name, value in shot.summands if value))


def _bombard(world: World, order: o.Bombard) -> Forecast:
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
    return Forecast(tuple(facts))


def _storm(world: World, order: o.Storm) -> Forecast:
    odds = preview(world, order, IMAGINED)
    facts = (
        _("{columns}, {men} men, against {defenders}.").format(
            columns=ngettext("{n} column", "{n} columns", len(odds.columns)),
            men=number(odds.men),
            defenders=number(odds.defenders),
        ),
        _qing_dead(odds.qing_dead),
        _russian_dead(odds.russian_dead),
    )
    repulsed = max(0, 1000 - odds.taken_pm - odds.broken_pm)
    parts = ((_("broken"), odds.broken_pm), (_("repulsed"), repulsed), (_("taken"), odds.taken_pm))
    return Forecast(facts, parts, tuple(logit(name, value) for name, value in odds.summands if value))


def _qing_dead(spread: tuple[int, int, int]) -> str:
    low, middle, high = spread
    return _("Qing dead {middle}, from {low} to {high}.").format(low=low, middle=middle, high=high)


def _russian_dead(spread: tuple[int, int, int]) -> str:
    low, middle, high = spread
    return _("Russian dead {middle}, from {low} to {high}.").format(low=low, middle=middle, high=high)


def _sally(world: World, order: o.Sally) -> Forecast:
    odds = outlook(world, order, IMAGINED)
    plan = odds.plan
    parts = (
        (_("success"), odds.success_pm),
        (_("driven back"), odds.driven_pm),
        (_("ambush"), odds.ambush_pm),
    )
    going = ngettext("{n} man goes,", "{n} men go,", plan.men)
    around = ngettext("{n} besieger round the place.", "{n} besiegers round the place.", plan.exposed)
    facts = (f"{going} {around}", _qing_dead(odds.qing_dead), _russian_dead(odds.russian_dead))
    return Forecast(facts, parts, tuple(per_cent(name, value) for name, value in plan.summands if value))


def _burn(world: World, order: o.Burn) -> Forecast:
    plan = kindling(world, order)
    facts = [_("The chance of this turn; they try until it burns.")]
    if plan.hours:
        facts.append(ngettext("It burns for {n} hour.", "It burns for {n} hours.", plan.hours))
    if plan.guarded:
        facts.append(_("Men stand by who would beat the flames out."))
    return Forecast(tuple(facts), either(_("it burns"), _("it does not catch"), plan.chance_pm))


def _picket(world: World, order: o.Picket) -> Forecast:
    men = ngettext("{n} man stands guard.", "{n} men stand guard.", men_of(world, order.strength))
    return Forecast((men, _("The works of this hex and its neighbours are watched.")))


OUTLOOKS: Final[dict[UnitOrderKind, Callable[[World, Any], Forecast]]] = {
    o.Fire: _fire,
    o.Bombard: _bombard,
    o.Storm: _storm,
    o.Sally: _sally,
    o.Burn: _burn,
    o.Picket: _picket,
}
