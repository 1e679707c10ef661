"""The map in its window: painted sheet, what is marked on it, and the counters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pygame

from game.core.blockade import gap_cells
from game.core.hexgrid import Bool
from game.core.passage import zones
from game.core.state import NOWHERE, World
from game.ui.camera import HEX_WIDTHS, Camera
from game.ui.kit import Ui
from game.ui.palette import INK
from game.ui.screens.siege import sprites
from game.ui.screens.siege.desk import ghosts
from game.ui.screens.siege.pieces import ghost_piece, piece

DIM: Final = (36, 26, 18, 96)
"""Veil over hexes out of reach."""
GRID: Final = (60, 40, 24, 90)
SMALLEST_COUNTER: Final = 26
COUNTER: Final = 0.98
"""Width of a counter as a share of a hex's."""
SPREAD: Final = 0.13
"""How far the counters of one hex lie apart, as a share of their width."""
MOST_SHOWN: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """What is to be seen.

    Attributes:
        world: what may be shown.
        units: in hand.
        lit: (n,) hexes that stay bright, or None for all.
        path: hexes a march or a line of works takes.
        target: the hex aimed at, or None.
        legal: whether the order there would be taken.
        cursor: the hex pointed at, or None.
        mark: the hex where something has just happened, or None.
        overlays: any of "grid", "zones", "ring".
    """

    world: World
    units: tuple[int, ...] = ()
    lit: Bool | None = None
    path: tuple[int, ...] = ()
    target: int | None = None
    legal: bool = False
    cursor: int | None = None
    mark: int | None = None
    overlays: frozenset[str] = field(default_factory=frozenset)


class Board:
    """Draws scenes; keeps the veil as long as nothing under it moves."""

    def __init__(self) -> None:
        """Nothing is kept yet."""
        self._veil: pygame.Surface | None = None
        self._veil_key: tuple[object, ...] = ()
        self._of: tuple[object, ...] = ()

    def draw(self, ui: Ui, room: pygame.Rect, camera: Camera, sheet: pygame.Surface, scene: Scene) -> None:
        """Draw *scene* into *room*, px, as the camera sees it on the sheet of its level."""
        surface = ui.surface
        surface.set_clip(room.clip(ui.clip))
        surface.blit(sheet, room.topleft, pygame.Rect(camera.corner, room.size))
        self._draw_veil(surface, room, camera, scene)
        _draw_marks(surface, room, camera, scene)
        _draw_ghosts(surface, room, camera, scene.world)
        _draw_counters(surface, room, camera, scene)
        _draw_chosen(surface, room, camera, scene)
        _draw_arrow(surface, room, camera, scene)
        surface.set_clip(ui.clip)
        pygame.draw.rect(surface, INK, room.inflate(2, 2), 2)
        ui.note("map", room)

    def _draw_veil(self, surface: pygame.Surface, room: pygame.Rect, camera: Camera, scene: Scene) -> None:
        """Dim what is out of reach and draw the overlays, on one clear sheet of the window's size."""
        if scene.lit is None and not scene.overlays:
            return
        key = (room.size, camera.corner, camera.level, id(scene.lit), scene.overlays, id(scene.world))
        if key != self._veil_key or self._veil is None:
            self._veil = _veil(room.size, camera, scene)
            self._veil_key = key
            self._of = (scene.lit, scene.world)  # alive as long as their ids are in the key
        surface.blit(self._veil, room.topleft)


def _veil(size: tuple[int, int], camera: Camera, scene: Scene) -> pygame.Surface:
    veil = pygame.Surface(size, pygame.SRCALPHA)
    width = HEX_WIDTHS[camera.level]
    shape = sprites.hex_shape(width + 1)
    if scene.lit is not None:
        veil.fill(DIM)
        here = [int(scene.world.hex[unit]) for unit in scene.units]
        for cell in {*np.flatnonzero(scene.lit).tolist(), *here}:
            pygame.draw.polygon(veil, (0, 0, 0, 0), (shape + camera.spot(cell)).tolist())
    if "grid" in scene.overlays:
        for cell in _in_sight(camera):
            pygame.draw.polygon(veil, GRID, (shape + camera.spot(cell)).tolist(), 1)
    if "zones" in scene.overlays:
        side = scene.world.phase
        _stamp(veil, camera, sprites.hatched(width), np.flatnonzero(zones(scene.world, side)).tolist())
    if "ring" in scene.overlays:
        _stamp(veil, camera, sprites.missing(width), gap_cells(scene.world))
    return veil


def _in_sight(camera: Camera) -> list[int]:
    """Return the cells whose hexes the view touches."""
    centers = camera.frame.centers() - np.array(camera.corner)
    edge = camera.frame.hex_width
    inside = (centers > -edge) & (centers < np.array(camera.view) + edge)
    return np.flatnonzero(inside.all(axis=1)).tolist()


def _stamp(surface: pygame.Surface, camera: Camera, sprite: pygame.Surface, cells: Iterable[int]) -> None:
    """Put a sprite on the middle of each cell, view px."""
    for cell in cells:
        surface.blit(sprite, sprite.get_rect(center=camera.spot(int(cell))))


def _draw_marks(surface: pygame.Surface, room: pygame.Rect, camera: Camera, scene: Scene) -> None:
    """Draw the path, the target, standing aims and the cursor."""
    width = HEX_WIDTHS[camera.level]
    for cell in scene.path[1:]:
        _put(surface, room, camera, sprites.footprint(width), cell)
    aim = _standing_aim(scene)
    if aim is not None:
        _put(surface, room, camera, sprites.aimed(width), aim)
    if scene.mark is not None:
        _put(surface, room, camera, sprites.aimed(width), scene.mark)
    if scene.target is not None and scene.legal:
        _put(surface, room, camera, sprites.aimed(width), scene.target)
    elif scene.cursor is not None:
        _put(surface, room, camera, sprites.pointed(width), scene.cursor)


def _standing_aim(scene: Scene) -> int | None:
    """Return what the unit in hand is already ordered to do something about."""
    if not scene.units or scene.target is not None:
        return None
    unit = scene.units[0]
    aim = int(scene.world.aim[unit])
    return aim if aim not in (NOWHERE, int(scene.world.hex[unit])) else None


def _put(
    surface: pygame.Surface, room: pygame.Rect, camera: Camera, sprite: pygame.Surface, cell: int
) -> None:
    x, y = camera.spot(cell)
    surface.blit(sprite, sprite.get_rect(center=(x + room.x, y + room.y)))


def _draw_ghosts(surface: pygame.Surface, room: pygame.Rect, camera: Camera, world: World) -> None:
    """Draw faded whoever was seen and is out of sight, where that was."""
    px = max(SMALLEST_COUNTER, round(HEX_WIDTHS[camera.level] * COUNTER))
    for unit in ghosts(world):
        _put(surface, room, camera, ghost_piece(world, unit, px), int(world.ghost[unit]))


def _draw_counters(surface: pygame.Surface, room: pygame.Rect, camera: Camera, scene: Scene) -> None:
    """Draw every unit that is seen, the far rows first, the unit in hand on top of its hex."""
    world = scene.world
    px = max(SMALLEST_COUNTER, round(HEX_WIDTHS[camera.level] * COUNTER))
    shown = np.flatnonzero((world.hex != NOWHERE) & (world.men > 0))
    stacks: dict[int, list[int]] = {}
    for unit in sorted(
        shown.tolist(), key=lambda u: (int(world.hex[u]), u in scene.units, _rank(world, u), -u)
    ):
        stacks.setdefault(int(world.hex[unit]), []).append(unit)
    for cell, units in stacks.items():
        x, y = camera.spot(cell)
        if -px < x < room.width + px and -px < y < room.height + px:
            _draw_stack(surface, scene, units[-MOST_SHOWN:], (x + room.x, y + room.y), px)


def _rank(world: World, unit: int) -> int:
    """Leaders and boats lie under the troops."""
    kind = world.unit_kind(unit)
    return 0 if kind.boat else 1 if kind.leader else 2


def _draw_stack(
    surface: pygame.Surface, scene: Scene, units: list[int], middle: tuple[int, int], px: int
) -> None:
    step = round(px * SPREAD)
    for place, unit in enumerate(units):
        back = len(units) - 1 - place
        picture = piece(scene.world, unit, px)
        spot = (middle[0] - back * step + step * (len(units) - 1) // 2, middle[1] - back * step // 2)
        surface.blit(picture, picture.get_rect(center=spot))


def _draw_chosen(surface: pygame.Surface, room: pygame.Rect, camera: Camera, scene: Scene) -> None:
    """Draw a gold hex round each unit in hand, over its counter."""
    sprite = sprites.chosen(HEX_WIDTHS[camera.level])
    for unit in scene.units:
        if scene.world.hex[unit] != NOWHERE:
            _put(surface, room, camera, sprite, int(scene.world.hex[unit]))


def _draw_arrow(surface: pygame.Surface, room: pygame.Rect, camera: Camera, scene: Scene) -> None:
    """Draw the arrow from the unit in hand to what it aims at."""
    width = HEX_WIDTHS[camera.level]
    if scene.target is not None and scene.legal and not scene.path and scene.units:
        x, y = camera.spot(int(scene.world.hex[scene.units[0]]))
        to = camera.spot(scene.target)
        if to != (x, y):
            picture, corner = sprites.arrow(to[0] - x, to[1] - y, width)
            surface.blit(picture, (x + room.x + corner[0], y + room.y + corner[1]))
