"""Storms as numbers, for tests of the resolver: fresh men at a whole rampart, and whatever else may be."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from game.core.resolver import Engagement
from tests.siege import shipped_rules

RULES = shipped_rules().storm

per_mille = st.integers(0, 1000)


def fresh(columns: int = 5, /, **values) -> Engagement:
    """Fresh columns of 200 with ladders against 160 defenders of 800 on a whole rampart, by day."""
    none = np.zeros(columns, np.int64)
    plain = {
        "columns": none + 200,
        "cohesion": none + 1000,
        "fatigue": none,
        "led": none,
        "defenders": 160,
        "frontage": 160,
        "garrison": 800,
        "gun_men_milli": 0,
        "cover_pm": RULES.cover_reference_pm,
        "height_mille": RULES.height_reference_mille,
        "breach_pm": 0,
        "bare_pm": 0,
        "approach_pm": 0,
        "support_pm": 0,
        "retrenched_pm": 0,
        "refuge_pm": 0,
        "morale_pm": 1000,
        "powder_pm": 1000,
        "night": False,
    }
    return Engagement(**(plain | values))


@st.composite
def engagements(draw, *, least: int = 0, count: int = 0) -> Engagement:
    """Any storm, each column of at least so many men; by *count* columns, if that says how many."""
    columns = count or draw(st.integers(1, 6))
    return fresh(
        columns,
        columns=draw(_column(columns, st.integers(least, 200))),
        cohesion=draw(_column(columns, per_mille)),
        fatigue=draw(_column(columns, per_mille)),
        led=draw(_column(columns, st.integers(0, 1))),
        defenders=draw(st.integers(0, 400)),
        frontage=draw(st.integers(1, 240)),
        garrison=draw(st.integers(0, 800)),
        gun_men_milli=draw(st.integers(0, 20_000)),
        cover_pm=draw(st.integers(0, 900)),
        height_mille=draw(st.integers(0, 3000)),
        morale_pm=draw(st.integers(100, 1000)),
        night=draw(st.booleans()),
        **{
            name: draw(per_mille)
            for name in (
                "breach_pm",
                "bare_pm",
                "approach_pm",
                "support_pm",
                "retrenched_pm",
                "refuge_pm",
                "powder_pm",
            )
        },
    )


def _column(columns: int, values: st.SearchStrategy[int]) -> st.SearchStrategy[np.ndarray]:
    return st.lists(values, min_size=columns, max_size=columns).map(lambda row: np.array(row, np.int64))
