from __future__ import annotations

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.ui.paint import Frame, Season, paint_works
from tests.siege import shipped_rules
from tests.ui.paint.charts import FORT, WORKS, charts

FRAME = Frame(14, 12, 48.0)
FORT_WORKS = tuple(WORKS[letter] for row in FORT for letter in row)
CELLS = len(FORT_WORKS)
SOUND = np.full(CELLS, 1000)
NOTHING = ("",) * CELLS


def painted(
    works=FORT_WORKS, integrity=SOUND, progress=None, planned=NOTHING, season=Season.SUMMER, dirty=None
):
    surface = pygame.Surface(FRAME.size, 0, 32)
    surface.fill((200, 190, 150))
    progress = np.zeros(CELLS, int) if progress is None else progress
    paint_works(surface, FRAME, works, integrity, progress, planned, season, dirty)
    return pygame.surfarray.array3d(surface).astype(int)


def changed(one, other):
    """Pixels (x, y) in which two pictures differ."""
    return np.argwhere(np.abs(one - other).max(axis=2) > 0)


BARE = painted(NOTHING)


def cell_of(kind):
    return FORT_WORKS.index(kind)


def test_nothing_built_changes_nothing():
    assert (BARE == (200, 190, 150)).all()


@pytest.mark.parametrize("kind", sorted({*shipped_rules().works} - {"old_bank", "ditch"}))
def test_every_work_shows_on_its_hex(kind):
    cell = 5 * 14 + 6
    works = tuple(kind if number == cell else "" for number in range(CELLS))
    spots = changed(painted(works), BARE)
    x, y = FRAME.center(cell)
    assert len(spots) > 60
    assert np.hypot(*(spots - (x, y)).T).min() < 6
    assert (np.abs(spots - (x, y)).max(axis=0) < (60, 75)).all()


def test_pixels_outside_the_dirty_rectangle_stay():
    dirty = pygame.Rect(170, 150, 240, 130)
    spots = changed(painted(dirty=dirty), BARE)
    assert len(spots) > 1000
    assert (spots >= dirty.topleft).all()
    assert (spots < dirty.bottomright).all()


def test_a_part_is_drawn_like_the_whole():
    dirty = pygame.Rect(173, 151, 240, 130)
    part, whole = painted(dirty=dirty), painted()
    box = (slice(dirty.left, dirty.right), slice(dirty.top, dirty.bottom))
    assert np.abs(part[box] - whole[box]).mean() < 0.05


def test_a_dirty_rectangle_off_the_sheet_changes_nothing():
    assert not len(changed(painted(dirty=pygame.Rect(-90, -90, 50, 50)), BARE))


def test_painting_twice_gives_the_same():
    assert not len(changed(painted(), painted()))


@pytest.mark.parametrize("integrity", [0, 400])
def test_damage_shows_where_it_is(integrity):
    cell = cell_of("rampart")
    worn = SOUND.copy()
    worn[cell] = integrity
    spots = changed(painted(integrity=worn), painted())
    assert len(spots) > 40
    assert (np.abs(spots - FRAME.center(cell)).max(axis=1) < 110).all()


def test_a_wall_without_integrity_looks_like_a_breach():
    cell = cell_of("rampart")
    worn = SOUND.copy()
    worn[cell] = 0
    breached = tuple("breach" if number == cell else kind for number, kind in enumerate(FORT_WORKS))
    assert not len(changed(painted(integrity=worn), painted(breached)))


def test_integrity_of_what_is_no_wall_does_not_matter():
    worn = np.where([kind in ("trench", "siege_wall", "camp", "battery") for kind in FORT_WORKS], 0, 1000)
    assert not len(changed(painted(integrity=worn), painted()))


def test_works_under_way_grow_darker():
    planned = tuple("trench" if number in (30, 31, 32, 33) else "" for number in range(CELLS))
    tones = []
    for done in (0, 500, 1000):
        picture = painted(NOTHING, planned=planned, progress=np.full(CELLS, done))
        tones.append(picture.mean())
    assert BARE.mean() > tones[0] > tones[1] > tones[2]


def test_a_log_fort_shows_the_ditches_that_the_map_has():
    level = tuple({"rampart": "palisade", "bastion": "tower"}.get(kind, kind) for kind in FORT_WORKS)
    ditch = (3 * FRAME.width + 4, 3 * FRAME.width + 5)
    dug = tuple("ditch" if cell in ditch else kind for cell, kind in enumerate(level))
    spots = changed(painted(dug), painted(level))
    assert all(np.hypot(*(spots - FRAME.center(cell)).T).min() < 6 for cell in ditch)


def test_snow_lies_on_works():
    assert painted(season=Season.WINTER).mean() > painted().mean()


@settings(max_examples=40)
@given(charts(), charts(), st.data())
def test_any_arrangement_can_be_painted(built, plans, data):
    frame = Frame(built.width, built.height, 24.0)
    cells = len(built.works)
    planned = (plans.works * cells)[:cells]
    integrity = np.array(data.draw(st.lists(st.integers(0, 1000), min_size=cells, max_size=cells)), int)
    surface = pygame.Surface(frame.size, 0, 32)
    paint_works(surface, frame, built.works, integrity, integrity, planned, Season.WINTER)
    if any(kind not in ("", "old_bank", "ditch") for kind in built.works):
        assert pygame.surfarray.array3d(surface).any()
