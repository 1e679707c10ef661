"""What the sources record: read, checked, and known to the measurer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.core.errors import ScenarioError
from game.files.checks import check
from game.files.records import RECORDS_FILE, load_records, record_faults
from game.files.scenarios import folder_of
from game.sim.figures import FIGURES

SHIPPED = ("albazin_1685", "albazin_1686")


@pytest.mark.parametrize("scenario_id", SHIPPED)
def test_every_shipped_record_is_measured_and_has_a_source(scenario_id: str) -> None:
    records = load_records(folder_of(scenario_id))
    assert records
    for record in records:
        assert record.figure in FIGURES
        assert record.label
        assert record.source
        low, high = record.band
        assert record.value < 0 or low <= record.value <= high


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder_of("albazin_1686"), tmp_path / "siege"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("band = [100, 400]", "band = [400, 100]", "the band ends below its beginning"),
        ("share_pm = 900", "share_pm = 1001", "no such share"),
        ("share_pm = 900", "share = 900", "share_pm"),
        ('id = "storm_loss"', 'id = "storm_fails"', "2 records have the id storm_fails"),
        ("[[records]]", "[[record]]", "record"),
    ],
)
def test_a_fault_is_named_with_its_file(folder: Path, old: str, new: str, fault: str) -> None:
    path = folder / RECORDS_FILE
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert any(fault in str(found) for found in record_faults(folder))
    assert check(path) == check(folder) == record_faults(folder)
    with pytest.raises(ScenarioError, match=RECORDS_FILE):
        load_records(folder)


def test_a_line_is_named(folder: Path) -> None:
    path = folder / RECORDS_FILE
    text = path.read_text("utf-8").replace("band = [100, 400]", "band = [400, 100]")
    path.write_text(text, "utf-8")
    (fault,) = record_faults(folder)
    assert text.splitlines()[fault.line - 1] == "band = [400, 100]"


def test_a_siege_without_records_says_so(folder: Path) -> None:
    (folder / RECORDS_FILE).unlink()
    assert record_faults(folder) == []
    with pytest.raises(ScenarioError, match="nothing is recorded"):
        load_records(folder)
