"""The picture behind the title: mountains, taiga, the ostrog on its bank, two hosts, the Amur.

Everything is placed by shares of the picture, drawn at its height / 1080: every window gets the same scene.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.ui.counters import TROOPS, Pen
from game.ui.counters.things import junk
from game.ui.fonts import font
from game.ui.ink import Points, blot, poly, smooth, stroke
from game.ui.kit.drawn import Style, typeset
from game.ui.kit.ornaments import cartouche, drop_shadow, neat_line, rule, seal
from game.ui.kit.texture import YELLOWING, Field, cover, noise, sheet_tile, surface_of
from game.ui.paint.buildings import church, house, palisade, tower
from game.ui.paint.hills import hill
from game.ui.paint.pen import Pen as Brush
from game.ui.paint.season import Season
from game.ui.paint.stamp import Box, Stamp, carve
from game.ui.paint.trees import larch, spruce
from game.ui.palette import RED, TEXT, Colour

FULL: Final = 1080
"""Height in px at which the measures below are px."""
SHORE: Final = 0.735
BREADTH: Final = 512
"""Px to a side of the noise in the washes."""
SUMMER: Final = Season.SUMMER
PAPER: Final = (241, 228, 196)

SKY: Final = (0.62, 0.74, 0.82)
DAWN: Final = (0.95, 0.78, 0.62)
MEADOW: Final = (0.88, 0.88, 0.62)
WATER: Final = (0.50, 0.67, 0.74)
"""Transmittance of the washes by channel: 1 is clear."""
WATER_LINE: Final = (44, 58, 68)

RIDGES: Final = ((0.478, 3.0, 105), (0.505, 2.4, 175), (0.530, 1.9, 255))
"""Foot (share of the height), size and alpha of the three rows of hills, far to near."""
HILL_BOX: Final[Box] = (-50, -60, 50, 8)
TREE_BOX: Final[Box] = (-14, -42, 14, 4)

HOSTS: Final = (
    (("qing", "horse"), "yellow", 0.021, 0.530, 250),
    (("qing", "shield"), "yellow", 0.136, 0.575, 190),
    (("qing", "leader"), "yellow", 0.221, 0.556, 205),
    (("russia", "cossacks"), "blue", 0.693, 0.537, 240),
    (("russia", "servicemen"), "red", 0.794, 0.572, 190),
    (("russia", "leader"), "red", 0.877, 0.556, 215),
)
"""Troop, colour, left (share of the width), top (share of the height) and side (px) of each figure."""
JUNKS: Final = ((0.105, 0.715, 150), (0.69, 0.735, 110), (0.83, 0.725, 180))


@lru_cache(maxsize=2)
def title_backdrop(size: tuple[int, int], subtitle: str = "", lang: str = "en") -> pygame.Surface:
    """Return the painted scene with the cartouche of the title; kept, so do not draw on it.

    Args:
        size: px; the middle of the lower third is left free for a menu.
        subtitle: below the title, in the player's language.
        lang: of the subtitle.
    """
    rng = np.random.default_rng(21)
    picture = _washes(size)
    scale = size[1] / FULL
    _water_lines(picture, size, rng)
    _mountains(picture, scale, rng)
    _taiga(picture, scale, rng)
    _ostrog(picture, scale, rng)
    _bank(picture, scale, rng)
    _river(picture, scale, rng)
    _hosts(picture, scale)
    neat_line(picture, 14 * scale, scale)
    _title(picture, subtitle, lang, scale)
    return picture


@lru_cache(maxsize=8)
def _shore(size: tuple[int, int], samples: int) -> Points:
    """Return the line (samples, 2) where meadow meets water, px."""
    x = np.linspace(0, 1, samples)
    waver = np.interp(x * BREADTH, np.arange(BREADTH), noise(41, 5, 60, 1.2, BREADTH)[0])
    return np.column_stack((x * size[0], (SHORE + 0.018 * np.sin(x * 5 + 1) + 0.005 * waver) * size[1]))


def _washes(size: tuple[int, int]) -> pygame.Surface:
    """Return paper with sky, dawn, meadow and water laid over it; the washes are mixed at half size."""
    width, height = size[0] // 2, size[1] // 2
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    low = _spread(noise(42, 1, 8, 1.2, BREADTH), width, height)
    mottled: Field = 1 + 0.16 * low + 0.10 * _spread(noise(43, 4, 45, 1.2, BREADTH), width, height)
    shore = (_shore(size, width)[:, 1] / size[1]).astype(np.float32)[None]
    clear = np.ones((height, width, 3), np.float32)
    _lay(clear, np.clip(0.9 - y * 2.1, 0, 1) + 0.10 * low * np.clip(1 - y * 2, 0, 1), SKY, 0.75 * mottled)
    _lay(clear, np.exp(-(((y - 0.40 + 0.02 * low) / 0.07) ** 2)), DAWN, 0.55 * mottled)
    land = _ramp(y, 0.515, 0.56) * _ramp(shore - y, -0.002, 0.004)
    _lay(clear, land, MEADOW, 0.8 * mottled)
    below = (y - shore) * height
    wet = _ramp(y - shore, -0.002, 0.004) * (0.45 + 0.7 * np.exp(-np.maximum(below, 0) / 13))
    _lay(clear, wet, WATER, 0.95 * mottled)
    clear *= _vignette(width, height)
    veil = pygame.transform.smoothscale(surface_of(clear * 255), size)
    picture = cover(size, sheet_tile())
    picture.blit(veil, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return picture


def _spread(tile: Field, width: int, height: int) -> Field:
    """Return a tile of noise repeated over (height, width)."""
    side = len(tile)
    return np.take(np.take(tile, np.arange(height) % side, 0), np.arange(width) % side, 1)


def _ramp(value: Field, low: float, high: float) -> Field:
    """Return 0 below *low*, 1 above *high*, a smooth step between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    smoothed: Field = t * t * (3 - 2 * t)
    return smoothed


def _lay(clear: Field, mask: Field, wash: tuple[float, float, float], density: Field) -> None:
    """Multiply a transparent wash into *clear*, in place."""
    strength = np.clip(mask * density, 0, 1)
    for channel, share in enumerate(wash):
        clear[..., channel] *= 1 - strength * (1 - share)


def _vignette(width: int, height: int) -> Field:
    """Return (height, width, 3): old paper darkens toward its edges."""
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None]
    far = np.clip(np.maximum(x**6, y**6) + 0.35 * (x * x + y * y) / 2, 0, 1) * 0.2
    return np.stack([1 - far * (0.6 + 0.4 * k) for k in YELLOWING], axis=-1).astype(np.float32)


def _water_lines(picture: pygame.Surface, size: tuple[int, int], rng: np.random.Generator) -> None:
    """Draw the shore and three fainter lines along it."""
    scale = size[1] / FULL
    shore = _shore(size, 260)
    for out, width, alpha in ((0, 2.6, 230), (7, 1.6, 130), (15, 1.4, 90), (26, 1.2, 60)):
        line = np.add(shore, (0, out * scale))
        for start in range(0, len(line) - 1, 26):  # in pieces: one long slanted line has a vast bounding box
            piece = line[start : start + 27]
            stroke(
                picture, piece, width * scale, WATER_LINE, alpha, rng=rng, wobble=0.8 * scale, taper=(1, 1)
            )


def _bank_of(
    draw: Callable[[Brush, Season], None], count: int, box: Box, scale: float, rng: np.random.Generator
) -> list[Stamp]:
    """Return *count* stamps of one kind, each a little different."""
    return [carve(lambda brush: draw(brush, SUMMER), box, scale, rng) for _ in range(count)]


def _mountains(picture: pygame.Surface, scale: float, rng: np.random.Generator) -> None:
    width, height = picture.get_size()
    for foot, size, alpha in RIDGES:
        stamps = _bank_of(hill, 6, HILL_BOX, size * scale, rng)
        for stamp in stamps:
            stamp.surface.set_alpha(alpha)
        x = -60.0 * scale
        while x < width + 60 * scale:
            stamps[rng.integers(len(stamps))].press(picture, x, foot * height + rng.normal(0, 5) * scale)
            x += 72 * size * scale * rng.uniform(0.5, 0.78)


def _taiga(picture: pygame.Surface, scale: float, rng: np.random.Generator) -> None:
    """Plant a belt of trees at the foot of the mountains, thinner before the ostrog."""
    width, height = picture.get_size()
    stamps = _bank_of(spruce, 8, TREE_BOX, 1.8 * scale, rng) + _bank_of(larch, 4, TREE_BOX, 1.75 * scale, rng)
    places = rng.uniform((-0.01, 0.532), (1.01, 0.574), (300, 2))
    for x, y in places[np.argsort(places[:, 1])]:
        if not (0.29 < x < 0.71 and y > 0.546):
            stamps[rng.integers(len(stamps))].press(picture, x * width, y * height)


def _ostrog(picture: pygame.Surface, scale: float, rng: np.random.Generator) -> None:
    """Draw the wooden fort in elevation: far wall, roofs, near wall, towers."""
    width, height = picture.get_size()
    brush = Brush(picture, rng, scale, (width / 2, height * 0.6185))
    yard = smooth(((-380, 36), (-330, 0), (0, -14), (330, 0), (380, 36), (0, 48)), 8, closed=True)
    brush.fill(yard, (176, 140, 84), 200)
    palisade(brush, ((-310, 6), (0, -8), (310, 6)), SUMMER, 40, 9.5)
    for x, turn, size in ((-225, 6, 1.9), (-130, 172, 1.7), (130, 8, 1.8), (222, 174, 1.9), (-60, 10, 1.4)):
        house(brush.at(x, -20, size), SUMMER, turn)
    church(brush.at(16, -8, 2.3), SUMMER)
    palisade(brush, ((-316, 22), (0, 34), (316, 22)), SUMMER, 44, 10.5)
    for x, y, size in ((-316, 28, 2.3), (0, 40, 2.8), (316, 28, 2.3)):
        tower(brush.at(x, y, size), SUMMER)


def _bank(picture: pygame.Surface, scale: float, rng: np.random.Generator) -> None:
    """Hatch the river bank and tuft it with reeds."""
    shore = _shore(picture.get_size(), 480)
    for x, y in shore:
        tall = rng.uniform(6, 15) * scale
        foot = (x + rng.normal(0, 2) * scale, y - rng.uniform(0, 3) * scale)
        stroke(
            picture,
            (foot, (foot[0] + rng.normal(0, 3) * scale, foot[1] - tall)),
            1.8 * scale,
            (84, 72, 34),
            190,
            rng=rng,
        )


def _river(picture: pygame.Surface, scale: float, rng: np.random.Generator) -> None:
    """Draw flow strokes and junks."""
    width, height = picture.get_size()
    for _ in range(80):
        x, y, reach = rng.uniform(0, width), rng.uniform(0.79, 0.97) * height, rng.uniform(20, 60) * scale
        dips = ((0, 0), (0.3, -2), (0.6, 1), (1, -1))
        line = smooth([(x + reach * along, y + dip * scale) for along, dip in dips], 6)
        stroke(picture, line, 1.4 * scale, (44, 72, 90), 130, rng=rng, taper=(0.1, 0.1))
    for left, top, side in JUNKS:
        junk(Pen(picture, side * scale, at=(left * width, top * height), seed=2, weight=0.7))


def _hosts(picture: pygame.Surface, scale: float) -> None:
    """Set the two hosts face to face, each figure on its shadow."""
    width, height = picture.get_size()
    for troop, colour, left, top, side in HOSTS:
        x, y, px = left * width, top * height, side * scale
        hand = np.random.default_rng(2)
        shadow = blot(x + px * 0.47, y + px * 0.79, px * 0.36, px * 0.035, hand, roughness=0.08)
        poly(picture, shadow, (70, 62, 30), 90)
        TROOPS[troop](Pen(picture, px, at=(x, y), seed=3, weight=0.62), colour)


def _title(picture: pygame.Surface, subtitle: str, lang: str, scale: float) -> None:
    """Lay the cartouche with the three names and the seal."""
    room = pygame.Rect(0, 0, round(1130 * scale), round(250 * scale))
    room.center = (picture.get_width() // 2, round(188 * scale))
    radius = round(14 * scale)
    picture.blit(drop_shadow(room.size, radius, 110), (room.x - 2 * radius, room.y - radius))
    cartouche(picture, room, PAPER, scale)
    for x in (room.left + 152 * scale, room.right - 152 * scale):
        stroke(picture, ((x, room.top + 33 * scale), (x, room.bottom - 33 * scale)), 1.3 * scale, RED)
    stamp = seal("欽差將軍", round(96 * scale))
    picture.blit(stamp, stamp.get_rect(center=(room.right - round(84 * scale), room.centery)))
    _names(picture, room, scale)
    if subtitle:
        style = Style("italic", round(30 * scale), round(15 * scale), lang, TEXT, "centre")
        line = pygame.Rect(0, 0, room.width - round(330 * scale), round(40 * scale))
        line.center = (room.centerx, room.centery + round(92 * scale))
        typeset(picture, subtitle, line, style)


def _names(picture: pygame.Surface, room: pygame.Rect, scale: float) -> None:
    """Write the name of the place in three scripts."""
    x, y = room.center
    _spaced(picture, "ALBAZIN", ("title", 116 * scale, RED), (x, y - 40 * scale), 14 * scale)
    _spaced(picture, "АЛБАЗИНЪ", ("title", 27 * scale, TEXT), (x, y + 40 * scale), 12 * scale)
    rule(picture, x - 260 * scale, x + 260 * scale, y + 64 * scale, scale)
    for place, character in enumerate("雅克薩"):
        middle = (room.left + 88 * scale, y + (place - 1) * 66 * scale)
        _spaced(picture, character, ("chinese", 62 * scale, TEXT), middle, 0)


def _spaced(
    picture: pygame.Surface,
    text: str,
    letters: tuple[str, float, Colour],
    middle: tuple[float, float],
    gap: float,
) -> None:
    """Write *text* with its letters (role, px, colour) a *gap* apart, centred on its ink."""
    role, size, colour = letters
    face = font(role, round(size))
    glyphs = [face.render(character, colour) for character in text]
    x = middle[0] - (sum(glyph.get_width() for glyph in glyphs) + gap * (len(glyphs) - 1)) / 2
    ink = glyphs[0].get_bounding_rect()
    for glyph in glyphs:
        picture.blit(glyph, (round(x), round(middle[1] - ink.centery)))
        x += glyph.get_width() + gap
