"""The only way a file of a map or scenario is opened: inside its folder, a regular file, not too large."""

from __future__ import annotations

import re
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 4 << 20

_FOREIGN: Final = re.compile(r"[\\:\x00-\x1f]|^/")


class UnreadableError(Exception):
    """A file that must not or cannot be read; the text says why."""


def locate(root: Path, base: Path, name: str) -> Path:
    """Return the file that *name* means in a file of folder *base*.

    Args:
        root: folder of the map, resolved; links are followed, but not out of it.
        base: folder of the file that holds the name.
        name: relative, with forward slashes.

    Raises:
        UnreadableError: if there is no such file inside *root*.
    """
    if not name or _FOREIGN.search(name):
        msg = "is not a relative path with forward slashes"
        raise UnreadableError(msg)
    try:
        real = (base / name).resolve(strict=True)
    except (OSError, RuntimeError, ValueError):
        msg = "is not there"
        raise UnreadableError(msg) from None
    if not real.is_relative_to(root):
        msg = "leaves the folder of the map"
        raise UnreadableError(msg)
    return real


def read(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return the whole of a regular file of at most *limit* bytes.

    Raises:
        UnreadableError: if it is something else, larger, empty or out of reach.
    """
    data = head(path, limit + 1)
    if len(data) > limit:
        msg = f"is larger than {limit} bytes"
        raise UnreadableError(msg)
    if not data:
        msg = "is empty"
        raise UnreadableError(msg)
    return data


def head(path: Path, size: int) -> bytes:
    """Return the first *size* bytes of a regular file.

    Raises:
        UnreadableError: if it is something else or out of reach. A pipe or device is never opened.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            msg = "is not a regular file"
            raise UnreadableError(msg)
        with path.open("rb") as file:
            return file.read(size)
    except OSError as error:
        msg = f"cannot be read: {error.strerror}"
        raise UnreadableError(msg) from None
