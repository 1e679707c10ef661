"""Ink along the water: the shore, the lines that follow it, cracks in ice, edges of wood and marsh."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.ui.paint.arrays import Image, bell, resize, smoothstep
from game.ui.paint.classes import Fields, Ground
from game.ui.paint.frame import Frame
from game.ui.paint.noise import NoiseBank
from game.ui.paint.palette import WATER_INK
from game.ui.paint.pen import INK, Color
from game.ui.paint.season import Season

_WATER_LINES = ((4.5, 0.62), (9.5, 0.44), (16.0, 0.30), (24.0, 0.20))
"""Pixels from the shore at the design width, and strength."""

_EDGES = ((Ground.TAIGA, 0.30), (Ground.MARSH, 0.35), (Ground.SAND, 0.40))


class _Strip:
    """Rows of the sheet inside the neat line; only pixels near a line are ever touched."""

    def __init__(self, sheet: NDArray[np.float32], frame: Frame, first: int) -> None:
        left, top, right, bottom = (round(side) for side in frame.neat)
        rows, columns = sheet.shape[:2]
        self.top, self.left = max(0, top - first), left
        self.sheet = sheet[self.top : max(self.top, min(rows, bottom - first)), left:right]
        self.first, self.columns = first, columns

    def cut(self, image: Image) -> Image:
        """The part of a strip of the whole sheet's width that lies inside."""
        part: Image = image[
            self.top : self.top + self.sheet.shape[0], self.left : self.left + self.sheet.shape[1]
        ]
        return part

    def noise(self, noise: NoiseBank, name: str, top: int = 0, left: int = 0) -> Image:
        rows, columns = self.sheet.shape[:2]
        return noise.window(name, rows, columns, top + self.first + self.top, left + self.left)

    def ink(self, where: NDArray[np.intp], strength: Image, color: Color) -> None:
        """Mix ink into pixels, given by their flat numbers inside the strip."""
        y, x = np.divmod(where, self.sheet.shape[1])
        old = self.sheet[y, x]
        mix = strength.clip(0, 1)[:, None]
        self.sheet[y, x] = old + (np.array(color, np.float32) - old) * mix


def ink_shores(
    sheet: NDArray[np.float32],
    fields: Fields,
    frame: Frame,
    season: Season,
    noise: NoiseBank,
    *,
    first: int,
) -> None:
    """Draw the lines of the water and of the wood on rows (rows, columns, 3) of a sheet, in place."""
    strip = _Strip(sheet, frame, first)
    if not strip.sheet.size:
        return
    rows, height = sheet.shape[0], frame.size[1]
    shore = strip.cut(resize(fields.shore, height, strip.columns, first, rows)).ravel()
    shore *= np.float32(frame.scale)
    _shore_lines(strip, shore, noise, frame.scale, winter=season is Season.WINTER)
    if season is Season.WINTER:
        _ice_cracks(strip, shore, noise)
    for ground, strength in _EDGES:
        margin = np.where(fields.owner == ground, fields.margin, np.float32(1))
        inside = strip.cut(resize(margin, height, strip.columns, first, rows)).ravel()
        _edge(strip, inside * np.float32(0.28 * frame.hex_width), shore, noise, strength)


def _shore_lines(strip: _Strip, shore: Image, noise: NoiseBank, scale: float, *, winter: bool) -> None:
    lines = _WATER_LINES[:1] if winter else _WATER_LINES
    reach = np.float32((lines[-1][0] + 8) * scale)
    near = np.flatnonzero(np.abs(shore) < reach)
    at = shore[near] + 0.6 * strip.noise(noise, "fine2", 20, 20).ravel()[near]
    press = (1 + 0.35 * strip.noise(noise, "mid", 300, 800).ravel()[near]).clip(0.35, 1.6)
    strip.ink(near, bell(at / press, 1.05 * max(scale, 0.8)) * np.float32(0.95), INK)
    sway = strip.noise(noise, "mid").ravel()[near]
    for step, (offset, strength) in enumerate(lines):
        line = bell(at - offset * scale + 0.3 * sway * step, 0.75 + 0.15 * step)
        gaps = strip.noise(noise, "mid", 37 * step, 511).ravel()[near]
        line *= smoothstep(gaps, -0.9 + 0.45 * step, -0.3 + 0.45 * step)
        strip.ink(near, line * np.float32(strength), WATER_INK)


def _ice_cracks(strip: _Strip, shore: Image, noise: NoiseBank) -> None:
    ice = np.flatnonzero(shore > 6)
    crack = bell(strip.noise(noise, "mid", 77, 30).ravel()[ice], 0.03) * smoothstep(shore[ice], 6, 12)
    crack *= smoothstep(strip.noise(noise, "mid2", 9, 3).ravel()[ice], 0.3, 0.9)
    strip.ink(ice, crack * np.float32(0.5), WATER_INK)


def _edge(strip: _Strip, inside: Image, shore: Image, noise: NoiseBank, strength: float) -> None:
    """A thin broken line just inside a ground, given the pixels from its border."""
    near = np.flatnonzero((inside < 4) & (shore < -2))
    line = bell(inside[near] - 0.6 + 0.4 * strip.noise(noise, "fine2", 20, 20).ravel()[near], 0.9)
    line *= smoothstep(strip.noise(noise, "mid", 5, 640).ravel()[near], -0.6, 0.1)
    strip.ink(near, line * np.float32(strength), INK)
