"""The folder of data is found."""

from __future__ import annotations

from game.data import data_root


def test_data_root_has_the_fonts() -> None:
    assert list((data_root() / "assets" / "fonts").glob("*.ttf"))
