"""Tells of works: dug, burnt, pulled down, mined."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.state import QING, RUSSIA
from game.ui.chronicle.line import Line, Reader, Telling, Tone, chance_and_roll, fate
from game.ui.texts import _, ngettext
from game.ui.words import about, work_name

METRE: Final = 1000
"""Millimetres."""


def _work_done(reader: Reader, event: ev.WorkDone) -> Line | None:
    if not reader.mine(event.unit) and not reader.sees(event.at):
        return None
    work = work_name(reader.world, event.work).capitalize()
    text = _("{work} finished: {place}.").format(work=work, place=reader.place(event.at))
    return Line(text, event.at, Tone.PLAIN, event.day)


def _razed(reader: Reader, event: ev.Razed) -> Line | None:
    if not reader.mine(event.unit) and not reader.sees(event.at):
        return None
    work = work_name(reader.world, event.work)
    text = _("{unit} pulls down the {work}: {place}.").format(
        unit=reader.unit(event.unit), work=work, place=reader.place(event.at)
    )
    return Line(text, event.at, reader.war_tone(int(reader.world.side[event.unit])), event.day)


def _kindled(reader: Reader, event: ev.Kindled) -> Line | None:
    if not reader.mine(event.unit) and not (event.lit or reader.sees(event.at)):
        return None
    head = _("{unit} sets fire to {place}.").format(
        unit=reader.unit(event.unit), place=reader.place(event.at)
    )
    end = _("It burns!") if event.lit else _("It does not catch.")
    text = f"{head} {chance_and_roll(event.chance_pm, event.roll_pm)} {end}"
    tone = reader.war_tone(int(reader.world.side[event.unit])) if event.lit else Tone.PLAIN
    return Line(text, event.at, tone, event.day)


def _fire_spread(reader: Reader, event: ev.FireSpread) -> Line:
    text = _("The fire spreads to {place}.").format(place=reader.place(event.at))
    return Line(text, event.at, Tone.GRAVE, event.day)


def _fire_out(reader: Reader, event: ev.FireOut) -> Line:
    text = _("The fire is out: {place}.").format(place=reader.place(event.at))
    return Line(text, event.at, Tone.PLAIN, event.day)


def _burnt_down(reader: Reader, event: ev.BurntDown) -> Line:
    place = reader.place(event.at)
    if event.work:
        words = _("The {work} has burnt down: {place}.")
        text = words.format(work=work_name(reader.world, event.work), place=place)
    else:
        text = _("Burnt down: {place}.").format(place=place)
    return Line(text, event.at, Tone.GRAVE, event.day)


def _mine_heard(reader: Reader, event: ev.MineHeard) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    text = _("Miners are heard under {place}.").format(place=reader.place(event.at))
    return fate(text, reader.tone(QING), event.day, event.at)


def _mine_fired(reader: Reader, event: ev.MineFired) -> Line:
    head = _("A mine goes off under {place}.") if event.fired else _("A mine under {place} fails.")
    dead = about(event.dead, sure=reader.knows(RUSSIA))
    text = f"{head.format(place=reader.place(event.at))} {chance_and_roll(event.chance_pm, event.roll_pm)}"
    if event.fired and event.dead:
        text = f"{text} {_('Dead: {n} Russians.').format(n=dead)}"
    return fate(text, reader.tone(QING if event.fired else RUSSIA), event.day, event.at)


def _mine_blown(reader: Reader, event: ev.MineBlown) -> Line:
    text = _("The garrison digs to the mine under {place} and blows it. Dead: {n} Qing.").format(
        place=reader.place(event.at), n=about(event.dead, sure=reader.knows(QING))
    )
    return fate(text, reader.tone(RUSSIA), event.day, event.at)


def _head_lost(reader: Reader, event: ev.HeadLost) -> Line:
    metres = ngettext("{n} metre", "{n} metres", event.lost_mm // METRE)
    text = _("Thrown back, the besiegers lose {metres} of sap: {place}.").format(
        metres=metres, place=reader.place(event.at)
    )
    return Line(text, event.at, reader.tone(RUSSIA))


TOLD: Final[dict[type[Event], Telling]] = {
    ev.WorkDone: Telling("shovel", _work_done),
    ev.Razed: Telling("pick", _razed),
    ev.Kindled: Telling("flame", _kindled),
    ev.FireSpread: Telling("flame", _fire_spread),
    ev.FireOut: Telling("jug", _fire_out),
    ev.BurntDown: Telling("flame", _burnt_down),
    ev.MineHeard: Telling("ear", _mine_heard),
    ev.MineFired: Telling("mine", _mine_fired),
    ev.MineBlown: Telling("mine", _mine_blown),
    ev.HeadLost: Telling("shovel", _head_lost),
}
