"""The map as the rules see it: kinds of ground and works by cell, and what geometry follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.core.hexgrid import I32, Bool, Grid
from game.core.rules import Rules


@dataclass(frozen=True, eq=False)
class Ground:
    """What does not change in a siege.

    Attributes:
        terrain: (n,) index into the keys of `rules.terrain`, in their order.
        works: (n,) 0 for none, else 1 + index into the keys of `rules.works`: the works at the start.
        areas: cells of each named area of the map, in the order the map gives them. The game needs
            "ring" (the historical line of the siege wall, bank to bank), "bank_above" and "bank_below"
            (ends a closed ring must join), "inside" (the interior of the fort).
    """

    rules: Rules
    grid: Grid
    terrain: I32
    works: I32
    areas: Mapping[str, I32] = field(default_factory=dict)

    @cached_property
    def terrain_names(self) -> tuple[str, ...]:
        """Kinds of ground by index."""
        return tuple(self.rules.terrain)

    @cached_property
    def work_names(self) -> tuple[str, ...]:
        """Kinds of work by index; "" is none."""
        return ("", *self.rules.works)

    @cached_property
    def wall(self) -> Bool:
        """(n,) True on the trace of the fort, gates included."""
        return self._work_flag("wall")[self.works]

    @cached_property
    def gate(self) -> Bool:
        """(n,) True where the garrison walks through its wall."""
        return self._work_flag("gate")[self.works]

    @cached_property
    def inside(self) -> Bool:
        """(n,) True in the interior of the fort."""
        mask = np.zeros(self.grid.n, np.bool_)
        mask[self.areas["inside"]] = True
        return mask

    @cached_property
    def fort(self) -> Bool:
        """(n,) True within the walls or on them."""
        return self.wall | self.inside

    @cached_property
    def walls(self) -> I32:
        """Cells of the wall, ascending."""
        return np.flatnonzero(self.wall).astype(np.int32)

    @cached_property
    def wall_distance(self) -> I32:
        """(n,) hexes to the nearest wall hex; 0 on it."""
        cells = np.arange(self.grid.n)
        apart: I32 = self.grid.distance(cells[:, None], self.walls[None, :]).min(axis=1)
        return apart

    @cached_property
    def water(self) -> Bool:
        """(n,) True on river and shallows."""
        flags = np.array([t.water for t in self.rules.terrain.values()], np.bool_)
        water: Bool = flags[self.terrain]
        return water

    def _work_flag(self, name: str) -> Bool:
        return np.array([False, *(getattr(w, name) for w in self.rules.works.values())], np.bool_)
