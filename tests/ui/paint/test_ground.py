from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.paint import Frame, Season, ground_levels, paint_ground
from tests.ui.paint.charts import charts, furnished


def silent(share, key):
    """Progress that no one watches."""


def pixels(surface):
    return pygame.surfarray.array3d(surface).astype(int)


def difference(one, other):
    """Mean absolute difference of two pictures."""
    return np.abs(pixels(one) - pixels(other)).mean()


@pytest.fixture(scope="module")
def summer():
    return paint_ground(furnished(), Season.SUMMER, 48.0, silent)


def test_a_ground_fills_its_frame(summer):
    assert summer.get_size() == Frame(14, 12, 48.0).size


def test_equal_arguments_give_equal_pictures(summer):
    assert difference(summer, paint_ground(furnished(), Season.SUMMER, 48.0, silent)) < 0.01


@pytest.mark.parametrize("season", [Season.AUTUMN, Season.WINTER])
def test_seasons_look_different(summer, season):
    assert difference(summer, paint_ground(furnished(), season, 48.0, silent)) > 8


def test_snow_is_bright_and_summer_green(summer):
    winter = paint_ground(furnished(), Season.WINTER, 48.0, silent)
    x, y = (int(value) for value in Frame(14, 12, 48.0).center((5, 6)))
    meadow, snow = (pixels(s)[x - 60 : x + 60, y - 20 : y + 20].mean((0, 1)) for s in (summer, winter))
    assert snow.min() > 200
    assert snow[2] - meadow[2] > 30


def blueness(surface, cell):
    """Blue over red on a hex and its neighbours, without the lines drawn there."""
    x, y = map(int, Frame(14, 12, 48.0).center(cell))
    around = pixels(surface)[x - 50 : x + 50, y - 20 : y + 20]
    return np.median(around[..., 2]) - np.median(around[..., 0])


def test_water_is_bluer_than_meadow(summer):
    assert blueness(summer, (9, 9)) > blueness(summer, (3, 6)) + 40


def test_names_follow_the_language(summer):
    english = paint_ground(furnished(), Season.SUMMER, 48.0, silent, lang="en")
    changed = np.argwhere(np.abs(pixels(english) - pixels(summer)).max(axis=2) > 12)
    assert 100 < len(changed) < 30_000


def test_washes_stop_at_the_neat_line(summer):
    edge = pixels(summer)[4:12].reshape(-1, 3)
    assert (edge[:, 0] >= edge[:, 2]).mean() > 0.99  # bare paper is yellowish everywhere


def test_progress_is_told_often_and_only_forwards():
    told = []
    paint_ground(furnished(), Season.SUMMER, 48.0, lambda share, key: told.append((share, key)))
    shares = [share for share, _ in told]
    assert len(told) >= 15
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert {"paper", "washes", "trees", "grain"} <= {key for _, key in told}


def test_levels_have_their_sizes_and_show_the_same_land():
    levels = ground_levels(furnished(), Season.SUMMER, (24.0, 48.0, 72.0), silent)
    assert {width: level.get_size() for width, level in levels.items()} == {
        width: Frame(14, 12, width).size for width in (24.0, 48.0, 72.0)
    }
    small = [pygame.transform.smoothscale(levels[width], (24, 20)) for width in (24.0, 48.0, 72.0)]
    assert difference(small[0], small[1]) < 3
    assert difference(small[2], small[1]) < 6


@settings(max_examples=15)
@given(charts(), st.sampled_from(Season))
def test_any_map_can_be_painted(any_chart, season):
    surface = paint_ground(any_chart, season, 48.0, silent)
    assert surface.get_size() == Frame(any_chart.width, any_chart.height, 48.0).size
