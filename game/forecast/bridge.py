"""What the map leaves of a formula: the constants between the siege-level model and the game on hexes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bridge:
    """Constants derived from games on the map, see `game.sim.matching`; 1000 where nothing is lost.

    Attributes:
        guns_pm: what a round at the fort does, by range and kind of gun.
        guard_pm: besieging soldiers hit by the fire of the walls: not all are near, and gangs take a share.
        back_pm: men of the garrison hit by those who shoot back.
        ring_pm: spadework of the gangs that goes into the ring.
        alarm_pm: of those who run to an alarm, who find the front.
        river_pm: men hit in the fight for the water.
        party: men of a sally.
        guard_of_works_pm: how well pickets cover what parties go out at.
        front: wall hexes of a storm.
        column_pm: of the besiegers on their feet, in each column.
        contagion_pm: how easily the besiegers, the garrison and the gangs fall sick where they live.
        fresh_pm: of the fresh food that the ground should give.
    """

    guns_pm: int = 1000
    guard_pm: int = 1000
    back_pm: int = 1000
    ring_pm: int = 1000
    alarm_pm: int = 1000
    river_pm: int = 1000
    party: int = 100
    guard_of_works_pm: int = 500
    front: int = 2
    column_pm: int = 90
    contagion_pm: tuple[int, int, int] = (1000, 1000, 1000)
    fresh_pm: int = 1000
