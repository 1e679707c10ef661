"""A player that lets things run."""

from __future__ import annotations

from game.core.orders import End, Order
from game.core.state import View


class Passive:
    """Ends every phase at once."""

    def choose(self, view: View, thought: int) -> Order:
        """Return the end of the phase."""
        return End()

    def reason(self) -> str:
        """Nothing to say."""
        return ""
