"""The small things of life: houses, haystacks, wells, cattle, boats, birds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.files.chart import Ornament
from game.ui.paint.buildings import church, cross, fence, house, palisade, ruin, smoke, tower, yard
from game.ui.paint.classes import Ground
from game.ui.paint.craft import boat, junk
from game.ui.paint.curves import blob, ellipse, resample, smooth
from game.ui.paint.flora import Flora
from game.ui.paint.palette import PALE_LOG
from game.ui.paint.pen import Color, Pen
from game.ui.paint.season import Season
from game.ui.paint.sheet import Sheet

_ROOM = {
    "house": 20.0,
    "ruin": 16.0,
    "monastery": 92.0,
    "mound": 62.0,
    "mill": 34.0,
    "cattle": 22.0,
    "horses": 26.0,
    "garden": 20.0,
}
"""Units round an ornament where nothing grows; 12 for the others."""

_SUMMER_ONLY = {"cattle", "horses", "geese", "birds", "cranes", "boat", "junk"}


def ornaments(sheet: Sheet) -> list[Ornament]:
    """What the chart brings, and houses for village and monastery cells without any."""
    chart = sheet.chart
    brought = list(chart.ornaments)
    if any(ornament.kind in ("house", "monastery") for ornament in brought):
        return brought
    rng = np.random.default_rng(17)
    for cell in sheet.cells("village"):
        row, col = divmod(cell, chart.width)
        for right, down in ((-0.27, -0.2), (0.22, -0.26), (0.02, 0.3)):
            turn = float(rng.choice([8, 95, 170, 30]) + rng.normal(0, 6))
            brought.append(Ornament("house", col + row % 2 / 2 + right, row + down, turn, 0.62))
    monastery = sheet.cells("monastery")
    if monastery:
        row, col = divmod(monastery[len(monastery) // 2], chart.width)
        brought.append(Ornament("monastery", col + row % 2 / 2, float(row)))
    return brought


def room(ornament: Ornament) -> float:
    """Units round an ornament where nothing grows."""
    return _ROOM.get(ornament.kind, 12.0)


def place_ornaments(sheet: Sheet, flora: Flora, found: list[Ornament]) -> None:
    """Put all ornaments among the figures of the sheet."""
    for ornament in found:
        if sheet.winter and ornament.kind in _SUMMER_ONLY:
            continue
        x, y = sheet.plane([(ornament.x, ornament.y)])[0]
        if ornament.kind in ("copse", "willows"):
            leafy = 1.0 if ornament.kind == "willows" else 0.72
            flora.grove(x, y, _count(ornament, 4), leafy)
        elif ornament.kind == "lone_larch":
            flora.plant("old_larch", x, y)
        elif ornament.kind in _DRAWN:
            sheet.figures.append((y, _drawing(sheet, ornament, x, y)))


def _drawing(sheet: Sheet, ornament: Ornament, x: float, y: float) -> Callable[[], None]:
    return lambda: _DRAWN[ornament.kind](sheet.pen(x, y), ornament, sheet)


def _count(ornament: Ornament, common: int) -> int:
    """The number in a note such as "n=5"."""
    for word in ornament.note.split():
        if word.startswith("n=") and word[2:].isdigit():
            return min(12, int(word[2:]))
    return common


def _house(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    words = ornament.note.split()
    if "yard" in words:
        yard(pen)
    x, y = house(pen.at(0, 0, ornament.size * 1.2), sheet.season, ornament.turn)
    if "smoke" in words:
        smoke(pen.at(x * ornament.size * 1.2, y * ornament.size * 1.2 + 2, 0.8))


def _ruin(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    ruin(pen.at(0, 0, 0.85), sheet.season)


def _haystack(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    knots = [(-1, 0), (-0.95, -0.8), (-0.3, -1.75), (0, -2), (0.3, -1.7), (0.95, -0.8), (1, 0)]
    outline = smooth(np.array(knots) * 6.2, 5)
    pen.fill(outline, (240, 238, 230) if sheet.winter else (222, 184, 96))
    pen.fill(outline[len(outline) // 2 :], (150, 110, 52), 80)
    pen.stroke(outline, 1.1, waver=0.3)
    pen.stroke([(-6.2, 0), (6.2, 0)], 1.0)
    pen.stroke([(0, -12.4), (0, -16)], 1.0)
    for x in pen.rng.uniform(-4, 4, 4):
        straw = [(x, pen.rng.uniform(-9, -5)), (x + pen.rng.normal(0, 1), -2)]
        pen.stroke(straw, 0.7, (110, 76, 36), 170, waver=0.2)


def well(pen: Pen) -> None:
    """A well with its sweep."""
    pen.panel([(-5, 0), (5, 0), (5, -6), (-5, -6)], (166, 122, 76), 1.0)
    pen.stroke([(9, 0), (9, -17)], 1.5, waver=0.2)
    pen.stroke([(18, -11), (-1, -24)], 1.2, waver=0.2)
    pen.stroke([(0, -23), (0, -7)], 0.8, waver=0.1)


def _well(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    well(pen)


def _cross(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    cross(pen, 9.5, (96, 66, 42), 2.0)
    pen.edges([(-8, -13), (0, -24), (8, -13)], 1.2, ring=False)


def _herd(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    spots = pen.rng.normal(0, 1, (6, 2)) * (18, 9)
    for x, y in spots[spots[:, 1].argsort()]:
        _beast(pen.at(x, y, 0.86), horse=ornament.kind == "horses")


def _beast(pen: Pen, *, horse: bool) -> None:
    hides: tuple[Color, ...] = ((120, 82, 56), (92, 70, 54), (196, 176, 150), (150, 104, 66))
    facing = pen.rng.choice([-1, 1])
    neck = (
        [(6, -10), (9.5, -9.5), (8.4, -7), (5.4, -5)]
        if horse
        else [(6, -7.4), (9.4, -6.4), (8, -4.6), (5, -4.4)]
    )
    body = np.array([(-6, -4), (-5.4, -7), (4, -7), *neck, (4, -3), (-4.6, -3)]) * (facing, 1)
    for leg in (-4.6, -3, 3, 4.2):
        pen.stroke([(leg * facing, -3.4), (leg * facing, 1)], 1.0, waver=0.1, taper=(1, 0.7))
    pen.panel(body, hides[pen.rng.integers(4)], 0.8, waver=0.15)
    tail = (
        [(-6 * facing, -6.4), (-7.6 * facing, -2.4)]
        if horse
        else [(-6 * facing, -6.4), (-6.8 * facing, -3.4)]
    )
    pen.stroke(tail, 0.9, waver=0.1)


def _garden(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    bed: Color = (220, 218, 210) if sheet.winter else (126, 140, 78)
    for row in range(4):
        pen.stroke([(-14, -7 + row * 5), (14, -8 + row * 5)], 3.0, bed, 130, taper=(1, 1))
        pen.stroke([(-14, -5 + row * 5), (14, -6 + row * 5)], 0.8, (90, 70, 44), 150)
    fence(pen, [(-18, -11), (-18, 13), (18, 12), (18, -12)], 4.0, 4.4)


def _stumps(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    x0, y0 = sheet.plane([(ornament.x, ornament.y)])[0]
    for x, y in pen.rng.normal(0, 1, (9, 2)) * (22, 12):
        if sheet.ground(x0 + x, y0 + y) == Ground.WATER:
            continue
        pen.fill([(x - 2.4, y), (x - 2, y - 4), (x + 2, y - 4), (x + 2.4, y)], (150, 112, 72))
        top = ellipse(x, y - 4, 2.2, 1.2, 10)
        pen.fill(top, (248, 248, 244) if sheet.winter else (222, 192, 140))
        pen.rim(top, 0.8, waver=0.1)
        pen.stroke([(x - 2.4, y), (x - 2, y - 4)], 0.8)
        pen.stroke([(x + 2.4, y), (x + 2, y - 4)], 0.8)


def _birds(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    if ornament.kind == "geese":
        spots = np.array([(abs(number - 3) * 9 - 14, (number - 3) * 6) for number in range(7)], float)
    else:
        spots = pen.rng.normal(0, 1, (4, 2)) * (18, 9)
    wings = smooth([(-4.2, -1.8), (-1.7, -2.6), (0, 0), (1.7, -2.6), (4.2, -1.8)], 5)
    for spot in spots:
        pen.stroke(wings + spot, 1.15, alpha=220, waver=0.1, taper=(0.3, 0.3))


def _boat(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    boat(pen)


def _junk(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    junk(pen.at(0, 0, 1.2 * ornament.size))


def _stone(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    for x, y, size in ((-8, 0, 7), (4, 1, 9), (-1, -6, 6), (13, 3, 5)):
        rock = blob(x, y - size * 0.5, size, size * 0.75, pen.rng, rough=0.12, count=9)
        pen.fill(rock, (230, 230, 228) if sheet.winter else (196, 186, 168))
        pen.rim(rock, 1.1)
        pen.stroke([(x + size * 0.2, y - size * 0.9), (x + size * 0.6, y)], 0.8, alpha=150)


def _mill(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    house(pen.at(-6, -2, 0.92), sheet.season, 14)
    for size, width in ((9, 1.3), (6.4, 0.8)):
        pen.rim(ellipse(17, -1, size, size)[:-1], width, waver=0.2)
    for turn in np.arange(8) * np.pi / 4 + 0.2:
        tip = (17 + 10.5 * np.cos(turn), -1 + 10.5 * np.sin(turn))
        pen.stroke([(17, -1), tip], 1.1, (90, 62, 40), waver=0.1, taper=(1, 1))


def _monastery(pen: Pen, ornament: Ornament, sheet: Sheet) -> None:
    """A fenced yard with church and cells; burnt cells where the note says so."""
    season, burnt = sheet.season, "burnt" in ornament.note
    corners = np.array([(-63, -18), (60, -21), (66, 26), (-65, 29)], float)
    pen.fill(corners, (244, 242, 234) if season is Season.WINTER else (232, 212, 160), 150)
    for first, second in ((0, 1), (0, 3), (1, 2)):
        palisade(pen, corners[[first, second]], season, 7.2, 4.0, color=PALE_LOG)
    for x, y, turn in ((-42, -3, 15), (44, -5, 165), (46, 17, 60)):
        if burnt:
            ruin(pen.at(x, y, 0.8), season)
        else:
            house(pen.at(x, y, 0.8), season, turn)
    house(pen.at(-40, 18, 0.8), season, 100)
    church(pen.at(0, 16, 0.84 if burnt else 1.04), season)
    front = resample(corners[[3, 2]], 4)
    gate = len(front) // 2
    palisade(pen, front[: gate - 3], season, 7.2, 4.0, color=PALE_LOG)
    palisade(pen, front[gate + 3 :], season, 7.2, 4.0, color=PALE_LOG)
    tower(pen.at(front[gate, 0], front[gate, 1], 0.5), season)


_DRAWN: dict[str, Callable[[Pen, Ornament, Sheet], None]] = {
    "house": _house,
    "ruin": _ruin,
    "haystack": _haystack,
    "well": _well,
    "cross": _cross,
    "cattle": _herd,
    "horses": _herd,
    "garden": _garden,
    "stumps": _stumps,
    "geese": _birds,
    "birds": _birds,
    "cranes": _birds,
    "boat": _boat,
    "junk": _junk,
    "stone": _stone,
    "mill": _mill,
    "monastery": _monastery,
}
