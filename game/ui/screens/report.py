"""The end of a siege: how it ended, what it was worth, how both armies went, and what they died of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import pygame

from game.core.points import margins, scores
from game.core.state import QING, RUSSIA, Cause, State, Tally
from game.ui.dates import date_of, long_date, short_date
from game.ui.kit import Series, Ui
from game.ui.kit.ornaments import seal
from game.ui.layout import Rect, middle
from game.ui.palette import BLUE, DIM, INK, RED, SHEET
from game.ui.screens.siege.session import Entry, Seats, Session
from game.ui.stage import Plain, Stage
from game.ui.texts import N_, _, ngettext, number
from game.ui.words import CAUSES, ENDINGS, side_name

GRADES: Final = (N_("worse than history"), N_("as history"), N_("better than history"), N_("decisive"))
NEAR: Final = 50
FAR: Final = 200
"""Tenths of a point from par within which a game went as history did, and beyond which it is decisive."""
TABLE_CAUSES: Final = (
    Cause.SHOT,
    Cause.FIRE,
    Cause.STORM,
    Cause.SALLY,
    Cause.SICK,
    Cause.SCURVY,
    Cause.HUNGER,
    Cause.COLD,
    Cause.DESERTED,
    Cause.CAPTURED,
)
DECISIVE_LINES: Final = 5
TICKS: Final = 6
FIGURE: Final = 84
"""Width of a column of figures, units."""
HATCH: Final = 7
"""Px between two strokes of a hatched bar."""
SAMPLES: Final = 40
"""Points of a curve."""


def grade(margin: int) -> int:
    """Return the place in GRADES of a margin to par, in tenths of a point."""
    if margin < -NEAR:
        return 0
    return 1 if margin <= NEAR else 2 if margin <= FAR else 3


class ReportScreen(Plain):
    """One sheet about a siege that is over."""

    def __init__(self, stage: Stage, session: Session) -> None:
        """Look back on *session*."""
        self._stage = stage
        self._session = session

    def draw(self, ui: Ui) -> None:
        """Draw the sheet."""
        ui.cloth()
        state = self._session.game.state
        rect = middle(ui.width, ui.height, (1420, 860))
        room = ui.panel(rect, neat=True)
        title = _(ENDINGS[state.ending])
        ui.label((room.x, room.y - 8, room.width, 44), title, "title", size=34, colour=RED, align="centre")
        ui.label((room.x, room.y + 34, room.width, 24), _span(state), "italic", colour=DIM, align="centre")
        ui.rule(room.x + room.width * 0.25, room.x + room.width * 0.75, room.y + 64)
        top, foot = room.y + 72, room.bottom - 48
        split = top + (foot - top) * 0.56
        half = room.width / 2
        self._draw_curves(ui, (room.x, top, half - 16, split - top))
        _draw_losses(ui, (room.x + half + 16, top, half - 16, split - top), state)
        self._draw_outcome(ui, (room.x, split + 8, half - 16, foot - split - 12), state)
        self._draw_days(ui, (room.x + half + 16, split + 8, half - 116, foot - split - 12), state)
        stamp = seal("欽差將軍", ui.px(84))
        ui.picture("seal", (room.right - 92, foot - 100, 90, 90), stamp)
        self._draw_buttons(ui, room, foot + 4)

    def _draw_buttons(self, ui: Ui, room: pygame.FRect, y: float) -> None:
        doors, header = self._stage.doors, self._session.game.header
        if ui.button((room.x, y, 200, 44), _("Again"), key="a return", hot=True):
            doors.begin(header.scenario, Seats(header.qing, header.russia, header.seed + 1))
        if ui.button((room.x + 212, y, 200, 44), _("Another siege"), key="n"):
            doors.choose()
        if ui.button((room.x + 424, y, 220, 44), _("Save the chronicle"), key="s"):
            doors.saves(self)
        if ui.button((room.right - 200, y, 200, 44), _("Main menu"), key="escape"):
            doors.title()

    @property
    def session(self) -> Session:
        """The siege that is over."""
        return self._session

    def note(self) -> str:
        """Return the line that a list of saves shows."""
        return self._session.note

    def _draw_curves(self, ui: Ui, rect: Rect) -> None:
        """Draw the soldiers alive on both sides, per cent of the most there were, over the days."""
        curves, scenario = self._session.curves, self._session.game.scenario
        days = [day for day, _qing, _russia in curves]
        series = [
            Series(side_name(QING), _shares(days, [qing for _d, qing, _r in curves]), "dashed"),
            Series(side_name(RUSSIA), _shares(days, [russia for _d, _q, russia in curves])),
        ]
        first, last = date_of(scenario, days[0]), date_of(scenario, max(days[-1], days[0] + 1))
        ui.plot(rect, series, title=_("Soldiers alive, per cent"), ticks=_ticks(first, last))

    def _draw_outcome(self, ui: Ui, rect: Rect, state: State) -> None:
        """Draw points, margin and grade of both sides."""
        x, y, width, height = rect
        ui.label((x, y, width, 28), _("Outcome"), "title", size=20, colour=RED)
        rows = min(26.0, (height - 30) / 5)
        y += 30
        for side in (QING, RUSSIA):
            points, margin = scores(state)[side], margins(state)[side]
            words = _("{points} points, {margin} to history: {grade}").format(
                points=f"{points / 10:.1f}",
                margin=f"{margin / 10:+.1f}".replace("-", "−"),
                grade=_(GRADES[grade(margin)]),
            )
            bold = "figure" if side in self._session.people else "label"
            ui.label((x, y, width * 0.22, rows), side_name(side), "italic", colour=DIM)
            ui.label((x + width * 0.22, y, width * 0.78, rows), words, bold, size=17)
            y += rows
        for label, words in _facts(state):
            ui.label((x, y, width * 0.22, rows), label, "italic", colour=DIM)
            ui.label((x + width * 0.22, y, width * 0.78, rows), words, size=17)
            y += rows

    def _draw_days(self, ui: Ui, rect: Rect, state: State) -> None:
        """Draw the gravest lines of the chronicle."""
        x, y, width, height = rect
        ui.label((x, y, width, 28), _("Days that decided it"), "title", size=20, colour=RED)
        y, foot = y + 30, y + height
        for entry in decisive(self._session.entries):
            high = ui.paragraph_height(entry.line.text, width - 76, "text", size=17)
            if y + high > foot:
                return
            when = short_date(date_of(state.scenario, entry.day))
            ui.label((x, y, 70, 22), when, "italic", size=15, colour=DIM)
            ui.paragraph((x + 76, y, width - 76, high + 2), entry.line.text, "text", size=17)
            y += high + 2


def decisive(entries: Sequence[Entry]) -> list[Entry]:
    """Return the weightiest entries, in order of time."""
    ranked = sorted(range(len(entries)), key=lambda i: (-entries[i].line.weight, -i))
    chosen = sorted(i for i in ranked[:DECISIVE_LINES] if entries[i].line.weight)
    return [entries[i] for i in chosen]


def _span(state: State) -> str:
    """Return how long it took, from when to when."""
    day = int(state.tally[Tally.END_DAY])
    first, last = date_of(state.scenario, 0), date_of(state.scenario, day)
    days = ngettext("{n} day", "{n} days", day)
    return _("{days}, {first} to {last}").format(days=days, first=long_date(first), last=long_date(last))


def _facts(state: State) -> Sequence[tuple[str, str]]:
    tally = state.tally
    walls = state.ground.walls
    standing = int(state.integrity[walls].sum()) // (10_000 * max(1, len(walls)))
    storms = ngettext("{n} storm", "{n} storms", int(tally[Tally.STORMS]))
    sallies = ngettext("{n} sally", "{n} sallies", int(tally[Tally.SALLIES]))
    return (
        (_("Walls"), _("{share} % standing").format(share=standing)),
        (_("Fights"), f"{storms}, {sallies}"),
    )


def _shares(days: list[int], men: list[int]) -> tuple[float, ...]:
    """Return per cent of the greatest value at SAMPLES equal steps of time: some come late."""
    first, last = days[0], max(days[-1], days[0] + 1)
    most = max(1, *men)
    out, place = [], 0
    for sample in range(SAMPLES):
        at = first + (last - first) * sample / (SAMPLES - 1)
        while place + 1 < len(days) and days[place + 1] <= at:
            place += 1
        out.append(100 * men[place] / most)
    return tuple(out)


def _ticks(first: date, last: date) -> list[str]:
    """Return the middle days of equal shares of the time between two dates."""
    step = (last - first) / TICKS
    return [short_date(first + step * share + step / 2) for share in range(TICKS)]


def _draw_losses(ui: Ui, rect: Rect, state: State) -> None:
    """Draw a table of what the soldiers of both sides died of, with bars."""
    x, y, width, height = rect
    ui.label((x, y, width, 32), _("Causes of loss, soldiers"), "title", size=22, colour=RED, align="centre")
    columns = ((RUSSIA, BLUE, x + width - 2 * FIGURE), (QING, RED, x + width - FIGURE))
    for side, colour, left in columns:
        ui.label((left, y + 32, FIGURE, 22), side_name(side), "italic", size=15, colour=colour, align="right")
    top, row = y + 56, (height - 58) / len(TABLE_CAUSES)
    most = max(1, int(state.lost[:, 0].max()))
    bars = width * 0.66 - 2 * FIGURE
    for place, cause in enumerate(TABLE_CAUSES):
        at = top + place * row
        ui.label((x, at, width * 0.32, row), _(CAUSES[cause]), size=17, align="right")
        for line, (side, colour, left) in enumerate(columns):
            lost = int(state.lost[side, 0, cause])
            bar = (
                x + width * 0.34,
                at + 3 + line * (row - 6) / 2,
                max(1.0, bars * lost / most),
                (row - 8) / 2,
            )
            _draw_loss(ui, bar, colour, hatched=side == QING)
            ui.label((left, at, FIGURE, row), number(lost), "figure", size=16, colour=colour, align="right")


def _draw_loss(ui: Ui, rect: Rect, colour: tuple[int, int, int], *, hatched: bool) -> None:
    """Draw a bar; one of the two sides is hatched, for those who do not see its colour."""
    room = ui.pixels(rect)
    pygame.draw.rect(ui.surface, colour, room)
    if hatched:
        for x in range(room.left + HATCH, room.right, HATCH):
            pygame.draw.line(ui.surface, SHEET, (x, room.bottom - 1), (x + room.height // 2, room.top))
    pygame.draw.rect(ui.surface, INK, room, 1)
