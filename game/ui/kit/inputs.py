"""What the player did since the last frame, and who has answered to it already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

Point = tuple[int, int]

_MODIFIERS: Final = (
    ("ctrl", pygame.KMOD_CTRL | pygame.KMOD_META),
    ("alt", pygame.KMOD_ALT),
    ("shift", pygame.KMOD_SHIFT),
)
_LETTER_A: Final = 4
"""Scancode of the key that bears A on a Latin keyboard; the other letters follow."""
_POINTER_EVENTS: Final = frozenset(
    {pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL}
)


WRITTEN: Final = ""
"""Stands among the names of pressed keys where text came in, by keyboard or input method."""


def key_name(event: pygame.event.Event) -> str:
    """Return a key press as "m", "f5", "ctrl+s", "shift+tab", "return".

    On a keyboard that types no Latin letters the key is named by its place, so that shortcuts work there too.
    """
    name = pygame.key.name(event.key)
    scancode = getattr(event, "scancode", 0)
    if not (name and name.isascii()) and _LETTER_A <= scancode < _LETTER_A + 26:
        name = chr(ord("a") + scancode - _LETTER_A)
    held = getattr(event, "mod", 0)
    marks = [word for word, mask in _MODIFIERS if held & mask]
    return "+".join((*marks, name))


def _types(name: str) -> bool:
    """Return whether the key puts a character on paper."""
    bare = name.removeprefix("shift+")
    return len(bare) == 1 or bare == "space"


class Inputs:
    """The events of one frame.

    Attributes:
        pointer: where the mouse is, px.
        pressed: where the left button went down in this frame, or None; cleared by the widget that takes it.
        released: where it came up, or None.
        wheel: notches turned, up is positive; cleared by the widget that takes it.
        composing: text an input method is still building; None where nothing was said about it.
    """

    def __init__(self, events: Sequence[pygame.event.Event], pointer: Point) -> None:
        """Sort *events*; *pointer* is where the mouse was."""
        self.pointer = pointer
        self.pressed: Point | None = None
        self.released: Point | None = None
        self.wheel = 0
        self.composing: str | None = None
        self._keys: list[tuple[str, pygame.event.Event]] = []
        self._events = list(events)
        for event in events:
            self._sort(event)

    def _sort(self, event: pygame.event.Event) -> None:
        if event.type in _POINTER_EVENTS:
            self._point(event)
        elif event.type == pygame.KEYDOWN:
            self._keys.append((key_name(event), event))
        elif event.type == pygame.TEXTINPUT:
            self._keys.append((WRITTEN, event))
            self.composing = ""
        elif event.type == pygame.TEXTEDITING:
            self.composing = event.text

    def _point(self, event: pygame.event.Event) -> None:
        if event.type == pygame.MOUSEWHEEL:
            self.wheel += event.y
            return
        self.pointer = event.pos
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_LEFT:
            self.pressed = event.pos
        elif event.type == pygame.MOUSEBUTTONUP and event.button == pygame.BUTTON_LEFT:
            self.released = event.pos

    def take_key(self, *names: str) -> str:
        """Return the first pressed key that is one of *names* and strike it out; "" if none is."""
        for place, (name, _event) in enumerate(self._keys):
            if name in names:
                del self._keys[place]
                return name
        return ""

    def take_writing(self, *names: str) -> list[tuple[str, str]]:
        """Return presses of *names* and written text, in order, as (name, "") and ("", text); strike out."""
        wanted = {WRITTEN, *names}
        taken = [(name, event) for name, event in self._keys if name in wanted]
        self._keys = [(name, event) for name, event in self._keys if name not in wanted]
        return [(name, event.text if name == WRITTEN else "") for name, event in taken]

    def take_typing(self) -> None:
        """Strike out the keys that type: while a text field is open a letter is no shortcut."""
        self._keys = [(name, event) for name, event in self._keys if not _types(name)]

    def left_over(self, *, pointer_taken: bool) -> list[pygame.event.Event]:
        """Return the events no widget took, in order; pointer events go with *pointer_taken*."""
        free_keys = [event for _name, event in self._keys]
        return [
            event
            for event in self._events
            if not (event.type in _POINTER_EVENTS and pointer_taken)
            and not (event.type == pygame.KEYDOWN and not any(event is free for free in free_keys))
        ]
