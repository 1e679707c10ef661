"""The cells of a tile layer, unpacked no further than they may reach."""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

U32 = npt.NDArray[np.uint32]

_GID_BYTES: Final = 4
_ANY_HEADER: Final = 47
"""zlib's window bits for "zlib or gzip, whichever it is"."""
_GID: Final = re.compile(r"\s*[0-9]{1,10}\s*")


@dataclass
class BadDataError(Exception):
    """Cells that cannot be read; `cell` counts from 0, or is -1 for the layer as a whole."""

    what: str
    found: object = None
    expected: str = ""
    cell: int = -1


def gids(text: str, encoding: str | None, compression: str | None, count: int) -> U32:
    """Return the *count* tile numbers of a layer, flip bits included.

    Raises:
        BadDataError: if there are more or fewer, or they are packed in a way that is not read.
    """
    if encoding == "csv":
        return _from_csv(text, count)
    if encoding == "base64":
        return np.frombuffer(_unpacked(text, compression or "", count * _GID_BYTES), "<u4")
    raise BadDataError("cells in this encoding are not read", encoding or "XML", "csv or base64")


def line_of(text: str, cell: int) -> int:
    """Return how many line breaks come before a cell of CSV text."""
    pieces = text.split(",")[: cell + 1]
    last = pieces[-1]
    return sum(piece.count("\n") for piece in pieces[:-1]) + last[: len(last) - len(last.lstrip())].count(
        "\n"
    )


def _from_csv(text: str, count: int) -> U32:
    if text.count(",") + 1 != count:
        raise BadDataError("wrong number of cells", text.count(",") + 1, str(count))
    pieces = text.split(",")
    for cell, piece in enumerate(pieces):
        if not _GID.fullmatch(piece) or int(piece) >= 1 << 32:
            raise BadDataError("not a tile number", piece.strip(), "a whole number", cell)
    return np.array([int(piece) for piece in pieces], np.uint32)


def _unpacked(text: str, compression: str, size: int) -> bytes:
    try:
        raw = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        raise BadDataError("the cells are not valid base64") from None
    if compression:
        raw = _inflated(raw, compression, size)
    if len(raw) != size:
        raise BadDataError("wrong number of bytes of cells", len(raw), str(size))
    return raw


def _inflated(raw: bytes, compression: str, size: int) -> bytes:
    if compression not in ("zlib", "gzip"):
        raise BadDataError("cells packed this way are not read", compression, "zlib, gzip or csv")
    stream = zlib.decompressobj(_ANY_HEADER)
    try:
        data = stream.decompress(raw, size + 1)
    except zlib.error:
        raise BadDataError(f"the cells are not valid {compression}") from None
    if len(data) > size:
        raise BadDataError("more cells than the layer has room for", "", f"{size} bytes")
    if not stream.eof or stream.unused_data:
        raise BadDataError("the packed cells are cut off or followed by something else")
    return data
