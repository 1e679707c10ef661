"""The sheet on the painter's table: what every brush needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import pygame
from numpy.typing import ArrayLike, NDArray

from game.files.chart import Chart, Stroke
from game.ui.paint.classes import Fields
from game.ui.paint.curves import Points
from game.ui.paint.frame import DESIGN_WIDTH, Frame
from game.ui.paint.noise import NoiseBank
from game.ui.paint.pen import Pen
from game.ui.paint.season import Season
from game.ui.paint.stamp import Stamp

_CELL = 4
"""Units for one cell of the mask of occupied spots."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in units."""


class Occupied:
    """Spots of a sheet that no tree, tuft or letter may cover."""

    def __init__(self, frame: Frame) -> None:
        width, height = frame.resized(DESIGN_WIDTH).size
        self._mask = pygame.Surface((-(-width // _CELL), -(-height // _CELL)), 0, 8)
        self._mask.set_palette([(level, level, level) for level in range(256)])
        self._taken: NDArray[np.uint8] | None = None

    def line(self, line: ArrayLike, width: float) -> None:
        """Take a strip along a line."""
        points = (np.asarray(line) / _CELL).tolist()
        if len(points) > 1:
            pygame.draw.lines(self._mask, 1, False, points, max(1, int(width / _CELL)))
        self._taken = None

    def disc(self, x: float, y: float, across: float, down: float | None = None) -> None:
        """Take an ellipse."""
        down = across if down is None else down
        box = ((x - across) / _CELL, (y - down) / _CELL, 2 * across / _CELL, 2 * down / _CELL)
        pygame.draw.ellipse(self._mask, 1, box)
        self._taken = None

    def box(self, rect: Rect) -> None:
        """Take a rectangle."""
        left, top, right, bottom = (value / _CELL for value in rect)
        self._mask.fill(1, (left, top, right - left + 1, bottom - top + 1))
        self._taken = None

    def share(self, rect: Rect) -> float:
        """Which share of a rectangle is taken; 1 for one that leaves the sheet."""
        taken = self._array()
        left, top, right, bottom = (int(value / _CELL) for value in rect)
        if left < 0 or top < 0 or right >= taken.shape[1] or bottom >= taken.shape[0]:
            return 1.0
        return float(taken[top : bottom + 1, left : right + 1].mean())

    def free(self, x: float, y: float) -> bool:
        """Whether a spot is free."""
        taken = self._array()
        rows, columns = taken.shape
        column, row = int(x) // _CELL, int(y) // _CELL
        return 0 <= row < rows and 0 <= column < columns and not taken[row, column]

    def _array(self) -> NDArray[np.uint8]:
        if self._taken is None:
            self._taken = pygame.surfarray.array2d(self._mask).T.astype(np.uint8)
        return self._taken


@dataclass(slots=True)
class Sheet:
    """One map being painted. Places are in units: pixels at the design width.

    Attributes:
        chart: what to paint.
        frame: the sheet in pixels.
        season: how.
        noise, fields: the ground below.
        surface: what is drawn on.
        rng: what stands where; nothing else draws from it, so that all sizes show the same.
        hand: the unsteadiness of the lines.
        occupied: where nothing may grow.
        figures: things in elevation and the y of their feet; the nearer ones are drawn later.
    """

    chart: Chart
    frame: Frame
    season: Season
    noise: NoiseBank
    fields: Fields
    surface: pygame.Surface
    rng: np.random.Generator
    hand: np.random.Generator
    occupied: Occupied
    figures: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    @property
    def winter(self) -> bool:
        """Whether snow lies."""
        return self.season is Season.WINTER

    @property
    def design(self) -> Frame:
        """The frame in units."""
        return self.frame.resized(DESIGN_WIDTH)

    def pen(self, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Pen:
        """A pen with its origin at a point of the sheet."""
        return Pen(self.surface, self.hand, self.frame.scale).at(x, y, scale)

    def plane(self, points: Iterable[tuple[float, float]] | ArrayLike) -> Points:
        """Units (n, 2) of points in the hex plane."""
        return self.design.plane(np.asarray(points, float))

    def ground(self, x: float, y: float) -> int:
        """The ground at a spot."""
        return self.fields.ground(x, y)

    def grounds(self, at: Points) -> NDArray[np.int8]:
        """The ground at spots (n, 2)."""
        return self.fields.grounds(at)

    def shore(self, x: float, y: float) -> float:
        """Units from the shore, positive in water."""
        return self.fields.sample(self.fields.shore, x, y)

    def strokes(self, *kinds: str) -> list[Stroke]:
        """The strokes of some kinds that the chart brings."""
        return [stroke for stroke in self.chart.strokes if stroke.kind in kinds]

    def cells(self, *kinds: str) -> list[int]:
        """The cells with some kinds of terrain."""
        return [cell for cell, kind in enumerate(self.chart.terrain) if kind in kinds]

    def stand(self, x: float, y: float, stamp: Stamp) -> None:
        """Put a stamp among the figures."""
        scale = self.frame.scale
        self.figures.append((y, lambda: stamp.press(self.surface, x * scale, y * scale)))

    def draw_figures(self, progress: Callable[[float], None]) -> None:
        """Draw all figures from the far to the near, telling the share done now and then."""
        self.figures.sort(key=lambda figure: figure[0])
        for number, (_, draw) in enumerate(self.figures):
            if number % 250 == 0:
                progress(number / len(self.figures))
            draw()
        self.figures.clear()
