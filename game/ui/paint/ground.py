"""Paints the land of a chart: everything that stays as it is while a siege goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pygame

from game.files.chart import Chart
from game.ui.paint.classes import Fields, make_fields
from game.ui.paint.curves import moved
from game.ui.paint.earthworks import draw_bluffs, draw_mounds, draw_old_bank
from game.ui.paint.flora import Flora
from game.ui.paint.frame import DESIGN_WIDTH, Frame
from game.ui.paint.lattice import draw_lattice
from game.ui.paint.letters import Label, place_labels, reserve_works, write_labels
from game.ui.paint.margin import draw_margin
from game.ui.paint.noise import SEED, NoiseBank
from game.ui.paint.ornaments import ornaments, place_ornaments, room
from game.ui.paint.palette import palette
from game.ui.paint.paper import Tooth, age, paper, strips
from game.ui.paint.plots import draw_plots
from game.ui.paint.roads import draw_bridges, draw_roads, road_lines
from game.ui.paint.season import Season
from game.ui.paint.sheet import Occupied, Sheet
from game.ui.paint.shore import ink_shores
from game.ui.paint.wash import mix_washes
from game.ui.paint.waters import draw_current, draw_streams, stream_lines

Progress = Callable[[float, str], None]
"""Told the share done, 0 to 1, and the key of the step under way."""


def paint_ground(
    chart: Chart,
    season: Season,
    hex_width: float,
    progress: Progress,
    *,
    lang: str = "ru",
) -> pygame.Surface:
    """Paint the whole ground of a chart, without fort and siege works.

    Args:
        chart: what to paint.
        season: pigments, trees, snow.
        hex_width: pixels.
        progress: told often how far the painting is, so that a window can stay alive.
        lang: language of the names, "en", "ru" or "zh".

    Returns:
        A surface of the size of `Frame(chart.width, chart.height, hex_width)`. Equal arguments give equal
        pictures, up to the last bits of the arithmetic.
    """
    return ground_levels(chart, season, (hex_width,), progress, lang=lang)[hex_width]


def ground_levels(
    chart: Chart,
    season: Season,
    hex_widths: Sequence[float],
    progress: Progress,
    *,
    lang: str = "ru",
) -> dict[float, pygame.Surface]:
    """Paint the ground at several sizes; all show the same land, trees and names.

    Sizes below the design width are one larger painting seen from afar, with names written anew: shrunk
    lines look finer than thin ones.

    Args:
        chart: what to paint.
        season: pigments, trees, snow.
        hex_widths: pixels, at least one.
        progress: told often how far the painting is.
        lang: language of the names, "en", "ru" or "zh".
    """
    painted = sorted({max(width, DESIGN_WIDTH) for width in hex_widths})
    levels: dict[float, pygame.Surface] = {}
    for number, width in enumerate(painted):
        span = _Span(progress, number / len(painted), (number + 1) / len(painted))
        surface, labels = _paint(chart, season, width, lang, span)
        for wanted in hex_widths:
            if max(wanted, DESIGN_WIDTH) == width:
                levels[wanted] = _level(surface, Frame(chart.width, chart.height, wanted), season, labels)
    progress(1.0, "grain")
    return levels


def _level(surface: pygame.Surface, frame: Frame, season: Season, labels: list[Label]) -> pygame.Surface:
    """A painting without names at the size of a frame, with names."""
    level = (
        surface.copy()
        if frame.size == surface.get_size()
        else pygame.transform.smoothscale(surface, frame.size)
    )
    layer = pygame.Surface(frame.size, pygame.SRCALPHA)
    write_labels(layer, frame, season, labels)
    tooth().press(layer, 0, 0)
    level.blit(layer, (0, 0))
    return level


@dataclass(frozen=True, slots=True)
class _Span:
    """A part of the whole progress."""

    told: Progress
    start: float
    stop: float

    def tell(self, share: float, key: str) -> None:
        """Tell that a share of this part is done."""
        self.told(self.start + (self.stop - self.start) * share, key)

    def part(self, start: float, stop: float) -> _Span:
        """A part of this part."""
        whole = self.stop - self.start
        return _Span(self.told, self.start + whole * start, self.start + whole * stop)


def _paint(
    chart: Chart, season: Season, hex_width: float, lang: str, span: _Span
) -> tuple[pygame.Surface, list[Label]]:
    """Paint a sheet without names; returns it and the names that wait to be written."""
    frame = Frame(chart.width, chart.height, hex_width)
    span.tell(0.0, "paper")
    noise = NoiseBank(SEED)
    noise.warm()
    span.tell(0.06, "borders")
    fields = make_fields(chart, noise)
    surface = _wash(fields, frame, season, noise, span.part(0.13, 0.30))
    rng, hand = np.random.default_rng(11), np.random.default_rng(12)
    sheet = Sheet(chart, frame, season, noise, fields, surface, rng, hand, Occupied(frame))
    left, top, right, bottom = frame.neat
    surface.set_clip((left, top, right - left, bottom - top))
    labels = _draw_land(sheet, lang, span)
    surface.set_clip(None)
    span.tell(0.90, "grain")
    draw_lattice(surface, frame)
    draw_margin(sheet.pen(), frame)
    _finish(surface, noise, span.part(0.92, 1.0))
    return surface, labels


def _wash(fields: Fields, frame: Frame, season: Season, noise: NoiseBank, span: _Span) -> pygame.Surface:
    """Paper, pigments and the ink of the shores, strip by strip."""
    span.tell(0.0, "washes")
    colors = palette(season)
    washes = mix_washes(fields, frame.resized(DESIGN_WIDTH), colors, season, noise)
    columns, height = frame.size
    surface = pygame.Surface((columns, height), 0, 32)
    for first, rows in strips(height):
        span.tell(first / height, "washes")
        strip = paper(noise, colors.paper, columns, first, rows)
        washes.lay(strip, noise, height, first)
        ink_shores(strip, fields, frame, season, noise, first=first)
        pixels = strip.clip(0, 255).astype(np.uint8).swapaxes(0, 1)
        pygame.surfarray.blit_array(surface.subsurface((0, first, columns, rows)), pixels)
    return surface


def _draw_land(sheet: Sheet, lang: str, span: _Span) -> list[Label]:
    """Everything in ink above the washes; returns the names that still wait to be written."""
    span.tell(0.30, "stamps")
    flora = Flora(sheet)
    found = ornaments(sheet)
    _reserve(sheet)
    for ornament in found:
        x, y = sheet.plane([(ornament.x, ornament.y)])[0]
        sheet.occupied.disc(x, y, room(ornament), room(ornament) * 0.75)
    labels = place_labels(sheet, lang)
    span.tell(0.36, "fields")
    draw_plots(sheet, flora)
    span.tell(0.48, "streams")
    streams = draw_streams(sheet, flora)
    draw_bluffs(sheet)
    draw_mounds(sheet)
    span.tell(0.58, "roads")
    roads = draw_roads(sheet)
    draw_old_bank(sheet, roads)
    draw_bridges(sheet, roads, streams)
    if not sheet.winter:
        draw_current(sheet)
    span.tell(0.66, "trees")
    place_ornaments(sheet, flora, found)
    flora.scatter()
    growing = span.part(0.72, 0.88)
    sheet.draw_figures(lambda share: growing.tell(share, "trees"))
    return labels


def _reserve(sheet: Sheet) -> None:
    """Mark what trees and names must leave free."""
    occupied = sheet.occupied
    reserve_works(sheet.chart, sheet.design, occupied)
    for _, line in road_lines(sheet):
        occupied.line(line, 20)
    for _, line in stream_lines(sheet):
        occupied.line(line, 24)
    for stroke in sheet.strokes("gully", "bluff", "old_bank", "mound"):
        occupied.line(moved(sheet.plane(stroke.points), 0, 6), 40)
    for stroke in sheet.strokes("crop"):
        occupied.line(sheet.plane([*stroke.points, stroke.points[0]]), 6)


def _finish(surface: pygame.Surface, noise: NoiseBank, span: _Span) -> None:
    height = surface.get_height()
    for first, rows in strips(height):
        span.tell(first / height, "grain")
        age(surface, noise, first, rows)


@lru_cache(maxsize=1)
def tooth() -> Tooth:
    """The grain for what is drawn on finished sheets."""
    return Tooth(NoiseBank(SEED))
