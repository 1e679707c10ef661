"""Pen and brush: every mark is a filled polygon, so a line can swell, tremble and taper.

Points are arrays (n, 2) of float64 in surface pixels, x to the right, y down.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.palette import INK, Colour

Points = npt.NDArray[np.float64]

SUPERSAMPLE: Final = 4
COARSE: Final = 2
"""Supersampling of shapes too large to draw at four times their size."""
LARGE: Final = 400_000
"""Pixels of a bounding box from which a shape counts as large."""


def poly(surface: pygame.Surface, points: npt.ArrayLike, colour: Colour, alpha: int = 255) -> None:
    """Fill a polygon, anti-aliased, without a dark fringe.

    It is drawn large in its own bounding box, on a ground of its own colour at alpha 0, and scaled down.

    Args:
        surface: drawn on; parts outside are cut.
        points: (n, 2) px; fewer than three draw nothing.
        colour: sRGB.
        alpha: 0-255.
    """
    corners = np.asarray(points, dtype=float)
    if len(corners) < 3:
        return
    low = np.floor(corners.min(axis=0)).astype(int) - 1
    width, height = (int(n) for n in np.ceil(corners.max(axis=0)).astype(int) + 2 - low)
    if not surface.get_rect().colliderect((int(low[0]), int(low[1]), width, height)):
        return
    fine = SUPERSAMPLE if width * height < LARGE else COARSE
    patch = pygame.Surface((width * fine, height * fine), pygame.SRCALPHA)
    patch.fill((*colour, 0))
    pygame.draw.polygon(patch, (*colour, 255), ((corners - low) * fine).tolist())
    patch = pygame.transform.smoothscale(patch, (width, height))
    if alpha < 255:
        patch.set_alpha(alpha)
    surface.blit(patch, (int(low[0]), int(low[1])))


def resample(points: npt.ArrayLike, step: float = 2.5) -> Points:
    """Return the polyline with points about *step* px apart; a single point where it has no length."""
    line = np.asarray(points, dtype=float)
    lengths = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate(([0.0], np.cumsum(lengths)))
    if along[-1] < 1e-6:
        return line[:1]
    at = np.linspace(0.0, along[-1], max(2, int(along[-1] / step) + 1))
    return np.column_stack((np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])))


def smooth(points: npt.ArrayLike, per_span: int = 8, *, closed: bool = False) -> Points:
    """Return a Catmull-Rom curve through *points*, *per_span* samples from each to the next."""
    knots = np.asarray(points, dtype=float)
    if len(knots) < 3 and not closed:
        return knots
    if closed:
        ring = np.vstack((knots[-1], knots, knots[0], knots[1]))
    else:
        ring = np.vstack((2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]))
    t = np.linspace(0, 1, per_span, endpoint=False)[None, :, None]
    a, b, c, d = (ring[i : len(ring) - 3 + i, None, :] for i in range(4))
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    flat: Points = curve.reshape(-1, 2)
    return flat if closed else np.vstack((flat, knots[-1:]))


def tremor(count: int, rng: np.random.Generator, span: int = 6) -> npt.NDArray[np.float64]:
    """Return (count,) smooth unit noise with a knot every *span* samples: the unsteady hand."""
    knots = max(2, count // span + 3)
    return np.interp(np.linspace(0, knots - 1, count), np.arange(knots), rng.normal(0, 1, knots))


def stroke(
    surface: pygame.Surface,
    points: npt.ArrayLike,
    width: float = 1.4,
    colour: Colour = INK,
    alpha: int = 255,
    *,
    rng: np.random.Generator | None = None,
    wobble: float = 0.5,
    pressure: float = 0.25,
    taper: tuple[float, float] = (0.5, 0.3),
    step: float = 2.5,
) -> None:
    """Draw a pen line along *points*.

    Args:
        surface: drawn on.
        points: (n, 2) px.
        width: of the line at common pressure, px.
        colour: sRGB.
        alpha: 0-255.
        rng: where the tremor comes from; the same for equal lines if None.
        wobble: standard deviation of the sideways tremor, px.
        pressure: standard deviation of the width, as a share of it.
        taper: width at the start and at the end, as shares of the full width.
        step: distance between samples, px.
    """
    rng = rng or np.random.default_rng(1)
    line = resample(points, step)
    count = len(line)
    if count < 2:
        return
    normal = _normals(line)
    line = line + normal * (tremor(count, rng) * wobble)[:, None]
    u = np.linspace(0, 1, count)
    ends = np.minimum(1, np.minimum(taper[0] + u * 6, taper[1] + (1 - u) * 6))
    half = normal * ((width / 2) * (1 + pressure * tremor(count, rng, 9)).clip(0.35, 1.8) * ends)[:, None]
    poly(surface, np.vstack((line + half, (line - half)[::-1])), colour, alpha)


def _normals(line: Points) -> Points:
    """Return the unit normals (n, 2) of a polyline."""
    along = np.gradient(line, axis=0)
    length = np.hypot(along[:, 0], along[:, 1])[:, None] + 1e-9
    return np.column_stack((-along[:, 1], along[:, 0])) / length


def outline(
    surface: pygame.Surface,
    points: npt.ArrayLike,
    width: float = 1.4,
    colour: Colour = INK,
    alpha: int = 255,
    *,
    rng: np.random.Generator | None = None,
    wobble: float = 0.4,
) -> None:
    """Draw a closed angular line, one stroke a side, as a ruler and a pen would."""
    rng = rng or np.random.default_rng(1)
    corners = np.asarray(points, dtype=float)
    for start, stop in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        stroke(surface, (start, stop), width, colour, alpha, rng=rng, wobble=wobble, taper=(1, 1))


def ellipse(
    x: float,
    y: float,
    rx: float,
    ry: float | None = None,
    *,
    count: int = 28,
    start: float = 0.0,
    stop: float = 2 * math.pi,
) -> Points:
    """Return (count, 2) points of an ellipse or an arc of it, radians, clockwise on the screen."""
    t = np.linspace(start, stop, count)
    return np.column_stack((x + np.cos(t) * rx, y + np.sin(t) * (rx if ry is None else ry)))


def blot(
    x: float, y: float, rx: float, ry: float, rng: np.random.Generator, *, roughness: float = 0.15
) -> Points:
    """Return a closed uneven outline around an ellipse: crowns of trees, smoke, shadows."""
    t = np.linspace(0, 2 * np.pi, 22, endpoint=False)
    bumps = sum(
        share * rng.normal() * np.cos(n * t + rng.uniform(0, 6))
        for n, share in ((2, 1.0), (3, 1.0), (5, 0.6))
    )
    r = 1 + roughness * bumps
    return smooth(np.column_stack((x + rx * r * np.cos(t), y + ry * r * np.sin(t))), 3, closed=True)


def box(x: float, y: float, width: float, height: float) -> Points:
    """Return the four corners (4, 2) of a rectangle."""
    return np.array(((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def cut_corners(x: float, y: float, width: float, height: float, cut: float) -> Points:
    """Return the eight corners (8, 2) of a rectangle with chamfered corners."""
    right, foot = x + width, y + height
    return np.array(
        (
            (x + cut, y),
            (right - cut, y),
            (right, y + cut),
            (right, foot - cut),
            (right - cut, foot),
            (x + cut, foot),
            (x, foot - cut),
            (x, y + cut),
        )
    )
