"""Strips over the map: what has just happened, what is asked, and why an order was not taken."""

from __future__ import annotations

from typing import Final

from game.ui.keys import Act, first_key
from game.ui.kit import Ui
from game.ui.layout import Rect
from game.ui.palette import RED
from game.ui.screens.siege.controls import act
from game.ui.screens.siege.council import question_words
from game.ui.screens.siege.table import Table

MARGIN: Final = 12.0
"""Units between a strip and the edge of the map."""
PADDING: Final = 20.0
BUTTON: Final = 40.0


def draw_news(ui: Ui, field: Rect, text: str) -> None:
    """Draw the line that says what has just happened, at the upper edge."""
    wide, high = _size(ui, field, text)
    _draw_strip(ui, (field[0] + (field[2] - wide) / 2, field[1] + MARGIN, wide, high), text)


def draw_said(ui: Ui, field: Rect, text: str) -> None:
    """Draw what the desk says to its player, at the lower edge."""
    wide, high = _size(ui, field, text)
    rect = (field[0] + (field[2] - wide) / 2, field[1] + field[3] - MARGIN - high, wide, high)
    _draw_strip(ui, rect, text, red=True)


def draw_question(ui: Ui, field: Rect, table: Table) -> None:
    """Draw what waits for an answer as a button that leads to the army's card; nothing if nobody asks."""
    words = question_words(table.world)
    if not words or table.council:
        return
    wide = min(field[2] - 2 * PADDING, ui.text_width(words, "title", size=18) + 6 * PADDING)
    rect = (field[0] + (field[2] - wide) / 2, field[1] + MARGIN, wide, BUTTON)
    if ui.button(rect, words, icon="parley", key=first_key(Act.COUNCIL), hot=True):
        act(table, Act.COUNCIL)


def _size(ui: Ui, field: Rect, text: str) -> tuple[float, float]:
    wide = min(field[2] - 2 * PADDING, ui.text_width(text, "text", size=18) + 3 * PADDING)
    return wide, ui.paragraph_height(text, wide - 2 * PADDING, "text", size=18) + PADDING


def _draw_strip(ui: Ui, rect: Rect, text: str, *, red: bool = False) -> None:
    ui.panel(rect)
    x, y, wide, high = rect
    place = (x + PADDING, y + PADDING / 2 - 1, wide - 2 * PADDING, high - PADDING + 2)
    if red:
        ui.paragraph(place, text, "text", size=18, colour=RED, align="centre")
    else:
        ui.paragraph(place, text, "text", size=18, align="centre")
