from __future__ import annotations

from itertools import combinations

import numpy as np
import pygame
import pytest

from game.files.chart import Place
from game.ui.paint.classes import make_fields
from game.ui.paint.frame import Frame
from game.ui.paint.letters import _WOOD, Label, old_spelling, place_labels, reserve_works, write_labels
from game.ui.paint.noise import SEED, NoiseBank
from game.ui.paint.season import Season
from game.ui.paint.sheet import Occupied, Sheet
from tests.ui.paint.charts import chart


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("Албазин", "Албазинъ"),
        ("Старый вал", "Старый валъ"),
        ("Спасский монастырь", "Спасскій монастырь"),
        ("К Нерчинску", "Къ Нерчинску"),
        ("Тайга", "Тайга"),
        ("", ""),
    ],
)
def test_names_are_spelt_the_old_way(name, old):
    assert old_spelling(name) == old


def sheet_with(*places):
    land = chart(places=places)
    frame = Frame(land.width, land.height, 48.0)
    noise = NoiseBank(SEED)
    occupied = Occupied(frame)
    reserve_works(land, frame, occupied)
    surface = pygame.Surface((1, 1))
    rng = np.random.default_rng(1)
    return Sheet(land, frame, Season.SUMMER, noise, make_fields(land, noise), surface, rng, rng, occupied)


PLACES = (
    Place("town", 6, 5, {"ru": "Албазин", "zh": "雅克薩"}),
    Place("river", 6, 9, {"en": "Amur", "ru": "Амур", "zh": "黑龍江"}),
    Place("village", 2, 5, {"en": "Posad"}),
    Place("nameless", 2, 2, {}),
)


def test_names_do_not_lie_on_each_other():
    rects = [label.rect for label in place_labels(sheet_with(*PLACES), "ru")]
    for one, two in combinations(rects, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


def test_names_stay_within_the_neat_line():
    left, top, right, bottom = Frame(14, 12, 48.0).neat
    for label in place_labels(sheet_with(*PLACES), "ru"):
        assert left < label.rect[0] < label.rect[2] < right
        assert top < label.rect[1] < label.rect[3] < bottom


def test_a_name_that_is_missing_in_a_language_is_written_in_another():
    texts = {line[0] for label in place_labels(sheet_with(*PLACES), "zh") for line in label.lines}
    assert "Posad" in texts
    assert "黑龍江" in texts


def test_a_place_without_any_name_is_not_written():
    assert len(place_labels(sheet_with(*PLACES), "en")) == 3


def test_letters_with_an_accent_stand_on_the_line_of_the_others():
    surface = pygame.Surface(Frame(14, 12, 48.0).size, pygame.SRCALPHA)
    label = Label((("ИЙ", "italic"),), _WOOD, (200, 200, 320, 250))
    write_labels(surface, Frame(14, 12, 48.0), Season.SUMMER, [label])
    ink = pygame.surfarray.array_alpha(surface) > 200
    columns = np.flatnonzero(ink.any(axis=1))
    gap = columns[np.diff(columns, prepend=columns[0]).argmax()]
    lowest = [np.flatnonzero(part.any(axis=0)).max() for part in (ink[:gap], ink[gap:])]
    assert lowest[0] == lowest[1]
