"""Tells of men who fight men: volleys, storms, sallies, the fight for the water."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.fixed import ONE16
from game.core.orders import Purpose
from game.core.state import QING, RUSSIA
from game.ui.chronicle.line import FATE, Line, Reader, Telling, Tone, chance_and_roll
from game.ui.texts import _, ngettext, number
from game.ui.words import PURPOSES, about


def _fired(reader: Reader, event: ev.Fired) -> Line:
    mine = reader.mine(event.unit)
    text = _("{unit} fires on {place}: {expected} dead expected, {dead} fall.").format(
        unit=reader.unit(event.unit),
        place=reader.place(event.at),
        expected=f"{event.mean_q16 / ONE16:.1f}",
        dead=number(event.dead),
    )
    tone = Tone.PLAIN if not event.dead else Tone.GOOD if mine else Tone.BAD
    return Line(text, event.at, tone)


def _sniped(reader: Reader, event: ev.Sniped) -> Line | None:
    if not event.qing_dead and not event.russian_dead:
        return None
    qing, russian = reader.counts(event.qing_dead, event.russian_dead)
    text = _("Musketry between wall and works: {qing} Qing and {russian} Russians dead.")
    return Line(text.format(qing=qing, russian=russian), None, Tone.PLAIN, event.day)


def _stormed(reader: Reader, event: ev.Stormed) -> Line:
    head = _("Storm of {place}: {columns}, {men} men against {defenders}.").format(
        place=reader.place(event.front[len(event.front) // 2]),
        columns=ngettext("{n} column", "{n} columns", len(event.columns)),
        men=number(event.men),
        defenders=about(event.defenders, sure=reader.eyes != QING),
    )
    roll = _("Chance to get in {chance} %, rolled {roll}.").format(
        chance=event.enter_pm // 10, roll=event.roll_pm // 10
    )
    dead = reader.dead(event.qing_dead, event.russian_dead)
    tone = reader.tone(QING if event.taken else RUSSIA)
    return Line(f"{head} {roll} {_storm_end(event)} {dead}", event.front[0], tone, weight=FATE)


def _storm_end(event: ev.Stormed) -> str:
    if event.taken:
        return _("The fort is taken!")
    return _("Thrown back from the wall.") if event.standing else _("Every column broke on the way.")


def _sallied(reader: Reader, event: ev.Sallied) -> Line:
    head = _("{men} men sally against {place}: {purpose}.").format(
        men=number(event.men), place=reader.place(event.at), purpose=_(PURPOSES[Purpose(event.purpose)])
    )
    text = f"{head} {_sally_end(event)} {reader.dead(event.qing_dead, event.russian_dead)}"
    tone = reader.tone(RUSSIA if event.succeeded else QING)
    return Line(text, event.at, tone, weight=event.qing_dead + event.russian_dead)


def _sally_end(event: ev.Sallied) -> str:
    if event.ambushed:
        return _("They run into an ambush.")
    roll = chance_and_roll(event.success_pm, event.roll_pm)
    if not event.succeeded:
        return f"{roll} {_('They are driven back.')}"
    done = (
        ngettext("They burn {n} work.", "They burn {n} works.", event.burnt) if event.burnt else "",
        ngettext("They spike {n} gun.", "They spike {n} guns.", event.spiked) if event.spiked else "",
        ngettext("They bring {n} prisoner.", "They bring {n} prisoners.", event.captured)
        if event.captured
        else "",
    )
    return (
        " ".join(words for words in (roll, *done) if words) if any(done) else f"{roll} {_('They succeed.')}"
    )


def _stayed_in(reader: Reader, event: ev.StayedIn) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("The sally to {place} does not go out: {men} men are too few, or no way is left.")
    return Line(text.format(place=reader.place(event.at), men=number(event.men)), event.at, Tone.BAD)


def _river_fought(reader: Reader, event: ev.RiverFought) -> Line:
    qing, russian = reader.counts(event.qing_dead, event.russian_dead)
    text = _("Fight for the water: {qing} Qing and {russian} Russians dead.")
    dead = event.qing_dead + event.russian_dead
    return Line(text.format(qing=qing, russian=russian), None, Tone.BAD, event.day, weight=dead)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Fired: Telling("fire", _fired),
    ev.Sniped: Telling("fire", _sniped),
    ev.Stormed: Telling("ladder", _stormed),
    ev.Sallied: Telling("sabres", _sallied),
    ev.StayedIn: Telling("sabres", _stayed_in),
    ev.RiverFought: Telling("jug", _river_fought),
}
