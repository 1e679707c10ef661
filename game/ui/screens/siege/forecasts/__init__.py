"""What an order would bring, in numbers and words, before it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from game.core import orders as o
from game.core.apply import check
from game.core.orders import UnitOrder, companion, place
from game.core.state import World
from game.ui.helps import HELPS
from game.ui.refusals import refusal_words
from game.ui.screens.siege.choices import choice_field, choice_words
from game.ui.screens.siege.commands import UnitOrderKind
from game.ui.screens.siege.forecasts import camp, fights, moves, works
from game.ui.screens.siege.forecasts.card import Forecast, Summand
from game.ui.texts import N_, _
from game.ui.words import place_name, unit_name

__all__ = ["TITLES", "Forecast", "Summand", "forecast"]

TITLES: Final[dict[UnitOrderKind, str]] = {
    o.March: N_("March to {place}"),
    o.Deploy: N_("Stand at {place}"),
    o.Embark: N_("Go aboard {other}"),
    o.Land: N_("Land at {place}"),
    o.Fire: N_("Fire on {place}"),
    o.Bombard: N_("Bombard {place}"),
    o.Storm: N_("Storm {place}"),
    o.Sally: N_("Sally to {place}: {choice}"),
    o.Picket: N_("Picket: {choice}"),
    o.Ambush: N_("Lie in ambush"),
    o.Burn: N_("Burn {place}"),
    o.Dig: N_("Dig {choice} to {place}"),
    o.Repair: N_("Mend the walls"),
    o.Dismantle: N_("Pull down {place}"),
    o.Ladders: N_("Make ladders"),
    o.Mine: N_("Drive a mine under {place}"),
    o.Listen: N_("Listen for miners"),
    o.Convoy: N_("Fetch rations"),
    o.Guard: N_("Guard the river"),
    o.Haven: N_("Leave for the winter haven"),
    o.Forage: N_("Forage at {place}: {choice} men"),
    o.Fish: N_("Fish at {place}: {choice} men"),
    o.Reap: N_("Reap at {place}: {choice} men"),
    o.Tend: N_("Tend the sick"),
    o.Rally: N_("Rally the men"),
    o.Rest: N_("Rest"),
    o.Detach: N_("Detach {choice}"),
    o.Merge: N_("Join {other}"),
    o.Hold: N_("Hold"),
}

_OUTLOOKS: Final[dict[UnitOrderKind, Callable[[World, Any], Forecast]]] = {
    **moves.OUTLOOKS,
    **fights.OUTLOOKS,
    **works.OUTLOOKS,
    **camp.OUTLOOKS,
}
"""Orders about which something can be counted beforehand."""


@lru_cache(maxsize=256)
def forecast(world: World, order: UnitOrder) -> Forecast:
    """Return the card of an order.

    Args:
        world: a View; what it hides is no part of the forecast.
        order: legal or not.
    """
    title = _title(world, order)
    refused = check(world, order)
    if refused is not None:
        return Forecast(title=title, refused=refusal_words(refused))
    outlook = _OUTLOOKS.get(type(order))
    card = outlook(world, order) if outlook else Forecast(_plain(order))
    return replace(card, title=title)


def _title(world: World, order: UnitOrder) -> str:
    cell, other, choice = place(order), companion(order), choice_field(type(order))
    return _(TITLES[type(order)]).format(
        place="" if cell is None else place_name(world, cell),
        other="" if other is None else unit_name(world, other),
        choice=choice_words(world, type(order), getattr(order, choice)) if choice else "",
    )


def _plain(order: UnitOrder) -> tuple[str, ...]:
    """Say what an order does where nothing about it can be counted beforehand."""
    words = HELPS[type(order)]
    return _(words.does), _(words.costs)
