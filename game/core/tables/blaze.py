"""Fire that takes hold of things."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blaze:
    """Fire.

    Attributes:
        brush_pm: times a day that a full party with brushwood sets fire to a thing; arrow_pm: archers.
        party_men: of a full party.
        arrow_reach: hexes that fire arrows fly.
        guards: men beside a thing who guard it; guarded_pm: what of brush_pm is left then.
        snow_pm: what of both is left in snow.
        spread_pm: times a day that a fire spreads to each thing beside it.
        quench_pm: times a day that those to whom it belongs put it out, if there are quench_men near.
        quench_reach: hexes from which they come.
        wear: points of integrity that an hour of fire costs a wall.
        dead_pm: men in the hex killed by a day of fire.
        grain_pm: share of the flour that burns with the grain store.
        crew_dead_pm: men of a flotilla that burns in the ice.
    """

    brush_pm: int
    arrow_pm: int
    party_men: int
    arrow_reach: int
    guards: int
    guarded_pm: int
    snow_pm: int
    spread_pm: int
    quench_pm: int
    quench_men: int
    quench_reach: int
    wear: int
    dead_pm: int
    grain_pm: int
    crew_dead_pm: int
