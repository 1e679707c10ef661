"""A player that goes through its business in order: each stage looks at the world and proposes orders."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.core.apply import check
from game.core.dice import Dice
from game.core.orders import End, Order
from game.core.state import View

Stage = Callable[[View, Dice], list[Order]]
"""Proposals of one kind of business; those the rules refuse by then are dropped."""


class Staged:
    """Runs stages one after another each phase.

    What is already done no stage proposes again, so a phase may be taken up in the middle.
    """

    def __init__(self, stages: Sequence[Stage]) -> None:
        """Take the stages in order."""
        self._stages = tuple(stages)
        self._turn = 0
        self._next = 0
        self._queue: list[Order] = []
        self._reason = ""

    def choose(self, view: View, thought: int) -> Order:
        """Return the next proposal that is legal, or the end of the phase; it deploys as it is."""
        if view.turn == 0:
            return End()
        if view.turn != self._turn:
            self._turn, self._next, self._queue = view.turn, 0, []
        self._reason = ""
        dice = Dice(thought, view.turn)
        while True:
            while self._queue:
                order = self._queue.pop(0)
                if check(view, order) is None:
                    return order
            if self._next == len(self._stages):
                return End()
            self._queue = self._stages[self._next](view, dice)
            self._next += 1

    def reason(self) -> str:
        """Return what the last stage had to say of its orders."""
        return self._reason

    def explain(self, text: str) -> None:
        """Note a reason for the order to come."""
        self._reason = text
