"""Tells of life in fort and camp: sickness, hunger, desertion, leaders and parties."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.orders import Manner, Scale
from game.core.state import QING
from game.ui.chronicle.line import Line, Reader, Telling, Tone, fate
from game.ui.texts import _, ngettext, number
from game.ui.words import MANNERS, SCALES, side_name


def _wasted(reader: Reader, event: ev.Wasted) -> Line | None:
    if not reader.knows(event.side) or not (event.sick or event.hunger or event.deserted):
        return None
    parts = [
        _("{n} dead of sickness").format(n=number(event.sick)) if event.sick else "",
        _("{n} of hunger and cold").format(n=number(event.hunger)) if event.hunger else "",
        ngettext("{n} deserted", "{n} deserted", event.deserted) if event.deserted else "",
    ]
    text = f"{side_name(event.side)}: {', '.join(part for part in parts if part)}."
    return Line(text, None, Tone.BAD if reader.eyes == event.side else Tone.PLAIN, event.day)


def _grain_gone(reader: Reader, event: ev.GrainGone) -> Line:
    return fate(_("The last flour in the fort is eaten."), reader.tone(QING), event.day)


def _ration_set(reader: Reader, event: ev.RationSet) -> Line | None:
    if not reader.knows(event.side):
        return None
    text = _("{side}: rations are {scale} from now on.")
    return Line(text.format(side=side_name(event.side), scale=_(SCALES[Scale(event.scale)])))


def _quartered(reader: Reader, event: ev.Quartered) -> Line | None:
    if not reader.knows(event.side):
        return None
    text = _("{side} are quartered anew: {manner}.")
    return Line(text.format(side=side_name(event.side), manner=_(MANNERS[Manner(event.manner)])))


def _rallied(reader: Reader, event: ev.Rallied) -> Line | None:
    if not reader.mine(event.unit):
        return None
    units = ngettext("{n} unit", "{n} units", event.units)
    text = _("{unit} rallies the men: {units}, cohesion +{gain}.")
    text = text.format(unit=reader.unit(event.unit), units=units, gain=event.gain)
    return Line(text, int(reader.world.hex[event.unit]))


def _leader_fell(reader: Reader, event: ev.LeaderFell) -> Line:
    side = int(reader.world.side[event.unit])
    text = _("{leader} is killed.").format(leader=reader.unit(event.unit))
    if event.commanded and event.successor >= 0:
        text = f"{text} {_('{leader} takes command.').format(leader=reader.unit(event.successor))}"
    elif event.commanded:
        text = f"{text} {_('Nobody of rank is left.')}"
    return fate(text, reader.tone(1 - side), at=event.at)


def _detached(reader: Reader, event: ev.Detached) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{men} men leave {unit} as a party of their own.")
    return Line(text.format(men=number(event.men), unit=reader.unit(event.unit)), event.at)


def _merged(reader: Reader, event: ev.Merged) -> Line | None:
    if not reader.mine(event.into):
        return None
    text = _("{unit} joins {into} with {men} men.").format(
        unit=reader.unit(event.unit), into=reader.unit(event.into), men=number(event.men)
    )
    return Line(text, event.at)


def _ladders_ready(reader: Reader, event: ev.LaddersReady) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit} has its ladders ready.").format(unit=reader.unit(event.unit))
    return Line(text, int(reader.world.hex[event.unit]), Tone.PLAIN, event.day)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Wasted: Telling("skull", _wasted),
    ev.GrainGone: Telling("bowl", _grain_gone),
    ev.RationSet: Telling("sack", _ration_set),
    ev.Quartered: Telling("tent", _quartered),
    ev.Rallied: Telling("flag", _rallied),
    ev.LeaderFell: Telling("broken", _leader_fell),
    ev.Detached: Telling("part", _detached),
    ev.Merged: Telling("join", _merged),
    ev.LaddersReady: Telling("ladder", _ladders_ready),
}
