from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from game.files.scenarios import load_chart
from game.ui.paint import Frame, terrain_classes
from game.ui.paint.classes import GROUND_OF, Ground
from tests.ui.paint.charts import chart, charts, furnished


def wrong_centres(any_chart, hex_width=48.0):
    """Cells at whose centre the painted ground is not the grid's."""
    frame = Frame(any_chart.width, any_chart.height, hex_width)
    painted = terrain_classes(any_chart, frame)
    x, y = (frame.centers() / 2).astype(int).T
    wrong = []
    for cell, ground in enumerate(painted[y, x].tolist()):
        wanted = GROUND_OF.get(any_chart.terrain[cell])
        if ground == Ground.WATER if wanted is None else ground != wanted:
            wrong.append(cell)
    return wrong


def test_the_painted_ground_of_the_siege_agrees_with_its_grid_everywhere():
    assert wrong_centres(load_chart("albazin_1686")) == []


@pytest.mark.parametrize("hex_width", [24.0, 48.0, 72.0])
def test_a_map_of_hexes_alone_agrees_with_its_grid(hex_width):
    assert wrong_centres(chart(), hex_width) == []


def test_a_grid_wins_over_an_outline_that_contradicts_it():
    assert wrong_centres(furnished()) == []


@settings(max_examples=25)
@given(charts())
def test_any_map_agrees_with_its_grid(any_chart):
    assert wrong_centres(any_chart) == []


def test_classes_come_for_every_second_pixel():
    frame = Frame(14, 12, 36.0)
    rows, columns = terrain_classes(chart(), frame).shape
    assert (columns, rows) == tuple(-(-side // 2) for side in frame.size)


def test_borders_do_not_follow_the_hexes():
    frame = Frame(14, 12, 48.0)
    painted = terrain_classes(chart(), frame)
    rows, columns = painted.shape
    y, x = np.mgrid[0:rows, 0:columns] * 2.0
    hexes = np.array([GROUND_OF.get(kind, Ground.MEADOW) for kind in chart().terrain])[frame.cells_at(x, y)]
    share = (painted != hexes).mean()
    assert 0.01 < share < 0.12
