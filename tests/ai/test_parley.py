"""What the computer's commanders say when they are asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.parley import answer_besiegers, answer_garrison
from game.core.fixed import ONE16
from game.core.orders import Answer, Reply, Terms
from game.core.sight import view
from game.core.state import QING, RUSSIA, Tally, View
from tests.core.worlds import changed, new_1686

HOPELESS_PM = 300
BLOODY = ONE16 // 4
"""A shock after which nobody thinks to hold."""


def seen(side: int, **tally: int) -> View:
    """What a side sees of the siege with some numbers changed."""
    state = changed(new_1686(), tally={Tally[name]: value for name, value in tally.items()})
    return view(replace(state, phase=side), side)


def offer(terms: Terms, by: int, **tally: int) -> View:
    """The same with an offer on the table."""
    return seen(1 - by, OFFER=1 + terms, OFFER_SIDE=by, **tally)


def said(orders: list) -> Reply | None:
    """The answer given, None for none."""
    assert all(isinstance(order, Answer) for order in orders)
    return orders[0].reply if orders else None


def test_who_is_not_asked_says_nothing():
    assert answer_garrison(seen(RUSSIA), HOPELESS_PM) == []
    assert answer_besiegers(seen(QING), 1) == []


@pytest.mark.parametrize(("shock", "reply"), [(0, Reply.NO), (BLOODY, Reply.YES)])
def test_the_garrison_gives_way_when_all_is_lost(shock, reply):
    assert said(answer_garrison(seen(RUSSIA, BEGS=1, SHOCK=shock), HOPELESS_PM)) == reply


@pytest.mark.parametrize(
    ("terms", "calm", "lost"),
    [
        (Terms.ARMS, Reply.NO, Reply.YES),
        (Terms.DEPARTURE, Reply.NO, Reply.YES),
        (Terms.SURRENDER, Reply.NO, Reply.NO),
        (Terms.TRUCE, Reply.YES, Reply.YES),
        (Terms.EXCHANGE, Reply.YES, Reply.YES),
    ],
)
def test_what_the_garrison_takes(terms, calm, lost):
    assert said(answer_garrison(offer(terms, QING), HOPELESS_PM)) == calm
    assert said(answer_garrison(offer(terms, QING, SHOCK=BLOODY), HOPELESS_PM)) == lost


@pytest.mark.parametrize("terms", Terms)
def test_the_besiegers_take_all_but_a_truce(terms):
    assert said(answer_besiegers(offer(terms, RUSSIA), 1)) == (
        Reply.NO if terms == Terms.TRUCE else Reply.YES
    )


@pytest.mark.parametrize(("urged", "reply"), [(0, Reply.NO), (1, Reply.YES)])
def test_the_council_is_refused_once(urged, reply):
    assert said(answer_besiegers(seen(QING, URGES=1, URGED=urged), 1)) == reply
