"""Points, in tenths: each side is measured against its own predecessor."""

from __future__ import annotations

from game.core.fixed import isqrt
from game.core.rules import Points
from game.core.state import QING, RUSSIA, Ending, Tally, World
from game.core.strength import army

FALLEN = frozenset({Ending.STORMED, Ending.SURRENDERED, Ending.EVACUATED, Ending.STARVED, Ending.ABANDONED})
"""Endings after which the fort is not Russian."""


def scores(world: World) -> tuple[int, int]:
    """Return the points of the Qing and the Russians, in tenths."""
    points, tally = world.rules.points, world.tally
    qing_left = army(world, QING) * 1000 // max(1, int(world.mustered[QING, 0]))
    russia_left = army(world, RUSSIA) * 1000 // max(1, int(world.mustered[RUSSIA, 0]))
    fallen, day = world.ending in FALLEN, max(0, int(tally[Tally.END_DAY]))
    qing = points.fall_early * _fall_pm(points, day) // 1000 if fallen else 0
    qing += points.garrison_lost * (1000 - russia_left) // 1000 + points.army_kept * qing_left // 1000
    qing += points.lifted if world.ending == Ending.LIFTED else 0
    qing += points.late_storm * int(tally[Tally.LATE_STORMS])
    russia = points.hold
    if fallen:
        russia = points.hold_part * min(day, points.fall_late_day) // points.fall_late_day
    russia += points.survivors * isqrt(russia_left * 1000) // 1000
    russia += points.army_lost * (1000 - qing_left) // 1000
    return qing, russia


def margins(world: World) -> tuple[int, int]:
    """Return each side's points over its par."""
    qing, russia = scores(world)
    return qing - world.rules.points.par_qing, russia - world.rules.points.par_russia


def _fall_pm(points: Points, day: int) -> int:
    """Return what a fall on *day* is worth: all of it early, less by freeze-up, little at the end."""
    early, frozen, late = points.fall_early_day, points.fall_frozen_day, points.fall_late_day
    if day <= early:
        return 1000
    if day <= frozen:
        return 1000 - (1000 - points.fall_frozen_pm) * (day - early) // (frozen - early)
    drop = points.fall_frozen_pm - points.fall_late_pm
    return points.fall_frozen_pm - drop * (min(day, late) - frozen) // (late - frozen)
