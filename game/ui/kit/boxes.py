"""What was drawn where, so that a test can find text that is cut or runs into other text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

import pygame


class Box(NamedTuple):
    """One thing drawn in a frame.

    Attributes:
        name: "text:" and the words, or the kind of widget and its name.
        rect: where it is, px.
        clip: the room it was given, px; what sticks out was not seen.
    """

    name: str
    rect: pygame.Rect
    clip: pygame.Rect

    @property
    def is_text(self) -> bool:
        """Whether this is a line of words."""
        return self.name.startswith("text:")


def faults(boxes: Sequence[Box], slack: int = 1) -> list[str]:
    """Return a line for each text that is cut, and for each two texts that overlap.

    What a later sheet hides is no fault.

    Args:
        boxes: of one frame, in the order drawn.
        slack: px that may stick out or overlap.
    """
    texts = [(place, box) for place, box in enumerate(boxes) if box.is_text]
    sheets = [(place, box.rect) for place, box in enumerate(boxes) if box.name.startswith("panel:")]
    cut = [
        f"{box.name!r} at {tuple(box.rect)} is cut by {tuple(box.clip)}"
        for _place, box in texts
        if not box.clip.inflate(2 * slack, 2 * slack).contains(box.rect)
    ]
    overlaps = [
        f"{a.name!r} at {tuple(a.rect)} runs into {b.name!r} at {tuple(b.rect)}"
        for (first, a), (second, b) in combinations(texts, 2)
        if min((common := _seen(a, slack).clip(_seen(b, slack))).size) > 0
        and not any(first < place < second and sheet.contains(common) for place, sheet in sheets)
    ]
    return cut + overlaps


def _seen(box: Box, slack: int) -> pygame.Rect:
    """Return the part of a box in sight, less *slack* on each side; empty rather than negative."""
    seen = box.rect.clip(box.clip)
    return seen.inflate(-min(2 * slack, seen.width), -min(2 * slack, seen.height))
