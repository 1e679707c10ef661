"""What men carry, ride and serve: one big sign a counter."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.ui.counters.figures import Dress, man
from game.ui.counters.pen import Pen
from game.ui.ink import Points, ellipse, smooth
from game.ui.palette import BANNERS, BRIGHT_STEEL, BRONZE, CREAM, DARK_WOOD, INK, STEEL, WOOD, Colour

Outline = tuple[tuple[float, float], ...]

GUNMETAL: Final = (50, 46, 46)
HAIR: Final = (48, 34, 26)
SADDLE: Final = (150, 44, 32)
DARK_STEEL: Final = (60, 56, 56)


def musket(pen: Pen, x: float, y: float, length: float, angle: float = -1.25) -> None:
    """Draw a musket held at (x, y), muzzle along *angle* in radians."""
    step = np.array((math.cos(angle), math.sin(angle))) * length
    hand = np.array((x, y))
    pen.line((hand - step * 0.3, hand + step * 0.25), 3.4, (110, 70, 42))
    pen.bar((hand - step * 0.1, hand + step * 0.75), 2.1, GUNMETAL)


def pole(pen: Pen, x: float, foot: float, top: float, width: float = 1.8) -> None:
    """Draw an upright shaft."""
    pen.bar(((x, foot), (x, top)), width, WOOD)


def spear(pen: Pen, x: float, foot: float, top: float) -> None:
    """Draw an upright spear with its head."""
    pen.bar(((x, foot), (x, top)), 1.5, (92, 62, 40))
    pen.fill(((x - 1.7, top + 4), (x, top - 3), (x + 1.7, top + 4)), DARK_STEEL)


def berdysh(pen: Pen, x: float, foot: float, top: float) -> None:
    """Draw the musketeers' long crescent axe."""
    pole(pen, x, foot, top)
    blade = smooth(
        ((x + 0.5, top), (x + 5.5, top - 3), (x + 7, top + 4), (x + 3.5, top + 13), (x + 0.5, top + 14)), 4
    )
    pen.shape(blade, BRIGHT_STEEL, 1.3)


def axe(pen: Pen, x: float, foot: float, top: float) -> None:
    """Draw a felling axe, edge to the left."""
    pole(pen, x, foot, top)
    pen.shape(((x, top), (x - 5.5, top - 2), (x - 6.5, top + 6), (x, top + 7)), BRIGHT_STEEL, 1.3)


def pitchfork(pen: Pen, x: float, foot: float, top: float) -> None:
    """Draw a wooden fork of three tines."""
    pole(pen, x, foot, top + 8)
    for dx in (-4, 0, 4):
        pen.line(smooth(((x, top + 12), (x + dx, top + 9), (x + dx, top)), 4), 1.6, DARK_WOOD, taper=(1, 0.5))


def sabre(pen: Pen, x: float, y: float) -> None:
    """Draw a raised sabre, hilt at (x, y)."""
    pen.line(smooth(((x, y), (x + 5, y - 6), (x + 6, y - 13)), 5), 2.0, (150, 154, 158))


@dataclass(frozen=True, slots=True)
class Cloth:
    """A flag's cloth: colour, border of a bordered banner, size in units, and whether a dragon is on it."""

    colour: Colour
    border: Colour | None = None
    width: float = 14
    height: float = 12
    dragon: bool = False


def flag(pen: Pen, x: float, foot: float, top: float, cloth: Cloth) -> None:
    """Draw a flag that flies to the right of its pole."""
    w, h = cloth.width, cloth.height
    pen.bar(((x, foot), (x, top)), 1.7, DARK_WOOD)
    upper = smooth(((x, top), (x + w * 0.35, top + 1.4), (x + w * 0.7, top - 0.6), (x + w, top + 1)), 4)
    foot_line = (
        (x + w * 0.92, top + h),
        (x + w * 0.6, top + h - 1.6),
        (x + w * 0.3, top + h + 0.8),
        (x, top + h),
    )
    pen.shape(np.vstack((upper, smooth(foot_line, 4))), cloth.border or cloth.colour, 1.4)
    if cloth.border:
        inner = ((2.2, 3), (w - 2.4, 2.4), (w - 3, h - 3), (2.2, h - 2.6))
        pen.fill([(x + dx, top + dy) for dx, dy in inner], cloth.colour)
    if cloth.dragon:
        coil = ((3, 0.7), (5.5, 0.35), (8, 0.65), (w - 3, 0.35))
        mark = BANNERS["blue"] if cloth.colour[0] > 150 else (238, 220, 170)
        pen.line(smooth([(x + dx, top + h * share) for dx, share in coil], 5), 1.5, mark)


@dataclass(frozen=True, slots=True)
class Mount:
    """A horse's place: hooves at (x, y), head to the right, *k* times the common size."""

    x: float
    y: float
    k: float

    def at(self, *points: tuple[float, float]) -> Points:
        """Return points (n, 2) given from the hooves, y downward."""
        return np.array([(self.x + dx * self.k, self.y + dy * self.k) for dx, dy in points])


_HORSE: Final[Outline] = (
    (-13, -13), (-10.5, -17.4), (-3, -16.2), (5, -16.8), (9.5, -20), (12.4, -25.4), (14.2, -28.6),
    (15.2, -26.6), (20.6, -22.6),
    (20.4, -20.2), (18.6, -19.6), (15.4, -21), (13.6, -15.5), (11.6, -10), (5, -8.4), (-5, -9),
    (-9, -7.6), (-12.4, -9),
)  # fmt: skip
_BELLY: Final[Outline] = ((-12, -9), (-8, -11.4), (9, -11.2), (11.6, -10), (5, -8.4), (-5, -9), (-9, -7.6))
_FAR_LEGS: Final[tuple[Outline, ...]] = (
    ((-8, -10), (-5.5, -5.5), (-8.5, -1.5), (-7, 0)),
    ((9, -10), (13.5, -8), (12.5, -3.5), (14.5, -2.5)),
)
_NEAR_LEGS: Final[tuple[Outline, ...]] = (
    ((-11, -11), (-11.5, -6), (-14.6, -2.5), (-13.6, 0)),
    ((8, -10.5), (8.6, -5), (7, -0.4), (9, 0)),
)
_LEG_LINES: Final[tuple[Outline, ...]] = (
    ((-12.6, -9), (-13, -6), (-16, -2.5), (-15, 0), (-12.6, 0.2)),
    ((6.6, -9), (7, -5), (5.6, -0.4), (9.4, 0.2)),
)


def horse(pen: Pen, mount: Mount, colour: Colour) -> None:
    """Draw a trotting horse: two bent far legs in the dark, two near legs in its coat."""
    far: Colour = (max(colour[0] - 46, 20), max(colour[1] - 40, 18), max(colour[2] - 30, 14))
    for leg in _FAR_LEGS:
        pen.line(mount.at(*leg), 2.5, far, taper=(1, 0.9))
    pen.shape(smooth(mount.at(*_HORSE), 5, closed=True), colour, 1.4, shade=mount.at(*_BELLY))
    for leg in _NEAR_LEGS:
        pen.line(mount.at(*leg), 3.0, colour, taper=(1, 0.9))
    for edge in _LEG_LINES:
        pen.line(mount.at(*edge), 1.1, taper=(0.6, 0.6))
    tail = mount.at((-12.6, -14.5), (-16.5, -14), (-17.5, -8), (-16.5, -5))
    pen.line(smooth(tail, 6), 2.6, HAIR, taper=(1, 0.2))
    pen.line(smooth(mount.at((6.5, -18.2), (10, -22), (13, -27.6)), 6), 2.3, HAIR)
    eye = mount.at((16.6, -24.2))[0]
    pen.dot(eye[0], eye[1], 0.8 * mount.k)


def rider(pen: Pen, mount: Mount, coat: Colour, dress: Dress, saddle: Colour = SADDLE) -> None:
    """Draw a man on a horse of colour *coat*."""
    horse(pen, mount, coat)
    pen.fill(mount.at((-5, -17), (4, -17), (5, -11.5), (-6, -11.5)), saddle)
    man(pen, mount.x - mount.k, mount.y - 9.2 * mount.k, 24 * mount.k, dress, legs=False)


@dataclass(frozen=True, slots=True)
class Gun:
    """A cannon: metal, elevation in radians (negative points up), length and wheel, number of bands."""

    metal: Colour = BRONZE
    elevation: float = -0.12
    length: float = 1.0
    wheel: float = 6.5
    bands: int = 2


def cannon(pen: Pen, x: float, y: float, k: float, gun: Gun) -> None:
    """Draw a cannon on its carriage, trunnions at (x, y), muzzle to the right."""
    axis = np.array((math.cos(gun.elevation), math.sin(gun.elevation)))
    across = np.array((-axis[1], axis[0]))

    def at(along: float, aside: float) -> Points:
        place: Points = np.array((x, y)) + (axis * along + across * aside) * k
        return place

    muzzle = 20 * gun.length
    pen.bar(((x - 12 * k, y + 6 * k), (x + 3 * k, y - 0.5 * k)), 4.2 * k, WOOD)
    upper = (at(-8, -3.8), at(muzzle * 0.3, -3.2), at(muzzle, -2.3))
    lower = (at(muzzle, 2.3), at(muzzle * 0.3, 3.2), at(-8, 3.8))
    shade = (at(-8, 3.8), at(-8, 0.8), at(muzzle, 0.6), at(muzzle, 2.3))
    pen.shape((*upper, *lower), gun.metal, 1.5, shade=shade)
    knob = at(-9.8, 0)
    pen.disc(knob[0], knob[1], 1.8 * k, gun.metal, 1.2)
    for band in np.linspace(-3, muzzle * 0.86, gun.bands + 1):
        pen.line((at(band, -3.6), at(band, 3.4)), 1.2)
    lip = (at(muzzle - 0.6, -3.2), at(muzzle + 1.6, -3.2), at(muzzle + 1.6, 3.2), at(muzzle - 0.6, 3.2))
    pen.shape(lip, gun.metal, 1.2)
    wheel(pen, x, y + 4 * k, gun.wheel * k)


def wheel(pen: Pen, x: float, y: float, radius: float) -> None:
    """Draw a spoked wheel."""
    pen.disc(x, y, radius, (150, 104, 62), 1.6)
    pen.disc(x, y, radius * 0.74, (216, 190, 142), 1.1)
    for spoke in np.arange(6) * math.pi / 3 + 0.3:
        pen.line(((x, y), (x + math.cos(spoke) * radius * 0.9, y + math.sin(spoke) * radius * 0.9)), 1.1)
    pen.disc(x, y, radius * 0.24, (90, 60, 38), 1.0)


def tiger_shield(pen: Pen, x: float, y: float, r: float) -> None:
    """Draw a rattan shield with the tiger's face."""
    pen.disc(x, y, r, (206, 160, 70), 1.7)
    pen.line(ellipse(x, y, r * 0.68, count=24), 1.0, (120, 70, 30))
    for side in (-1, 1):
        pen.disc(x + side * r * 0.33, y - r * 0.18, r * 0.17, CREAM, 0.9)
        pen.dot(x + side * r * 0.33, y - r * 0.16, r * 0.08)
    mouth = ((-0.55, 0.22), (0, 0.42), (0.55, 0.22), (0.3, 0.66), (-0.3, 0.66))
    pen.fill([(x + dx * r, y + dy * r) for dx, dy in mouth], (176, 48, 34))
    pen.line(((x - r * 0.3, y - r * 0.62), (x + r * 0.3, y - r * 0.62)), 1.3, (120, 50, 26))


def drawn_bow(pen: Pen) -> None:
    """Draw the great red bow at the right of a counter, arrow on the string."""
    pen.line(
        smooth(((44, 10), (53, 19), (49.5, 29), (53, 39), (44, 48)), 6), 3.0, (150, 44, 30), taper=(0.7, 0.7)
    )
    pen.line(((44, 10), (40, 29), (44, 48)), 1.1)
    pen.bar(((38, 29), (58, 29)), 1.7, DARK_STEEL)
    pen.fill(((57, 26.4), (62, 29), (57, 31.6)), DARK_STEEL)


def junk(pen: Pen) -> None:
    """Draw a two-masted river junk that fills the box."""
    hull = np.vstack((smooth(((7, 40), (14, 48), (32, 51), (48, 48), (58, 38)), 6), ((50, 43), (14, 43))))
    pen.shape(hull, (150, 104, 62), 1.7, shade=((10, 44), (56, 42), (48, 48), (32, 51), (14, 48)))
    for mast, height, width in ((24, 33, 14), (44, 25, 11)):
        pen.bar(((mast, 44), (mast, 40 - height)), 1.9, DARK_WOOD)
        _sail(pen, mast, height, width)
    pen.fill(((24, 7), (35, 9.5), (24, 13)), BANNERS["red"])


def _sail(pen: Pen, mast: float, height: float, width: float) -> None:
    corners = np.array(
        (
            (mast - width * 0.45, 40),
            (mast + width * 0.75, 39),
            (mast + width * 0.62, 42 - height),
            (mast - width * 0.35, 44 - height),
        )
    )
    pen.shape(corners, (222, 190, 128), 1.5)
    for share in (0.25, 0.5, 0.75):
        left, right = corners[[0, 1]] * (1 - share) + corners[[3, 2]] * share
        pen.line((left, right), 1.2)


def waves(pen: Pen) -> None:
    """Draw water under a hull."""
    for base, dips, width in ((52, (2, 0, 2.5, 0, 2, 0), 1.8), (57, (0, 1.5, 0, 1.5, 0), 1.5)):
        xs = np.linspace(8, 57, len(dips))
        pen.line(smooth(np.column_stack((xs, base + np.array(dips))), 5), width, (58, 96, 130))


def shoulder_pole(pen: Pen) -> None:
    """Draw a carrying pole with two baskets across the counter, and a spade."""
    pen.bar(((8, 30), (56, 29)), 2.4, (110, 74, 44))
    for x in (10, 54):
        for dx in (-2.6, 2.6):
            pen.line(((x, 29), (x + dx, 37)), 1)
        pen.shape(((x - 5, 37), (x + 5, 37), (x + 3.6, 44), (x - 3.6, 44)), (176, 134, 80), 1.3)
    pen.bar(((31, 51), (34, 31)), 2, WOOD)
    pen.shape(((28, 55), (33.4, 56), (34, 49), (29, 48.4)), STEEL, 1.2)


def parasol(pen: Pen) -> None:
    """Draw the parasol of rank."""
    pen.bar(((46, 50), (46, 12)), 1.7, DARK_WOOD)
    pen.shape(smooth(((33.5, 17), (38, 9.5), (46, 7), (54, 9.5), (58.5, 17)), 5), BANNERS["yellow"], 1.5)
    pen.fill(((33.5, 16.5), (58.5, 16.5), (58, 21), (34, 21)), BANNERS["red"])
    pen.line(((34, 21), (58, 21)), 1.2, INK)
