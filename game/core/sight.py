"""What one side may know: what its men see, and the books it keeps."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final

import numpy as np

from game.core.calendar import HOURS, hour_of, is_night
from game.core.ground import Ground
from game.core.hexgrid import I32, I64, U8, Bool
from game.core.keeping import kept
from game.core.lines import I8, Lines, lines
from game.core.rules import SIDES
from game.core.state import NOWHERE, QING, RUSSIA, Tally, View, World, freeze
from game.core.tasks import Task
from game.core.weather import Weather, weather

UNSEEN: Final = 255
"""Steps from the nearest eye of a cell that nobody overlooks."""

BOOKS: Final = {
    QING: (
        Tally.GUNS_BURST,
        Tally.RATION_QING,
        Tally.QUARTER_QING,
        Tally.RATIONS,
        Tally.URGES,
        Tally.URGED,
        Tally.EST_GRAIN_RUSSIA,
        Tally.EST_POWDER_RUSSIA,
        Tally.EST_SICK_RUSSIA,
        Tally.EST_DAY_RUSSIA,
        Tally.EST_TOLD_RUSSIA,
    ),
    RUSSIA: (
        Tally.GRAIN,
        Tally.POWDER_G,
        Tally.SHOCK,
        Tally.HABIT,
        Tally.RATION_RUSSIA,
        Tally.QUARTER_RUSSIA,
        Tally.BEGS,
        Tally.BEGGED,
        Tally.BEGGED_DAY,
        Tally.SLIPPED_DAY,
        Tally.NEWS_UNTIL,
        Tally.EST_GRAIN_QING,
        Tally.EST_POWDER_QING,
        Tally.EST_SICK_QING,
        Tally.EST_DAY_QING,
        Tally.EST_TOLD_QING,
    ),
}
"""Numbers of the siege that only one side knows; the other reads 0. The rest are open to both."""

SECRETS: Final = (Tally.RELIEF_DAY,)
"""What nobody knows yet, and everybody reads as 0: whether help is on its way."""

_SHARED: Final = tuple(field.name for field in fields(World))
"""What a View has of a State, as it is where nothing is hidden."""

_OWN: Final = (
    "sick",
    "immune",
    "rounds",
    "fatigue",
    "stale",
    "level",
    "moves",
    "acted",
    "rolled",
    "due",
    "hidden",
    "ladders",
)
"""Columns that show 0 for the enemy's units."""


@lru_cache(maxsize=16)
def view(world: World, side: int) -> View:
    """Return what *side* knows of *world*; a View of that side is returned as it is.

    Of the enemy it shows who is in sight and roughly how strong, and where the others were last seen; of
    what is being dug, what is in sight and what only its own men dig. Finished works, walls, crops and
    fires show as they are even out of sight: the ground decides where anybody may go, and it is watched,
    by scouts and herdsmen, more closely than men on the move.
    """
    if isinstance(world, View):
        return world
    seen, spied = look(world, side)
    shown = spied | (world.side == side)
    columns = {name: getattr(world, name) for name in _SHARED}
    columns |= _units(world, side, shown) | _ghosts(world, side) | _cells(world, side, seen)
    columns |= _sides(world, side)
    return freeze(View(**columns, me=side, seen=seen))


def _units(world: World, side: int, shown: Bool) -> dict[str, I32]:
    own, parties = world.side == side, _unknown_parties(world, side, shown)
    first = int(np.argmin(own))
    hidden = np.where(own, [getattr(world, name) for name in _OWN], 0)
    return dict(zip(_OWN, hidden, strict=True)) | {
        "hex": np.where(shown, world.hex, NOWHERE),
        "fit": np.where(own, world.fit, np.where(shown, counted(world), 0)),
        "guns": np.where(shown, world.guns, 0),
        "entrenched": np.where(shown, world.entrenched, 0),
        "cohesion": np.where(own, world.cohesion, 1000),
        "task": np.where(own, world.task, int(Task.NONE)),
        "aim": np.where(own, world.aim, NOWHERE),
        "aboard": np.where(own, world.aboard, NOWHERE),
        "kind": np.where(parties, world.kind[first], world.kind),
        "parent": np.where(parties, first, world.parent),
    }


def _unknown_parties(world: World, side: int, shown: Bool) -> Bool:
    """Return (u,) places of enemy parties that nobody has seen: they read as if none had been detached."""
    unknown: Bool = (world.side != side) & ~shown & (world.ghost == NOWHERE)
    unknown[: len(world.scenario.musters)] = False
    return unknown


def _ghosts(world: World, side: int) -> dict[str, I32]:
    """Hide what the enemy remembers of one's own units."""
    own = world.side == side
    return {
        "ghost": np.where(own, NOWHERE, world.ghost),
        "ghost_turn": np.where(own, 0, world.ghost_turn),
        "ghost_men": np.where(own, 0, world.ghost_men),
    }


def _cells(world: World, side: int, seen: Bool) -> dict[str, I32]:
    """Hide what the enemy digs out of sight, mines not heard, and from the miners that they were."""
    shown = seen | _dug_by(world.ground, side)[world.plan]
    known = side == QING or world.heard != 0
    return {
        "plan": np.where(shown, world.plan, 0),
        "done": np.where(shown, world.done, 0),
        "mine": np.where(known, world.mine, 0),
        "heard": world.heard if side == RUSSIA else np.zeros_like(world.heard),
    }


def _sides(world: World, side: int) -> dict[str, I64]:
    """Hide the enemy's losses, who joined him, and his books."""
    lost, mustered, arrived, tally = (
        column.copy() for column in (world.lost, world.mustered, world.arrived, world.tally)
    )
    mustered[1 - side] -= arrived[1 - side]
    lost[1 - side], arrived[1 - side], tally[[*BOOKS[1 - side], *SECRETS]] = 0, 0, 0
    return {"lost": lost, "mustered": mustered, "arrived": arrived, "tally": tally}


def counted(world: World) -> I32:
    """Return (u,) men on their feet as an enemy counts them: to the nearest step, at least half of one.

    A leader is known by his parasol or his standard, and is one man.
    """
    step = world.rules.sight.estimate
    rounded = np.maximum(step // 2, (world.able + step // 2) // step * step)
    men = np.where(world.flag("leader"), np.maximum(world.able, 1), rounded)
    return np.where(world.men > 0, men, 0).astype(np.int32)


@kept
def look(world: World, side: int) -> tuple[Bool, Bool]:
    """Return what *side* sees.

    Returns:
        (n,) cells on which men would be seen that do not lie in ambush, and (u,) units of the enemy that
        are seen: not who is aboard a boat, but the boat.
    """
    relief, (low, high) = _relief(world.ground, world.work.tobytes()), _reach(world)
    steps = _steps(relief, _eyes(world, side).tobytes(), low, high)
    limit = np.where(world.hidden != 0, world.rules.sight.ambush, relief.conceal[world.hex])
    ashore = (world.side != side) & (world.hex != NOWHERE) & (world.aboard == NOWHERE)
    return steps <= relief.conceal, ashore & (steps[world.hex] <= limit)


def _reach(world: World) -> tuple[int, int]:
    """Hexes that eyes on low and on high ground see this turn; of a long one fog takes only the mornings."""
    sight = world.rules.sight
    if is_night(world.scenario, world.turn):
        return sight.night, sight.night
    if weather(world) == Weather.FOG:
        lifts = hour_of(world.scenario, world.turn + 1) - hour_of(world.scenario, world.turn) >= HOURS
        return (sight.day, sight.day) if lifts else (sight.fog, sight.fog)
    return sight.day, sight.day + sight.high


def _eyes(world: World, side: int) -> I32:
    """Return the cells *side* looks from, ascending: its units, and sentries on every wall of its fort."""
    cells, ground = world.hex[(world.side == side) & (world.hex != NOWHERE)], world.ground
    manned = np.zeros(ground.grid.n, np.bool_)
    manned[cells] = True
    if side == RUSSIA and ground.fort[cells].any():
        manned[ground.walls] = True
    return np.flatnonzero(manned).astype(np.int32)


@dataclass(frozen=True, eq=False, slots=True)
class _Relief:
    """A ground with its works, as far as sight goes.

    Attributes:
        lines: what each cell overlooks.
        raised: (n,) eyes there stand high.
        conceal: (n,) steps from which men on the cell are seen; less than UNSEEN.
        steps: (n, n) between cells.
    """

    lines: Lines
    raised: Bool
    conceal: U8
    steps: U8


@lru_cache(maxsize=8)
def _dug_by(ground: Ground, side: int) -> Bool:
    """Return (kinds of work,) those that no other side digs."""
    digs = [work.labour.sides if work.labour else () for work in ground.rules.works.values()]
    return np.array([False, *(sides == (SIDES[side],) for sides in digs)], np.bool_)


@lru_cache(maxsize=64)
def _relief(ground: Ground, work: bytes) -> _Relief:
    """Works that change no height share their lines, which cost most."""
    works = np.frombuffer(work, np.int32)
    terrain, built = [*ground.rules.terrain.values()], [*ground.rules.works.values()]
    raised = np.array([0, *(w.height for w in built)], np.int8)[works]
    tops = np.array([t.height for t in terrain], np.int8)[ground.terrain] + raised
    eyes: I8 = np.array([0 if t.conceal else t.height for t in terrain], np.int8)[ground.terrain] + raised
    hides = np.minimum(
        np.array([t.conceal or UNSEEN - 1 for t in terrain], np.uint8)[ground.terrain],
        np.array([UNSEEN - 1, *(w.conceal or UNSEEN - 1 for w in built)], np.uint8)[works],
    )
    radius = ground.rules.sight.day + ground.rules.sight.high
    kept = lines(ground.grid, tops.tobytes(), eyes.tobytes(), radius)
    return _Relief(kept, eyes > 0, hides, ground.grid.distances)


@lru_cache(maxsize=64)
def _steps(relief: _Relief, eyes: bytes, low: int, high: int) -> U8:
    """Return (n,) hexes from each cell to the nearest of the eyes that overlooks it, or UNSEEN."""
    cells = np.frombuffer(eyes, np.int32)
    apart = relief.steps[cells]
    reach = np.where(relief.raised[cells], high, low).astype(np.uint8)
    clear = relief.lines.overlooked(cells) & (apart <= reach[:, None])
    nearest: U8 = np.where(clear, apart, np.uint8(UNSEEN)).min(axis=0, initial=UNSEEN)
    nearest.setflags(write=False)
    return nearest
