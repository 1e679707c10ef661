"""Cells are whole sums: the same whoever plays them, and in whatever parts."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from game.core.state import Ending
from game.forecast.forecast import Batch, play
from game.forecast.plans import QingPlan, RussianPlan
from game.forecast.setting import Setting
from game.sim.balance import matrix as module
from game.sim.balance.matrix import Cell, matrix, rules_par
from game.sim.siege_figures import siege_scores

QING = QingPlan(works=((0, (("ring", 1000),)),)), QingPlan(storms=((6, 6),))
RUSSIA = RussianPlan(), RussianPlan(tend=80)


def test_a_cell_knows_its_mean_and_its_error() -> None:
    one, other = Cell(2, 30, 900, (0, 2)), Cell(2, 50, 2500, (1, 1))
    both = one + other
    assert both == Cell(4, 80, 3400, (1, 3))
    tenths = [30, 0, 50, 0]
    assert both.mean == np.mean(tenths) / 10
    assert both.error == pytest.approx(np.std(tenths, ddof=1) / 10 / sqrt(4))
    assert both.share(Ending.STORMED) == 0.75


def test_jobs_and_batches_change_nothing(brief: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = matrix(brief, QING, RUSSIA, 24, 5)
    monkeypatch.setattr(module, "_BATCH", 10)
    heard: list[int] = []
    assert matrix(brief, QING, RUSSIA, 24, 5, 1, heard.append) == whole
    assert heard == [10, 10, 4] * 4
    assert matrix(brief, QING, RUSSIA, 24, 5, 2) == whole
    assert matrix(brief, QING, RUSSIA, 24, 6) != whole


def test_a_cell_is_the_net_margin_of_its_plans(brief: Setting) -> None:
    found = matrix(brief, QING, RUSSIA, 24, 5)
    points = brief.scenario.rules.points
    assert rules_par(brief) == (points.par_qing, points.par_russia)
    for row, column in ((0, 1), (1, 0)):
        sieges = play(brief, (QING[row], RUSSIA[column]), Batch(24, 5))
        qing, russia = siege_scores(sieges)
        net = (qing - points.par_qing - russia + points.par_russia) / 10
        assert found.means[row, column] == pytest.approx(net.mean())
        assert found.errors[row, column] == pytest.approx(net.std(ddof=1) / sqrt(24))
        held = (sieges.ending == Ending.HELD).mean()
        assert found.rows[row][column].share(Ending.HELD) == pytest.approx(held)


def test_margins_may_count_from_other_points(brief: Setting) -> None:
    plan = QING[1], RUSSIA[0]
    par = 250, 600
    qing, russia = siege_scores(play(brief, plan, Batch(24, 6)))
    net = matrix(brief, plan[:1], plan[1:], 24, 6, par=par).means
    assert net == pytest.approx((qing.mean() - par[0] - russia.mean() + par[1]) / 10)
