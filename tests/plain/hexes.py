"""Hexes by their pictures: neighbours by parity, distances in cube coordinates."""

from __future__ import annotations


def neighbours(width: int, height: int, cell: int) -> list[int]:
    """Return the neighbours of *cell* on the map: E, NE, NW, W, SW, SE."""
    row, col = divmod(cell, width)
    right = row % 2
    around = (
        (row, col + 1),
        (row - 1, col + right),
        (row - 1, col + right - 1),
        (row, col - 1),
        (row + 1, col + right - 1),
        (row + 1, col + right),
    )
    return [r * width + c for r, c in around if 0 <= r < height and 0 <= c < width]


def distance(width: int, a: int, b: int) -> int:
    """Return the steps between two cells: half the sum of the cube differences."""
    cubes = []
    for cell in (a, b):
        row, col = divmod(cell, width)
        x = col - (row - row % 2) // 2
        cubes.append((x, row, -x - row))
    return sum(abs(i - j) for i, j in zip(*cubes, strict=True)) // 2
