"""A key pressed before a slow frame counts once."""

from __future__ import annotations

import pygame
from pygame.event import Event

from game.ui.echoes import Echoes

TAB, M = pygame.K_TAB, pygame.K_m


def down(key: int) -> Event:
    return Event(pygame.KEYDOWN, key=key)


def up(key: int) -> Event:
    return Event(pygame.KEYUP, key=key)


def presses(events: list[Event]) -> list[int]:
    return [event.key for event in events if event.type == pygame.KEYDOWN]


def test_repeats_of_a_key_that_was_let_go_meanwhile_are_dropped() -> None:
    echoes = Echoes()
    assert presses(echoes.dropped([down(TAB)])) == [TAB]
    late = echoes.dropped([down(TAB), down(TAB), down(M), up(TAB), down(TAB), up(TAB), up(M)])
    assert presses(late) == [M, TAB]


def test_a_key_that_is_held_repeats() -> None:
    echoes = Echoes()
    assert presses(echoes.dropped([down(TAB)])) == [TAB]
    assert presses(echoes.dropped([down(TAB), down(TAB)])) == [TAB, TAB]
    assert presses(echoes.dropped([up(TAB)])) == []


def test_quick_presses_all_count_and_other_events_stay() -> None:
    moved = Event(pygame.MOUSEMOTION, pos=(1, 1), rel=(0, 0), buttons=(0, 0, 0))
    batch = [down(M), up(M), moved, down(M), up(M)]
    assert Echoes().dropped(batch) == batch
