"""Every order can be given, by mouse and by keyboard, and every button says what it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from game.core import orders as o
from game.core.events import Events
from game.core.odds import CIRCUMSTANCES
from game.core.orders import Order, PlainOrder, SideOrder, UnitOrder
from game.core.sight import view
from game.core.state import NOWHERE, QING, RUSSIA, State, Tally, View
from game.core.tasks import Task
from game.ui.counters import MARKERS
from game.ui.counters.signs import SIGNS
from game.ui.helps import help_words
from game.ui.keys import ACTS
from game.ui.screens.siege.aims import first_choice, refusal
from game.ui.screens.siege.choices import choice_words, choices, order_for
from game.ui.screens.siege.commands import COMMANDS, Command, commands_for
from game.ui.screens.siege.council import DECREES, decrees_of, in_force, question_words
from game.ui.screens.siege.desk import ghosts, own_units
from game.ui.screens.siege.forecasts import TITLES
from game.ui.screens.siege.hover import who_stood
from game.ui.screens.siege.order_list import in_rows
from game.ui.screens.siege.pieces import SIGNS as TASK_SIGNS
from game.ui.screens.siege.screen import SiegeScreen
from game.ui.texts import speak
from game.ui.words import SUMMANDS
from tests.siege import new_small, shipped_rules, staged_scenario, wild_game
from tests.ui.play import Played, played
from tests.ui.ripe import ripe, ripe_scenario, unit_named

# What there is ---------------------------------------------------------------------------------------------


def test_every_kind_of_order_has_a_button() -> None:
    buttons = [command.kind for command in COMMANDS]
    decrees = {type(decree.order) for decree in DECREES}
    assert len(buttons) == len(set(buttons))
    assert {*buttons, *decrees, o.End} == {*get_args(UnitOrder), *get_args(SideOrder)}
    assert set(TITLES) == set(get_args(UnitOrder))
    assert {command.kind for command in COMMANDS if not command.aimed} == {*get_args(PlainOrder), o.Merge}


@pytest.mark.parametrize("kind", [o.Quarter, o.Ration, o.Offer, o.Answer])
def test_every_choice_of_the_army_has_a_button(kind: type[Order]) -> None:
    offered = [decree.order for decree in DECREES if type(decree.order) is kind]
    (name,) = kind.__dataclass_fields__
    (field,) = [kind.__annotations__[name]]
    assert {getattr(order, name) for order in offered} == set(getattr(o, field))


def test_every_button_has_a_picture_and_a_line_of_help() -> None:
    for command in COMMANDS:
        assert command.icon in SIGNS
        assert help_words(command.kind)
    assert set(TASK_SIGNS) == set(Task) - {Task.NONE}
    assert set(TASK_SIGNS.values()) <= set(MARKERS)


def test_no_key_of_the_orders_does_two_things() -> None:
    for kind in shipped_rules().units.values():
        for hidden in ({o.Deploy, o.Land}, {o.Deploy, o.Embark}, {o.March}):
            mine = [c.key for c in COMMANDS if c.has(kind) and c.kind not in hidden]
            mine = mine if o.March not in hidden else ["m"]
            assert len(mine) == len(set(mine))
            assert not set(mine) & set(ACTS)
    for side in (QING, RUSSIA):
        keys = [decree.key for decree in DECREES if side in decree.sides]
        assert len(keys) == len(set(keys))
        assert set(keys) & set(ACTS) == {"n"}  # no, while somebody asks: the card lies over the units


def test_every_legal_order_of_wild_games_has_a_button() -> None:
    for seed in (1, 2):
        for state, order in wild_game(new_small(seed)):
            seen = view(state, state.phase)
            if isinstance(order, UnitOrder):
                assert type(order) in {command.kind for command in commands_for(seen, order.unit)}


def test_an_order_comes_out_of_its_parts_as_the_rules_want_it() -> None:
    seen = view(new_small(), QING)
    assert order_for(seen, o.Sally, 8, 50, o.Purpose.SPIKE) == o.Sally(o.UnitId(8), 50, o.Purpose.SPIKE)
    assert order_for(seen, o.Picket, 0, 50, 2) == o.Picket(o.UnitId(0), o.Strength.STRONG)
    assert order_for(seen, o.Forage, 0, 50, 40) == o.Forage(o.UnitId(0), 50, 40)
    assert order_for(seen, o.Repair, 8, 50, 0) == o.Repair(o.UnitId(8))
    boats = unit_named("boats")
    aboard = order_for(seen, o.Embark, 0, int(seen.hex[boats]), 0)
    assert aboard == o.Embark(o.UnitId(0), o.UnitId(boats))
    assert order_for(seen, o.Merge, 0, int(seen.hex[0]), 0) == o.Merge(o.UnitId(0), o.UnitId(0))


def test_every_choice_has_words() -> None:
    seen = view(new_small(), QING)
    for command in COMMANDS:
        words = [choice_words(seen, command.kind, option) for option in choices(seen, command.kind, 0)]
        assert all(words)
        assert len(words) == len(set(words))


def test_soldiers_are_not_offered_what_only_gangs_build() -> None:
    seen = view(new_small(), QING)
    soldiers, gang = (choices(seen, o.Dig, unit_named(name)) for name in ("shikou", "spades"))
    assert set(soldiers) < set(gang)


def test_rows_begin_anew_with_each_group() -> None:
    commands = commands_for(view(new_small(), QING), 0)
    rows = in_rows(commands)
    assert [command for _new, row in rows for command in row] == commands
    for _new, row in rows:
        assert len({command.group for command in row}) == 1
    assert not rows[0][0]
    assert sum(new for new, _row in rows) == len({command.group for command in commands}) - 1


def test_every_cause_of_a_chance_has_words() -> None:
    assert set(CIRCUMSTANCES) <= set(SUMMANDS)


# At the table ----------------------------------------------------------------------------------------------


def click_on(stage: Played, screen: SiegeScreen, cell: int) -> None:
    """Click on a hex of the map."""
    screen.table.camera.look_at(cell)
    x, y = screen.table.camera.spot(cell)
    left, top = stage.ui_box("map").topleft
    stage.click((left + x, top + y))


def test_a_picket_is_posted_by_keys() -> None:
    with played() as stage:
        screen = stage.siege()
        screen.table.desk.choose(0)
        stage.press("k", "2", "return")
        state = screen.session.game.state
        assert state.task[0] == Task.PICKET
        assert state.level[0] == o.Strength.STRONG


def test_foragers_are_sent_by_keys_and_mouse() -> None:
    with played() as stage:
        screen = stage.siege()
        screen.table.desk.choose(0)
        stage.press("v", "2")
        goal = int(np.flatnonzero(screen.table.desk.lit(screen.table.world))[0])
        click_on(stage, screen, goal)
        state = screen.session.game.state
        assert (state.task[0], state.aim[0], state.level[0]) == (Task.FORAGE, goal, 40)


def test_a_click_on_the_map_gives_no_order_that_wants_no_hex() -> None:
    with played() as stage:
        screen = stage.siege()
        screen.table.desk.choose(0)
        stage.press("k")
        click_on(stage, screen, int(screen.table.world.hex[0]))
        assert screen.table.desk.verb is None
        assert screen.session.game.state.task[0] == Task.NONE


def test_before_the_first_turn_a_click_sets_a_unit_up_and_the_end_takes_the_rest() -> None:
    with played() as stage:
        screen = stage.siege("player", "pass", scenario=staged_scenario())
        state = screen.session.game.state
        assert (state.turn, state.phase) == (0, QING)
        desk, world = screen.table.desk, screen.table.world
        desk.choose(0)
        assert [command.kind for command in commands_for(world, 0)] == [o.Deploy]
        lit = desk.lit(world)
        allowed = world.ground.areas["deploy_qing"]
        assert set(np.flatnonzero(lit)) <= set(allowed.tolist())
        goal = int(np.flatnonzero(lit)[-1])
        click_on(stage, screen, goal)
        assert screen.session.game.state.hex[0] == goal
        stage.press("e")
        assert screen.session.game.state.turn == 1


def test_the_army_changes_its_rations_by_key_and_by_mouse() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("o", "h")
        assert in_force(screen.table.world, o.Ration(o.Scale.HALF))
        stage.click(stage.ui_box("button:full").center)
        assert in_force(screen.table.world, o.Ration(o.Scale.FULL))


def test_the_siege_is_lifted_only_when_asked_twice() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("o", "l")
        assert not screen.session.over
        stage.press("l")
        assert screen.session.over


def test_choosing_a_unit_puts_the_army_away() -> None:
    with played() as stage:
        screen = stage.siege()
        stage.press("o")
        assert screen.table.council
        stage.press("tab")
        assert not screen.table.council
        stage.press("o", "escape")
        assert not screen.table.council
        stage.press("o")
        click_on(stage, screen, int(screen.table.world.hex[0]))
        assert not screen.table.council


def test_a_question_is_seen_over_the_map_and_leads_to_its_answer() -> None:
    with played() as stage:
        screen = stage.siege("player", "player")
        screen.session.order(o.Offer(o.Terms.ARMS))
        stage.press("e", "e", "return")
        assert screen.session.game.state.phase == RUSSIA
        words = question_words(screen.table.world)
        assert "leave with arms" in words
        stage.click(stage.ui_box(f"button:{words}").center)
        assert screen.table.council
        stage.press("n")
        assert screen.session.game.state.tally[Tally.OFFER] == 0


def test_nobody_asks_the_side_that_has_offered() -> None:
    speak("en")
    with played() as stage:
        screen = stage.siege()
        screen.session.order(o.Offer(o.Terms.ARMS))
        assert question_words(screen.table.world) == ""
        assert all(not isinstance(decree.order, o.Answer) for decree in decrees_of(screen.table.world))


@pytest.fixture(scope="module")
def desk() -> Iterator[tuple[Played, SiegeScreen]]:
    """One table at which two people sit."""
    with played() as stage:
        yield stage, stage.siege("player", "player", scenario=ripe_scenario())


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.kind.__name__)
def test_every_order_is_given_from_its_button(
    desk: tuple[Played, SiegeScreen], command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Press the key of an order, take its first target, and see it given."""
    if command.kind is o.Deploy:
        return  # before the first turn; see above
    stage, screen = desk
    screen.session.game.state, unit = able(command)
    given: list[Order] = []
    carry_out = screen.session.game.do

    def note(order: Order) -> Events:
        given.append(order)
        return carry_out(order)

    monkeypatch.setattr(screen.session.game, "do", note)
    give(stage, screen, command, unit)
    assert [type(order) for order in given] == [command.kind]


def able(command: Command) -> tuple[State, int]:
    """Return a world, and a unit that can be given an order in it."""
    for state in (ripe(QING), ripe(RUSSIA), ripe(QING, aboard=True)):
        seen = view(state, state.phase)
        for unit in own_units(seen):
            if command in commands_for(seen, unit) and can(seen, command, unit):
                return state, unit
    pytest.fail(f"nobody can {command.kind.__name__}")


def can(seen: View, command: Command, unit: int) -> bool:
    return refusal(seen, command.kind, unit, first_choice(seen, command.kind, unit)) is None


def give(stage: Played, screen: SiegeScreen, command: Command, unit: int) -> None:
    """Give an order as a player does."""
    table = screen.table
    table.desk.choose(unit)
    table.desk.cursor, table.desk.by_keys = int(table.world.hex[unit]), True
    stage.press(*command.key.split())
    if table.desk.verb is None:
        return
    if command.aimed:
        table.desk.cursor = int(np.flatnonzero(table.desk.lit(table.world))[0])
    stage.press("return")


# What is remembered ----------------------------------------------------------------------------------------


def test_who_was_seen_stands_faded_where_that_was() -> None:
    with played() as stage:
        screen = stage.siege("pass", "player")
        stage.frames(5)
        world = screen.table.world
        foe = int(np.flatnonzero(world.side == QING)[0])
        gone = {name: getattr(world, name).copy() for name in ("hex", "ghost", "ghost_turn", "ghost_men")}
        gone["hex"][foe], gone["ghost"][foe], gone["ghost_turn"][foe], gone["ghost_men"][foe] = (
            NOWHERE,
            20,
            3,
            90,
        )
        haunted = replace(world, **gone)
        assert isinstance(haunted, View)
        assert foe in ghosts(haunted)
        assert "turn 3: about 90 men" in " ".join(who_stood(haunted, 20))
