"""Games of the small siege for the tests of the record."""

from __future__ import annotations

from functools import cache

from game.core.state import Ending
from game.record.game import Game
from game.record.log import Log
from tests.siege import small_scenario, some_order


def wild(seed: int, orders: int = 10_000) -> Game:
    """Return a game after so many wild orders, or at its end."""
    game = Game.new(small_scenario(), seed, "random", "player")
    for _ in range(orders):
        if game.state.ending != Ending.NONE:
            break
        game.do(some_order(game.view, game.thought))
    return game


@cache
def whole_log() -> Log:
    """Return the log of a finished game."""
    return wild(5).log()


@cache
def open_log() -> Log:
    """Return the log of a game in the midst of a phase, with a comment in it."""
    game = wild(3, 29)
    game.comment("Qing: close in")
    game.do(some_order(game.view, game.thought))
    return game.log()
