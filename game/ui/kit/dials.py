"""What is set rather than pressed: check boxes, choices, sliders."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.ui.ink import box, ellipse, outline, poly, stroke
from game.ui.kit.buttons import Buttons, board_outline
from game.ui.kit.drawn import Drawn, Style, blank
from game.ui.kit.frame import Rectlike
from game.ui.kit.icons import icon
from game.ui.palette import BLUE, BOARD, BOARD_HOT, CREAM, RED, TROUGH


class Dials(Buttons):
    """Widgets that keep a setting."""

    def checkbox(self, rect: Rectlike, label: str, on: bool, *, tooltip: str = "") -> bool:
        """Draw a box with a tick and its label; return the new state."""
        room = self.pixels(rect)
        id_ = self.name_of("checkbox", label)
        touch = self.touch(id_, room)
        on = on != touch.clicked
        self.paste(
            _checkbox(room.size, label, self.style("label"), on=on, hover=touch.hover, scale=self.scale), room
        )
        self.ring_around(touch.focused, room)
        self.tip(id_, touch, room, tooltip)
        return on

    def choice(
        self, rect: Rectlike, label: str, options: Sequence[str], index: int, *, tooltip: str = ""
    ) -> int:
        """Draw one of several options between two arrows; return the new index.

        A click on the left half or the left key steps back, the right half, Enter or the right key forward.
        """
        room = self.pixels(rect)
        id_ = self.name_of("choice", label)
        touch = self.touch(id_, room, keeps=("left", "right"))
        step = 0
        if touch.focused:
            step = {"left": -1, "right": 1}.get(self.inputs.take_key("left", "right"), 0)
        if touch.clicked:
            step = -1 if touch.held and self.inputs.pointer[0] < self._value_room(room, label).centerx else 1
        index = (index + step) % len(options)
        styles = (self.style("label"), self.style("title", 18, align="centre"))
        wide = self._value_room(room, label).width
        self.paste(_choice(room.size, wide, (label, options[index]), styles, scale=self.scale), room)
        self.ring_around(touch.focused, room)
        self.tip(id_, touch, room, tooltip)
        return index

    def slider(
        self,
        rect: Rectlike,
        label: str,
        value: int,
        low: int,
        high: int,
        *,
        step: int = 1,
        unit: str = "",
        tooltip: str = "",
    ) -> int:
        """Draw a scale of whole numbers and return the new value; left and right keys move it by *step*."""
        room = self.pixels(rect)
        id_ = self.name_of("slider", label)
        touch = self.touch(id_, room, keeps=("left", "right"))
        groove = self._groove(room, label)
        if touch.held and high > low:
            share = (self.inputs.pointer[0] - groove.left) / max(1, groove.width)
            value = low + round(share * (high - low) / step) * step
        elif touch.focused:
            value += {"left": -step, "right": step}.get(self.inputs.take_key("left", "right"), 0)
        value = min(max(value, low), high)
        at, words = (groove.x - room.x, groove.width), (label, f"{value}{unit}")
        share = (value - low) / max(1, high - low)
        self.paste(_slider(room.size, at, words, self.style("label"), share=share, scale=self.scale), room)
        self.ring_around(touch.focused, room)
        self.tip(id_, touch, room, tooltip)
        return value

    def _value_room(self, room: pygame.Rect, label: str) -> pygame.Rect:
        """Return the right part of a choice: half of it, or all where it has no label."""
        width = room.width // 2 if label else room.width
        return pygame.Rect(room.right - width, room.y, width, room.height)

    def _groove(self, room: pygame.Rect, label: str) -> pygame.Rect:
        """Return where a slider's knob runs: between the label and the figure."""
        value = self._value_room(room, label)
        return pygame.Rect(value.x + self.px(8), room.y, max(1, value.width - self.px(76)), room.height)


@lru_cache(maxsize=128)
def _checkbox(
    size: tuple[int, int], label: str, style: Style, *, on: bool, hover: bool, scale: float
) -> Drawn:
    drawn = blank(size)
    side = round(20 * scale)
    square = pygame.Rect(round(2 * scale), (size[1] - side) // 2, side, side)
    poly(drawn.picture, box(*square), CREAM if hover else TROUGH)
    outline(drawn.picture, box(*square), 1.5 * scale, wobble=0.3)
    if on:
        drawn.picture.blit(icon("tick", round(side * 1.25)), (square.x - scale, square.y - round(5 * scale)))
    start = square.right + round(10 * scale)
    drawn.write(label, pygame.Rect(start, 0, size[0] - start, size[1]), style)
    return drawn


@lru_cache(maxsize=128)
def _choice(
    size: tuple[int, int], wide: int, words: tuple[str, str], styles: tuple[Style, Style], *, scale: float
) -> Drawn:
    drawn = blank(size)
    room = pygame.Rect(size[0] - wide, 0, wide, size[1])
    drawn.write(words[0], pygame.Rect(0, 0, room.x - round(8 * scale), size[1]), styles[0])
    inner = room.inflate(-2, -2)
    poly(drawn.picture, board_outline(inner, 5 * scale), BOARD)
    outline(drawn.picture, board_outline(inner, 5 * scale), 1.5 * scale, wobble=0.3)
    reach, high = 9 * scale, 6 * scale
    for x, sign in ((room.x + 9 * scale, 1), (room.right - 9 * scale, -1)):
        tip, y = x, room.centery
        poly(drawn.picture, ((tip, y), (tip + sign * reach, y - high), (tip + sign * reach, y + high)), RED)
    drawn.write(words[1], room.inflate(-round(46 * scale), 0), styles[1])
    return drawn


@lru_cache(maxsize=256)
def _slider(
    size: tuple[int, int],
    groove: tuple[int, int],
    words: tuple[str, str],
    style: Style,
    *,
    share: float,
    scale: float,
) -> Drawn:
    drawn = blank(size)
    left, width = groove
    middle = size[1] / 2
    drawn.write(words[0], pygame.Rect(0, 0, left - round(16 * scale), size[1]), style)
    poly(drawn.picture, box(left, middle - 3 * scale, width, 6 * scale), TROUGH)
    poly(drawn.picture, box(left, middle - 3 * scale, width * share, 6 * scale), BLUE, 220)
    outline(drawn.picture, box(left, middle - 3 * scale, width, 6 * scale), 1.2 * scale, wobble=0.2)
    knob = ellipse(left + width * share, middle, 8 * scale)
    poly(drawn.picture, knob, BOARD_HOT)
    stroke(drawn.picture, knob, 1.6 * scale, wobble=0.1, taper=(1, 1))
    end = left + width + round(12 * scale)
    drawn.write(words[1], pygame.Rect(end, 0, size[0] - end, size[1]), style._replace(align="right"))
    return drawn
