"""What shuts the fort in, and who watches it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blockade:
    """What shuts the ring and the water.

    Attributes:
        hold_men: fit soldiers within hold_reach hexes of a trench that make it shut the ring.
        gate_water: hexes from the gate that is nearest to the river, within which water is drawn.
        bank_reach: hexes from water within which a work that shuts is a bank work.
        water_reach: hexes over which a bank work denies the water, and watches the ice.
        ice_distance: hexes from a wall that the line over the ice keeps at least.
        boat_reach: hexes about a guarding flotilla that it holds ...
        gun_bears: ... unless a gun of the garrison is so near to them ...
        battery_helps: ... and no battery of the besiegers in a bank work is so near.
    """

    hold_men: int
    hold_reach: int
    gate_water: int
    bank_reach: int
    water_reach: int
    ice_distance: int
    boat_reach: int
    gun_bears: int
    battery_helps: int


@dataclass(frozen=True, slots=True)
class Pickets:
    """Men told off to guard works and to stop whoever slips through.

    Attributes:
        weak_men, strong_men: that a hex takes; idle_men: so many who merely stand there, seeing who comes, do
            what a weak picket does.
        weak_guard_pm, strong_guard_pm: how well works beside them are guarded.
        weak_caught_pm, strong_caught_pm: of a party that comes into their zone.
        murk_pm: of that by night or in fog.
        dig_pm: what diggers under a strong picket get done.
        sick_pm, cold_pm: chance of strong pickets to fall sick and to die of cold, against other men.
        tire_a_day: fatigue of strong pickets.
    """

    weak_men: int
    strong_men: int
    idle_men: int
    weak_guard_pm: int
    strong_guard_pm: int
    weak_caught_pm: int
    strong_caught_pm: int
    murk_pm: int
    dig_pm: int
    sick_pm: int
    cold_pm: int
    tire_a_day: int
