"""Small operations on float32 images: blur, resize, smooth step."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.floating]
"""(rows, columns) of float32: a picture in double precision would fill the memory."""


def box_blur(image: Image, radius: int, passes: int = 3) -> Image:
    """Blur by repeated boxes along both axes; three passes come close to a gaussian of sigma = radius."""
    for axis in (0, 1):
        for _ in range(passes):
            image = _box(image, radius, axis)
    return image


def _box(image: Image, radius: int, axis: int) -> Image:
    length, width = image.shape[axis], 2 * radius + 1
    pad = [(0, 0), (0, 0)]
    pad[axis] = (radius + 1, radius)
    total = np.cumsum(np.pad(image, pad, mode="edge"), axis=axis, dtype=np.float32)
    upper, lower = np.arange(width, width + length), np.arange(length)
    blurred: Image = (total.take(upper, axis) - total.take(lower, axis)) / np.float32(width)
    return blurred


def resize(image: Image, height: int, width: int, first: int = 0, rows: int | None = None) -> Image:
    """Bilinear resize to (height, width); `first` and `rows` ask for a band of the result only."""
    high, wide = image.shape
    rows = height - first if rows is None else rows
    y, y_next, down = _taps(high, height, first, rows)
    x, x_next, right = _taps(wide, width, 0, width)
    band = image[y] * (1 - down[:, None]) + image[y_next] * down[:, None]
    resized: Image = band[:, x] * (1 - right) + band[:, x_next] * right
    return resized


def _taps(source: int, target: int, first: int, count: int) -> tuple[Image, Image, Image]:
    """Two neighbouring source indices and the weight of the second, for each target index."""
    at = (np.arange(first, first + count) + 0.5) * (source / target) - 0.5
    low = np.clip(np.floor(at).astype(np.intp), 0, source - 1)
    high = np.minimum(low + 1, source - 1)
    return low, high, (at - low).clip(0, 1).astype(np.float32)


def smoothstep(value: Image, low: float, high: float) -> Image:
    """0 below low, 1 above high, an s-curve between."""
    t = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    step: Image = t * t * (3 - 2 * t)
    return step


def bell(value: Image, width: float) -> Image:
    """exp(-(value/width)**2): 1 on a line, fading beside it."""
    scaled = value / np.float32(width)
    peak: Image = np.exp(-scaled * scaled)
    return peak
