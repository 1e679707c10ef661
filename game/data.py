"""Where the pictures, fonts and maps of the game lie."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_PACKED: Final = "_data"
"""Folder inside the package of a wheel."""


def data_root() -> Path:
    """Return the folder that holds `assets/` and `maps/`.

    A checkout wins over the copy inside a wheel, because an editable install may carry a stale copy.

    Raises:
        FileNotFoundError: if neither place has them.
    """
    for folder in (_PACKAGE.parent, _PACKAGE / _PACKED):
        if (folder / "assets").is_dir() and (folder / "maps").is_dir():
            return folder
    msg = f"no folder with assets/ and maps/ beside or inside {_PACKAGE}; install the game again"
    raise FileNotFoundError(msg)


def is_installed(path: Path) -> bool:
    """Say whether a file belongs to the copy inside a wheel, of this installation or another."""
    return any(folder.match(f"{_PACKAGE.name}/{_PACKED}") for folder in path.resolve().parents)
