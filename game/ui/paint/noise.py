"""Tileable noise: the unevenness of paper, pigment and hand."""

from __future__ import annotations

import numpy as np

from game.ui.paint.arrays import Image

SEED = 5
"""Of paper and pigment: the same for every sheet, so that pieces of them match."""

SIDE = 1024
"""Side of a noise tile in pixels."""

# name: lowest and highest frequency (cycles a tile), falling off, stretch along x and y
_KINDS = {
    "low": (1, 14, 1.2, 1.0, 1.0),  # stains, density of a meadow
    "mid": (5, 60, 1.2, 1.0, 1.0),  # borders and pigment
    "mid2": (5, 60, 1.2, 1.0, 1.0),
    "fine": (20, 260, 1.1, 1.0, 1.0),  # trembling of a shore
    "fine2": (20, 260, 1.1, 1.0, 1.0),
    "grain": (90, 512, 0.3, 1.0, 1.0),  # tooth of the paper
    "fibre": (8, 300, 0.8, 0.18, 2.0),
}


class NoiseBank:
    """A few noise tiles with unit variance; windows at different offsets serve as different noises."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._tiles: dict[str, Image] = {}

    def tile(self, name: str) -> Image:
        """A whole tile (SIDE, SIDE), made when first asked for."""
        if name not in self._tiles:
            rng = np.random.default_rng((self._seed, [*_KINDS].index(name)))
            self._tiles[name] = _tile(rng, _KINDS[name])
        return self._tiles[name]

    def warm(self) -> None:
        """Make all tiles at once."""
        for name in _KINDS:
            self.tile(name)

    def window(self, name: str, rows: int, columns: int, top: int = 0, left: int = 0) -> Image:
        """A (rows, columns) window of an endless noise that repeats every SIDE pixels."""
        down = (np.arange(rows) + top) % SIDE
        right = (np.arange(columns) + left) % SIDE
        window: Image = self.tile(name).take(down, 0).take(right, 1)
        return window

    def value(self, name: str, x: float, y: float) -> float:
        """One value of a noise."""
        return float(self.tile(name)[int(y) % SIDE, int(x) % SIDE])


def _tile(rng: np.random.Generator, kind: tuple[int, int, float, float, float]) -> Image:
    lowest, highest, falling, along_x, along_y = kind
    down = np.fft.fftfreq(SIDE)[:, None] * SIDE * along_y
    right = np.fft.rfftfreq(SIDE)[None] * SIDE * along_x
    frequency = np.hypot(down, right)
    strength = np.where(frequency >= lowest, np.maximum(frequency, 1) ** -falling, 0)
    strength = (strength * np.exp(-((frequency / highest) ** 2))).astype(np.float32)
    white = np.fft.rfft2(rng.standard_normal((SIDE, SIDE), np.float32))
    tile = np.fft.irfft2(white * strength, s=(SIDE, SIDE))
    even: Image = (tile / tile.std()).astype(np.float32)
    return even
