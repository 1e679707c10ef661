"""Parchment and cloth: tiles of noise that repeat without a seam, made once."""

from __future__ import annotations

from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.palette import CLOTH, SHEET, Colour

TILE: Final = 1024
"""Px to a side of a tile."""
YELLOWING: Final = (0.8, 1.0, 1.5)
"""How much more blue than red a stain takes away: paper yellows, it does not grey."""

RUST: Final = (0.5, 1.0, 1.6)
"""The same for foxing spots."""

Field = npt.NDArray[np.float32]


def noise(seed: int, low: float, high: float, fall: float, size: int = TILE) -> Field:
    """Return (size, size) tileable noise of unit variance.

    Args:
        seed: which noise.
        low: lowest frequency, cycles a tile.
        high: highest frequency.
        fall: amplitude falls as 1 / frequency ** fall.
        size: px to a side.
    """
    rng = np.random.default_rng(seed)
    f = np.hypot(np.fft.fftfreq(size)[:, None] * size, np.fft.rfftfreq(size)[None] * size)
    share = np.where(f >= low, 1 / np.maximum(f, 1) ** fall, 0) * np.exp(-((f / high) ** 2))
    white = np.fft.rfft2(rng.standard_normal((size, size), np.float32))
    field: Field = np.fft.irfft2(white * share, s=(size, size)).astype(np.float32)
    field /= field.std()
    return field


def surface_of(pixels: Field) -> pygame.Surface:
    """Return a surface (width, height) of float pixels (height, width, 3), 0-255."""
    shot = np.clip(pixels, 0, 255).astype(np.uint8).swapaxes(0, 1)
    picture = pygame.Surface(shot.shape[:2], 0, 32)
    pygame.surfarray.blit_array(picture, shot)
    return picture


def parchment(base: Colour, seed: int = 9) -> Field:
    """Return a tile of old paper (TILE, TILE, 3): stains, fibres, tooth and a few foxing spots."""
    low, mid = noise(seed, 1, 10, 1.2), noise(seed + 1, 4, 40, 1.2)
    grain = noise(seed + 2, 50, 256, 0.3)
    value = 1 + 0.026 * low + 0.014 * mid + 0.014 * grain
    spots = np.clip(noise(seed + 3, 4, 40, 1.2) - 2.5, 0, 1) * 0.2
    layers = [
        base[i] * (1 + (value - 1) * k) * (1 - spots * rust)
        for i, (k, rust) in enumerate(zip(YELLOWING, RUST, strict=True))
    ]
    return np.stack(layers, axis=-1).astype(np.float32)


@cache
def sheet_tile() -> pygame.Surface:
    """Return a tile of the paper of panels."""
    return surface_of(parchment(SHEET))


@cache
def cloth_tile() -> pygame.Surface:
    """Return a tile of the dark woven cloth under everything."""
    y, x = np.mgrid[0:TILE, 0:TILE].astype(np.float32) * (2 * np.pi / TILE)
    weave = 0.05 * np.sin(x * 342) + 0.05 * np.sin(y * 342)
    value = (
        1
        + weave
        + 0.10 * noise(31, 1, 10, 1.2)
        + 0.05 * noise(32, 10, 130, 1.1)
        + 0.04 * noise(33, 50, 256, 0.3)
    )
    return surface_of(np.stack([channel * value for channel in CLOTH], axis=-1).astype(np.float32))


def cover(size: tuple[int, int], tile: pygame.Surface, at: tuple[int, int] = (0, 0)) -> pygame.Surface:
    """Return an opaque surface of *size* px paved with *tile*, starting from place *at* of the tile."""
    paved = pygame.Surface(size, 0, 32)
    for y in range(-(at[1] % TILE), size[1], TILE):
        for x in range(-(at[0] % TILE), size[0], TILE):
            paved.blit(tile, (x, y))
    return paved
