"""The fewest hexes that close a ring, by a search in which finished hexes are free."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection

from tests.plain.hexes import neighbours


def gap(
    size: tuple[int, int],
    land: Collection[int],
    finished: Collection[int],
    begin: Collection[int],
    end: Collection[int],
) -> int | None:
    """Return how many unfinished hexes of *land* the cheapest line from *begin* to *end* needs, or None."""
    best: dict[int, int] = {}
    queue: deque[tuple[int, int]] = deque()

    def come(cell: int, missing: int) -> None:
        if cell in land and missing < best.get(cell, 1 << 30):
            best[cell] = missing
            if cell in finished:
                queue.appendleft((cell, missing))
            else:
                queue.append((cell, missing))

    for cell in begin:
        come(cell, int(cell not in finished))
    while queue:
        here, missing = queue.popleft()
        if missing == best[here]:
            for there in neighbours(*size, here):
                come(there, missing + int(there not in finished))
    reached = [best[cell] for cell in end if cell in best]
    return min(reached) if reached else None
