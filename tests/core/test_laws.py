"""The laws that the resolver of storms holds to, over random storms and many futures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.dice import Dice, mix
from game.core.fixed import ONE16, percentiles
from game.core.odds import SAMPLES
from game.core.resolver import Engagement, resolve
from tests.core.engagements import RULES, engagements, fresh, per_mille

FUTURES = np.arange(1024)
SLACK = ONE16 // 200
"""Half a hundredth: what a thousand futures may blur."""


def fought(fight, dice, rules=RULES, futures=FUTURES):
    return resolve(rules, fight, dice, futures)


def qing_dead(out):
    return out.dead.sum(axis=1) + out.top


def chance(fight):
    return fought(fight, Dice(8, 0)).enter_q16.mean()


# Frontage --------------------------------------------------------------------------------


@given(engagements(), st.integers(0, 2**62))
def test_frontage_caps_fire(fight, seed):
    """Twice the defenders beyond the cap do nothing, whatever else holds."""
    full = replace(fight, defenders=fight.frontage)
    crowd = replace(fight, defenders=2 * fight.frontage)
    one, other = (fought(f, Dice(seed, 1), futures=np.arange(16)) for f in (full, crowd))
    for name in ("dead", "standing", "enter_q16", "taken", "top", "defenders"):
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_below_the_cap_defenders_count():
    few, many = (fought(fresh(6, defenders=men), Dice(1, 1)).dead.sum(axis=1).mean() for men in (30, 60))
    assert many > 1.8 * few


# Variance and panic -----------------------------------------------------------------------


def test_the_shock_is_mostly_common_to_the_battle():
    """Columns that nothing breaks fall together: the whole storm swings as one."""
    dead = fought(fresh(5), Dice(5, 0), replace(RULES, break_pm=100_000), np.arange(8192)).dead
    assert np.corrcoef(dead.T)[0, 1:].mean() > 0.6


def test_a_common_shock_makes_storms_uncertain():
    """The loss of six columns is 1.6 times as wide as with independent noise of the same size."""
    widths = []
    for common in (RULES.common_pm, 0):
        rules = replace(RULES, common_pm=common)
        low, _, high = percentiles(qing_dead(fought(fresh(6), Dice(2, 0), rules, np.arange(20_000))))
        widths.append(high - low)
    assert widths[0] >= 1.6 * widths[1]


def test_panic_is_contagious():
    calm, shaken = replace(RULES, contagion_pm=0), fresh(5, cohesion=np.full(5, 500))
    with_panic, without = (fought(shaken, Dice(5, 0), rules, np.arange(4096)) for rules in (RULES, calm))
    assert with_panic.standing.sum() < without.standing.sum() - 100


def test_columns_break_together():
    """That one column has broken makes it likelier that another has."""
    standing = fought(fresh(5, defenders=100), Dice(5, 0), futures=np.arange(8192)).standing
    first, second = ~standing[:, 0], ~standing[:, 1]
    assert second[first].mean() > second.mean() + 0.05


# Directions -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "most", "helps"),
    [
        ("cover_pm", 900, False),
        ("height_mille", 3000, False),
        ("breach_pm", 1000, True),
        ("cohesion", 1000, True),
        ("fatigue", 1000, False),
        ("night", 1, True),
        ("approach_pm", 1000, True),
        ("support_pm", 1000, True),
        ("bare_pm", 1000, False),
        ("retrenched_pm", 1000, False),
        ("refuge_pm", 1000, False),
        ("frontage", 240, False),
    ],
)
@settings(max_examples=40)
@given(fight=engagements(least=20), values=st.tuples(per_mille, per_mille))
def test_every_circumstance_works_one_way(field, most, helps, fight, values):
    low, high = (_set(fight, field, value * most // 1000) for value in sorted(values))
    gain = chance(high) - chance(low)
    assert gain >= -SLACK if helps else gain <= SLACK


def _set(fight: Engagement, field: str, value: int) -> Engagement:
    old = getattr(fight, field)
    if isinstance(old, np.ndarray):
        return replace(fight, **{field: np.full_like(old, value)})
    return replace(fight, **{field: type(old)(max(1, value) if field == "frontage" else value)})


@settings(max_examples=40)
@given(fight=engagements(), covers=st.tuples(st.integers(0, 900), st.integers(0, 900)))
def test_cover_saves_defenders(fight, covers):
    less, more = (
        fought(replace(fight, cover_pm=cover), Dice(8, 0)).defenders.mean() for cover in sorted(covers)
    )
    assert more <= less + 0.05


# Preview and event -------------------------------------------------------------------------

_STORMS, _EVENTS = 100, 20


def _some_storm(luck: int) -> Engagement:
    """A storm such as games bring: fresh or worn columns, prepared or not."""
    columns = 2 + luck % 5
    return fresh(
        columns,
        columns=120 + np.array([mix(luck + c) % 81 for c in range(columns)]),
        cohesion=600 + np.array([mix(luck * 7 + c) % 401 for c in range(columns)]),
        fatigue=np.array([mix(luck * 11 + c) % 400 for c in range(columns)]),
        defenders=40 + mix(luck + 1) % 160,
        garrison=100 + mix(luck + 2) % 600,
        gun_men_milli=mix(luck + 3) % 14_000,
        breach_pm=mix(luck + 4) % 400,
        approach_pm=(0, 250, 1000)[mix(luck + 5) % 3],
        support_pm=(0, 500, 1000)[mix(luck + 6) % 3],
        night=mix(luck + 7) % 2 == 0,
    )


def _ranks(losses) -> list[tuple[float, float]]:
    """Where the 5, 50 and 95 % of the previews lie among the events: shares below, and not above."""
    below, upto = np.zeros(3), np.zeros(3)
    for luck in range(_STORMS):
        fight = _some_storm(mix(luck))
        foreseen = np.array(percentiles(losses(fought(fight, Dice(luck, 0), futures=np.arange(SAMPLES)))))
        for seed in range(_EVENTS):
            came = losses(fought(fight, Dice(mix(luck * _EVENTS + seed), 9), futures=np.array([1650])))[0]
            below += came < foreseen
            upto += came <= foreseen
    return list(zip(below / _STORMS / _EVENTS, upto / _STORMS / _EVENTS, strict=True))


@pytest.mark.parametrize("losses", [qing_dead, lambda out: out.defenders], ids=["qing", "russians"])
def test_what_is_foreseen_is_what_comes(losses):
    """Over 2,000 events the quantiles of the preview lie within two points of their rank."""
    for quantile, (below, upto) in zip((0.05, 0.5, 0.95), _ranks(losses), strict=True):
        assert below - 0.02 <= quantile <= upto + 0.02


def test_the_chance_foreseen_is_the_share_that_get_in():
    foreseen, came = 0.0, 0
    for luck in range(_STORMS):
        fight = _some_storm(mix(luck))
        foreseen += fought(fight, Dice(luck, 0), futures=np.arange(SAMPLES)).enter_q16.mean() / ONE16
        for seed in range(_EVENTS):
            came += int(fought(fight, Dice(mix(luck * _EVENTS + seed), 9), futures=np.array([7])).taken[0])
    assert abs(came / _EVENTS - foreseen) / _STORMS < 0.02
