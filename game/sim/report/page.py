"""The page of a report: one HTML file that needs nothing beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from game.data import data_root
from game.sim.report import numbers
from game.sim.report.findings import MAKER, SAID, Curve, Findings
from game.sim.report.pictures import Picture

_TEMPLATES: Final = Path(__file__).resolve().parent / "templates"
_ROWS: Final = 12
"""Days that a curve has in its table."""
_ALL: Final = "U+0-10FFFF"
_BUT_MINUS: Final = "U+0-2211, U+2213-10FFFF"
"""The minus of Old Standard is as long as a dash."""
_FACES: Final = (
    ("Albazin Text", "normal", 400, _ALL, "EBGaramond-Regular.otf"),
    ("Albazin Text", "italic", 400, _ALL, "EBGaramond-Italic.otf"),
    ("Albazin Serif", "normal", 400, _BUT_MINUS, "OldStandard-Regular.ttf"),
    ("Albazin Serif", "normal", 700, _BUT_MINUS, "OldStandard-Bold.ttf"),
)
"""Family, style, weight, range and file of the letters in the page, as their licence allows."""


def page(findings: Findings, pictures: Sequence[Picture]) -> str:
    """Return the report as HTML; the same findings and pictures, the same text.

    Args:
        findings: all that is said; every text of theirs is escaped.
        pictures: as `pictures.draw` made them from the same findings.
    """
    return (
        _environment()
        .get_template("page.html")
        .render(
            findings=findings,
            pictures={(picture.of, picture.subject): picture for picture in pictures},
            maker=MAKER,
            said=SAID,
            claims=claims(findings),
            faces=_faces(),
        )
    )


def claims(findings: Findings) -> tuple[str, ...]:
    """Return what the report comes to, in up to three sentences."""
    return tuple(filter(None, (_agreement(findings), _knowledge(findings), _worth(findings))))


def _agreement(findings: Findings) -> str:
    records = [record for siege in findings.sieges for record in siege.records]
    judged = [
        (record, record.hexes.holds) for record in records if record.hexes and record.hexes.holds is not None
    ]
    if not judged:
        return ""
    broken = [record.label for record, holds in judged if not holds]
    said = f"contradicted: {'; '.join(broken)}" if broken else "the rules contradict none"
    kept = len(judged) - len(broken)
    return (
        f"Played as it was, the game comes out as the record says in {kept} of {len(judged)} figures; {said}."
    )


def _knowledge(findings: Findings) -> str:
    verdicts = [row.verdict for row in findings.parameters]
    if not verdicts:
        return ""
    fixed, partly, prior = (verdicts.count(v) for v in ("identified by the record", "partly", "prior"))
    return (
        f"Of {len(verdicts)} fitted numbers of the rules the record identifies {fixed} and narrows {partly}; "
        f"the other {prior} it cannot tell, and we chose them."
    )


def _worth(findings: Findings) -> str:
    balance = findings.balance
    if balance is None:
        return ""
    qing, russia = (
        f"{sum(plan.weight > 0 for plan in plans)} of {len(plans)}"
        for plans in (balance.qing, balance.russia)
    )
    worth = numbers.signed(balance.value, 1)
    return (
        f"Good play mixes {qing} Qing plans against {russia} Russian ones, "
        f"and is worth {worth} points to the Qing beside history."
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "number": numbers.number,
        "percent": numbers.percent,
        "signed": numbers.signed,
        "span": numbers.span,
        "of": numbers.of,
        "sampled": sampled,
        "data": _data,
    }
    return environment


def sampled(curve: Curve) -> list[int]:
    """Return the places of a curve that its table shows: spread evenly, both ends among them."""
    last = len(curve.days) - 1
    return sorted({round(last * step / (_ROWS - 1)) for step in range(_ROWS)}) if last >= 0 else []


def _faces() -> Iterator[tuple[str, str, int, str, bytes]]:
    for family, style, weight, letters, file in _FACES:
        yield family, style, weight, letters, (data_root() / "assets" / "fonts" / file).read_bytes()


def _data(content: bytes, kind: str) -> str:
    """Return an address that holds its own content."""
    return f"data:{kind};base64,{b64encode(content).decode()}"
