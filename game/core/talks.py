"""Offers and answers, truces and exchanges; also what the assembly and the council ask.

Of the three ways out, each side asks for what suits it: arms kept, a free departure, a surrender. An offer
that was refused may only come back as a better one. Silence is a refusal, but an offer that lapses is none.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from game.core.calendar import day_of
from game.core.endings import end, ended
from game.core.events import Event, Events, Exchanged, OfferAnswered, Offered, OfferLapsed, TruceBegan
from game.core.hexgrid import Bool
from game.core.orders import Answer, Offer, Reply, Terms
from game.core.refusals import Reason, Refusal
from game.core.standing import clear_task
from game.core.state import NOWHERE, QING, RUSSIA, Cause, Ending, State, Tally, World, freeze, thaw
from game.core.tasks import Task
from game.core.will import hear_assembly, hear_council, lower_cohesion

WAYS_OUT: Final = {
    QING: (Terms.SURRENDER, Terms.DEPARTURE, Terms.ARMS),
    RUSSIA: (Terms.ARMS, Terms.DEPARTURE, Terms.SURRENDER),
}
"""What each side may offer to end the siege, the better for the other side the later."""

_OFFER_DAY: Final = {QING: Tally.OFFER_DAY_QING, RUSSIA: Tally.OFFER_DAY_RUSSIA}
_REFUSED: Final = {QING: Tally.REFUSED_QING, RUSSIA: Tally.REFUSED_RUSSIA}
_HELD: Final = (Tally.HELD_BY_QING, Tally.HELD_BY_RUSSIA)


class Question(enum.Enum):
    """Who waits for an answer."""

    ASSEMBLY = enum.auto()
    COUNCIL = enum.auto()
    OFFER = enum.auto()


def question(world: World) -> Question | None:
    """Return what the side to order is asked; its own men before the enemy."""
    tally = world.tally
    if world.phase == RUSSIA and tally[Tally.BEGS]:
        return Question.ASSEMBLY
    if world.phase == QING and tally[Tally.URGES]:
        return Question.COUNCIL
    return Question.OFFER if tally[Tally.OFFER] and tally[Tally.OFFER_SIDE] != world.phase else None


def offered(world: World) -> Terms | None:
    """Return the terms on the table, whoever put them there."""
    terms = int(world.tally[Tally.OFFER])
    return Terms(terms - 1) if terms else None


def truce_holds(world: World, day: int) -> bool:
    """Return whether guns and spades rest on a day."""
    return day < int(world.tally[Tally.TRUCE_UNTIL])


def check_truce(world: World) -> Refusal | None:
    """Return that nobody fights now, or None."""
    today = day_of(world.scenario, world.turn)
    return Refusal(Reason.TRUCE_HOLDS) if truce_holds(world, today) else None


# Offers ----------------------------------------------------------------------------------------------------


def check_offer(world: World, order: Offer) -> Refusal | None:
    """Return why terms cannot be offered now, or None."""
    side, rules = world.phase, world.rules.talks
    if offered(world) is not None:
        return Refusal(Reason.OFFER_STANDS)
    last = int(world.tally[_OFFER_DAY[side]])
    waited = day_of(world.scenario, world.turn) - last
    if last >= 0 and waited < rules.offer_days:
        return Refusal(Reason.TOO_SOON, waited, rules.offer_days)
    if order.terms == Terms.EXCHANGE and not _pairs(world):
        return Refusal(Reason.NO_PRISONERS)
    if order.terms == Terms.TRUCE and (refusal := check_truce(world)):
        return refusal
    return None if _better(world, side, order.terms) else Refusal(Reason.NOT_BETTER)


def _better(world: World, side: int, terms: Terms) -> bool:
    """Return whether an offer is better for the other side than what it has refused; a truce may return."""
    ways, refused = WAYS_OUT[side], int(world.tally[_REFUSED[side]])
    if terms not in ways or not refused:
        return True
    return ways.index(terms) > ways.index(Terms(refused - 1))


def offer(state: State, order: Offer) -> tuple[State, Events]:
    """Put terms on the table."""
    draft = thaw(state)
    events = _put(draft, draft.phase, order.terms)
    return freeze(draft), events


def _put(draft: World, side: int, terms: Terms) -> Events:
    """The besiegers' letters tempt the garrison, whatever its commander answers."""
    tally, today = draft.tally, _today(draft)
    tally[Tally.OFFER], tally[Tally.OFFER_SIDE], tally[Tally.OFFER_TURN] = 1 + terms, side, draft.turn
    tally[_OFFER_DAY[side]] = today
    if side == QING and terms in WAYS_OUT[QING]:
        tally[Tally.LETTERS_DAY] = today
    return (Offered(today, side, terms),)


def _today(world: World) -> int:
    return day_of(world.scenario, world.turn)


# Answers ---------------------------------------------------------------------------------------------------


def check_answer(world: World, order: Answer) -> Refusal | None:
    """Return that nobody waits for an answer, or None."""
    return Refusal(Reason.NOBODY_ASKS) if question(world) is None else None


def answer(state: State, order: Answer) -> tuple[State, Events]:
    """Answer whoever asks first: see `question`."""
    asked = question(state)
    draft = thaw(state)
    events = _ANSWERS[asked](draft, order.reply == Reply.YES) if asked else ()
    return freeze(draft), events


def _answer_assembly(draft: World, yes: bool) -> Events:
    """Who grants its plea takes the way out that is on offer, or asks for a free departure."""
    events = hear_assembly(draft, _today(draft), granted=yes)
    if not yes:
        return events
    theirs = draft.tally[Tally.OFFER_SIDE] == QING
    if theirs and offered(draft) in (Terms.ARMS, Terms.DEPARTURE):
        return (*events, *_answer_offer(draft, yes=True))
    return (*events, *_put(draft, RUSSIA, Terms.DEPARTURE))


def _answer_council(draft: World, yes: bool) -> Events:
    events = hear_council(draft, _today(draft), heeded=yes)
    return (*events, *_finish(draft, Ending.LIFTED)) if yes else events


def _answer_offer(draft: World, yes: bool) -> Events:
    terms, side = Terms(int(draft.tally[Tally.OFFER]) - 1), int(draft.tally[Tally.OFFER_SIDE])
    draft.tally[Tally.OFFER] = 0
    told = OfferAnswered(_today(draft), side, terms, yes)
    if yes:
        return (told, *_AGREEMENTS[terms](draft, terms))
    if terms in WAYS_OUT[side]:
        draft.tally[_REFUSED[side]] = 1 + terms
    return (told,)


_ANSWERS: Final[Mapping[Question, Callable[[World, bool], Events]]] = {
    Question.ASSEMBLY: _answer_assembly,
    Question.COUNCIL: _answer_council,
    Question.OFFER: _answer_offer,
}


def close_talks(state: State) -> tuple[State, Events]:
    """End a phase's talks: one's own men who were left without an answer are refused, old offers lapse."""
    asked = question(state)
    if asked is None:
        return state, ()
    draft = thaw(state)
    events = _ANSWERS[asked](draft, False) if asked != Question.OFFER else ()
    events += _lapse(draft)
    return freeze(draft), events


def _lapse(draft: World) -> Events:
    """Take an offer off the table that the side whose phase ends has left there too long.

    The Russians' first phase for an answer is that of the turn of the offer, the Qing's that of the next.
    """
    terms, side = offered(draft), int(draft.tally[Tally.OFFER_SIDE])
    phases = draft.turn - int(draft.tally[Tally.OFFER_TURN]) + (side == QING)
    if terms is None or side == draft.phase or phases < draft.rules.talks.answer_phases:
        return ()
    draft.tally[Tally.OFFER] = 0
    return (OfferLapsed(_today(draft), side, terms),)


# Agreements ------------------------------------------------------------------------------------------------


def _go(draft: World, terms: Terms) -> Events:
    """The garrison leaves."""
    draft.tally[Tally.TERMS] = 1 + terms
    return _finish(draft, Ending.SURRENDERED if terms == Terms.SURRENDER else Ending.EVACUATED)


def _finish(draft: World, ending: Ending) -> Events:
    end(draft, ending, _today(draft))
    return (ended(draft),)


def _begin_truce(draft: World, terms: Terms) -> Events:
    """Bury the dead, carry the sick, take breath; whoever stood ready to fight stands down."""
    rules, today = draft.rules.talks, _today(draft)
    draft.tally[Tally.TRUCE_UNTIL] = today + rules.truce_days
    for unit in np.flatnonzero(np.isin(draft.task, (Task.STORM, Task.SALLY, Task.BURN))).tolist():
        clear_task(draft, unit)
    for side in (QING, RUSSIA):
        lower_cohesion(draft, side, -rules.truce_cohesion)
    return (TruceBegan(today, today + rules.truce_days),)


def _pairs(world: World) -> int:
    """Return prisoners that can be exchanged man for man."""
    return int(world.tally[list(_HELD)].min())


def _exchange(draft: World, terms: Terms) -> Events:
    """Let as many of each side go home as the other gets back."""
    men = _pairs(draft)
    draft.tally[list(_HELD)] -= men
    for side in (QING, RUSSIA):
        _bring_home(draft, side, men)
    return (Exchanged(_today(draft), men),)


def _bring_home(draft: World, side: int, men: int) -> None:
    """Enter men among the fit of their side's weakest unit, soldiers first."""
    soldier = draft.flag("soldier")
    for klass, of in enumerate((soldier, ~soldier)):
        unit = _weakest(draft, (draft.side == side) & of)
        back = min(men, int(draft.lost[side, klass, Cause.CAPTURED])) if unit is not None else 0
        draft.fit[unit] += back
        draft.lost[side, klass, Cause.CAPTURED] -= back
        men -= back


def _weakest(draft: World, of: Bool) -> int | None:
    """Return the unit with the fewest men that is on the map and no leader's."""
    units = np.flatnonzero(of & (draft.hex != NOWHERE) & ~draft.flag("leader"))
    return int(units[draft.men[units].argmin()]) if len(units) else None


_AGREEMENTS: Final[Mapping[Terms, Callable[[World, Terms], tuple[Event, ...]]]] = {
    Terms.ARMS: _go,
    Terms.DEPARTURE: _go,
    Terms.SURRENDER: _go,
    Terms.TRUCE: _begin_truce,
    Terms.EXCHANGE: _exchange,
}
