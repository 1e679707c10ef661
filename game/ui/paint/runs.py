"""Lines through neighbouring cells: roads, streams and walls of a map that brings only hexes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

_EVEN = ((1, 0), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1))
_ODD = ((1, 0), (1, 1), (0, 1), (-1, 0), (0, -1), (1, -1))


def neighbours(cell: int, width: int, height: int) -> Iterator[int]:
    """The cells round a cell of a map with odd rows moved to the right."""
    row, col = divmod(cell, width)
    for right, down in _ODD if row % 2 else _EVEN:
        if 0 <= col + right < width and 0 <= row + down < height:
            yield (row + down) * width + col + right


def chains(
    cells: Iterable[int], width: int, height: int, early: Callable[[int], float] | None = None
) -> list[list[int]]:
    """Walks through neighbouring cells that pass every cell; a ring ends on the cell it began with.

    A walk goes on to the neighbour with the fewest ways onwards, so that it takes the corners of a jagged
    line instead of cutting them. A branch begins on the cell that it leaves.

    Args:
        cells: any cells of the map.
        width: columns of the map.
        height: rows of the map.
        early: a rank of cells; walks begin with a low one and prefer low ones where ways are equal.
    """
    left = set(cells)
    whole = frozenset(left)
    rank = early or float

    def ways(cell: int) -> int:
        return sum(other in left for other in neighbours(cell, width, height))

    def order(cell: int) -> tuple[int, float, int]:
        return ways(cell), rank(cell), cell

    found: list[list[int]] = []
    while left:
        walk = [min(left, key=order if early is None else lambda cell: (rank(cell), cell))]
        left.discard(walk[0])
        _walk_on(walk, left, order, width, height)
        found.append(_joined(walk, whole, found, width, height))
    return found


def _walk_on(
    walk: list[int],
    left: set[int],
    order: Callable[[int], tuple[int, float, int]],
    width: int,
    height: int,
) -> None:
    while True:
        ahead = [cell for cell in neighbours(walk[-1], width, height) if cell in left]
        if not ahead:
            return
        walk.append(min(ahead, key=order))
        left.discard(walk[-1])


def _joined(
    walk: list[int], whole: frozenset[int], before: list[list[int]], width: int, height: int
) -> list[int]:
    """The walk tied at its ends to itself, if it is a ring, or to an earlier walk that it meets."""
    if len(walk) > 4 and walk[0] in neighbours(walk[-1], width, height):
        return [*walk, walk[0]]
    passed = {cell for chain in before for cell in chain}
    for end in (0, -1):
        met = [cell for cell in neighbours(walk[end], width, height) if cell in passed and cell in whole]
        if met:
            return [met[0], *walk] if end == 0 else [*walk, met[0]]
    return walk


def to_the_rim(line: NDArray[np.float64], width: int, height: int) -> NDArray[np.float64]:
    """A line in the hex plane, drawn on over the rim of the map where it ends beside it."""
    for _ in range(2):
        x, y = line[0]
        beyond = (
            (min(x, width - 0.5 - x) < 0.6) * np.sign(x - width / 2),
            (y in (0, height - 1)) * np.sign(y - 1),
        )
        if any(beyond):
            line = np.vstack((line[:1] + 1.5 * np.array(beyond), line))
        line = line[::-1]
    return line


def plane_points(cells: Iterable[int], width: int) -> NDArray[np.float64]:
    """Points (n, 2) of cell centres in the hex plane."""
    row, col = np.divmod(np.fromiter(cells, int), width)
    return np.column_stack((col + row % 2 / 2, row)).astype(float)
