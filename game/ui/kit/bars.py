"""Quantities at a glance: bars, odds in parts, signed summands. Shares are per mille."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.ui.fonts import font
from game.ui.ink import box, outline, poly, resample, stroke
from game.ui.kit.drawn import Drawn, Style, blank
from game.ui.kit.frame import Rectlike
from game.ui.kit.texts import Texts
from game.ui.palette import BLUE, GREEN, OCHRE, RED, TROUGH, Colour

Part = tuple[str, int]

PARTS: Final = (BLUE, OCHRE, RED, GREEN)
"""Colours of the parts of the odds, in order."""
LINE: Final = 22
"""Height of a line of words under or beside bars, units."""
GAP: Final = 10
"""Units between words under one bar."""


class Bars(Texts):
    """Widgets that show and are not pressed."""

    def bar(self, rect: Rectlike, per_mille: int, *, colour: Colour = BLUE, mark: int | None = None) -> None:
        """Draw a bar *per_mille* full; *mark* is a red tick, per mille, as it was in history."""
        room = self.pixels(rect)
        self.paste(_bar(room.size, min(max(per_mille, 0), 1000), colour, mark, self.scale), room)
        self.note("bar", room)

    def odds(self, rect: Rectlike, parts: Sequence[Part]) -> float:
        """Draw one bar in parts of (words, per mille), with the words and the share under each.

        Words that find no room beside each other take a second row below *rect*; returns the height in units.
        """
        room = self.pixels(rect)
        style = self.style("italic", 15, align="centre")
        _spots, rows = _spread(tuple(parts), room.width, style, round(GAP * self.scale))
        room.height += round(LINE * self.scale) * (rows - 1)
        self.paste(_odds(room.size, tuple(parts), style, self.scale), room)
        self.note("odds", room)
        return room.height / self.scale

    def summands(self, rect: Rectlike, rows: Sequence[Part]) -> float:
        """Draw rows of (words, signed per mille) as bars beside an axis; return the height, units."""
        x, y, width, _height = rect
        high = LINE * len(rows)
        room = self.pixels((x, y, width, high))
        self.paste(_summands(room.size, tuple(rows), self.style("italic", 16), self.scale), room)
        self.note("summands", room)
        return high


@lru_cache(maxsize=256)
def _bar(size: tuple[int, int], per_mille: int, colour: Colour, mark: int | None, scale: float) -> Drawn:
    margin = round(4 * scale)
    drawn = blank(size, margin)
    width, height = size
    x, y = margin, margin
    poly(drawn.picture, box(x, y, width, height), TROUGH)
    full = width * per_mille / 1000
    if full > 0:
        _paint(drawn.picture, (x, y + 1, full, height - 2), colour)
    if mark is not None:
        at = x + width * mark / 1000
        stroke(
            drawn.picture, ((at, y - 3 * scale), (at, y + height + 3 * scale)), 2 * scale, RED, taper=(1, 1)
        )
    outline(drawn.picture, box(x, y, width, height), 1.2 * scale, wobble=0.3)
    return drawn


def _paint(picture: pygame.Surface, rect: tuple[float, float, float, float], colour: Colour) -> None:
    """Fill a bar by brush: an uneven foot, and shade on its lower half."""
    x, y, width, height = rect
    rng = np.random.default_rng(round(width) + 7)
    top = resample(((x, y), (x + width, y)), 4)
    foot = resample(((x + width, y + height), (x, y + height)), 4)
    poly(picture, np.vstack((top, foot + rng.normal(0, 0.3, foot.shape))), colour, 235)
    poly(picture, box(x, y + height * 0.55, width, height * 0.4), (30, 16, 8), 40)


@lru_cache(maxsize=64)
def _odds(size: tuple[int, int], parts: tuple[Part, ...], style: Style, scale: float) -> Drawn:
    drawn = blank(size)
    row = round(LINE * scale)
    spots, rows = _spread(parts, size[0], style, round(GAP * scale))
    high = size[1] - row * rows - round(2 * scale)
    left = 1.0
    total = max(1, sum(share for _words, share in parts))
    for place, (_words, share) in enumerate(parts):
        wide = (size[0] - 2) * share / total
        poly(drawn.picture, box(left, 1, wide, high - 2), PARTS[place % len(PARTS)], 225)
        if place:
            stroke(drawn.picture, ((left, 0), (left, high)), 1.2 * scale)
        left += wide
    outline(drawn.picture, box(1, 1, size[0] - 2, high - 2), 1.3 * scale, wobble=0.3)
    for place, (words, (x, wide)) in enumerate(zip(_captions(parts), spots, strict=True)):
        y = high + round(2 * scale) + (row if rows == 2 and place % 2 else 0)
        drawn.write(words, pygame.Rect(x, y, wide, row), style)
    return drawn


def _captions(parts: tuple[Part, ...]) -> list[str]:
    """Return the words of each part with its share in per cent."""
    return [f"{words} {round(share / 10)}%" for words, share in parts]


def _spread(parts: tuple[Part, ...], width: int, style: Style, gap: int) -> tuple[list[tuple[int, int]], int]:
    """Return (left, width) px of each caption, under its part where it can be, and the number of rows."""
    face = font(style.role, style.size, style.lang)
    wides = [face.width(words) + 2 for words in _captions(parts)]
    rows = 1 if sum(wides) + gap * (len(wides) - 1) <= width else 2
    total = max(1, sum(share for _words, share in parts))
    middles = np.cumsum([0, *(share for _words, share in parts)]) * width / total
    lefts = [round((middles[i] + middles[i + 1]) / 2 - wide / 2) for i, wide in enumerate(wides)]
    for row in range(rows):
        _push_apart(lefts, wides, range(row, len(wides), rows), width, gap)
    return list(zip(lefts, wides, strict=True)), rows


def _push_apart(lefts: list[int], wides: list[int], places: range, width: int, gap: int) -> None:
    """Move captions so that none overlaps the one before it or leaves the bar."""
    edge = 0
    for place in places:
        lefts[place] = max(lefts[place], edge)
        edge = lefts[place] + wides[place] + gap
    edge = width
    for place in reversed(places):
        lefts[place] = max(0, min(lefts[place], edge - wides[place]))
        edge = lefts[place] - gap


@lru_cache(maxsize=64)
def _summands(size: tuple[int, int], rows: tuple[Part, ...], style: Style, scale: float) -> Drawn:
    drawn = blank(size)
    row = round(LINE * scale)
    axis, figure = size[0] * 0.72, round(52 * scale)
    reach = size[0] - axis - figure
    most = max((abs(share) for _words, share in rows), default=1) or 1
    for place, (words, share) in enumerate(rows):
        y = place * row
        drawn.write(words, pygame.Rect(0, y, round(axis - reach - 6 * scale), row), style)
        wide = reach * share / most
        colour = RED if share > 0 else BLUE
        poly(drawn.picture, box(min(axis, axis + wide), y + row * 0.25, abs(wide), row * 0.5), colour, 220)
        right = pygame.Rect(size[0] - figure, y, figure, row)
        drawn.write(f"{share / 10:+.0f}%".replace("-", "−"), right, style._replace(align="right"))
    stroke(drawn.picture, ((axis, 1), (axis, size[1] - 1)), 1.2 * scale)
    return drawn
