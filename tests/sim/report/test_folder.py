"""Where a report goes, and where it refuses to go."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.core.errors import AlbazinError
from game.sim.report import folder as rooms
from game.sim.report.findings import Findings
from game.sim.report.folder import FINDINGS, PAGE, ready, write_report
from tests.sim.report.sample import SAMPLE

SMALL = replace(SAMPLE, sieges=SAMPLE.sieges[:1], parameters=(), sensitivity=None, balance=None)
"""As little as has a picture: quickly drawn."""


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_report_is_a_page_its_pictures_and_the_findings(tmp_path: Path) -> None:
    target = tmp_path / "new" / "report"
    files = write_report(SMALL, target)
    assert [path.name for path in files] == [PAGE, FINDINGS, "albazin_1685-records.png"]
    assert names(target) == {path.name for path in files}
    assert Findings.from_json((target / FINDINGS).read_text("utf-8"), FINDINGS) == SMALL
    assert SMALL.title in (target / PAGE).read_text("utf-8")


def test_a_report_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    write_report(SMALL, tmp_path)
    siege = replace(SMALL.sieges[0], id="other")
    files = write_report(replace(SMALL, sieges=(siege,), title="Again"), tmp_path)
    assert names(tmp_path) == {path.name for path in files} == {PAGE, FINDINGS, "other-records.png"}
    assert "<h1>Again</h1>" in (tmp_path / PAGE).read_text("utf-8")


@pytest.mark.parametrize("name", ["thesis.txt", "index.html", "findings.json", "albazin_1685-records.png"])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine", "utf-8")
    with pytest.raises(AlbazinError, match=f"{name} is no part of a report.*expected a new folder"):
        write_report(SMALL, tmp_path)
    assert names(tmp_path) == {name}
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_folders_and_links_in_it_are_not_ours(tmp_path: Path) -> None:
    write_report(SMALL, tmp_path / "report")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "index.html").symlink_to(tmp_path / "report" / PAGE)
    (tmp_path / "work" / "inner").mkdir(parents=True)
    for folder, strange in (("home", "index.html"), ("work", "inner")):
        with pytest.raises(AlbazinError, match=f"{strange} is no part of a report"):
            ready(tmp_path / folder)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    for target in (tmp_path / "file", tmp_path / "file" / "report"):
        with pytest.raises(AlbazinError, match=r"file.*: Not a directory|file.*: File exists"):
            write_report(SMALL, target)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_full_disk_leaves_what_a_later_report_may_replace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_report(SMALL, tmp_path)
    whole, replaced = names(tmp_path), os.replace

    def full(source: Any, target: Path) -> None:
        if target.name == FINDINGS:
            raise OSError(28, "No space left on device")
        replaced(source, target)

    monkeypatch.setattr(rooms.os, "replace", full)
    with pytest.raises(AlbazinError, match="cannot be written: No space left on device"):
        write_report(SMALL, tmp_path)
    assert names(tmp_path) == whole
    ready(tmp_path)


def test_a_missing_library_is_named_with_its_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rooms, "find_spec", lambda name: None if name == "matplotlib" else name)
    with pytest.raises(AlbazinError, match=r'needs matplotlib; .*pip install "albazin\[report\]"'):
        write_report(SMALL, tmp_path / "report")
    assert not (tmp_path / "report").exists()


def test_nothing_that_draws_is_loaded_before_it_draws() -> None:
    code = "import sys, game.sim.report.folder; print({'matplotlib', 'jinja2'} & set(sys.modules))"
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment
    )
    assert found.stdout == "set()\n"
