"""Ink and brush: every mark is a polygon, drawn fourfold and shrunk, so that edges are soft.

A line is a ribbon with an unsteady course, uneven pressure and tapering ends.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.ui.paint.curves import Points, closed, normals, points, resample, wander

Color = tuple[int, int, int]

INK: Color = (52, 36, 24)
"""Iron-gall ink: every outline on the sheet."""

_FINEST = 0.72
"""No line is thinner than this, in pixels: below it ink turns to haze."""

_STEP = 2.5
"""Pixels between two samples of a line."""

_PIECE = 44
"""Samples of a line drawn as one polygon; longer lines are joined from pieces."""

_LARGE = 90_000
"""Pixels of a figure that is drawn only twofold."""


class Pen:
    """Draws on one surface with one stream of chance, in units of its own.

    Attributes:
        surface: what is drawn on.
        rng: the hand's unsteadiness.
        scale: pixels for one unit.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        rng: np.random.Generator,
        scale: float = 1.0,
        origin: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.surface = surface
        self.rng = rng
        self.scale = scale
        self._origin = np.array(origin)

    def at(self, x: float, y: float, scale: float = 1.0) -> Pen:
        """A pen whose unit point (0, 0) lies at (x, y) of this one, `scale` times as large."""
        origin = np.array((x, y)) * self.scale + self._origin
        return Pen(self.surface, self.rng, self.scale * scale, (origin[0], origin[1]))

    def fill(self, outline: ArrayLike, color: Color, alpha: float = 255) -> None:
        """Lay colour on the inside of an outline."""
        _polygon(self.surface, self._pixels(outline), color, alpha)

    def stroke(
        self,
        line: ArrayLike,
        width: float = 1.2,
        color: Color = INK,
        alpha: float = 255,
        *,
        waver: float = 0.4,
        press: float = 0.25,
        taper: tuple[float, float] = (0.5, 0.3),
    ) -> None:
        """Draw a line.

        Args:
            line: points (n, 2) in units.
            width: units at full pressure.
            color: of the ink.
            alpha: 0 to 255.
            waver: pixels by which the line strays to its sides.
            press: share by which the width changes along the line.
            taper: width of the first and the last end, as a share of the full width.
        """
        course = self._pixels(line)
        if not _visible(self.surface, course, width * self.scale + 3 * waver + 2):
            return
        course = resample(course, _STEP)
        count = len(course)
        if count < 2:
            return
        across = normals(course)
        course = course + across * (waver * wander(count, self.rng, 6))[:, None]
        half = max(_FINEST, width * self.scale) / 2 * self._pressure(count, press) * _ends(count, taper)
        _ribbon(self.surface, course, across * half[:, None], color, alpha)

    def edges(
        self,
        corners: ArrayLike,
        width: float = 1.1,
        *,
        ring: bool = True,
        waver: float = 0.25,
        alpha: float = 255,
    ) -> None:
        """Draw the sides of an angular figure, each with a stroke of its own."""
        line = closed(corners) if ring else points(corners)
        for start, stop in pairwise(line):
            self.stroke((start, stop), width, alpha=alpha, waver=waver)

    def rim(self, outline: ArrayLike, width: float = 1.1, *, waver: float = 0.3, alpha: float = 255) -> None:
        """Draw a closed outline in one even stroke."""
        self.stroke(closed(outline), width, alpha=alpha, waver=waver, taper=(1, 1))

    def panel(
        self, corners: ArrayLike, color: Color, width: float = 1.1, *, alpha: float = 255, waver: float = 0.25
    ) -> None:
        """Fill an angular figure and draw its sides."""
        self.fill(corners, color, alpha)
        self.edges(corners, width, waver=waver)

    def ticks(
        self,
        starts: Points,
        ends: Points,
        width: float,
        color: Color = INK,
        alpha: float = 210,
        *,
        end: float = 0.1,
    ) -> None:
        """Draw many short slivers, as for hachures; `end` is the last width as a share of the first."""
        if not len(starts):
            return
        first, last = self._pixels(starts), self._pixels(ends)
        along = last - first
        across = np.column_stack((-along[:, 1], along[:, 0])) / (np.hypot(*along.T)[:, None] + 1e-9)
        half = max(_FINEST, width * self.scale) / 2 * self.rng.uniform(0.75, 1.2, (len(first), 1))
        bend = (first + last) / 2 + across * self.rng.normal(0, 0.35, (len(first), 1))
        middle = half * (0.35 + 0.65 * max(end, 0.5))
        sides = (first + across * half, bend + across * middle, last + across * half * end)
        backs = (last - across * half * end, bend - across * middle, first - across * half)
        for sliver in np.stack((*sides, *backs), axis=1):
            _polygon(self.surface, sliver, color, alpha)

    def pixel(self, x: float = 0.0, y: float = 0.0) -> tuple[float, float]:
        """The pixel of the surface at a point of the pen."""
        at = np.array((x, y)) * self.scale + self._origin
        return float(at[0]), float(at[1])

    def _pixels(self, line: ArrayLike) -> Points:
        pixels: Points = points(line) * self.scale + self._origin
        return pixels

    def _pressure(self, count: int, press: float) -> NDArray[np.float64]:
        return (1 + press * wander(count, self.rng, 9)).clip(0.35, 1.8)


def _visible(surface: pygame.Surface, course: Points, reach: float) -> bool:
    """Whether a line can touch the part of the surface that may be drawn on."""
    if not len(course):
        return False
    clip = surface.get_clip()
    (left, top), (right, bottom) = course.min(axis=0) - reach, course.max(axis=0) + reach
    return bool(right >= clip.left and bottom >= clip.top and left <= clip.right and top <= clip.bottom)


def _ends(count: int, taper: tuple[float, float]) -> NDArray[np.float64]:
    along = np.arange(count) / (count - 1)
    return np.minimum(1, np.minimum(taper[0] + along * 6, taper[1] + (1 - along) * 6))


def _ribbon(surface: pygame.Surface, course: Points, half: Points, color: Color, alpha: float) -> None:
    """Fill the strip course +- half, long ones piece by piece."""
    count = len(course)
    if count <= _PIECE + 6:
        outline = np.vstack((course + half, (course - half)[::-1]))
        _polygon(surface, outline, color, alpha)
        return
    _long_ribbon(surface, course, half, color, alpha)


def _long_ribbon(surface: pygame.Surface, course: Points, half: Points, color: Color, alpha: float) -> None:
    """Join the pieces on a layer by their greater opacity, so that no seam shows, then lay it down once.

    Drawing one polygon instead would need a fourfold picture of everything that a ring of trenches encloses.
    """
    reach = float(np.abs(half).max()) + 2
    low, high = np.floor(course.min(axis=0) - reach), np.ceil(course.max(axis=0) + reach)
    box = pygame.Rect(low.tolist(), (high - low).tolist()).clip(surface.get_clip())
    if not box.w or not box.h:
        return
    layer = pygame.Surface(box.size, pygame.SRCALPHA)
    layer.fill((*color, 0))
    for first in range(0, len(course) - 1, _PIECE):
        part = slice(max(0, first - 1), first + _PIECE + 2)
        outline = np.vstack((course[part] + half[part], (course[part] - half[part])[::-1]))
        _polygon(layer, outline - box.topleft, color, alpha, pygame.BLEND_RGBA_MAX)
    surface.blit(layer, box)


def _polygon(surface: pygame.Surface, outline: Points, color: Color, alpha: float, blend: int = 0) -> None:
    if len(outline) < 3:
        return
    (low_x, low_y), (high_x, high_y) = outline.min(axis=0).tolist(), outline.max(axis=0).tolist()
    left, top, right, bottom = floor(low_x) - 1, floor(low_y) - 1, ceil(high_x) + 2, ceil(high_y) + 2
    clip = surface.get_clip()
    if right < clip.left or bottom < clip.top or left > clip.right or top > clip.bottom:
        return
    width, height = right - left, bottom - top
    fold = 4 if width * height < _LARGE else 2
    # the same colour with no opacity round the figure: shrinking then leaves no dark fringe
    large = pygame.Surface((width * fold, height * fold), pygame.SRCALPHA)
    large.fill((*color, 0))
    pygame.draw.polygon(large, (*color, int(alpha)), ((outline - (left, top)) * fold).tolist())
    figure = pygame.transform.smoothscale(large, (width, height))
    surface.blit(figure, (left, top), special_flags=blend)
