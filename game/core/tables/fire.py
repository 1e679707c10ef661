"""Small arms and guns."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fire:
    """Small arms.

    Attributes:
        musket_pm, bow_pm: weight by range, hex 1 first.
        massed_men: a target of at least so many men can be hit at the last two ranges.
        kill_ppm: dead a round fired at a man in the open at one hex.
        parapet_bow_pm: what a bow keeps against a target with a parapet.
        frontage: men of one hex who can fire at once.
        rounds: by an order, each man.
        guard_ppm: besiegers shot a day by each fit defender while works are open.
        guard_closed_pm: what of it is left once the ring is closed.
        guard_bare_pm: what of it is left without powder: bows and stones.
        guard_reach: hexes from a wall at which men are shot at.
        back_men: besiegers who shoot back from the works as well as a defender does.
        flint_fire_pm: what a flint lock fires against a matchlock; in rain *_misfire_pm of the shots fail.
        night_pm: what is left of small arms' fire in the dark.
    """

    musket_pm: tuple[int, ...]
    bow_pm: tuple[int, ...]
    massed_men: int
    kill_ppm: int
    parapet_bow_pm: int
    parapet_cover_pm: int
    frontage: int
    rounds: int
    round_g: int
    guard_rounds: int
    guard_ppm: int
    guard_closed_pm: int
    guard_bare_pm: int
    guard_reach: int
    back_men: int
    flint_fire_pm: int
    match_misfire_pm: int
    flint_misfire_pm: int
    night_pm: int


@dataclass(frozen=True, slots=True)
class Bombard:
    """Guns.

    Attributes:
        levels: rounds a gun a day that can be ordered.
        kill_ppm: men killed a round in a wooden fort, of men_reference men within.
        earth_pm: what is left of that behind earth.
        target_pm: share of a round's effect at a fort that stays on the hexes aimed at.
        wall_mille, wall_beside_mille: thousandths of a point of integrity a round, on earth.
        guns_ppm: enemy guns silenced a round, by gun within the target.
        close_reach: hexes within which guns fire fast and hinder repair.
        wood_mille: thousandths of a point of integrity a round, on timber; what stands beside is spared.
        boat_hit_pm: share of the rounds fired at a flotilla that hit a boat.
        boat_lost_pm: boats of a flotilla lost to a round that hits, with all aboard.
    """

    levels: tuple[int, ...]
    stock_rounds: int
    kill_ppm: int
    men_reference: int
    earth_pm: int
    earth_reference: int
    target_pm: int
    wall_mille: int
    wall_beside_mille: int
    guns_ppm: int
    close_reach: int
    fast_level: int
    fast_wall_pm: int
    burst_ppm: int
    crew_a_gun: int
    disperse_q8: int
    wood_mille: int
    boat_hit_pm: int
    boat_lost_pm: int
