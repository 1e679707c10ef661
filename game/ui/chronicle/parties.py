"""Tells of parties that go out for food, and of those who wait for them."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.ui.chronicle.line import Line, Reader, Telling, Tone, chance_and_roll
from game.ui.texts import _, number
from game.ui.words import about

CENTIDAYS: Final = 100


def _foraged(reader: Reader, event: ev.Foraged) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit}: {men} men bring fresh food for {food} man-days, {days} days won on scurvy.").format(
        unit=reader.unit(event.unit),
        men=number(event.men),
        food=number(event.food),
        days=f"{event.back / CENTIDAYS:.1f}",
    )
    return Line(text, event.at, Tone.PLAIN, event.day)


def _reaped(reader: Reader, event: ev.Reaped) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit} brings in {grain} rations of grain.")
    text = text.format(unit=reader.unit(event.unit), grain=number(event.grain))
    if event.bare:
        text = f"{text} {_('The field is bare.')}"
    return Line(text, event.at, Tone.PLAIN, event.day)


def _party_caught(reader: Reader, event: ev.PartyCaught) -> Line | None:
    side = int(reader.world.side[event.unit])
    if not reader.knows(side) and not reader.sees(event.at):
        return None
    sure, weight = reader.knows(side), event.dead + event.captured
    head = _("A party of {unit} is caught at {place}.")
    head = head.format(unit=reader.unit(event.unit), place=reader.place(event.at))
    toll = _("{dead} dead, {captured} captured.")
    toll = toll.format(dead=about(event.dead, sure=sure), captured=number(event.captured))
    roll = f"{chance_and_roll(event.chance_pm, event.roll_pm)} " if sure else ""
    return Line(f"{head} {roll}{toll}", event.at, reader.tone(1 - side), event.day, weight)


def _party_back(reader: Reader, event: ev.PartyBack) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit} calls its party back: nothing more to be had at {place}.")
    text = text.format(unit=reader.unit(event.unit), place=reader.place(event.at))
    return Line(text, event.at, Tone.PLAIN, event.day)


def _ambushed(reader: Reader, event: ev.Ambushed) -> Line | None:
    if not (reader.mine(event.unit) or reader.mine(event.victim)):
        return None
    side = int(reader.world.side[event.victim])
    text = _("{unit} strikes from ambush at {victim}, {place}: {dead} dead, {captured} captured.").format(
        unit=reader.unit(event.unit),
        victim=reader.unit(event.victim),
        place=reader.place(event.at),
        dead=about(event.dead, sure=reader.knows(side)),
        captured=number(event.captured),
    )
    return Line(text, event.at, reader.tone(1 - side), weight=event.dead + event.captured)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Foraged: Telling("basket", _foraged),
    ev.Reaped: Telling("sickle", _reaped),
    ev.PartyCaught: Telling("eye", _party_caught),
    ev.PartyBack: Telling("basket", _party_back),
    ev.Ambushed: Telling("eye", _ambushed),
}
