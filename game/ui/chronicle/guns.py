"""Tells of guns, and of walls that fall and are mended."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.state import QING, RUSSIA
from game.ui.chronicle.line import Line, Reader, Telling, Tone, fate
from game.ui.texts import _, ngettext
from game.ui.words import about, side_name


def _bombarded(reader: Reader, event: ev.Bombarded) -> Line:
    head = _("{rounds} at {place}: {dead} dead").format(
        rounds=ngettext("{n} round", "{n} rounds", event.rounds),
        place=reader.place(event.at),
        dead=about(event.dead, sure=reader.eyes != event.side),
    )
    parts = [head]
    if event.worn_mille:
        parts.append(_("{points} of the wall worn off").format(points=f"{event.worn_mille / 1000:.1f}"))
    if event.silenced:
        parts.append(ngettext("{n} gun silenced", "{n} guns silenced", event.silenced))
    text = f"{side_name(event.side)}: {', '.join(parts)}."
    return Line(text, event.at, reader.war_tone(event.side), event.day)


def _guns_burst(reader: Reader, event: ev.GunsBurst) -> Line | None:
    if not reader.mine(event.unit):
        return None
    guns = ngettext("{n} gun bursts", "{n} guns burst", event.guns)
    text = _("{unit}: {guns} from fast firing.").format(unit=reader.unit(event.unit), guns=guns)
    return Line(text, int(reader.world.hex[event.unit]), Tone.BAD, event.day)


def _breached(reader: Reader, event: ev.Breached) -> Line:
    text = _("A breach gapes in {place}.").format(place=reader.place(event.at))
    return fate(text, reader.tone(QING), event.day, event.at)


def _mended(reader: Reader, event: ev.Mended) -> Line | None:
    if not reader.knows(RUSSIA):
        return None
    text = ngettext(
        "The garrison mends {n} point of its walls by night.",
        "The garrison mends {n} points of its walls by night.",
        event.points,
    )
    return Line(text, None, Tone.PLAIN, event.day)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Bombarded: Telling("gun", _bombarded),
    ev.GunsBurst: Telling("broken", _guns_burst),
    ev.Breached: Telling("hammer", _breached),
    ev.Mended: Telling("hammer", _mended),
}
