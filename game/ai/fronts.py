"""Where a fort could be stormed: stretches of wall, the ground before them, and what works have come near."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.core.hexgrid import U8, Bool
from game.core.passage import GUNS, entry_costs
from game.core.rules import MOVE_CLASSES
from game.core.state import QING, WHOLE, View

_FOOT = MOVE_CLASSES.index("foot")
_RISE = "south_mound"
"""An area that overlooks a wall, where a map marks one."""


def approaches(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) cells from which columns may go at a front: outside, passable, near its middle hex."""
    ground = view.ground
    near = ground.grid.distances[front[0]] <= view.rules.storm.reach
    field = int(np.flatnonzero(~ground.fort)[0])
    return np.asarray(near & ~ground.fort & (entry_costs(view, QING, _FOOT, field) > 0))


def trenches(view: View) -> Bool:
    """Return (n,) cells with a finished work that covers a storming column."""
    approach = np.array([False, *(w.approach for w in view.rules.works.values())], np.bool_)
    return approach[view.work]


def platform_sites(view: View, front: tuple[int, ...]) -> Bool:
    """Return (n,) dry cells from which guns could cover a storm of a front, not under its very muskets."""
    ground, near = view.ground, view.ground.grid.distances[list(front)].min(axis=0)
    close = (near <= view.rules.bombard.close_reach) & (ground.wall_distance > view.rules.storm.reach)
    return np.asarray(close & ~ground.water & ~ground.fort & (_gun_costs(view) > 0))


def platforms(view: View, front: tuple[int, ...]) -> list[int]:
    """Return finished gun platforms that cover a front, nearest first."""
    built = np.array([False, *(w.platform for w in view.rules.works.values())], np.bool_)[view.work]
    near = view.ground.grid.distances[list(front)].min(axis=0)
    cells = np.flatnonzero(built & (near <= view.rules.bombard.close_reach))
    return sorted((int(c) for c in cells), key=lambda c: (int(near[c]), c))


def overlooking(view: View, front: tuple[int, ...]) -> list[int]:
    """Return finished mounds close to a front, nearest first."""
    high = np.array([False, *(w.overlooks for w in view.rules.works.values())], np.bool_)
    return [cell for cell in platforms(view, front) if high[view.work[cell]]]


def _gun_costs(view: View) -> U8:
    field = int(np.flatnonzero(~view.ground.fort)[0])
    return entry_costs(view, QING, GUNS, field)


def candidate_fronts(view: View) -> list[tuple[int, ...]]:
    """Return every wall hex that has ground before it, each followed by wall hexes beside it.

    No more than the columns fill: a wider front only brings more defenders.
    """
    ground, most = view.ground, view.rules.storm.columns // view.rules.storm.columns_a_hex
    stretches = [
        (wall, *(int(c) for c in ground.grid.around[wall] if ground.wall[c]))[:most]
        for wall in ground.walls.tolist()
    ]
    return [front for front in stretches if approaches(view, front).any()]


@lru_cache(maxsize=4)
def best_front(view: View) -> tuple[int, ...]:
    """Return the stretch to aim at: much room before it, works near it, damage in it, a rise beside it."""
    return max(candidate_fronts(view), key=lambda front: (_worth(view, front), front))


def _worth(view: View, front: tuple[int, ...]) -> int:
    before = approaches(view, front)
    damage = 1000 - int(view.integrity[list(front)].sum()) * 1000 // (WHOLE * len(front))
    worth = 4 * int(before.sum()) + 60 * int((before & trenches(view)).sum()) + damage // 10 + 20 * len(front)
    worth += 40 * len(platforms(view, front))
    rise = view.ground.areas.get(_RISE)
    if rise is not None:
        worth -= 6 * int(view.ground.grid.distances[list(front)][:, rise].min())
    return worth
