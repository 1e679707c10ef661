from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.errors import IllegalOrder, LogError
from game.core.hexgrid import Cell
from game.core.orders import End, Hold, Lift, March, Order, Rest, Slip, UnitId
from game.core.sight import view
from game.core.state import QING, RUSSIA, Ending
from game.record.game import Game, Obstacle
from game.record.replay import replay
from tests.core.worlds import changed
from tests.record.games import wild
from tests.siege import small_scenario, some_order

GRID = small_scenario().ground.grid
ARCHERS, SHIELDS, LABOUR, LEADER = UnitId(2), UnitId(3), UnitId(4), UnitId(7)
QUIET_MARCH = March(LEADER, GRID.cell(5, 1))


def new_game() -> Game:
    """Return a game before its first order."""
    return Game.new(small_scenario(), 1, "player", "player")


def test_a_game_taken_up_again_goes_on_as_if_never_left():
    whole = wild(4)
    orders = replay(whole.log(), small_scenario()).orders
    for stop in range(1, len(orders), 17):
        game = Game.from_log(wild(4, stop).log(), small_scenario())
        while game.state.ending == Ending.NONE:
            game.do(some_order(game.view, game.thought))
        assert game.log() == whole.log()


def test_a_changed_save_is_not_taken_up():
    log = wild(4, 9).log()
    with pytest.raises(LogError, match="turn"):
        Game.from_log(replace(log, check="0" * 16), small_scenario())


def test_a_refused_order_changes_nothing():
    game = new_game()
    before, log = game.state, game.log()
    with pytest.raises(IllegalOrder):
        game.do(Rest(UnitId(99)))
    assert game.state is before
    assert game.log() == log


def test_undo_and_redo_walk_back_and_forth():
    game = new_game()
    first = game.log()
    game.do(QUIET_MARCH)
    game.comment("a remark")
    game.do(Rest(ARCHERS))
    last, digest = game.log(), game.state.digest()
    assert [game.undo(), game.undo(), game.undo()] == [Rest(ARCHERS), QUIET_MARCH, None]
    assert game.log() == first
    assert game.events == ()
    assert game.redo()
    assert game.redo()
    assert game.redo() is None
    assert game.state.digest() == digest
    assert [line for line in last.lines if line.text[0] != "#"] == list(game.log().lines)


def test_a_new_order_ends_redo():
    game = new_game()
    game.do(Rest(ARCHERS))
    game.undo()
    game.do(Hold(ARCHERS))
    assert not game.can_redo


def test_undo_gives_every_order_but_the_last_again():
    game = wild(8, 40)
    while game.undo():
        assert Game.from_log(game.log(), small_scenario()).state.digest() == game.state.digest()


@pytest.mark.parametrize(
    ("orders", "obstacle"),
    [
        ([], Obstacle.NOTHING_DONE),
        ([Rest(ARCHERS), End()], Obstacle.NOTHING_DONE),
        ([Rest(ARCHERS), Lift()], Obstacle.DICE_FELL),
        ([Rest(ARCHERS)], None),
        ([QUIET_MARCH], None),
    ],
)
def test_why_no_undo(orders: list[Order], obstacle: Obstacle | None):
    game = new_game()
    for order in orders:
        game.do(order)
    assert game.why_no_undo() == obstacle


def test_a_shot_cannot_be_called_back_but_what_follows_can():
    game = new_game()
    game.do(End())
    game.do(Rest(UnitId(9)))
    game.do(Slip())
    assert game.why_no_undo() == Obstacle.DICE_FELL
    game.do(Rest(UnitId(9)))
    assert game.undo() == Rest(UnitId(9))
    assert game.why_no_undo() == Obstacle.DICE_FELL


def test_what_was_seen_cannot_be_forgotten():
    rules = small_scenario().rules
    blind = replace(small_scenario(), rules=replace(rules, sight=replace(rules.sight, day=3, high=0)))
    game = Game.new(blind, 1, "player", "player")
    game.state = changed(game.state, hex={8: GRID.cell(15, 9)})
    game.do(March(UnitId(1), GRID.cell(14, 6)))
    assert game.why_no_undo() == Obstacle.ENEMY_SEEN
    assert game.undo() is None


def test_the_thought_names_seed_turn_side_and_order():
    game, thoughts = new_game(), []
    for order in (Rest(ARCHERS), Rest(SHIELDS), End(), Rest(UnitId(8)), End(), End()):
        thoughts.append(game.thought)
        game.do(order)
    other = Game.new(small_scenario(), 2, "player", "player")
    assert len({*thoughts, other.thought}) == 7


def test_undo_takes_the_thought_back_too():
    game = new_game()
    thought = game.thought
    game.do(Rest(ARCHERS))
    game.undo()
    assert game.thought == thought


def test_orders_of_the_garrison_can_be_taken_back_too():
    game = new_game()
    game.do(End())
    assert game.state.phase == RUSSIA
    game.do(Rest(UnitId(8)))
    assert game.undo() == Rest(UnitId(8))


def test_off_map_orders_are_refused_before_they_are_written():
    game = new_game()
    with pytest.raises(IllegalOrder):
        game.do(March(ARCHERS, Cell(10**6)))


def test_an_empty_place_that_was_looked_at_cannot_be_forgotten():
    game = Game.new(small_scenario(), 1, "player", "player")
    ghost = GRID.cell(15, 9)
    game.state = changed(game.state, ghost={8: ghost}, hex={8: GRID.cell(8, 7), 9: GRID.cell(8, 6)})
    assert not view(game.state, QING).seen[ghost]
    game.do(March(UnitId(1), GRID.cell(14, 7)))
    assert view(game.state, QING).seen[ghost]
    assert game.why_no_undo() == Obstacle.ENEMY_SEEN
