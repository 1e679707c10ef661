"""Painted grounds kept as pictures in a folder, so that a map is painted once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pygame

from game.files.chart import Chart
from game.ui.paint.frame import Frame
from game.ui.paint.ground import Progress, ground_levels
from game.ui.paint.season import Season

PAINTER_VERSION = 1
"""Raised whenever the painter paints differently."""

KEPT = 12
"""Pictures that stay in the folder: four sizes in three seasons."""


def cached_ground(
    folder: Path, chart: Chart, season: Season, hex_width: float, progress: Progress, *, lang: str = "ru"
) -> pygame.Surface:
    """The ground of a chart at one size, from the folder or painted and kept; see `cached_levels`."""
    return cached_levels(folder, chart, season, (hex_width,), progress, lang=lang)[hex_width]


def cached_levels(
    folder: Path,
    chart: Chart,
    season: Season,
    hex_widths: Sequence[float],
    progress: Progress,
    *,
    lang: str = "ru",
) -> dict[float, pygame.Surface]:
    """The ground of a chart at several sizes.

    Pictures that are missing, damaged or of another painter are painted again; a folder that cannot be
    written to only costs the time.

    Args:
        folder: where pictures are kept; made when it is not there.
        chart: what to paint.
        season: pigments, trees, snow.
        hex_widths: pixels, at least one.
        progress: told often how far the painting is; not at all when all is found.
        lang: language of the names, "en", "ru" or "zh".
    """
    files = {width: folder / _name(chart, season, width, lang) for width in hex_widths}
    levels = {width: _load(file, Frame(chart.width, chart.height, width)) for width, file in files.items()}
    found = {width: surface for width, surface in levels.items() if surface is not None}
    missing = [width for width in hex_widths if width not in found]
    if missing:
        painted = ground_levels(chart, season, missing, progress, lang=lang)
        for width, surface in painted.items():
            _keep(files[width], surface)
        _tidy(folder)
        found |= painted
    return found


def _name(chart: Chart, season: Season, hex_width: float, lang: str) -> str:
    """A file name that changes with everything the picture depends on."""
    content = repr((PAINTER_VERSION, chart, season.value, float(hex_width), lang))
    return f"ground-{hashlib.sha256(content.encode()).hexdigest()[:32]}.png"


def _load(file: Path, frame: Frame) -> pygame.Surface | None:
    try:
        picture = pygame.image.load(file)
        os.utime(file)  # the oldest are thrown away: this one was needed just now
    except (OSError, pygame.error):
        return None
    if picture.get_size() != frame.size:
        return None
    surface = pygame.Surface(frame.size, 0, 32)
    surface.blit(picture, (0, 0))
    return surface


def _keep(file: Path, surface: pygame.Surface) -> None:
    """Write a picture under another name first, so that no half-written one is ever found."""
    draft = file.with_name(f".{os.getpid()}-{file.name}")
    with suppress(OSError, pygame.error):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            pygame.image.save(surface, draft)
            draft.replace(file)
        finally:
            draft.unlink(missing_ok=True)


def _tidy(folder: Path) -> None:
    """Throw away the pictures that were not needed for the longest time."""
    with suppress(OSError):
        files = sorted(folder.glob("ground-*.png"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
        for file in files[KEPT:]:
            file.unlink(missing_ok=True)
