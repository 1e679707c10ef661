"""Signs of the camp and of the sky, in the same box of 64 units as the other signs."""

from __future__ import annotations

import numpy as np

from game.ui.counters.pen import Pen
from game.ui.ink import ellipse, smooth
from game.ui.palette import DARK_WOOD, INK, RED, STEEL, WOOD

SKY = (58, 96, 140)
STRAW = (206, 172, 112)
LINEN = (238, 228, 204)
GREEN = (92, 128, 72)
SILVER = (150, 172, 180)
MOONLIGHT = (236, 216, 150)
SKIN = (224, 184, 146)


def boat(pen: Pen) -> None:
    """A junk under sail."""
    pen.line(((30, 44), (30, 8)), 2.6, DARK_WOOD)
    sail = smooth(((30, 10), (52, 16), (54, 40), (30, 40)), 4, closed=True)
    pen.shape(sail, LINEN, 2)
    for y in (20, 28, 35):
        pen.line(((31, y), (53, y + 1)), 1.4)
    pen.shape(smooth(((8, 42), (56, 42), (48, 56), (16, 56)), 3, closed=True), WOOD, 2.2)


def lantern(pen: Pen) -> None:
    """A watch lantern: picket."""
    pen.line(ellipse(32, 13, 6, 6, count=16), 2.4, taper=(1, 1))
    pen.shape(((20, 22), (44, 22), (48, 50), (16, 50)), (240, 206, 120), 2.2)
    pen.shape(((16, 18), (48, 18), (44, 24), (20, 24)), DARK_WOOD, 2)
    pen.shape(((14, 50), (50, 50), (50, 56), (14, 56)), DARK_WOOD, 2)
    pen.fill(smooth(((32, 28), (37, 38), (32, 46), (27, 38)), 4, closed=True), (206, 80, 36))


def pick(pen: Pen) -> None:
    """A pickaxe: pull down."""
    pen.bar(((18, 58), (38, 18)), 4, WOOD)
    head = ((12, 22), (24, 11), (40, 10), (56, 24), (40, 18), (26, 18))
    pen.shape(smooth(head, 3, closed=True), STEEL, 2)


def ear(pen: Pen) -> None:
    """An ear: listen."""
    rim = ((24, 34), (18, 20), (28, 8), (44, 12), (46, 28), (38, 38), (36, 50), (27, 56), (22, 48))
    pen.shape(smooth(rim, 5, closed=True), SKIN, 2.4)
    pen.line(smooth(((27, 26), (30, 18), (39, 20), (38, 28), (31, 33), (33, 42)), 5), 2.4)


def basket(pen: Pen) -> None:
    """A basket of greens: forage."""
    for x, dx in ((22, -8), (32, 0), (42, 8)):
        pen.shape(
            smooth(((x, 32), (x + dx - 6, 16), (x + dx, 8), (x + dx + 6, 18)), 4, closed=True), GREEN, 1.6
        )
    pen.shape(((10, 30), (54, 30), (46, 56), (18, 56)), STRAW, 2.2)
    for y in (38, 47):
        pen.line(((14, y), (50, y)), 1.6)
    for x in (22, 32, 42):
        pen.line(((x, 31), (32 + (x - 32) * 0.7, 55)), 1.6)


def fish(pen: Pen) -> None:
    """A sturgeon."""
    body = ((6, 32), (16, 22), (32, 19), (46, 28), (58, 18), (54, 32), (58, 46), (46, 36), (32, 45), (16, 42))
    pen.shape(smooth(body, 4, closed=True), SILVER, 2.2)
    pen.dot(15, 30, 2.2)
    pen.line(smooth(((23, 24), (26, 32), (23, 40)), 4), 1.8)
    for x in (31, 37):
        pen.line(((x, 28), (x + 2, 33)), 1.4)


def sickle(pen: Pen) -> None:
    """A sickle: reap."""
    blade = smooth(((26, 44), (12, 28), (20, 10), (40, 6), (56, 16)), 6)
    inner = smooth(((56, 16), (40, 13), (26, 17), (21, 29), (31, 39)), 6)
    pen.shape(np.vstack((blade, inner)), STEEL, 2)
    pen.bar(((27, 41), (40, 58)), 5, WOOD)


def cup(pen: Pen) -> None:
    """A cup of brew for the sick."""
    pen.shape(smooth(((14, 28), (46, 28), (42, 50), (32, 54), (20, 52)), 4, closed=True), LINEN, 2.2)
    pen.shape(ellipse(30, 29, 16, 5, count=20), GREEN, 1.8)
    pen.line(smooth(((45, 32), (55, 34), (52, 44), (43, 44)), 5), 2.6, taper=(1, 1))
    for x in (24, 34):
        pen.line(smooth(((x, 21), (x - 3, 15), (x + 2, 10), (x, 5)), 4), 1.6)


def part(pen: Pen) -> None:
    """Two arrows that go apart: detach."""
    _arrows(pen, outward=True)


def join(pen: Pen) -> None:
    """Two arrows that meet: merge."""
    _arrows(pen, outward=False)


def _arrows(pen: Pen, *, outward: bool) -> None:
    for flip in (1, -1):
        tip, tail = (26, 4) if outward else (5, 26)
        back = tip - 10 if outward else tip + 10
        pen.bar([(32 + flip * tail, 32), (32 + flip * back, 32)], 5)
        pen.shape([(32 + flip * x, y) for x, y in ((tip, 32), (back, 20), (back, 44))], RED, 2)


def halt(pen: Pen) -> None:
    """A raised hand: stand."""
    palm = ((20, 56), (16, 38), (10, 28), (16, 25), (22, 32), (22, 14), (27, 14), (29, 26), (31, 9), (36, 9))
    fingers = ((37, 26), (41, 12), (46, 14), (44, 29), (50, 22), (54, 26), (46, 42), (42, 56))
    pen.shape(smooth((*palm, *fingers), 3, closed=True), SKIN, 2.2)


def jug(pen: Pen) -> None:
    """A water jug."""
    body = ((24, 8), (40, 8), (38, 18), (50, 32), (46, 52), (32, 56), (18, 52), (14, 32), (26, 18))
    pen.shape(smooth(body, 4, closed=True), (168, 112, 74), 2.4)
    pen.line(smooth(((39, 14), (54, 16), (50, 32)), 5), 2.8, taper=(1, 1))
    pen.line(smooth(((19, 36), (26, 33), (32, 36), (38, 33), (45, 36)), 4), 2.4, SKY, taper=(1, 1))


def fog(pen: Pen) -> None:
    """Banks of fog."""
    for y, left, right in ((16, 14, 52), (27, 6, 46), (38, 16, 58), (49, 8, 50)):
        middle = (left + right) / 2
        wave = smooth(
            ((left, y), ((left + middle) / 2, y - 4), (middle, y), ((middle + right) / 2, y + 4), (right, y))
        )
        pen.line(wave, 4.6, (150, 158, 160), taper=(0.7, 0.7))


def moon(pen: Pen) -> None:
    """The moon's sickle: night."""
    outer = ellipse(30, 32, 22, count=26, start=0.9, stop=5.4)
    inner = ellipse(40, 30, 17, count=22, start=5.0, stop=1.5)
    pen.shape(np.vstack((outer, inner)), MOONLIGHT, 2.2)
    for x, y in ((46, 18), (54, 34), (44, 46)):
        pen.dot(x, y, 1.8, INK)
