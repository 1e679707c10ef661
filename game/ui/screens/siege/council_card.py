"""The army's card: what is asked of its commander, and his orders to all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import pygame

from game.core.hearsay import Band, estimate_stores
from game.core.state import QING, View, World
from game.ui.dates import date_of, short_date
from game.ui.helps import help_words, weighing
from game.ui.kit import Ui
from game.ui.kit.buttons import shown_key
from game.ui.layout import Rect
from game.ui.palette import DIM, RED
from game.ui.refusals import refusal_words
from game.ui.screens.siege.aim_card import columns_for
from game.ui.screens.siege.council import (
    Decree,
    Matter,
    decrees_of,
    in_force,
    messenger_words,
    question_words,
    standing_words,
    why_not,
)
from game.ui.screens.siege.table import Table
from game.ui.texts import _, number
from game.ui.words import side_name

HEADING: Final = 34.0
CAPTION: Final = 20.0
ROW: Final = 30.0
GAP: Final = 3.0
KILO: Final = 1000


def draw_council(ui: Ui, room: pygame.FRect, table: Table) -> None:
    """Draw the card and answer to its buttons."""
    world = table.world
    title = _("{side}: the whole army").format(side=side_name(world.phase))
    ui.heading((room.x, room.y - 6, room.width, HEADING), title)
    area = pygame.FRect(room.x, room.y + HEADING - 4, room.width, room.height - HEADING + 4)
    matters = [(matter, list(group)) for matter, group in groupby(decrees_of(world), lambda d: d.matter)]
    told = told_words(world)
    tall = _height(ui, area.width - 20, world, matters, told)
    with ui.scrolled(area, max(tall, area.height), name="army") as sheet:
        y = sheet.y
        for matter, decrees in matters:
            y = _draw_matter(ui, pygame.FRect(sheet.x, y, sheet.width, 0), table, matter, decrees)
        ui.paragraph((sheet.x, y + 4, sheet.width, sheet.bottom - y), told, "italic", size=15, colour=DIM)


def _height(
    ui: Ui, width: float, world: World, matters: Sequence[tuple[Matter, Sequence[Decree]]], told: str
) -> float:
    """Return what the whole card needs, units."""
    rows = sum(-(-len(decrees) // _columns(ui, width, decrees)) for _matter, decrees in matters)
    words = ui.paragraph_height(told, width, "italic", size=15) + 6 if told else 0
    said = sum(_words_height(ui, width, world, matter) for matter, _decrees in matters)
    return len(matters) * CAPTION + rows * (ROW + GAP) + said + words


def _words_height(ui: Ui, width: float, world: World, matter: Matter) -> float:
    words = _matter_words(world, matter)
    return ui.paragraph_height(words, width, "text", size=16) + 4 if words else 0


def _matter_words(world: World, matter: Matter) -> str:
    """Return what there is to read above the buttons of a group."""
    match matter:
        case Matter.ANSWER:
            return question_words(world)
        case Matter.TALKS:
            return standing_words(world)
        case Matter.FORT:
            return messenger_words(world)
        case _:
            return ""


def _columns(ui: Ui, width: float, decrees: Sequence[Decree]) -> int:
    return columns_for(ui, [_(decree.label) for decree in decrees], width)


def _draw_matter(
    ui: Ui, rect: pygame.FRect, table: Table, matter: Matter, decrees: Sequence[Decree]
) -> float:
    """Draw one group; return where it ends."""
    x, y, width, _height = rect
    ui.label((x, y, width, CAPTION), _(matter.value), "italic", size=15, colour=DIM)
    y += CAPTION
    words = _matter_words(table.world, matter)
    if words:
        colour = RED if matter is Matter.ANSWER else DIM
        y += ui.paragraph((x, y, width, ROW * 4), words, "text", size=16, colour=colour) + 4
    columns = _columns(ui, width, decrees)
    wide = (width - (columns - 1) * (GAP + 2)) / columns
    for place, decree in enumerate(decrees):
        row, column = divmod(place, columns)
        cell = (x + column * (wide + GAP + 2), y + row * (ROW + GAP), wide, ROW)
        _draw_decree(ui, cell, table, decree)
    return y + -(-len(decrees) // columns) * (ROW + GAP)


def _draw_decree(ui: Ui, cell: Rect, table: Table, decree: Decree) -> None:
    world = table.world
    why = why_not(world, decree)
    sure, current = table.sure == decree.order, in_force(world, decree.order)
    hint = f"{_(decree.label)} ({shown_key(decree.key)}): {help_words(type(decree.order))} "
    hint = (hint + weighing(type(decree.order))).strip()
    pressed = ui.button(
        cell,
        _("Once more: it is final") if sure else _(decree.label),
        key=decree.key,
        enabled=why is None or current,
        hot=sure or current or decree.matter is Matter.ANSWER,
        tooltip=f"{hint}\n{refusal_words(why)}" if why else hint,
    )
    if pressed and why is None:
        table.decree(decree)


def told_words(world: World) -> str:
    """Return what deserters and prisoners say of the enemy's stores, with how far to trust it; or ""."""
    told = estimate_stores(world) if isinstance(world, View) else None
    if told is None:
        return ""
    besieged = world.phase == QING
    return _(
        "Deserters and prisoners said on {date}: {grain} rations, {powder}, {sick} sick. "
        "Such talk is right {share} times in ten."
    ).format(
        date=short_date(date_of(world.scenario, told.day)),
        grain=_band(told.grain),
        powder=(_("{band} kg of powder") if besieged else _("{band} rounds")).format(
            band=_band((told.powder[0] // KILO, told.powder[1] // KILO) if besieged else told.powder)
        ),
        sick=_band(told.sick),
        share=told.sure_pm // 100,
    )


def _band(band: Band) -> str:
    return f"{number(band[0])}–{number(band[1])}"
