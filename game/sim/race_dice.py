"""Races of dice and of the resolver."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

import numpy as np

from game.core.dice import Dice, Lane
from game.core.fixed import NORMAL_Q12
from game.sim.race import Peer, Work


def _rolls() -> Work:
    dice, events = Dice(1685, 1), np.arange(2500)
    return Work(
        "rolls",
        "10,000 rolls",
        lambda: dice.rolls(Lane.STORM, events, 4),
        [
            Peer(
                "python",
                lambda: [dice.roll16(Lane.STORM, event, j) for event in range(25) for j in range(4)],
                100,
                100,
            )
        ],
    )


def _normals() -> Work:
    dice, events = Dice(1685, 1), np.arange(4096)
    generator = _generator()
    return Work(
        "normals",
        "16,384 normals",
        lambda: NORMAL_Q12.take(dice.rolls(Lane.STORM, events, 4)),
        [Peer("Generator", lambda: generator.standard_normal((4096, 4)), 2)],
    )


def _losses() -> Work:
    """Losses in 100 fights, 400 times each, with more spread than chance alone would give."""
    dice, fights = Dice(1685, 1), np.arange(100)
    men = (200 + 2 * fights)[:, None].astype(np.int32)
    mean = men / 20
    mean_q20 = (mean * (1 << 20)).astype(np.int32)
    sd_q8 = (256 * np.sqrt(mean + (0.15 * mean) ** 2)).astype(np.int32)
    generator = _generator()

    def ours() -> object:
        chance = NORMAL_Q12.take(dice.rolls(Lane.STORM, fights, 400))
        return np.clip(mean_q20 + sd_q8 * chance + (1 << 19) >> 20, 0, men)

    def theirs() -> object:
        return generator.binomial(men, generator.gamma(44, 1 / (20 * 44), (100, 400)))

    return Work("losses", "40,000 losses in fights", ours, [Peer("Generator", theirs, 20)])


def _generator() -> Any:  # noqa: ANN401 - NumPy's own dice are banned from the game but for this race
    return import_module("numpy.random").default_rng(1685)


DICE: Final[dict[str, Callable[[], Work]]] = {
    "rolls": _rolls,
    "normals": _normals,
    "losses": _losses,
}
"""Makers by id."""
