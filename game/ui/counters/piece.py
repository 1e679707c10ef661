"""The counter: board of the side, picture of the troop, men, cohesion, markers, veil of the spent."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.ui import ink
from game.ui.counters.lettering import glyphs, initial
from game.ui.counters.markers import marker
from game.ui.counters.pen import SMALL, Pen
from game.ui.counters.troops import TROOPS
from game.ui.ink import Points, cut_corners, ellipse
from game.ui.palette import CREAM, Colour

COHESION: Final = 4
"""Most diamonds a unit can show."""
MIDDLE: Final = np.array((32.0, 31.0))
VEIL: Final = (200, 190, 170)
SHADOW: Final = (40, 26, 16)
SHADOW_FALL: Final = (1.6, 2.0)
RAISED: Final = 0.8
"""Size of the troop on a small counter."""
BADGE: Final = 0.31
"""Diameter of a marker as a share of the counter."""
SMALLEST_BADGE: Final = 13
MOST_BADGES: Final = 4


@dataclass(frozen=True, slots=True)
class Board:
    """A side's counter: outline in units, and its colours."""

    shape: Points
    base: Colour
    rim: Colour
    light: Colour
    thread: Colour
    round_plate: bool


def _hanging_banner() -> Points:
    """Return a rounded head and a swallow-tailed foot."""
    left = ellipse(14, 12, 10, count=8, start=math.pi, stop=1.5 * math.pi)
    right = ellipse(50, 12, 10, count=8, start=1.5 * math.pi, stop=2 * math.pi)
    return np.vstack((left, right, ((60, 63), (46, 57), (32, 62.5), (18, 57), (4, 63))))


BOARDS: Final[dict[str, Board]] = {
    "qing": Board(_hanging_banner(), (236, 206, 128), (146, 30, 26), (250, 232, 184), (240, 214, 150), True),
    "russia": Board(
        cut_corners(4, 2, 56, 59, 8), (158, 184, 196), (24, 54, 84), (184, 205, 213), (206, 220, 224), False
    ),
}


@lru_cache(maxsize=1024)
def counter(
    kind: str,
    side: str,
    px: int,
    *,
    men: int,
    cohesion: int,
    markers: tuple[str, ...] = (),
    spent: bool = False,
    colour: str = "yellow",
) -> pygame.Surface:
    """Return the counter of a unit; cached and shared, so do not draw on it.

    Args:
        kind: a kind of `TROOPS`; any other shows its initial.
        side: "qing" or "russia"; any other wears the Russian board.
        px: width and height of the picture.
        men: the figure on it.
        cohesion: full diamonds, 0 to `COHESION`; left out on small counters.
        markers: badges from the upper right corner to the left, the first four.
        spent: under a veil, because it has acted.
        colour: a banner ("yellow", "bordered_blue" ...) or a Russian coat; other names mean the usual one.
    """
    picture = _mounted(kind, side, px, colour).copy()
    board = BOARDS.get(side, BOARDS["russia"])
    _plate(picture, px, board, men)
    if px >= SMALL:
        _diamonds(picture, px, board, cohesion)
    if spent:
        Pen(picture, px).fill(board.shape, VEIL, 130)
    _badges(picture, px, markers)
    return picture


@lru_cache(maxsize=256)
def _mounted(kind: str, side: str, px: int, colour: str) -> pygame.Surface:
    """Return the board with the troop on it, nothing of its state."""
    picture = pygame.Surface((px, px), pygame.SRCALPHA)
    pen = Pen(picture, px, seed=5 + len(kind))
    _lay_board(pen, BOARDS.get(side, BOARDS["russia"]))
    draw = TROOPS.get((side, kind))
    if draw:
        draw(_raised(picture, px) if pen.small else pen, colour)
    else:
        initial(picture, kind, pygame.Rect(px // 5, px // 12, px * 3 // 5, px * 3 // 5))
    return picture


def _raised(picture: pygame.Surface, px: int) -> Pen:
    """Return a pen that draws the troop above the plate, which takes the foot of a small counter."""
    return Pen(picture, px * RAISED, at=(px * (1 - RAISED) / 2, px * 0.03), seed=5)


def _lay_board(pen: Pen, board: Board) -> None:
    shape = board.shape
    pen.fill(np.add(shape, SHADOW_FALL), SHADOW, 110)
    pen.fill(shape, board.rim)
    inner = MIDDLE + (shape - MIDDLE) * (0.90 if pen.small else 0.925)
    pen.fill(inner, board.base)
    pen.fill(MIDDLE + (inner - MIDDLE) * (0.93, 0.86) - (0, 2.5), board.light, 150)
    if not pen.small:
        thread = MIDDLE + (shape - MIDDLE) * 0.955
        pen.line(np.vstack((thread, thread[:1])), 0.9, board.thread, 200, taper=(1, 1))
    pen.bar(np.vstack((shape, shape[:1])), 1.8)


def _plate(picture: pygame.Surface, px: int, board: Board, men: int) -> None:
    """Draw the number of men on a red disc or a blue square, lower right."""
    room = px * (0.62 if px >= SMALL else 0.86)
    size = px * (0.25 if men < 100 else 0.21)
    digits = _fitted(str(men), max(14 if px < SMALL else 13, int(size)), int(room))
    width, height = digits.get_width() + px * 0.10, max(size, digits.get_height() + 3.0)
    left, top = px * 0.93 - width - px * 0.02, px * 0.955 - height
    centre = (left + width / 2, top + height / 2)
    if board.round_plate:
        plate = _capsule(left - px * 0.02, top - px * 0.01, width + px * 0.04, height + px * 0.02)
    else:
        plate = ink.box(left, top, width, height)
    ink.poly(picture, plate, board.rim)
    edge = board.light if board.round_plate else (236, 238, 226)
    ink.stroke(picture, np.vstack((plate, plate[:1])), max(0.9, px / 64), edge, wobble=0, taper=(1, 1))
    picture.blit(
        digits, (round(centre[0] - digits.get_width() / 2), round(centre[1] - digits.get_height() / 2))
    )


def _capsule(left: float, top: float, width: float, height: float) -> Points:
    """Return a disc, drawn out to the side as far as its figure needs."""
    r = height / 2
    west = ellipse(left + r, top + r, r, count=12, start=math.pi / 2, stop=1.5 * math.pi)
    east = ellipse(left + max(width, height) - r, top + r, r, count=12, start=-math.pi / 2, stop=math.pi / 2)
    return np.vstack((west, east))


def _fitted(text: str, size: int, room: int) -> pygame.Surface:
    """Return figures no wider than *room* px, squeezed rather than made lower."""
    digits = glyphs(text, size, CREAM)
    if digits.get_width() <= room:
        return digits
    return pygame.transform.smoothscale(digits, (room, digits.get_height()))


def _diamonds(picture: pygame.Surface, px: int, board: Board, cohesion: int) -> None:
    pen = Pen(picture, px, seed=11)
    for place in range(COHESION):
        x, y = 9 + place * 4.9, 55.5
        diamond = np.array(((x, y - 2.9), (x + 2.3, y), (x, y + 2.9), (x - 2.3, y)))
        pen.fill(diamond, board.rim if place < cohesion else CREAM)
        pen.bar(np.vstack((diamond, diamond[:1])), 0.9)


def _badges(picture: pygame.Surface, px: int, markers: tuple[str, ...]) -> None:
    size = max(SMALLEST_BADGE, round(px * BADGE))
    step = min(size, (px - size) // (MOST_BADGES - 1))
    for place, kind in enumerate(markers[:MOST_BADGES]):
        picture.blit(marker(kind, size), (px - size - place * step, 0))
