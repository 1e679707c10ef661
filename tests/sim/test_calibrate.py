"""The rules against the record: what holds, what is contradicted, and how it is said."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from game.__main__ import main
from game.core.rules import Rules
from game.files.records import RECORDS_FILE, Record
from game.files.scenarios import folder_of, load_scenario, under_rules
from game.forecast.bridge import Bridge
from game.forecast.forecast import Batch
from game.forecast.setting import setting_of
from game.sim.evidence import judge
from game.sim.figures import FIGURES
from game.sim.fitting import Source, source_of
from game.sim.measuring import measure
from game.sim.siege_figures import siege_figures

SEEDS = range(501, 505)


def source(scenario_id: str) -> Source:
    return source_of(load_scenario(scenario_id), folder_of(scenario_id))


def verdicts(siege: Source) -> dict[str, bool]:
    played = [measure(siege, seed).figures for seed in SEEDS]
    found = zip(siege.records, zip(*played, strict=True), strict=True)
    return {record.id: judge(record, figures).holds for record, figures in found}


def without_scurvy(rules: Rules) -> Rules:
    return replace(rules, health=replace(rules.health, scurvy_half_day=390))


def thrice_the_bombardment(rules: Rules) -> Rules:
    return replace(rules, bombard=replace(rules.bombard, kill_ppm=3 * rules.bombard.kill_ppm))


def without_frontage(rules: Rules) -> Rules:
    return replace(rules, storm=replace(rules.storm, hex_men=10_000))


def under(siege: Source, change: Callable[[Rules], Rules]) -> Source:
    return replace(siege, scenario=under_rules(siege.scenario, change(siege.scenario.rules)))


@pytest.mark.parametrize("scenario_id", ["albazin_1685", "albazin_1686"])
def test_the_rules_as_shipped_hold_in_a_few_games(scenario_id: str) -> None:
    assert all(verdicts(source(scenario_id)).values())


@pytest.mark.parametrize(
    ("scenario_id", "change", "named"),
    [
        ("albazin_1686", without_scurvy, {"russians_november", "survivors"}),
        ("albazin_1685", thrice_the_bombardment, {"first_day_dead"}),
    ],
)
def test_a_rule_broken_on_purpose_contradicts_the_record(
    scenario_id: str, change: Callable[[Rules], Rules], named: set[str]
) -> None:
    found = verdicts(under(source(scenario_id), change))
    assert named <= {name for name, holds in found.items() if not holds}


def test_without_a_frontage_the_storm_costs_more_but_no_record_says_so() -> None:
    """Columns break at a share of their men, whoever fires: the weak band of the record cannot tell."""

    def loss(siege: Source) -> float:
        setting = setting_of(siege.scenario, Bridge())
        figures = siege_figures(setting, siege.plan, (("storm_loss", -1),), Batch(512, 1))[1]
        return float(np.median(figures[0][0]))

    as_it_is = source("albazin_1686")
    assert 1.15 * loss(as_it_is) < loss(under(as_it_is, without_frontage)) < 400


# Judging -------------------------------------------------------------------------------------------------

RECORD = Record("dead", "first_day_dead", "dead", (100, 150), 500, "somebody", value=110)


def test_a_typical_record_holds() -> None:
    verdict = judge(RECORD, [90, 105, 110, 130, None])
    assert (verdict.games, verdict.median, verdict.p05, verdict.p95) == (4, 105, 90, 130)
    assert verdict.share == 0.75
    assert verdict.holds


def test_a_record_does_not_hold_by_luck() -> None:
    assert not judge(RECORD, [0] * 70 + [110] * 30).holds, "the share is too small"
    assert judge(RECORD, [0] * 52 + [110] * 48).holds, "within two standard errors of a half"
    assert not judge(RECORD, [140] * 100).holds, "its own value never comes about"
    assert judge(RECORD, [140] * 98 + [110] * 2).holds, "within two standard errors of a twentieth"
    assert not judge(RECORD, [200] * 10).holds, "its band is never met"
    assert not judge(RECORD, [None, None]).holds, "there is nothing to measure"


def test_percentiles_leave_a_twentieth_at_either_end() -> None:
    verdict = judge(RECORD, [*range(100)])
    assert (verdict.p05, verdict.p95) == (5, 94)


# The command ---------------------------------------------------------------------------------------------


def test_the_json_has_what_the_manual_promises(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["calibrate", "albazin_1685", "--quick", "--games", "3", "--jobs", "1", "--json", "-"])
    found = json.loads(capsys.readouterr().out)
    assert set(found) == {"records", "parameters", "games", "sims", "seconds", "rules"}
    for record in found["records"]:
        assert {"id", "label", "band", "value", "median", "p05", "p95", "in_band"} <= set(record)
    assert code == int(not all(record["holds"] for record in found["records"]))
    assert found["games"] == 3


def test_the_table_names_what_is_contradicted(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FIGURES, "first_day_dead", lambda trail, day: 9)
    assert main(["calibrate", "albazin_1685", "--quick", "--games", "2", "--jobs", "1"]) == 1
    assert "contradicted: first_day_dead" in capsys.readouterr().out


def test_the_table_shows_what_other_sources_give_and_judges_nobody_by_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(folder_of("albazin_1685"), tmp_path / "albazin_1685"))
    path, key = folder / RECORDS_FILE, "share_pm = 500\n"
    text = path.read_text("utf-8").replace(
        key, key + 'variants = [{ value = 9, source = "a [b] letter" }]\n', 1
    )
    text += '\n[[variants]]\nlabel = "men"\nvalue = 450\nvariant = 400\nsource = "a roll"\n'
    path.write_text(text, "utf-8")
    command = ["--quick", "--games", "2", "--jobs", "1"]
    codes = [main(["calibrate", siege, *command]) for siege in ("albazin_1685", str(folder))]
    assert codes[0] == codes[1]
    plain, shown = capsys.readouterr().out.split("albazin_1685, rules ")[1:]
    assert "or 9: a [b] letter" not in plain
    assert "or 9: a [b] letter" in shown
    assert "men: 450 in the game, or 400: a roll\n" in shown


def test_an_unknown_figure_is_named_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(folder_of("albazin_1685"), tmp_path / "albazin_1685"))
    text = (folder / RECORDS_FILE).read_text("utf-8").replace('"first_day_dead"\nlabel', '"first_day"\nlabel')
    (folder / RECORDS_FILE).write_text(text, "utf-8")
    assert main(["calibrate", str(folder), "--quick", "--games", "1", "--jobs", "1"]) == 1
    assert "no figure 'first_day'; did you mean first_day_dead?" in capsys.readouterr().err
