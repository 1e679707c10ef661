"""How the report writes its numbers."""

from __future__ import annotations

from math import floor, isfinite, log10
from typing import Final

from game.sim.figures import NEVER
from game.sim.report.findings import Band

NOTHING: Final = "–"
"""Stands where nothing was measured."""
_MINUS: Final = "−"
_FIGURES: Final = 3
"""Significant ones of a number that is not whole."""


def number(value: float | None) -> str:
    """Write a number: a whole one in full, any other to three figures.

    >>> number(2978), number(0.02478), number(-5.25), number(1500.4), number(None)
    ('2,978', '0.0248', '−5.25', '1,500', '–')
    """
    if value is None or not isfinite(value):
        return NOTHING
    if value == round(value):
        return _signed_text(f"{value:,.0f}")
    places = max(0, _FIGURES - 1 - floor(log10(abs(value))))
    text = f"{value:,.{places}f}"
    return _signed_text(text.rstrip("0").rstrip(".") if "." in text else text)


def day(value: float | None) -> str:
    """Write a day, or that it did not come.

    >>> day(45), day(9999)
    ('45', 'never')
    """
    return "never" if value is not None and value >= NEVER else number(value)


def percent(share: float | None) -> str:
    r"""Write a share in hundredths, a small one to a tenth of one.

    >>> percent(0.72), percent(0.004), percent(0.0), percent(None)
    ('72\xa0%', '0.4\xa0%', '0\xa0%', '–')
    """
    if share is None or not isfinite(share):
        return NOTHING
    small = 0 < abs(share) < 0.0995
    text = f"{100 * share:.1f}".removesuffix(".0") if small else f"{100 * share:.0f}"
    return f"{_signed_text(text)}\xa0%"


def signed(value: float, places: int) -> str:
    """Write a number with its sign.

    >>> signed(5.06, 1), signed(-0.6, 2), signed(0, 1)
    ('+5.1', '−0.60', '0.0')
    """
    if not isfinite(value):
        return NOTHING
    text = f"{value:+.{places}f}"
    return text.lstrip("+-") if float(text) == 0 else _signed_text(text)


def span(band: Band, kind: str = "count") -> str:
    """Write a band, or the one value that it is.

    >>> span(Band(80, 150)), span(Band(1, 1))
    ('80–150', '1')
    """
    return f"{of(kind, band.low)}–{of(kind, band.high)}" if band.low != band.high else of(kind, band.low)


def of(kind: str, value: float | None) -> str:
    """Write the value of a record of a kind.

    >>> of("day", 45), of("yes", 1), of("count", 24)
    ('45', 'yes', '24')
    """
    if kind == "yes" and value in {0, 1}:
        return "yes" if value else "no"
    return day(value) if kind == "day" else number(value)


def _signed_text(text: str) -> str:
    return text.replace("-", _MINUS)
