from __future__ import annotations

import os

import pygame
import pytest

from game.ui.paint import Season, cache
from tests.ui.paint.charts import chart, furnished

SMALL = furnished()


def silent(share, key):
    """Progress that no one watches."""


@pytest.fixture
def brush(monkeypatch):
    """Counts the paintings, which are plain here."""
    painted = []

    def levels(land, season, widths, progress, *, lang):
        painted.append((land.id, season, tuple(widths), lang))
        tones = {Season.SUMMER: 90, Season.AUTUMN: 120, Season.WINTER: 240}
        found = {}
        for width in widths:
            found[width] = pygame.Surface(cache.Frame(land.width, land.height, width).size, 0, 32)
            found[width].fill((tones[season], 40, 60))
        return found

    monkeypatch.setattr(cache, "ground_levels", levels)
    return painted


def ground(folder, land=SMALL, season=Season.SUMMER, width=12.0, lang="ru"):
    return cache.cached_ground(folder, land, season, width, silent, lang=lang)


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_ground_is_painted_once(tmp_path, brush):
    first, second = ground(tmp_path / "new"), ground(tmp_path / "new")
    assert len(brush) == 1
    assert pygame.image.tobytes(first, "RGB") == pygame.image.tobytes(second, "RGB")


def test_a_real_painting_comes_back_as_it_was(tmp_path):
    first, second = ground(tmp_path, width=48.0), ground(tmp_path, width=48.0)
    assert pygame.image.tobytes(first, "RGB") == pygame.image.tobytes(second, "RGB")
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize(
    "other",
    [{"season": Season.WINTER}, {"width": 13.0}, {"lang": "en"}, {"land": chart()}],
    ids=["season", "size", "language", "map"],
)
def test_another_ground_is_another_file(tmp_path, brush, other):
    ground(tmp_path)
    ground(tmp_path, **other)
    assert len(brush) == 2
    assert len(files(tmp_path)) == 2


def test_another_painter_paints_again(tmp_path, brush, monkeypatch):
    ground(tmp_path)
    monkeypatch.setattr(cache, "PAINTER_VERSION", cache.PAINTER_VERSION + 1)
    ground(tmp_path)
    assert len(brush) == 2


def cut_short(path):
    path.write_bytes(path.read_bytes()[:-40])


def emptied(path):
    path.write_bytes(b"")


def scribbled(path):
    path.write_bytes(b"no picture at all")


def of_another_size(path):
    pygame.image.save(pygame.Surface((3, 3)), path)


@pytest.mark.parametrize("damage", [cut_short, emptied, scribbled, of_another_size])
def test_a_damaged_file_is_painted_again_and_mended(tmp_path, brush, damage):
    ground(tmp_path)
    damage(tmp_path / files(tmp_path)[0])
    assert ground(tmp_path).get_at((5, 5))[:3] == (90, 40, 60)
    ground(tmp_path)
    assert len(brush) == 2


def test_only_missing_levels_are_painted(tmp_path, brush):
    cache.cached_levels(tmp_path, SMALL, Season.SUMMER, (12.0,), silent)
    levels = cache.cached_levels(tmp_path, SMALL, Season.SUMMER, (12.0, 14.0), silent)
    assert [call[2] for call in brush] == [(12.0,), (14.0,)]
    assert set(levels) == {12.0, 14.0}


def test_the_longest_unused_files_go(tmp_path, brush):
    ground(tmp_path, width=8.0)
    kept, dropped = files(tmp_path)[0], "ground-old.png"
    (tmp_path / dropped).write_bytes(b"old")
    os.utime(tmp_path / dropped, (1, 1))
    for number in range(cache.KEPT - 2):
        ground(tmp_path, width=9.0 + number)
    assert {kept, dropped} <= set(files(tmp_path))
    ground(tmp_path, width=30.0)
    assert len(files(tmp_path)) == cache.KEPT
    assert dropped not in files(tmp_path)


def test_nothing_but_pictures_is_left_in_the_folder(tmp_path, brush):
    ground(tmp_path)
    assert all(name.startswith("ground-") for name in files(tmp_path))


def test_a_folder_that_cannot_be_written_only_costs_the_painting(tmp_path, brush):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    assert ground(blocked).get_at((5, 5))[:3] == (90, 40, 60)
