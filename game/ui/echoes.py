"""Keys that repeat themselves although they were let go: a slow frame hears of the letting go too late."""

from __future__ import annotations

from collections.abc import Sequence

import pygame


class Echoes:
    """Tells presses from their echoes: repeats that ran on while nobody looked at the keyboard."""

    def __init__(self) -> None:
        """Start with no key held."""
        self._held: set[int] = set()

    def dropped(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Return the events without the repeats of a key that is let go among them.

        Args:
            events: of one frame, in order.
        """
        kept: list[pygame.event.Event] = []
        echoes: list[pygame.event.Event] = []
        for event in events:
            kept.append(event)
            if event.type == pygame.KEYDOWN:
                echoes += [event] if event.key in self._held else []
                self._held.add(event.key)
            elif event.type == pygame.KEYUP:
                self._held.discard(event.key)
                kept = [
                    each for each in kept if each.type != pygame.KEYDOWN or not _is_one(each, event, echoes)
                ]
        return kept


def _is_one(
    press: pygame.event.Event, release: pygame.event.Event, echoes: Sequence[pygame.event.Event]
) -> bool:
    return press.key == release.key and any(press is echo for echo in echoes)
