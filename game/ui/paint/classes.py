"""Which ground each spot of the sheet shows: blurred fields instead of hexes.

Borders come from the outlines that a chart brings and, where it brings none, from its grid, blurred and
warped. Either way the ground at the centre of every hex is the ground that the grid names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import pygame
from numpy.typing import NDArray

from game.files.chart import Chart, Stroke
from game.ui.paint.arrays import Image, box_blur, resize
from game.ui.paint.curves import inside, points
from game.ui.paint.frame import DESIGN_WIDTH, Frame
from game.ui.paint.noise import SEED, NoiseBank


class Ground(IntEnum):
    """What a wash can show, in the order of the palette."""

    MEADOW = 0
    TAIGA = 1
    HILL = 2
    FIELD = 3
    WATER = 4
    SAND = 5
    MARSH = 6


GROUND_OF = {
    "river": Ground.WATER,
    "shallows": Ground.SAND,
    "island": Ground.MEADOW,
    "meadow": Ground.MEADOW,
    "field": Ground.FIELD,
    "taiga": Ground.TAIGA,
    "hill": Ground.HILL,
    "marsh": Ground.MARSH,
}
"""Kinds of terrain that have a ground of their own; others stand on whatever land lies round them."""

STROKE_GROUND = {
    "river": Ground.WATER,
    "backwater": Ground.WATER,
    "island": Ground.MEADOW,
    "meadow": Ground.MEADOW,
    "clearing": Ground.MEADOW,
    "taiga": Ground.TAIGA,
    "hill": Ground.HILL,
    "hills": Ground.HILL,
    "mound": Ground.HILL,
    "marsh": Ground.MARSH,
    "shallows": Ground.SAND,
    "bar": Ground.SAND,
    "crop": Ground.FIELD,
}
"""Kinds of closed strokes that outline a ground."""

_COARSE = 4
"""Units (pixels at the design width) for one pixel of the coarse raster."""

_TREMBLE = (0.0, 0.13, 0.10, 0.03, 0.03, 0.07, 0.10)
"""Unevenness of the border of each ground."""

_SURE = 0.14
"""By so much the ground at a hex centre leads over every other, before the fine unevenness."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The ground of a sheet, all arrays (rows, columns), one value for two units.

    They do not depend on the size at which the sheet is painted: all zooms show the same land.

    Attributes:
        owner: int8, a `Ground`.
        margin: float32, 0 on the border of the ground, growing inwards.
        shore: float32, units from the shore, positive in water.
        wood, wet: float32, shares of taiga and of water near by.
    """

    owner: NDArray[np.int8]
    margin: Image
    shore: Image
    wood: Image
    wet: Image

    def ground(self, x: float, y: float) -> int:
        """The ground under a spot in units; spots outside count as the nearest inside."""
        rows, columns = self.owner.shape
        return int(self.owner[min(max(int(y) // 2, 0), rows - 1), min(max(int(x) // 2, 0), columns - 1)])

    def grounds(self, at: NDArray[np.float64]) -> NDArray[np.int8]:
        """The ground under spots (n, 2) in units."""
        rows, columns = self.owner.shape
        y = (at[:, 1] // 2).astype(np.intp).clip(0, rows - 1)
        x = (at[:, 0] // 2).astype(np.intp).clip(0, columns - 1)
        found: NDArray[np.int8] = self.owner[y, x]
        return found

    def sample(self, image: Image, x: float, y: float) -> float:
        """A value of an array of the fields (or one of its size) under a spot in units."""
        rows, columns = image.shape
        return float(image[min(max(int(y) // 2, 0), rows - 1), min(max(int(x) // 2, 0), columns - 1)])


def terrain_classes(chart: Chart, frame: Frame) -> NDArray[np.int8]:
    """The `Ground` of every second pixel (rows, columns) of a sheet, as the washes show it."""
    owner = make_fields(chart, NoiseBank(SEED)).owner
    columns, rows = (-(-side // 2) for side in frame.size)
    down = ((np.arange(rows) + 0.5) * owner.shape[0] / rows).astype(np.intp)
    right = ((np.arange(columns) + 0.5) * owner.shape[1] / columns).astype(np.intp)
    seen: NDArray[np.int8] = owner[down[:, None], right]
    return seen


def cell_grounds(chart: Chart) -> NDArray[np.int8]:
    """The ground (cells,) of each hex: its own, or for roads, houses and the like that of most neighbours."""
    own = np.array([GROUND_OF.get(kind, -1) for kind in chart.terrain], np.int8)
    grid = own.reshape(chart.height, chart.width)
    padded = np.pad(grid, 1, constant_values=-1)
    around = np.stack([np.roll(padded, (y, x), (0, 1))[1:-1, 1:-1] for y in (-1, 0, 1) for x in (-1, 0, 1)])
    land = [Ground.MEADOW, Ground.TAIGA, Ground.HILL, Ground.MARSH]
    votes = np.stack([(around == ground).sum(axis=0) for ground in land])
    guess = np.where(votes[0] > 0, np.int8(0), np.array(land, np.int8)[votes.argmax(axis=0)])
    return np.where(grid < 0, guess, grid).ravel().astype(np.int8)


def make_fields(chart: Chart, noise: NoiseBank) -> Fields:
    """Find the ground of a whole sheet."""
    frame = Frame(chart.width, chart.height, DESIGN_WIDTH)
    columns, rows = frame.size
    coarse = -(-rows // _COARSE), -(-columns // _COARSE)
    half = -(-rows // 2), -(-columns // 2)
    outlines = _outlines(chart)
    raster = _warped(_raster(chart, frame, outlines, coarse), frame, noise, sharp=bool(outlines))
    radius = max(1, round((0.22 if outlines else 0.30) * frame.hex_width / _COARSE))
    scores = _scores(raster, outlines, radius, noise)
    _pin_to_grid(scores, chart, frame)
    owner, margin, lead = _choose(scores, noise, *half)
    share = np.clip((1 + lead) / 2, 0.004, 0.996)
    shore = 0.59 * radius * _COARSE * 1.02 * np.log(share / (1 - share))
    wood, wet = (box_blur((raster == kind).astype(np.float32), 9) for kind in (Ground.TAIGA, Ground.WATER))
    return Fields(owner, margin, shore.astype(np.float32), resize(wood, *half), resize(wet, *half))


def _outlines(chart: Chart) -> list[Stroke]:
    """The outlines of grounds, the lowest first: a smaller one lies on a larger one."""
    found = [stroke for stroke in chart.strokes if stroke.closed and stroke.kind in STROKE_GROUND]
    islands = [stroke for stroke in found if stroke.kind == "island"]
    return sorted(found, key=lambda stroke: (stroke.kind == "crop", -_height(stroke, islands)))


def _height(stroke: Stroke, islands: Sequence[Stroke]) -> float:
    """Area of an outline; a sand bank that runs under an island counts as larger than it."""
    under = [_area(island) + 1e-6 for island in islands if _straddles(stroke, island)]
    return max([_area(stroke), *under])


def _straddles(stroke: Stroke, island: Stroke) -> bool:
    if STROKE_GROUND[stroke.kind] is not Ground.SAND:
        return False
    within = inside(points(island.points), points(stroke.points))
    return bool(within.any() and not within.all())


def _area(stroke: Stroke) -> float:
    x, y = points(stroke.points).T
    return float(abs((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2)


def _raster(
    chart: Chart, frame: Frame, outlines: Sequence[Stroke], shape: tuple[int, int]
) -> NDArray[np.int8]:
    """The ground of each coarse pixel: hexes of grounds without outlines, then the outlines."""
    grounds = cell_grounds(chart)
    drawn = {STROKE_GROUND[stroke.kind] for stroke in outlines}
    bare = np.array([Ground.MEADOW if ground in drawn else ground for ground in range(len(Ground))], np.int8)
    y, x = (np.mgrid[0 : shape[0], 0 : shape[1]] + 0.5) * _COARSE
    canvas = pygame.Surface((shape[1], shape[0]), 0, 8)
    canvas.set_palette([(level, level, level) for level in range(256)])
    pixels = pygame.surfarray.pixels2d(canvas)
    pixels[:] = bare[grounds[frame.cells_at(x, y)]].T
    del pixels  # the surface stays locked while a view of its pixels lives
    for stroke in outlines:
        _lay(canvas, stroke, frame.plane(stroke.points) / _COARSE)
    return pygame.surfarray.array2d(canvas).T.astype(np.int8)


def _lay(canvas: pygame.Surface, stroke: Stroke, outline: NDArray[np.float64]) -> None:
    """Fill one outline; a ploughed plot only covers meadow."""
    ground = STROKE_GROUND[stroke.kind]
    if len(outline) < 3:
        return
    if ground is not Ground.FIELD:
        pygame.draw.polygon(canvas, int(ground), outline.tolist())
        return
    plot = pygame.Surface(canvas.get_size(), 0, 8)
    plot.set_palette([(level, level, level) for level in range(256)])
    box = pygame.draw.polygon(plot, 1, outline.tolist())
    part = slice(box.left, box.right), slice(box.top, box.bottom)
    pixels = pygame.surfarray.pixels2d(canvas)
    view = pixels[part]
    view[(pygame.surfarray.pixels2d(plot)[part] == 1) & (view == Ground.MEADOW)] = int(ground)
    del view, pixels


def _warped(raster: NDArray[np.int8], frame: Frame, noise: NoiseBank, *, sharp: bool) -> NDArray[np.int8]:
    """The raster with its borders pushed about, less where a map maker has drawn them."""
    rows, columns = raster.shape
    reach = (0.10 if sharp else 0.15) * frame.hex_width / _COARSE
    across = noise.window("mid", rows, columns, 200, 300) + noise.window("low", rows, columns, 3, 5)
    down = noise.window("mid2", rows, columns, 7, 900) + noise.window("low", rows, columns, 500, 5)
    y, x = np.mgrid[0:rows, 0:columns]
    y = (y + down * reach / 2).clip(0, rows - 1).astype(np.intp)
    x = (x + across * reach / 2).clip(0, columns - 1).astype(np.intp)
    pushed: NDArray[np.int8] = raster[y, x]
    return pushed


def _scores(
    raster: NDArray[np.int8], outlines: Sequence[Stroke], radius: int, noise: NoiseBank
) -> NDArray[np.float32]:
    """How much each ground claims each coarse pixel (grounds, rows, columns), 0 to about 1."""
    rows, columns = raster.shape
    drawn = {STROKE_GROUND[stroke.kind] for stroke in outlines}
    fine = {Ground.FIELD: 1, Ground.SAND: max(1, radius - 1)}
    uneven = noise.window("mid", 2 * rows, 2 * columns)[::2, ::2]
    scores = np.empty((len(Ground), rows, columns), np.float32)
    for ground in Ground:
        blur = fine.get(ground, radius) if ground in drawn else radius
        claim = box_blur((raster == ground).astype(np.float32), blur)
        tremble = _TREMBLE[ground] * np.roll(uneven, 48 * ground, 1)
        scores[ground] = claim + tremble * (claim > 0.02)
    return scores


def _pin_to_grid(scores: NDArray[np.float32], chart: Chart, frame: Frame) -> None:
    """Raise claims round hex centres until the grid's ground leads at each of them.

    All four coarse pixels round a centre are seen to, so that it also leads between them.
    """
    kinds = np.array([GROUND_OF.get(kind, -1) for kind in chart.terrain])
    left, top = np.floor(frame.centers() / _COARSE - 0.5).astype(np.intp).T
    for _ in range(12):
        lifted = [
            _lift(scores, kinds, left + right, top + down, frame) for down in (0, 1) for right in (0, 1)
        ]
        if not any(lifted):
            return


def _lift(
    scores: NDArray[np.float32],
    kinds: NDArray[np.intp],
    x: NDArray[np.intp],
    y: NDArray[np.intp],
    frame: Frame,
) -> bool:
    """Raise the claims that are too weak at one coarse pixel for each cell; False if none was."""
    water, behind = _shortfalls(scores[:, y, x], kinds)
    weak = np.flatnonzero((water > 0) | (behind > 0))
    for cell in weak:
        spot, kind = (int(x[cell]), int(y[cell])), int(kinds[cell])
        if water[cell] > 0:
            sign = 0.5 if kind == Ground.WATER else -0.5
            _bump(scores[Ground.WATER], spot, sign * float(water[cell] + 0.02), frame)
        if behind[cell] > 0:
            _bump(scores[kind], spot, float(behind[cell]) + 0.02, frame)
    return bool(len(weak))


def _shortfalls(
    claims: NDArray[np.float32], kinds: NDArray[np.intp]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """By how much water is on the wrong side, and a land's own ground behind the best other (cells,)."""
    lead = 2 * claims[Ground.WATER] - 1
    water = np.where(kinds == Ground.WATER, _SURE - lead, _SURE + lead)
    rank = claims.copy()
    rank[Ground.WATER] = -9
    mine = kinds.clip(0)[None]
    own = np.take_along_axis(rank, mine, 0)[0]
    np.put_along_axis(rank, mine, -9, 0)
    has_ground = (kinds >= 0) & (kinds != Ground.WATER)
    return water, np.where(has_ground, _SURE - own + rank.max(axis=0), 0)


def _bump(image: Image, spot: tuple[int, int], height: float, frame: Frame) -> None:
    """Add a small round hill to an image, in place."""
    x, y = spot
    sigma = 0.24 * frame.hex_width / _COARSE
    reach = int(3 * sigma) + 1
    top, left = max(0, y - reach), max(0, x - reach)
    part = image[top : y + reach + 1, left : x + reach + 1]
    down = np.arange(top, top + part.shape[0])[:, None] - y
    right = np.arange(left, left + part.shape[1])[None] - x
    part += (height * np.exp(-(down**2 + right**2) / (2 * sigma**2))).astype(np.float32)


def _choose(
    scores: NDArray[np.float32], noise: NoiseBank, rows: int, columns: int
) -> tuple[NDArray[np.int8], Image, Image]:
    """The winning ground, its margin and the signed lead of the water, at half resolution.

    Water is decided first: chosen together with the land, borders of land would grow false shores.
    """
    fine = noise.window("fine", rows, columns, 90)
    best = np.full((rows, columns), -9, np.float32)
    second = best.copy()
    owner = np.zeros((rows, columns), np.int8)
    lead: Image = np.empty((rows, columns), np.float32)
    for ground in Ground:
        claim = resize(scores[ground], rows, columns)
        claim += 0.25 * _TREMBLE[ground] * np.roll(fine, 61 * ground, 0).clip(-2, 2) * (claim > 0.02)
        if ground is Ground.WATER:
            lead = 2 * claim - 1
            continue
        leads = claim > best
        np.maximum(second, np.where(leads, best, claim), out=second)
        owner[leads] = ground
        np.maximum(best, claim, out=best)
    water = lead > 0
    owner[water] = Ground.WATER
    margin: Image = np.where(water, lead, np.minimum(best - second, -lead))
    return owner, margin, lead
