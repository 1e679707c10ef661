"""The pictures of a report: which there are, and what each shows to those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.sim.report.curves import draw_curves
from game.sim.report.findings import Findings, SiegeFindings
from game.sim.report.heat import draw_sensitivity
from game.sim.report.ladders import draw_parameters
from game.sim.report.plans import draw_payoff
from game.sim.report.storms import draw_storms
from game.sim.report.strips import draw_records


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a report.

    Attributes:
        of: what it belongs to, "" for the whole or the id of a siege.
        subject: "records", "curves", "parameters", "sensitivity", "payoff" or "storms".
        alt: what it shows, in a sentence.
        png: its bytes.
    """

    of: str
    subject: str
    alt: str
    png: bytes

    @property
    def file(self) -> str:
        """Name of its file."""
        return f"{'-'.join(filter(None, (_plain(self.of), self.subject)))}.png"


def draw(findings: Findings) -> tuple[Picture, ...]:
    """Draw all that there is to draw; the same findings, the same bytes."""
    return (*(picture for siege in findings.sieges for picture in _of_siege(siege)), *_of_all(findings))


def _of_siege(siege: SiegeFindings) -> Iterator[Picture]:
    if siege.records:
        alt = f"{siege.title}: for each record the band of the sources beside what the histories bring."
        yield Picture(siege.id, "records", alt, draw_records(siege))
    if siege.curves:
        names = ", ".join(curve.label for curve in siege.curves)
        alt = f"{siege.title}, day by day: {names}; the table below has the numbers."
        yield Picture(siege.id, "curves", alt, draw_curves(siege))


def _of_all(findings: Findings) -> Iterator[Picture]:
    if findings.parameters:
        alt = "For each fitted number its range before the fit and the intervals after it."
        yield Picture("", "parameters", alt, draw_parameters(findings.parameters))
    if findings.sensitivity and findings.sensitivity.rho:
        alt = "How strongly each parameter moves each figure of the record."
        yield Picture("", "sensitivity", alt, draw_sensitivity(findings.sensitivity))
    if findings.balance:
        alt = "The margin of each Qing plan against each Russian plan, with their weights in good play."
        yield Picture("", "payoff", alt, draw_payoff(findings.balance))
        if findings.balance.storms:
            alt = "The chance that a storm takes the fort, by the day on which it is made."
            yield Picture("", "storms", alt, draw_storms(findings.balance.storms))


def _plain(name: str) -> str:
    """Return a name that any file system takes.

    >>> _plain("albazin_1686"), _plain("../My siege")
    ('albazin_1686', 'my-siege')
    """
    return re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-")
