"""Storms foreseen: the preview is the event under other dice, and its summands add up to its chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from game.core.apply import apply
from game.core.assault import assaults, engagement
from game.core.dice import Dice
from game.core.errors import IllegalOrder
from game.core.events import Stormed
from game.core.fixed import ONE16
from game.core.hexgrid import Cell
from game.core.odds import CIRCUMSTANCES, SAMPLES, foresee, plain, preview, summands
from game.core.orders import End, Storm, UnitId
from game.core.resolver import resolve
from game.core.sight import view
from game.core.state import QING, RUSSIA
from tests.core.engagements import RULES, engagements, fresh
from tests.core.test_storm import fought, joined, outside, ready
from tests.core.worlds import changed

DICE = Dice(99, 0)


def chance_of(fight, samples=SAMPLES):
    return int(resolve(RULES, fight, DICE, np.arange(samples)).enter_q16.mean()) / ONE16


def made_of(fight):
    return dict(summands(RULES, fight, DICE))


# The preview ----------------------------------------------------------------------------------


def test_the_preview_foresees_what_the_resolver_does():
    state, front, units = ready(4)
    seen = view(joined(state, front, units[:3]), QING)
    odds = preview(seen, Storm(UnitId(units[3]), Cell(front[1])), DICE)
    together = view(joined(state, front, units), QING)
    fight = engagement(together, assaults(together)[0], {})
    out = resolve(state.rules.storm, fight, DICE, np.arange(SAMPLES))
    assert odds.columns == tuple(units)
    assert odds.men == fight.columns.sum()
    assert odds.taken_pm == int(out.enter_q16.mean()) * 1000 // ONE16
    assert odds.broken_pm == (~out.standing.any(axis=1)).sum() * 1000 // SAMPLES
    assert odds.defenders == fight.manned
    low, middle, high = odds.qing_dead
    dead = out.dead.sum(axis=1) + out.top
    assert (dead < low).mean() <= 0.05 <= (dead <= low).mean()
    assert (dead < middle).mean() <= 0.5 <= (dead <= middle).mean()
    assert (dead < high).mean() <= 0.95 <= (dead <= high).mean()
    assert replace(odds, summands=()) == foresee(together, units[0], DICE)


def test_the_preview_changes_nothing():
    state, front, units = ready(4)
    seen = view(state, QING)
    before = [column.copy() for column in (seen.task, seen.aim)]
    preview(seen, Storm(UnitId(units[3]), Cell(front[1])), DICE)
    assert np.array_equal(seen.task, before[0])
    assert np.array_equal(seen.aim, before[1])


def test_who_has_joined_no_storm_has_no_odds():
    state, _, units = ready(4)
    with pytest.raises(IllegalOrder, match="joined no storm"):
        foresee(view(state, QING), units[0], DICE)


def test_a_feint_draws_defenders_from_the_storm_that_is_foreseen():
    state, front, units = ready(5)
    men = np.flatnonzero((state.side == RUSSIA) & state.flag("soldier")).tolist()
    apart = state.ground.grid.distances[list(front)].min(axis=0)
    far = next(c for c in state.ground.walls.tolist() if 2 <= apart[c] <= 4 and outside(state.ground, c))
    thin = changed(state, fit=dict.fromkeys(men, 15), hex={units[4]: min(outside(state.ground, far))})
    alone = joined(thin, front, units[:4])
    feinted = joined(alone, (far,), units[4:])
    one, other = (foresee(s, units[0], DICE).defenders for s in (alone, feinted))
    assert other < one


def test_the_preview_is_honest():
    """What many seeds bring lies where the preview, from what the besiegers see, said."""
    before, units = fought()
    odds = foresee(view(before, QING), units[0], Dice(5, 0))
    dead = []
    for seed in range(200):
        _, (report, *_) = apply(replace(before, seed=seed), End())
        assert isinstance(report, Stormed)
        dead.append(report.qing_dead)
    low, middle, high = odds.qing_dead
    assert abs(np.median(dead) - middle) < 0.15 * middle
    assert 0.8 < np.mean([low <= d <= high for d in dead]) < 0.99


# The summands -----------------------------------------------------------------------------------


@settings(max_examples=60)
@given(engagements(least=50))
def test_they_add_up_to_the_logit_of_the_chance(fight):
    whole = sum(made_of(fight).values()) / 1000
    chance = min(max(chance_of(fight), 1 / ONE16), 1 - 1 / ONE16)
    assert abs(whole - np.log(chance / (1 - chance))) < 0.02


def test_every_circumstance_has_one_and_no_other_field_is_forgotten():
    fight = fresh(3)
    men = {"columns", "defenders", "frontage", "garrison", "powder_pm"}
    assert {*CIRCUMSTANCES.values()} | men == {*type(fight).__dataclass_fields__}
    names = [name for name, _ in summands(RULES, fight, DICE)]
    assert names == ["wall", "frontage", "numbers", *CIRCUMSTANCES]


def test_the_plain_storm_is_made_of_wall_and_numbers():
    made = made_of(fresh(5))
    assert made["wall"] == RULES.base_milli
    assert {name for name, value in made.items() if value} <= {"wall", "numbers"}
    assert plain(RULES, fresh(5)).night is False


@pytest.mark.parametrize(
    ("name", "values", "sign"),
    [
        ("cover", {"cover_pm": 400}, 1),
        ("cover", {"cover_pm": 700}, -1),
        ("height", {"height_mille": 2000}, -1),
        ("breach", {"breach_pm": 300}, 1),
        ("ladders", {"bare_pm": 1000}, -1),
        ("approaches", {"approach_pm": 1000}, 1),
        ("covering guns", {"support_pm": 1000}, 1),
        ("garrison guns", {"gun_men_milli": 13_000}, -1),
        ("night", {"night": True}, 1),
        ("cohesion", {"cohesion": np.full(5, 500)}, -1),
        ("fatigue", {"fatigue": np.full(5, 600)}, -1),
        ("hunger", {"morale_pm": 700}, -1),
        ("leader", {"led": np.ones(5, np.int64)}, 1),
        ("work behind", {"retrenched_pm": 1000}, -1),
        ("inner work", {"refuge_pm": 1000}, -1),
        ("frontage", {"defenders": 400}, 1),
    ],
)
def test_their_signs(name, values, sign):
    made = made_of(fresh(5, **values))
    assert made[name] * sign > 0
    assert all(value == 0 for other, value in made.items() if other not in {name, "wall", "numbers"})


def test_fewer_defenders_and_more_columns_are_better_numbers():
    thin, thick = made_of(fresh(5, defenders=60)), made_of(fresh(5))
    few = made_of(fresh(2))
    assert thin["numbers"] > thick["numbers"] > few["numbers"]
