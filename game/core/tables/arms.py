"""Guns and units."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gun:
    """A kind of ordnance.

    Attributes:
        near, middle, far: last hex of full effect, of full effect on men and half on walls, of a quarter.
        men_pm, wall_pm: effect against a hongyi's.
        powder_g: of the side's store for one round; 0 where rounds are counted instead.
        least: nearest hex it can hit.
        a_day: most rounds it fires in a day; 0 for any level.
        shells: of its own that it has beside powder at the start; 0 where shot is plenty.
        flat: False for a piece that no storm meets, no sap and no boat.
    """

    near: int
    middle: int
    far: int
    men_pm: int = 1000
    wall_pm: int = 1000
    powder_g: int = 0
    least: int = 1
    a_day: int = 0
    shells: int = 0
    flat: bool = True


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A kind of unit.

    Attributes:
        moves: movement points a turn, at any length of turn.
        weapon: "musket", "bow" or "" for none.
        gun: key of the guns table, or "".
        soldier: counted in the order of battle, in rations and in points.
        dig_pm: share of a labourer's work.
        zone: True if it has a zone of control.
        storms, sallies: may it.
        shield_pm: shots stopped by what it carries, at two hexes or more.
        flint_pm: share of its muskets that have flint locks.
    """

    side: str
    move_class: str
    moves: int
    weapon: str = ""
    gun: str = ""
    soldier: bool = True
    dig_pm: int = 0
    zone: bool = True
    storms: bool = False
    sallies: bool = False
    leader: bool = False
    shield_pm: int = 0
    flint_pm: int = 0

    @property
    def boat(self) -> bool:
        """Whether it swims."""
        return self.move_class == "boat"
