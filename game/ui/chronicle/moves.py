"""Tells of orders and of units that go somewhere."""

from __future__ import annotations

from typing import Final

from game.core import events as ev
from game.core.events import Event
from game.core.tasks import Task
from game.ui.chronicle.line import Line, Reader, Telling, Tone
from game.ui.texts import _
from game.ui.words import TASKS, side_name


def _marched(reader: Reader, event: ev.Marched) -> Line | None:
    end = event.path[-1]
    if not reader.mine(event.unit) and not reader.sees(end):
        return None
    name, place = reader.unit(event.unit), reader.place(end)
    if event.stopped:
        text = _("{unit} runs into the enemy at {place} and stops.").format(unit=name, place=place)
        return Line(text, end, Tone.BAD if reader.mine(event.unit) else Tone.PLAIN)
    return Line(_("{unit} marches to {place}.").format(unit=name, place=place), end)


def _deployed(reader: Reader, event: ev.Deployed) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit} takes its place: {place}.")
    return Line(text.format(unit=reader.unit(event.unit), place=reader.place(event.at)), event.at)


def _arrived(reader: Reader, event: ev.Arrived) -> Line | None:
    if not reader.mine(event.unit) and not reader.sees(event.at):
        return None
    text = _("{unit} arrives at {place}.").format(unit=reader.unit(event.unit), place=reader.place(event.at))
    return Line(text, event.at, reader.war_tone(int(reader.world.side[event.unit])))


def _order_given(reader: Reader, event: ev.OrderGiven) -> Line | None:
    if not reader.mine(event.unit):
        return None
    text = _("{unit}: {task}, {place}.").format(
        unit=reader.unit(event.unit), task=_(TASKS[Task(event.task)]), place=reader.place(event.at)
    )
    return Line(text, event.at)


def _phase_began(reader: Reader, event: ev.PhaseBegan) -> Line | None:
    if not reader.knows(event.side):
        return None
    side = side_name(event.side)
    if not event.turn:
        return Line(_("{side} take their places.").format(side=side))
    return Line(_("Turn {turn}: {side} give orders.").format(turn=event.turn, side=side))


TOLD: Final[dict[type[Event], Telling]] = {
    ev.Marched: Telling("boots", _marched),
    ev.Deployed: Telling("boots", _deployed),
    ev.Arrived: Telling("boots", _arrived),
    ev.OrderGiven: Telling("quill", _order_given),
    ev.PhaseBegan: Telling("hourglass", _phase_began),
}
