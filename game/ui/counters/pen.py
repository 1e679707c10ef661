"""A pen in a box of 64 x 64 units, so that one drawing serves every size of counter and icon."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

from game.ui import ink
from game.ui.palette import INK, Colour

BOX: Final = 64
"""Units to a side."""
THINNEST: Final = 1.0
"""Px below which no line falls, so that 32 px stay legible."""
THINNEST_SMALL: Final = 0.85
SMALL: Final = 44
"""Px below which a drawing leaves out its small things."""
STEADIEST: Final = 0.35
"""Greatest tremor, px: a larger picture is drawn by the same hand."""
SHADE: Final = (30, 18, 10)

Path = npt.ArrayLike


class Pen:
    """Draws in units on a square of a surface.

    Attributes:
        small: whether the square is too small for details.
    """

    def __init__(
        self,
        surface: pygame.Surface,
        px: float,
        *,
        at: tuple[float, float] = (0, 0),
        seed: int = 1,
        weight: float = 1.0,
    ) -> None:
        """Take the square of *px* pixels at *at*.

        Args:
            surface: drawn on.
            px: side of the square.
            at: its upper left corner, px.
            seed: of the tremor; equal seeds draw equal pictures.
            weight: factor of all line widths; large figures want less than 1.
        """
        self.surface = surface
        self.small = px < SMALL
        self._unit = px / BOX
        self._at = at
        self._weight = weight
        self._rng = np.random.default_rng(seed)

    def fill(self, points: Path, colour: Colour, alpha: int = 255) -> None:
        """Fill the polygon *points* (n, 2) units."""
        ink.poly(self.surface, self._pixels(points), colour, alpha)

    def line(
        self,
        points: Path,
        width: float = 1.5,
        colour: Colour = INK,
        alpha: int = 255,
        *,
        taper: tuple[float, float] = (0.8, 0.6),
    ) -> None:
        """Draw a pen line, *width* in units."""
        ink.stroke(
            self.surface,
            self._pixels(points),
            self._width(width),
            colour,
            alpha,
            rng=self._rng,
            wobble=min(0.22 * self._unit, STEADIEST),
            pressure=0.12,
            taper=taper,
            step=max(1.5, 2 * self._unit),
        )

    def bar(self, points: Path, width: float, colour: Colour = INK) -> None:
        """Draw a line without taper: poles, bands, spokes."""
        self.line(points, width, colour, taper=(1, 1))

    def shape(self, points: Path, colour: Colour, width: float = 1.5, *, shade: Path | None = None) -> None:
        """Fill and outline the polygon *points*; *shade* is a second polygon, darkened before the outline."""
        self.fill(points, colour)
        if shade is not None:
            self.fill(shade, SHADE, 60)
        corners = np.asarray(points, dtype=float)
        self.bar(np.vstack((corners, corners[:1])), width)

    def disc(
        self, x: float, y: float, rx: float, colour: Colour, width: float = 1.4, *, ry: float | None = None
    ) -> None:
        """Fill and outline an ellipse."""
        self.shape(ink.ellipse(x, y, rx, ry, count=22), colour, width)

    def dot(
        self, x: float, y: float, radius: float, colour: Colour = INK, *, ry: float | None = None
    ) -> None:
        """Fill a small ellipse without outline."""
        self.fill(ink.ellipse(x, y, radius, ry, count=14), colour)

    def _pixels(self, points: Path) -> ink.Points:
        pixels: ink.Points = np.asarray(points, dtype=float) * self._unit + self._at
        return pixels

    def _width(self, units: float) -> float:
        floor = THINNEST_SMALL if self._unit < 0.75 else THINNEST
        return max(units * self._unit * self._weight, floor)
