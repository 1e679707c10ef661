"""What armies live on and die of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Health:
    """Sickness, scurvy and their clocks, a day.

    Attributes:
        first_sick: men already sick in the first unit of the Qing and of the Russians; an infection has
            to begin somewhere.
        contagion_hunger_pm: how much faster an army infects itself that gets nothing to eat.
        outside_pm: chance to fall sick of a garrison man who lives outside the walls, against one within.
    """

    first_sick: tuple[int, int]
    infectious_days: int
    contagion_pm: int
    camp_pm: int
    crowd_pm: int
    fatality_pm: int
    fatality_scurvy_pm: int
    fatality_hunger_pm: int
    camp_fatality_pm: int
    immunity_days: int
    seed_pm: int
    cut_pm: int
    cold_pm: int
    scurvy_half_day: int
    scurvy_width_days: int
    scurvy_ppm: int
    scurvy_cold_pm: int
    scurvy_fights_pm: int
    fresh_open_pm: int
    fresh_cut_pm: int
    fresh_open_relief_pm: int
    contagion_hunger_pm: int
    outside_pm: int


@dataclass(frozen=True, slots=True)
class Supply:
    """Rations, and who goes home.

    Attributes:
        ration_pm: what a man gets by `orders.Scale`.
        scant_desertion_ppm: Qing and Russians who would go in a day if their commander kept back everything.
        terms_desertion_ppm: Russians who go in a day while they think of terms.
        bare_cold_pm: cold deaths of men without a winter camp, against those in one.
    """

    convoy_rations: int
    convoys: int
    frozen_rations: int
    hunger_ppm: int
    desertion_ppm: int
    starved_ppm: int
    ration_pm: tuple[int, int, int]
    scant_desertion_ppm: tuple[int, int]
    terms_desertion_ppm: int
    bare_cold_pm: int


@dataclass(frozen=True, slots=True)
class Quarters:
    """How armies live.

    Attributes:
        spread_contagion_pm: infection of an army that has spread out.
        spread_alarm_pm: of its men that come in time to an alarm or a guard.
        move_fatigue: of moving house.
        tend_contagion_pm, tend_fatality_pm: infection and deaths of the sick, with orderlies enough.
        sick_an_orderly: sick men that one can nurse.
    """

    spread_contagion_pm: int
    spread_alarm_pm: int
    move_fatigue: int
    tend_contagion_pm: int
    tend_fatality_pm: int
    sick_an_orderly: int
