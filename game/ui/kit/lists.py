"""Lists that scroll, by wheel, by keys and by the bar at their side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Final, NamedTuple

import pygame

from game.ui.ink import box, outline, poly
from game.ui.kit.dials import Dials
from game.ui.kit.drawn import Drawn, blank
from game.ui.kit.frame import Rectlike, Touch
from game.ui.palette import BOARD, BOARD_HOT, RED, TEXT

Row = str | Sequence[str]

ROW: Final = 26
"""Usual height of a row, units."""
RAIL: Final = 14
"""Width of the bar at the side, units."""
PAUSE: Final = 400
"""Most milliseconds between the clicks of a double click."""
KEYS: Final = ("up", "down", "page up", "page down", "home", "end")


class Picked(NamedTuple):
    """The selected row, -1 for none, and whether it was chosen: by Enter or a double click."""

    place: int
    chosen: bool


class Visible(NamedTuple):
    """A row to be drawn by the caller: its place in the list, its room in units, whether it is selected."""

    place: int
    rect: pygame.FRect
    selected: bool


class Lists(Dials):
    """Widgets with more in them than they show."""

    def __init__(self, lang: str = "en") -> None:
        """Start with every list at its top."""
        super().__init__(lang)
        self._offsets: dict[str, float] = {}
        self._last_click: tuple[str, int, int] = ("", -1, 0)

    def list(
        self,
        rect: Rectlike,
        rows: Sequence[Row],
        selected: int = -1,
        *,
        name: str = "list",
        columns: Sequence[float] = (1.0,),
        row_height: float = ROW,
        role: str = "label",
    ) -> Picked:
        """Draw rows of words and return the selected one.

        Args:
            rect: units.
            rows: a text each, or as many texts as there are *columns*.
            selected: place of the selected row, -1 for none.
            name: tells lists of one screen apart.
            columns: shares of the width.
            row_height: units.
            role: of the words.
        """
        with self.rows(rect, len(rows), selected, name=name, row_height=row_height) as (visible, picked):
            for row in visible:
                words = rows[row.place]
                self._cells(row, (words,) if isinstance(words, str) else words, columns, role)
        return picked

    @contextmanager
    def rows(
        self, rect: Rectlike, count: int, selected: int = -1, *, name: str, row_height: float = ROW
    ) -> Iterator[tuple[Sequence[Visible], Picked]]:
        """Yield the rows in sight, for the caller to draw inside *rect*, and what is selected."""
        room = self.pixels(rect)
        id_ = self.name_of("list", name)
        touch = self.touch(id_, room, keeps=KEYS)
        tall = float(rect[3])
        before = selected
        selected = self._walk(touch, selected, count, max(1, int(tall // row_height) - 1))
        offset = self._scroll(id_, touch, count * row_height, tall)
        if selected != before and selected >= 0:
            offset = min(max(offset, (selected + 1) * row_height - tall), selected * row_height)
        if touch.clicked and touch.held:
            place = int((self.inputs.pointer[1] / self.scale - rect[1] + offset) // row_height)
            selected = place if 0 <= place < count else selected
        offset = self._offsets[id_] = min(max(offset, 0.0), max(0.0, count * row_height - tall))
        chosen = touch.clicked and selected >= 0 and (not touch.held or self._again(id_, selected))
        with self.clipped(rect):
            yield self._in_sight(rect, count, selected, row_height, offset), Picked(selected, chosen)
        if count * row_height > tall:
            self._rail(room, offset / (count * row_height), tall / (count * row_height))
        self.ring_around(touch.focused, room)

    @contextmanager
    def scrolled(self, rect: Rectlike, tall: float, *, name: str) -> Iterator[pygame.FRect]:
        """Yield the room for other widgets, *tall* units high, as far up as the wheel has moved it.

        Widgets outside *rect* are not seen and not clicked, but their keys work. Text that is only half in
        sight is no fault, so it is not recorded.
        """
        room, id_ = self.pixels(rect), self.name_of("scrolled", name)
        x, y, width, height = rect
        hover = room.clip(self.clip).collidepoint(self.inputs.pointer)
        offset = self._scroll(id_, Touch(hover=hover), tall, height)
        offset = self._offsets[id_] = min(max(offset, 0.0), max(0.0, tall - height))
        cut = tall > height
        before = len(self.boxes)
        with self.clipped(rect):
            yield pygame.FRect(x, y - offset, width - (RAIL + 4 if cut else 0), tall)
        if cut:
            self.boxes[before:] = [box for box in self.boxes[before:] if room.contains(box.rect)]
            self._rail(room, offset / tall, height / tall)

    def _walk(self, touch: Touch, selected: int, count: int, page: int) -> int:
        """Return the selection after the keys."""
        key = self.inputs.take_key(*KEYS) if touch.focused and count else ""
        steps = {"up": -1, "down": 1, "page up": -page, "page down": page, "home": -count, "end": count}
        return min(max(selected + steps[key], 0), count - 1) if key else min(selected, count - 1)

    def _scroll(self, id_: str, touch: Touch, whole: float, tall: float) -> float:
        """Return the offset after the wheel, units."""
        offset = self._offsets.get(id_, 0.0)
        if touch.hover and self.inputs.wheel and whole > tall:
            offset -= self.inputs.wheel * 2 * ROW
            self.inputs.wheel = 0
        return offset

    def _again(self, id_: str, place: int) -> bool:
        """Return whether this click on a row is the second in a short time."""
        last, self._last_click = self._last_click, (id_, place, self.now)
        return last[:2] == (id_, place) and self.now - last[2] <= PAUSE

    def _in_sight(
        self, rect: Rectlike, count: int, selected: int, row_height: float, offset: float
    ) -> Sequence[Visible]:
        x, y, width, tall = rect
        wide = width - (RAIL + 4 if count * row_height > tall else 0)
        first = int(offset // row_height)
        last = min(count, int((offset + tall) // row_height) + 1)
        visible = [
            Visible(i, pygame.FRect(x, y + i * row_height - offset, wide, row_height), i == selected)
            for i in range(first, last)
        ]
        for row in visible:
            if row.selected:
                room = self.pixels(row.rect)
                self.paste(_highlight(room.size, self.scale), room)
        return visible

    def _cells(self, row: Visible, cells: Sequence[str], columns: Sequence[float], role: str) -> None:
        x = row.rect.x + 8
        wide = (row.rect.width - 16) / sum(columns)
        for words, share in zip(cells, columns, strict=True):
            place = (x, row.rect.y, wide * share - 6, row.rect.height)
            self._cell(place, words, role, RED if row.selected else TEXT)
            x += wide * share

    def _cell(
        self, place: tuple[float, float, float, float], words: str, role: str, colour: tuple[int, int, int]
    ) -> None:
        """Set a cell; one that is half scrolled out of sight is no fault, so it is not recorded."""
        count = len(self.boxes)
        self.label(place, words, role, colour=colour)
        room = self.pixels(place)
        if not self.clip.contains(room):
            del self.boxes[count:]

    def _rail(self, room: pygame.Rect, start: float, share: float) -> None:
        wide = self.px(RAIL)
        rail = pygame.Rect(room.right - wide, room.y, wide, room.height)
        self.paste(_thumb((wide, room.height), round(start * 1000), round(share * 1000), self.scale), rail)


@lru_cache(maxsize=64)
def _highlight(size: tuple[int, int], scale: float) -> Drawn:
    drawn = blank(size)
    poly(drawn.picture, box(1, 1, size[0] - 2, size[1] - 2), BOARD_HOT, 200)
    outline(drawn.picture, box(1, 1, size[0] - 2, size[1] - 2), 1.1 * scale, RED, wobble=0.3)
    return drawn


@lru_cache(maxsize=256)
def _thumb(size: tuple[int, int], start: int, share: int, scale: float) -> Drawn:
    drawn = blank(size)
    width, height = size
    poly(drawn.picture, box(width * 0.4, 0, max(1.0, width * 0.2), height), (150, 122, 84), 120)
    thumb = box(2, height * start / 1000, width - 4, max(16 * scale, height * share / 1000))
    poly(drawn.picture, thumb, BOARD)
    outline(drawn.picture, thumb, 1.2 * scale, wobble=0.2)
    return drawn
