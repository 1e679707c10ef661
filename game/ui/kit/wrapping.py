"""Lines: rendered once and kept, cut to a width by the habits of each script."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import pygame

from game.ui.fonts import Face, font
from game.ui.palette import Colour

NO_LINE_START: Final = frozenset("，。、；：！？）】》」』”’·…%,.;:!?)]}»")
"""Characters that may not begin a line."""
NO_LINE_END: Final = frozenset("（【《「『“‘«([{")
"""Characters that may not end one."""
ELLIPSIS: Final = "…"


@lru_cache(maxsize=2048)
def line(text: str, role: str, size: int, lang: str, colour: Colour) -> pygame.Surface:
    """Return one rendered line; shared, so do not draw on it."""
    return font(role, size, lang).render(text, colour)


@lru_cache(maxsize=1024)
def wrap(text: str, role: str, size: int, lang: str, width: int) -> tuple[str, ...]:
    """Cut *text* into lines of at most *width* px; line feeds stay.

    Words break at spaces, Chinese after any character but where a mark forbids it, and a word that is wider
    than the line wherever it must.
    """
    face = font(role, size, lang)
    return tuple(row for paragraph in text.split("\n") for row in _fill(paragraph, face, width))


def _fill(paragraph: str, face: Face, width: int) -> list[str]:
    rows = [""]
    for piece in _pieces(paragraph):
        if face.width((rows[-1] + piece).rstrip()) <= width:
            rows[-1] += piece
        else:
            rows.extend(_broken(piece.lstrip(), face, width))
    return [row.rstrip() for row in rows if row.strip()] or [""]


def _broken(piece: str, face: Face, width: int) -> Iterator[str]:
    """Yield *piece* in parts that fit; one character at least, however narrow the line."""
    while len(piece) > 1 and face.width(piece.rstrip()) > width:
        fits = next((n for n in range(len(piece) - 1, 1, -1) if face.width(piece[:n]) <= width), 1)
        yield piece[:fits]
        piece = piece[fits:]
    yield piece


def _pieces(paragraph: str) -> Iterator[str]:
    """Yield what a line may not break: a word with the space after it, a Chinese character with its marks."""
    piece = ""
    for character in paragraph:
        if piece and _may_break(piece, character):
            yield piece
            piece = ""
        piece += character
    if piece:
        yield piece


def _may_break(before: str, character: str) -> bool:
    if character in NO_LINE_START or character == " " or before[-1] in NO_LINE_END:
        return False
    return before[-1] == " " or is_chinese(character) or is_chinese(before[-1])


def is_chinese(character: str) -> bool:
    """Return whether lines may break beside *character*: ideographs, kana and their wide marks."""
    return (
        "\u2e80" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\uff00" <= character <= "\uffef"
    )


@lru_cache(maxsize=1024)
def shortened(text: str, role: str, size: int, lang: str, width: int) -> str:
    """Return *text*, or its beginning and an ellipsis where it is wider than *width* px."""
    face = font(role, size, lang)
    if face.width(text) <= width:
        return text
    fits = next((n for n in range(len(text), 0, -1) if face.width(text[:n].rstrip() + ELLIPSIS) <= width), 0)
    return text[:fits].rstrip() + ELLIPSIS
