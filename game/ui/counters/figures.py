"""Men: a bell of a coat, a sash, a round face, and the one hat that names the troop.

Measures are in units of a man 30 units tall; *k* scales them. Feet stand at (x, y), y grows downward.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from game.ui.counters.pen import Pen
from game.ui.ink import Points, ellipse, smooth
from game.ui.palette import DARK_WOOD, FLESH, FUR, GILT, STEEL, VERMILION, Colour, darker

TALL: Final = 30
SOOT: Final = (70, 60, 58)
BEARD: Final = (106, 72, 46)
BOOT: Final = (58, 42, 32)


@dataclass(frozen=True, slots=True)
class Dress:
    """What a man wears.

    Attributes:
        coat: its colour.
        hat: a key of `HATS`.
        trim: hem and sash of a Qing robe, frogs of a Russian coat; None for plain.
        hat_colour: None for the usual one.
        beard: whether he wears one.
    """

    coat: Colour
    hat: str
    trim: Colour | None = None
    hat_colour: Colour | None = None
    beard: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a man stands, to turn his own measures into units of the pen."""

    x: float
    y: float
    k: float

    def at(self, *points: tuple[float, float]) -> Points:
        """Return points (n, 2) given to the right of and above the feet."""
        return np.array([(self.x + dx * self.k, self.y - up * self.k) for dx, up in points])

    def oval(self, up: float, rx: float, ry: float, start: float = 0.0, stop: float = 2 * math.pi) -> Points:
        """Return an oval or arc centred *up* above the feet."""
        return ellipse(
            self.x, self.y - up * self.k, rx * self.k, ry * self.k, count=14, start=start, stop=stop
        )


def man(pen: Pen, x: float, y: float, tall: float, dress: Dress, *, legs: bool = True) -> None:
    """Draw a standing man *tall* units high; without legs he sits a horse or stands behind a wall."""
    frame = Frame(x, y, tall / TALL)
    if legs:
        _legs(pen, frame)
    _coat(pen, frame, dress.coat)
    _trimmings(pen, frame, dress)
    pen.disc(x, y - 24 * frame.k, 3.5 * frame.k, FLESH, 1.2)
    HATS[dress.hat](pen, frame, dress)
    if dress.beard:
        pen.fill(frame.at((-2.8, 22), (-1.2, 22.4), (1.2, 22.4), (2.8, 22), (1.3, 18.4), (-1.3, 18.4)), BEARD)


def _legs(pen: Pen, frame: Frame) -> None:
    for dx in (-2.6, 2.4):
        pen.fill(frame.at((dx - 1.6, 0), (dx - 1.4, 7), (dx + 1.5, 7), (dx + 2.2, 0)), BOOT)


def _coat(pen: Pen, frame: Frame, colour: Colour) -> None:
    bell = smooth(
        frame.at((-3.6, 21), (-4.6, 14), (-6.6, 4.5), (0, 3.6), (6.6, 4.5), (4.6, 14), (3.6, 21)), 4
    )
    pen.shape(bell, colour, 1.5, shade=frame.at((1.2, 21), (3.6, 21), (4.8, 14), (6.6, 4.5), (1.6, 3.8)))


def _trimmings(pen: Pen, frame: Frame, dress: Dress) -> None:
    """Draw lapel and hem of a robe, or the frogs of a Russian coat, and the sash."""
    dark = darker(dress.coat)
    russian = dress.hat in RUSSIAN_HATS
    if dress.hat in ROBED_HATS:
        pen.line(smooth(frame.at((-1, 20), (1.2, 17), (4.2, 15.6)), 5), 1.2, dark)
        if dress.trim:
            pen.bar(frame.at((-6.1, 6), (0, 5), (6.1, 6)), 2.0, dress.trim)
    elif russian and dress.trim:
        pen.line(frame.at((0, 20), (0, 5)), 0.9, dark)
        for up in (18.6, 16.4, 10.4, 8.2):
            pen.bar(frame.at((-2.2, up), (2.2, up)), 1.15, dress.trim)
    sash = (BOOT if russian else dress.trim) if dress.trim else dark
    pen.bar(frame.at((-4.6, 13.3), (4.6, 13.3)), 1.9, sash)


def _cone(pen: Pen, frame: Frame, dress: Dress) -> None:
    """Qing summer hat: a cone with a red tuft."""
    pen.shape(frame.at((-5.6, 25), (0, 32), (5.6, 25)), dress.hat_colour or SOOT, 1.2)
    pen.fill(frame.at((-3, 28.3), (0, 32.6), (3, 28.3)), VERMILION)
    pen.line(frame.at((0, 32), (0, 35)), 1.4, VERMILION)


def _helmet(pen: Pen, frame: Frame, dress: Dress) -> None:
    """Bannerman's helmet with plume and neck guard."""
    steel = dress.hat_colour or STEEL
    pen.shape(frame.oval(25.5, 4.4, 5, math.pi, 2 * math.pi), steel, 1.2)
    pen.line(frame.at((0, 30), (0, 37)), 1.4)
    pen.fill(frame.at((0, 37.5), (3.6, 35), (0, 32)), VERMILION)
    pen.fill(frame.at((-4.4, 25.5), (-4, 20.5), (-2, 21), (-2.4, 25)), steel)


def _turban(pen: Pen, frame: Frame, dress: Dress) -> None:
    pen.shape(frame.oval(27, 4.4, 2.6), dress.hat_colour or (222, 172, 44), 1.2)


def _cossack_cap(pen: Pen, frame: Frame, dress: Dress) -> None:
    """A soft crown that leans over a brim of fur."""
    crown = smooth(frame.at((-3.6, 26), (-2.6, 31), (3, 33.5), (5.4, 30), (3.6, 26)), 4)
    pen.shape(crown, dress.hat_colour or (176, 48, 40), 1.2)
    pen.shape(frame.oval(26, 4.6, 1.9), FUR, 1.2)


def _tall_cap(pen: Pen, frame: Frame, dress: Dress) -> None:
    """The musketeer's cap."""
    pen.shape(
        frame.at((-3.6, 26.5), (-2.2, 34.5), (2.2, 34.5), (3.6, 26.5)), dress.hat_colour or dress.coat, 1.2
    )
    pen.shape(frame.oval(26.3, 4.5, 1.8), FUR, 1.2)


def _fur_cap(pen: Pen, frame: Frame, dress: Dress) -> None:
    pen.shape(frame.oval(26.6, 4.9, 5, math.pi, 2 * math.pi), dress.hat_colour or (112, 80, 52), 1.2)
    pen.line(frame.at((-4.9, 26.6), (4.9, 26.6)), 2.2, DARK_WOOD)


def _straw_hat(pen: Pen, frame: Frame, _dress: Dress) -> None:
    pen.shape(frame.at((-7, 25.5), (0, 30.5), (7, 25.5)), (214, 180, 108), 1.2)


def _felt_hat(pen: Pen, frame: Frame, dress: Dress) -> None:
    """The peasant's: a low crown and a drooping brim."""
    crown = smooth(frame.at((-3.2, 26), (-2.4, 30.4), (2.4, 30.6), (3.2, 26)), 4)
    pen.shape(crown, dress.hat_colour or (150, 130, 104), 1.2)
    pen.line(frame.at((-5.6, 25.2), (0, 26.4), (5.6, 25.2)), 2.0, (92, 74, 56))


def _mitre(pen: Pen, frame: Frame, dress: Dress) -> None:
    """The voivode's tall hat, widening upward."""
    pen.shape(frame.at((-3.4, 26.5), (-4, 35), (4, 35), (3.4, 26.5)), dress.hat_colour or (96, 40, 36), 1.2)
    pen.shape(frame.oval(26.3, 4.6, 1.9), FUR, 1.2)
    pen.dot(frame.x, frame.y - 31 * frame.k, 0.9 * frame.k, GILT)


HATS: Final[dict[str, Callable[[Pen, Frame, Dress], None]]] = {
    "cone": _cone,
    "helmet": _helmet,
    "turban": _turban,
    "cossack": _cossack_cap,
    "tall": _tall_cap,
    "mitre": _mitre,
    "fur": _fur_cap,
    "felt": _felt_hat,
    "straw": _straw_hat,
}
ROBED_HATS: Final = frozenset({"cone", "helmet", "turban"})
RUSSIAN_HATS: Final = frozenset({"cossack", "tall", "mitre"})
