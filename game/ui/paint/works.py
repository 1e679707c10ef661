"""Paints everything that men build and break, upon a copy of the ground."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pygame
from numpy.typing import NDArray

from game.ui.paint.buildings import palisade, tower
from game.ui.paint.curves import Points, resample, wavering
from game.ui.paint.fort import draw_fort
from game.ui.paint.frame import Frame
from game.ui.paint.ground import tooth
from game.ui.paint.ostrog import draw_ostrog
from game.ui.paint.palette import EARTH_INK
from game.ui.paint.pen import Color
from game.ui.paint.ring import Ring, find_rings
from game.ui.paint.season import Season
from game.ui.paint.siege import (
    batteries,
    camps,
    draw_breastworks,
    draw_planned,
    draw_siege_walls,
    draw_trenches,
    mounds,
)
from game.ui.paint.site import Site
from game.ui.paint.yard import Figure, buildings


def paint_works(
    surface: pygame.Surface,
    frame: Frame,
    works: Sequence[str],
    integrity: NDArray[np.integer],
    progress: NDArray[np.integer],
    planned: Sequence[str],
    season: Season,
    dirty: pygame.Rect | None = None,
) -> None:
    """Draw fort, siege works, damage and works under way.

    Args:
        surface: a copy of the ground of this frame; what stood in `dirty` before must already be wiped out.
        frame: the sheet that the surface shows.
        works: kind of work on each cell, "" where none. Any arrangement will do: walls that close a ring
            become a fort, neighbours of one kind a line.
        integrity: (cells,) per mille of soundness; only walls heed it.
        progress: (cells,) per mille done of what is planned.
        planned: kind of work under way on each cell, "" where none.
        season: whether snow lies on it all.
        dirty: only pixels within this rectangle change; None for the whole surface.
    """
    area = surface.get_rect() if dirty is None else dirty.clip(surface.get_rect())
    if not (area.w and area.h and (any(works) or any(planned))):
        return
    layer = pygame.Surface(area.size, pygame.SRCALPHA)
    site = Site(frame.moved(*area.topleft), works, integrity, season, layer)
    _draw(site, planned, progress)
    tooth().press(layer, *area.topleft)
    surface.blit(layer, area)


def _draw(site: Site, planned: Sequence[str], progress: NDArray[np.integer]) -> None:
    """Lines in the ground first, then everything that stands up, from the far to the near."""
    rings = find_rings(site)
    target = _target(site, rings)
    within = {cell for ring in rings for cell in ring.inside}
    figures = [figure for ring in rings for figure in _fort(site, ring)]
    figures += camps(site)
    draw_breastworks(site, target)
    figures += draw_siege_walls(site, target)
    draw_planned(site, planned, progress)
    figures += draw_trenches(site, target)
    figures += _open_walls(site, rings)
    figures += batteries(site, _aims(site, rings))
    figures += mounds(site)
    figures += buildings(site, [cell for cell in range(len(site.kinds)) if cell not in within])
    for _, draw in sorted(figures, key=lambda figure: figure[0]):
        draw()


def _fort(site: Site, ring: Ring) -> list[Figure]:
    kinds = [site.kinds[cell] for cell in ring.cells]
    timber = kinds.count("palisade") > kinds.count("rampart")
    return draw_ostrog(site, ring) if timber else draw_fort(site, ring)


def _target(site: Site, rings: Sequence[Ring]) -> Points:
    """What a siege is laid to: the largest fort, or the middle of all works."""
    if rings:
        return max(rings, key=lambda ring: len(ring.inside)).middle
    built = [cell for cell, kind in enumerate(site.kinds) if kind]
    middle: Points = site.centers(built or [0]).mean(axis=0)
    return middle


def _aims(site: Site, rings: Sequence[Ring]) -> Points:
    """What batteries shoot at: walls of forts, else any wall."""
    walls = [cell for ring in rings for cell in ring.cells]
    return site.centers(walls or site.cells("rampart", "bastion", "palisade", "tower", "breastwork"))


def _open_walls(site: Site, rings: Sequence[Ring]) -> list[Figure]:
    """Ramparts and palisades that close no ring, and towers and gates that stand alone."""
    closed = {cell for ring in rings for cell in ring.cells}
    figures: list[Figure] = []
    for walk in site.walks(
        [cell for cell in site.cells("rampart", "bastion", "breach") if cell not in closed]
    ):
        _bank(site, walk)
    for walk in site.walks([cell for cell in site.cells("palisade") if cell not in closed]):
        course = wavering(site.course(walk), np.random.default_rng(walk[0]), 0.8, 20)
        for number, first in enumerate(range(0, len(course) - 1, 24)):
            piece = course[first : first + 25]
            figures.append((float(piece[:, 1].max()), partial(_pales, site, walk[0] + number, piece)))
    for cell in site.cells("tower", "gate", "postern"):
        if cell not in closed:
            x, y = site.center(cell)
            figures.append((y + 8, partial(_tower, site, cell, x, y + 8)))
    return figures


def _bank(site: Site, walk: list[int]) -> None:
    """A rampart that stands for itself."""
    pen = site.pen(9000 + min(walk))
    course = wavering(site.course(walk), pen.rng, 1.0, 18)
    earth: Color = (238, 236, 230) if site.winter else (196, 158, 102)
    pen.stroke(course, 22, earth, 245, press=0.05, taper=(1, 1))
    across = np.column_stack((-np.gradient(course[:, 1]), np.gradient(course[:, 0])))
    across /= np.hypot(*across.T)[:, None] + 1e-9
    for side in (-1, 1):
        for offset in (3.5, 11):
            pen.stroke(course + across * (side * offset), 1.2)
        feet = resample(course + across * (side * 4), 4)
        slope = across[np.linspace(0, len(course) - 1, len(feet)).astype(int)] * side
        pen.ticks(feet, feet + slope * pen.rng.uniform(4, 6.5, (len(feet), 1)), 1.0, EARTH_INK, 200)


def _pales(site: Site, seed: int, piece: Points) -> None:
    palisade(site.pen(seed), piece, site.season, 14.0, 4.2)


def _tower(site: Site, cell: int, x: float, y: float) -> None:
    tower(site.pen(400 + cell, x, y, 1.0), site.season)
