"""Men who stay where they are dig themselves in."""

from __future__ import annotations

import numpy as np

from game.core.calendar import Spell
from game.core.dice import Dice
from game.core.events import Event
from game.core.hexgrid import Bool
from game.core.state import NOWHERE, World

_DIG_IN = ("foot", "guns")
"""Movement classes that dig themselves in."""


def entrench_spell(draft: World, dice: Dice, spell: Spell) -> tuple[Event, ...]:
    """Let those who marched lose what they had dug, and at the end of a day those who stayed gain a level."""
    settled = _on_open_land(draft) & (draft.moves == draft.trait("moves"))
    draft.entrenched[~settled] = 0
    if spell.closes:
        most = draft.rules.digging.dug_in_most
        rested = settled & (draft.acted == 0)
        draft.entrenched[rested] = np.minimum(draft.entrenched[rested] + 1, most)
    return ()


def _on_open_land(world: World) -> Bool:
    """Return (u,) units on land outside the fort that could dig themselves in."""
    digs = np.array([kind.move_class in _DIG_IN and not kind.leader for kind in world.rules.units.values()])
    ground, ashore = world.ground, (world.hex != NOWHERE) & (world.aboard == NOWHERE)
    land: Bool = digs[world.kind] & ashore & ~ground.fort[world.hex] & ~ground.water[world.hex]
    return land
