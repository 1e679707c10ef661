"""Tells of boats and of what they carry."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.fixed import ONE16
from game.core.state import QING, RUSSIA
from game.ui.chronicle.line import Line, Reader, Telling, Tone, chance_and_roll, fate
from game.ui.texts import _, ngettext, number
from game.ui.words import about


def _embarked(reader: Reader, event: ev.Embarked) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit} goes aboard {boats}.")
    text = text.format(unit=reader.unit(event.unit), boats=reader.unit(event.onto))
    return Line(text, int(reader.world.hex[event.onto]))


def _landed(reader: Reader, event: ev.Landed) -> Line | None:
    if not reader.mine(event.unit) and not reader.sees(event.at):
        return None
    text = _("{unit} lands: {place}.").format(unit=reader.unit(event.unit), place=reader.place(event.at))
    if event.mean_q16:
        under = _("Under fire: {expected} dead expected, {dead} fall.")
        dead = about(event.dead, sure=reader.mine(event.unit))
        text = f"{text} {under.format(expected=f'{event.mean_q16 / ONE16:.1f}', dead=dead)}"
    tone = reader.tone(1 - int(reader.world.side[event.unit])) if event.dead else Tone.PLAIN
    return Line(text, event.at, tone, weight=event.dead)


def _boats_left(reader: Reader, event: ev.BoatsLeft) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{boats} leave for the winter haven with {men} men.")
    return Line(text.format(boats=reader.unit(event.unit), men=number(event.men)))


def _boats_frozen_in(reader: Reader, event: ev.BoatsFrozenIn) -> Line:
    text = ngettext(
        "{n} flotilla is caught in the ice.", "{n} flotillas are caught in the ice.", event.flotillas
    )
    return fate(text, reader.tone(RUSSIA), event.day)


def _boats_burnt(reader: Reader, event: ev.BoatsBurnt) -> Line:
    text = _("{boats} burn in the ice. Dead: {n} Qing.").format(
        boats=reader.unit(event.unit), n=about(event.dead, sure=reader.knows(QING))
    )
    return fate(text, reader.tone(RUSSIA), event.day, event.at)


def _convoy_raided(reader: Reader, event: ev.ConvoyRaided) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{boats} bring nothing: raided on the river, {rations} rations lost. {roll}").format(
        boats=reader.unit(event.unit),
        rations=number(event.rations),
        roll=chance_and_roll(event.chance_pm, event.roll_pm),
    )
    return Line(text, int(reader.world.hex[event.unit]), reader.tone(RUSSIA), event.day)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Embarked: Telling("boat", _embarked),
    ev.Landed: Telling("anchor", _landed),
    ev.BoatsLeft: Telling("boat", _boats_left),
    ev.BoatsFrozenIn: Telling("snow", _boats_frozen_in),
    ev.BoatsBurnt: Telling("flame", _boats_burnt),
    ev.ConvoyRaided: Telling("sack", _convoy_raided),
}
