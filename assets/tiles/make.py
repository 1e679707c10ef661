"""Draws the pictures of the tilesets that map makers see in Tiled.

    python assets/tiles/make.py

writes terrain.png and works.png into each folder of maps/ that has tilesets. One tile is 48 x 72 pixels: a
pointy-top hex of 48 x 56 with 16 pixels of head-room. Rows follow the tilesets; terrain has four variants
a row, works are stamps on clear ground, one a row. The same run gives the same pixels. The game itself
paints its map anew and never reads these.
"""

from __future__ import annotations

import math
import os
import zlib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame  # after the driver is chosen

WIDTH, HEIGHT, HEAD = 48, 72, 16
VARIANTS = 4
FINE = 4  # drawn so much larger, then smoothed down

INK = (52, 36, 24)
WATER, DEEP, SAND = (137, 163, 172), (74, 106, 126), (216, 198, 156)
GRASS, LEAF, FIR = (206, 204, 142), (128, 146, 86), (58, 84, 64)
GRAIN, EARTH, CLAY = (216, 182, 104), (150, 116, 78), (112, 82, 54)
MARSH, STONE, PLASTER = (158, 178, 130), (198, 178, 138), (240, 228, 204)
ROOF, DOME, TIMBER, CANVAS = (150, 62, 44), (72, 122, 112), (140, 98, 62), (234, 222, 190)

Colour = tuple[int, int, int]
Spot = tuple[float, float]


class Dice:
    """Numbers that look thrown and are the same in every run, on every machine."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def uniform(self, low: float, high: float) -> float:
        """Return a number from *low* to *high*."""
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return low + (high - low) * (self.state >> 32) / 2**32

    def choice(self, things: tuple[float, ...]) -> float:
        """Return one of *things*."""
        return things[int(self.uniform(0, len(things)))]


class Pen:
    """Draws on one tile in its own pixels; (24, 44) is the middle of the hex."""

    def __init__(self, seed: str) -> None:
        self.surface = pygame.Surface((WIDTH * FINE, HEIGHT * FINE), pygame.SRCALPHA)
        self.dice = Dice(zlib.crc32(seed.encode()))

    def shape(self, spots: list[Spot], colour: Colour, outline: float = 0.0) -> None:
        """Fill a polygon, inked round if *outline* is a width."""
        scaled = [(x * FINE, y * FINE) for x, y in spots]
        pygame.draw.polygon(self.surface, colour, scaled)
        if outline:
            self.line([*spots, spots[0]], INK, outline)

    def line(self, spots: list[Spot], colour: Colour = INK, width: float = 0.8) -> None:
        """Draw a line with round joints."""
        thick = max(1, round(width * FINE))
        scaled = [(x * FINE, y * FINE) for x, y in spots]
        for start, end in pairwise(scaled):
            pygame.draw.line(self.surface, colour, start, end, thick)
        for spot in scaled:
            pygame.draw.circle(self.surface, colour, spot, thick / 2)

    def dot(self, x: float, y: float, radius: float, colour: Colour = INK) -> None:
        """Draw a disc."""
        pygame.draw.circle(self.surface, colour, (x * FINE, y * FINE), radius * FINE)

    def hexagon(self, colour: Colour) -> None:
        """Fill the hex, mottled like paper."""
        self.shape([(24, 16), (48, 30), (48, 58), (24, 72), (0, 58), (0, 30)], colour)
        for _ in range(40):
            x, y = self.spot(0)
            shade = round(self.dice.uniform(-7, 7))
            mottled = tuple(max(0, min(255, part + shade)) for part in colour)
            self.dot(x, y, self.dice.uniform(1, 3), (mottled[0], mottled[1], mottled[2]))

    def spot(self, margin: float) -> Spot:
        """Return a place in the hex, at least *margin* from its sides."""
        while True:
            x, y = self.dice.uniform(margin, 48 - margin), self.dice.uniform(16 + margin, 72 - margin)
            if abs(x - 24) / 24 * 14 + abs(y - 44) < 28 - margin:
                return x, y

    def spots(self, count: int, margin: float) -> list[Spot]:
        """Return places in the hex from back to front."""
        return sorted((self.spot(margin) for _ in range(count)), key=lambda spot: spot[1])

    def tile(self) -> pygame.Surface:
        """Return the finished tile."""
        return pygame.transform.smoothscale(self.surface, (WIDTH, HEIGHT))


# Small things -----------------------------------------------------------------------------------------------


def _tuft(pen: Pen, x: float, y: float, colour: Colour = LEAF) -> None:
    for lean in (-1.6, 0, 1.6):
        pen.line([(x + lean * 0.4, y), (x + lean, y - 3.4)], colour, 0.6)


def _fir(pen: Pen, x: float, y: float) -> None:
    tall = pen.dice.uniform(11, 15)
    pen.line([(x, y), (x, y - 3)], INK, 1)
    pen.shape([(x - 4, y - 2), (x, y - tall), (x + 4, y - 2)], FIR, 0.5)
    pen.line([(x - 2, y - tall * 0.45), (x, y - tall * 0.6), (x + 2, y - tall * 0.45)], INK, 0.5)


def _bush(pen: Pen, x: float, y: float) -> None:
    for dx, dy in ((-2, 0), (2, 0), (0, -2)):
        pen.dot(x + dx, y + dy, 2.6, INK)
    for dx, dy in ((-2, 0), (2, 0), (0, -2)):
        pen.dot(x + dx, y + dy, 2.1, LEAF)


def _wave(pen: Pen, x: float, y: float, colour: Colour = DEEP) -> None:
    pen.line([(x + step, y + 1.1 * math.sin(step * 0.9)) for step in range(-6, 7)], colour, 0.7)


def _house(pen: Pen, x: float, y: float, roof: Colour = TIMBER) -> None:
    pen.shape([(x - 5, y), (x - 5, y - 4), (x + 5, y - 4), (x + 5, y)], PLASTER, 0.6)
    pen.shape([(x - 6, y - 4), (x - 3, y - 8.5), (x + 6, y - 8.5), (x + 6, y - 4)], roof, 0.6)
    pen.line([(x - 1, y), (x - 1, y - 2.5)], INK, 0.8)


def _chapel(pen: Pen, x: float, y: float) -> None:
    pen.shape([(x - 6, y), (x - 6, y - 8), (x + 6, y - 8), (x + 6, y)], PLASTER, 0.6)
    pen.shape([(x - 7, y - 8), (x, y - 15), (x + 7, y - 8)], ROOF, 0.6)
    pen.dot(x, y - 17, 2.6, INK)
    pen.dot(x, y - 17, 2.0, DOME)
    pen.line([(x, y - 19), (x, y - 25)], INK, 0.7)
    pen.line([(x - 2, y - 23), (x + 2, y - 23)], INK, 0.7)


def _hachures(pen: Pen, y: float, fall: float, colour: Colour = INK) -> None:
    for x in range(7, 42, 3):
        lean, length = pen.dice.uniform(-0.6, 0.6), fall * pen.dice.uniform(0.7, 1.1)
        pen.line([(x, y), (x + lean, y + length)], colour, 0.6)


# Ground -----------------------------------------------------------------------------------------------------


def _river(pen: Pen) -> None:
    pen.hexagon(WATER)
    for x, y in pen.spots(4, 9):
        _wave(pen, x, y)


def _shallows(pen: Pen) -> None:
    pen.hexagon((186, 192, 176))
    for x, y in pen.spots(2, 9):
        _wave(pen, x, y, WATER)
    for x, y in pen.spots(16, 5):
        pen.dot(x, y, 0.6, CLAY)


def _island(pen: Pen) -> None:
    pen.hexagon((190, 196, 134))
    for x, y in pen.spots(3, 8):
        _bush(pen, x, y)
    for x, y in pen.spots(4, 6):
        _tuft(pen, x, y)


def _meadow(pen: Pen) -> None:
    pen.hexagon(GRASS)
    for x, y in pen.spots(round(pen.dice.uniform(2, 5)), 7):
        _tuft(pen, x, y)


def _field(pen: Pen) -> None:
    pen.hexagon(GRAIN)
    slope = pen.dice.choice((-0.5, 0.0, 0.35))
    for y in range(26, 66, 5):
        reach = 20 - 0.45 * abs(y - 44)
        pen.line([(24 - reach, y - slope * reach), (24 + reach, y + slope * reach)], EARTH, 0.7)


def _taiga(pen: Pen) -> None:
    pen.hexagon((146, 158, 108))
    for x, y in pen.spots(11, 5):
        _fir(pen, x, y + 3)


def _hill(pen: Pen) -> None:
    pen.hexagon(STONE)
    for x, y, size in ((15, 50, 9), (32, 56, 11)):
        angles = [step / 9 * math.pi for step in range(10)]
        arc = [(x + size * math.cos(angle), y - size * 1.2 * math.sin(angle)) for angle in angles]
        pen.shape(arc, (180, 156, 112))
        pen.line(arc, INK, 0.8)
        for step in range(1, 5):
            pen.line([(x + step * size / 6, y - size + step), (x + step * size / 4.6, y - 1)], INK, 0.5)
    _tuft(pen, *pen.spot(12))


def _bluff(pen: Pen) -> None:
    pen.hexagon((204, 190, 140))
    pen.line([(4, 40), (16, 38), (30, 41), (44, 38)], INK, 1.0)
    _hachures(pen, 41, 9)


def _village(pen: Pen) -> None:
    pen.hexagon((214, 202, 150))
    for x, y in ((15, 40), (34, 45), (19, 57)):
        _house(pen, x + pen.dice.uniform(-2, 2), y + pen.dice.uniform(-2, 2))


def _road(pen: Pen) -> None:
    pen.hexagon(GRASS)
    bend = pen.dice.uniform(-4, 4)
    for side in (-2, 2):
        track = [(x, 46 + side + bend * math.sin(x / 48 * math.pi)) for x in range(2, 47, 4)]
        pen.line([*track], CLAY, 0.8)
    _tuft(pen, *pen.spots(1, 10)[0])


def _stream(pen: Pen) -> None:
    pen.hexagon(GRASS)
    bend = pen.dice.uniform(3, 6)
    course = [(24 + bend * math.sin((y - 16) / 9), y) for y in range(20, 69, 3)]
    pen.line([*course], DEEP, 3.0)
    pen.line([*course], WATER, 1.8)


def _marsh(pen: Pen) -> None:
    pen.hexagon(MARSH)
    for x, y in pen.spots(6, 8):
        pen.line([(x - 5, y), (x + 5, y)], DEEP, 0.7)
        _tuft(pen, x, y, FIR)


def _monastery(pen: Pen) -> None:
    pen.hexagon((214, 202, 150))
    pen.line([(6, 50), (6, 58), (42, 58), (42, 50)], TIMBER, 1.4)
    _chapel(pen, 20, 54)
    _house(pen, 35, 54, ROOF)


# Works ------------------------------------------------------------------------------------------------------


def _bank(pen: Pen, colour: Colour = EARTH) -> None:
    """The band of a rampart seen from above and in front."""
    pen.shape([(3, 40), (45, 40), (47, 53), (1, 53)], colour, 1.0)
    pen.shape([(5, 35), (43, 35), (45, 40), (3, 40)], (178, 146, 102), 0.8)
    _hachures(pen, 42, 9)


def _palisade(pen: Pen) -> None:
    for x in range(4, 45, 5):
        pen.shape([(x, 54), (x, 38), (x + 2, 34), (x + 4, 38), (x + 4, 54)], TIMBER, 0.7)


def _tower(pen: Pen) -> None:
    pen.shape([(14, 56), (14, 34), (34, 34), (34, 56)], TIMBER, 0.9)
    pen.shape([(11, 34), (24, 18), (37, 34)], ROOF, 0.9)
    pen.shape([(21, 48), (21, 41), (27, 41), (27, 48)], INK)


def _rampart(pen: Pen) -> None:
    _bank(pen)


def _bastion(pen: Pen) -> None:
    pen.shape([(24, 24), (42, 38), (36, 58), (12, 58), (6, 38)], EARTH, 1.2)
    pen.shape([(24, 31), (35, 40), (31, 52), (17, 52), (13, 40)], (178, 146, 102), 0.8)
    pen.line([(24, 46), (24, 34)], INK, 2.2)
    pen.line([(20, 46), (28, 46)], INK, 1.2)


def _gate(pen: Pen) -> None:
    _bank(pen)
    pen.shape([(15, 56), (15, 28), (33, 28), (33, 56)], TIMBER, 0.9)
    pen.shape([(12, 28), (24, 19), (36, 28)], ROOF, 0.9)
    pen.shape([(19, 56), (19, 42), (24, 38), (29, 42), (29, 56)], INK)


def _postern(pen: Pen) -> None:
    _bank(pen)
    pen.shape([(20, 53), (20, 45), (24, 42), (28, 45), (28, 53)], INK)


def _breach(pen: Pen) -> None:
    pen.shape([(1, 53), (3, 38), (12, 36), (17, 53)], EARTH, 1.0)
    pen.shape([(31, 53), (35, 38), (45, 37), (47, 53)], EARTH, 1.0)
    for x, y in ((20, 52), (25, 49), (29, 53), (23, 55), (27, 45)):
        pen.dot(x, y, 2.0, CLAY)


def _ditch(pen: Pen) -> None:
    pen.shape([(2, 42), (46, 42), (44, 52), (4, 52)], CLAY, 0.8)
    for x in range(7, 44, 4):
        pen.line([(x, 43), (x, 47)], INK, 0.6)
        pen.line([(x + 2, 51), (x + 2, 48)], STONE, 0.6)


def _old_bank(pen: Pen) -> None:
    pen.shape([(2, 48), (10, 41), (24, 39), (38, 41), (46, 48), (38, 50), (10, 50)], (168, 152, 98), 0.7)
    _hachures(pen, 42, 6, CLAY)


def _inner_work(pen: Pen) -> None:
    pen.shape([(10, 32), (38, 32), (38, 56), (10, 56)], EARTH, 1.0)
    pen.shape([(16, 38), (32, 38), (32, 50), (16, 50)], STONE, 0.8)


def _well(pen: Pen) -> None:
    pen.shape([(16, 52), (16, 44), (32, 44), (32, 52)], TIMBER, 0.9)
    pen.dot(24, 44, 6, INK)
    pen.dot(24, 44, 4.6, DEEP)
    pen.line([(24, 42), (24, 28), (34, 24)], INK, 1.0)


def _church(pen: Pen) -> None:
    _chapel(pen, 24, 56)


def _grain_store(pen: Pen) -> None:
    pen.shape([(10, 56), (10, 42), (38, 42), (38, 56)], TIMBER, 0.9)
    pen.shape([(7, 42), (15, 30), (41, 30), (41, 42)], GRAIN, 0.9)
    pen.shape([(21, 56), (21, 47), (27, 47), (27, 56)], INK)


def _powder_store(pen: Pen) -> None:
    pen.shape([(8, 56), (12, 38), (24, 33), (36, 38), (40, 56)], LEAF, 0.9)
    pen.shape([(19, 56), (19, 46), (29, 46), (29, 56)], TIMBER, 0.8)
    pen.dot(24, 51, 2.4, ROOF)


def _landing(pen: Pen) -> None:
    for y in range(36, 58, 5):
        pen.shape([(12, y), (36, y), (36, y + 3.4), (12, y + 3.4)], TIMBER, 0.6)
    pen.line([(12, 34), (12, 62)], INK, 1.4)
    pen.line([(36, 34), (36, 62)], INK, 1.4)


def _camp(pen: Pen) -> None:
    for x, y in ((14, 46), (33, 45), (23, 57)):
        pen.shape([(x - 8, y), (x, y - 12), (x + 8, y)], CANVAS, 0.8)
        pen.line([(x, y - 12), (x, y)], INK, 0.7)


def _trench(pen: Pen) -> None:
    zigzag: list[Spot] = [(2, 40), (14, 50), (24, 40), (34, 50), (46, 40)]
    pen.line(zigzag, EARTH, 6.0)
    pen.line(zigzag, INK, 2.6)


def _battery(pen: Pen) -> None:
    pen.shape([(8, 58), (8, 44), (40, 44), (40, 58)], TIMBER, 0.9)
    for x in (14, 24, 34):
        pen.line([(x, 52), (x, 36)], INK, 2.4)
        pen.dot(x - 2.6, 52, 2.0, INK)
        pen.dot(x + 2.6, 52, 2.0, INK)
    pen.line([(6, 42), (42, 42)], EARTH, 3.0)


def _siege_wall(pen: Pen) -> None:
    pen.shape([(1, 54), (1, 42), (47, 42), (47, 54)], CLAY, 1.0)
    for x in range(3, 44, 8):
        pen.shape([(x, 42), (x, 36), (x + 5, 36), (x + 5, 42)], EARTH, 0.8)
    _hachures(pen, 44, 8)


TERRAIN: tuple[Callable[[Pen], None], ...] = (
    *(_river, _shallows, _island, _meadow, _field, _taiga, _hill),
    *(_bluff, _village, _road, _stream, _marsh, _monastery),
)
WORKS: tuple[Callable[[Pen], None], ...] = (
    *(_palisade, _tower, _rampart, _bastion, _gate, _postern, _breach, _ditch, _old_bank, _inner_work),
    *(_well, _church, _grain_store, _powder_store, _landing, _camp, _trench, _battery, _siege_wall),
)


def sheet(kinds: tuple[Callable[[Pen], None], ...], variants: int) -> pygame.Surface:
    """Return all tiles of one tileset, a row for each kind."""
    surface = pygame.Surface((WIDTH * variants, HEIGHT * len(kinds)), pygame.SRCALPHA)
    for row, kind in enumerate(kinds):
        for column in range(variants):
            pen = Pen(f"{kind.__name__[1:]} {column}")
            kind(pen)
            surface.blit(pen.tile(), (column * WIDTH, row * HEIGHT))
    return surface


def main() -> None:
    """Write the pictures beside every tileset of the shipped maps."""
    for tileset in sorted((Path(__file__).parents[2] / "maps").glob("*/terrain.tsx")):
        pygame.image.save(sheet(TERRAIN, VARIANTS), tileset.with_suffix(".png"))
        pygame.image.save(sheet(WORKS, 1), tileset.with_name("works.png"))


if __name__ == "__main__":
    main()
