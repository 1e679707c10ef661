"""Small drawn signs in a box of 64 units: on badges of counters, on buttons, in the bars of the screen."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import numpy as np

from game.ui.counters import camp
from game.ui.counters.figures import Dress, man
from game.ui.counters.pen import Pen
from game.ui.counters.things import Cloth, Gun, cannon, flag
from game.ui.ink import blot, ellipse, smooth
from game.ui.palette import BANNERS, DARK_WOOD, INK, RED, STEEL, WOOD

PAPER: Final = (246, 240, 222)
LEATHER: Final = (120, 84, 54)
SACKCLOTH: Final = (206, 172, 112)
HOOP: Final = (70, 56, 46)


def skull(pen: Pen) -> None:
    """Sickness."""
    head = ((18, 30), (20, 18), (32, 13), (44, 18), (46, 30), (42, 39), (40, 47), (24, 47), (22, 39))
    pen.shape(smooth(head, 4, closed=True), PAPER, 2.2)
    for x in (25.5, 38.5):
        pen.dot(x, 30, 4.2, ry=5)
    pen.fill(((32, 35), (29.5, 40), (34.5, 40)), INK)
    for x in (27.5, 32, 36.5):
        pen.line(((x, 42.5), (x, 47)), 1.6)


def gabions(pen: Pen) -> None:
    """Three earth baskets on a bank."""
    bank = ((8, 46), (16, 38), (32, 36), (48, 38), (56, 46), (48, 55), (16, 55))
    pen.shape(smooth(bank, 4), (140, 100, 62), 2.0)
    for x in (17, 32, 47):
        pen.shape(((x - 6, 40), (x - 6.8, 21), (x + 6.8, 21), (x + 6, 40)), (196, 150, 92), 2.0)
        for y in (28, 34):
            pen.line(((x - 6, y), (x + 6, y)), 1.6)


def eye(pen: Pen) -> None:
    """An open eye."""
    upper = smooth(((8, 34), (20, 24), (32, 20), (44, 24), (56, 34)), 5)
    lower = smooth(((56, 34), (44, 43), (32, 45), (20, 43), (8, 34)), 5)
    pen.shape(np.vstack((upper, lower)), PAPER, 2.2)
    pen.dot(32, 33, 8, (40, 70, 52), ry=9.5)
    pen.dot(32, 33, 3.2, ry=4)


def bowl(pen: Pen) -> None:
    """An empty bowl: hunger."""
    pen.shape(ellipse(32, 30, 19, 18, count=20, start=0, stop=math.pi), (58, 96, 150), 2.2)
    pen.shape(ellipse(32, 30, 19, 5, count=20), PAPER, 2)


def flame(pen: Pen) -> None:
    """A fire."""
    outer = ((32, 8), (40, 22), (47, 32), (44, 48), (32, 54), (20, 48), (17, 34), (25, 30), (26, 20))
    pen.shape(smooth(outer, 4, closed=True), (206, 80, 36), 2.2)
    pen.fill(smooth(((32, 28), (38, 38), (36, 48), (28, 48), (26, 38)), 4, closed=True), (240, 190, 80))


def red_flag(pen: Pen) -> None:
    """A flag that flies: spirit, rally."""
    flag(pen, 17, 58, 8, Cloth(BANNERS["red"], None, 34, 27))


def white_flag(pen: Pen) -> None:
    """A flag of parley."""
    flag(pen, 17, 58, 8, Cloth(PAPER, None, 34, 27))


def broken_flag(pen: Pen) -> None:
    """A flag on a broken pole."""
    pen.line(((22, 54), (22, 36), (28, 30)), 3.4, DARK_WOOD)
    pen.shape(((28, 30), (46, 40), (40, 50), (24, 42)), (240, 240, 232), 2.2)


def gun(pen: Pen) -> None:
    """A cannon."""
    cannon(pen, 28, 35, 1.3, Gun())


def firing_gun(pen: Pen) -> None:
    """A cannon with its puff of fire."""
    cannon(pen, 22, 42, 1.0, Gun(elevation=-0.2, length=0.9))
    pen.shape(blot(53, 26, 8, 8, np.random.default_rng(5), roughness=0.25), (222, 140, 50), 1.6)


def sun(pen: Pen) -> None:
    """The sun's face with twelve rays."""
    pen.disc(32, 32, 12, (222, 172, 60), 2.4)
    for i, angle in enumerate(np.arange(12) * math.pi / 6):
        ray = np.array((math.cos(angle), math.sin(angle)))
        pen.line((32 + ray * 16, 32 + ray * (27 if i % 2 else 23)), 2.6, (168, 58, 40), taper=(1, 0.2))
    for x in (28, 36):
        pen.dot(x, 30, 1.6)
    pen.line(smooth(((27, 35), (32, 38), (37, 35)), 5), 1.6)


def snow(pen: Pen) -> None:
    """A snow star."""
    for angle in np.arange(6) * math.pi / 3:
        ray = np.array((math.cos(angle), math.sin(angle)))
        side = np.array((-ray[1], ray[0]))
        pen.line((32 + ray * 2, 32 + ray * 24), 3, (58, 96, 140), taper=(1, 0.6))
        for out in (12, 18):
            tip = 32 + ray * out
            for turn in (side, -side):
                pen.line((tip, tip + ray * 5 + turn * 5), 2, (58, 96, 140))


def cloud(pen: Pen) -> None:
    """A rain cloud."""
    for x in (20, 32, 44):
        pen.line(((x, 44), (x - 4, 56)), 2.4, (58, 96, 140))
    puffs = (
        (10, 38),
        (12, 27),
        (22, 25),
        (30, 15),
        (42, 18),
        (45, 26),
        (54, 29),
        (55, 38),
        (44, 42),
        (20, 42),
    )
    pen.shape(smooth(puffs, 5, closed=True), (196, 200, 198), 2.2)


def sack(pen: Pen) -> None:
    """A sack of grain."""
    body = ((14, 56), (10, 38), (22, 24), (26, 16), (38, 16), (42, 24), (54, 38), (50, 56))
    pen.shape(smooth(body, 4, closed=True), SACKCLOTH, 2.4)
    pen.line(((23, 23), (41, 23)), 3.2, (120, 70, 36))
    pen.line(((32, 34), (32, 50)), 2)
    for y in (38, 44, 50):
        for dx in (-6, 6):
            pen.line(((32, y), (32 + dx, y - 5)), 1.8)


def barrel(pen: Pen) -> None:
    """A barrel of powder."""
    body = ((16, 10), (48, 10), (53, 32), (48, 56), (16, 56), (11, 32))
    pen.shape(smooth(body, 4, closed=True), (158, 112, 66), 2.4)
    for y in (20, 46):
        pen.bar(((12.5, y), (51.5, y)), 3.4, HOOP)
    for x in (24, 40):
        pen.line(((x, 12), (x, 55)), 1.4)


def shot(pen: Pen) -> None:
    """A heap of round shot."""
    for x, y in ((18, 46), (32, 46), (46, 46), (25, 34), (39, 34), (32, 22)):
        pen.disc(x, y, 7.4, (96, 94, 92), 1.8)
        pen.dot(x - 2, y - 2.5, 1.8, (168, 168, 164))


def boots(pen: Pen) -> None:
    """Two footprints: march."""
    for x, y in ((14, 34), (36, 12)):
        sole = ((x, y), (x + 7, y - 3), (x + 9, y + 6), (x + 5, y + 15), (x - 1, y + 12))
        pen.shape(smooth(sole, 4, closed=True), LEATHER, 2)


def ladder(pen: Pen) -> None:
    """A storming ladder."""
    left, right = np.array(((14, 58), (38, 6))), np.array(((28, 60), (52, 10)))
    for rail in (left, right):
        pen.bar(rail, 3, WOOD)
    for share in (0.1, 0.28, 0.46, 0.64, 0.82):
        pen.bar((left[0] + (left[1] - left[0]) * share, right[0] + (right[1] - right[0]) * share), 2.6, WOOD)


def shovel(pen: Pen) -> None:
    """A spade: dig."""
    pen.bar(((14, 52), (40, 22)), 4, WOOD)
    pen.shape(smooth(((36, 18), (46, 8), (56, 8), (56, 18), (46, 28)), 4, closed=True), (140, 142, 144), 2)


def tent(pen: Pen) -> None:
    """A camp tent: rest."""
    pen.shape(((8, 56), (12, 40), (32, 16), (52, 40), (56, 56)), (236, 226, 200), 2.2)
    pen.fill(((32, 16), (52, 40), (56, 56), (37, 56)), (120, 96, 70), 90)
    pen.fill(((13, 37), (51, 37), (53, 43), (11, 43)), (58, 92, 140), 220)
    pen.fill(((26, 56), (32, 34), (38, 56)), DARK_WOOD)
    pen.line(((32, 17), (32, 6)), 2)
    pen.fill(((32, 6), (46, 9), (32, 13)), BANNERS["red"])


def hourglass(pen: Pen) -> None:
    """Sand runs: wait, end the turn."""
    pen.shape(((16, 8), (48, 8), (34, 32), (48, 56), (16, 56), (30, 32)), (240, 228, 196), 2.4)
    pen.fill(((22, 54), (32, 40), (42, 54)), (206, 160, 80))
    for y in (8, 56):
        pen.bar(((12, y), (52, y)), 3.4)


def hammer(pen: Pen) -> None:
    """Repair, build."""
    pen.bar(((16, 56), (38, 22)), 4, WOOD)
    pen.shape(((26, 14), (34, 8), (54, 22), (48, 30)), STEEL, 2)


def anchor(pen: Pen) -> None:
    """Boats."""
    pen.bar(((32, 16), (32, 54)), 3.4, DARK_WOOD)
    pen.bar(((20, 24), (44, 24)), 3, DARK_WOOD)
    pen.line(ellipse(32, 12, 5, count=16), 2.4, DARK_WOOD, taper=(1, 1))
    pen.line(smooth(((10, 38), (16, 50), (32, 56), (48, 50), (54, 38)), 6), 3.6, DARK_WOOD, taper=(1, 1))
    for x, dx in ((10, 7), (54, -7)):
        pen.fill(((x - 4, 42), (x + 4, 42), (x + dx / 7, 32)), DARK_WOOD)


def arrow(pen: Pen) -> None:
    """A broad arrow to the right."""
    pen.shape(((8, 26), (34, 26), (34, 14), (58, 32), (34, 50), (34, 38), (8, 38)), RED, 2.2)


def _hook(pen: Pen, flip: int) -> None:
    """Draw an arrow that bends back to the left (flip 1) or right (-1)."""

    def at(x: float, y: float) -> tuple[float, float]:
        return 32 + flip * (x - 32), y

    pen.line(smooth([at(54, 52), at(54, 32), at(42, 22), at(24, 22)], 6), 5, INK, taper=(0.6, 1))
    pen.fill([at(28, 8), at(8, 22), at(28, 36)], INK)


def undo(pen: Pen) -> None:
    """Take back."""
    _hook(pen, 1)


def redo(pen: Pen) -> None:
    """Do again."""
    _hook(pen, -1)


def chest(pen: Pen) -> None:
    """A travelling chest: save."""
    pen.shape(((8, 28), (56, 28), (54, 54), (10, 54)), (158, 112, 66), 2.4)
    pen.shape(smooth(((8, 28), (12, 14), (32, 10), (52, 14), (56, 28)), 5), (176, 130, 80), 2.4)
    for x in (16, 48):
        pen.bar(((x, 15), (x, 54)), 2.6, HOOP)
    pen.shape(((27, 25), (37, 25), (37, 36), (27, 36)), (206, 160, 62), 1.8)
    pen.dot(32, 30, 1.8)


def scroll(pen: Pen) -> None:
    """A written scroll: chronicle, notes."""
    pen.shape(((14, 12), (50, 12), (50, 52), (14, 52)), (244, 234, 206), 2.2)
    for y in (10, 54):
        pen.shape(((9, y - 4), (55, y - 4), (55, y + 4), (9, y + 4)), (206, 172, 112), 2)
    for y, end in ((22, 44), (29, 40), (36, 44), (43, 34)):
        pen.line(((20, y), (end, y)), 1.8)


def soldier(pen: Pen) -> None:
    """A man: strength."""
    man(pen, 32, 60, 50, Dress((150, 116, 76), "cossack", (222, 206, 160), beard=True))


def mine(pen: Pen) -> None:
    """The mouth of a mine."""
    pen.shape(((8, 56), (8, 30), (32, 14), (56, 30), (56, 56)), (150, 112, 70), 2.2)
    pen.fill(((20, 56), (20, 38), (32, 30), (44, 38), (44, 56)), (40, 28, 20))
    pen.bar(((20, 56), (20, 38), (32, 30), (44, 38), (44, 56)), 2.6, LEATHER)


def crossed_sabres(pen: Pen) -> None:
    """A fight: sally, assault by hand."""
    for flip in (1, -1):
        blade = smooth([(32 + flip * dx, y) for dx, y in ((-18, 54), (4, 34), (18, 10))], 6)
        pen.line(blade, 4, STEEL, taper=(1, 0.3))
        pen.line([(32 + flip * dx, y) for dx, y in ((-20, 44), (-10, 54))], 3.4, WOOD, taper=(1, 1))


def tick(pen: Pen) -> None:
    """Done, chosen."""
    pen.line(smooth(((10, 34), (24, 50), (54, 12)), 5), 6, RED, taper=(0.7, 0.4))


def cross(pen: Pen) -> None:
    """No, remove."""
    for stroke in (((14, 14), (50, 50)), ((50, 14), (14, 50))):
        pen.line(stroke, 5.5, RED, taper=(0.7, 0.5))


def map_sheet(pen: Pen) -> None:
    """A folded map."""
    pen.shape(
        ((8, 16), (24, 10), (40, 16), (56, 10), (56, 48), (40, 54), (24, 48), (8, 54)), (238, 224, 186), 2.2
    )
    for x, y in ((24, 10), (40, 16)):
        pen.line(((x, y), (x, y + 38)), 1.4)
    pen.line(smooth(((12, 40), (22, 32), (34, 38), (52, 26)), 5), 3, (58, 96, 140))
    pen.fill(((36, 24), (41, 18), (46, 24), (46, 30), (36, 30)), RED)


def quill(pen: Pen) -> None:
    """A goose quill: name, settings."""
    pen.shape(smooth(((20, 44), (26, 22), (54, 6), (46, 28), (28, 46)), 5, closed=True), PAPER, 2)
    pen.line(((10, 58), (30, 36), (50, 11)), 2)


SIGNS: Final[dict[str, Callable[[Pen], None]]] = {
    "anchor": anchor,
    "arrow": arrow,
    "barrel": barrel,
    "basket": camp.basket,
    "boat": camp.boat,
    "boots": boots,
    "bowl": bowl,
    "broken": broken_flag,
    "cloud": cloud,
    "cross": cross,
    "cup": camp.cup,
    "ear": camp.ear,
    "eye": eye,
    "fire": firing_gun,
    "fish": camp.fish,
    "flag": red_flag,
    "flame": flame,
    "fog": camp.fog,
    "gabions": gabions,
    "gun": gun,
    "halt": camp.halt,
    "hammer": hammer,
    "hourglass": hourglass,
    "join": camp.join,
    "jug": camp.jug,
    "ladder": ladder,
    "lantern": camp.lantern,
    "map": map_sheet,
    "men": soldier,
    "mine": mine,
    "moon": camp.moon,
    "parley": white_flag,
    "part": camp.part,
    "pick": camp.pick,
    "quill": quill,
    "redo": redo,
    "sabres": crossed_sabres,
    "sack": sack,
    "save": chest,
    "scroll": scroll,
    "shot": shot,
    "shovel": shovel,
    "sickle": camp.sickle,
    "skull": skull,
    "snow": snow,
    "sun": sun,
    "tent": tent,
    "tick": tick,
    "undo": undo,
}
"""Every sign by name."""
