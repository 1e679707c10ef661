"""Offers, answers, truces, exchanges; what the assembly and the council are told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.core.apply import apply, check
from game.core.calendar import day_of
from game.core.events import (
    AssemblyAnswered,
    Bombarded,
    CouncilAnswered,
    Exchanged,
    OfferAnswered,
    Offered,
    OfferLapsed,
    SiegeEnded,
    Sniped,
    Stormed,
    TruceBegan,
)
from game.core.faults import faults
from game.core.hexgrid import Cell
from game.core.orders import (
    Answer,
    Bombard,
    Burn,
    Dig,
    End,
    Fire,
    Offer,
    Purpose,
    Reply,
    Sally,
    Storm,
    Terms,
    UnitId,
)
from game.core.refusals import Reason
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ending, Tally
from game.core.talks import Question, offered, question, truce_holds
from game.core.tasks import Task
from tests.core.worlds import changed, new_1686, played
from tests.siege import new_small

YES, NO = Answer(Reply.YES), Answer(Reply.NO)


def turn_of(turn, side, state=None):
    """A state in which a side orders in a turn."""
    return replace(state or new_1686(), turn=turn, phase=side)


def refusal(state, order):
    """The reason of a refusal, None for none."""
    found = check(state, order)
    return found and found.reason


# Offers -------------------------------------------------------------------------------------


@pytest.mark.parametrize("side", [QING, RUSSIA])
@pytest.mark.parametrize("terms", [t for t in Terms if t != Terms.EXCHANGE])
def test_either_side_may_offer_and_the_other_is_asked(side, terms):
    state = turn_of(3, side)
    assert (question(state), offered(state)) == (None, None)
    after, events = apply(state, Offer(terms))
    assert events == (Offered(4, side, terms),)
    assert offered(after) == terms
    assert question(after) is None
    assert question(replace(after, phase=1 - side)) == Question.OFFER
    assert offered(view(after, 1 - side)) == terms, "both know"


def test_one_offer_at_a_time_and_one_in_three_days():
    state = played(turn_of(1, QING), Offer(Terms.TRUCE))
    assert refusal(state, Offer(Terms.DEPARTURE)) == Reason.OFFER_STANDS
    assert refusal(replace(state, phase=RUSSIA), Offer(Terms.TRUCE)) == Reason.OFFER_STANDS
    answered = played(replace(state, phase=RUSSIA), NO)
    again = check(replace(answered, turn=2, phase=QING), Offer(Terms.TRUCE))
    assert (again.reason, again.have, again.need) == (Reason.TOO_SOON, 2, 3)
    assert refusal(replace(answered, turn=2, phase=RUSSIA), Offer(Terms.TRUCE)) is None, "the other side may"
    assert refusal(replace(answered, turn=3, phase=QING), Offer(Terms.TRUCE)) is None


@pytest.mark.parametrize(
    ("side", "refused", "better", "worse"),
    [
        (QING, Terms.SURRENDER, {Terms.DEPARTURE, Terms.ARMS}, {Terms.SURRENDER}),
        (QING, Terms.DEPARTURE, {Terms.ARMS}, {Terms.SURRENDER, Terms.DEPARTURE}),
        (RUSSIA, Terms.ARMS, {Terms.DEPARTURE, Terms.SURRENDER}, {Terms.ARMS}),
        (RUSSIA, Terms.DEPARTURE, {Terms.SURRENDER}, {Terms.ARMS, Terms.DEPARTURE}),
    ],
)
def test_a_refused_offer_only_returns_better(side, refused, better, worse):
    state = played(turn_of(1, side), Offer(refused))
    state = replace(played(replace(state, phase=1 - side), NO), turn=4, phase=side)
    for terms in better | {Terms.TRUCE}:
        assert refusal(state, Offer(terms)) is None
    for terms in worse:
        assert refusal(state, Offer(terms)) == Reason.NOT_BETTER
    other = replace(state, phase=1 - side)
    assert all(refusal(other, Offer(terms)) is None for terms in worse), "the other side has refused nothing"


def test_letters_tempt_the_garrison_and_other_offers_do_not():
    letters = {
        terms: played(turn_of(3, QING), Offer(terms)).tally[Tally.LETTERS_DAY] for terms in Terms if terms < 4
    }
    assert letters == {Terms.ARMS: 4, Terms.DEPARTURE: 4, Terms.SURRENDER: 4, Terms.TRUCE: -1}
    assert played(turn_of(3, RUSSIA), Offer(Terms.DEPARTURE)).tally[Tally.LETTERS_DAY] == -1


def test_offers_lapse_when_the_other_side_has_let_two_phases_pass():
    offer = Offer(Terms.DEPARTURE)
    state = played(turn_of(2, QING), offer, End())
    assert offered(state) == Terms.DEPARTURE
    state = played(state, End(), End())
    assert offered(state) == Terms.DEPARTURE
    lapsed, events = apply(state, End())
    assert OfferLapsed(4, QING, Terms.DEPARTURE) in events
    assert offered(lapsed) is None
    assert refusal(lapsed, YES) == Reason.NOBODY_ASKS
    assert refusal(replace(lapsed, turn=5, phase=QING), offer) is None, "that was no refusal"


def test_the_garrisons_offers_wait_as_long():
    state = played(turn_of(2, RUSSIA), Offer(Terms.DEPARTURE), End(), End(), End())
    assert (state.turn, state.phase, offered(state)) == (4, QING, Terms.DEPARTURE)
    lapsed, events = apply(state, End())
    assert OfferLapsed(6, RUSSIA, Terms.DEPARTURE) in events
    assert offered(lapsed) is None


# Answers ------------------------------------------------------------------------------------


def test_nobody_answers_what_nobody_asks():
    assert refusal(new_1686(), YES) == Reason.NOBODY_ASKS
    own = played(turn_of(1, QING), Offer(Terms.TRUCE))
    assert refusal(own, YES) == Reason.NOBODY_ASKS
    begs = changed(turn_of(1, QING), tally={Tally.BEGS: 1})
    assert refusal(begs, YES) == Reason.NOBODY_ASKS, "the assembly asks its own commander"
    urges = changed(turn_of(1, RUSSIA), tally={Tally.URGES: 1})
    assert refusal(urges, YES) == Reason.NOBODY_ASKS


@pytest.mark.parametrize("side", [QING, RUSSIA])
@pytest.mark.parametrize(
    ("terms", "ending", "cause"),
    [
        (Terms.ARMS, Ending.EVACUATED, Cause.DEPARTED),
        (Terms.DEPARTURE, Ending.EVACUATED, Cause.DEPARTED),
        (Terms.SURRENDER, Ending.SURRENDERED, Cause.CAPTURED),
    ],
)
def test_a_way_out_taken_ends_the_siege(side, terms, ending, cause):
    state = replace(played(turn_of(3, side), Offer(terms)), phase=1 - side)
    over, events = apply(state, YES)
    assert events == (OfferAnswered(4, side, terms, True), SiegeEnded(4, ending))
    assert over.ending == ending
    assert over.tally[Tally.TERMS] == 1 + terms
    assert over.lost[RUSSIA, 0, cause] == 800
    assert not over.men[over.side == RUSSIA].any()
    assert not faults(over)


def test_a_refusal_is_remembered_and_the_siege_goes_on():
    state = replace(played(turn_of(3, QING), Offer(Terms.DEPARTURE)), phase=RUSSIA)
    after, events = apply(state, NO)
    assert events == (OfferAnswered(4, QING, Terms.DEPARTURE, False),)
    assert after.ending == Ending.NONE
    assert after.tally[Tally.REFUSED_QING] == 1 + Terms.DEPARTURE
    assert offered(after) is None


# The assembly and the council ------------------------------------------------------------------


def begging(state=None):
    """The assembly waits."""
    return changed(turn_of(3, RUSSIA, state), tally={Tally.BEGS: 1})


def test_to_grant_the_assembly_is_to_ask_for_a_free_departure():
    assert question(begging()) == Question.ASSEMBLY
    after, events = apply(begging(), YES)
    assert events == (AssemblyAnswered(4, True), Offered(4, RUSSIA, Terms.DEPARTURE))
    assert (after.tally[Tally.BEGS], offered(after)) == (0, Terms.DEPARTURE)
    over = played(replace(after, phase=QING), YES)
    assert over.ending == Ending.EVACUATED


def test_or_to_take_the_way_out_that_is_on_offer():
    state = begging(played(turn_of(3, QING), Offer(Terms.ARMS)))
    over, events = apply(state, YES)
    assert over.ending == Ending.EVACUATED
    assert OfferAnswered(4, QING, Terms.ARMS, True) in events
    harsh = begging(played(turn_of(3, QING), Offer(Terms.SURRENDER)))
    assert offered(played(harsh, YES)) == Terms.DEPARTURE, "a harsher one is answered by asking for more"


def test_nobody_grants_himself_what_he_asks_for():
    state = begging(played(turn_of(3, RUSSIA), Offer(Terms.ARMS)))
    after = played(state, YES)
    assert (after.ending, offered(after)) == (Ending.NONE, Terms.DEPARTURE)


def test_the_assembly_is_answered_before_the_enemy():
    state = begging(played(turn_of(3, QING), Offer(Terms.DEPARTURE)))
    once = played(state, NO)
    assert (once.tally[Tally.BEGS], offered(once)) == (0, Terms.DEPARTURE)
    assert question(once) == Question.OFFER
    assert offered(played(once, NO)) is None


def test_silence_refuses_the_assembly():
    state = begging()
    after, events = apply(state, End())
    assert AssemblyAnswered(4, False) in events
    assert [after.tally[t] for t in (Tally.BEGS, Tally.BEGGED, Tally.BEGGED_DAY)] == [0, 1, 4]
    fort = (state.side == RUSSIA) & (state.hex != NOWHERE)
    assert after.cohesion[fort].max() <= 1000 - 200 + 2 * 140


def test_the_council_is_heeded_refused_or_passed_over():
    state = changed(turn_of(3, QING), tally={Tally.URGES: 1})
    assert question(state) == Question.COUNCIL
    over, events = apply(state, YES)
    assert over.ending == Ending.LIFTED
    assert events == (CouncilAnswered(4, True), SiegeEnded(4, Ending.LIFTED))
    refused, events = apply(state, NO)
    assert events == (CouncilAnswered(4, False),)
    assert (refused.ending, refused.tally[Tally.URGED]) == (Ending.NONE, 1)
    _, events = apply(state, End())
    assert CouncilAnswered(4, False) in events


# Truces -------------------------------------------------------------------------------------------


def truce(state=None, turn=3):
    """A truce that the Russians take in a turn."""
    return played(replace(played(turn_of(turn, QING, state), Offer(Terms.TRUCE)), phase=RUSSIA), YES)


def test_a_truce_gives_breath_and_lasts_its_days():
    state = changed(new_1686(), cohesion=500)
    after = truce(state)
    here = state.hex != NOWHERE
    assert (after.cohesion[here] == 600).all()
    assert after.tally[Tally.TRUCE_UNTIL] == 7
    assert [truce_holds(after, day) for day in (4, 6, 7)] == [True, True, False]
    assert not truce_holds(state, 0)
    assert truce(changed(new_1686(), cohesion=950)).cohesion.max() == 1000


def test_nobody_fights_while_it_holds():
    fights = (
        Fire(UnitId(0), Cell(3)),
        Bombard(UnitId(0), Cell(3), 5),
        Storm(UnitId(0), Cell(3)),
        Burn(UnitId(0), Cell(3)),
    )
    state = truce()
    for order in fights:
        assert refusal(replace(state, phase=QING), order) == Reason.TRUCE_HOLDS
        assert refusal(replace(state, phase=QING, turn=4), order) == Reason.TRUCE_HOLDS
        assert refusal(replace(state, phase=QING, turn=5), order) != Reason.TRUCE_HOLDS
    cossacks = int(np.flatnonzero(state.side == RUSSIA)[0])
    assert refusal(state, Sally(UnitId(cossacks), Cell(3), Purpose.KILL)) == Reason.TRUCE_HOLDS
    assert refusal(replace(state, phase=RUSSIA), Offer(Terms.TRUCE)) == Reason.TRUCE_HOLDS


def test_standing_orders_rest_with_it():
    """Guns, muskets and spades stay silent on its days, and speak again after."""
    state = new_small()
    wall, gang = int(state.ground.walls[0]), UnitId(4)
    state = played(
        state,
        Bombard(UnitId(5), Cell(wall), 20),
        Dig(gang, state.ground.work_names.index("trench"), Cell(100)),
    )
    state = changed(state, hex={0: 6 * 16 + 5}, rounds={5: 1800})
    silent, loud = truce(state, turn=5), turn_of(5, RUSSIA, state)
    for world, quiet in ((silent, True), (loud, False)):
        after, events = apply(world, End())
        assert any(isinstance(e, Bombarded | Sniped) for e in events) != quiet
        assert (after.done.sum() == 0) == quiet
        assert after.task[5] == Task.BOMBARD


def test_who_stood_ready_to_storm_stands_down():
    state = turn_of(3, RUSSIA, new_small())
    offered_by_russia = replace(played(state, Offer(Terms.TRUCE)), phase=QING)
    ready = changed(
        offered_by_russia, task={0: Task.STORM, 1: Task.DIG}, aim={0: int(state.ground.walls[0]), 1: 3}
    )
    after, events = apply(ready, YES)
    assert TruceBegan(1, 4) in events
    assert (after.task[0], after.task[1]) == (Task.NONE, Task.DIG)
    _, events = apply(after, End())
    assert not any(isinstance(e, Stormed) for e in events)


# Exchange ------------------------------------------------------------------------------------------


def with_prisoners(qing, russian):
    """So many Qing and Russians in the other side's hands."""
    state, soldier = new_1686(), new_1686().flag("soldier")
    ours = int(np.flatnonzero((state.side == QING) & soldier)[0])
    gang = int(np.flatnonzero((state.side == QING) & ~soldier & (state.men > 100))[0])
    theirs = int(np.flatnonzero((state.side == RUSSIA) & soldier)[0])
    draft = changed(
        state,
        fit={
            ours: state.fit[ours] - min(qing, 2),
            gang: state.fit[gang] - max(0, qing - 2),
            theirs: state.fit[theirs] - russian,
        },
        tally={Tally.HELD_BY_RUSSIA: qing, Tally.HELD_BY_QING: russian},
    )
    lost = draft.lost.copy()
    lost[QING, 0, Cause.CAPTURED], lost[QING, 1, Cause.CAPTURED] = min(qing, 2), max(0, qing - 2)
    lost[RUSSIA, 0, Cause.CAPTURED] = russian
    return changed(draft, lost=lost)


@pytest.mark.parametrize(("qing", "russian"), [(0, 0), (3, 0), (0, 3)])
def test_an_exchange_needs_prisoners_on_both_sides(qing, russian):
    for side in (QING, RUSSIA):
        assert (
            refusal(turn_of(3, side, with_prisoners(qing, russian)), Offer(Terms.EXCHANGE))
            == Reason.NO_PRISONERS
        )


@pytest.mark.parametrize(("qing", "russian", "home"), [(5, 3, 3), (2, 9, 2), (4, 4, 4)])
def test_prisoners_come_home_man_for_man(qing, russian, home):
    state = with_prisoners(qing, russian)
    assert not faults(state)
    asked = replace(played(turn_of(3, QING, state), Offer(Terms.EXCHANGE)), phase=RUSSIA)
    after, events = apply(asked, YES)
    assert Exchanged(4, home) in events
    held = [int(after.tally[t]) for t in (Tally.HELD_BY_RUSSIA, Tally.HELD_BY_QING)]
    assert held == [qing - home, russian - home]
    for side in (QING, RUSSIA):
        mine = after.side == side
        assert after.men[mine].sum() - state.men[mine].sum() == home
    assert not faults(after)
    assert day_of(after.scenario, after.turn) == 4
