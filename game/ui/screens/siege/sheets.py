"""The painted map at the zoom levels: ground from the painter, works on top, each made once and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

from game.core.calendar import day_of, temperature
from game.core.passage import frozen
from game.core.state import WHOLE, World
from game.core.works import labour_of
from game.files.chart import Chart
from game.record.home import cache_folder
from game.ui.camera import HEX_WIDTHS
from game.ui.paint import Frame, Season, cached_ground, paint_works

MASTER: Final = 48
"""Px to a hex of the sheet that is painted; the other levels are scaled from it."""
WEAR_STEPS: Final = 12
"""Steps of damage that the eye tells apart."""
DONE_STEPS: Final = 8
"""Steps of a work under way that the eye tells apart."""
REACH: Final = 3
"""Hexes round a change that are painted again: works lean on their neighbours."""
AUTUMN_BELOW, WINTER_BELOW = 80, -30
"""Tenths of a degree C."""

Progress = Callable[[float, str], None]
I32 = npt.NDArray[np.int32]


def season_of(world: World) -> Season:
    """Return which coat of paint the land wears."""
    warmth = temperature(world.scenario.climate, day_of(world.scenario, world.turn))
    if frozen(world) or warmth < WINTER_BELOW:
        return Season.WINTER
    return Season.AUTUMN if warmth < AUTUMN_BELOW else Season.SUMMER


@dataclass(frozen=True, slots=True, eq=False)
class Built:
    """What the painter of works needs: kinds, damage and progress by cell, in steps the eye tells apart."""

    works: I32
    planned: I32
    integrity: I32
    progress: I32

    @classmethod
    def of(cls, world: World) -> Built:
        """Read the works of a world."""
        sound = world.integrity * 1000 // WHOLE
        wear = np.where(world.ground.wall, -(-sound * WEAR_STEPS // 1000) * 1000 // WEAR_STEPS, 1000)
        need = np.array([_need(world, kind) for kind in range(len(world.ground.work_names))], np.int64)
        share = world.done * DONE_STEPS // np.maximum(need[world.plan], 1) * 1000 // DONE_STEPS
        return cls(world.work, world.plan, wear.astype(np.int32), share.astype(np.int32))

    def changes(self, other: Built) -> I32:
        """Return the cells where the two differ."""
        differ = (self.works != other.works) | (self.planned != other.planned)
        differ |= (self.integrity != other.integrity) | (self.progress != other.progress)
        return np.flatnonzero(differ).astype(np.int32)


def _need(world: World, work: int) -> int:
    labour = labour_of(world, work)
    return labour.need if labour else 1


class Sheets:
    """The map as surfaces. Do not draw on what it returns.

    Attributes:
        version: raised whenever the picture changes.
    """

    def __init__(self, chart: Chart, lang: str, season: Season | None = None) -> None:
        """Nothing is painted until it is asked for; *season* is worn whatever the world says."""
        self._worn = season
        self._chart = chart
        self._lang = lang
        self._frame = Frame(chart.width, chart.height, float(MASTER))
        self._grounds: dict[Season, pygame.Surface] = {}
        self._master: pygame.Surface | None = None
        self._season: Season | None = None
        self._built: Built | None = None
        self._levels: dict[int, pygame.Surface] = {}
        self.version = 0

    def prepare(self, world: World, progress: Progress) -> None:
        """Bring the painted map up to the world; the ground of a new season takes some seconds.

        Args:
            world: what may be shown.
            progress: told the share done, so that the window stays alive.
        """
        season, built = self._worn or season_of(world), Built.of(world)
        if season != self._season:
            self._lay_ground(season, progress)
            self._built = None
        if self._built is None:
            self._paint(world, built, None)
        elif len(cells := built.changes(self._built)):
            self._paint(world, built, self._around(cells))
        self._built = built

    def at(self, level: int) -> pygame.Surface:
        """Return the map at a zoom level; `prepare` must have run."""
        if level not in self._levels:
            master = self._master_sheet()
            size = self._frame.resized(float(HEX_WIDTHS[level])).size
            self._levels[level] = (
                master if size == master.get_size() else pygame.transform.smoothscale(master, size)
            )
        return self._levels[level]

    def small(self, size: tuple[int, int]) -> pygame.Surface:
        """Return the whole map scaled into *size* px, for the minimap."""
        return pygame.transform.smoothscale(self.at(0), size)

    @property
    def proportion(self) -> float:
        """Width over height of the sheet."""
        width, height = self._frame.size
        return width / height

    def _lay_ground(self, season: Season, progress: Progress) -> None:
        if season not in self._grounds:
            ground = cached_ground(
                cache_folder(), self._chart, season, float(MASTER), progress, lang=self._lang
            )
            self._grounds = {season: ground.convert() if pygame.display.get_surface() else ground}
        self._season, self._levels = season, {}
        self._master = self._grounds[season].copy()

    def _around(self, cells: I32) -> pygame.Rect:
        """Return the px of the master sheet that a change of *cells* may touch."""
        spots = self._frame.centers()[cells]
        low, high = spots.min(axis=0), spots.max(axis=0)
        reach = REACH * MASTER
        return pygame.Rect(*(low - reach).astype(int), *(high - low + 2 * reach).astype(int))

    def _paint(self, world: World, built: Built, dirty: pygame.Rect | None) -> None:
        master, season = self._master_sheet(), self._worn or season_of(world)
        ground = self._grounds[season]
        area = master.get_rect() if dirty is None else dirty.clip(master.get_rect())
        master.blit(ground, area, area)
        names = world.ground.work_names
        paint_works(
            master,
            self._frame,
            [names[kind] for kind in built.works.tolist()],
            built.integrity,
            built.progress,
            [names[kind] for kind in built.planned.tolist()],
            season,
            dirty,
        )
        self._levels = {}
        self.version += 1

    def _master_sheet(self) -> pygame.Surface:
        if self._master is None:
            msg = "the map is shown before it is painted"
            raise RuntimeError(msg)
        return self._master
