"""The bar at the top: date, turn, weather, and how both sides stand as far as the player knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.core.blockade import gap, progress_pm
from game.core.bombard import garrison_guns
from game.core.calendar import day_of, temperature
from game.core.passage import frozen
from game.core.state import NOWHERE, QING, RUSSIA, Tally, World
from game.core.strength import army, soldiers
from game.ui.dates import julian, kangxi, long_date, turn_date
from game.ui.kit import Ui, icon
from game.ui.layout import Rect
from game.ui.palette import DIM, RED
from game.ui.texts import _, number

WIDEST: Final = 170
ICON: Final = 34
MENU: Final = 92
"""Least width of the menu button."""
GRAMS: Final = 1000


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the bar: icon, number, what it counts, and a sentence about it."""

    icon: str
    value: str
    label: str
    hint: str


def draw_top(ui: Ui, rect: Rect, world: World, eyes: int | None) -> bool:
    """Draw the bar; return whether its menu button was pressed."""
    ui.panel(rect)
    x, y, width, height = rect
    menu = max(MENU, ui.text_width(_("Menu"), "title", size=18) + 62)
    pressed = ui.button((x + width - menu - 10, y + 11, menu, height - 22), _("Menu"), key="f10")
    dates = _draw_dates(ui, (x + 12, y, 0, height), world)
    room = x + width - menu - 24 - dates
    shown = figures(world, eyes)
    wide = min(WIDEST, room / len(shown))
    for place, figure in enumerate(shown):
        _draw_figure(ui, (dates + place * wide, y + 6, wide, height - 12), figure)
    return pressed


def _draw_dates(ui: Ui, rect: Rect, world: World) -> float:
    """Draw weather, dates and turn; return where they end."""
    x, y, _width, height = rect
    sign = weather_sign(world)
    ui.picture(f"weather {sign}", (x, y + 9, 40, height - 18), icon(sign, ui.px(36)))
    when = turn_date(world.scenario, world.turn)
    first, era = long_date(when), kangxi(when)
    second = _("{julian} · turn {turn} of {turns} · {warmth}").format(
        julian=julian(when), turn=world.turn, turns=world.scenario.turns, warmth=warmth_words(world)
    )
    x += 46
    upper = ui.text_width(first, "figure", size=20)
    ui.label((x, y + 6, upper + 2, 26), first, "figure", size=20)
    ui.label((x + upper + 12, y + 6, 130, 26), era, "chinese", size=18, colour=RED)
    lower = ui.text_width(second, "italic", size=15)
    ui.label((x, y + 30, lower + 2, 22), second, "italic", size=15, colour=DIM)
    return x + max(lower, upper + 12 + ui.text_width(era, "chinese", size=18)) + 14


def weather_sign(world: World) -> str:
    """Return the icon of the weather."""
    day = day_of(world.scenario, world.turn)
    warmth = temperature(world.scenario.climate, day)
    return "snow" if frozen(world) or warmth < 0 else "cloud" if warmth < 100 else "sun"


def warmth_words(world: World) -> str:
    """Return the temperature, and the ice where there is some."""
    degrees = round(temperature(world.scenario.climate, day_of(world.scenario, world.turn)) / 10)
    words = f"{degrees:+d} °C".replace("-", "−")
    return _("{warmth}, ice").format(warmth=words) if frozen(world) else words


def figures(world: World, eyes: int | None) -> list[Figure]:
    """Return what stands on the bar for a reader: his stores exact, the enemy's men as they are counted."""
    qing_all, russia_all = eyes in (None, QING), eyes in (None, RUSSIA)
    shown = [
        Figure("men", _men(world, QING, qing_all), _("Qing"), _("Qing soldiers, the sick among them.")),
        Figure(
            "men",
            _men(world, RUSSIA, russia_all),
            _("Russians"),
            _("Soldiers of the garrison, the sick among them."),
        ),
        Figure("gun", _guns(world, eyes), _("guns"), _("Guns that can fire.")),
    ]
    if qing_all:
        shown.append(
            Figure("shot", number(int(world.rounds.sum())), _("rounds"), _("Rounds left for all guns."))
        )
    if russia_all:
        powder = _("{kg} kg").format(kg=number(int(world.tally[Tally.POWDER_G]) // GRAMS))
        shown.append(Figure("barrel", powder, _("powder"), _("Powder of the garrison.")))
        days = int(world.tally[Tally.GRAIN]) // max(1, army(world, RUSSIA))
        shown.append(
            Figure("sack", _("{days} d").format(days=days), _("grain"), _("Days that the flour lasts."))
        )
    ring = f"{progress_pm(world) // 10} %"
    shown.append(
        Figure(
            "gabions",
            ring,
            _("ring"),
            _("How far the ring is closed; {n} hexes are open.").format(n=gap(world)),
        )
    )
    return shown


def _men(world: World, side: int, exact: bool) -> str:
    if exact:
        return number(army(world, side))
    seen = soldiers(world, side) & (world.hex != NOWHERE)
    return f"≈{number(int(world.men[seen].sum()))}"


def _guns(world: World, eyes: int | None) -> str:
    qing = int(world.guns[soldiers(world, QING)].sum())
    russia = garrison_guns(world)
    return {QING: str(qing), RUSSIA: str(russia)}.get(-1 if eyes is None else eyes, f"{qing} / {russia}")


def _draw_figure(ui: Ui, rect: Rect, figure: Figure) -> None:
    x, y, width, height = rect
    ui.picture(figure.label, (x, y + 5, ICON, height - 10), icon(figure.icon, ui.px(ICON - 2)))
    ui.label((x + ICON + 4, y - 1, width - ICON - 6, 26), figure.value, "figure", size=18)
    ui.label((x + ICON + 4, y + 23, width - ICON - 6, 22), figure.label, "italic", size=15, colour=DIM)
    room = ui.pixels(rect)
    hover = room.collidepoint(ui.inputs.pointer)
    if hover:
        id_ = f"figure:{figure.label}"
        ui.tip(id_, ui.touch(id_, room), room, figure.hint)
