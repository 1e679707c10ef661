"""Where an order is legal now, and why it is nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from game.core import fields
from game.core import orders as o
from game.core.apply import check
from game.core.hexgrid import I32, Bool
from game.core.outing import steps_out
from game.core.passage import enemies, enterable, keepings, move_class, unit_side
from game.core.reach import OUT_OF_REACH, long_field, reach
from game.core.refusals import Reason, Refusal
from game.core.scenario import DEPLOYMENT
from game.core.stacking import room_now
from game.core.state import NOWHERE, QING, World
from game.core.ways import party_reach
from game.ui.kept import kept
from game.ui.screens.siege.choices import choices, order_for
from game.ui.screens.siege.commands import UnitOrderKind, command_of

_EVERYWHERE: Final = frozenset(
    {
        Reason.GAME_OVER,
        Reason.NOT_YOURS,
        Reason.NO_MEN,
        Reason.TOO_FEW_MEN,
        Reason.ALREADY_ACTED,
        Reason.TOO_BROKEN,
        Reason.NO_MOVES_LEFT,
        Reason.FROZEN_IN,
        Reason.NO_SMALL_ARMS,
        Reason.NO_GUNS,
        Reason.NO_SUCH_LEVEL,
        Reason.CANNOT_STORM,
        Reason.CANNOT_SALLY,
        Reason.CANNOT_DIG,
        Reason.NO_SUCH_WORK,
        Reason.LABOUR_ONLY,
        Reason.WRONG_SIDE,
        Reason.DEPLOYING,
        Reason.NOT_DEPLOYING,
        Reason.ABOARD,
        Reason.NOT_ABOARD,
        Reason.NO_SUCH_PARTY,
        Reason.TRUCE_HOLDS,
    }
)
"""Reasons that lie with the unit: no other hex would help."""
_BESIDE: Final = 1

Ideas = Callable[[World, int], Bool]


def _on_foot_ways(world: World, unit: int) -> Bool:
    return np.asarray(long_field(world, unit) < fields.FAR)


def _deployment(world: World, unit: int) -> Bool:
    return _cells(world, world.ground.areas.get(DEPLOYMENT[int(world.side[unit])], np.zeros(0, np.int32)))


def _cells(world: World, cells: I32) -> Bool:
    mask = np.zeros(world.ground.grid.n, np.bool_)
    mask[cells] = True
    return mask


def _within(world: World, unit: int, steps: int) -> Bool:
    return np.asarray(world.ground.grid.distances[int(world.hex[unit])] <= steps)


def _boats(world: World, unit: int) -> Bool:
    mine = (world.side == world.side[unit]) & (world.hex != NOWHERE) & world.flag("boat")
    return _cells(world, world.hex[mine])


def _foes(world: World, unit: int) -> Bool:
    return _cells(world, world.hex[enemies(world, int(world.side[unit]))])


def _gun_targets(world: World, unit: int) -> Bool:
    fort = world.ground.fort if world.side[unit] == QING else world.work != 0
    return _foes(world, unit) | fort


def _sally_targets(world: World, _unit: int) -> Bool:
    return np.asarray(steps_out(world).min(axis=0, initial=fields.FAR) <= world.rules.sally.reach)


def _gathering(world: World, unit: int) -> Bool:
    return np.asarray(party_reach(world, unit) <= world.rules.forage.reach)


_IDEAS: Final[dict[UnitOrderKind, Ideas]] = {
    o.March: _on_foot_ways,
    o.Deploy: _deployment,
    o.Embark: _boats,
    o.Land: lambda world, unit: _within(world, unit, _BESIDE),
    o.Fire: _foes,
    o.Bombard: _gun_targets,
    o.Storm: lambda world, _unit: world.ground.wall,
    o.Sally: _sally_targets,
    o.Dig: lambda world, _unit: ~world.ground.water,
    o.Burn: lambda world, unit: _within(world, unit, max(_BESIDE, world.rules.blaze.arrow_reach)),
    o.Dismantle: lambda world, unit: _within(world, unit, _BESIDE),
    o.Mine: lambda world, _unit: world.ground.wall,
    o.Forage: _gathering,
    o.Fish: _gathering,
    o.Reap: _gathering,
}
"""The hexes worth asking about, for each aimed order: a superset of the targets, small where it can be."""


@kept(128)
def targets(world: World, kind: UnitOrderKind, unit: int, choice: int) -> Bool:
    """Return (n,) hexes at which the order is legal now.

    Args:
        world: a View.
        kind: of an aimed order.
        unit: who.
        choice: of `choices`, or 0.
    """
    if kind is o.Deploy:
        return _places(world, unit)
    mask = np.zeros(world.ground.grid.n, np.bool_)
    for cell, refused in _asked(world, kind, unit, choice):
        mask[cell] = refused is None
    mask.setflags(write=False)
    return mask


def _places(world: World, unit: int) -> Bool:
    """Return (n,) hexes where a unit may be set up: what the rules say of each, all at once."""
    side, klass, mask = unit_side(world, unit), move_class(world, unit), _deployment(world, unit)
    groups: dict[tuple[int, ...], list[int]] = {}
    for cell in np.flatnonzero(mask & room_now(world, unit)).tolist():
        groups.setdefault(keepings(world, side, cell), []).append(cell)
    mask[:] = False
    for cells in groups.values():
        mask[cells] = enterable(world, side, klass, cells[0])[cells] > 0
    mask[int(world.hex[unit])] = False
    return mask if world.turn == 0 else np.zeros_like(mask)


def _asked(world: World, kind: UnitOrderKind, unit: int, choice: int) -> Iterator[tuple[int, Refusal | None]]:
    """Ask the rules about one hex after the other, the nearest first, until no other could help."""
    for cell in _ideas(world, kind, unit):
        refused = check(world, order_for(world, kind, unit, cell, choice))
        yield cell, refused
        if refused is not None and refused.reason in _EVERYWHERE:
            return


def _ideas(world: World, kind: UnitOrderKind, unit: int) -> list[int]:
    here = int(world.hex[unit])
    cells = np.flatnonzero(_IDEAS[kind](world, unit))
    nearest = np.argsort(world.ground.grid.distances[here][cells], kind="stable")
    return [int(cell) for cell in cells[nearest]]


@kept(64)
def within_turn(world: World, unit: int) -> Bool:
    """Return (n,) hexes a march reaches this turn; the same array each time."""
    return np.asarray(reach(world, unit) != OUT_OF_REACH)


@kept(1024)
def refusal(world: World, kind: UnitOrderKind, unit: int, choice: int) -> Refusal | None:
    """Return why a unit cannot be given an order anywhere, or None if there is a place for it."""
    here = int(world.hex[unit])
    if here == NOWHERE or not command_of(kind).aimed:
        return check(world, order_for(world, kind, unit, max(here, 0), choice))
    answers = list(_until_taken(world, kind, unit, choice))
    if answers and answers[-1][1] is None:
        return None
    beside = int(world.ground.grid.around[here][0])
    elsewhere = (refused for cell, refused in answers if cell != here)
    return next(elsewhere, None) or check(world, order_for(world, kind, unit, beside, choice))


def _until_taken(
    world: World, kind: UnitOrderKind, unit: int, choice: int
) -> Iterator[tuple[int, Refusal | None]]:
    """Ask about one hex after the other until one will do."""
    for cell, refused in _asked(world, kind, unit, choice):
        yield cell, refused
        if refused is None:
            return


def first_choice(world: World, kind: UnitOrderKind, unit: int) -> int:
    """Return the choice an order starts with: its usual one if it is legal, else the first that is."""
    found = choices(world, kind, unit)
    if not found:
        return 0
    usual = _usual(world, kind, found)
    return next((c for c in (*usual, *found) if refusal(world, kind, unit, c) is None), found[0])


def _usual(world: World, kind: UnitOrderKind, found: tuple[int, ...]) -> tuple[int, ...]:
    """Return the choices that are most often meant, the likeliest first."""
    if kind is o.Bombard:
        return (found[len(found) // 2],)
    names = world.ground.work_names
    return (
        tuple(work for name in _USUAL_WORKS for work in found if names[work] == name) if kind is o.Dig else ()
    )


_USUAL_WORKS: Final = ("siege_wall", "trench", "inner_work")


def likely_target(world: World, kind: UnitOrderKind, unit: int, choice: int) -> int:
    """Return where the cursor of a new order starts: the nearest hex at which it is legal, else its own."""
    here = int(world.hex[unit])
    if kind in ROVING or not command_of(kind).aimed:
        return here
    taken = (cell for cell, refused in _asked(world, kind, unit, choice) if refused is None)
    return next(taken, here)


ROVING: Final = frozenset({o.March, o.Dig, o.Deploy})
"""Orders whose goal is anywhere: the cursor stays where it is."""
