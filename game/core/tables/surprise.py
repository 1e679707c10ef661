"""Blows that nobody sees coming."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sally:
    """A party that goes out at diggers and works.

    Attributes:
        reach: hexes out, by the way it goes.
        men_max, men_min: of a party; units: most in it; unit_min: fewest men one of them sends.
        success_pm: by surprise, at the best success_most_pm; ring_pm of it gone once the ring is whole.
        picket_pm: what a strong picket takes off, half of it given back where there is none.
        murk_pm, leader_pm: by night or in fog, and beside a leader.
        ambush_ppm: hazard of an ambush by each sally that is remembered; habit_keep_pm of them next day.
        kill_pm: besiegers killed by each man of a party that succeeds; kill_purpose_pm of it by `Purpose`.
        kill_failed_pm: by each man of one that is driven back.
        lost_*_pm: own dead.
        burn_mm: undone of a work that is guarded, sap_mm of a sap; burn_hexes of a stretch that is not.
        spike_men: men it takes to spike a gun where pickets are weak.
        prisoners_pm: chance that a success brings some, seize_pm if they went for them; at most prisoners.
    """

    reach: int
    men_max: int
    men_min: int
    success_pm: int
    ring_pm: int
    picket_pm: int
    ambush_ppm: int
    habit_keep_pm: int
    kill_pm: int
    kill_failed_pm: int
    lost_success_pm: int
    lost_failure_pm: int
    lost_ambush_pm: int
    burn_mm: int
    burn_hexes: int
    powder_rounds: int
    units: int
    unit_min: int
    success_most_pm: int
    murk_pm: int
    leader_pm: int
    kill_purpose_pm: tuple[int, int, int, int]
    sap_mm: int
    spike_men: int
    prisoners_pm: int
    seize_pm: int
    prisoners: int


@dataclass(frozen=True, slots=True)
class Ambush:
    """The first blow of men who lie hidden.

    Attributes:
        men: most who can strike at once.
        kill_pm: dead by each musket in the open at one hex; bows by their weight there.
        blade_pm: of that by those who carry neither.
        captured_pm: chance that they take prisoners, at most captured.
        cohesion: that the victim loses.
    """

    men: int
    kill_pm: int
    blade_pm: int
    captured_pm: int
    captured: int
    cohesion: int
