"""Marches hex by hex, with walls as borders between hexes instead of costs."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection
from dataclasses import dataclass

from tests.plain.hexes import neighbours


@dataclass(frozen=True)
class Fort:
    """The hexes of a fort: all of it, those on its trace, and those of them that are gates."""

    whole: Collection[int]
    wall: Collection[int]
    gates: Collection[int]

    def crosses(self, here: int, there: int, been_out: bool) -> bool:
        """Say whether one may step to a neighbour: in and out by gates; who was out climbs no wall."""
        if been_out and there in self.wall and there not in self.gates:
            return False
        return (here in self.whole) == (there in self.whole) or here in self.gates or there in self.gates


def march(
    size: tuple[int, int],
    start: int,
    moves: int,
    cost: Callable[[int], int],
    fort: Fort,
    stops: Callable[[int], bool],
) -> dict[int, int]:
    """Return what each hex in reach costs.

    Args:
        size: width and height of the map.
        start: where the march begins.
        moves: points to spend.
        cost: points to enter a hex, 0 for never.
        fort: whose walls are crossed by gates only.
        stops: whether a march ends there.
    """
    first = (start, start not in fort.whole)
    best, heap = {first: 0}, [(0, *first)]
    while heap:
        spent, here, out = heapq.heappop(heap)
        if spent > best[here, out] or (stops(here) and here != start):
            continue
        for there in neighbours(*size, here):
            total, node = spent + cost(there), (there, out or there not in fort.whole)
            if not cost(there) or total > moves or not fort.crosses(here, there, out):
                continue
            if total < best.get(node, moves + 1):
                best[node] = total
                heapq.heappush(heap, (total, *node))
    return {cell: min(v for (c, _), v in best.items() if c == cell) for cell, _ in best}
