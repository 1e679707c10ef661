"""What a calibration found, as plain data: all that the report says, and nothing that draws.

Shares, weights, chances and percentiles go from 0 to 1. Days count from day 0 of their siege. Points
are whole ones, not tenths. "Histories" are runs of the siege-level model, "games" are whole games on hexes.
Names of figures are words for people. Where something was not measured there is None, or an empty tuple; a
number that could not be found may be NaN.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final, Literal

from game.files.json_data import parse_json

MAKER: Final = "albazin calibrate"
"""Every file of a report names it near its beginning; by this a report is known again."""

Verdict = Literal["identified by the record", "partly", "prior"]
SAID: Final[dict[Verdict, str]] = {
    "identified by the record": "identified by the record",
    "partly": "narrowed in part",
    "prior": "cannot be told: we chose",
}
"""What the verdicts are for people."""
Expected = Literal["more", "less", "same"]
Kind = Literal["count", "day", "yes"]
Side = Literal["russia", "qing", "works"]


@dataclass(frozen=True, slots=True)
class Band:
    """From *low* to *high*, both included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class View:
    """How a record comes out in one way of playing it.

    Attributes:
        median, p05, p95: in the unit of the record, None where nothing could be measured.
        share: of histories or games inside the band.
        percentile: share of them at or below the figure of the source, None where it gives none.
        holds: whether the record is a typical result, None where nobody judged.
    """

    median: float | None
    p05: float | None
    p95: float | None
    share: float
    percentile: float | None = None
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One figure of the record, and what three ways of playing it bring.

    Attributes:
        label: in words.
        kind: "count" of men and the like; "day", `figures.NEVER` if it did not come; "yes", 1 or 0.
        band: least and most that the sources allow, by our reading.
        value: the number that a source gives, or None.
        source: who says so, and how sure it is.
        asked: share of games that must fall into the band.
        hexes: whole games on hexes.
        one: siege level, fitted as if history were one draw (A).
        typical: siege level, fitted as if history were typical (B).
    """

    id: str
    label: str
    kind: Kind
    band: Band
    value: float | None
    source: str
    asked: float
    hexes: View | None
    one: View | None
    typical: View | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the record says of a curve: a band of values over some days; a point where both ends are one."""

    label: str
    days: Band
    values: Band


@dataclass(frozen=True, slots=True)
class Curve:
    """A figure by day over many histories.

    Attributes:
        label: what it is of.
        unit: of its values.
        side: whose ink it is drawn in.
        days: (n,), ascending, two or more.
        p05, p25, median, p75, p95: (n,) each, percentiles over typical histories.
        hexes: (n,), median of the whole games, or empty.
        marks: what the record says.
    """

    label: str
    unit: str
    side: Side
    days: tuple[float, ...]
    p05: tuple[float, ...]
    p25: tuple[float, ...]
    median: tuple[float, ...]
    p75: tuple[float, ...]
    p95: tuple[float, ...]
    hexes: tuple[float, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class EndRow:
    """How often a siege ends in one way, as shares in the three views of `RecordRow`."""

    name: str
    hexes: float | None
    one: float | None
    typical: float | None


@dataclass(frozen=True, slots=True)
class SiegeFindings:
    """One siege beside its record.

    Attributes:
        origin: what day 0 is, as "17 July 1686".
    """

    id: str
    title: str
    origin: str
    records: tuple[RecordRow, ...]
    curves: tuple[Curve, ...] = ()
    ends: tuple[EndRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Prior:
    """What we held possible before the fit, evenly over the scale named, and on whose word."""

    low: float
    high: float
    scale: Literal["log", "lin"]
    source: str


@dataclass(frozen=True, slots=True)
class Fit:
    """What the fit makes of a parameter.

    Attributes:
        median, p05, p95: in the unit of the parameter.
        ratio: spread after the fit over spread before, in quantiles of the prior; 1: the record said nothing.
        seed_gap: distance between the medians of two independent fits, in quantiles of the prior.
    """

    median: float
    p05: float
    p95: float
    ratio: float
    seed_gap: float


@dataclass(frozen=True, slots=True)
class Move:
    """A figure that a parameter moves, and Spearman's rank correlation between them, -1 to 1."""

    figure: str
    rho: float


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """One number of the rules that was fitted.

    Attributes:
        place: in the rules, as "health.scurvy_half_day".
        shipped: the number that the game ships with.
        one, typical: the fits A and B of `RecordRow`.
        moves: the strongest, in order of strength.
    """

    place: str
    unit: str
    meaning: str
    prior: Prior
    shipped: float
    one: Fit
    typical: Fit
    verdict: Verdict
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True)
class Correlation:
    """Two parameters that the record cannot tell apart, and their rank correlation after the fit."""

    first: str
    second: str
    rho: float


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What moves what.

    Attributes:
        rho: a row for each parameter, in it a rank correlation for each figure, -1 to 1.
    """

    figures: tuple[str, ...]
    parameters: tuple[str, ...]
    rho: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class DirectionRow:
    """A claim that one change moves a figure one way, and what many games say to it.

    Attributes:
        claim: in words.
        figure: what is measured, with its unit.
        left_arm, right_arm: what is played on either side.
        left, right: means of the figure.
        error: two standard errors of the difference.
        expected: what the right is beside the left.
        games: in each arm.
    """

    claim: str
    figure: str
    left_arm: str
    right_arm: str
    left: float
    right: float
    error: float
    expected: Expected
    holds: bool
    games: int


@dataclass(frozen=True, slots=True)
class LevelRow:
    """One figure on the siege level and on hexes, medians, and why they differ."""

    figure: str
    siege: float
    hexes: float
    difference: float
    reason: str


@dataclass(frozen=True, slots=True)
class DerivedRow:
    """A number of the hexes that follows from the siege level, and how it is measured."""

    name: str
    value: float
    unit: str
    measured: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A way to conduct the siege, and how much of the time good play follows it.

    Attributes:
        weight: in the equilibrium.
        mean, p05, p95: of the weight, when the games are drawn again (bootstrap).
    """

    name: str
    sentence: str
    weight: float
    mean: float
    p05: float
    p95: float


@dataclass(frozen=True, slots=True)
class Share:
    """How often something happens."""

    name: str
    share: float


@dataclass(frozen=True, slots=True)
class StormDay:
    """The chance that a storm takes the fort on a day, made ready for or not, and the games of each."""

    day: float
    prepared: float
    unprepared: float | None
    games: int


@dataclass(frozen=True, slots=True)
class Attempt:
    """One step on the way to a siege worth playing: what was tried, and what came of the plans."""

    step: str
    tried: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Balance:
    """Plans against plans: whether there is more than one good way to conduct the siege.

    Attributes:
        siege: in which siege.
        qing, russia: the plans.
        cells: net margins of the Qing, points: a row for each plan of theirs, a column for each Russian one.
        errors: standard errors of the cells, points.
        ends: how the games of each cell ended, or empty.
        value: what the equilibrium is worth to the Qing, points.
        games: in each cell.
    """

    siege: str
    qing: tuple[Plan, ...]
    russia: tuple[Plan, ...]
    cells: tuple[tuple[float, ...], ...]
    errors: tuple[tuple[float, ...], ...]
    value: float
    games: int
    ends: tuple[tuple[tuple[Share, ...], ...], ...] = ()
    storms: tuple[StormDay, ...] = ()
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The fit tried on sieges whose parameters are known.

    Attributes:
        truths: how many such sieges.
        parameters: fitted in each.
        particles: of each fit.
        distinct: least and most of them that were still distinct at the end.
        coverage90, coverage50: share of the true numbers inside the intervals that promise 0.9 and 0.5.
        reading: what follows for the intervals of this report.
    """

    truths: int
    parameters: int
    particles: int
    distinct: Band
    coverage90: float
    coverage50: float
    reading: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A number on which the sources disagree: the one used, another, who has it, and what it would change."""

    subject: str
    used: float
    other: float
    source: str
    effect: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What was weighed, by name and digest: the rules of a siege, or the targets."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a calibration found; it has no date, so that the same run gives the same report.

    Attributes:
        rules: digests of the rules, siege by siege.
        targets: digest of the records.
        seeds: of the fits and of the first game.
        sims: histories played on the siege level.
        games: whole games played.
        seconds: that all of it took.
        known, assumed: sentences, from the sources and from us.
    """

    title: str
    rules: tuple[Digest, ...]
    targets: str
    seeds: tuple[int, ...]
    sims: int
    games: int
    seconds: float
    sieges: tuple[SiegeFindings, ...]
    known: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    parameters: tuple[ParameterRow, ...] = ()
    correlations: tuple[Correlation, ...] = ()
    sensitivity: Sensitivity | None = None
    directions: tuple[DirectionRow, ...] = ()
    levels: tuple[LevelRow, ...] = ()
    derived: tuple[DerivedRow, ...] = ()
    balance: Balance | None = None
    selftest: SelfTest | None = None

    def to_json(self) -> str:
        """Return a text from which `from_json` makes the same findings; the same findings, the same text."""
        return json.dumps({"maker": MAKER} | asdict(self), ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str, name: str) -> Findings:
        """Read findings, so that their report can be drawn again.

        Args:
            text: as `to_json` made it.
            name: of the file, for errors.

        Raises:
            AlbazinError: if the text is something else; the place is named.
        """
        return parse_json(cls, text, name)
