"""What is claimed of a balance, how it is printed, and what the report gets of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.core.errors import AlbazinError, ScenarioError
from game.core.state import Ending
from game.data import data_root
from game.files.plans import PLANS_FILE, NamedPlan, load_plans
from game.forecast.plans import Prepared, QingPlan, RussianPlan
from game.forecast.setting import Setting
from game.sim.balance import study as module
from game.sim.balance.attempts import ATTEMPTS_FILE, load_attempts
from game.sim.balance.chances import Chance, StormChances, storm_chances
from game.sim.balance.equilibrium import Equilibrium, bootstrapped, equilibrium
from game.sim.balance.findings import balance_findings
from game.sim.balance.matrix import Cell, Matrix
from game.sim.balance.output import print_balance
from game.sim.balance.repertoire import Repertoire, repertoire
from game.sim.balance.study import COMPETENT, READY, Study, plan_named, study
from game.sim.balance.verdicts import verdicts
from game.sim.report.findings import Attempt

PLANS = Repertoire(
    tuple(NamedPlan(name, f"Qing {name}", f"{name}.", QingPlan()) for name in ("as it was", "[b]", "c")),
    tuple(NamedPlan(name, f"Russian {name}", f"{name}.", RussianPlan()) for name in ("as it was", "e", "f")),
)
CYCLE = ((0, -3, 3), (3, 0, -3), (-3, 3, 0))
ENDS = tuple(100 if ending == Ending.HELD else 0 for ending in Ending)
STORMS = (
    StormChances(40, Chance(50, 20), Chance(40, 1), Chance(100, 1)),
    StormChances(74, Chance(50, 10), Chance(0, 0), Chance(100, 3)),
)


def made(cells: Sequence[Sequence[int]] = CYCLE, error: float = 0.1, **others: object) -> Study:
    """A study of a hundred games a cell with such means and errors, in points."""
    means, errors = np.array(cells, float), np.full((3, 3), error)
    rows = tuple(tuple(_cell(mean, error) for mean in row) for row in cells)
    drawn = bootstrapped(means, errors, 20, 1)
    whole = Study(PLANS, Matrix(rows), equilibrium(means), drawn, (0.25, 0.3), STORMS, 100)
    return replace(whole, **others)


def _cell(mean: int, error: float) -> Cell:
    squares = round(100 * 100 * (mean**2 + error**2 * 99))
    return Cell(100, mean * 1000, squares, ENDS)


def held(whole: Study) -> list[bool]:
    return [claim.holds for claim in verdicts(whole)]


def test_all_claims_may_hold() -> None:
    assert held(made()) == [True] * 4


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        (made(least=(0.19, 0.3)), 0),
        (made(least=(0.3, 0.19)), 0),
        (made(error=1.01), 1),
        (made(storms=(replace(STORMS[0], prepared=Chance(100, 29)),)), 3),
        (made(storms=(replace(STORMS[0], prepared=Chance(100, 61)),)), 3),
        (made(storms=(replace(STORMS[0], unprepared=Chance(100, 10)),)), 3),
        (made(storms=()), 3),
    ],
)
def test_a_claim_that_fails_is_named(broken: Study, place: int) -> None:
    assert held(broken) == [at != place for at in range(4)]


@pytest.mark.parametrize(
    ("cells", "safe"),
    [
        (((0, 5, 3), (3, 0, -3), (-3, 3, 0)), {"Qing, Qing as it was"}),
        (((0, -3, 3), (-1, 0, -3), (-3, 3, 0)), {"Russians, Russian as it was"}),
    ],
)
def test_who_has_a_plan_without_reply_is_told(cells: Sequence[Sequence[int]], safe: set[str]) -> None:
    claim = verdicts(made(cells))[1]
    assert not claim.holds
    assert {name for name, worst in claim.figures.items() if worst > -1} == safe


def test_a_loss_counts_beyond_two_standard_errors() -> None:
    assert [*verdicts(made(error=0.5))[1].figures.values()] == pytest.approx([-2] * 6)


def test_plans_of_both_sides_with_one_name_are_told_apart() -> None:
    same = [replace(plan, name="same") for plan in PLANS.qing[:1]]
    plans = replace(
        PLANS,
        qing=(*same, *PLANS.qing[1:]),
        russia=(replace(PLANS.russia[0], name="same"), *PLANS.russia[1:]),
    )
    assert len(verdicts(made(repertoire=plans))[1].figures) == 6


def test_good_play_mixes_on_both_sides() -> None:
    one, two = np.array([0.91, 0.0, 0.09]), np.array([0.1, 0.9, 0.0])
    for qing, russia, mixes in ((one, two, False), (two, one, False), (two, two, True)):
        assert verdicts(made(good=Equilibrium(qing, russia, 0.0)))[2].holds == mixes
    assert [*verdicts(made())[2].figures.values()] == pytest.approx([1 / 3] * 6)


def test_what_is_printed_tells_cells_weights_storms_and_claims(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    print_balance(made(least=(0.1, 0.3)))
    told = capsys.readouterr().out
    assert told.count("Qing [b]") == 4, "in cells, weights and two claims"
    assert "+3.0 ±0.2" in told
    assert "0.33" in told
    assert "0.40 of 50" in told
    assert "0.10" in told
    assert told.count(" yes ") == 3
    assert told.count(" no ") == 1


def test_a_report_gets_all_of_it() -> None:
    whole = made()
    attempts = (Attempt("a", "b", "c"),)
    found = balance_findings(whole, "The siege", attempts)
    assert (found.siege, found.games, found.attempts) == ("The siege", 100, attempts)
    assert found.cells == CYCLE
    assert found.errors == pytest.approx(np.full((3, 3), 0.1))
    assert [plan.name for plan in found.qing] == [plan.name for plan in PLANS.qing]
    assert [plan.sentence for plan in found.russia] == [plan.sentence for plan in PLANS.russia]
    for plans, weights, drawn in (
        (found.qing, whole.good.qing, whole.drawn[0]),
        (found.russia, whole.good.russia, whole.drawn[1]),
    ):
        assert [plan.weight for plan in plans] == weights.tolist()
        assert [(plan.p05, plan.mean, plan.p95) for plan in plans] == [
            *zip(drawn.p05, drawn.mean, drawn.p95, strict=True)
        ]
    assert [(share.name, share.share) for share in found.ends[1][2]] == [("holds out", 1.0)]
    assert [(day.day, day.prepared, day.unprepared, day.games) for day in found.storms] == [
        (40, 0.4, 0.01, 50),
        (74, 0.2, 0.03, 50),
    ]


def test_a_day_without_a_try_is_left_out_of_the_report() -> None:
    none = replace(STORMS[0], prepared=Chance(0, 0))
    assert balance_findings(made(storms=(none,)), "The siege").storms == ()


# From the files ------------------------------------------------------------------------------------------


def test_a_study_asks_all_there_is_to_ask(
    brief: Setting, as_it_was: tuple[QingPlan, RussianPlan], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "STORM_DAYS", (20, 41))
    shipped = repertoire(load_plans(data_root() / "maps" / PLANS_FILE), as_it_was)
    few = replace(
        shipped,
        qing=(shipped.qing[0], plan_named(shipped.qing, READY)),
        russia=(shipped.russia[0], plan_named(shipped.russia, COMPETENT)),
    )
    heard: list[int] = []
    found = study(brief, few, 16, 3, 1, heard.append)
    assert (len(heard), sum(heard)) == (4, 64)
    assert tuple(storm.day for storm in found.storms) == (20, 41)
    assert found.good.value == pytest.approx(found.good.qing @ found.matrix.means @ found.good.russia)
    assert found.storms[1].unprepared.tries == 0, "no turn begins so late"
    with pytest.raises(AlbazinError, match=f"no plan has the id {READY}"):
        study(brief, replace(few, qing=few.qing[:1]), 16, 3)


def test_preparation_pays_and_an_answer_too(
    setting: Setting, as_it_was: tuple[QingPlan, RussianPlan]
) -> None:
    plans = load_plans(data_root() / "maps" / PLANS_FILE)
    ready, answer = plan_named(plans.qing, READY).orders, plan_named(plans.russia, COMPETENT).orders
    (storm,) = storm_chances(setting, ready, (as_it_was[1], answer), [60], 64, 3)
    assert storm.unprepared.tries == 64
    assert 32 < storm.prepared.tries <= 64
    assert storm.prepared.share > 0.15 > storm.answered.share
    assert storm.unprepared.share < 0.1
    (late,) = storm_chances(setting, ready, (as_it_was[1], answer), [90], 64, 3)
    assert late.prepared.tries < storm.prepared.tries


def test_who_prepares_nothing_storms_on_the_day_alone(
    brief: Setting, as_it_was: tuple[QingPlan, RussianPlan]
) -> None:
    ladders = QingPlan(prepared=Prepared(0, 999, heads=0, mound=False))
    (storm,) = storm_chances(brief, ladders, (as_it_was[1],) * 2, [41], 8, 3)
    assert storm.unprepared.tries == 0, "no turn begins so late"
    (storm,) = storm_chances(brief, ladders, (as_it_was[1],) * 2, [39], 8, 3)
    assert storm.unprepared.tries == storm.prepared.tries == 8


def test_every_step_on_the_way_is_told() -> None:
    attempts = load_attempts(data_root() / ATTEMPTS_FILE)
    assert len(attempts) == 8
    assert all(attempt.step and attempt.tried and attempt.outcome for attempt in attempts)


def test_a_file_of_attempts_has_its_faults_named(tmp_path: Path) -> None:
    path = tmp_path / "attempts.toml"
    assert load_attempts(path) == ()
    path.write_text('[[attempts]]\nstep = "a"\ntired = "b"\noutcome = "c"\n', "utf-8")
    with pytest.raises(ScenarioError, match=r"attempts.toml:3: .*did you mean tried\?"):
        load_attempts(path)
