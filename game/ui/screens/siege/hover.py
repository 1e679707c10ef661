"""The sheet beside the mouse: what the hex under it is, who stands there, and what a march there costs."""

from __future__ import annotations

from typing import Final

import pygame

from game.core.cover import cover_close, cover_shot
from game.core.state import WHOLE, Ravage, View, World
from game.core.works import labour_of
from game.ui.kit import Ui
from game.ui.palette import DIM, RED, TEXT, Colour
from game.ui.screens.siege.desk import ghosts, units_at
from game.ui.screens.siege.forecasts import Forecast
from game.ui.texts import _, ngettext, number
from game.ui.words import ground_name, place_name, side_name, unit_name, work_name

WIDTH: Final = 290.0
ROW: Final = 21.0
BESIDE: Final = 22
MOST_UNITS: Final = 5

Said = tuple[str, Colour]


def hex_facts(world: World, cell: int) -> list[str]:
    """Return what there is to say about a hex, without who stands there."""
    facts = [_on_the_ground(world, cell)]
    if world.ground.wall[cell]:
        facts.append(_("Integrity {share} %").format(share=int(world.integrity[cell]) * 100 // WHOLE))
    if world.plan[cell]:
        facts.append(_under_way(world, cell))
    facts += _harm(world, cell)
    shot, close = int(cover_shot(world)[cell]), int(cover_close(world)[cell])
    if shot or close:
        facts.append(
            _("Cover {shot} % from shot, {close} % in close combat").format(
                shot=shot // 10, close=close // 10
            )
        )
    if isinstance(world, View) and not world.seen[cell]:
        facts.append(_("Out of sight"))
    return facts


def _harm(world: World, cell: int) -> list[str]:
    """Say what fire, hungry men and miners did to a hex."""
    facts = []
    if hours := int(world.blaze[cell]):
        facts.append(ngettext("It burns for {n} hour yet.", "It burns for {n} hours yet.", hours))
    if ravage := Ravage(int(world.ravage[cell])):
        facts.append(_("Reaped") if ravage == Ravage.REAPED else _("Burnt"))
    if metres := int(world.mine[cell]) // 1000:
        facts.append(
            ngettext("A mine comes under it: {n} metre.", "A mine comes under it: {n} metres.", metres)
        )
    return facts


def _on_the_ground(world: World, cell: int) -> str:
    work = work_name(world, int(world.work[cell]))
    ground = ground_name(world, cell)
    return (
        _("{work} on {ground}").format(work=work, ground=ground).capitalize() if work else ground.capitalize()
    )


def _under_way(world: World, cell: int) -> str:
    kind = int(world.plan[cell])
    labour = labour_of(world, kind)
    share = int(world.done[cell]) * 100 // labour.need if labour else 0
    return _("{work} under way, {share} % done").format(work=work_name(world, kind), share=share)


def who_stands(world: World, cell: int) -> list[str]:
    """Return a line for each unit seen on a hex."""
    units = units_at(world, cell)
    lines = []
    for unit in units[:MOST_UNITS]:
        men = ngettext("{n} man", "{n} men", int(world.men[unit]))
        own = int(world.side[unit]) == world.phase
        side = "" if own else f"{side_name(int(world.side[unit]))}, "
        lines.append(f"{unit_name(world, unit)}: {side}{men}")
    if len(units) > MOST_UNITS:
        lines.append(_("and {n} more").format(n=number(len(units) - MOST_UNITS)))
    return lines


def who_stood(world: World, cell: int) -> list[str]:
    """Return a line for each enemy last seen on a hex and out of sight now."""
    return [
        _("{unit}, last seen here in turn {turn}: about {n}").format(
            unit=unit_name(world, unit),
            turn=int(world.ghost_turn[unit]),
            n=ngettext("{n} man", "{n} men", int(world.ghost_men[unit])),
        )
        for unit in ghosts(world)
        if world.ghost[unit] == cell
    ]


def draw_hover(
    ui: Ui, world: World, cell: int, at: tuple[int, int], field: pygame.Rect, card: Forecast | None
) -> None:
    """Draw the sheet beside *at*, px, within *field*, px."""
    said = _said(world, cell, card)
    heights = [ui.paragraph_height(text, WIDTH - 28, "text", size=16) for text, _colour in said]
    rect = pygame.FRect(0, 0, WIDTH, 30 + sum(heights) + 22)
    room = pygame.FRect(*(side / ui.scale for side in field))
    rect.topleft = at[0] / ui.scale + BESIDE, at[1] / ui.scale + BESIDE
    if rect.right > room.right:
        rect.right = at[0] / ui.scale - BESIDE
    if rect.bottom > room.bottom:
        rect.bottom = at[1] / ui.scale - BESIDE
    rect.clamp_ip(room)
    ui.panel(rect)
    ui.label(
        (rect.x + 14, rect.y + 10, WIDTH - 28, 24), place_name(world, cell), "title", size=17, colour=RED
    )
    y = rect.y + 34
    for (text, colour), height in zip(said, heights, strict=True):
        ui.paragraph((rect.x + 14, y, WIDTH - 28, height + 2), text, "text", size=16, colour=colour)
        y += height


def _said(world: World, cell: int, card: Forecast | None) -> list[Said]:
    said: list[Said] = [(words, TEXT) for words in who_stands(world, cell)]
    said += [(words, DIM) for words in who_stood(world, cell)]
    said += [(words, DIM) for words in hex_facts(world, cell)]
    if card is not None:
        said += [(card.refused, RED)] if card.refused else [(fact, TEXT) for fact in card.facts[:2]]
    return said
