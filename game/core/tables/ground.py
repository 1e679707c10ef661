"""The ground: what stands by nature, and what it costs to enter."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """Movement points to enter a hex, by class; 0 where it cannot be entered."""

    foot: int
    horse: int
    guns: int
    boat: int = 0


@dataclass(frozen=True, slots=True)
class Terrain:
    """A kind of ground.

    Attributes:
        cover_shot_pm: share of shots it stops.
        cover_close_pm: share of close combat it stops; negative where it exposes.
        height: steps above the river; guns and eyes look over lower hexes.
        water: True where boats swim and, once it is ice, everyone walks.
        forage: man-days of fresh food that a whole party finds in an outing.
        once: True if its forage does not grow again; evergreen: True if there is some in winter.
        conceal: hexes from which men in it are seen, 0 for no limit. Its height is then that of trees:
            it hides what is behind, and lifts nobody's eyes.
        crop: True if what stands on it can be reaped; a bare field gives no cover.
        bare_entry: replaces the entry once it is reaped or burnt.
        burns: hours that it burns; 0 where nothing catches fire.
        sickly_pm: chance to fall sick of men who live there, against good ground.
    """

    entry: Entry
    cover_shot_pm: int = 0
    cover_close_pm: int = 0
    height: int = 0
    water: bool = False
    conceal: int = 0
    crop: bool = False
    bare_entry: Entry | None = None
    burns: int = 0
    forage: int = 0
    once: bool = False
    evergreen: bool = False
    sickly_pm: int = 1000
