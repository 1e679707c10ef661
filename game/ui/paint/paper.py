"""Old paper: its tone, its stains, its grain."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.paint.arrays import Image, bell, smoothstep
from game.ui.paint.noise import SIDE, NoiseBank
from game.ui.paint.pen import Color

STRIP = 128
"""Rows that are painted at a time: a whole sheet of floats would fill the memory."""


def strips(rows: int) -> Iterator[tuple[int, int]]:
    """First row and number of rows of each strip of a sheet."""
    return ((first, min(STRIP, rows - first)) for first in range(0, rows, STRIP))


def paper(noise: NoiseBank, tone: Color, columns: int, first: int, rows: int) -> NDArray[np.float32]:
    """Rows of blank paper (rows, columns, 3), 0 to 255, with foxing and a tide mark here and there."""
    shade = 1 + 0.026 * noise.window("low", rows, columns, first)
    shade += 0.014 * noise.window("mid2", rows, columns, 500 + first, 40)
    shade += 0.005 * noise.window("fibre", rows, columns, 311 + first, 77)
    shade += 0.013 * noise.window("grain", rows, columns, first)
    stain = np.clip(noise.window("mid", rows, columns, 111 + first, 600) - 2.35, 0, 1) * np.float32(0.17)
    tide = noise.window("low", rows, columns, 700 + first, 300) + 0.08 * noise.window(
        "fine", rows, columns, first
    )
    stain += bell(tide - 1.75, 0.045) * np.float32(0.05) + smoothstep(tide, 1.75, 1.9) * np.float32(0.03)
    sheet = np.empty((rows, columns, 3), np.float32)
    # blue changes most: paper grows yellow, not grey
    for channel, (yellowing, browning) in enumerate(((0.8, 0.5), (1.0, 1.0), (1.5, 1.6))):
        sheet[..., channel] = tone[channel] * (1 + (shade - 1) * yellowing) * (1 - stain * browning)
    return sheet


def age(surface: pygame.Surface, noise: NoiseBank, first: int, rows: int) -> None:
    """Lay grain, darkened edges and two folds over some rows of a finished picture: it binds ink and wash."""
    columns, height = surface.get_size()
    strip = surface.subsurface((0, first, columns, rows))
    pixels = pygame.surfarray.array3d(strip).swapaxes(0, 1).astype(np.float32)
    down = np.arange(first, first + rows, dtype=np.float32)
    grain = _grain(noise, columns, first, rows) * _fold(down, height // 2 - 5)[:, None]
    grain *= _fold(np.arange(columns, dtype=np.float32), columns // 2 + 7)
    edge = _vignette(down / height * 2 - 1, np.linspace(-1, 1, columns, dtype=np.float32))
    for channel, share in enumerate((0.75, 1.0, 1.25)):
        pixels[..., channel] *= grain * (1 - edge * np.float32(share))
    pygame.surfarray.blit_array(strip, pixels.clip(0, 255).astype(np.uint8).swapaxes(0, 1))


def _grain(noise: NoiseBank, columns: int, first: int, rows: int) -> Image:
    grain = 1 + 0.022 * noise.window("grain", rows, columns, 13 + first, 5)
    grain += 0.016 * noise.window("fine2", rows, columns, 400 + first, 3)
    grain += 0.012 * noise.window("fibre", rows, columns, first)
    return grain


def _fold(at: Image, fold: int) -> Image:
    gap = at - np.float32(fold)
    line: Image = 1 - 0.045 * bell(gap, 2) + 0.03 * bell(gap - 4, 3) - 0.02 * bell(gap, 26)
    return line


def _vignette(down: Image, right: Image) -> Image:
    y, x = down[:, None], right[None]
    shade: Image = np.clip(np.maximum(abs(x) ** 6, abs(y) ** 6) + 0.175 * (x * x + y * y), 0, 1) * np.float32(
        0.16
    )
    return shade


class Tooth:
    """The grain of the paper for what is drawn upon a finished sheet later."""

    def __init__(self, noise: NoiseBank) -> None:
        grain = _grain(noise, SIDE, 0, SIDE).clip(0.9, 1.0) * 255
        self._tile = pygame.surfarray.make_surface(np.repeat(grain.astype(np.uint8).T[..., None], 3, axis=2))

    def press(self, layer: pygame.Surface, left: int, top: int) -> None:
        """Multiply a layer, whose corner lies at pixel (left, top) of the sheet, by the grain."""
        width, height = layer.get_size()
        for y in range(-(top % SIDE), height, SIDE):
            for x in range(-(left % SIDE), width, SIDE):
                layer.blit(self._tile, (x, y), special_flags=pygame.BLEND_RGB_MULT)
