"""Cohesion, resolve, talks, and the men who are followed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Will:
    """Cohesion, resolve, council.

    Attributes:
        terms_milli: of the surrender logarithm, for terms_days after the besiegers offered a way out.
        news_milli: off it while news of relief gives hope.
        refused_milli: on it for refused_days after a commander has refused the assembly: doubled.
        refused_cohesion: what that costs every unit of the garrison.
        pleas: times the assembly begs; the next roll that falls is a surrender without terms.
        unheeded_cohesion: what it costs every unit of the besiegers to refuse the council.
        urgings: times the council urges; the next time the army goes.
        scant_cohesion: what a unit would lose in a day if its commander kept back the whole ration.
    """

    rest_a_day: int
    leader_a_day: int
    fatigue_a_day: int
    steady: int
    shaken: int
    broken: int
    surrender_milli: int
    shock_milli: int
    breach_milli: int
    hope_milli: int
    hope_frozen_pm: int
    grain_out_milli: int
    shock_keep_pm: int
    lift_share_pm: int
    lift_pm: int
    lift_from_day: int
    extinct_men: int
    hint_days: int
    terms_milli: int
    terms_days: int
    news_milli: int
    refused_milli: int
    refused_days: int
    refused_cohesion: int
    pleas: int
    unheeded_cohesion: int
    urgings: int
    scant_cohesion: int
    panic_reach: int
    panic_cohesion: int


@dataclass(frozen=True, slots=True)
class Talks:
    """Offers and truces.

    Attributes:
        offer_days: between two offers of a side.
        answer_phases: that the other side has for its answer.
        truce_days: of a truce.
        truce_cohesion: what a truce gives to every unit.
        truce_fatality_pm: deaths of the sick on its days.
    """

    offer_days: int
    answer_phases: int
    truce_days: int
    truce_cohesion: int
    truce_fatality_pm: int


@dataclass(frozen=True, slots=True)
class Leaders:
    """Men who are followed.

    Attributes:
        reach: hexes within which one is felt.
        bombard_ppm: chance a day to be hit where guns fire at him; fight_pm: in a storm or sally beside him.
        fall_cohesion: what his death costs every unit of his side.
    """

    reach: int
    bombard_ppm: int
    fight_pm: int
    fall_cohesion: int
