"""The sheet at the right: the unit in hand, its orders, and what the order being aimed would bring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pygame

from game.core.bombard import rounds_left
from game.core.orders import Task
from game.core.passage import unit_side
from game.core.state import World
from game.ui.counters import marker
from game.ui.keys import Act, first_key
from game.ui.kit import Ui
from game.ui.layout import Rect, grid
from game.ui.palette import BLUE, DIM, GREEN, OCHRE, RED, TEXT
from game.ui.screens.siege.commands import (
    Command,
    Verb,
    choices,
    command_of,
    commands_of,
    first_choice,
    refusal,
)
from game.ui.screens.siege.controls import act
from game.ui.screens.siege.desk import Desk, idle_units, own_units
from game.ui.screens.siege.forecast import Forecast, Summand
from game.ui.screens.siege.pieces import SIGNS, piece
from game.ui.screens.siege.table import Table
from game.ui.texts import _, ngettext, number
from game.ui.words import (
    cohesion_word,
    fatigue_word,
    kind_name,
    refusal_words,
    short_refusal,
    side_name,
    task_words,
    unit_name,
    work_name,
)

LABEL_SHARE: Final = 0.3
LINE: Final = 26
"""Height of a row of the list of units."""
ROOMY: Final = 700
"""Height of the sheet, units, from which orders and forecast stand together."""
FIGURE_SHARE: Final = 0.43
"""Shares of the width for the name of a bar and for its figure."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Heights of the parts, units."""

    portrait: float
    bar: float
    button: float
    foot: float


TINY: Final = Sizes(66, 21, 34, 42)
SMALL: Final = Sizes(84, 24, 44, 42)
LARGE: Final = Sizes(116, 30, 52, 42)
CRAMPED: Final = 440
"""Height of the sheet, units, below which everything on it is tiny."""


def draw_panel(ui: Ui, rect: Rect, table: Table) -> None:
    """Draw the sheet and answer to its buttons."""
    room = ui.panel(rect)
    world, desk = table.world, table.desk
    sizes = LARGE if room.height >= ROOMY else SMALL if room.height >= CRAMPED else TINY
    own = desk.unit is not None and table.ordering and unit_side(world, desk.unit) == world.phase
    if desk.unit is None:
        _draw_muster(ui, _above_foot(room, sizes), table)
    else:
        y = _draw_unit(ui, room, world, desk, sizes)
        if own and desk.verb is not None and sizes is not LARGE:
            _draw_aim(ui, _below(room, y), world, desk, desk.verb)
            return
        y = _draw_bars(ui, _below(room, y), world, desk, sizes)
        rest = _below(_above_foot(room, sizes), y)
        if own:
            rest = _below(rest, _draw_orders(ui, rest, world, desk, sizes))
            if desk.verb is not None:
                _draw_aim(ui, _below(rest, rest.y + 4), world, desk, desk.verb)
        if desk.verb is None:
            _draw_said(ui, rest, desk)
    if table.ordering:
        _draw_steps(ui, room, table, sizes)


def _above_foot(room: pygame.FRect, sizes: Sizes) -> pygame.FRect:
    return pygame.FRect(room.x, room.y, room.width, room.height - sizes.foot - 6)


def _draw_steps(ui: Ui, room: pygame.FRect, table: Table, sizes: Sizes) -> None:
    """Draw the buttons that take back, give again, and go on to the next unit."""
    cells = grid((room.x, room.bottom - sizes.foot, room.width, 0), 3, 3, sizes.foot, 5)
    why, at_length = table.session.why_no_undo()
    if ui.button(cells[0], _("Undo"), key=first_key(Act.UNDO), enabled=not why, why=why, tooltip=at_length):
        act(table, Act.UNDO)
    redo = table.session.game.can_redo
    if ui.button(cells[1], _("Redo"), key=first_key(Act.REDO), enabled=redo, why=_("nothing yet")):
        act(table, Act.REDO)
    idle = bool(idle_units(table.world))
    if ui.button(cells[2], _("Next"), key=first_key(Act.NEXT_IDLE), enabled=idle, why=_("none idle")):
        act(table, Act.NEXT_IDLE)


def _below(rect: pygame.FRect, y: float) -> pygame.FRect:
    return pygame.FRect(rect.x, y, rect.width, rect.bottom - y)


def _draw_unit(ui: Ui, room: pygame.FRect, world: World, desk: Desk, sizes: Sizes) -> float:
    """Draw who it is and what it does; return where that ends."""
    unit, portrait = desk.units[0], sizes.portrait
    ui.picture("unit", (room.x - 4, room.y - 4, portrait, portrait), piece(world, unit, ui.px(portrait)))
    x, width = room.x + portrait + 4, room.width - portrait - 4
    ui.label((x, room.y - 2, width, 26), unit_name(world, unit), "title", size=19)
    ui.label((x, room.y + 24, width, 22), kind_name(world, unit), "italic", colour=DIM)
    ui.paragraph((x, room.y + 46, width, portrait - 42), _doing(world, desk), "italic", size=15, colour=DIM)
    return room.y + portrait + 6


def _draw_bars(ui: Ui, room: pygame.FRect, world: World, desk: Desk, sizes: Sizes) -> float:
    """Draw how a unit stands; return where that ends."""
    y, unit = room.y, desk.units[0]
    for label, share, words, colour in bars(world, unit):
        _draw_bar(ui, (room.x, y, room.width, sizes.bar), label, share, words, colour)
        y += sizes.bar
    return y + 6


def _doing(world: World, desk: Desk) -> str:
    if len(desk.units) > 1:
        return ngettext("leads {n} unit", "leads {n} units", len(desk.units))
    return task_words(world, desk.units[0])


def bars(world: World, unit: int) -> list[tuple[str, int, str, tuple[int, int, int]]]:
    """Return the bars of a unit: name, per mille, words, colour. Of an enemy only what is seen."""
    men, start = int(world.men[unit]), world.scenario.musters[unit].men
    if int(world.side[unit]) != world.phase:
        return [
            (
                _("Strength"),
                min(1000, men * 1000 // max(1, start)),
                _("about {n}").format(n=number(men)),
                GREEN,
            )
        ]
    able, sick = int(world.able[unit]), int(world.sick[unit])
    strength = (
        _("{fit} fit, {sick} sick").format(fit=able, sick=sick) if sick else _("{fit} fit").format(fit=able)
    )
    rows = [
        (_("Strength"), min(1000, able * 1000 // max(1, start)), strength, GREEN),
        (_("Cohesion"), int(world.cohesion[unit]), cohesion_word(world, unit), BLUE),
        (_("Fatigue"), int(world.fatigue[unit]), fatigue_word(int(world.fatigue[unit])), RED),
    ]
    if world.guns[unit]:
        rows.append((_("Rounds"), *_rounds(world, unit), OCHRE))
    else:
        moves, most = int(world.moves[unit]), max(1, int(world.trait("moves")[unit]))
        rows.append((_("Moves"), moves * 1000 // most, f"{moves} / {most}", OCHRE))
    return rows


def _rounds(world: World, unit: int) -> tuple[int, str]:
    left, guns = rounds_left(world, unit), int(world.guns[unit])
    stock = max(1, world.scenario.musters[unit].guns * world.rules.bombard.stock_rounds)
    words = ngettext("{n} gun", "{n} guns", guns)
    return min(1000, left * 1000 // stock), f"{number(left)}, {words}"


def _draw_bar(ui: Ui, rect: Rect, label: str, share: int, words: str, colour: tuple[int, int, int]) -> None:
    x, y, width, height = rect
    name = width * LABEL_SHARE
    ui.label((x, y, name - 4, height), label, size=16)
    figure = width * FIGURE_SHARE
    ui.bar((x + name, y + 6, width - name - figure - 8, height - 11), share, colour=colour)
    ui.label((x + width - figure, y, figure, height), words, "italic", size=15)


def _draw_orders(ui: Ui, room: pygame.FRect, world: World, desk: Desk, sizes: Sizes) -> float:
    """Draw the orders as buttons; return where they end."""
    commands = commands_of(int(world.side[desk.units[0]]))
    cells = grid((room.x, room.y, room.width, 0), 2, len(commands), sizes.button, 6)
    for command, cell in zip(commands, cells, strict=True):
        _draw_order(ui, cell, world, desk, command)
    last = cells[-1]
    return last[1] + last[3] + 8


def _draw_order(ui: Ui, cell: Rect, world: World, desk: Desk, command: Command) -> None:
    unit = desk.units[0]
    why = refusal(world, command.verb, unit, first_choice(world, command.verb, unit))
    pressed = ui.button(
        cell,
        _(command.label),
        key=command.key,
        icon=command.icon,
        enabled=why is None,
        why=short_refusal(why) if why else "",
        hot=desk.verb is command.verb,
        tooltip=refusal_words(why) if why else _(command.hint),
    )
    if pressed:
        desk.command(world, command.verb)


def _draw_said(ui: Ui, room: pygame.FRect, desk: Desk) -> None:
    if desk.said and room.height > 20:
        ui.paragraph(room, desk.said, "text", size=17, colour=RED)


def _draw_aim(ui: Ui, room: pygame.FRect, world: World, desk: Desk, verb: Verb) -> None:
    """Draw the order being aimed: its choices, what it would bring, and the way out."""
    y = room.y
    options = choices(world, verb)
    if options:
        y = _draw_choices(ui, pygame.FRect(room.x, y, room.width, 0), world, desk, verb)
    foot = room.bottom - 36
    card = desk.card(world)
    if card is None:
        hint = _("Choose a hex: click, or arrow keys and Enter.")
        ui.heading((room.x, y, room.width, 34), _(command_of(verb).label))
        ui.paragraph((room.x, y + 38, room.width, foot - y - 42), hint, "italic", size=16, colour=DIM)
    else:
        draw_card(ui, pygame.FRect(room.x, y, room.width, foot - y - 4), card)
    half = room.width / 2 - 3
    good = card is not None and not card.refused
    if ui.button((room.x, foot, half, 34), _("Order"), key="return", enabled=good, hot=good):
        desk.confirm(world)
    if ui.button((room.x + half + 6, foot, half, 34), _("Back"), key="escape"):
        desk.cancel()


def _draw_choices(ui: Ui, room: pygame.FRect, world: World, desk: Desk, verb: Verb) -> float:
    """Draw the rounds or the kinds of work to choose from; return where they end."""
    options = choices(world, verb)
    columns = len(options) if verb is Verb.BOMBARD else 2
    height = 34.0
    cells = grid((room.x, room.y, room.width, 0), columns, len(options), height)
    for place, (option, cell) in enumerate(zip(options, cells, strict=True)):
        why = refusal(world, verb, desk.units[0], option)
        label = str(option) if verb is Verb.BOMBARD else work_name(world, option)
        words = refusal_words(why) if why else ""
        hint = _("Rounds a gun a day.") if verb is Verb.BOMBARD else ""
        if ui.button(
            cell,
            label,
            key=str(place + 1),
            enabled=why is None,
            why=words,
            hot=option == desk.choice,
            tooltip=hint,
        ):
            desk.choose_level(world, place)
    return cells[-1][1] + height + 4


def draw_card(ui: Ui, room: pygame.FRect, card: Forecast) -> None:
    """Draw a forecast: title, odds, facts and what they are made of; what has no room is left out."""
    y = room.y + ui.paragraph(room, card.title, "title", size=17, colour=RED, align="centre")
    ui.rule(room.x, room.right, y + 5)
    y += 12
    if card.refused:
        ui.paragraph((room.x, y, room.width, room.bottom - y), card.refused, "text", size=17, colour=RED)
        return
    if card.odds:
        y += ui.odds((room.x, y, room.width, 42), card.odds) + 4
    for fact in card.facts:
        if y + ui.paragraph_height(fact, room.width, "text", size=16) <= room.bottom:
            y += ui.paragraph((room.x, y, room.width, room.bottom - y), fact, "text", size=16)
    _draw_summands(ui, pygame.FRect(room.x, y + 2, room.width, room.bottom - y - 2), card.summands)


def _draw_summands(ui: Ui, room: pygame.FRect, summands: tuple[Summand, ...]) -> None:
    """Draw causes as little bars left and right of an axis, with their figures."""
    most = max((abs(part.weight) for part in summands), default=1) or 1
    row = 20.0
    axis, reach = room.x + room.width * 0.68, room.width * 0.14
    for place, part in enumerate(summands):
        y = room.y + place * row
        if y + row > room.bottom:
            return
        ui.label((room.x, y, room.width * 0.52, row), part.words, "italic", size=15)
        ui.label(
            (room.right - room.width * 0.17, y, room.width * 0.17, row),
            part.figure,
            "italic",
            size=15,
            align="right",
        )
        length = reach * part.weight / most
        bar = ui.pixels((min(axis, axis + length), y + 5, max(1.0, abs(length)), row - 10))
        pygame.draw.rect(ui.surface, RED if part.weight > 0 else BLUE, bar)
        pygame.draw.line(
            ui.surface, DIM, ui.pixels((axis, y, 0, 0)).topleft, ui.pixels((axis, y + row, 0, 0)).topleft
        )


def _draw_muster(ui: Ui, room: pygame.FRect, table: Table) -> None:
    """Draw the list of the side's units, to choose one from."""
    world, desk = table.world, table.desk
    side = side_name(world.phase)
    title = (
        _("{side} give orders").format(side=side) if table.ordering else _("{side} move").format(side=side)
    )
    ui.heading((room.x, room.y - 6, room.width, 34), title)
    said = ui.paragraph_height(desk.said, room.width, "text", size=16) + 6 if desk.said else 0
    if desk.said:
        ui.paragraph((room.x, room.bottom - said, room.width, said), desk.said, "text", size=16, colour=RED)
    if not table.ordering and table.session.people:
        return
    units = own_units(world)
    area = (room.x, room.y + 32, room.width, (room.height - 34 - said) // LINE * LINE)
    with ui.rows(area, len(units), -1, name="muster", row_height=LINE) as (visible, picked):
        for row in visible:
            _draw_row(ui, row.rect, world, units[row.place])
    if picked.place >= 0:
        desk.choose(units[picked.place])
        desk.cursor = int(world.hex[units[picked.place]])
        table.camera.show(desk.cursor)


def _draw_row(ui: Ui, rect: pygame.FRect, world: World, unit: int) -> None:
    """Draw a unit of the list: what it is about, its name, its men."""
    if rect.top < ui.clip.top / ui.scale - 1 or rect.bottom > ui.clip.bottom / ui.scale + 1:
        return
    task = Task(int(world.task[unit]))
    if task in SIGNS:
        ui.picture("task", (rect.x, rect.y + 2, 22, 22), marker(SIGNS[task], ui.px(21)))
    idle = task == Task.NONE and not world.unit_kind(unit).leader
    name, men = unit_name(world, unit), number(int(world.men[unit]))
    ui.label((rect.x + 26, rect.y, rect.width - 72, rect.height), name, size=16, colour=TEXT if idle else DIM)
    ui.label((rect.right - 46, rect.y, 44, rect.height), men, "italic", size=16, colour=DIM, align="right")
