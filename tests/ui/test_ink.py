"""Marks land where they should, with soft edges and no dark fringe."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.ui import ink
from game.ui.palette import INK


def sheet() -> pygame.Surface:
    """Return a clear square of 40 px."""
    return pygame.Surface((40, 40), pygame.SRCALPHA)


def test_a_square_covers_its_area_with_its_colour() -> None:
    surface = sheet()
    ink.poly(surface, ink.box(10, 10, 20, 20), (200, 40, 30))
    alpha = pygame.surfarray.array_alpha(surface).astype(float)
    assert alpha.sum() / 255 == pytest.approx(400, rel=0.08)
    assert tuple(surface.get_at((20, 20))) == (200, 40, 30, 255)


def test_edges_have_no_dark_fringe() -> None:
    surface = sheet()
    ink.poly(surface, ink.ellipse(20, 20, 12.5), (200, 40, 30))
    alpha = pygame.surfarray.array_alpha(surface)
    edge = pygame.surfarray.array3d(surface)[(alpha > 30) & (alpha < 220)]
    assert len(edge) > 20
    assert np.abs(edge.astype(int) - (200, 40, 30)).max() <= 12


def test_marks_beside_the_paper_are_no_error() -> None:
    surface = sheet()
    for away in ((-500, 10), (10, 900), (35, 35)):
        ink.poly(surface, ink.box(*away, 20, 20), INK)
        ink.stroke(surface, (away, (away[0] + 20, away[1])))
    ink.stroke(surface, ((5, 5), (5, 5)))


def test_resample_keeps_the_ends_and_the_step() -> None:
    line = ink.resample(((0, 0), (30, 0), (30, 40)), 2.5)
    assert line[0].tolist() == [0, 0]
    assert line[-1].tolist() == [30, 40]
    assert np.hypot(*np.diff(line, axis=0).T).max() <= 2.6


def test_smooth_goes_through_its_knots() -> None:
    knots = np.array(((0.0, 0.0), (10.0, 5.0), (20.0, -5.0), (30.0, 0.0)))
    assert np.allclose(ink.smooth(knots, 8)[::8], knots)
    assert len(ink.smooth(knots, 8, closed=True)) == 32
