"""One picture for each kind of unit, drawn in a box of 64 units, ground near y = 50."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from game.ui.counters.figures import Dress, man
from game.ui.counters.pen import Pen
from game.ui.counters.things import (
    Cloth,
    Gun,
    Mount,
    axe,
    berdysh,
    cannon,
    drawn_bow,
    flag,
    junk,
    musket,
    parasol,
    pitchfork,
    rider,
    sabre,
    shoulder_pole,
    spear,
    tiger_shield,
    waves,
)
from game.ui.palette import BANNERS, COATS, CREAM, GILT, IRON, WOOD, Colour, darker

Drawing = Callable[[Pen, str], None]
"""Draws a troop with a pen, given its colour by name."""

PALE: Final = (230, 214, 170)
OCHRE_COAT: Final = (198, 132, 44)
HEMP: Final = (196, 160, 108)
BAY: Final = (142, 96, 58)
DUN: Final = (104, 72, 48)
GREY_HORSE: Final = (232, 224, 206)
VEST: Final = darker(WOOD, 0.7)


def banner(colour: str, width: float = 14, height: float = 12) -> Cloth:
    """Return the flag of a banner: "blue" is plain, "bordered_blue" has a red border, a red one a white."""
    plain = colour.removeprefix("bordered_")
    cloth = Cloth(BANNERS.get(plain, BANNERS["yellow"]), None, width, height)
    if plain == colour:
        return cloth
    return replace(cloth, border=BANNERS["white" if plain == "red" else "red"])


def robe(colour: str) -> Dress:
    """Return a soldier's robe in the colour of his banner."""
    plain = colour.removeprefix("bordered_")
    trim = BANNERS["red"] if plain == "white" else (222, 206, 160)
    return Dress(BANNERS.get(plain, BANNERS["yellow"]), "cone", trim)


def _ranks(
    pen: Pen, dresses: tuple[Dress, Dress, Dress], tall: float = 33
) -> tuple[tuple[float, float], ...]:
    """Draw three men, or two where the counter is small, and return where they stand."""
    places = ((22.0, 50.0), (43.0, 50.0)) if pen.small else ((17.0, 46.5), (45.0, 46.5), (31.0, 51.0))
    for (x, y), dress in zip(places, dresses, strict=False):
        man(pen, x, y, tall, dress)
    return places


def banner_foot(pen: Pen, colour: str) -> None:
    """Musketeers of the banners, in its colour, under its flag."""
    flag(pen, 46, 50, 6, banner(colour, 13))
    places = ((20, 47), (38, 47)) if pen.small else ((17, 46), (39, 46), (28, 51))
    for x, y in places:
        man(pen, x, y, 34 if pen.small else 31, robe(colour))
        musket(pen, x + 6.5, y - 15, 27, -1.42)


def ula_foot(pen: Pen, colour: str) -> None:
    """Men of Ula and Ninguta: fur caps, blue-grey coats, pikes."""
    flag(pen, 12, 50, 7, banner(colour, 13, 10))
    coat = Dress((104, 118, 122), "fur", (222, 206, 160), (134, 90, 52))
    for x, y in ((24, 50), (44, 50)) if pen.small else ((20, 46), (45, 46), (33, 51)):
        spear(pen, x + 7.5, y, 9)
        man(pen, x, y, 32, coat)


def banner_horse(pen: Pen, colour: str) -> None:
    """A bannerman on horseback in helmet and robe."""
    cloth = replace(banner(colour), dragon=not pen.small and not colour.startswith("bordered_"))
    flag(pen, 43, 47, 5, cloth)
    rider(pen, Mount(30, 50, 1.25), BAY, replace(robe(colour), hat="helmet", trim=(150, 44, 32)))


def shield_men(pen: Pen, _colour: str) -> None:
    """Lin Xingzhu's men of Fujian: yellow turbans, swords, tiger shields."""
    dress = Dress(OCHRE_COAT, "turban", (60, 44, 30))
    places = ((22, 50), (42, 50)) if pen.small else ((18, 47), (45, 47), (31, 51))
    for x, y in places:
        man(pen, x, y, 33, dress)
        pen.line(((x + 7, y - 15), (x + 12, y - 30)), 2.0, (96, 98, 102))
        tiger_shield(pen, x - 1, y - 11, 8.2)


def archers(pen: Pen, _colour: str) -> None:
    """Dagur and Solon archers in hemp and fur, with one great bow."""
    for x, y in ((18, 48), (36, 51)):
        man(pen, x, y, 33, Dress(HEMP, "fur", (112, 80, 52), (134, 90, 52)))
    drawn_bow(pen)


def hongyi(pen: Pen, _colour: str) -> None:
    """The long dark siege gun."""
    flag(pen, 12, 50, 8, banner("red", 13, 11))
    man(pen, 16, 49, 28, Dress(BANNERS["red"], "cone", PALE))
    cannon(pen, 34, 38, 1.22, Gun(IRON, -0.14, 1.08, 6.6, 3))


def shenwei(pen: Pen, _colour: str) -> None:
    """The short bronze gun between two men in white."""
    for x in (15, 51):
        man(pen, x, 48, 27, Dress(BANNERS["white"], "cone", BANNERS["red"]))
    cannon(pen, 31, 39, 1.12, Gun((160, 120, 48), -0.55, 0.62, 7))


def light_gun(pen: Pen, _colour: str) -> None:
    """The small gun that a few men haul by ropes."""
    man(pen, 47, 47, 29, Dress(BANNERS["blue"], "cone", PALE))
    cannon(pen, 25, 42, 0.86, Gun((128, 104, 60), -0.22, 0.86, 7.4, 1))
    pen.line(((27, 49), (36, 45), (44, 34)), 1.2, WOOD)


def labour(pen: Pen, _colour: str) -> None:
    """Two men under one carrying pole, with baskets and a spade."""
    for x, coat in ((20, (146, 150, 128)), (44, (120, 132, 126))):
        man(pen, x, 50, 31, Dress(coat, "straw", (70, 60, 44)))
    shoulder_pole(pen)


def flotilla(pen: Pen, _colour: str) -> None:
    """River junks."""
    waves(pen)
    junk(pen)


def qing_leader(pen: Pen, _colour: str) -> None:
    """A general on a grey horse beside the parasol of rank."""
    parasol(pen)
    rider(
        pen, Mount(27, 50, 1.22), GREY_HORSE, Dress((44, 70, 140), "cone", (232, 224, 206)), BANNERS["yellow"]
    )


def _coat(colour: str, usual: str) -> Colour:
    """Return the coat named *colour*, or the usual one of the troop when it names a banner."""
    return COATS[colour if colour in COATS and colour != "red" else usual]


def cossacks(pen: Pen, colour: str) -> None:
    """A Cossack on horseback with pennoned lance and sabre."""
    spear(pen, 46, 48, 6)
    flag(pen, 46, 20, 9, Cloth(COATS["red"], None, 11, 8))
    rider(pen, Mount(29, 50, 1.25), DUN, Dress(_coat(colour, "blue"), "cossack", (206, 176, 120), beard=True))
    sabre(pen, 38, 30)


def servicemen(pen: Pen, colour: str) -> None:
    """Town servicemen: tall caps, frogged coats, muskets, one berdysh."""
    places = _ranks(pen, (Dress(_coat(colour, "red"), "tall", (240, 220, 160), beard=True),) * 3)
    for x, y in places:
        musket(pen, x - 7, y - 12, 25, -1.75)
    if not pen.small:
        berdysh(pen, 38.5, 52, 14)


def hunters(pen: Pen, _colour: str) -> None:
    """Fur hunters, each in his own coat, with long guns."""
    coats = tuple(Dress(COATS[name], "fur", (70, 50, 34), beard=True) for name in ("green", "brown", "grey"))
    for x, y in _ranks(pen, (coats[0], coats[1], coats[2]), 31):
        musket(pen, x + 7, y - 14, 29, -1.3)


def peasants(pen: Pen, _colour: str) -> None:
    """Ploughmen with axe and fork."""
    coats = (Dress(CREAM, "felt", VEST, beard=True), Dress((176, 158, 122), "felt", VEST, beard=True))
    if not pen.small:
        pitchfork(pen, 55, 50, 8)
    axe(pen, 10.5, 50, 14)
    _ranks(pen, (coats[0], coats[1], coats[1]), 31)


def gun_crew(pen: Pen, _colour: str) -> None:
    """Two gunners, a bronze gun, a rammer."""
    man(pen, 14, 48, 29, Dress(COATS["green"], "tall", PALE, beard=True))
    man(pen, 52, 47, 28, Dress(COATS["red"], "cossack", PALE, beard=True))
    cannon(pen, 31, 38, 1.15, Gun((132, 104, 52), -0.1, 0.9, 6.2))
    pen.line(((7, 44), (20, 24)), 1.6, WOOD)
    pen.disc(20, 24, 2.2, (110, 84, 60), 1)


def mortar_crew(pen: Pen, _colour: str) -> None:
    """Two gunners and a mortar on its bed, with a shell."""
    man(pen, 13, 48, 29, Dress(COATS["red"], "cossack", PALE, beard=True))
    man(pen, 53, 47, 28, Dress(COATS["blue"], "tall", PALE, beard=True))
    pen.shape(((23, 36), (29, 22), (42, 27), (37, 41)), (132, 104, 52), 1.8)
    pen.shape(((20, 40), (44, 40), (46, 47), (18, 47)), WOOD, 1.8)
    pen.disc(33, 16, 4, (96, 94, 92), 1.4)


def russian_leader(pen: Pen, _colour: str) -> None:
    """The voivode in a fur collar with his mace, beside the standard with the cross."""
    flag(pen, 12, 52, 6, Cloth(COATS["green"], GILT, 19, 17))
    for cross in (((21, 10), (21, 20)), ((17.5, 13.5), (24.5, 13.5))):
        pen.bar(cross, 1.7, (240, 224, 170))
    man(pen, 39, 52, 41, Dress((150, 36, 40), "mitre", (222, 180, 84), beard=True))
    pen.fill(((33.5, 24.5), (44.5, 24.5), (45, 29), (33, 29)), (96, 68, 46))
    pen.line(((48, 40), (53, 24)), 2, WOOD)
    pen.disc(53.5, 22.5, 3.1, GILT, 1.2)


TROOPS: Final[dict[tuple[str, str], Drawing]] = {
    ("qing", "banner_foot"): banner_foot,
    ("qing", "ula_foot"): ula_foot,
    ("qing", "horse"): banner_horse,
    ("qing", "shield"): shield_men,
    ("qing", "archers"): archers,
    ("qing", "battery_shenwei"): shenwei,
    ("qing", "battery_hongyi"): hongyi,
    ("qing", "battery_light"): light_gun,
    ("qing", "labour"): labour,
    ("qing", "flotilla"): flotilla,
    ("qing", "leader"): qing_leader,
    ("russia", "cossacks"): cossacks,
    ("russia", "servicemen"): servicemen,
    ("russia", "hunters"): hunters,
    ("russia", "peasants"): peasants,
    ("russia", "gun_crew"): gun_crew,
    ("russia", "mortar_crew"): mortar_crew,
    ("russia", "leader"): russian_leader,
}
"""The drawing of each (side, kind)."""
