"""Who the unit in hand is and how it stands: portrait, name and bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.core.bombard import rounds_left
from game.core.state import World
from game.ui.kit import Ui
from game.ui.layout import Rect
from game.ui.palette import BLUE, DIM, GREEN, OCHRE, RED, Colour
from game.ui.screens.siege.desk import Desk
from game.ui.screens.siege.pieces import piece
from game.ui.texts import _, ngettext, number
from game.ui.words import cohesion_word, fatigue_word, kind_name, muster_of, task_words, unit_name

LABEL_SHARE: Final = 0.3
FIGURE_SHARE: Final = 0.43
"""Shares of the width for the name of a bar and for its figure."""
CENTIDAYS: Final = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its share per mille, and that in words."""

    label: str
    share: int
    words: str
    colour: Colour


def draw_unit(ui: Ui, room: pygame.FRect, world: World, desk: Desk, portrait: float) -> float:
    """Draw who it is and what it does; return where that ends."""
    unit = desk.units[0]
    ui.picture("unit", (room.x - 4, room.y - 4, portrait, portrait), piece(world, unit, ui.px(portrait)))
    x, width = room.x + portrait + 4, room.width - portrait - 4
    ui.label((x, room.y - 4, width, 24), unit_name(world, unit), "title", size=19)
    ui.label((x, room.y + 16, width, 19), kind_name(world, unit), "italic", size=15, colour=DIM)
    doing = (x, room.y + 33, width, portrait - 31)
    ui.paragraph(doing, _doing(world, desk), "italic", size=15, colour=DIM)
    return room.y + portrait + 4


def draw_bars(ui: Ui, room: pygame.FRect, world: World, unit: int, height: float) -> float:
    """Draw how a unit stands, each bar *height* units; return where that ends."""
    y = room.y
    for bar in bars(world, unit):
        _draw_bar(ui, (room.x, y, room.width, height), bar)
        y += height
    return y + 4


def _doing(world: World, desk: Desk) -> str:
    if len(desk.units) > 1:
        return ngettext("leads {n} unit", "leads {n} units", len(desk.units))
    return task_words(world, desk.units[0])


def bars(world: World, unit: int) -> list[Bar]:
    """Return the bars of a unit. Of an enemy only what is seen."""
    men, start = int(world.men[unit]), max(1, muster_of(world, unit).men)
    if int(world.side[unit]) != world.phase:
        return [Bar(_("Strength"), min(1000, men * 1000 // start), _about(men), GREEN)]
    able, sick = int(world.able[unit]), int(world.sick[unit])
    strength = (
        _("{fit} fit, {sick} sick").format(fit=able, sick=sick) if sick else _("{fit} fit").format(fit=able)
    )
    fatigue = int(world.fatigue[unit])
    rows = [
        Bar(_("Strength"), min(1000, able * 1000 // start), strength, GREEN),
        Bar(_("Cohesion"), int(world.cohesion[unit]), cohesion_word(world, unit), BLUE),
        Bar(_("Fatigue"), fatigue, fatigue_word(fatigue), RED),
        _rounds(world, unit) if world.guns[unit] else _moves(world, unit),
    ]
    return rows if world.unit_kind(unit).leader else [*rows, _fresh(world, unit)]


def _about(men: int) -> str:
    return _("about {n}").format(n=number(men))


def _moves(world: World, unit: int) -> Bar:
    moves, most = int(world.moves[unit]), max(1, int(world.trait("moves")[unit]))
    return Bar(_("Moves"), min(1000, moves * 1000 // most), f"{moves} / {most}", OCHRE)


def _rounds(world: World, unit: int) -> Bar:
    left, guns = rounds_left(world, unit), int(world.guns[unit])
    stock = max(1, muster_of(world, unit).guns * world.rules.bombard.stock_rounds)
    words = f"{number(left)}, {ngettext('{n} gun', '{n} guns', guns)}"
    return Bar(_("Rounds"), min(1000, left * 1000 // stock), words, OCHRE)


def days_to_scurvy(world: World, unit: int) -> int:
    """Return the days until half of a unit's men have scurvy, if they get no fresh food; 0 if it is there."""
    return max(0, world.rules.health.scurvy_half_day - int(world.stale[unit]) // CENTIDAYS)


def _fresh(world: World, unit: int) -> Bar:
    left = days_to_scurvy(world, unit)
    words = ngettext("in {n} day", "in {n} days", left) if left else _("in the unit")
    return Bar(_("Scurvy"), left * 1000 // max(1, world.rules.health.scurvy_half_day), words, GREEN)


def _draw_bar(ui: Ui, rect: Rect, bar: Bar) -> None:
    x, y, width, height = rect
    name, figure = width * LABEL_SHARE, width * FIGURE_SHARE
    ui.label((x, y, name - 4, height), bar.label, size=16)
    ui.bar((x + name, y + 5, width - name - figure - 8, height - 9), bar.share, colour=bar.colour)
    ui.label((x + width - figure, y, figure, height), bar.words, "italic", size=15)
