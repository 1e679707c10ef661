"""What men have built, as a painter of works sees it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.paint.curves import Points, moved, relaxed
from game.ui.paint.frame import DESIGN_WIDTH, Frame
from game.ui.paint.pen import Pen
from game.ui.paint.runs import chains, neighbours, plane_points
from game.ui.paint.season import Season
from game.ui.paint.stamp import Box, Cabinet

WALLS = frozenset({"palisade", "tower", "rampart", "bastion", "gate", "postern", "breach"})
"""Kinds that close a ring and whose soundness shows."""

_CABINET = Cabinet(400)
"""Houses, towers and batteries stay as they are from turn to turn."""


@dataclass(frozen=True)
class Site:
    """Works on the hexes of a map, and the hand that draws them.

    Attributes:
        frame: of the whole sheet, moved by the corner of the layer.
        kinds: work on each cell, "" where none.
        integrity: (cells,) per mille of soundness of walls.
        season: whether snow lies on them.
        layer: what is drawn on.
    """

    frame: Frame
    kinds: Sequence[str]
    integrity: NDArray[np.integer]
    season: Season
    layer: pygame.Surface

    @property
    def winter(self) -> bool:
        """Whether snow lies."""
        return self.season is Season.WINTER

    @cached_property
    def design(self) -> Frame:
        """The frame of the whole sheet in units."""
        return Frame(self.frame.width, self.frame.height, DESIGN_WIDTH)

    def pen(self, seed: int, x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Pen:
        """A pen at a point in units. Its hand depends on the seed alone, so that parts redraw alike."""
        origin = -self.frame.origin_x, -self.frame.origin_y
        return Pen(self.layer, np.random.default_rng(seed), self.frame.scale, origin).at(x, y, scale)

    def press(
        self, key: Hashable, seed: int, at: Points, draw: Callable[[Pen], None], box: Box = (-50, -70, 50, 40)
    ) -> None:
        """Draw a figure at a point in units, or press it again if one with this key was drawn before."""
        stamp = _CABINET.get((key, seed, self.season), draw, box, self.frame.scale, seed)
        stamp.press(self.layer, *self.pen(seed).pixel(at[0], at[1]))

    def cells(self, *kinds: str) -> list[int]:
        """The cells with some kinds of works."""
        return [cell for cell, kind in enumerate(self.kinds) if kind in kinds]

    def center(self, cell: int) -> Points:
        """The centre (2,) of a cell in units."""
        return np.array(self.design.center(cell), float)

    def centers(self, cells: Sequence[int]) -> Points:
        """The centres (n, 2) of cells in units."""
        return self.design.plane(plane_points(cells, self.frame.width))

    def around(self, cell: int) -> list[int]:
        """The neighbours of a cell."""
        return list(neighbours(cell, self.frame.width, self.frame.height))

    def walks(self, cells: Sequence[int], target: Points | None = None) -> list[list[int]]:
        """Lines through neighbouring cells; with a target (2,) in units they begin far from it."""
        if target is None:
            return chains(cells, self.frame.width, self.frame.height)

        def near(cell: int) -> float:
            return -float(np.hypot(*(self.center(cell) - target)))

        return chains(cells, self.frame.width, self.frame.height, near)

    def course(self, walk: Sequence[int], passes: int = 2) -> Points:
        """The line (n, 2) through the cells of a walk; a single cell gives a short bar."""
        if len(walk) == 1:
            return moved([(-18.0, 3.0), (18.0, -3.0)], *self.design.center(walk[0]))
        return relaxed(self.centers(walk), passes)

    def fallen(self, cell: int) -> bool:
        """Whether a wall lies in ruins."""
        kind = self.kinds[cell]
        return kind == "breach" or (kind in WALLS and self.integrity[cell] <= 0)

    def wear(self, cell: int) -> float:
        """How worn a wall is, 0 for a sound one to 1."""
        return 1 - float(np.clip(self.integrity[cell], 0, 1000)) / 1000

    def groups(self, cells: Sequence[int]) -> list[list[int]]:
        """The cells in heaps of neighbours."""
        left, heaps = set(cells), []
        while left:
            heap = [left.pop()]
            for cell in heap:
                near = [other for other in self.around(cell) if other in left]
                left.difference_update(near)
                heap += near
            heaps.append(sorted(heap))
        return sorted(heaps)
