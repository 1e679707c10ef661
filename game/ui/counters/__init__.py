"""The troops as drawn counters: a hanging banner for the Qing, a board with cut corners for the Russians."""

from game.ui.counters.markers import MARKERS, marker
from game.ui.counters.pen import Pen
from game.ui.counters.piece import COHESION, counter
from game.ui.counters.signs import SIGNS
from game.ui.counters.troops import TROOPS

__all__ = ["COHESION", "MARKERS", "SIGNS", "TROOPS", "Pen", "counter", "marker"]
