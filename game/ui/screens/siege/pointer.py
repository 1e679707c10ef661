"""The mouse on the map: clicks, drags, wheel, and the edges of the window."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui.kit import Ui
from game.ui.screens.siege.table import Table

DRAG: Final = 6
"""Px the mouse must move with its button down before it drags the map."""
EDGE: Final = 3
"""Px at the edge of the window that move the map."""
EDGE_SPEED: Final = 0.9
"""Px a millisecond."""
REST: Final = 300
"""Milliseconds of rest after which the sheet about a hex comes."""

Point = tuple[int, int]


class Pointer:
    """What the mouse is about.

    Attributes:
        panning: whether it lies at the edge of the window and moves the map.
    """

    def __init__(self) -> None:
        """Start at rest."""
        self.panning = False
        self._down: Point | None = None
        self._dragged = False
        self._since = 0
        self._last = 0
        self._inside = False

    def asks(self, ui: Ui, by_keys: bool) -> bool:
        """Return whether a sheet about the hex under the cursor is wanted now."""
        if by_keys:
            return True
        return self._inside and self._down is None and ui.now - self._since >= REST

    def react(self, table: Table, ui: Ui, field: pygame.Rect, events: Sequence[pygame.event.Event]) -> None:
        """Answer to events that no widget took."""
        for event in events:
            self._answer(table, field, event, ui.now)
        self._follow_edges(table, ui)
        self._inside = field.collidepoint(ui.inputs.pointer)

    def _answer(self, table: Table, field: pygame.Rect, event: pygame.event.Event, now: int) -> None:
        if event.type == pygame.MOUSEMOTION:
            self._move(table, field, event, now)
        elif event.type == pygame.MOUSEWHEEL and field.collidepoint(pygame.mouse.get_pos()):
            x, y = pygame.mouse.get_pos()
            table.camera.zoom(1 if event.y > 0 else -1, (x - field.x, y - field.y))
        elif event.type == pygame.MOUSEBUTTONDOWN and field.collidepoint(event.pos):
            self._down, self._dragged = event.pos, False
        elif event.type == pygame.MOUSEBUTTONUP and self._down is not None:
            self._release(table, field, event)

    def _move(self, table: Table, field: pygame.Rect, event: pygame.event.Event, now: int) -> None:
        self._since = now
        if self._down is not None:
            far = abs(event.pos[0] - self._down[0]) + abs(event.pos[1] - self._down[1]) > DRAG
            if self._dragged or far:
                self._dragged = True
                table.camera.pan(-event.rel[0], -event.rel[1])
            return
        if field.collidepoint(event.pos):
            table.desk.cursor = table.camera.cell_at((event.pos[0] - field.x, event.pos[1] - field.y))
            table.desk.by_keys = False

    def _release(self, table: Table, field: pygame.Rect, event: pygame.event.Event) -> None:
        clicked = not self._dragged
        self._down, self._dragged = None, False
        cell = table.camera.cell_at((event.pos[0] - field.x, event.pos[1] - field.y))
        if not clicked or cell is None:
            return
        if event.button == pygame.BUTTON_RIGHT:
            table.desk.cancel()
        elif event.button == pygame.BUTTON_LEFT:
            table.asked = False
            table.desk.click(table.world, cell)

    def _follow_edges(self, table: Table, ui: Ui) -> None:
        """Move the map while the mouse lies at the edge of a window that has it."""
        width, height = ui.surface.get_size()
        x, y = ui.inputs.pointer
        step = min(ui.now - self._last, 50) * EDGE_SPEED
        self._last = ui.now
        dx = -1 if 0 <= x < EDGE else 1 if x >= width - EDGE else 0
        dy = -1 if 0 <= y < EDGE else 1 if y >= height - EDGE else 0
        wanted = table.stage.settings.edge_pan and pygame.mouse.get_focused()
        self.panning = bool(wanted and (dx or dy))
        if self.panning:
            table.camera.pan(dx * step, dy * step)
