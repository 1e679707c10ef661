"""The order being aimed: its choices, what it would bring, what to weigh, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.core.state import World
from game.ui.helps import help_words, weighing
from game.ui.kit import Ui
from game.ui.layout import grid
from game.ui.palette import BLUE, DIM, RED
from game.ui.refusals import refusal_words
from game.ui.screens.siege.aims import refusal
from game.ui.screens.siege.choices import choice_hint, choice_words, choices
from game.ui.screens.siege.commands import UnitOrderKind, command_of
from game.ui.screens.siege.desk import Desk
from game.ui.screens.siege.forecasts import Forecast, Summand
from game.ui.texts import _

FOOT: Final = 36.0
"""Height of the two buttons at the foot."""
CHOICE: Final = 28.0
MOST_COLUMNS: Final = 4
FEW: Final = 3
"""Choices that may stand one below the other."""
BUTTON: Final = 24.0
"""What a button has beside its words, units."""


def draw_aim(ui: Ui, room: pygame.FRect, world: World, desk: Desk, verb: UnitOrderKind) -> None:
    """Draw what is known of the order in hand; answer to its buttons."""
    y = room.y
    if choices(world, verb, desk.units[0]):
        y = _draw_choices(ui, room, world, desk, verb)
    foot, card = room.bottom - FOOT, desk.card(world)
    rest = pygame.FRect(room.x, y, room.width, foot - y - 4)
    if card is None:
        _draw_hint(ui, rest, verb)
    else:
        _draw_weighing(ui, rest, verb, draw_card(ui, rest, card))
    half = room.width / 2 - 3
    good = card is not None and not card.refused
    if ui.button((room.x, foot, half, FOOT - 2), _("Order"), key="return", enabled=good, hot=good):
        desk.confirm(world)
    if ui.button((room.x + half + 6, foot, half, FOOT - 2), _("Back"), key="escape"):
        desk.cancel()


def _draw_hint(ui: Ui, room: pygame.FRect, verb: UnitOrderKind) -> None:
    ui.heading((room.x, room.y, room.width, 34), _(command_of(verb).label))
    hint = f"{_('Choose a hex: click, or arrow keys and Enter.')} {help_words(verb)}"
    ui.paragraph((room.x, room.y + 38, room.width, room.height - 38), hint, "italic", size=16, colour=DIM)


def _draw_choices(ui: Ui, room: pygame.FRect, world: World, desk: Desk, verb: UnitOrderKind) -> float:
    """Draw what there is to choose from; return where it ends."""
    options = choices(world, verb, desk.units[0])
    words = [choice_words(world, verb, option) for option in options]
    columns = max(columns_for(ui, words, room.width), 1 if len(words) <= FEW else 2)
    cells = grid((room.x, room.y, room.width, 0), columns, len(options), CHOICE)
    for place, (option, label, cell) in enumerate(zip(options, words, cells, strict=True)):
        why = refusal(world, verb, desk.units[0], option)
        if ui.button(
            cell,
            label,
            key=str(place + 1),
            enabled=why is None,
            why=refusal_words(why) if why else "",
            hot=option == desk.choice,
            tooltip=choice_hint(verb, option),
        ):
            desk.choose_level(world, place)
    return cells[-1][1] + CHOICE + 6


def columns_for(ui: Ui, words: Sequence[str], width: float) -> int:
    """Return in how many columns of *width* in all buttons with such words stand."""
    widest = max(ui.text_width(each, "title", size=15) for each in words) + BUTTON
    return max(1, min(len(words), MOST_COLUMNS, int(width // widest)))


def draw_card(ui: Ui, room: pygame.FRect, card: Forecast) -> float:
    """Draw a forecast: title, odds, facts and what they are made of; what has no room is left out.

    Returns:
        Where it ends.
    """
    y = room.y + ui.paragraph(room, card.title, "title", size=17, colour=RED, align="centre")
    ui.rule(room.x, room.right, y + 5)
    y += 12
    if card.refused:
        why = (room.x, y, room.width, room.bottom - y)
        return y + ui.paragraph(why, card.refused, "text", size=17, colour=RED)
    if card.odds:
        y += ui.odds((room.x, y, room.width, 42), card.odds) + 4
    for fact in card.facts:
        if y + ui.paragraph_height(fact, room.width, "text", size=16) <= room.bottom:
            y += ui.paragraph((room.x, y, room.width, room.bottom - y), fact, "text", size=16)
    rest = pygame.FRect(room.x, y + 2, room.width, room.bottom - y - 2)
    return _draw_summands(ui, rest, card.summands)


def _draw_weighing(ui: Ui, room: pygame.FRect, verb: UnitOrderKind, y: float) -> None:
    """Say what pulls the other way, where there is room for it."""
    words = weighing(verb)
    high = ui.paragraph_height(words, room.width, "italic", size=15) if words else 0
    if words and y + high + 14 <= room.bottom:
        ui.rule(room.x, room.right, y + 7)
        ui.paragraph((room.x, y + 13, room.width, high + 1), words, "italic", size=15, colour=DIM)


def _draw_summands(ui: Ui, room: pygame.FRect, summands: tuple[Summand, ...]) -> float:
    """Draw causes as little bars left and right of an axis, with their figures; return where they end."""
    most = max((abs(part.weight) for part in summands), default=1) or 1
    row = 20.0
    axis, reach = room.x + room.width * 0.65, room.width * 0.13
    y = room.y
    for part in summands:
        if y + row > room.bottom:
            break
        ui.label((room.x, y, room.width * 0.5, row), part.words, "italic", size=15)
        figure = (room.right - room.width * 0.21, y, room.width * 0.21, row)
        ui.label(figure, part.figure, "italic", size=15, align="right")
        length = reach * part.weight / most
        bar = ui.pixels((min(axis, axis + length), y + 5, max(1.0, abs(length)), row - 10))
        pygame.draw.rect(ui.surface, RED if part.weight > 0 else BLUE, bar)
        top, foot = ui.pixels((axis, y, 0, 0)).topleft, ui.pixels((axis, y + row, 0, 0)).topleft
        pygame.draw.line(ui.surface, DIM, top, foot)
        y += row
    return y
