"""What life would be: food from the land, care of the sick, parties."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.core import orders as o
from game.core.forage import foresee_trip
from game.core.orders import FoodOrder
from game.core.quarters import tended_pm
from game.core.state import World
from game.ui.screens.siege.commands import UnitOrderKind
from game.ui.screens.siege.forecasts.card import Forecast, either
from game.ui.texts import _, ngettext, number

CENTIDAYS: Final = 100


def _food(world: World, order: FoodOrder) -> Forecast:
    trip = foresee_trip(world, order)
    path = (int(world.hex[order.unit]), *trip.way)
    odds = either(_("comes home"), _("is caught"), 1000 - trip.caught_pm) if trip.caught_pm else ()
    return Forecast(
        (*_yield(order, trip.food, trip.back), _("Every day until told otherwise.")), odds, (), path
    )


def _yield(order: FoodOrder, food: int, back: int) -> tuple[str, ...]:
    """Say what a party brings home in a day."""
    if isinstance(order, o.Reap):
        return (_("{n} rations of grain a day.").format(n=number(food)),)
    days = f"{back / CENTIDAYS:.1f}"
    return (
        _("Fresh food for {n} man-days a day.").format(n=number(food)),
        _("Sets the unit's scurvy clock back {days} days a day.").format(days=days),
    )


def _tend(world: World, order: o.Tend) -> Forecast:
    share = tended_pm(world, int(world.side[order.unit])) // 10
    return Forecast((_("Of the sick {share} % have orderlies now.").format(share=share),))


def _detach(world: World, order: o.Detach) -> Forecast:
    men = int(world.able[order.unit])
    party = men // (2 if order.part == o.Part.HALF else 4)
    facts = (
        ngettext("{n} man goes.", "{n} men go.", party),
        ngettext("{n} man stays.", "{n} men stay.", men - party),
    )
    return Forecast(facts)


def _merge(world: World, order: o.Merge) -> Forecast:
    men = int(world.men[order.unit]) + int(world.men[order.into])
    return Forecast((ngettext("{n} man together.", "{n} men together.", men),))


OUTLOOKS: Final[dict[UnitOrderKind, Callable[[World, Any], Forecast]]] = {
    o.Forage: _food,
    o.Fish: _food,
    o.Reap: _food,
    o.Tend: _tend,
    o.Detach: _detach,
    o.Merge: _merge,
}
