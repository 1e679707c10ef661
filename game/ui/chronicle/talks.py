"""Tells of messengers, offers and answers, and of those who beg and urge."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.orders import Terms
from game.core.state import QING, RUSSIA
from game.ui.chronicle.line import Line, Reader, Telling, Tone, chance_and_roll, fate
from game.ui.dates import date_of, long_date
from game.ui.texts import _, ngettext
from game.ui.words import TERMS, side_name


def _slipped(reader: Reader, event: ev.Slipped) -> Line | None:
    if not reader.knows(RUSSIA) and not event.captured:
        return None
    if not reader.knows(RUSSIA):
        return Line(_("A messenger from the fort is caught."), None, Tone.GOOD, event.day)
    end = _("He is caught.") if event.captured else _("He gets through.")
    roll = chance_and_roll(event.chance_pm, event.roll_pm)
    text = f"{_('A messenger slips out for Nerchinsk.')} {roll} {end}"
    return Line(text, None, reader.tone(QING if event.captured else RUSSIA), event.day)


def _relief_came(reader: Reader, event: ev.ReliefCame) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    text = ngettext(
        "The messenger is back, and {n} man with him.",
        "The messenger is back, and {n} men with him.",
        event.men,
    )
    return fate(text, reader.tone(RUSSIA), event.day)


def _relief_turned_back(reader: Reader, event: ev.ReliefTurnedBack) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    text = ngettext(
        "{n} man came to the fort's relief and found no way in.",
        "{n} men came to the fort's relief and found no way in.",
        event.men,
    )
    return fate(text, reader.tone(QING), event.day)


def _assembly_begs(reader: Reader, event: ev.AssemblyBegs) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    return fate(_("The garrison's assembly begs for terms."), reader.tone(QING), event.day)


def _assembly_answered(reader: Reader, event: ev.AssemblyAnswered) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    granted = _("The commander gives way to the assembly: free departure is asked for.")
    refused = _("The commander refuses the assembly; the men lose heart.")
    return fate(granted if event.granted else refused, reader.tone(QING), event.day)


def _council_urges(reader: Reader, event: ev.CouncilUrges) -> Line | None:
    if not reader.knows(QING):
        return None
    return fate(_("The council of war urges to lift the siege."), reader.tone(RUSSIA), event.day)


def _council_answered(reader: Reader, event: ev.CouncilAnswered) -> Line | None:
    if not reader.knows(QING):
        return None
    heeded = _("The commander heeds his council.")
    refused = _("The commander refuses his council; spirits sink.")
    return fate(heeded if event.heeded else refused, reader.tone(RUSSIA), event.day)


def _offered(_reader: Reader, event: ev.Offered) -> Line:
    return fate(_terms(_("{side} offer: {terms}."), event.side, event.terms), Tone.GRAVE, event.day)


def _offer_answered(_reader: Reader, event: ev.OfferAnswered) -> Line:
    words = (
        _("What the {side} offered is accepted: {terms}.")
        if event.accepted
        else _("What the {side} offered is refused: {terms}.")
    )
    return fate(_terms(words, event.side, event.terms), Tone.GRAVE, event.day)


def _offer_lapsed(_reader: Reader, event: ev.OfferLapsed) -> Line:
    words = _("Nobody answers what the {side} offered: {terms}.")
    return Line(_terms(words, event.side, event.terms), None, Tone.PLAIN, event.day)


def _terms(words: str, side: int, terms: int) -> str:
    return words.format(side=side_name(side), terms=_(TERMS[Terms(terms)]))


def _truce_began(reader: Reader, event: ev.TruceBegan) -> Line:
    until = long_date(date_of(reader.world.scenario, event.until))
    return fate(_("A truce: guns and spades rest until {date}.").format(date=until), Tone.GRAVE, event.day)


def _exchanged(_reader: Reader, event: ev.Exchanged) -> Line:
    text = ngettext(
        "{n} prisoner of each side comes home.", "{n} prisoners of each side come home.", event.men
    )
    return Line(text, None, Tone.GRAVE, event.day)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Slipped: Telling("boots", _slipped),
    ev.ReliefCame: Telling("men", _relief_came),
    ev.ReliefTurnedBack: Telling("men", _relief_turned_back),
    ev.AssemblyBegs: Telling("parley", _assembly_begs),
    ev.AssemblyAnswered: Telling("parley", _assembly_answered),
    ev.CouncilUrges: Telling("parley", _council_urges),
    ev.CouncilAnswered: Telling("parley", _council_answered),
    ev.Offered: Telling("scroll", _offered),
    ev.OfferAnswered: Telling("scroll", _offer_answered),
    ev.OfferLapsed: Telling("scroll", _offer_lapsed),
    ev.TruceBegan: Telling("parley", _truce_began),
    ev.Exchanged: Telling("men", _exchanged),
}
