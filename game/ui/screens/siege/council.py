"""What a player can order his whole army, and the questions that wait for his answer. No pixels."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

from game.core import orders as o
from game.core.apply import check
from game.core.couriers import errand
from game.core.orders import Manner, Order, Reply, Scale, SideOrder, Terms
from game.core.quarters import manner_of, scale_of
from game.core.refusals import Refusal
from game.core.state import QING, RUSSIA, Tally, World
from game.core.talks import Question, offered, question
from game.ui.texts import N_, _
from game.ui.words import MANNERS, REPLIES, SCALES, TERMS, side_name

BOTH: Final = frozenset({QING, RUSSIA})


class Matter(enum.Enum):
    """What an order to the army is about; the card stands in these groups."""

    ANSWER = N_("The answer")
    QUARTERS = N_("Quarters")
    RATIONS = N_("Rations")
    TALKS = N_("Offer the enemy")
    FORT = N_("The fort")
    END = N_("The end")


@dataclass(frozen=True, slots=True)
class Decree:
    """An order to the army as a button.

    Attributes:
        order: as the rules take it.
        matter: its group.
        label, key: how it is shown and called.
        sides: who has it.
        grave: whether it is asked twice, because nothing undoes it.
    """

    order: SideOrder
    matter: Matter
    label: str
    key: str
    sides: frozenset[int] = BOTH
    grave: bool = False


_BESIEGERS: Final = frozenset({QING})
_GARRISON: Final = frozenset({RUSSIA})

DECREES: Final = (
    Decree(o.Answer(Reply.YES), Matter.ANSWER, REPLIES[Reply.YES], "y"),
    Decree(o.Answer(Reply.NO), Matter.ANSWER, REPLIES[Reply.NO], "n"),
    Decree(o.Quarter(Manner.CROWDED), Matter.QUARTERS, N_("crowded"), "q"),
    Decree(o.Quarter(Manner.SPREAD), Matter.QUARTERS, MANNERS[Manner.SPREAD], "w"),
    Decree(o.Ration(Scale.FULL), Matter.RATIONS, SCALES[Scale.FULL], "r"),
    Decree(o.Ration(Scale.THREE_QUARTERS), Matter.RATIONS, N_("3/4"), "t"),
    Decree(o.Ration(Scale.HALF), Matter.RATIONS, SCALES[Scale.HALF], "h"),
    Decree(o.Offer(Terms.ARMS), Matter.TALKS, TERMS[Terms.ARMS], "1"),
    Decree(o.Offer(Terms.DEPARTURE), Matter.TALKS, TERMS[Terms.DEPARTURE], "2"),
    Decree(o.Offer(Terms.SURRENDER), Matter.TALKS, TERMS[Terms.SURRENDER], "3"),
    Decree(o.Offer(Terms.TRUCE), Matter.TALKS, TERMS[Terms.TRUCE], "4"),
    Decree(o.Offer(Terms.EXCHANGE), Matter.TALKS, TERMS[Terms.EXCHANGE], "5"),
    Decree(o.Slip(), Matter.FORT, N_("Send a messenger"), "s", _GARRISON),
    Decree(o.Withdraw(), Matter.FORT, N_("Inner work"), "i", _GARRISON, grave=True),
    Decree(o.Lift(), Matter.END, N_("Lift the siege"), "l", _BESIEGERS, grave=True),
    Decree(o.Abandon(), Matter.END, N_("Abandon the fort"), "l", _GARRISON, grave=True),
)
"""Every order to a side but the end of the phase, which has a button of its own."""


def question_words(world: World) -> str:
    """Return what the side to order is asked, or ""."""
    match question(world):
        case Question.ASSEMBLY:
            return _("The assembly begs for terms. Shall there be talks?")
        case Question.COUNCIL:
            return _("The council of war urges to lift the siege. Shall the army go?")
        case Question.OFFER:
            words = _("{side} offer: {terms}. Is it accepted?")
            return words.format(side=side_name(1 - world.phase), terms=_offer_words(world))
        case None:
            return ""


def _offer_words(world: World) -> str:
    """Return the terms on the table, or ""."""
    terms = offered(world)
    return "" if terms is None else _(TERMS[terms])


def standing_words(world: World) -> str:
    """Return the offer of one's own that waits for the other side, or ""."""
    terms = _offer_words(world)
    if not terms or int(world.tally[Tally.OFFER_SIDE]) != world.phase:
        return ""
    return _("Offered: {terms}. They have not answered yet.").format(terms=terms)


def messenger_words(world: World) -> str:
    """Return the chance of a messenger who would slip out now, or ""."""
    plan = errand(world) if check(world, o.Slip()) is None else None
    words = _("A messenger would get through in {chance} of 100 cases, as far as is known.")
    return words.format(chance=plan.chance_pm // 10) if plan else ""


def decrees_of(world: World) -> list[Decree]:
    """Return the orders to the army that the side to order has now; answers only where something is asked."""
    asked = question(world) is not None
    mine = (decree for decree in DECREES if world.phase in decree.sides)
    return [decree for decree in mine if asked or decree.matter is not Matter.ANSWER]


def in_force(world: World, order: Order) -> bool:
    """Return whether an order to the army is the one it lives by."""
    match order:
        case o.Quarter(manner):
            return manner_of(world, world.phase) == manner
        case o.Ration(scale):
            return scale_of(world, world.phase) == scale
        case _:
            return False


def why_not(world: World, decree: Decree) -> Refusal | None:
    """Return why an order to the army is refused, or None."""
    return check(world, decree.order)
