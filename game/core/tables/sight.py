"""What a side sees and hears of the other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sight:
    """Hexes, and how well the other side is known.

    Attributes:
        day: hexes seen by day; high more for eyes that stand high, but not in fog (fog) or at night (night).
        estimate: men to the nearest so many are counted from afar.
        ambush: hexes from which men in ambush are seen.
        told_pm: error of a deserter's or prisoner's word that is worth believing, either way.
        told_sure_pm: how often it is no worse; else it is up to twice as wrong.
    """

    day: int
    estimate: int
    high: int
    fog: int
    night: int
    ambush: int
    told_pm: int
    told_sure_pm: int
