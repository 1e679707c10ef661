"""The true size of a picture, from its first bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.files.folder import UnreadableError, head

MAX_SIDE: Final = 4096

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_HEADER: Final = len(_SIGNATURE) + 8


def png_size(path: Path) -> tuple[int, int]:
    """Return width and height of a PNG file in pixels.

    Raises:
        UnreadableError: if it is no PNG, or wider or higher than MAX_SIDE.
    """
    data = head(path, _HEADER)
    if len(data) < _HEADER or not data.startswith(_SIGNATURE):
        msg = "is not a PNG picture"
        raise UnreadableError(msg)
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        msg = f"is {width} x {height} pixels, at most {MAX_SIDE} a side are read"
        raise UnreadableError(msg)
    return width, height
