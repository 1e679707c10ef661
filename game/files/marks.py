"""A map as the TMX reader gives it: kinds by cell, and marks on the hex plane."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from game.files.chart import Point

Value = str | int | float | bool

NO_CLASS: Final = "?"
"""The kind of a tile that has no class."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One object of the map.

    Attributes:
        layer: name of its layer.
        line: where it stands in the file.
        kind: its class in Tiled.
        points: hex plane; one for a point, the corners for a line or an outline.
        closed: True for an outline.
        values: its properties.
    """

    layer: str
    line: int
    kind: str
    name: str
    points: tuple[Point, ...]
    closed: bool = False
    values: Mapping[str, Value] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """Return a property as text; "" where it is missing."""
        return str(self.values.get(name, ""))

    def whole(self, name: str) -> int:
        """Return a whole number; 0 where it is missing."""
        return int(self.values.get(name, 0))

    def number(self, name: str, default: float = 0.0) -> float:
        """Return a number; *default* where it is missing."""
        return float(self.values.get(name, default))


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that the game takes from a map file.

    Attributes:
        file: path as the user named it.
        kinds: layer "terrain" and "works": the class of the tile of each cell, "" for no tile, NO_CLASS
            for a tile without one.
        lines: where each layer stands in the file.
        marks: by layer, in the order of the file.
    """

    file: str
    width: int
    height: int
    kinds: Mapping[str, tuple[str, ...]]
    lines: Mapping[str, int]
    marks: Mapping[str, tuple[Mark, ...]]


def cell_at(point: Point, width: int, height: int) -> int:
    """Return the cell in which a point of the hex plane lies, or -1 off the map."""
    x, y = point
    near = []
    for row in (int(y // 1), int(y // 1) + 1):
        col = round(x - row % 2 / 2)
        near.append(((x - col - row % 2 / 2) ** 2 + 0.75 * (y - row) ** 2, row, col))
    _, row, col = min(near)
    return row * width + col if 0 <= row < height and 0 <= col < width else -1
