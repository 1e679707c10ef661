from __future__ import annotations

from itertools import pairwise

import numpy as np
import pygame
import pytest

from game.files.scenarios import load_chart
from game.ui.paint.frame import Frame
from game.ui.paint.ring import bastioned, find_rings
from game.ui.paint.season import Season
from game.ui.paint.site import Site
from tests.ui.paint.charts import WORKS


def site_of(works, width):
    frame = Frame(width, len(works) // width, 48.0)
    return Site(frame, works, np.full(len(works), 1000), Season.SUMMER, pygame.Surface((1, 1)))


def site(rows):
    return site_of([WORKS[letter] for row in rows for letter in row], len(rows[0]))


CLOSED = ["________", "__PPPP__", "__P___P_", "__P__P__", "___PPP__", "________"]


def test_a_closed_wall_is_a_ring_and_knows_its_yard():
    (ring,) = find_rings(site(CLOSED))
    assert len(ring.inside) == 5
    assert not any(ring.strong)


def test_a_wall_with_a_hole_is_no_ring():
    rows = [*CLOSED[:3], CLOSED[3].replace("P", "_"), *CLOSED[4:]]
    assert find_rings(site(rows)) == []


def test_two_forts_are_two_rings():
    assert len(find_rings(site([row + row for row in CLOSED]))) == 2


@pytest.fixture(scope="module")
def albazin():
    chart = load_chart("albazin_1686")
    return site_of(chart.works, chart.width)


def test_the_fort_of_albazin_has_four_bastions(albazin):
    (ring,) = find_rings(albazin)
    assert ring.strong == (True,) * 4
    assert len(bastioned(ring)) == 20


def test_the_drawn_walls_of_albazin_run_through_every_wall_cell(albazin):
    (ring,) = find_rings(albazin)
    corners = np.vstack((ring.corners, ring.corners[:1]))
    share = np.linspace(0, 1, 200)[:, None]
    line = np.vstack([a + (b - a) * share for a, b in pairwise(corners)])
    for cell in albazin.cells("rampart", "gate", "postern"):
        assert np.hypot(*(line - albazin.center(cell)).T).min() < 24


def test_salients_point_outwards(albazin):
    (ring,) = find_rings(albazin)
    salients = bastioned(ring)[2::5]
    assert (np.hypot(*(salients - ring.middle).T) > np.hypot(*(ring.corners - ring.middle).T) + 40).all()
