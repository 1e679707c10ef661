"""Hills in elevation: a ridge over hatched slopes, as on a Chinese scroll."""

from __future__ import annotations

import numpy as np

from game.ui.paint.curves import Points, moved, smooth
from game.ui.paint.pen import Color, Pen
from game.ui.paint.season import Season

_SLOPES: tuple[Color, ...] = ((206, 172, 116), (176, 164, 104), (128, 150, 106), (86, 134, 116))
_SNOWY: tuple[Color, ...] = ((232, 230, 222), (216, 222, 226), (188, 202, 212), (160, 180, 194))


def hill(pen: Pen, season: Season) -> None:
    """A hill whose foot is centred on (0, 0)."""
    width = pen.rng.uniform(58, 86)
    height = width * pen.rng.uniform(0.42, 0.58)
    ridge = _ridge(pen, width, height)
    winter = season is Season.WINTER
    body = np.vstack((ridge, [(width * 0.3, 2), (-width * 0.3, 2)]))
    pen.fill(body, (244, 244, 240) if winter else (226, 206, 160))  # like paper: hides what lies behind
    for step, color in enumerate(_SNOWY if winter else _SLOPES):
        _layer(pen, ridge, -step / 4 * height * 0.95, color)
    _hatching(pen, ridge[len(ridge) // 2 :])
    _creases(pen, ridge, height)
    pen.stroke(ridge, 2.0, waver=0.6, taper=(0.2, 0.3))
    start = ridge[int(len(ridge) * 0.45)]
    fold = smooth(start + np.array([(2, 2), (8, height * 0.3), (5, height * 0.52), (11, height * 0.74)]), 6)
    pen.stroke(fold, 1.2, alpha=210, taper=(0.7, 0.1))


def _ridge(pen: Pen, width: float, height: float) -> Points:
    peak = pen.rng.uniform(0.4, 0.56)
    x = np.array([0, 0.12, 0.27, peak - 0.06, peak, peak + 0.08, 0.74, 0.88, 1.0]) - 0.5
    y = np.array([0, 0.20, 0.62, 0.95, 1, 0.93, 0.55, 0.24, 0])
    y[1:-1] += pen.rng.normal(0, 0.035, 7)
    return smooth(np.column_stack((x * width, -y * height)), 8)


def _layer(pen: Pen, ridge: Points, level: float, color: Color) -> None:
    """One of the washes that lie higher and higher on the hill."""
    above = ridge[ridge[:, 1] < level + 1]
    if len(above) < 4:
        return
    above = moved(above, 1.5, 1.2)
    x = np.linspace(above[-1, 0], above[0, 0], 9)
    lower = np.column_stack((x, level + pen.rng.normal(0, 1.4, 9)))
    pen.fill(np.vstack((above, lower)), color, 105)


def _hatching(pen: Pen, right: Points) -> None:
    """Shade on the side away from the light."""
    for x, y in right[1:-4:2]:
        fall = -y * pen.rng.uniform(0.45, 0.8)
        foot = (x - fall * 0.28 + pen.rng.normal(0, 1), y + fall)
        pen.stroke(
            [(x, y), ((x + foot[0]) / 2 + 1.2, (y + foot[1]) / 2), foot],
            1.0,
            alpha=190,
            waver=0.35,
            taper=(1, 0.1),
        )


def _creases(pen: Pen, ridge: Points, height: float) -> None:
    for _ in range(3):
        start = ridge[int(pen.rng.uniform(0.18, 0.42) * len(ridge))]
        crease = start + np.array([(4, 5), (7, height * 0.22), (6, height * 0.38)])
        pen.stroke(crease, 0.9, alpha=150, waver=0.5, taper=(0.3, 0.1))
