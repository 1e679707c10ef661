"""What waits at the end of a way: marches, boats, landings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.core import orders as o
from game.core.boats import raid_pm
from game.core.cover import cover_shot
from game.core.fixed import ONE16
from game.core.landing import aboard_of, foresee_landing, lift
from game.core.march import way
from game.core.passage import zones
from game.core.state import QING, World
from game.ui.screens.siege.commands import UnitOrderKind
from game.ui.screens.siege.forecasts.card import Forecast, either
from game.ui.texts import _, ngettext


def _march(world: World, order: o.March) -> Forecast:
    plan = way(world, order.unit, order.to)
    if plan is None:
        return Forecast()
    moves = int(world.trait("moves")[order.unit])
    here = int(world.hex[order.unit])
    if plan.later:
        turns = max(2, -(-plan.cost // max(1, moves)))
        cost = ngettext("About {n} turn on the way.", "About {n} turns on the way.", turns)
    else:
        left = int(world.moves[order.unit])
        cost = _("Costs {cost} of {left} moves.").format(cost=plan.cost, left=left)
    return Forecast((cost, *_what_waits(world, order.unit, order.to)), path=(here, *plan.cells))


def _what_waits(world: World, unit: int, cell: int) -> tuple[str, ...]:
    """Say what a hex is like for those who stop there: cover, enemy zone, the wall's fire."""
    side, facts = int(world.side[unit]), []
    cover = int(cover_shot(world)[cell])
    facts.append(
        _("Cover there stops {share} % of shots.").format(share=cover // 10)
        if cover
        else _("No cover there.")
    )
    if zones(world, side)[cell]:
        facts.append(_("In reach of the enemy: the march ends there."))
    distance = int(world.ground.wall_distance[cell])
    if side == QING and distance <= world.rules.fire.guard_reach:
        facts.append(
            ngettext("Under fire: {n} hex from the wall.", "Under fire: {n} hexes from the wall.", distance)
        )
    return tuple(facts)


def _deploy(world: World, order: o.Deploy) -> Forecast:
    return Forecast(_what_waits(world, order.unit, order.to))


def _embark(world: World, order: o.Embark) -> Forecast:
    free = lift(world, order.onto) - int(world.men[aboard_of(world, order.onto)].sum())
    room = ngettext("Room for {n} man.", "Room for {n} men.", free)
    return Forecast((room, _("That is all it does this turn.")))


def _land(world: World, order: o.Land) -> Forecast:
    fire = foresee_landing(world, order)
    facts = [_("{dead} dead expected.").format(dead=f"{fire.mean_q16 / ONE16:.1f}")]
    if fire.guns:
        facts.append(ngettext("{n} gun bears on it.", "{n} guns bear on it.", fire.guns))
    return Forecast((*facts, *_what_waits(world, order.unit, order.to)))


def _convoy(world: World, order: o.Convoy) -> Forecast:
    rations = world.rules.supply.convoy_rations
    facts = (ngettext("Brings {n} ration a day.", "Brings {n} rations a day.", rations),)
    raid = raid_pm(world, order.unit)
    return Forecast(facts, either(_("comes through"), _("raided"), 1000 - raid) if raid else ())


OUTLOOKS: Final[dict[UnitOrderKind, Callable[[World, Any], Forecast]]] = {
    o.March: _march,
    o.Deploy: _deploy,
    o.Embark: _embark,
    o.Land: _land,
    o.Convoy: _convoy,
}
