"""What is claimed of a balance, and whether it is so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Final

import numpy as np

from game.files.plans import NamedPlan, P
from game.sim.balance.chances import Chance
from game.sim.balance.study import Study
from game.sim.fit.cube import F64

_DIFFER: Final = 0.2
"""Share of their decisions in which any two plans differ at least."""
_LOSS: Final = 1.0
"""Points that every plan loses to some reply, beyond two standard errors."""
_FOLLOWED: Final = 0.1
"""Weight of a plan that good play really follows; two or more of a side have it."""
_PREPARED: Final = (0.3, 0.6)
"""Chance of a storm made ready for."""
_UNPREPARED: Final = 0.1
"""Most of one that is not."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    Attributes:
        name: of it.
        words: what is claimed.
        holds: whether it is so.
        figures: on which that stands, by what they are.
    """

    name: str
    words: str
    holds: bool
    figures: Mapping[str, float]


def verdicts(study: Study) -> tuple[Claim, ...]:
    """Return what is claimed of a balance, judged."""
    return _differ(study), _answered(study), _mixed(study), _storms(study)


def _differ(study: Study) -> Claim:
    words = f"any two plans of a side differ in {_DIFFER:.0%} of their orders"
    figures = dict(zip(("Qing", "Russians"), study.least, strict=True))
    return Claim("plans differ", words, min(study.least) >= _DIFFER, figures)


def _answered(study: Study) -> Claim:
    """Every plan has a reply by which it loses."""
    words = f"each plan loses {_LOSS:g} point or more to some reply, beyond two standard errors"
    cells, doubt = study.matrix.means, 2 * study.matrix.errors
    qing, russia = np.min(cells + doubt, axis=1), np.min(doubt - cells, axis=0)
    figures = _named("Qing", study.repertoire.qing, qing) | _named(
        "Russians", study.repertoire.russia, russia
    )
    return Claim("no plan is safe", words, max(figures.values()) <= -_LOSS, figures)


def _mixed(study: Study) -> Claim:
    words = f"good play follows two plans or more of each side, each with a weight of {_FOLLOWED:g} or more"
    weights = (
        _named("Qing", study.repertoire.qing, study.good.qing),
        _named("Russians", study.repertoire.russia, study.good.russia),
    )
    qing, russia = (
        {name: weight for name, weight in side.items() if weight >= _FOLLOWED} for side in weights
    )
    return Claim("good play mixes", words, min(len(qing), len(russia)) >= 2, qing | russia)


def _named(side: str, plans: Sequence[NamedPlan[P]], numbers: F64) -> dict[str, float]:
    """Return numbers of the plans of a side by their names, which the other side may have too."""
    return {f"{side}, {plan.name}": float(number) for plan, number in zip(plans, numbers, strict=True)}


def _storms(study: Study) -> Claim:
    """The tries of all days together."""
    low, high = _PREPARED
    words = (
        f"the first try of a storm made ready for before mid-October takes the fort in {low:g} to {high:g}, "
        f"one that is not in less than {_UNPREPARED:g}"
    )
    ready = reduce(add, (storm.prepared for storm in study.storms), Chance(0, 0)).share
    rash = reduce(add, (storm.unprepared for storm in study.storms), Chance(0, 0)).share
    figures = {"made ready for": ready, "not made ready for": rash}
    return Claim("storms are worth it", words, low <= ready <= high and rash < _UNPREPARED, figures)
