"""The end of a siege: what becomes of the garrison."""

from __future__ import annotations

from typing import Final

from game.core.events import SiegeEnded
from game.core.losses import bury, remove_all
from game.core.state import RUSSIA, Cause, Ending, Tally, World

_LEAVING: Final = {
    Ending.SURRENDERED: Cause.CAPTURED,
    Ending.EVACUATED: Cause.DEPARTED,
    Ending.ABANDONED: Cause.DEPARTED,
}
"""How the garrison leaves the fort, where it does."""


def end(draft: World, ending: Ending, day: int) -> None:
    """End the siege on a day."""
    draft.tally[Tally.ENDING], draft.tally[Tally.END_DAY] = ending, day
    if ending in _LEAVING:
        remove_all(draft, draft.side == RUSSIA, _LEAVING[ending])
        bury(draft)


def ended(world: World) -> SiegeEnded:
    """Return the news of it."""
    return SiegeEnded(int(world.tally[Tally.END_DAY]), int(world.ending))
