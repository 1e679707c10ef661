"""Where a fort could be stormed: stretches of wall, the ground before them, and what works have come near."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from game.core.ground import Ground, work_column
from game.core.hexgrid import I64, U8, Bool
from game.core.passage import GUNS, entry_costs
from game.core.rules import MOVE_CLASSES
from game.core.state import QING, WHOLE, View
from game.core.works import saps

_FOOT = MOVE_CLASSES.index("foot")
_RISE = "south_mound"
"""An area that overlooks a wall, where a map marks one."""


def approaches(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) cells from which columns may go at a front: outside, passable, near its middle hex."""
    before: Bool = _before_walls(view)[np.searchsorted(view.ground.walls, front[0])]
    return before


@lru_cache(maxsize=4)
def _before_walls(view: View) -> Bool:
    """Return (walls, n) the same for every wall hex as the middle of a front; read-only."""
    ground = view.ground
    passable = entry_costs(view, QING, _FOOT, _field(ground)) > 0
    before: Bool = (ground.grid.distances[ground.walls] <= view.rules.storm.reach) & passable & ~ground.fort
    before.setflags(write=False)
    return before


def _field(ground: Ground) -> int:
    """Return a cell outside the fort."""
    return int(ground.fort.argmin())


def trenches(view: View) -> Bool:
    """Return (n,) cells with a finished work that covers a storming column."""
    return saps(view)


def platform_sites(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) dry cells from which guns could cover a storm of a front, not under its very muskets."""
    ground, near = view.ground, view.ground.grid.distances[list(front)].min(axis=0)
    close = (near <= view.rules.bombard.close_reach) & (ground.wall_distance > view.rules.storm.reach)
    return np.asarray(close & ~ground.water & ~ground.fort & (_gun_costs(view) > 0))


def platforms(view: View, front: tuple[int, ...]) -> list[int]:
    """Return finished gun platforms that cover a front, nearest first."""
    built = _all_platforms(view)
    if not len(built):
        return []
    near = view.ground.grid.distances[list(front)][:, built].min(axis=0)
    apart = sorted(zip(near.tolist(), built.tolist(), strict=True))
    return [cell for distance, cell in apart if distance <= view.rules.bombard.close_reach]


@lru_cache(maxsize=4)
def _all_platforms(view: View) -> I64:
    """Return the cells of all finished gun platforms, ascending."""
    return np.flatnonzero(work_column(view.ground, "platform")[view.work])


def overlooking(view: View, front: tuple[int, ...]) -> list[int]:
    """Return finished mounds close to a front, nearest first."""
    high = work_column(view.ground, "overlooks")
    return [cell for cell in platforms(view, front) if high[view.work[cell]]]


def _gun_costs(view: View) -> U8:
    return entry_costs(view, QING, GUNS, _field(view.ground))


@lru_cache(maxsize=4)
def candidate_fronts(view: View) -> tuple[tuple[int, ...], ...]:
    """Return every wall hex that has ground before it, each followed by wall hexes beside it.

    No more than the columns fill: a wider front only brings more defenders.
    """
    most = view.rules.storm.columns // view.rules.storm.columns_a_hex
    stretches = zip(_stretches(view.ground, most), _before_walls(view), strict=True)
    return tuple(front for front, before in stretches if before.any())


@lru_cache(maxsize=8)
def _stretches(ground: Ground, most: int) -> tuple[tuple[int, ...], ...]:
    """Return for every wall hex the hex itself, followed by wall hexes beside it, at most so many."""
    return tuple(
        (wall, *(int(c) for c in ground.grid.around[wall] if ground.wall[c]))[:most]
        for wall in ground.walls.tolist()
    )


@lru_cache(maxsize=4)
def best_front(view: View) -> tuple[int, ...]:
    """Return the stretch to aim at: much room before it, works near it, damage in it, a rise beside it."""
    before = _before_walls(view)
    room = 4 * before.sum(axis=1) + 60 * (before & trenches(view)).sum(axis=1)
    walls = view.ground.walls
    worth = dict(zip(walls.tolist(), room.tolist(), strict=True))
    whole = dict(zip(walls.tolist(), view.integrity[walls].tolist(), strict=True))
    return max(
        candidate_fronts(view), key=lambda front: (worth[front[0]] + _merit(view, front, whole), front)
    )


def _merit(view: View, front: tuple[int, ...], whole: Mapping[int, int]) -> int:
    """Return what speaks for a front beside the ground before it, given the integrity of all walls."""
    damage = 1000 - sum(whole[wall] for wall in front) * 1000 // (WHOLE * len(front))
    merit = damage // 10 + 20 * len(front) + 40 * len(platforms(view, front))
    return merit - 6 * _from_rise(view.ground, front)


@lru_cache(maxsize=128)
def _from_rise(ground: Ground, front: tuple[int, ...]) -> int:
    """Return hexes from a front to the rise that overlooks a wall, 0 where the map marks none."""
    rise = ground.areas.get(_RISE)
    return 0 if rise is None else int(ground.grid.distances[list(front)][:, rise].min())
