"""Points, in tenths: each side is measured against its own predecessor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from game.core.calendar import day_of
from game.core.laws import points as laws
from game.core.orders import Terms
from game.core.state import QING, RUSSIA, Cause, Ending, Tally, World
from game.core.strength import army

FALLEN = frozenset({Ending.STORMED, Ending.SURRENDERED, Ending.EVACUATED, Ending.STARVED, Ending.ABANDONED})
"""Endings after which the fort is not Russian."""


def scores(world: World) -> tuple[int, int]:
    """Return the points of the Qing and the Russians, in tenths."""
    return FORMS[world.rules.points.form](world)


def _by_days(world: World) -> tuple[int, int]:
    """The long form: what counts is on which day the fort falls, and what is left of both armies."""
    points, tally = world.rules.points, world.tally
    later = int(tally[Tally.LATER_STORMS])
    late = points.late_storm * (int(tally[Tally.LATE_STORMS]) - later) + points.later_storm * later
    fallen, lifted = world.ending in FALLEN, world.ending == Ending.LIFTED
    left, day = (_left_pm(world, QING), _left_pm(world, RUSSIA)), max(0, int(tally[Tally.END_DAY]))
    qing, russia = laws.by_days(points, fallen, lifted, day, left, late)
    return int(qing), int(russia)


def _by_shots(world: World) -> tuple[int, int]:
    """The short form: how many turns after the first shot the fort falls, and who goes free."""
    points, turns = world.rules.points, world.scenario.turns
    fallen, free, first = world.ending in FALLEN, _left_pm(world, RUSSIA), int(world.tally[Tally.FIRST_SHOT])
    since = 0 if first < 0 else min(turns, world.turn - first)
    qing = points.fall_early * (turns - since) // turns if fallen else 0
    qing += points.army_kept * _left_pm(world, QING) // 1000 + points.garrison_lost * (1000 - free) // 1000
    russia = points.hold_part * min(turns, world.turn) // turns if fallen else points.hold
    if first < 0:
        return qing, russia + points.free * free // 1000 * points.unshot_pm // 1000
    armed = world.tally[Tally.TERMS] == 1 + Terms.ARMS
    return qing, russia + points.free * free // 1000 + (points.arms if armed else 0)


FORMS: Final[Mapping[str, Callable[[World], tuple[int, int]]]] = {"long": _by_days, "short": _by_shots}
"""Ways to reckon, by the name the rules give."""


def _left_pm(world: World, side: int) -> int:
    """Return the share of a side's soldiers alive and free, with those who marched off in the end."""
    off = int(world.lost[side, 0, Cause.DEPARTED]) if world.ending in FALLEN else 0
    return (army(world, side) + off) * 1000 // max(1, int(world.mustered[side, 0]))


def storm_price(world: World) -> int:
    """Return the points, in tenths and 0 or less, that a storm costs the Qing while the envoys talk."""
    begun, today = int(world.tally[Tally.TALKS_DAY]), day_of(world.scenario, world.turn)
    return int(laws.storm_price(world.rules.points, begun, today))


def note_storm(draft: World) -> None:
    """Remember a storm, with what it costs."""
    price = storm_price(draft)
    draft.tally[Tally.STORMS] += 1
    draft.tally[Tally.LATE_STORMS] += price != 0
    draft.tally[Tally.LATER_STORMS] += price == draft.rules.points.later_storm


def note_shot(draft: World, side: int) -> None:
    """Remember the turn of the besiegers' first shot; the garrison's own would start its clock at will."""
    if side == QING and draft.tally[Tally.FIRST_SHOT] < 0:
        draft.tally[Tally.FIRST_SHOT] = draft.turn


def margins(world: World) -> tuple[int, int]:
    """Return each side's points over its par."""
    qing, russia = scores(world)
    return qing - world.rules.points.par_qing, russia - world.rules.points.par_russia
