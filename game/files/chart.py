"""A map as a painter sees it: grids of kinds, places with names, strokes and ornaments.

The rules never look at a chart, and a painter never looks at the rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field

Point = tuple[float, float]
"""x, y in the hex plane: x in hex widths (odd rows lie half a width to the right), y in rows."""


@dataclass(frozen=True, slots=True)
class Ornament:
    """One small drawn thing that changes no rule.

    Attributes:
        kind: house, ruin, willows, copse, haystack, boat, cross, cattle ...
        x, y: hex plane; the centre of hex (col, row) is (col + row % 2 / 2, row).
        turn: degrees, where the drawing has a direction.
        size: 1.0 is the common size.
        note: further words of the map maker ("smoke", "yard", "n=5").
    """

    kind: str
    x: float
    y: float
    turn: float = 0.0
    size: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A name on the map, by language."""

    id: str
    col: int
    row: int
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line or outline that the map brings: road, stream, river shore, wood edge, plot of a field.

    Attributes:
        kind: road, track, stream, rill, gully, river, shallows, island, meadow, taiga, hill, marsh, mound,
            bluff, old_bank, crop, fallow ...
        closed: True for an outline (a polygon), False for a line.
        angle: direction of furrows in degrees, for plots.
    """

    kind: str
    points: tuple[Point, ...]
    closed: bool = False
    angle: float = 0.0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a painter needs, and all that a TMX holds for it.

    Attributes:
        width, height: hexes.
        terrain: kind of each cell, row by row ("river", "meadow", "taiga" ...), width x height names.
        works: what men built at the start, row by row; "" where nothing.
        strokes: may be empty: then borders and roads are found from the grids alone.
    """

    id: str
    width: int
    height: int
    terrain: tuple[str, ...]
    works: tuple[str, ...]
    ornaments: tuple[Ornament, ...] = ()
    places: tuple[Place, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    titles: dict[str, str] = field(default_factory=dict)
