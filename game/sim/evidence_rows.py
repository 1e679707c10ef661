"""What a calibration found, as the rows of its report."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Literal

import numpy as np

from game.core.state import QING, RUSSIA, Ending
from game.files.priors import Prior as FilePrior
from game.files.records import Record
from game.forecast.columns import number_at
from game.forecast.forecast import play
from game.forecast.setting import Day
from game.forecast.sieges import Sieges
from game.sim.calibration import TRIAL, TRUTHS, Calibration
from game.sim.checking import SEED, Checked, by_model
from game.sim.counterfactuals import directions
from game.sim.evidence import Verdict
from game.sim.evidence_words import ASSUMED, KNOWN, READING, REASONS
from game.sim.fit.coverage import coverage
from game.sim.fit.cube import F64
from game.sim.fit.population import Posterior
from game.sim.fit.priors import to_rules
from game.sim.fit.summary import quantiles, ratios, seed_gaps, spearman, ties, verdict
from game.sim.fitting import SEEDS
from game.sim.histories import Siege, flat
from game.sim.matching import MOMENTS
from game.sim.report import findings as f

_COUNTERFACTUALS: Final = 4096
"""Sieges of each arm."""
_STEP: Final = 3
"""Days between two points of a curve."""
_TIES: Final = 8
_MOVES: Final = 3
_SAMPLE: Final = 4096
"""Particles by which the sensitivity is measured."""
_YES: Final = frozenset({"storm_failed", "held", "fallen_by_next_day"})
_DAYS: Final = frozenset({"river_cut", "ring_closed"})
_SAID: Final[dict[str, f.Verdict]] = {
    "identified": "identified by the record",
    "partly": "partly",
    "prior": "prior",
}


def findings_of(found: Calibration, balance: f.Balance | None, seconds: float) -> f.Findings:
    """Return all that the report says of a calibration."""
    checked, sensitivity = found.checked, _sensitivity(found)
    return f.Findings(
        title="Albazin: the rules and the record",
        rules=tuple(f.Digest(c.source.scenario.id, c.source.scenario.rules_digest) for c in checked),
        targets=_digest([repr(c.source.records) for c in checked]),
        seeds=(*SEEDS, SEED),
        sims=found.sims,
        games=sum(len(c.games) for c in checked),
        seconds=round(seconds),
        sieges=tuple(_siege(found, place) for place in range(len(checked))),
        known=KNOWN,
        assumed=ASSUMED,
        variants=_variants(checked),
        parameters=_parameters(found, sensitivity),
        correlations=tuple(
            f.Correlation(t.one, t.other, t.correlation)
            for t in ties(found.one[0].u, [p.name for p in found.misfit.priors], _TIES)
        ),
        sensitivity=sensitivity,
        directions=directions({c.source.scenario.id: c.siege for c in checked}, _COUNTERFACTUALS),
        levels=tuple(row for c in checked for row in _levels(c)),
        derived=tuple(row for c in checked for row in _derived(c)),
        balance=balance,
        selftest=_self_test(found),
    )


def _digest(parts: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


# Records -------------------------------------------------------------------------------------------------


def _siege(found: Calibration, place: int) -> f.SiegeFindings:
    checked = found.checked[place]
    scenario = checked.source.scenario
    views = [_model_verdicts(found, fitted, place) for fitted in (found.one[0], found.typical[0])]
    rows = zip(checked.source.records, checked.verdicts, *views, strict=True)
    sieges, curves = _typical(found, place, checked)
    return f.SiegeFindings(
        id=scenario.id,
        title=scenario.texts["title"]["en"],
        origin=_in_words(scenario.start),
        records=tuple(_record(record, hexes, one, typical) for record, hexes, one, typical in rows),
        curves=curves,
        ends=_ends(checked, sieges, _played(found, found.one[0], place)),
    )


def _in_words(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B} {day.year}"


def _model_verdicts(found: Calibration, fitted: Posterior, place: int) -> tuple[Verdict, ...]:
    return by_model(found.checked[place].source, found.misfit.figures(fitted.u, SEED)[place])


def _record(record: Record, hexes: Verdict, one: Verdict, typical: Verdict) -> f.RecordRow:
    kind: Literal["count", "day", "yes"] = (
        "yes" if record.figure in _YES else "day" if record.figure in _DAYS else "count"
    )
    return f.RecordRow(
        id=record.id,
        label=record.label,
        kind=kind,
        band=f.Band(*record.band),
        value=record.value if record.value >= 0 else None,
        source=record.source,
        asked=record.share_pm / 1000,
        hexes=_view(hexes, judged=True),
        one=_view(one, judged=False),
        typical=_view(typical, judged=False),
    )


def _view(verdict: Verdict, *, judged: bool) -> f.View:
    percentile = verdict.below if verdict.record.value >= 0 else None
    holds = verdict.holds if judged else None
    return f.View(verdict.median, verdict.p05, verdict.p95, verdict.share, percentile, holds)


# Curves --------------------------------------------------------------------------------------------------


class _Watch:
    """Draws up both armies and the ring by day, as percentiles over the sieges that go on."""

    def __init__(self, siege: Siege) -> None:
        self._ring = max(1, siege.setting.ring_mm)
        self.days: list[float] = []
        self.rows: dict[str, list[F64]] = {"russia": [], "qing": [], "works": []}

    def see(self, day: Day, s: Sieges) -> None:
        if day.number % _STEP or not s.alive.any():
            return
        self.days.append(day.number)
        of = s.alive
        for name, values in (
            ("russia", s.men[RUSSIA]),
            ("qing", s.men[QING]),
            ("works", s.ring_mm * 1000 // self._ring),
        ):
            self.rows[name].append(np.quantile(values[of], (0.05, 0.25, 0.5, 0.75, 0.95)))


def _played(found: Calibration, fitted: Posterior, place: int, watch: _Watch | None = None) -> Sieges:
    siege = found.misfit.sieges[place]
    batch = found.misfit.batch(siege, fitted.u, SEED)
    return play(siege.setting, siege.plan, batch, watch.see if watch else None)


def _typical(found: Calibration, place: int, checked: Checked) -> tuple[Sieges, tuple[f.Curve, ...]]:
    watch = _Watch(found.misfit.sieges[place])
    sieges = _played(found, found.typical[0], place, watch)
    curves = [_curve("Russians alive", "men", "russia", watch, checked)]
    if not any(muster.arrives for muster in checked.source.scenario.musters):
        # The model has everybody there from the first day, so who comes later would make two curves of one.
        curves.append(_curve("Qing soldiers alive", "men", "qing", watch, checked))
    if max(row[2] for row in watch.rows["works"]):
        curves.append(_curve("the ring", "per mille", "works", watch, checked))
    return sieges, tuple(curves)


def _curve(label: str, unit: str, side: f.Side, watch: _Watch, checked: Checked) -> f.Curve:
    p05, p25, median, p75, p95 = (tuple(map(float, row)) for row in zip(*watch.rows[side], strict=True))
    hexes = _by_games(checked, side, watch.days)
    return f.Curve(
        label, unit, side, tuple(watch.days), p05, p25, median, p75, p95, hexes, _marks(checked, side)
    )


def _by_games(checked: Checked, side: f.Side, days: Sequence[float]) -> tuple[float, ...]:
    """Return the median of the games on these days, on straight lines between turns."""
    if side == "works":
        return ()
    column = 1 if side == "russia" else 2
    lines = [np.interp(days, *(np.array(game.armies, float)[:, (0, column)].T)) for game in checked.games]
    return tuple(map(float, np.median(lines, axis=0)))


def _marks(checked: Checked, side: f.Side) -> tuple[f.Mark, ...]:
    figures = {"russia": ("russians_alive", "survivors"), "qing": ("qing_alive",), "works": ("ring_closed",)}[
        side
    ]
    return tuple(_mark(checked, r) for r in checked.source.records if r.figure in figures)


def _mark(checked: Checked, record: Record) -> f.Mark:
    if record.figure == "ring_closed":
        return f.Mark(record.label, f.Band(*record.band), f.Band(1000, 1000))
    messenger = checked.source.scenario.messenger
    days = (record.day, record.day)
    if record.day < 0 and messenger:
        days = (messenger.first_day, messenger.last_day)
    return f.Mark(record.label, f.Band(*days), f.Band(*record.band))


def _ends(checked: Checked, typical: Sieges, one: Sieges) -> tuple[f.EndRow, ...]:
    rows = []
    for ending in Ending:
        hexes = sum(game.ending == ending for game in checked.games) / len(checked.games)
        shares = [float((sieges.ending == ending).mean()) for sieges in (one, typical)]
        if hexes or any(shares):
            rows.append(f.EndRow(ending.name.lower(), hexes, *shares))
    return tuple(rows)


# Parameters ----------------------------------------------------------------------------------------------


def _sensitivity(found: Calibration) -> f.Sensitivity:
    """By posterior A: its spread is the widest that the record allows."""
    u = found.one[0].u[:_SAMPLE]
    labels = [record.label for siege in found.misfit.sieges for record in siege.records]
    rho = spearman(u, flat(found.misfit, u, SEED))
    names = tuple(prior.name for prior in found.misfit.priors)
    return f.Sensitivity(tuple(labels), names, tuple(tuple(map(float, row)) for row in rho))


def _parameters(found: Calibration, sensitivity: f.Sensitivity) -> tuple[f.ParameterRow, ...]:
    one, typical = (_fits(found, fits) for fits in (found.one, found.typical))
    return tuple(
        f.ParameterRow(
            place=prior.name,
            unit=prior.unit,
            meaning=prior.meaning,
            prior=_prior(prior),
            shipped=number_at(found.checked[0].source.scenario.rules, prior.name),
            one=one[at],
            typical=typical[at],
            verdict=_SAID[verdict(one[at].ratio)],
            moves=_moves(sensitivity, at),
        )
        for at, prior in enumerate(found.misfit.priors)
    )


def _prior(prior: FilePrior) -> f.Prior:
    return f.Prior(
        prior.low, prior.high, "log" if prior.scale == "log" else "lin", "our weak prior, see priors.toml"
    )


def _fits(found: Calibration, fits: tuple[Posterior, ...]) -> tuple[f.Fit, ...]:
    values = to_rules(found.misfit.priors, fits[0].u)
    low, median, high = quantiles(values.astype(float), (0.05, 0.5, 0.95))
    ratio, gap = ratios(fits[0].u), seed_gaps(fits[0].u, fits[1].u)
    rows = zip(median, low, high, ratio, gap, strict=True)
    return tuple(f.Fit(*(float(number) for number in row)) for row in rows)


def _moves(sensitivity: f.Sensitivity, at: int) -> tuple[f.Move, ...]:
    pairs = zip(sensitivity.figures, sensitivity.rho[at], strict=True)
    strongest = sorted(pairs, key=lambda pair: -abs(pair[1]))[:_MOVES]
    return tuple(f.Move(figure, rho) for figure, rho in strongest)


def parameter_json(found: Calibration) -> list[dict[str, Any]]:
    """Return the parameters as JSON has them."""
    rows = zip(found.misfit.priors, _fits(found, found.typical), _fits(found, found.one), strict=True)
    return [
        {
            "name": prior.name,
            "unit": prior.unit,
            "prior": [prior.low, prior.high],
            "median": typical.median,
            "p05": typical.p05,
            "p95": typical.p95,
            "identified": verdict(one.ratio) == "identified",
        }
        for prior, typical, one in rows
    ]


# Between the levels, and the test of the fit ---------------------------------------------------------------


def _levels(checked: Checked) -> tuple[f.LevelRow, ...]:
    """Both under the fitted numbers."""
    rows = []
    for record, hexes, model in zip(checked.source.records, checked.verdicts, checked.model, strict=True):
        if hexes.median is None or model.median is None or record.figure in _YES:
            continue
        gap = hexes.median - model.median
        reason = REASONS.get(record.figure, "") if abs(gap) * 20 > abs(model.median) else "they agree"
        rows.append(f.LevelRow(record.label, model.median, hexes.median, gap, reason))
    return tuple(rows)


def _derived(checked: Checked) -> tuple[f.DerivedRow, ...]:
    bridge, siege = checked.siege.setting.bridge, checked.source.scenario.id
    matched = []
    for moment in MOMENTS:
        held = getattr(bridge, moment.constant)
        value = held[moment.place] if isinstance(held, tuple) else held
        matched.append(
            f.DerivedRow(f"{siege}: {moment.constant}", value, "per mille", f"by {moment.meaning}")
        )
    measured = (
        ("front", bridge.front, "wall hexes", "of the first storm, as they are"),
        ("column_pm", bridge.column_pm, "per mille", "of the besiegers on their feet, in a column of it"),
        ("alarm_pm", bridge.alarm_pm, "per mille", "of those who run to its alarm, who find the front"),
        ("party", bridge.party, "men", "of a sally, as they are"),
    )
    return (
        *matched,
        *(f.DerivedRow(f"{siege}: {name}", value, unit, how) for name, value, unit, how in measured),
    )


def _variants(checked: Sequence[Checked]) -> tuple[f.Variant, ...]:
    sieges = [
        f.Variant(v.label, v.value, v.variant, v.source, "not played")
        for c in checked
        for v in c.source.variants
    ]
    records = [
        f.Variant(r.label, r.value, v.value, v.source, "shown beside the band, not judged")
        for c in checked
        for r in c.source.records
        for v in r.variants
    ]
    return (*sieges, *records)


def _self_test(found: Calibration) -> f.SelfTest:
    return f.SelfTest(
        truths=TRUTHS,
        parameters=len(found.misfit.priors),
        particles=TRIAL.particles,
        distinct=f.Band(min(found.tested.distinct), max(found.tested.distinct)),
        coverage90=coverage(found.tested.ranks, 0.9),
        coverage50=coverage(found.tested.ranks, 0.5),
        reading=READING,
    )
