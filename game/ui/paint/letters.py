"""Names on the map: where they find room, and how they are written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pygame

from game.files.chart import Chart, Place
from game.ui.fonts import Face, font
from game.ui.paint.classes import Ground
from game.ui.paint.frame import Frame
from game.ui.paint.pen import Color
from game.ui.paint.runs import neighbours
from game.ui.paint.season import Season
from game.ui.paint.sheet import Occupied, Rect, Sheet

_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
_VOWELS = "аеёиоуыэюя"


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of place is written: size in units, space between letters, ink."""

    role: str
    size: int
    spacing: int
    color: Color
    halo: bool = True
    second: bool = False


_TOWN = _Style("title", 36, 5, (150, 36, 26), second=True)
_RIVER = _Style("italic", 52, 16, (36, 58, 78), halo=False, second=True)
_BROOK = _Style("italic", 24, 2, (34, 60, 82))
_WOOD = _Style("italic", 36, 14, (30, 40, 24))
_EXIT = _Style("italic", 23, 1, (150, 36, 26), second=True)
_ISLAND = _Style("italic", 26, 4, (46, 30, 20), second=True)
_COMMON = _Style("italic", 25, 1, (58, 34, 22))
_CHINESE_SHARE = 0.9
"""Size of Chinese letters beside others."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that has found its place.

    Attributes:
        lines: text and typeface, one above the other.
        rect: room in units.
    """

    lines: tuple[tuple[str, str], ...]
    style: _Style
    rect: Rect


def old_spelling(name: str) -> str:
    """A Russian name as before 1918: a hard sign after a last consonant, and i before vowels."""
    words = [word + "ъ" if word and word[-1].lower() in _CONSONANTS else word for word in name.split(" ")]
    text = " ".join(words)
    pairs = pairwise(f"{text} ")
    return "".join("і" if one == "и" and two.lower() in _VOWELS + "й" else one for one, two in pairs)


def place_labels(sheet: Sheet, lang: str) -> list[Label]:
    """Find room for the names of all places, the greater first, and take it.

    Args:
        sheet: with everything marked that names must not cover.
        lang: "en", "ru" or "zh".
    """
    styled = [(_style(sheet, place), place) for place in sheet.chart.places]
    styled.sort(key=lambda pair: -pair[0].size)
    return [label for style, place in styled if (label := _settle(sheet, style, place, lang)) is not None]


def _style(sheet: Sheet, place: Place) -> _Style:
    """How to write a place, judged by what lies under it."""
    chart, cell = sheet.chart, place.row * sheet.chart.width + place.col
    terrain = chart.terrain[cell]
    if _is_town(chart, place):
        return _TOWN
    if place.col in (0, chart.width - 1) or place.row in (0, chart.height - 1):
        return _EXIT
    if terrain == "river":
        around = [chart.terrain[other] for other in neighbours(cell, chart.width, chart.height)]
        return _RIVER if around.count("river") > 4 else _BROOK
    return {"stream": _BROOK, "taiga": _WOOD, "island": _ISLAND}.get(terrain, _COMMON)


def _is_town(chart: Chart, place: Place) -> bool:
    """Whether a place lies within walls: works on most of the eight sides not far away."""
    walls = {"rampart", "bastion", "palisade", "tower", "gate", "postern"}
    sides = set()
    for cell, kind in enumerate(chart.works):
        right, down = cell % chart.width - place.col, cell // chart.width - place.row
        if kind in walls and abs(right) <= 8 and abs(down) <= 8:
            sides.add((np.sign(right), np.sign(down)))
    return len(sides) >= 6


def _texts(place: Place, style: _Style, lang: str) -> tuple[tuple[str, str], ...]:
    def written(language: str) -> tuple[str, str] | None:
        name = place.names.get(language)
        if not name:
            return None
        if language == "zh":
            return (" ".join(name) if style.second else name), "chinese"
        name = old_spelling(name) if language == "ru" else name
        return (name.upper() if style in (_TOWN, _RIVER, _WOOD) else name), style.role

    first = written(lang) or written("en") or next((w for key in place.names if (w := written(key))), None)
    second = written("ru" if lang == "zh" else "zh") if style.second else None
    return tuple(line for line in (first, second) if line is not None)


def _settle(sheet: Sheet, style: _Style, place: Place, lang: str) -> Label | None:
    """The cheapest spot for a name: near its place, on free ground of the same kind."""
    lines = _texts(place, style, lang)
    if not lines:
        return None
    sizes = [_extent(text, role, style) for text, role in lines]
    width, height = max(size[0] for size in sizes), sum(size[1] for size in sizes)
    x, y = sheet.design.center((place.col, place.row))
    reach = 9 if style in (_TOWN, _RIVER) else 4
    best: tuple[float, Rect] | None = None
    for right in np.arange(-reach, reach + 0.1, 0.5):
        for down in np.arange(-reach * 0.9, reach * 0.9 + 0.1, 0.45):
            left, top = x + right * 48 - width / 2, y + down * 48 - height / 2
            rect = (left, top, left + width, top + height)
            cost = _cost(sheet, style, rect, float(np.hypot(right, down)))
            if best is None or cost < best[0]:
                best = cost, rect
    if best is None or best[0] > 60:
        return None
    sheet.occupied.box(_padded(best[1]))
    return Label(lines, style, best[1])


def _padded(rect: Rect) -> Rect:
    left, top, right, bottom = rect
    return left - 6, top + 2, right + 6, bottom + 22


def _cost(sheet: Sheet, style: _Style, rect: Rect, distance: float) -> float:
    left, top, right, bottom = sheet.design.neat
    if rect[0] < left + 14 or rect[1] < top + 8 or rect[2] > right - 14 or rect[3] > bottom - 12:
        return 1e9
    cost = distance + 90 * sheet.occupied.share(rect)
    at = np.array([(x, y) for x in np.linspace(rect[0], rect[2], 7) for y in (rect[1], rect[3])])
    grounds = sheet.grounds(at)
    wanted = {_RIVER: Ground.WATER, _WOOD: Ground.TAIGA}.get(style)
    if wanted is not None:
        return cost + 60 * float((grounds != wanted).mean())
    # a name half on the water and half ashore reads badly
    wet = float((grounds == Ground.WATER).mean())
    return cost + 14 * min(wet, 1 - wet) + 2 * float((grounds == Ground.TAIGA).mean())


def _extent(text: str, role: str, style: _Style, scale: float = 1.0) -> tuple[float, float]:
    face = _face(role, style, scale)
    return face.width(text) + style.spacing * scale * (len(text) - 1), face.height


def _face(role: str, style: _Style, scale: float) -> Face:
    size = style.size * scale * (_CHINESE_SHARE if role == "chinese" else 1)
    return font(role, max(10, round(size)))


def write_labels(surface: pygame.Surface, frame: Frame, season: Season, labels: list[Label]) -> None:
    """Write all names; on small sheets they shrink less than the land, so that they can still be read."""
    halo: Color = (244, 240, 228) if season is Season.WINTER else (240, 228, 196)
    scale = max(frame.scale, (frame.scale + 0.72) / 2)
    for label in labels:
        left, top, right, bottom = (side * frame.scale for side in label.rect)
        top = (top + bottom) / 2 - sum(_extent(*line, label.style, scale)[1] for line in label.lines) / 2
        for text, role in label.lines:
            written = _written(text, role, label.style, scale)
            spot = _kept_inside((left + right - written.get_width()) / 2, top, written, frame)
            if label.style.halo:
                _glow(surface, written, spot, halo)
            surface.blit(written, spot)
            top += _extent(text, role, label.style, scale)[1]


def _kept_inside(x: float, y: float, written: pygame.Surface, frame: Frame) -> tuple[int, int]:
    """The spot, moved so that letters larger than planned do not cross the neat line."""
    left, _, right, _ = frame.neat
    return round(min(max(x, left + 6), right - 6 - written.get_width())), round(y)


def _written(text: str, role: str, style: _Style, scale: float) -> pygame.Surface:
    """A line of letters with space between them."""
    letters = _face(role, style, scale)
    glyphs = [_glyph(letters, letter, text, style.color) for letter in text]
    gap = style.spacing * scale
    width = sum(glyph.get_width() for glyph in glyphs) + gap * (len(glyphs) - 1)
    line = pygame.Surface((int(width) + 2, letters.height), pygame.SRCALPHA)
    line.fill((*style.color, 0))
    x = 0.0
    for glyph in glyphs:
        line.blit(glyph, (x, 0))
        x += glyph.get_width() + gap
    if not style.halo:
        line.set_alpha(225)
    return line


def _glyph(letters: Face, letter: str, text: str, color: Color) -> pygame.Surface:
    """One letter of a name, on the base line of the whole name.

    A letter with a high accent is set lower than others, and with it everything on its line: so each letter
    is set on a line with all of them, and cut off.
    """
    line = letters.render(f"{letter}   {text}", color)
    return line.subsurface((0, 0, min(letters.width(letter), line.get_width()), line.get_height()))


def _glow(surface: pygame.Surface, written: pygame.Surface, spot: tuple[int, int], color: Color) -> None:
    """Paper shining through round the letters."""
    glow = written.copy()
    glow.fill((*color, 0), special_flags=pygame.BLEND_RGBA_MAX)
    glow.fill((*color, 255), special_flags=pygame.BLEND_RGBA_MIN)
    glow.set_alpha(130)
    for right, down in ((-2, 0), (2, 0), (0, -2), (0, 2), (-1, -1), (1, 1), (1, -1), (-1, 1)):
        surface.blit(glow, (spot[0] + right, spot[1] + down))


def reserve_works(chart: Chart, frame: Frame, occupied: Occupied) -> None:
    """Keep names and trees off everything that is built, and off the yard within walls."""
    walls = []
    for cell, kind in enumerate(chart.works):
        if kind:
            x, y = frame.center(cell)
            size = 22 if kind == "old_bank" else 30
            occupied.disc(x, y, size, size)
            if kind in ("rampart", "bastion", "palisade", "gate", "tower"):
                walls.append((x, y))
    if len(walls) > 5:
        at = np.array(walls)
        (left, top), (right, bottom) = at.min(axis=0), at.max(axis=0)
        occupied.box((left, top, right, bottom))
