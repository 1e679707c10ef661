"""The numbers of the game, as `maps/rules.toml` gives them.

Units of measure are in the names: `_pm` per mille, `_ppm` per million, `_m` metres, `_mm` millimetres,
`_g` grams, `_milli` thousandths of a logit or of a natural logarithm. Everything is an integer.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.tables.arms import Gun, UnitKind
from game.core.tables.blaze import Blaze
from game.core.tables.camp import Health, Quarters, Supply
from game.core.tables.digging import Digging, Mines
from game.core.tables.errands import Couriers, Forage
from game.core.tables.fire import Bombard, Fire
from game.core.tables.ground import Terrain
from game.core.tables.movement import Boats, Ice, Movement, Parties
from game.core.tables.points import Points
from game.core.tables.ring import Blockade, Pickets
from game.core.tables.sight import Sight
from game.core.tables.storm import Storm
from game.core.tables.surprise import Ambush, Sally
from game.core.tables.will import Leaders, Talks, Will
from game.core.tables.works import Work

RULES_VERSION = 2
"""Raised whenever code changes what an order does; part of the rules digest of every log."""

MOVE_CLASSES = ("foot", "horse", "guns", "boat")
SIDES = ("qing", "russia")


@dataclass(frozen=True, slots=True)
class Rules:
    """All numbers of one game. Compare by value; hash by `game.files`' digest."""

    terrain: dict[str, Terrain]
    works: dict[str, Work]
    guns: dict[str, Gun]
    units: dict[str, UnitKind]
    movement: Movement
    fire: Fire
    bombard: Bombard
    storm: Storm
    sally: Sally
    digging: Digging
    health: Health
    supply: Supply
    will: Will
    points: Points
    sight: Sight
    ice: Ice
    mines: Mines
    blaze: Blaze
    leaders: Leaders
    blockade: Blockade
    forage: Forage
    boats: Boats
    couriers: Couriers
    quarters: Quarters
    talks: Talks
    parties: Parties
    pickets: Pickets
    ambush: Ambush

    def stock(self, kind: UnitKind) -> int:
        """Return rounds that each piece of such a unit has at the start, where they are counted; else 0."""
        if not kind.gun:
            return 0
        gun = self.guns[kind.gun]
        return gun.shells if gun.powder_g else self.bombard.stock_rounds
