"""Watercolour: transparent washes that pool at their edges, and the white of snow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.ui.paint.arrays import Image, bell, resize, smoothstep
from game.ui.paint.classes import Fields, Ground
from game.ui.paint.frame import Frame
from game.ui.paint.noise import NoiseBank
from game.ui.paint.palette import Palette
from game.ui.paint.season import Season

_SNOW_TONE = (250, 250, 247)


@dataclass(frozen=True, slots=True)
class Washes:
    """Pigment on a sheet, float32 (rows, columns) each, one value for two units.

    Attributes:
        loss: how much of red, green and blue the pigment swallows.
        snow: how thick the white lies; None where there is none.
    """

    loss: tuple[Image, Image, Image]
    snow: Image | None

    def lay(self, sheet: NDArray[np.float32], noise: NoiseBank, height: int, first: int) -> None:
        """Colour rows (rows, columns, 3) of a sheet `height` rows high, in place."""
        rows, columns = sheet.shape[:2]
        tooth = 0.06 * noise.window("grain", rows, columns, 50 + first)
        uneven = 1 + 0.07 * noise.window("fine", rows, columns, 90 + first) + tooth
        for channel, loss in enumerate(self.loss):
            taken = resize(loss, height, columns, first, rows) * uneven
            sheet[..., channel] *= 1 - np.minimum(taken, np.float32(0.85))
        if self.snow is not None:
            white = resize(self.snow, height, columns, first, rows)[..., None] * (1 + tooth[..., None])
            sheet += (np.array(_SNOW_TONE, np.float32) - sheet) * white


def mix_washes(fields: Fields, frame: Frame, palette: Palette, season: Season, noise: NoiseBank) -> Washes:
    """Mix the pigments of every ground for a whole sheet; the frame is that of the design width."""
    rows, columns = fields.owner.shape
    pigment = noise.window("mid", rows, columns)
    depth = _depth(frame, rows, columns) + 1.6 * pigment
    density = _handling(fields, noise, pigment) * _strength(fields, frame, noise)
    # the brush stops at the neat line, and colour gathers where it stops
    density *= smoothstep(depth, -1.5, 2) * (1 + 0.25 * bell(depth - 4, 4))
    density *= np.array([wash.density for wash in palette.washes], np.float32)[fields.owner]
    density = density.clip(0, 1.35)
    losses = [density * _opacity(palette, channel)[fields.owner] for channel in range(3)]
    snow = _snow(fields, noise, depth) if season is Season.WINTER else None
    return Washes((losses[0], losses[1], losses[2]), snow)


def _opacity(palette: Palette, channel: int) -> NDArray[np.float32]:
    return np.array([1 - wash.clear[channel] for wash in palette.washes], np.float32)


def _depth(frame: Frame, rows: int, columns: int) -> Image:
    """Units from the nearest neat line, negative outside."""
    left, top, right, bottom = frame.neat
    y = np.arange(rows, dtype=np.float32)[:, None] * 2
    x = np.arange(columns, dtype=np.float32)[None] * 2
    depth: Image = np.minimum(np.minimum(x - left, right - x), np.minimum(y - top, bottom - y)).astype(
        np.float32
    )
    return depth


def _handling(fields: Fields, noise: NoiseBank, pigment: Image) -> Image:
    """What the water does: pooling at borders, a thin gap of paper, granulation, blooms."""
    rows, columns = fields.owner.shape
    margin = fields.margin
    fine = noise.window("fine", rows, columns, 90)
    grains = 1 + 0.10 * fine + 0.14 * pigment + 0.20 * noise.window("low", rows, columns, 5, 9)
    bloom = noise.window("mid2", rows, columns, 640, 210) + 0.25 * fine
    blooms = 1 + bell(bloom - 0.9, 0.10) * np.float32(0.18) - np.float32(0.14) * smoothstep(bloom, 0.9, 1.3)
    edge = (1 + 0.60 * bell(margin - 0.03, 0.05)) * (smoothstep(margin, 0.0, 0.03) * np.float32(0.8) + 0.2)
    handling: Image = (edge * grains * blooms).astype(np.float32)
    return handling


def _strength(fields: Fields, frame: Frame, noise: NoiseBank) -> Image:
    """How strongly each ground is laid: water by the bank, meadows almost to bare paper in places."""
    rows, columns = fields.owner.shape
    owner = fields.owner
    broad, middling = noise.window("low", rows, columns, 5, 9), noise.window("mid2", rows, columns, 10, 333)
    soft = middling.clip(-1.5, 1.5)
    strength = np.ones((rows, columns), np.float32)
    bank = 0.50 + 0.75 * np.exp(-np.maximum(fields.shore, 0) / np.float32(0.20 * frame.hex_width))
    # damp land by the water is greener
    damp = 1 + np.float32(0.5) * smoothstep(fields.wet, 0.05, 0.45)
    meadow = (0.70 + 0.36 * broad + 0.26 * middling).clip(0.10, 1.3) * damp
    for ground, value in (
        (Ground.WATER, bank),
        (Ground.TAIGA, 0.84 + 0.24 * soft),
        (Ground.HILL, 0.80 + 0.25 * soft),
        (Ground.MEADOW, meadow),
    ):
        np.copyto(strength, value.astype(np.float32), where=owner == ground)
    return strength


def _snow(fields: Fields, noise: NoiseBank, depth: Image) -> Image:
    """White gouache: thick on open land, thin in the taiga, hardly any on ice."""
    rows, columns = fields.owner.shape
    cover = np.array(
        [0.55 if g is Ground.TAIGA else 0.10 if g is Ground.WATER else 1 for g in Ground], np.float32
    )
    drift = 0.10 * noise.window("low", rows, columns, 5, 9) + 0.10 * noise.window(
        "mid2", rows, columns, 10, 333
    )
    snow = (0.50 + drift - 0.25 * bell(fields.margin, 0.05)) * cover[fields.owner] * smoothstep(depth, 2, 9)
    return snow.clip(0, 0.8).astype(np.float32)
