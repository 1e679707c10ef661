"""What was held possible: read, checked, and in its place in the rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.core.errors import ScenarioError
from game.data import data_root
from game.files.priors import PRIORS_FILE, load_priors
from game.files.scenarios import load_scenario

SHIPPED = data_root() / "maps" / PRIORS_FILE


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(SHIPPED, tmp_path / PRIORS_FILE))


@pytest.mark.parametrize("scenario_id", ["albazin_1685", "albazin_1686"])
def test_every_shipped_number_lies_within_its_prior(scenario_id: str) -> None:
    priors, rules = load_priors(SHIPPED), load_scenario(scenario_id).rules
    assert len(priors) == 23
    for prior in priors:
        value: object = rules
        for step in prior.name.split("."):
            value = value[step] if isinstance(value, dict) else getattr(value, step)
        assert isinstance(value, int)
        assert prior.low < value < prior.high, prior.name
        assert prior.unit
        assert prior.meaning


@pytest.mark.parametrize(
    ("old", "new", "line", "fault"),
    [
        ("low = 10_000", "low = 200_000", "low = 200_000", "the range is empty"),
        ("low = 10_000", "low = 0", "low = 0", "too low for a log scale"),
        ('scale = "log"', 'scale = "lin"', 'scale = "lin"', "scale has the wrong type (found 'lin'"),
        ("low = 10_000", 'low = "10"', 'low = "10"', "a whole number"),
        ('unit = "', 'units = "', 'units = "', "did you mean unit?"),
        ('"bombard.kill_ppm"', '"bombard.kil_ppm"', "bombard.kil_ppm", "did you mean kill_ppm?"),
        ('"bombard.kill_ppm"', '"bombard.levels"', "bombard.levels", "not a whole number in the rules"),
        ('"bombard.kill_ppm"', '"bombard"', '"bombard"', "bombard is not a whole number"),
        ('"bombard.kill_ppm"', '"bombard.kill_ppm.x"', "kill_ppm.x", "is not in the rules"),
        ('= "works.siege_wall.', '= "works.siege_wal.', "works.siege_wal.", "did you mean siege_wall?"),
        ('= "works.siege_wall.labour', '= "works.well.labour', "works.well", "is not in the rules"),
        ('= "works.siege_wall.labour.rate', '= "works.siege_wall.closes', "closes", "not a whole number"),
    ],
)
def test_a_fault_is_named_by_its_line(file: Path, old: str, new: str, line: str, fault: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    with pytest.raises(ScenarioError) as error:
        load_priors(file)
    where, _, what = str(error.value).splitlines()[-1].removeprefix(f"{file}:").partition(": ")
    assert fault in what
    number = next(at for at, row in enumerate(text.splitlines()) if line in row and not row.startswith("#"))
    assert int(where) == number + 1


def test_faults_of_the_whole_file_are_named(file: Path) -> None:
    text = file.read_text("utf-8")
    file.write_text(text.replace("health.camp_pm", "health.fatality_pm"), "utf-8")
    with pytest.raises(ScenarioError, match=r"priors.toml: 2 priors have the name health.fatality_pm"):
        load_priors(file)
    file.write_text("priors = []\n", "utf-8")
    with pytest.raises(ScenarioError, match=r"priors.toml:1: there are no priors"):
        load_priors(file)
    file.unlink()
    with pytest.raises(ScenarioError, match=r"priors.toml: the file is not there"):
        load_priors(file)
