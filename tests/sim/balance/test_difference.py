"""In how many orders plans differ: turns times kinds of decisions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.data import data_root
from game.files.plans import PLANS_FILE, load_plans
from game.forecast.plans import Prepared, QingPlan, RussianPlan
from game.forecast.setting import Setting
from game.sim.balance.difference import QING_DECISIONS, RUSSIAN_DECISIONS, difference, least_difference
from game.sim.balance.repertoire import repertoire

STORM = Prepared(0, 999)
QING = QingPlan(rates=((0, 5),), works=((0, (("ring", 1000),)),), prepared=STORM)
RUSSIA = RussianPlan(against=4)


def test_a_plan_does_not_differ_from_itself(
    setting: Setting, as_it_was: tuple[QingPlan, RussianPlan]
) -> None:
    for plan in (QING, RUSSIA, *as_it_was):
        assert difference(plan, plan, setting) == 0


@pytest.mark.parametrize(
    ("one", "change", "kinds"),
    [
        (QING, {"rates": ((0, 6),)}, 1),
        (QING, {"face_day": 0}, 1),
        (QING, {"works": ((0, (("sap", 250),)),)}, 1),
        (QING, {"foot_day": 0, "foot_pm": 400}, 1),
        (QING, {"picket": 2, "rates": ()}, 2),
        (QING, {"prepared": None}, 1),
        (QING, {"prepared": replace(STORM, heads=1)}, 1),
        (QING, {"prepared": replace(STORM, tries=9)}, 0),
        (QING, {"letters": tuple(range(999))}, 1),
        (RUSSIA, {"against": 0}, 2),
        (RUSSIA, {"against": 0, "sallies": tuple(range(999))}, 0),
        (RUSSIA, {"purpose": 0}, 1),
        (RUSSIA, {"mend": 0}, 1),
        (RUSSIA, {"retrench_day": 0, "retrench_men": 9}, 1),
        (RUSSIA, {"tend": 9, "reserve": True}, 2),
        (RUSSIA, {"forage": 1, "forage_until": 999}, 1),
        (RUSSIA, {"spread": True}, 1),
        (RUSSIA, {"withdrawal": 0, "remnant": 150}, 1),
    ],
)
def test_each_kind_counts_as_much_as_another(
    setting: Setting, one: QingPlan | RussianPlan, change: dict[str, object], kinds: int
) -> None:
    other = replace(one, **change)
    of = len(QING_DECISIONS if isinstance(one, QingPlan) else RUSSIAN_DECISIONS)
    assert difference(one, other, setting) == difference(other, one, setting) == pytest.approx(kinds / of)


def test_only_turns_in_which_orders_differ_count(setting: Setting) -> None:
    turns = [day.number for day in setting.days if day.opens]
    later = replace(QING, rates=((0, 5), (turns[-4], 8)))
    assert difference(QING, later, setting) == pytest.approx(4 / len(turns) / len(QING_DECISIONS))
    once = replace(QING, storms=((turns[3], 6),), letters=(turns[4],))
    assert difference(QING, once, setting) == pytest.approx(2 / len(turns) / len(QING_DECISIONS))


def test_the_two_most_alike_are_found(setting: Setting) -> None:
    plans = QING, replace(QING, picket=0, rates=()), replace(QING, picket=2)
    assert least_difference(plans, setting) == pytest.approx(1 / len(QING_DECISIONS))
    assert least_difference(plans[:1], setting) == 1


def test_shipped_plans_differ_in_a_fifth_of_their_orders(
    setting: Setting, as_it_was: tuple[QingPlan, RussianPlan]
) -> None:
    plans = repertoire(load_plans(data_root() / "maps" / PLANS_FILE), as_it_was)
    assert (plans.qing_orders[0], plans.russian_orders[0]) == as_it_was
    assert least_difference(plans.qing_orders, setting) >= 0.2
    assert least_difference(plans.russian_orders, setting) >= 0.2
