"""The siege screen: map, bars and sheets together, and the game that goes on behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.core.state import World
from game.files.chart import Chart
from game.ui.camera import Camera
from game.ui.keys import ACTS, Act, first_key
from game.ui.kit import Ui, key_name
from game.ui.layout import SiegeLayout, middle, siege_layout
from game.ui.paint import Season
from game.ui.palette import DIM, RED
from game.ui.screens.siege import controls
from game.ui.screens.siege.banners import draw_news, draw_question, draw_said
from game.ui.screens.siege.board import Board, Scene
from game.ui.screens.siege.desk import idle_units
from game.ui.screens.siege.foot import Chronicle, Minimap, draw_end_turn
from game.ui.screens.siege.hover import draw_hover
from game.ui.screens.siege.painting import Painting
from game.ui.screens.siege.panel import draw_panel
from game.ui.screens.siege.pointer import Pointer
from game.ui.screens.siege.session import Session
from game.ui.screens.siege.sheets import Sheets
from game.ui.screens.siege.table import Table
from game.ui.screens.siege.topbar import draw_top
from game.ui.stage import Stage
from game.ui.texts import _
from game.ui.words import side_name

ROOMY: Final = 2200
"""Px of width from which the map starts one level nearer."""


class SiegeScreen:
    """Shows a table and lets the player at it.

    Attributes:
        table: the game, the player's hands, where he looks.
        still: whether the game stands while it is shown: for pictures.
    """

    def __init__(self, stage: Stage, session: Session, chart: Chart, season: Season | None = None) -> None:
        """Begin to show *session* on the map of *chart*, in its own season or another."""
        self.table = Table(stage, session, Camera(chart.width, chart.height, (960, 540)))
        self._stage = stage
        self._chart = chart
        self._lang = stage.settings.lang
        self._season = season
        self._sheets = Sheets(chart, self._lang, season)
        self._board = Board()
        self._chronicle = Chronicle()
        self._minimap = Minimap()
        self._pointer = Pointer()
        self._looked = False
        self.still = False

    @property
    def session(self) -> Session:
        """The game."""
        return self.table.session

    @property
    def restless(self) -> bool:
        """Whether the computer plays, something is being shown, or the map is being moved."""
        return self.session.thinking or self.table.parade.line is not None or self._pointer.panning

    def filter(self, events: Sequence[pygame.event.Event]) -> list[pygame.event.Event]:
        """Let the game go on, and take Tab for the units: every widget here has a key of its own."""
        if not self.still:
            self.table.go_on()
        rest = []
        for event in events:
            act = ACTS.get(key_name(event)) if event.type == pygame.KEYDOWN else None
            if act in (Act.NEXT_IDLE, Act.PREVIOUS_IDLE):
                controls.act(self.table, act)
            else:
                rest.append(event)
        return rest

    def draw(self, ui: Ui) -> None:
        """Draw the whole screen."""
        layout = siege_layout(ui.width, ui.height)
        self._prepare(ui, layout)
        if self.table.curtain:
            self._draw_curtain(ui)
            return
        world, table = self.table.world, self.table
        table.desk.refresh(world)
        if table.desk.unit is not None:
            table.close_council()
        ui.cloth()
        self._draw_map(ui, layout, world)
        if draw_top(ui, layout.top, world, self.session.eyes):
            self._stage.doors.menu(self)
        aimed = table.desk.verb
        draw_panel(ui, layout.panel, table)
        if table.desk.verb not in (None, aimed) and table.desk.cursor is not None:
            table.camera.show(table.desk.cursor)
        self._draw_foot(ui, layout, world)
        self._draw_over(ui, layout, world)

    def react(self, ui: Ui, events: Sequence[pygame.event.Event]) -> None:
        """Answer to the keys and to the mouse on the map."""
        for event in events:
            if event.type != pygame.KEYDOWN:
                continue
            act = ACTS.get(key_name(event))
            if act is Act.CANCEL and not controls.step_back(self.table):
                self._stage.doors.menu(self)
            elif act is not None:
                controls.act(self.table, act)
        if not self.table.curtain:
            self._pointer.react(self.table, ui, _field(ui), events)

    def rescue(self) -> str:
        """Save the game; return the file."""
        return self.table.rescue()

    def note(self) -> str:
        """Return the line that a list of saves shows."""
        return self.session.note

    def _prepare(self, ui: Ui, layout: SiegeLayout) -> None:
        """Have the map painted as the world is, and look at the fort at first."""
        if self._lang != self._stage.settings.lang:
            self._lang = self._stage.settings.lang
            self._sheets = Sheets(self._chart, self._lang, self._season)
        self._sheets.prepare(self.table.world, Painting(ui.surface, ui.lang, ui.scale))
        camera = self.table.camera
        camera.resize(ui.pixels(layout.field).size)
        if not self._looked:
            self._looked = True
            camera.zoom(int(ui.surface.get_width() > ROOMY))
            walls = self.table.world.ground.walls
            camera.look_at(int(walls[len(walls) // 2]) if len(walls) else self.table.world.ground.grid.n // 2)

    def _draw_map(self, ui: Ui, layout: SiegeLayout, world: World) -> None:
        desk, parade, camera = self.table.desk, self.table.parade, self.table.camera
        card = desk.card(world) if self.table.ordering else None
        aiming = desk.verb is not None or (card is not None and bool(card.path))
        scene = Scene(
            world,
            units=desk.units,
            lit=desk.lit(world) if self.table.ordering else None,
            path=card.path if card else (),
            target=desk.cursor if aiming else None,
            legal=card is not None and not card.refused,
            cursor=desk.cursor,
            mark=parade.line.at if parade.line else None,
            overlays=self.table.overlays,
        )
        self._board.draw(ui, ui.pixels(layout.field), camera, self._sheets.at(camera.level), scene)

    def _draw_foot(self, ui: Ui, layout: SiegeLayout, world: World) -> None:
        table = self.table
        at = self._chronicle.draw(ui, layout.chronicle, world.scenario, self.session.entries)
        if at is not None:
            table.camera.look_at(at)
            table.desk.cursor = at
        self._minimap.draw(ui, layout.minimap, self._sheets, table.camera, world)
        idle = len(idle_units(world)) if table.ordering else 0
        if draw_end_turn(
            ui,
            layout.end_turn,
            idle,
            first_key(Act.END_TURN),
            waiting=table.ordering,
            asked=table.asked,
            setting_up=not world.turn,
        ):
            controls.act(table, Act.END_TURN)

    def _draw_over(self, ui: Ui, layout: SiegeLayout, world: World) -> None:
        """Draw what lies over the map: news, questions, what the desk says, the sheet at the mouse."""
        desk = self.table.desk
        if desk.said:
            draw_said(ui, layout.field, desk.said)
        if self.table.parade.line is not None:
            draw_news(ui, layout.field, self.table.parade.line.text)
            return
        if self.table.ordering:
            draw_question(ui, layout.field, self.table)
        if desk.cursor is not None and self._pointer.asks(ui, desk.by_keys and desk.verb is None):
            room = _field(ui)
            spot = self.table.camera.spot(desk.cursor)
            at = (spot[0] + room.x, spot[1] + room.y) if desk.by_keys else ui.inputs.pointer
            card = desk.card(world) if self.table.ordering and desk.verb is None else None
            draw_hover(ui, world, desk.cursor, at, room, card)

    def _draw_curtain(self, ui: Ui) -> None:
        """Hide everything while the seats are changed."""
        ui.cloth()
        room = ui.panel(middle(ui.width, ui.height, (720, 400)), neat=True)
        words = _("{side} give orders").format(side=side_name(self.session.game.state.phase))
        y = room.centery - 60
        ui.label((room.x, y, room.width, 40), words, "title", size=28, colour=RED, align="centre")
        hint = _("The other side looks away.")
        ui.label((room.x, y + 44, room.width, 26), hint, "italic", colour=DIM, align="centre")
        if ui.button((room.centerx - 100, y + 84, 200, 44), _("Begin"), key="return space", hot=True):
            self.table.curtain = False


def _field(ui: Ui) -> pygame.Rect:
    """Return the window on the map, px."""
    return ui.pixels(siege_layout(ui.width, ui.height).field)
