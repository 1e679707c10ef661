"""Tells of what turns a siege: ring, river, talks, dated events, the end."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.state import QING, RUSSIA, Ending
from game.ui.chronicle.line import Line, Reader, Telling, Tone, fate
from game.ui.texts import _, ngettext, own_words
from game.ui.words import ENDINGS


def _river_cut(reader: Reader, event: ev.RiverCut) -> Line:
    return fate(_("The fort is cut off from the river."), reader.tone(QING), event.day)


def _river_opened(reader: Reader, event: ev.RiverOpened) -> Line:
    return fate(_("The fort has its way to the river again."), reader.tone(RUSSIA), event.day)


def _ring_opened(reader: Reader, event: ev.RingOpened) -> Line:
    return fate(_("The ring has a gap again."), reader.tone(RUSSIA), event.day)


def _withdrew(reader: Reader, event: ev.Withdrew) -> Line:
    text = _("The garrison gives up its walls and falls back to the inner work.")
    if event.guns:
        spiked = ngettext("{n} gun is spiked.", "{n} guns are spiked.", event.guns)
        text = f"{text} {spiked}"
    return fate(text, reader.tone(QING), event.day)


def _ring_closed(_reader: Reader, event: ev.RingClosed) -> Line:
    text = _("The siege wall runs from bank to bank: the ring is closed.")
    return fate(text, Tone.GRAVE, event.day)


def _river_froze(_reader: Reader, event: ev.RiverFroze) -> Line:
    text = _("The Amur freezes: boats lie fast, and men walk on the ice.")
    return fate(text, Tone.GRAVE, event.day)


def _told(reader: Reader, event: ev.Told) -> Line | None:
    words = own_words(reader.world.scenario.told.get(event.id, {}))
    return Line(words, None, Tone.GRAVE, event.day) if words else None


def _siege_ended(_reader: Reader, event: ev.SiegeEnded) -> Line:
    return fate(f"{_(ENDINGS[Ending(event.ending)])}.", Tone.GRAVE, event.day)


TOLD: Final[dict[type[Event], Telling]] = {
    ev.RiverCut: Telling("jug", _river_cut),
    ev.RiverOpened: Telling("jug", _river_opened),
    ev.RingClosed: Telling("gabions", _ring_closed),
    ev.RingOpened: Telling("gabions", _ring_opened),
    ev.Withdrew: Telling("flag", _withdrew),
    ev.RiverFroze: Telling("snow", _river_froze),
    ev.Told: Telling("scroll", _told),
    ev.SiegeEnded: Telling("flag", _siege_ended),
}
