"""Rules with columns in them."""

from __future__ import annotations

import numpy as np
import pytest

from game.core.errors import AlbazinError
from game.data import data_root
from game.files.priors import PRIORS_FILE, load_priors
from game.forecast.columns import FOLLOWS, number_at, rows_of, with_columns
from game.forecast.plans import RussianPlan
from tests.forecast.model import BUSY, STORMED, column, played
from tests.siege import shipped_rules

RULES = shipped_rules()
WRONG = {
    "health.scurvy": "no 'scurvy'",
    "helth.scurvy_ppm": "no 'helth'",
    "works.moat.labour.rate": "no 'moat'",
    "health.scurvy_ppm.real": "no 'real'",
    "health": "no whole number",
    "storm.phases_pm": "no whole number",
    "stock": "no whole number",
    "": "no ''",
}


def test_a_column_stands_in_its_place_and_nowhere_else():
    some = with_columns(RULES, {"health.scurvy_ppm": column(1, 2, 3)})
    assert some.health.scurvy_ppm.tolist() == [1, 2, 3]
    assert some.health.cut_pm == RULES.health.cut_pm
    assert some.works is RULES.works
    assert isinstance(RULES.health.scurvy_ppm, int)


def test_a_place_may_lie_in_tables_of_tables():
    some = with_columns(RULES, {"works.sap.labour.rate": column(7, 8)})
    assert some.works["sap"].labour.rate.tolist() == [7, 8]
    assert some.works["camp"] == RULES.works["camp"]


def test_followers_follow():
    some = with_columns(RULES, {"sally.kill_pm": column(100, 250), "bombard.disperse_q8": column(90, 91)})
    assert some.sally.kill_failed_pm.tolist() == [30, 75]
    assert some.digging.contest_qing_ppm.tolist() == [35_000, 87_500]
    assert some.storm.disperse_q8.tolist() == [90, 91]


@pytest.mark.parametrize("place", [place for row in FOLLOWS.values() for place, _ in row])
def test_a_follower_is_a_number_of_the_rules(place):
    assert number_at(RULES, place) >= 0


def test_a_column_may_be_replaced_by_another():
    once = with_columns(RULES, {"health.scurvy_ppm": column(1, 2)})
    assert with_columns(once, {"health.scurvy_ppm": column(3, 4)}).health.scurvy_ppm.tolist() == [3, 4]


def test_number_at_finds_what_stands_there():
    assert number_at(RULES, "health.scurvy_ppm") == RULES.health.scurvy_ppm
    assert number_at(RULES, "works.siege_wall.labour.rate") == RULES.works["siege_wall"].labour.rate


@pytest.mark.parametrize("place", WRONG)
def test_a_wrong_place_is_named(place):
    for ask in (lambda: number_at(RULES, place), lambda: with_columns(RULES, {place: column(1)})):
        with pytest.raises(AlbazinError, match=WRONG[place]) as caught:
            ask()
        assert str(caught.value).startswith(f"{place}: ")


def test_rows_of_a_table_are_those_of_some_sieges():
    table = with_columns(RULES, {"storm.break_pm": column(5, 6, 7, 8)}).storm
    some = rows_of(table, column(3, 1))
    assert some.break_pm.tolist() == [8, 6]
    assert some.melee_ppm == table.melee_ppm
    assert table.break_pm.tolist() == [5, 6, 7, 8]
    assert rows_of(RULES.storm, column(0)) == RULES.storm


PLACES = (
    *(place for place in FOLLOWS if place != "bombard.disperse_q8"),
    *(place for row in FOLLOWS.values() for place, _ in row if place != "storm.disperse_q8"),
    *(prior.name for prior in load_priors(data_root() / "maps" / PRIORS_FILE) if prior.name not in FOLLOWS),
    *(
        f"storm.{name}"
        for name in ("alarm_share_pm", "powder_rounds", "stormed_dead_pm", "cohesion_repulsed")
    ),
    *("storm.head_lost_mm", "fire.round_g", "pickets.weak_caught_pm", "works.rampart.cover_close_pm"),
)
"""All that a fit moves, and more; no spreads: one number has a table whose mean is 1, a column has none."""


@pytest.mark.parametrize("russia", [BUSY, RussianPlan(forage=1, forage_until=90)], ids=["busy", "idle"])
def test_columns_of_equal_numbers_are_the_number(russia):
    """Wherever they may stand, in all that a siege does: the sieges are the same to the bit."""
    same = with_columns(RULES, {place: np.full(24, number_at(RULES, place)) for place in PLACES})
    one, other = (played((STORMED, russia), 24, rules=each) for each in (RULES, same))
    assert one.storms.any()
    assert np.array_equal(one.table, other.table)
