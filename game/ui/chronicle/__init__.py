"""Events as sentences: what happened, where, with the odds and the roll that decided it.

Each module tells of one side of the siege and keeps a table `TOLD` from kind of event to its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from game.core.events import Event
from game.core.state import World
from game.ui.chronicle import boats, camp, fights, fortunes, guns, moves, parties, talks, works
from game.ui.chronicle.line import FATE, Line, Reader, Telling, Tone
from game.ui.gather import gathered

__all__ = ["FATE", "TOLD", "Line", "Tone", "lines", "sentence"]

TOLD: Final[dict[type[Event], Telling]] = {
    **moves.TOLD,
    **fights.TOLD,
    **guns.TOLD,
    **works.TOLD,
    **camp.TOLD,
    **boats.TOLD,
    **parties.TOLD,
    **talks.TOLD,
    **fortunes.TOLD,
}
"""By kind of event; what has no words is not told."""


def lines(world: World, events: Iterable[Event], eyes: int | None) -> list[Line]:
    """Return the sentences that a reader may see, in order.

    Args:
        world: after the events; a View hides what lies out of its sight.
        events: of one order.
        eyes: the side that reads, None for a reader who sees all.
    """
    told = (sentence(world, event, eyes) for event in gathered(events))
    return [line for line in told if line is not None]


def sentence(world: World, event: Event, eyes: int | None) -> Line | None:
    """Return an event as a sentence, or None if it says nothing that *eyes* may know."""
    telling = TOLD.get(type(event))
    line = telling.words(Reader(world, eyes), event) if telling else None
    return replace(line, icon=telling.icon) if telling and line else None
