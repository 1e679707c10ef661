"""The bar at the top: date, turn, weather, and how both sides stand as far as the player knows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.core.blockade import gap, progress_pm
from game.core.bombard import garrison_guns
from game.core.calendar import HOURS, day_of, hour_of, is_night, temperature
from game.core.ghosts import reckoned
from game.core.passage import frozen
from game.core.quarters import ration_pm
from game.core.state import NOWHERE, QING, RUSSIA, Tally, View, World
from game.core.strength import army, soldiers
from game.core.supply import rations_a_day
from game.core.water import closed, water_cut
from game.core.weather import Weather, weather
from game.ui.dates import julian, kangxi, long_date, turn_date
from game.ui.kit import Ui, icon
from game.ui.layout import Rect
from game.ui.palette import DIM, RED
from game.ui.texts import N_, _, ngettext, number
from game.ui.words import WEATHERS

WIDEST: Final = 170
ICON: Final = 34
NARROW: Final = 108
"""Width of a figure below which it has no picture."""
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
    _tell(ui, "weather", (x, y + 6, 40, height - 12), sky_words(world))
    when = turn_date(world.scenario, world.turn)
    first, era, second = long_date(when) + hours_words(world), kangxi(when), _second_line(world)
    x += 46
    upper = ui.text_width(first, "figure", size=20)
    ui.label((x, y + 6, upper + 2, 26), first, "figure", size=20)
    ui.label((x + upper + 12, y + 6, 130, 26), era, "chinese", size=18, colour=RED)
    lower = ui.text_width(second, "italic", size=15)
    ui.label((x, y + 30, lower + 2, 22), second, "italic", size=15, colour=DIM)
    return x + max(lower, upper + 12 + ui.text_width(era, "chinese", size=18)) + 14


def _second_line(world: World) -> str:
    """Return the other calendar, the turn and the warmth."""
    turns = world.scenario.turns
    turn = _("turn {turn} of {turns}").format(turn=world.turn, turns=turns) if world.turn else _("setting up")
    return " · ".join((julian(turn_date(world.scenario, world.turn)), turn, warmth_words(world)))


def hours_words(world: World) -> str:
    """Return the hours of a turn shorter than a day, with a comma before them; "" for a longer one."""
    begin, end = (hour_of(world.scenario, turn) for turn in (world.turn, world.turn + 1))
    if not world.turn or end - begin >= HOURS:
        return ""
    night = _(", night") if is_night(world.scenario, world.turn) else ""
    return _(", {begin}–{end} h").format(begin=begin % HOURS, end=(end - 1) % HOURS + 1) + night


def weather_sign(world: World) -> str:
    """Return the icon of the weather, by night the moon if the sky is clear."""
    sky = weather(world)
    if sky == Weather.CLEAR:
        return "moon" if is_night(world.scenario, world.turn) else "sun"
    return _SKY[sky]


_SKY: Final = {Weather.RAIN: "cloud", Weather.FOG: "fog", Weather.SNOW: "snow"}
_EFFECTS: Final[dict[Weather, str]] = {
    Weather.RAIN: N_("Rain: many muskets misfire, and fires go out."),
    Weather.FOG: N_("Fog: nobody sees far, and parties slip through."),
    Weather.SNOW: N_("Snow: fires hardly catch."),
}


def sky_words(world: World) -> str:
    """Return what the weather and the hour do."""
    night = _("Night: nobody sees far, and the defenders' fire is weaker.")
    sky = _(_EFFECTS.get(weather(world), N_("Clear weather.")))
    return f"{sky} {night}" if is_night(world.scenario, world.turn) else sky


def warmth_words(world: World) -> str:
    """Return the temperature, the weather where it is not clear, and the ice where there is some."""
    degrees = round(temperature(world.scenario.climate, day_of(world.scenario, world.turn)) / 10)
    parts = [f"{degrees:+d} °C".replace("-", "−")]
    if weather(world) != Weather.CLEAR:
        parts.append(_(WEATHERS[weather(world)]))
    if frozen(world):
        parts.append(_("ice"))
    return ", ".join(parts)


@lru_cache(maxsize=8)
def figures(world: World, eyes: int | None) -> tuple[Figure, ...]:
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
        shown.append(_rations(world))
    if russia_all:
        powder = _("{kg} kg").format(kg=number(int(world.tally[Tally.POWDER_G]) // GRAMS))
        shown.append(Figure("barrel", powder, _("powder"), _("Powder of the garrison.")))
        days = int(world.tally[Tally.GRAIN]) // max(1, army(world, RUSSIA))
        shown.append(
            Figure("sack", _("{days} d").format(days=days), _("grain"), _("Days that the flour lasts."))
        )
    return (*shown, _ring(world), _water(world))


def _rations(world: World) -> Figure:
    """Return how long the besiegers' bread lasts, or without a store, how many of a hundred get any."""
    eaten = army(world, QING) * ration_pm(world, QING) // 1000
    missing = eaten - rations_a_day(world)
    hint = _("How long the besiegers' rations last; boats on convoy bring more.")
    if missing <= 0:
        return Figure("bowl", _("enough"), _("rations"), hint)
    days = int(world.tally[Tally.RATIONS]) // missing
    if not days:
        return Figure("bowl", f"{rations_a_day(world) * 100 // eaten} %", _("rations"), hint)
    return Figure("bowl", _("{days} d").format(days=days), _("rations"), hint)


def _ring(world: World) -> Figure:
    if closed(world):
        return Figure("gabions", _("closed"), _("ring"), _("Nobody gets in or out."))
    hint = ngettext(
        "How far the ring is closed; {n} hex is open.",
        "How far the ring is closed; {n} hexes are open.",
        gap(world),
    )
    return Figure("gabions", f"{progress_pm(world) // 10} %", _("ring"), hint)


def _water(world: World) -> Figure:
    if water_cut(world):
        hint = _("The fort is cut off from the river: it drinks from its well, and more fall sick.")
        return Figure("jug", _("cut"), _("water"), hint)
    return Figure("jug", _("open"), _("water"), _("The garrison draws its water from the river."))


def _men(world: World, side: int, exact: bool) -> str:
    if exact:
        return number(army(world, side))
    known = reckoned(world) if isinstance(world, View) else world
    counted = soldiers(known, side) & (known.hex != NOWHERE)
    return f"≈{number(int(known.men[counted].sum()))}"


def _guns(world: World, eyes: int | None) -> str:
    qing = int(world.guns[soldiers(world, QING)].sum())
    russia = garrison_guns(world)
    return {QING: str(qing), RUSSIA: str(russia)}.get(-1 if eyes is None else eyes, f"{qing} / {russia}")


def _draw_figure(ui: Ui, rect: Rect, figure: Figure) -> None:
    x, y, width, height = rect
    left = ICON + 4 if width >= NARROW else 0
    if left:
        ui.picture(figure.label, (x, y + 5, ICON, height - 10), icon(figure.icon, ui.px(ICON - 2)))
    ui.label((x + left, y - 1, width - left - 2, 26), figure.value, "figure", size=18)
    ui.label((x + left, y + 23, width - left - 2, 22), figure.label, "italic", size=15, colour=DIM)
    _tell(ui, figure.label, rect, figure.hint)


def _tell(ui: Ui, name: str, rect: Rect, hint: str) -> None:
    """Explain what lies under the mouse."""
    room = ui.pixels(rect)
    if room.collidepoint(ui.inputs.pointer):
        ui.tip(f"figure:{name}", ui.touch(f"figure:{name}", room), room, hint)
