"""Fields, ranges and floods with a heap and a queue, cell by cell."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Collection, Sequence

from tests.plain.hexes import neighbours


def field(
    size: tuple[int, int], entry: Sequence[int], sources: Collection[int], stops: Collection[int] = ()
) -> dict[int, int]:
    """Return the cheapest cost of every cell that can be reached from *sources*."""
    best = dict.fromkeys(sources, 0)
    heap = [(0, source) for source in best]
    while heap:
        cost, here = heapq.heappop(heap)
        if cost > best[here] or (here in stops and here not in sources):
            continue
        for there in neighbours(*size, here):
            total = cost + entry[there]
            if entry[there] and total < best.get(there, total + 1):
                best[there] = total
                heapq.heappush(heap, (total, there))
    return best


def flood(size: tuple[int, int], passable: Sequence[bool], sources: Collection[int]) -> set[int]:
    """Return what can be reached from *sources* over passable cells."""
    reached = set(sources)
    queue = deque(reached)
    while queue:
        for there in neighbours(*size, queue.popleft()):
            if passable[there] and there not in reached:
                reached.add(there)
                queue.append(there)
    return reached


def spread(values: dict[int, int], count: int, far: int) -> list[int]:
    """Return *values* by cell for *count* cells, *far* where there is none, none above *far*."""
    return [min(values.get(cell, far), far) for cell in range(count)]
