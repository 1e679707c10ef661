"""Where the pictures, fonts and maps of the game lie."""

from __future__ import annotations

from pathlib import Path


def data_root() -> Path:
    """Return the folder that holds `assets/` and `maps/`.

    A checkout wins over the copy inside a wheel, because an editable install may carry a stale copy.

    Raises:
        FileNotFoundError: if neither place has them.
    """
    package = Path(__file__).resolve().parent
    for folder in (package.parent, package / "_data"):
        if (folder / "assets").is_dir() and (folder / "maps").is_dir():
            return folder
    msg = f"no folder with assets/ and maps/ beside or inside {package}; install the game again"
    raise FileNotFoundError(msg)
