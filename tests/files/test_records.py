"""What the sources record: read, checked, and known to the measurer."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.core.errors import ScenarioError
from game.files.checks import check
from game.files.records import RECORDS_FILE, Reading, load_records, record_faults
from game.files.scenarios import folder_of, load_scenario
from game.sim.figures import FIGURES

SHIPPED = ("albazin_1685", "albazin_1686")


@pytest.mark.parametrize("scenario_id", SHIPPED)
def test_every_shipped_record_is_measured_and_has_a_source(scenario_id: str) -> None:
    records = load_records(folder_of(scenario_id)).records
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
        ("{ value = 66", "{ value = -66", "no such number (found -66; expected 0 or more)"),
        ("{ value = 66", "{ valu = 66", "variants.0.valu is not known (did you mean value?)"),
        ("variant = 826", "variant = 800", "a variant that says the same as the game (found 800)"),
        ("variant = 826", "varian = 826", "variants.0.varian is not known (did you mean variant?)"),
    ],
)
def test_a_fault_is_named_with_its_file(folder: Path, old: str, new: str, fault: str) -> None:
    path = folder / RECORDS_FILE
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert any(fault in str(found) for found in record_faults(folder))
    assert check(path) == check(folder) == record_faults(folder)
    with pytest.raises(ScenarioError, match=RECORDS_FILE):
        load_records(folder)


def test_what_other_sources_give_is_kept_beside_the_record() -> None:
    recorded = load_records(folder_of("albazin_1686"))
    (survivors,) = [record for record in recorded.records if record.variants]
    assert (survivors.id, survivors.value) == ("survivors", 24)
    assert survivors.variants == (Reading(66, "with women and children: Nesterov"),)
    (garrison,) = recorded.variants
    siege = load_scenario("albazin_1686")
    kinds = siege.rules.units
    soldiers = [m.men for m in siege.musters if kinds[m.kind].side == "russia" and kinds[m.kind].soldier]
    assert (garrison.value, garrison.variant) == (sum(soldiers), 826)


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
