"""Where the player looks: zoom level and corner of the view on the painted sheet. Pure geometry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from game.ui.paint.frame import Frame

HEX_WIDTHS: Final = (20, 26, 34, 48, 64)
"""Widths of a hex, px, at the zoom levels; every level is made once, never scaled in a frame."""
FIRST_LEVEL: Final = 3
NEAR_EDGE: Final = 3
"""Hexes that should stay between what is shown and the edge of the view."""

Point = tuple[float, float]


@dataclass
class Camera:
    """A window of `view` px on a sheet of one of the zoom levels.

    Attributes:
        columns, rows: hexes of the map.
        view: width and height of the window on the map, px.
        level: index into HEX_WIDTHS.
        x, y: px of the sheet at the view's upper left corner.
    """

    columns: int
    rows: int
    view: tuple[int, int]
    level: int = FIRST_LEVEL
    x: float = 0.0
    y: float = 0.0
    frames: tuple[Frame, ...] = field(init=False, repr=False)
    _centers: tuple[list[list[int]], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Lay out the sheets of all levels."""
        self.frames = tuple(Frame(self.columns, self.rows, float(width)) for width in HEX_WIDTHS)
        self._centers = tuple(frame.centers().round().astype(int).tolist() for frame in self.frames)
        self._keep_inside()

    @property
    def frame(self) -> Frame:
        """The sheet of this zoom level."""
        return self.frames[self.level]

    @property
    def corner(self) -> tuple[int, int]:
        """Whole px of the sheet at the view's upper left corner."""
        return round(self.x), round(self.y)

    def resize(self, view: tuple[int, int]) -> None:
        """Give the window another size, keeping what is in its middle there."""
        if view != self.view:
            self.x += (self.view[0] - view[0]) / 2
            self.y += (self.view[1] - view[1]) / 2
            self.view = view
            self._keep_inside()

    def pan(self, dx: float, dy: float) -> None:
        """Move by px of the view."""
        self.x += dx
        self.y += dy
        self._keep_inside()

    def zoom(self, steps: int, at: Point | None = None) -> None:
        """Go *steps* levels nearer; what lies under *at*, px of the view or its middle, stays there."""
        at = at or (self.view[0] / 2, self.view[1] / 2)
        level = min(max(self.level + steps, 0), len(HEX_WIDTHS) - 1)
        ratio = HEX_WIDTHS[level] / HEX_WIDTHS[self.level]
        self.x = (self.x + at[0]) * ratio - at[0]
        self.y = (self.y + at[1]) * ratio - at[1]
        self.level = level
        self._keep_inside()

    def cell_at(self, point: Point) -> int | None:
        """Return the hex under a px of the view, or None off the map."""
        x, y = self.corner
        return self.frame.at(point[0] + x, point[1] + y)

    def spot(self, cell: int) -> tuple[int, int]:
        """Return the px of the view at the centre of a hex."""
        (x, y), (left, top) = self._centers[self.level][cell], self.corner
        return x - left, y - top

    def on_sheet(self, cell: int) -> tuple[int, int]:
        """Return the px of the sheet at the centre of a hex."""
        x, y = self._centers[self.level][cell]
        return x, y

    def look_at(self, cell: int) -> None:
        """Bring a hex into the middle."""
        x, y = self.on_sheet(cell)
        self.x, self.y = x - self.view[0] / 2, y - self.view[1] / 2
        self._keep_inside()

    def look_at_share(self, across: float, down: float) -> None:
        """Bring a point of the sheet, as shares of its width and height, into the middle."""
        width, height = self.frame.size
        self.x, self.y = across * width - self.view[0] / 2, down * height - self.view[1] / 2
        self._keep_inside()

    def show(self, cell: int) -> bool:
        """Move only if a hex is out of the view or at its edge; return whether it moved."""
        x, y = self.spot(cell)
        edge = NEAR_EDGE * self.frame.hex_width
        room = min(edge, self.view[0] / 3), min(edge, self.view[1] / 3)
        if room[0] <= x <= self.view[0] - room[0] and room[1] <= y <= self.view[1] - room[1]:
            return False
        before = self.corner
        self.look_at(cell)
        return self.corner != before

    def shares(self) -> tuple[float, float, float, float]:
        """Return left, top, width and height of the view as shares of the sheet, for the minimap."""
        width, height = self.frame.size
        return self.x / width, self.y / height, self.view[0] / width, self.view[1] / height

    def _keep_inside(self) -> None:
        """Never look off the sheet; a sheet smaller than the view lies in its middle."""
        width, height = self.frame.size
        self.x = _inside(self.x, width, self.view[0])
        self.y = _inside(self.y, height, self.view[1])


def _inside(at: float, sheet: int, view: int) -> float:
    if sheet <= view:
        return (sheet - view) / 2
    return min(max(at, 0.0), float(sheet - view))
