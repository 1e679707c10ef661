"""Where batteries stand and what they fire at."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.ai.fronts import platforms
from game.ai.posts import distance, march_clear, mine
from game.ai.temper import Temper
from game.core.bombard import gun_of, rounds_left
from game.core.hexgrid import Cell
from game.core.orders import Bombard, Hold, Order, UnitId
from game.core.passage import GUNS, enemies, entry_costs
from game.core.state import QING, View
from game.core.tasks import Task


def place_guns(view: View, front: tuple[int, ...]) -> list[Order]:
    """Bring batteries onto platforms close to a front; the others within range of it, out of musket range."""
    guns, taken, orders = batteries(view), set[int](), list[Order]()
    for platform in platforms(view, front):
        gun = min(guns, key=lambda g: (distance(view, g, platform), g), default=None)
        if gun is not None:
            guns.remove(gun)
            orders += march_clear(view, gun, platform)
    for gun in guns:
        spot = _spot(view, gun, front, taken)
        if spot is not None:
            taken.add(spot)
            orders += march_clear(view, gun, spot)
    return orders


def lay_guns(view: View, front: tuple[int, ...], temper: Temper) -> list[Order]:
    """Silence the fort's guns while there is plenty of shot; keep the rest for the face to be stormed."""
    close, orders = platforms(view, front), list[Order]()
    for gun in batteries(view):
        target, level = _target(view, gun, front, close), _level(view, gun, close, temper)
        orders += _lay(view, gun, target, level)
    return orders


def bombard(view: View, front: tuple[int, ...], level: int) -> list[Order]:
    """Fire everything that reaches a front at it, at so many rounds a gun a day."""
    aims = {gun: _nearest(view, gun, front) for gun in batteries(view)}
    near = {gun: aim for gun, aim in aims.items() if distance(view, gun, aim) <= gun_of(view, gun).far}
    return [order for gun, aim in near.items() for order in _lay(view, gun, aim, level)]


def _lay(view: View, gun: int, target: int, level: int) -> list[Order]:
    """Lay a battery that does nothing else, if it is not laid so already; 0 rounds silence it."""
    firing = view.task[gun] == Task.BOMBARD
    if level == 0:
        return [Hold(UnitId(gun))] if firing else []
    same = firing and view.aim[gun] == target and view.level[gun] == level
    free = firing or view.task[gun] == Task.NONE
    return [Bombard(UnitId(gun), Cell(target), level)] if free and not same else []


def batteries(view: View) -> list[int]:
    """Return own units that have guns, ascending."""
    return [u for u in mine(view) if view.guns[u] > 0]


def _spot(view: View, gun: int, front: tuple[int, ...], taken: set[int]) -> int | None:
    """Return where a battery should stand, or None if it stands well already or there is no such place."""
    from_front = view.ground.grid.distances[list(front)].min(axis=0).astype(np.int32)
    good = (from_front <= gun_of(view, gun).middle) & ~view.ground.water
    good &= view.ground.wall_distance > view.rules.digging.near
    if good[view.hex[gun]]:
        return None
    good &= entry_costs(view, QING, GUNS, int(view.hex[gun])) > 0
    good[list(taken)] = False
    good[view.hex[(view.side == QING) & (view.hex >= 0)]] = False
    away = view.ground.grid.distances[view.hex[gun]].astype(np.int32)
    return int(np.where(good, away + from_front, 10_000).argmin()) if good.any() else None


def _target(view: View, gun: int, front: tuple[int, ...], close: list[int]) -> int:
    """Return the nearest of the fort's guns in good range; from a platform, and without one, the front."""
    theirs = np.flatnonzero(enemies(view, QING) & (view.guns > 0)).tolist()
    crews = [
        int(view.hex[u]) for u in theirs if distance(view, gun, int(view.hex[u])) <= gun_of(view, gun).middle
    ]
    return _nearest(view, gun, crews if crews and int(view.hex[gun]) not in close else front)


def _nearest(view: View, gun: int, cells: Sequence[int]) -> int:
    return min(cells, key=lambda cell: (distance(view, gun, cell), cell))


def _level(view: View, gun: int, close: list[int], temper: Temper) -> int:
    """Return rounds a gun a day: few from a platform that covers the storm, else many or none."""
    if int(view.hex[gun]) in close:
        return temper.spare_rounds
    plenty = rounds_left(view, gun) > temper.reserve_rounds * int(view.guns[gun])
    return temper.full_rounds if plenty else 0
