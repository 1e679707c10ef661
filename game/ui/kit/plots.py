"""Line charts in ink: the player's course solid red with diamonds, history's dashed blue."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

import numpy as np
import pygame

from game.ui.fonts import font
from game.ui.ink import Points, outline, poly, resample, stroke
from game.ui.kit.drawn import Drawn, Style, blank
from game.ui.kit.frame import Rectlike
from game.ui.kit.texts import Texts
from game.ui.palette import BLUE, DIM, GREEN, OCHRE, RED, TEXT, Colour

Hand = Literal["solid", "dashed"]

COLOURS: Final[dict[Hand, tuple[Colour, ...]]] = {"solid": (RED, GREEN), "dashed": (BLUE, OCHRE)}
"""Colours of the first and second course of each hand."""
STEPS: Final = (1, 2, 2.5, 5, 10)
LINES: Final = 4
"""Ruled lines above the foot."""
DASH: Final = (6, 10)
"""Samples of 2 px drawn, and from one dash to the next."""


class Series(NamedTuple):
    """One course: its name, a value at each equal step of time, and whether it is drawn solid or dashed."""

    name: str
    values: tuple[float, ...]
    hand: Hand = "solid"


class Plots(Texts):
    """Charts."""

    def plot(
        self, rect: Rectlike, series: Sequence[Series], *, title: str = "", ticks: Sequence[str] = ()
    ) -> None:
        """Draw courses over time.

        Args:
            rect: units, title and legend included.
            series: up to two of each hand; the first solid one is washed below.
            title: above.
            ticks: words along the foot, each centred in its equal share of the width.
        """
        room = self.pixels(rect)
        self.paste(
            _plot(room.size, tuple(series), title, tuple(ticks), lang=self.lang, scale=self.scale), room
        )
        self.note(f"plot:{title}", room)


class Paper(NamedTuple):
    """What the parts of a chart are drawn on and measured by: the field of the courses, px, its top value."""

    drawn: Drawn
    field: pygame.Rect
    top: float
    scale: float
    small: Style

    def line(self, values: Sequence[float]) -> Points:
        """Return the px (n, 2) of a course."""
        xs = np.linspace(self.field.left, self.field.right, len(values))
        return np.column_stack(
            (xs, self.field.bottom - np.asarray(values, dtype=float) / self.top * self.field.height)
        )


def nice_top(highest: float) -> float:
    """Return a round value, not below *highest*, that four ruled lines divide well."""
    if highest <= 0:
        return float(LINES)
    rough = highest / LINES
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(step for step in STEPS if step * power >= rough * (1 - 1e-9))
    return float(step * power * LINES)


@lru_cache(maxsize=16)
def _plot(
    size: tuple[int, int],
    series: tuple[Series, ...],
    title: str,
    ticks: tuple[str, ...],
    *,
    lang: str,
    scale: float,
) -> Drawn:
    drawn = blank(size)
    small = Style("label", round(17 * scale), round(15 * scale), lang, DIM, "right")
    top = nice_top(max((max(s.values, default=0) for s in series), default=0))
    left = font(small.role, small.size, lang).width(f"{top:g}") + round(14 * scale)
    head = round(34 * scale) if title else 0
    legend, foot = round(26 * scale), round(28 * scale)
    field = pygame.Rect(
        left, head + legend, size[0] - left - round(12 * scale), size[1] - head - legend - foot
    )
    paper = Paper(drawn, field, top, scale, small)
    heading = Style("title", round(22 * scale), round(15 * scale), lang, RED, "centre")
    drawn.write(title, pygame.Rect(0, 0, size[0], head), heading)
    _ruled(paper)
    _foot(paper, ticks)
    _courses(paper, series)
    _legend(paper, series, pygame.Rect(field.x, head, field.width, legend))
    return drawn


def _ruled(paper: Paper) -> None:
    """Draw the axes, the faint lines and their figures."""
    field, scale, picture = paper.field, paper.scale, paper.drawn.picture
    rng = np.random.default_rng(3)
    row = round(20 * scale)
    for place in range(LINES + 1):
        y = field.bottom - field.height * place / LINES
        stroke(
            picture,
            ((field.left, y), (field.right, y)),
            0.8 * scale,
            DIM,
            90,
            rng=rng,
            wobble=0.4,
            taper=(1, 1),
        )
        room = pygame.Rect(0, round(y) - row // 2, field.left - round(8 * scale), row)
        paper.drawn.write(f"{paper.top * place / LINES:g}", room, paper.small)
    reach = 8 * scale
    upright = ((field.left, field.top - reach), (field.left, field.bottom))
    level = ((field.left, field.bottom), (field.right + reach, field.bottom))
    for axis in (upright, level):
        stroke(picture, axis, 1.8 * scale, rng=rng, taper=(1, 1))


def _foot(paper: Paper, ticks: tuple[str, ...]) -> None:
    """Write the words along the foot, with a tick where each share begins."""
    field, scale = paper.field, paper.scale
    style = paper.small._replace(role="italic", align="centre")
    for place, words in enumerate(ticks):
        wide = field.width / len(ticks)
        x = field.left + place * wide
        stroke(paper.drawn.picture, ((x, field.bottom), (x, field.bottom + 5 * scale)), 1.1 * scale)
        room = pygame.Rect(round(x), field.bottom + round(6 * scale), round(wide), round(21 * scale))
        paper.drawn.write(words, room, style)


def _coloured(series: tuple[Series, ...]) -> list[tuple[Series, Colour]]:
    """Return each course with its colour: by hand, then by order."""
    seen: dict[Hand, int] = {"solid": 0, "dashed": 0}
    pairs = []
    for course in series:
        pairs.append((course, COLOURS[course.hand][seen[course.hand] % 2]))
        seen[course.hand] += 1
    return pairs


def _courses(paper: Paper, series: tuple[Series, ...]) -> None:
    washed = next((course for course in series if course.hand == "solid"), None)
    for course, colour in sorted(_coloured(series), key=lambda pair: pair[0].hand == "solid"):
        if len(course.values) < 2:
            continue
        line = paper.line(course.values)
        if course is washed:
            foot = ((line[-1, 0], paper.field.bottom), (line[0, 0], paper.field.bottom))
            poly(paper.drawn.picture, np.vstack((line, foot)), colour, 46)
        if course.hand == "dashed":
            _dashes(paper.drawn.picture, line, colour, paper.scale)
        else:
            _solid(paper.drawn.picture, line, colour, paper.scale)


def _dashes(picture: pygame.Surface, line: Points, colour: Colour, scale: float) -> None:
    rng = np.random.default_rng(6)
    samples = resample(line, 2 * scale)
    for start in range(0, len(samples) - 3, DASH[1]):
        dash = samples[start : start + DASH[0]]
        stroke(picture, dash, 2.2 * scale, colour, 235, rng=rng, wobble=0.3, taper=(0.8, 0.8))


def _solid(picture: pygame.Surface, line: Points, colour: Colour, scale: float) -> None:
    """Draw a line with diamonds, about a dozen of them."""
    stroke(picture, resample(line, 2), 3 * scale, colour, 245, rng=np.random.default_rng(5), taper=(1, 1))
    for knot in line[:: max(1, len(line) // 10)]:
        _diamond(picture, float(knot[0]), float(knot[1]), colour, scale)


def _diamond(picture: pygame.Surface, x: float, y: float, colour: Colour, scale: float) -> None:
    r = 5 * scale
    shape = ((x, y - r), (x + r, y), (x, y + r), (x - r, y))
    poly(picture, shape, colour)
    outline(picture, shape, scale, wobble=0.1)


def _legend(paper: Paper, series: tuple[Series, ...], room: pygame.Rect) -> None:
    """Write the names at the upper right, each with a piece of its line."""
    scale = paper.scale
    style = Style("italic", round(17 * scale), round(15 * scale), paper.small.lang, TEXT, "left")
    x = room.right
    for course, colour in reversed(_coloured(series)):
        wide = font(style.role, style.size, style.lang).width(course.name)
        x -= wide
        paper.drawn.write(course.name, pygame.Rect(x, room.y, wide, room.height), style)
        x -= round(42 * scale)
        sample = np.array(((x, room.centery), (x + 34 * scale, room.centery)))
        if course.hand == "dashed":
            _dashes(paper.drawn.picture, sample, colour, scale)
        else:
            stroke(paper.drawn.picture, sample, 3 * scale, colour)
            _diamond(paper.drawn.picture, float(sample[:, 0].mean()), room.centery, colour, scale)
        x -= round(20 * scale)
