"""The folder of data is found, and told from a copy."""

from __future__ import annotations

from pathlib import Path

import game.data
from game.data import data_root, is_installed


def test_data_root_has_the_fonts() -> None:
    assert list((data_root() / "assets" / "fonts").glob("*.ttf"))


def test_the_copy_inside_a_wheel_is_told_from_a_checkout(tmp_path: Path) -> None:
    package = Path(game.data.__file__).parent
    assert is_installed(package / "_data" / "maps" / "rules.toml")
    assert is_installed(
        tmp_path / "site-packages" / "game" / "_data" / "maps" / "albazin_1685" / "rules.toml"
    )
    assert not is_installed(package.parent / "maps" / "rules.toml")
    assert not is_installed(tmp_path / "_data" / "maps" / "rules.toml")
