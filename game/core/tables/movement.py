"""March, boats, ice, and units that divide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Movement:
    """March, stacking, zones."""

    stack_units: int
    stack_men: int
    quiet_distance: int
    upstream_factor: int
    fatigue_a_march: int


@dataclass(frozen=True, slots=True)
class Boats:
    """Flotillas.

    Attributes:
        lift_men: a flotilla whose crew is crew_men carries; fewer in proportion to its crew.
        landing_rounds: that each defender within landing_reach hexes has for a landing.
        landing_pm: what men in boats suffer against men in the open; gun_men: muskets a gun counts for.
        landing_cohesion: lost by those who land under fire.
        raid_pm: chance a day of a raid on a convoy within reach; guard_pm: what each guarding flotilla
            leaves of it.
        raid_foot, raid_guns: hexes from its water within which foot of raid_men, and guns, are a danger.
        guard_fresh_pm: fresh food more or less for a garrison cut off from its water, by how many
            flotillas guard it against the usual number: two fewer, one fewer, as usual, one more.
    """

    lift_men: int
    crew_men: int
    landing_rounds: int
    landing_reach: int
    landing_pm: int
    gun_men: int
    landing_cohesion: int
    raid_pm: int
    guard_pm: int
    raid_foot: int
    raid_guns: int
    raid_men: int
    guard_fresh_pm: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Ice:
    """How the river freezes."""

    guns_after_days: int


@dataclass(frozen=True, slots=True)
class Parties:
    """Units that divide and join.

    Attributes:
        least: men of a party, and of what stays.
        most: men of a unit that others have joined.
        units: of a side; spare: of them for parties.
    """

    least: int
    most: int
    units: int
    spare: int
