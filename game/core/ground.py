"""The map as the rules see it: kinds of ground and works by cell, and what geometry follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

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
        return self._works_with("wall")

    @cached_property
    def gate(self) -> Bool:
        """(n,) True where the garrison walks through its wall."""
        return self._works_with("gate")

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
    def crop(self) -> Bool:
        """(n,) True on fields."""
        return self._land_with("crop")

    @cached_property
    def water(self) -> Bool:
        """(n,) True on river and shallows."""
        return self._land_with("water")

    def _land_with(self, name: str) -> Bool:
        land: Bool = terrain_column(self, name)[self.terrain] != 0
        return land

    def _works_with(self, name: str) -> Bool:
        works: Bool = work_column(self, name)[self.works] != 0
        return works


@lru_cache(maxsize=128)
def terrain_column(ground: Ground, name: str) -> I32:
    """(kinds of ground,) one number, or truth as 0 and 1, of each kind."""
    return _column([getattr(kind, name) for kind in ground.rules.terrain.values()])


@lru_cache(maxsize=128)
def work_column(ground: Ground, name: str) -> I32:
    """(1 + kinds of work,) one number, or truth as 0 and 1, of each kind; the first is of no work."""
    return _column([0, *(getattr(kind, name) for kind in ground.rules.works.values())])


def _column(values: list[int]) -> I32:
    column = np.array(values, np.int32)
    column.setflags(write=False)
    return column
