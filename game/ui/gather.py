"""The daily events of a turn added up: a week of cannonade is one line of the chronicle."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from game.core.events import Bombarded, Event, Foraged, Mended, Reaped, RiverFought, Sniped


@dataclass(frozen=True, slots=True)
class _Sum:
    """How events of a kind are added up.

    Attributes:
        alike: fields that they must have in common.
        added: fields that are summed; the others are of the first.
        latest: fields that are of the last.
    """

    alike: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    latest: tuple[str, ...] = ()


_SUMS: Final[dict[type[Event], _Sum]] = {
    Bombarded: _Sum(("side", "at"), ("rounds", "dead", "worn_mille", "silenced")),
    Sniped: _Sum(added=("qing_dead", "russian_dead")),
    Mended: _Sum(added=("points",)),
    RiverFought: _Sum(added=("qing_dead", "russian_dead")),
    Foraged: _Sum(("unit", "at"), ("food", "back")),
    Reaped: _Sum(("unit", "at"), ("grain",), ("bare",)),
}
"""What happens daily; every other event stands alone."""


def gathered(events: Iterable[Event]) -> list[Event]:
    """Return the events in order, those of one kind that happen daily as one, under the first day."""
    sums: dict[tuple[object, ...], Event] = {}
    for place, event in enumerate(events):
        rule = _SUMS.get(type(event))
        key = (place,) if rule is None else (type(event), *(getattr(event, name) for name in rule.alike))
        sums[key] = _added(rule, sums[key], event) if rule and key in sums else event
    return list(sums.values())


def _added(rule: _Sum, total: Event, more: Event) -> Event:
    changed: dict[str, Any] = {name: getattr(total, name) + getattr(more, name) for name in rule.added}
    return replace(total, **changed, **{name: getattr(more, name) for name in rule.latest})
