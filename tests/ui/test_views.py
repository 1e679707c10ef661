"""Camera, layout, settings, desk, parade: what the screen is made of besides pixels."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.apply import check
from game.core.hexgrid import Cell, Grid
from game.core.orders import Bombard, Deploy, UnitId
from game.core.refusals import Refusal
from game.core.sight import view
from game.core.start import new_game
from game.core.state import QING, RUSSIA, View
from game.core.tasks import Task
from game.ui.camera import HEX_WIDTHS, Camera
from game.ui.chronicle import Line, Tone
from game.ui.layout import SMALLEST_PAGE, fit_scale, grid, siege_layout
from game.ui.screens.report import GRADES, decisive, grade
from game.ui.screens.siege.aims import first_choice, refusal, targets
from game.ui.screens.siege.choices import choices, order_for
from game.ui.screens.siege.commands import COMMANDS, UnitOrderKind, commands_for
from game.ui.screens.siege.desk import Desk, idle_units, marchers, own_units, shooters, units_at
from game.ui.screens.siege.forecasts import forecast
from game.ui.screens.siege.parade import SHOWN, Parade
from game.ui.screens.siege.session import Entry
from game.ui.settings import Settings, load_settings, save_settings
from tests.siege import new_small, small_scenario, staged_scenario, wild_game

PLACES = st.tuples(st.integers(0, 899), st.integers(0, 499))


def camera() -> Camera:
    return Camera(64, 48, (900, 500))


@given(PLACES, st.lists(st.sampled_from([-1, 1]), max_size=6))
def test_zooming_keeps_what_lies_under_the_mouse(at: tuple[int, int], steps: list[int]) -> None:
    view_of = camera()
    view_of.look_at(24 * 64 + 32)
    for step in steps:
        before, edge = view_of.cell_at(at), at_edge(view_of)
        view_of.zoom(step, at)
        after = view_of.cell_at(at)
        assert edge or at_edge(view_of) or near(before, after)


def at_edge(view_of: Camera) -> bool:
    """Whether the view touches the edge of the sheet, where it cannot keep its place."""
    left, top, width, height = view_of.shares()
    return left <= 0 or top <= 0 or left + width >= 1 or top + height >= 1


def near(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return Grid(64, 48).distance(one, other) <= 1


@given(st.integers(0, 64 * 48 - 1), st.integers(0, len(HEX_WIDTHS) - 1))
def test_a_hex_looked_at_is_in_the_view(cell: int, level: int) -> None:
    view_of = camera()
    view_of.zoom(level - view_of.level)
    view_of.look_at(cell)
    x, y = view_of.spot(cell)
    assert 0 <= x < 900
    assert 0 <= y < 500
    assert view_of.cell_at((x, y)) == cell
    view_of.show(cell)
    assert view_of.cell_at(view_of.spot(cell)) == cell


def test_showing_a_hex_that_is_seen_moves_nothing() -> None:
    view_of = camera()
    view_of.look_at(24 * 64 + 32)
    assert not view_of.show(24 * 64 + 34)
    assert view_of.show(2)


@given(st.floats(SMALLEST_PAGE[0], 3840), st.floats(SMALLEST_PAGE[1], 2160))
def test_the_parts_of_the_siege_lie_side_by_side(width: float, height: float) -> None:
    layout = siege_layout(width, height)
    parts = [getattr(layout, name) for name in layout.__slots__]
    for x, y, wide, high in parts:
        assert wide > 80
        assert high > 50
        assert x >= 0
        assert y >= 0
        assert x + wide <= width + 0.01
        assert y + high <= height + 0.01
    for one, other in combinations(parts, 2):
        apart_x = one[0] + one[2] <= other[0] + 0.01 or other[0] + other[2] <= one[0] + 0.01
        apart_y = one[1] + one[3] <= other[1] + 0.01 or other[1] + other[3] <= one[1] + 0.01
        assert apart_x or apart_y


def test_text_is_never_larger_than_the_window_holds() -> None:
    assert fit_scale((1280, 720), 100) == 1.0
    assert fit_scale((1920, 1080), 150) == 1.5
    assert fit_scale((1280, 720), 150) == pytest.approx(720 / SMALLEST_PAGE[1])
    assert fit_scale((3840, 2160), 200) == 2.0
    assert len(grid((0, 0, 100, 0), 2, 5, 20)) == 5


def test_settings_come_back_and_bad_ones_are_left_aside(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.toml"
    assert load_settings(path) == Settings()
    mine = Settings(lang="ru", scale=150, fullscreen=True, speed=4)
    save_settings(mine, path)
    assert load_settings(path) == mine
    path.write_text('lang = "xx"\nscale = 9000\nspeed = 3\nwidth = "wide"\nunknown = 1\n', "utf-8")
    assert load_settings(path) == Settings(scale=200)
    path.write_text("= what", "utf-8")
    assert load_settings(path) == Settings()


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_targets_are_just_the_legal_hexes(side: int) -> None:
    for seen in worlds(side):
        for unit in own_units(seen):
            for command in commands_for(seen, unit):
                if command.aimed:
                    assert_targets(seen, command.kind, unit)


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_places_before_the_first_turn_are_just_the_legal_ones(side: int) -> None:
    seen = view(replace(new_game(staged_scenario(), 1), phase=side), side)
    for unit in own_units(seen):
        legal = targets(seen, Deploy, unit, 0)
        for cell in range(seen.ground.grid.n):
            refused = check(seen, Deploy(UnitId(unit), Cell(cell)))
            assert (refused is None) == bool(legal[cell]), (unit, cell, refused)


def worlds(side: int) -> list[View]:
    """A small siege at its beginning and after a few wild turns, as a side sees it when it is to order."""
    found = [view(new_small(), QING)] if side == QING else []
    games = (wild_game(new_small(seed)) for seed in range(20))
    later = (state for game in games for state, _order in game if state.phase == side and state.turn > 2)
    return [*found, view(next(later), side)]


def assert_targets(seen: View, kind: UnitOrderKind, unit: int) -> None:
    choice = first_choice(seen, kind, unit)
    legal = targets(seen, kind, unit, choice)
    assert (refusal(seen, kind, unit, choice) is None) == bool(legal.any()), (kind, unit)
    beside = seen.ground.grid.around[int(seen.hex[unit])]
    for cell in {*range(0, seen.ground.grid.n, 7), *beside, *np.flatnonzero(legal).tolist()}:
        refused = check(seen, order_for(seen, kind, unit, cell, choice))
        assert (refused is None) == bool(legal[cell]), (kind, unit, cell, refused)


def test_a_button_is_refused_only_with_a_reason() -> None:
    seen = view(new_small(), QING)
    for command in COMMANDS:
        for unit in own_units(seen):
            choice = first_choice(seen, command.kind, unit)
            why = refusal(seen, command.kind, unit, choice)
            assert why is None or isinstance(why, Refusal)


@pytest.mark.parametrize("side", [QING, RUSSIA])
def test_every_legal_order_has_a_forecast_and_every_other_a_reason(side: int) -> None:
    for seen in worlds(side):
        for unit in own_units(seen):
            for command in commands_for(seen, unit):
                for choice in choices(seen, command.kind, unit) or (0,):
                    assert_cards(seen, command.kind, unit, choice)


def assert_cards(seen: View, kind: UnitOrderKind, unit: int, choice: int) -> None:
    for cell in {int(seen.hex[unit]), *range(0, seen.ground.grid.n, 31)}:
        order = order_for(seen, kind, unit, cell, choice)
        card = forecast(seen, order)
        assert card.title
        assert bool(card.refused) == (check(seen, order) is not None)
        assert sum(share for _words, share in card.odds) in {0, 1000}


class Given:
    """Writes down what a desk orders."""

    def __init__(self, refused: int = 0) -> None:
        self.orders: list[tuple[tuple[int, ...], UnitOrderKind, int, int]] = []
        self._refused = refused

    def __call__(self, units: object, verb: UnitOrderKind, cell: int, choice: int) -> list[Refusal]:
        self.orders.append((tuple(units), verb, cell, choice))  # type: ignore[arg-type]
        return []


def test_a_desk_cycles_groups_and_aims() -> None:
    seen, given_orders = view(new_small(), QING), Given()
    desk = Desk(given_orders)
    first = desk.cycle(seen, idle_units)
    second = desk.cycle(seen, idle_units)
    assert first is not None
    assert second is not None
    assert first < second
    assert desk.cycle(seen, idle_units, -1) == first
    guns = [m.name for m in small_scenario().musters].index("guns")
    desk.choose(guns)
    desk.command(seen, Bombard)
    assert desk.verb is Bombard
    desk.choose_level(seen, 0)
    assert desk.cursor is not None
    desk.confirm(seen)
    assert given_orders.orders == [((guns,), Bombard, desk.cursor, seen.rules.bombard.levels[0])]
    assert desk.verb is None


def test_repeated_clicks_walk_through_a_stack() -> None:
    state = new_small()
    seen = view(state, RUSSIA)
    desk = Desk(Given())
    cell = next(c for c in range(seen.ground.grid.n) if len(units_at(seen, c)) > 1)
    here = units_at(seen, cell)
    chosen = []
    for _ in range(len(here) + 1):
        desk.click(seen, cell)
        chosen.append(desk.units[0])
    assert chosen == [*here, here[0]]


def test_lists_hold_only_units_that_can() -> None:
    seen = view(new_small(), QING)
    assert set(marchers(seen)) <= set(own_units(seen))
    assert all(seen.task[unit] == Task.NONE for unit in marchers(seen))
    assert shooters(seen)


def test_a_parade_shows_one_line_after_the_other_and_can_be_skipped() -> None:
    parade = Parade(1)
    parade.add(
        [
            Line("one", 3, Tone.BAD),
            Line("nowhere", None, Tone.BAD),
            Line("march", 5),
            Line("two", 4, Tone.GOOD),
        ]
    )
    shown = []
    for now in range(0, 4 * SHOWN, SHOWN // 3):
        parade.tick(now)
        if parade.line and parade.line.text not in shown:
            shown.append(parade.line.text)
    assert shown == ["one", "two"]
    assert parade.line is None
    parade.add([Line("three", 5, Tone.GRAVE)])
    assert parade.skip()
    assert not parade.skip()
    assert Parade(0).add([Line("never", 1, Tone.BAD)]) is None


def test_grades_rise_with_the_margin() -> None:
    grades = [grade(margin) for margin in (-300, -50, 0, 51, 500)]
    assert grades == [0, 1, 1, 2, 3]
    assert all(one <= other for one, other in pairwise(grades))
    assert len(GRADES) == max(grades) + 1


def test_the_days_that_decided_are_the_weightiest_in_order() -> None:
    entries = [
        Entry(Line(str(i), weight=weight), i, i) for i, weight in enumerate([0, 5, 900, 0, 40, 3, 7, 1000])
    ]
    assert [entry.line.text for entry in decisive(entries)] == ["1", "2", "4", "6", "7"]
