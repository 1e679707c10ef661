"""Counters can be told apart by everyone, and never fail."""

from __future__ import annotations

from typing import TypedDict, Unpack

import numpy as np
import pygame
import pytest

from game.ui.counters import MARKERS, SIGNS, TROOPS, counter, marker
from game.ui.counters.piece import _badges, _mounted
from game.ui.kit import icon

SIZES = (128, 64, 48, 32)


class State(TypedDict, total=False):
    """What a counter can show."""

    men: int
    cohesion: int
    markers: tuple[str, ...]
    spent: bool
    colour: str


def plain(kind: str, side: str, px: int = 64, **state: Unpack[State]) -> pygame.Surface:
    """Return a counter of sixty steady men, but for *state*."""
    return counter(kind, side, px, **({"men": 60, "cohesion": 4} | state))


def grey(picture: pygame.Surface) -> float:
    """Return the value of the board, 0-255, as an eye without hue sees it."""
    colours = pygame.surfarray.array3d(picture).astype(float) @ (0.299, 0.587, 0.114)
    return float(np.median(colours[pygame.surfarray.array_alpha(picture) > 250]))


def data(picture: pygame.Surface) -> bytes:
    """Return the pixels."""
    return pygame.image.tobytes(picture, "RGBA")


@pytest.mark.parametrize("px", SIZES)
def test_every_troop_is_drawn_and_differs(px: int) -> None:
    pictures = {data(plain(kind, side, px)) for side, kind in TROOPS}
    assert len(pictures) == len(TROOPS)


def test_sides_differ_by_value_and_shape() -> None:
    for px in (64, 32):
        qing, russia = plain("nobody", "qing", px), plain("nobody", "russia", px)
        assert grey(qing) - grey(russia) > 15
        outlines = [pygame.surfarray.array_alpha(picture) > 200 for picture in (qing, russia)]
        assert np.count_nonzero(outlines[0] != outlines[1]) > px


@pytest.mark.parametrize("side", ["qing", "russia", "korea"])
@pytest.mark.parametrize("kind", ["zouave", "", "雅", "x" * 200])
def test_unknown_kinds_get_a_plain_counter(kind: str, side: str) -> None:
    assert plain(kind, side, 32, colour="mauve", markers=("plague", "")).get_size() == (32, 32)


def test_the_same_hand_draws_the_same() -> None:
    before = data(plain("horse", "qing"))
    counter.cache_clear()
    _mounted.cache_clear()
    marker.cache_clear()
    assert data(plain("horse", "qing")) == before


@pytest.mark.parametrize(
    "state",
    [{"men": 61}, {"cohesion": 2}, {"spent": True}, {"colour": "blue"}, {"markers": ("hunger",)}],
    ids=lambda state: next(iter(state)),
)
def test_the_state_shows(state: State) -> None:
    assert data(plain("banner_foot", "qing", **state)) != data(plain("banner_foot", "qing"))


def test_a_veil_pales_the_spent() -> None:
    def spread(picture: pygame.Surface) -> float:
        return float(pygame.surfarray.array3d(picture)[16:48, 16:48].std())

    assert spread(plain("horse", "qing", spent=True)) < 0.7 * spread(plain("horse", "qing"))


@pytest.mark.parametrize("px", SIZES)
def test_four_markers_stay_on_the_counter_and_a_fifth_is_left_out(px: int) -> None:
    four = tuple(MARKERS)[:4]
    picture = pygame.Surface((px, px), pygame.SRCALPHA)
    _badges(picture, px, four)
    assert picture.get_bounding_rect().width > px * 0.8
    assert data(plain("horse", "qing", px, markers=(*four, "tent"))) == data(
        plain("horse", "qing", px, markers=four)
    )


def test_men_of_any_number_fit() -> None:
    for men in (0, 7, 60, 300, 2310, 99_999):
        for px in SIZES:
            assert plain("servicemen", "russia", px, men=men).get_size() == (px, px)


def test_markers_and_icons_are_all_drawn() -> None:
    badges = [marker(kind, 22) for kind in MARKERS]
    icons = [icon(name, 32) for name in SIGNS]
    assert len({data(badge) for badge in badges}) == len(MARKERS)
    rooms = [picture.get_bounding_rect() for picture in (*badges, *icons)]
    assert all(room.width * room.height > 150 for room in rooms)
