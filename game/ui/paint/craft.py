"""Tents, boats and guns."""

from __future__ import annotations

from math import cos, sin

import numpy as np

from game.ui.paint.curves import ellipse, smooth
from game.ui.paint.palette import BANNERS, DOOR
from game.ui.paint.pen import Color, Pen

_CANVAS: Color = (226, 214, 186)
_HULL: Color = (138, 96, 60)


def tent(pen: Pen, banner: Color) -> None:
    """A round tent with the colour of a banner."""
    outline = [(-11, 0), (-9, -7), (0, -17), (9, -7), (11, 0)]
    pen.fill(outline, _CANVAS)
    pen.fill([(0, -17), (9, -7), (11, 0), (2, 0)], (120, 96, 70), 90)
    pen.fill([(-9.4, -8), (9.4, -8), (9.8, -5), (-9.8, -5)], banner, 220)
    pen.fill([(-2.5, 0), (0, -9), (2.5, 0)], DOOR, 220)
    pen.edges(outline, 1.1, waver=0.3)
    pen.stroke([(0, -17), (0, -21)], 1.0)
    pen.fill([(0, -21), (6, -19.5), (0, -18)], banner)


def boat(pen: Pen) -> None:
    """A river boat with its yard lowered."""
    hull = np.array([(-13, -5), (-9, 0), (0, 1.5), (9, 0), (13, -6), (8, -3), (-8, -2.6)]) * 1.1
    pen.panel(hull, _HULL, 1.1)
    pen.stroke([(-1, -3), (-1, -20)], 1.2, waver=0.1)
    pen.stroke([(-7, -17), (6, -18)], 1.0, waver=0.1)


def junk(pen: Pen, flag: Color = BANNERS[2]) -> None:
    """A river junk under two battened sails."""
    keel = smooth([(-22, -9), (-14, -2), (0, 0), (14, -2), (21, -11)], 6)
    hull = np.vstack((keel, [(13, -7), (-14, -6)]))
    pen.fill(hull, (150, 106, 66))
    pen.rim(hull, 1.4)
    for mast, height, width in ((-8, 30, 11), (7, 24, 9)):
        pen.stroke([(mast, -5), (mast, -height - 6)], 1.4, waver=0.2)
        _sail(pen.at(mast, 0), height, width)
    pen.fill([(-8, -36), (1, -34), (-8, -31)], flag)


def _sail(pen: Pen, height: float, width: float) -> None:
    foot = np.array([(-width * 0.5, -9), (width * 0.75, -10)])
    head = np.array([(-width * 0.4, -height), (width * 0.62, -height - 2)])
    pen.panel([*foot, *head[::-1]], (214, 180, 118), 1.1)
    for share in (0.25, 0.5, 0.75):
        pen.stroke(foot * (1 - share) + head * share, 1.0, waver=0.2)


def gun(pen: Pen, turn: float, color: Color = (92, 78, 52)) -> None:
    """A small cannon on its wheel, the muzzle towards an angle in radians."""
    along, across = np.array((cos(turn), sin(turn))), np.array((-sin(turn), cos(turn)))
    breech, muzzle = -along * 5.4, along * 12
    barrel = [breech + across * 2.6, muzzle + across * 1.5, muzzle - across * 1.5, breech - across * 2.6]
    pen.panel(barrel, color, 1.1)
    wheel = ellipse(0, 1.5, 3.8, 3.8)
    pen.fill(wheel, (128, 86, 50))
    pen.rim(wheel, 1.1, waver=0.1)
    pen.stroke([(-3.4, 1.5), (3.4, 1.5)], 0.8)
    pen.stroke([(0, -2), (0, 5)], 0.8)


def gabion(pen: Pen, *, snow: bool = False) -> None:
    """A basket filled with earth."""
    basket = [(-3.6, 0), (-4, -7.5), (4, -7.5), (3.6, 0)]
    pen.panel(basket, (170, 132, 80), 0.9)
    for level in (-2.5, -5):
        pen.stroke([(-3.6, level), (3.6, level)], 0.7, alpha=180)
    rim = ellipse(0, -7.5, 4, 1.6, 12)
    pen.fill(rim, (245, 245, 242) if snow else (96, 70, 46))
    pen.rim(rim, 0.8, waver=0.1)
