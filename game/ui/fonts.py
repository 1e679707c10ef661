"""Typefaces by the part they play, with another face behind each for the glyphs it lacks.

Old Standard sets titles, labels and every figure (EB Garamond's old-style 1 reads as a small capital I),
EB Garamond long text, a Kai face the Chinese. A string may mix them: it is cut into runs, one face each.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import groupby
from pathlib import Path
from typing import Final

import pygame

from game.data import data_root
from game.ui.palette import TEXT, Colour

SERIF: Final = "OldStandard-Regular.ttf"
SERIF_ITALIC: Final = "OldStandard-Italic.ttf"
SERIF_BOLD: Final = "OldStandard-Bold.ttf"
BOOK: Final = "EBGaramond-Regular.otf"
BOOK_ITALIC: Final = "EBGaramond-Italic.otf"

ROLES: Final[dict[str, tuple[str, ...]]] = {
    "title": (SERIF_BOLD,),
    "label": (SERIF,),
    "figure": (SERIF_BOLD,),
    "text": (BOOK, SERIF),
    "italic": (SERIF_ITALIC,),
    "quote": (BOOK_ITALIC, SERIF_ITALIC),
    "chinese": (),
}
"""Latin and Cyrillic faces of each role, first choice first; every role ends with the Kai faces."""

LINE: Final = 1.28
"""Distance of base lines in font sizes, one measure for all faces so that mixed lines stay even."""
ASCENT: Final = 0.95
"""Base line below the top of a line, in font sizes."""


class Face:
    """One role at one size.

    Attributes:
        size: px of the em square.
        height: px from line to line.
    """

    def __init__(self, role: str, size: int, lang: str) -> None:
        """Open the faces of *role*; for lang "zh" the Kai faces come first.

        Raises:
            KeyError: if there is no such role.
        """
        names = ROLES[role]
        kai = _kai_names()
        chain = (*kai, *(names or (SERIF,))) if lang == "zh" or not names else (*names, *kai, SERIF)
        self.size = size
        self.height = round(size * LINE)
        self._base = round(size * ASCENT)
        self._fonts = tuple(_open(name, size) for name in dict.fromkeys(chain))
        self._figures = _figure_place(chain)
        self._spaces = next(i for i, name in enumerate(dict.fromkeys(chain)) if name not in kai)

    def width(self, text: str) -> int:
        """Return the px that *text* takes on one line."""
        return sum(self._fonts[index].size(run)[0] for index, run in self._runs(text))

    def render(self, text: str, colour: Colour = TEXT) -> pygame.Surface:
        """Return one line of text, anti-aliased on a clear ground, `width(text)` x `height` px."""
        pieces = [
            (self._fonts[index], self._fonts[index].render(run, True, colour))
            for index, run in self._runs(text)
        ]
        line = pygame.Surface((sum(piece.get_width() for _, piece in pieces), self.height), pygame.SRCALPHA)
        line.fill((*colour, 0))
        x = 0
        for font, piece in pieces:
            line.blit(piece, (x, self._base - font.get_ascent()))
            x += piece.get_width()
        return line

    def missing(self, text: str) -> str:
        """Return the characters of *text* that no face holds, each once, in order."""
        return "".join(
            c for c in dict.fromkeys(text) if not (c.isspace() or any(_has(f, c) for f in self._fonts))
        )

    def _runs(self, text: str) -> list[tuple[int, str]]:
        """Cut *text* into (place of the face, run of characters)."""
        return [(index, "".join(run)) for index, run in groupby(text, self._place)]

    def _place(self, character: str) -> int:
        """Return which face draws *character*; the first one if none has it."""
        if character.isascii() and character.isdigit():
            return self._figures
        if character.isspace():  # the Kai subset may lack even the space
            return self._spaces
        return _holder(self._fonts, character)


def font(role: str, size: int, lang: str = "en") -> Face:
    """Return the face of a role, cached.

    Args:
        role: title, label, figure, text, italic, quote or chinese.
        size: px of the em square.
        lang: language of the text; "zh" prefers the Kai face for all it holds.

    Raises:
        KeyError: if there is no such role.
    """
    if not pygame.font.get_init():  # after pygame.quit() the old fonts are dead
        pygame.font.init()
        for cached in (_face, _open, _holder):
            cached.cache_clear()
    return _face(role, size, lang)


@lru_cache(maxsize=256)
def _face(role: str, size: int, lang: str) -> Face:
    return Face(role, size, lang)


@lru_cache(maxsize=256)
def _open(name: str, size: int) -> pygame.font.Font:
    return pygame.font.Font(_folder() / name, size)


@lru_cache(maxsize=8192)
def _holder(fonts: tuple[pygame.font.Font, ...], character: str) -> int:
    """Return the place of the first font with a glyph for *character*, else 0."""
    return next((i for i, face in enumerate(fonts) if _has(face, character)), 0)


def _has(face: pygame.font.Font, character: str) -> bool:
    """Return whether *face* draws *character*: what it lacks has no metrics, or an empty box."""
    metrics = face.metrics(character)[0]
    return metrics is not None and any(metrics[:4])


def _figure_place(chain: tuple[str, ...]) -> int:
    """Return the place of the face that sets figures: the first that is not EB Garamond and has them."""
    unique = tuple(dict.fromkeys(chain))
    return next(i for i, name in enumerate(unique) if name in {SERIF, SERIF_BOLD, SERIF_ITALIC})


@cache
def _kai_names() -> tuple[str, ...]:
    """Return the Chinese faces shipped, so that a larger subset needs no change here."""
    return tuple(sorted(path.name for path in _folder().glob("WenKai*.ttf")))


@cache
def _folder() -> Path:
    return data_root() / "assets" / "fonts"
