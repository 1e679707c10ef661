"""The formulas between numbers alone: many sieges side by side get what each gets alone, to the bit."""

from __future__ import annotations

import inspect
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.dice import Dice
from game.core.laws import assault, hunger, numbers, points, resolve, shot, sickness, spade, surprise
from game.core.resolver import Engagement
from game.core.resolver import resolve as storm
from tests.core.engagements import RULES, engagements
from tests.siege import shipped_rules

N = 5
"""Sieges side by side."""
PM, MEN, DAYS, PPM, Q16 = (0, 1000), (0, 3000), (0, 160), (0, 500_000), (0, 1 << 20)
RATE = (0, 1 << 30)
TRUTH = None
ALONE = ("disperse_q8", "break_disperse_q8", "common_pm")
"""Numbers of the storm from which one game makes a table whose mean is 1 exactly, and many sieges do not."""


def _ruled(table, law, *ranges):
    return lambda rules, *args: law(getattr(rules, table), *args), (table, *ranges)


def _free(law, *ranges):
    return lambda rules, *args: law(*args), (None, *ranges)


def _fort_rate(rules, dead):
    return tuple(shot.fort_rate_q30(rules, dead, wooden=wooden) for wooden in (False, True))


def _by_days(rules, fallen, lifted, day, qing, russia, late):
    return points.by_days(rules, fallen, lifted, day, (qing, russia), late)


LAWS = {
    "numbers.least": _free(numbers.least, MEN, MEN),
    "numbers.most": _free(numbers.most, MEN, MEN),
    "numbers.choose": _free(numbers.choose, TRUTH, MEN, MEN),
    "numbers.chance_q30": _free(numbers.chance_q30, (0, 1 << 34)),
    "assault.frontage": _ruled("storm", assault.frontage, (1, 4)),
    "assault.morale_pm": _ruled("storm", assault.morale_pm, (0, 9), PM, PM),
    "assault.powers_pm": _free(assault.powers_pm, (100, 1000), (0, 9)),
    "assault.refuge_pm": _ruled("storm", assault.refuge_pm, MEN),
    "hunger.hunger_pm": _free(hunger.hunger_pm, (1500, 3000), (0, 1500)),
    "hunger.starving_ppm": _ruled("supply", hunger.starving_ppm, PM),
    "hunger.freezing_ppm": _free(hunger.freezing_ppm, PPM, PM, (0, 5000)),
    "hunger.chilled_pm": _ruled("supply", hunger.chilled_pm, PM),
    "hunger.gone_q30": _free(hunger.gone_q30, PPM),
    "points.by_days": _ruled("points", _by_days, TRUTH, TRUTH, DAYS, PM, PM, (-200, 0)),
    "points.fall_pm": _ruled("points", points.fall_pm, DAYS),
    "points.storm_price": _ruled("points", points.storm_price, (-1, 160), DAYS),
    "resolve.shock_q16": _free(resolve.shock_q16, MEN, MEN),
    "resolve.surrender_q30": _ruled("will", resolve.surrender_q30, (0, 9000), PM),
    "resolve.fear_milli": _ruled("will", resolve.fear_milli, Q16, PM, TRUTH),
    "resolve.hope_milli": _ruled("will", resolve.hope_milli, TRUTH, TRUTH),
    "resolve.council_urges": _ruled("will", resolve.council_urges, MEN, MEN, MEN, MEN),
    "resolve.fed": _free(resolve.fed, MEN, PM),
    "shot.fort_rate_q30": _ruled("bombard", _fort_rate, (0, 1_500_000_000)),
    "shot.guard_out_q30": _ruled("fire", shot.guard_out_q30, (0, 900), PM, Q16),
    "shot.guard_back_q30": _ruled("fire", shot.guard_back_q30, PM),
    "shot.shot_at": _free(shot.shot_at, MEN),
    "shot.guard_powder_g": _ruled("fire", shot.guard_powder_g, (0, 900), PM),
    "shot.guard_vigour_pm": _ruled("fire", shot.guard_vigour_pm, PM, MEN, (1, 3000)),
    "shot.wet_pm": _ruled("fire", shot.wet_pm, PM),
    "sickness.fort_contagion_q30": _ruled("health", sickness.fort_contagion_q30, PM, TRUTH),
    "sickness.camp_contagion_q30": _ruled("health", sickness.camp_contagion_q30),
    "sickness.underfed_q30": _ruled("health", sickness.underfed_q30, RATE, PM),
    "sickness.crowded_q30": _ruled("health", sickness.crowded_q30, RATE, MEN, MEN),
    "sickness.fresh_pm": _ruled("health", sickness.fresh_pm, TRUTH, TRUTH),
    "sickness.seed_q30": _ruled("health", sickness.seed_q30, MEN, TRUTH),
    "sickness.leave_q30": _free(sickness.leave_q30, (1, 200)),
    "sickness.fort_fatality_q30": _ruled("health", sickness.fort_fatality_q30, (0, 1 << 16), PM),
    "sickness.camp_fatality_q30": _ruled("health", sickness.camp_fatality_q30, PM),
    "sickness.scurvy_q16": _ruled("health", sickness.scurvy_q16, (0, 1600)),
    "sickness.scurvy_death_q30": _ruled("health", sickness.scurvy_death_q30, (0, 1 << 16), PM),
    "sickness.fighting": _ruled("health", sickness.fighting, MEN, (0, 1 << 16)),
    "spade.frozen_effort": _ruled("digging", spade.frozen_effort, (0, 2_000_000), PM),
    "spade.under_guns_pm": _free(spade.under_guns_pm, PM, (0, 20)),
    "spade.river_men": _ruled("digging", spade.river_men, MEN),
    "spade.river_rate_q30": _free(spade.river_rate_q30, PPM, Q16, MEN, MEN),
    "spade.mend_mille": _ruled("digging", spade.mend_mille, TRUTH),
    "spade.mended": _ruled("digging", spade.mended, MEN, MEN),
    "surprise.chances": _ruled("sally", surprise.chances, PM, PM, (500, 2000), (500, 2000)),
    "surprise.ambush_pm": _ruled("sally", surprise.ambush_pm, (0, 8 << 16), PM),
    "surprise.ease_pm": _free(surprise.ease_pm, PM),
}


def test_no_formula_is_left_out():
    modules = (assault, hunger, numbers, points, resolve, shot, sickness, spade, surprise)
    public = {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        for name, law in inspect.getmembers(module, inspect.isfunction)
        if law.__module__ == module.__name__ and not name.startswith("_")
    }
    assert public == {*LAWS, "surprise.fight"}


def _arguments(bounds):
    if bounds is TRUTH:
        return st.lists(st.booleans(), min_size=N, max_size=N).map(np.array)
    return st.lists(st.integers(*bounds), min_size=N, max_size=N).map(lambda row: np.array(row, np.int64))


def _columns(table, seed, but=()):
    """Return a table of columns, each number within a tenth of the rules', and the N tables of its rows."""
    dice, count = np.random.default_rng(seed), range(N)
    names = [f.name for f in fields(table) if isinstance(getattr(table, f.name), int) and f.name not in but]
    made = {name: getattr(table, name) * dice.integers(900, 1101, N) // 1000 for name in names}
    columns = {
        name: np.where(getattr(table, name) > 0, np.maximum(1, row), row) for name, row in made.items()
    }
    rows = [replace(table, **{name: int(column[i]) for name, column in columns.items()}) for i in count]
    return replace(table, **columns), rows


def _flat(result):
    """Return the numbers of a result without their names."""
    if isinstance(result, tuple):
        return [number for part in result if not isinstance(part, str) for number in _flat(part)]
    return [result]


@pytest.mark.parametrize("name", LAWS)
@settings(max_examples=12)
@given(data=st.data(), seed=st.integers(0, 2**32))
def test_many_sieges_get_what_each_gets_alone(name, data, seed):
    law, (table, *ranges) = LAWS[name]
    rules, args = shipped_rules(), [data.draw(_arguments(bounds)) for bounds in ranges]
    many, rows = rules, [rules] * N
    if table:
        columns, tables = _columns(getattr(rules, table), seed)
        many, rows = replace(rules, **{table: columns}), [replace(rules, **{table: row}) for row in tables]
    together = [np.broadcast_to(number, N).tolist() for number in _flat(law(many, *args))]
    alone = [_flat(law(row, *(arg[i].item() for arg in args))) for i, row in enumerate(rows)]
    assert together == [list(numbers) for numbers in zip(*alone, strict=True)]
    assert all(isinstance(number, int) for row in alone for number in row)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(*[st.integers(*PM)] * 6, st.integers(0, 300)), min_size=N, max_size=N),
    st.integers(0, 2**62),
)
def test_sallies_of_many_sieges_are_those_of_each(odds, seed):
    rules, dice, events = shipped_rules().sally, Dice(seed, 3), np.arange(40, 40 + N)
    columns, rows = _columns(rules, seed)
    together = surprise.fight(columns, 140, _odds(*np.array(odds).T), dice, events)
    for i, row in enumerate(rows):
        alone = surprise.fight(row, 140, _odds(*odds[i]), dice, events[i : i + 1])
        for field in fields(surprise.Fray):
            assert np.array_equal(getattr(together, field.name)[i], getattr(alone, field.name)[0])


def _odds(ambush, success, kill, lost_success, lost_failure, lost_ambush, men):
    lost = lost_success, lost_failure, lost_ambush
    return surprise.Odds(ambush, success, kill, lost, men, 2 * men)


@st.composite
def _storms(draw):
    """N storms by as many columns."""
    columns = draw(st.integers(1, 6))
    return [draw(engagements(count=columns)) for _ in range(N)]


def _joined(fights):
    """Return storms as one: what belongs to a column is (c, s), all else (s,)."""
    several = {f.name: [getattr(fight, f.name) for fight in fights] for f in fields(Engagement)}
    return Engagement(**{name: np.stack(values, axis=-1) for name, values in several.items()})


@settings(max_examples=30)
@given(_storms(), st.integers(0, 2**62))
def test_storms_of_many_sieges_are_those_of_each(fights, seed):
    dice, events = Dice(seed, 3), np.arange(70, 70 + N)
    columns, rows = _columns(RULES, seed, but=ALONE)
    together = storm(columns, _joined(fights), dice, events)
    for i, fight in enumerate(fights):
        alone = storm(rows[i], fight, dice, events[i : i + 1])
        for name in ("dead", "standing", "enter_q16", "roll_q16", "taken", "top", "defenders"):
            assert np.array_equal(getattr(together, name)[i], getattr(alone, name)[0])
