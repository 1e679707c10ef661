"""What a commander says when he is asked: by his own men, by the enemy."""

from __future__ import annotations

from game.core.calendar import day_of
from game.core.fixed import ONE30
from game.core.orders import Answer, Order, Reply, Terms
from game.core.state import Tally, View
from game.core.talks import Question, offered, question
from game.core.will import surrender_chance_q30


def answer_garrison(view: View, hopeless_pm: int) -> list[Order]:
    """Answer the assembly and the besiegers.

    Nobody grants a way out before he thinks that he will hardly hold; a truce and an exchange are welcome
    to whoever waits for relief.

    Args:
        view: of the Russians, whose phase it is.
        hopeless_pm: chance of a surrender within a day from which on all is lost.
    """
    lost = surrender_chance_q30(view, day_of(view.scenario, view.turn)) * 1000 // ONE30 >= hopeless_pm
    return answer_as_told(view, grants=lost, leaves=lost)


def answer_as_told(view: View, *, grants: bool, leaves: bool = False) -> list[Order]:
    """Answer the assembly and the besiegers as told; a truce and an exchange are always welcome.

    Args:
        view: of the Russians, whose phase it is.
        grants: whether the assembly gets its way.
        leaves: whether a way out is taken that the besiegers offer, short of surrender.
    """
    asked = question(view)
    if asked is None:
        return []
    welcome = (Terms.TRUCE, Terms.EXCHANGE, *((Terms.ARMS, Terms.DEPARTURE) if leaves else ()))
    return [_say(yes=grants if asked == Question.ASSEMBLY else offered(view) in welcome)]


def answer_besiegers(view: View, refusals: int) -> list[Order]:
    """Answer the council and the garrison: any way out of the fort is what the army came for, a truce is not.

    Args:
        view: of the Qing, whose phase it is.
        refusals: times the council is refused.
    """
    asked = question(view)
    if asked is None:
        return []
    if asked == Question.COUNCIL:
        return [_say(yes=int(view.tally[Tally.URGED]) >= refusals)]
    return [_say(yes=offered(view) != Terms.TRUCE)]


def _say(*, yes: bool) -> Answer:
    return Answer(Reply.YES if yes else Reply.NO)
