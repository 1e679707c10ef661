"""A whole calibration, small: the fit of a siege of somebody's own, its report, and what is written."""

from __future__ import annotations

import json
import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from game.__main__ import main
from game.core.errors import AlbazinError
from game.files.records import RECORDS_FILE
from game.files.scenarios import folder_of, load_scenario
from game.forecast.columns import number_at
from game.sim import calibration, evidence_rows, fitting
from game.sim.calibrate import Request, calibrate_command
from game.sim.fit.population import Settings
from game.sim.fitting import source_of
from game.sim.progress import stages


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make a fit of a few points, in a home of its own."""
    monkeypatch.setenv("ALBAZIN_HOME", str(tmp_path / "home"))
    tiny = Settings(particles=64, moves=1, final=1)
    monkeypatch.setattr(calibration, "ONE", tiny)
    monkeypatch.setattr(calibration, "TYPICAL", replace(tiny, replicates=2, power=2))
    monkeypatch.setattr(calibration, "TRIAL", replace(tiny, seed=7))
    monkeypatch.setattr(calibration, "BRIDGING", 2)
    for room in (calibration, evidence_rows):
        monkeypatch.setattr(room, "TRUTHS", 1)
    monkeypatch.setattr(evidence_rows, "TRIAL", replace(tiny, seed=7))
    monkeypatch.setattr(evidence_rows, "_COUNTERFACTUALS", 64)


@pytest.fixture
def mod(tmp_path: Path) -> Path:
    """Give a siege of somebody's own: that of 1685 under another name."""
    folder = Path(shutil.copytree(folder_of("albazin_1685"), tmp_path / "my_siege"))
    text = (folder / RECORDS_FILE).read_text("utf-8").replace("games = 500", "games = 3")
    (folder / RECORDS_FILE).write_text(text, "utf-8")
    return folder


@pytest.mark.usefixtures("small")
def test_a_siege_of_ones_own_is_fitted_shown_and_written(
    mod: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, report = load_scenario(mod), tmp_path / "report"
    command = ["calibrate", str(mod), "--jobs", "1", "--write", "--out", str(report), "--json", "-"]
    code = main(command)
    told = capsys.readouterr()
    found = json.loads(told.out)
    assert code == int(not all(record["holds"] for record in found["records"]))
    assert "my_siege" in (report / "index.html").read_text("utf-8")
    after = load_scenario(mod)
    for row in found["parameters"]:
        assert row["prior"][0] <= row["p05"] <= row["median"] <= row["p95"] <= row["prior"][1]
        assert number_at(after.rules, row["name"]) == round(row["median"])
    assert found["rules"] == after.rules_digest != before.rules_digest
    assert "points" in tomllib.loads((mod / "rules.toml").read_text("utf-8"))
    assert str(mod / "rules.toml") in told.err


@pytest.mark.usefixtures("small")
def test_a_calibration_that_was_cut_off_goes_on_where_it_was(mod: Path, tmp_path: Path) -> None:
    source = source_of(load_scenario(mod), mod)

    def fitted(folder: Path) -> calibration.Calibration:
        with stages() as told:
            return calibration.calibrated([source], 1, folder, told)

    class KilledError(Exception):
        pass

    def kill(what: str, share: float) -> None:
        if what.startswith("fit to typical history, seed 2"):
            raise KilledError

    with pytest.raises(KilledError):
        calibration.calibrated([source], 1, tmp_path / "cache", kill)
    done = sorted((tmp_path / "cache").glob("fit-*.npz"))
    assert len(done) >= 3
    times = [file.stat().st_mtime_ns for file in done[:3]]
    again, whole = fitted(tmp_path / "cache"), fitted(tmp_path / "other")
    assert [file.stat().st_mtime_ns for file in done[:3]] == times, "what was done is not done again"
    assert (again.numbers, again.one, again.typical) == (whole.numbers, whole.one, whole.typical)


def test_a_fit_is_named_by_what_it_makes_small(mod: Path) -> None:
    source = source_of(load_scenario(mod), mod)

    def name(of: fitting.Source) -> str:
        return fitting.fingerprint(fitting.histories([fitting.siege_of(of, [])]))

    harsher = replace(source.records[0], band=(1, 2))
    assert name(source) == name(source)
    assert name(source) != name(replace(source, records=(harsher, *source.records[1:])))


@pytest.mark.usefixtures("small")
def test_as_many_games_are_played_as_asked_for(mod: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["calibrate", str(mod), "--jobs", "1", "--games", "2", "--seed", "77", "--json", "-"])
    fitted = json.loads(capsys.readouterr().out)
    main(["calibrate", str(mod), "--jobs", "1", "--games", "2", "--seed", "78", "--json", "-"])
    other = json.loads(capsys.readouterr().out)
    assert (fitted["games"], other["games"]) == (2, 2)
    assert fitted["parameters"] == other["parameters"]
    assert fitted["records"] != other["records"]


def test_a_fit_to_one_siege_of_the_game_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["calibrate", "albazin_1685", "--write"]) == 1
    assert "leave out SCENARIO" in capsys.readouterr().err


@pytest.mark.parametrize("what", [{"write": True}, {"out": Path("report")}])
def test_a_quick_check_has_nothing_to_write(mod: Path, what: dict[str, object]) -> None:
    source = source_of(load_scenario(mod), mod)
    with pytest.raises(AlbazinError, match="--quick fits nothing"):
        calibrate_command([source], Request(quick=True, **what))  # type: ignore[arg-type]


def test_a_siege_without_a_course_says_what_to_write(mod: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (mod / "course.toml").unlink()
    assert main(["calibrate", str(mod), "--quick", "--games", "1", "--jobs", "1"]) == 1
    assert "course.toml" in capsys.readouterr().err
