"""What a computer player is, and where to get one by the name of its policy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from game.core.errors import AlbazinError
from game.core.orders import Order
from game.core.state import QING, View


class Player(Protocol):
    """Gives orders for one side, one at a time, until it ends the phase."""

    def choose(self, view: View, thought: int) -> Order:
        """Return a legal order.

        Args:
            view: all it may know.
            thought: a number to seed its imagination with; nothing else is random to it.
        """

    def reason(self) -> str:
        """Return why it gave its last order, in a line for the log, or "" where nothing needs saying."""


def _passive(side: int) -> Player:
    from game.ai.passive import Passive

    return Passive()


def _random(side: int) -> Player:
    from game.ai.random_orders import RandomOrders

    return RandomOrders()


def _normal(side: int) -> Player:
    from game.ai.besieger import Besieger
    from game.ai.defender import Defender

    return Besieger() if side == QING else Defender()


def _history(side: int) -> Player:
    from game.ai.historical_besieger import HistoricalBesieger
    from game.ai.historical_defender import HistoricalDefender

    return HistoricalBesieger() if side == QING else HistoricalDefender()


POLICIES: Final[dict[str, Callable[[int], Player]]] = {
    "normal": _normal,
    "history": _history,
    "random": _random,
    "pass": _passive,
}
"""Makers of players by policy."""


def player(policy: str, side: int) -> Player:
    """Return a fresh player of *policy* for *side*.

    Raises:
        AlbazinError: if there is no such policy.
    """
    if policy not in POLICIES:
        msg = f"there is no policy {policy!r}; choose one of {', '.join(POLICIES)}"
        raise AlbazinError(msg)
    return POLICIES[policy](side)
