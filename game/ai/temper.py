"""What a besieging commander holds to."""

from __future__ import annotations

from dataclasses import dataclass

INFANTRY = ("banner_foot", "ula_foot", "shield", "archers")
"""Kinds that storm."""


@dataclass(frozen=True, slots=True)
class Temper:
    """The habits of one commander.

    Attributes:
        storm_pm, early_pm: least chance at which he storms, and before patient_until, a day.
        care_pm: how dear he holds men and the talks, against what the fort is worth.
        steady: least cohesion of a column.
        samples: futures of a storm that he imagines.
        storm_units: units that he sends at a front at most: two weak ones may make a column.
        feint_columns: columns he spares to draw the alarm elsewhere.
        full_rounds, spare_rounds: rounds a gun a day while he has plenty, and to cover a storm.
        reserve_rounds: a gun, kept for the face to be stormed.
        standoff: hexes from the wall at which men wait, nearest and farthest.
        sap_from_pm: progress of the ring from which on gangs sap.
        sap_gangs, sap_heads: gangs that sap while the ring is open, and heads they bring to a front.
        mound_from_day, mound_foot: from when on he lets the foot raise a mound; units at it.
        picket: `orders.Strength` of the pickets beside the gangs, 0 for none.
        council_refusals: how often he refuses the council that would lift the siege.
        camp_from_day: a gang that is not needed for the ring builds winter camps from then on.
    """

    storm_pm: int = 35
    early_pm: int = 120
    patient_until: int = 80
    care_pm: int = 1000
    steady: int = 850
    samples: int = 256
    storm_units: int = 12
    feint_columns: int = 2
    full_rounds: int = 20
    spare_rounds: int = 5
    reserve_rounds: int = 250
    standoff: tuple[int, int] = (7, 9)
    sap_from_pm: int = 350
    sap_gangs: int = 1
    sap_heads: int = 2
    mound_from_day: int = 6
    mound_foot: int = 6
    picket: int = 1
    camp_from_day: int = 60
    council_refusals: int = 1
