"""The painter of maps: paper, washes, ink."""

from __future__ import annotations

from game.ui.paint.cache import cached_ground, cached_levels
from game.ui.paint.classes import terrain_classes
from game.ui.paint.frame import Frame
from game.ui.paint.ground import ground_levels, paint_ground
from game.ui.paint.season import Season
from game.ui.paint.works import paint_works

__all__ = [
    "Frame",
    "Season",
    "cached_ground",
    "cached_levels",
    "ground_levels",
    "paint_ground",
    "paint_works",
    "terrain_classes",
]
