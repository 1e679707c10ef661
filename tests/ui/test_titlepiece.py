"""The title picture: the same for the same size, and filled to its edges."""

from __future__ import annotations

import numpy as np
import pygame
import pytest

from game.ui.titlepiece import title_backdrop


@pytest.mark.parametrize("size", [(640, 360), (480, 360)])
def test_backdrop_fills_its_size(size: tuple[int, int]) -> None:
    picture = title_backdrop(size, "two sieges on the Amur")
    pixels = pygame.surfarray.array3d(picture)
    assert picture.get_size() == size
    assert np.count_nonzero(pixels.sum(axis=2) == 0) < 50


def test_backdrop_is_the_same_each_time() -> None:
    first = pygame.surfarray.array3d(title_backdrop((320, 180))).astype(int)
    title_backdrop.cache_clear()
    again = pygame.surfarray.array3d(title_backdrop((320, 180))).astype(int)
    assert np.abs(first - again).mean() < 1
