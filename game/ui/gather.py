"""The daily events of a turn added up: a week of cannonade is one line of the chronicle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.core.events import Bombarded, Event, Mended, RiverFought, Sniped

Key = tuple[object, ...]


def gathered(events: Iterable[Event]) -> list[Event]:
    """Return the events in order, those of one kind that happen daily as one, under the first day."""
    sums: dict[Key, Event] = {}
    for place, event in enumerate(events):
        key = _key(event) or (place,)
        sums[key] = _added(sums[key], event) if key in sums else event
    return list(sums.values())


def _key(event: Event) -> Key | None:
    """Return what events must have in common to be added up; None for those that stand alone."""
    match event:
        case Bombarded():
            return (Bombarded, event.side, event.at)
        case Sniped() | Mended() | RiverFought():
            return (type(event),)
        case _:
            return None


def _added(total: Event, more: Event) -> Event:
    match total, more:
        case Bombarded(), Bombarded():
            return _bombarded(total, more)
        case Mended(), Mended():
            return replace(total, points=total.points + more.points)
        case Sniped(), Sniped():
            return Sniped(total.day, total.qing_dead + more.qing_dead, total.russian_dead + more.russian_dead)
        case RiverFought(), RiverFought():
            return RiverFought(
                total.day, total.qing_dead + more.qing_dead, total.russian_dead + more.russian_dead
            )
        case _:
            return more


def _bombarded(total: Bombarded, more: Bombarded) -> Bombarded:
    return replace(
        total,
        rounds=total.rounds + more.rounds,
        dead=total.dead + more.dead,
        worn_mille=total.worn_mille + more.worn_mille,
        silenced=total.silenced + more.silenced,
    )
