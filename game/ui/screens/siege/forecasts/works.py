"""What spades would do: works, mines, ladders."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.core import orders as o
from game.core.digging import course
from game.core.ladders import needed
from game.core.mines import gallery
from game.core.state import QING, World
from game.core.tables.works import Labour
from game.core.works import labour_of
from game.ui.screens.siege.commands import UnitOrderKind
from game.ui.screens.siege.forecasts.card import Forecast
from game.ui.texts import _, ngettext


def _dig(world: World, order: o.Dig) -> Forecast:
    labour = labour_of(world, order.work)
    line = course(world, order.unit, order.work, order.to)
    todo = [cell for cell in line if world.work[cell] != order.work and not world.ground.water[cell]]
    facts = [ngettext("{n} hex to dig.", "{n} hexes to dig.", len(todo))]
    if labour is not None:
        facts.append(_days(_digging_days(world, order.unit, labour, todo)))
    facts.append(_("Slower under fire, by night frost, and while the river is fought for."))
    return Forecast(tuple(facts), path=tuple(line))


def _days(days: int) -> str:
    return ngettext("About {n} day of work.", "About {n} days of work.", max(1, days))


def _digging_days(world: World, unit: int, labour: Labour, todo: list[int]) -> int:
    """Return the days a unit needs for some hexes in summer earth."""
    able = min(int(world.able[unit]), labour.crew or int(world.able[unit]))
    hands = max(1, able * world.unit_kind(unit).dig_pm // 1000)
    tenths = sum(-(-labour.need * 10 // (hands * _rate(world, unit, labour, cell))) for cell in todo)
    return -(-tenths // 10)


def _rate(world: World, unit: int, labour: Labour, cell: int) -> int:
    near = world.ground.wall_distance[cell] <= (labour.near or world.rules.digging.near)
    return labour.rate_near if near and world.side[unit] == QING else labour.rate


def _mine(world: World, order: o.Mine) -> Forecast:
    plan = gallery(world, order)
    facts = (
        ngettext("{n} metre to drive.", "{n} metres to drive.", plan.metres),
        _days(plan.days),
        _("Heard before in {chance} of 100 cases if men listen above.").format(chance=plan.heard_pm // 10),
        _("Goes off in {chance} of 100 cases.").format(chance=plan.fires_pm // 10),
        _("Takes {share} % of the wall.").format(share=plan.opens // 10),
    )
    return Forecast(facts)


def _ladders(world: World, order: o.Ladders) -> Forecast:
    missing = needed(world) - int(world.ladders[order.unit])
    a_day = max(1, int(world.able[order.unit]) * world.unit_kind(order.unit).dig_pm)
    return Forecast((_days(-(-missing // a_day)), _("Without ladders a whole wall is hardly climbed.")))


OUTLOOKS: Final[dict[UnitOrderKind, Callable[[World, Any], Forecast]]] = {
    o.Dig: _dig,
    o.Mine: _mine,
    o.Ladders: _ladders,
}
