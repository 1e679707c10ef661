"""Siege work, repair, and what goes on below ground."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Digging:
    """Siege work and repair.

    Attributes:
        repair_wood_pm: what of a night's repair timber allows.
        repair_led_pm: what a leader makes of it whose unit mends with him.
        raze_pm: how fast works are pulled down, against how they were dug.
        dug_in_pm: cover that men on a hex gain a day by themselves; dug_in_most: days of it.
        dug_in_cover_pm: cover that they cannot pass.
    """

    near: int
    frozen_pm: int
    contest_from_pm: int
    contest_to_pm: int
    contest_pm: int
    contest_men: int
    contest_russian_ppm: int
    contest_qing_ppm: int
    contest_garrison: int
    repair_hex: int
    repair_all: int
    repair_men: int
    repair_floor_pm: int
    repair_floor_men: int
    repair_close_pm: int
    wall_distance: int
    repair_wood_pm: int
    repair_led_pm: int
    raze_pm: int
    dug_in_pm: int
    dug_in_most: int
    dug_in_cover_pm: int


@dataclass(frozen=True, slots=True)
class Mines:
    """Galleries under a wall.

    Attributes:
        mm_a_day: driven in summer earth by a full crew.
        hex_mm: length of a hex.
        crew: labourers who find room at the face.
        reach: hexes from a sap head to the wall.
        heard_pm: chance a day that the garrison hears it, if men dig or listen near.
        ear_reach: hexes from which it can be heard.
        counter_pm: chance a day, once it is heard, that listeners dig to it and blow it.
        fires_pm: chance that it goes off when it has come under the wall.
        opens: points of integrity that it costs the wall.
        wall_dead_pm, crew_dead_pm: men killed on the wall hex, and among the miners if it is blown.
    """

    mm_a_day: int
    hex_mm: int
    crew: int
    reach: int
    heard_pm: int
    ear_reach: int
    counter_pm: int
    fires_pm: int
    opens: int
    wall_dead_pm: int
    crew_dead_pm: int
