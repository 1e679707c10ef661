"""What men build, and how they build it."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.tables.ground import Entry


@dataclass(frozen=True, slots=True)
class Labour:
    """How a work is dug.

    Attributes:
        need: the whole work of one hex, in thousandths of a man-day times `rate`: millimetres for lines.
        rate: what one labourer adds in a day, beyond musket range of a hostile wall.
        rate_near: the same within musket range.
        foot: True if soldiers may dig it too, at a quarter of the rate.
        near: hexes of a hostile wall that count as near; 0 for `digging.near`.
        crew: most men who find room to dig at one end of it; 0 for any number.
        length: hexes that one order may ask for; 0 for any number.
        creeps: True if it must begin beyond musket range or at the end of another of its kind.
        gun_pm: what each gun of the garrison takes off the rate.
        sides: who digs it.
        inside: True if it is dug within the fort, False if outside.
        bank: True if it must lie beside water.
    """

    need: int
    rate: int
    rate_near: int
    foot: bool = True
    near: int = 0
    crew: int = 0
    length: int = 0
    creeps: bool = False
    gun_pm: int = 0
    sides: tuple[str, ...] = ("qing",)
    inside: bool = False
    bank: bool = False


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work of men, above the terrain.

    Attributes:
        entry: replaces the terrain's where given.
        wall: True for the trace of a fort: held by its side, crossed by enemies only in a storm.
        gate: True for a wall hex that its own side walks through.
        closes: True if a finished hex of it closes a ring.
        blocks: True if a finished hex of it closes a ring while men hold it.
        approach: True if a storming column that starts from it comes under cover.
        platform: True if guns on it, firing at a front from close by, cover a storm of it.
        labour: None where it cannot be dug.
        conceal: hexes from which men in it are seen, 0 for no limit.
        material: "wood", "earth", or "" for that of the walls beside it; of walls only.
        burns: hours that it burns; 0 if it never catches fire.
        overlooks: True if guns on it see over a wall.
        shelters: men whom it keeps warm in winter.
    """

    cover_shot_pm: int = 0
    cover_close_pm: int = 0
    height: int = 0
    entry: Entry | None = None
    wall: bool = False
    gate: bool = False
    closes: bool = False
    approach: bool = False
    platform: bool = False
    labour: Labour | None = None
    conceal: int = 0
    material: str = ""
    burns: int = 0
    overlooks: bool = False
    shelters: int = 0
    blocks: bool = False
