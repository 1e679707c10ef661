"""How far sieges of the model, played as it was, are from the record: what a fit makes small."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

import numpy as np

from game.core.hexgrid import I64, Bool
from game.files.priors import Prior
from game.files.records import Record
from game.forecast.columns import with_columns
from game.forecast.forecast import Batch
from game.forecast.plans import Plan
from game.forecast.setting import Setting
from game.sim.fit.cube import F64
from game.sim.fit.priors import to_rules
from game.sim.siege_figures import Found, siege_figures

_FARTHEST: Final = 6.0
"""Errors beyond which it does not matter how far a figure is off; and what a siege is off that has none."""


@dataclass(frozen=True, slots=True)
class Siege:
    """A siege of the record, ready to be played on the siege-level model."""

    setting: Setting
    plan: Plan
    records: tuple[Record, ...]

    @property
    def asked(self) -> tuple[tuple[str, int], ...]:
        """Figures of the records, and the day of each."""
        return tuple((record.figure, record.day) for record in self.records)


@dataclass(frozen=True, slots=True)
class Histories:
    """The sieges that one set of rules must answer for; called, the misfit of points of the unit cube."""

    priors: tuple[Prior, ...]
    sieges: tuple[Siege, ...]

    def __call__(self, points: F64, seed: int) -> F64:
        """Return (n,) squared errors, summed over the records, of one siege of each kind at each point."""
        found = zip(self.sieges, self.figures(points, seed), strict=True)
        return sum((squared(siege.records, figures) for siege, figures in found), np.zeros(len(points)))

    def figures(self, points: F64, seed: int) -> tuple[tuple[Found, ...], ...]:
        """Return the figures of each siege at (n, d) points."""
        return tuple(self._play(siege, points, seed) for siege in self.sieges)

    def batch(self, siege: Siege, points: F64, seed: int) -> Batch:
        """Return sieges under the rules of (n, d) points."""
        values = to_rules(self.priors, points)
        columns = {prior.name: values[:, place] for place, prior in enumerate(self.priors)}
        return Batch(len(points), seed, rules=with_columns(siege.setting.scenario.rules, columns))

    def _play(self, siege: Siege, points: F64, seed: int) -> tuple[Found, ...]:
        return siege_figures(siege.setting, siege.plan, siege.asked, self.batch(siege, points, seed))[1]


def squared(records: Sequence[Record], found: Sequence[Found]) -> F64:
    """Return (n,) squared errors, summed over the records that a fit looks at."""
    fitted = [pair for pair in zip(records, found, strict=True) if pair[0].error_milli]
    total: F64 = np.sum([_errors(record, *found, record.band) ** 2 for record, found in fitted], axis=0)
    return total


def _errors(record: Record, figure: I64 | F64, known: Bool, band: tuple[float, float]) -> F64:
    """Return (n,) how many errors of a record each siege lies outside a band."""
    scale = _logs if record.logs else np.asarray
    x, low, high = (scale(np.asarray(number, np.float64)) for number in (figure, *band))
    beyond = np.maximum(np.maximum(low - x, x - high), 0) * 1000 / record.error_milli
    return np.where(known, np.minimum(beyond, _FARTHEST), _FARTHEST)


def _logs(numbers: F64) -> F64:
    return np.log(np.maximum(numbers, 0.5))


def flat(misfit: Histories, points: F64, seed: int) -> F64:
    """Return the figures of all sieges side by side, (n, k), NaN where there is nothing to measure."""
    found = [figure for siege in misfit.figures(points, seed) for figure in siege]
    return np.stack([np.where(known, figure, np.nan) for figure, known in found], axis=1)


def pseudo_squared(records: Sequence[Record], figures: F64, record: F64) -> F64:
    """Return (n,) squared errors of (n, k) figures against (k,) simulated ones."""
    total = np.zeros(len(figures))
    for each, figure, value in zip(records, figures.T, record.tolist(), strict=True):
        if each.error_milli and not isnan(value):
            total += _errors(each, figure, ~np.isnan(figure), (value, value)) ** 2
    return total


def ran_its_length(record: F64) -> bool:
    """Return whether simulated figures are of sieges that ran their length: with something in each."""
    return not bool(np.isnan(record).any())
