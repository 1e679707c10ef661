"""Fitted numbers come into the rules, and nothing else there changes."""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.errors import AlbazinError, ScenarioError
from game.core.rules import Rules
from game.data import data_root
from game.files.fault import Report
from game.files.priors import PRIORS_FILE, load_priors
from game.files.rewriting import NOTE, override, ready, rewrite
from game.files.tables import read_rules
from game.files.toml_data import read_source
from game.files.toml_edits import value_at
from game.forecast.columns import FOLLOWS, number_at

MAPS = data_root() / "maps"
PRIORS = load_priors(MAPS / PRIORS_FILE)
FOLLOWERS = [place for prior in PRIORS for place, _ in FOLLOWS.get(prior.name, ())]
PARS = ["points.par_qing", "points.par_russia"]
HOPE = "new rampart, oath, Nerchinsk behind them; chosen with the fit"
PLACES = [*(prior.name for prior in PRIORS), *FOLLOWERS, *PARS]


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the base rules, which the loader takes for them."""
    (tmp_path / "maps").mkdir()
    monkeypatch.setattr("game.files.tables.data_root", lambda: tmp_path)
    return Path(shutil.copy(MAPS / "rules.toml", tmp_path / "maps"))


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return a copy of the rules that the siege of 1685 has of its own."""
    return Path(shutil.copy(MAPS / "albazin_1685" / "rules.toml", tmp_path))


def loaded(folder: Path | None = None) -> Rules:
    return read_rules(folder, Report("rules.toml"))


def changes(old: bytes, new: bytes) -> list[tuple[str, str]]:
    """Return the lines that differ, old and new; each is one for another."""
    before, after = old.decode().splitlines(keepends=True), new.decode().splitlines(keepends=True)
    assert len(before) == len(after)
    return [(a, b) for a, b in zip(before, after, strict=True) if a != b]


def without_numbers(line: str) -> str:
    code, mark, remark = line.partition("#")
    return re.sub(r"-?\b\d[\d_]*", "N", code) + mark + remark


def test_every_fitted_number_comes_into_the_base_rules(base: Path) -> None:
    before, old = loaded(), base.read_bytes()
    numbers = {place: number_at(before, place) + number for number, place in enumerate(PLACES, 1)}
    rewrite(base, numbers)
    after = loaded()
    assert {place: number_at(after, place) for place in PLACES} == numbers
    changed = changes(old, base.read_bytes())
    assert len(changed) == len(PLACES) - 1  # rate and rate_near stand in one line
    assert [without_numbers(a) for a, _ in changed] == [without_numbers(b) for _, b in changed]
    rewrite(base, {place: number_at(before, place) for place in PLACES})
    assert base.read_bytes() == old


@settings(max_examples=10)
@given(numbers=st.fixed_dictionaries({place: st.integers(-(10**9), 10**9) for place in PLACES}))
def test_any_numbers_come_into_the_base_rules(
    tmp_path_factory: pytest.TempPathFactory, numbers: dict[str, int]
) -> None:
    file = Path(shutil.copy(MAPS / "rules.toml", tmp_path_factory.mktemp("maps")))
    old = file.read_bytes()
    rewrite(file, numbers)
    for before, after in changes(old, file.read_bytes()):
        assert without_numbers(before) == without_numbers(after)
    table = read_source(file.parent, file.name, Report("rules.toml")).table
    assert {place: value_at(table, tuple(place.split("."))) for place in PLACES} == numbers


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_negative_number_comes_into_its_line(base: Path, ending: str) -> None:
    base.write_bytes(base.read_bytes().replace(b"\n", ending.encode()))
    old, will = base.read_bytes(), loaded().will
    rewrite(base, {"will.surrender_milli": -12_345, "will.hope_milli": -2})
    assert changes(old, base.read_bytes()) == [
        (
            f"surrender_milli = {will.surrender_milli:_} # (c){ending}",
            f"surrender_milli = -12_345 # (c){ending}",
        ),
        (f"hope_milli = {will.hope_milli:_} # {HOPE}{ending}", f"hope_milli = -2 # {HOPE}{ending}"),
    ]


def test_the_pars_of_1685_come_into_its_own_rules(own: Path) -> None:
    old = own.read_bytes()
    rewrite(own, dict(zip(PARS, (1_234, -5), strict=True)))
    points = loaded(own.parent).points
    assert (points.par_qing, points.par_russia) == (1_234, -5)
    assert [b for _, b in changes(old, own.read_bytes())] == [
        "par_qing = 1_234 # (c) median of 500 games played as it was\n",
        "par_russia = -5 # (c) the same\n",
    ]


def test_rows_that_a_siege_lacks_are_added(own: Path) -> None:
    before, old = loaded(own.parent), own.read_text("utf-8")
    numbers = {place: number_at(before, place) + number for number, place in enumerate(PLACES, 1)}
    override(own, numbers)
    after, new = loaded(own.parent), own.read_text("utf-8")
    assert {place: number_at(after, place) for place in PLACES} == numbers
    rows = [*difflib.ndiff(old.splitlines(), new.splitlines())]
    assert len([row for row in rows if row.startswith("- ")]) == len(PARS)
    added = [row for row in rows if row.startswith("+ ") and NOTE in row]
    assert len(added) == len(PLACES) - len(PARS)
    surrender = rf"surrender_milli = {numbers['will.surrender_milli']:_} # \(c\) fitted to this siege's"
    assert re.search(rf"\[will\]\nhope_milli.*\n{surrender}", new)


def test_a_siege_without_rules_gets_a_file(tmp_path: Path) -> None:
    override(tmp_path / "rules.toml", {"fire.guard_ppm": 2_800, "points.par_qing": 300})
    assert (tmp_path / "rules.toml").read_text("utf-8") == (
        f"[fire]\nguard_ppm = 2_800 # {NOTE}\n\n[points]\npar_qing = 300 # {NOTE}\n"
    )


def test_a_row_of_a_siege_that_the_base_rules_lack_is_rewritten(own: Path) -> None:
    own.write_text("[guns.falconet]\nnear = 3\n")
    override(own, {"guns.falconet.near": 4})
    assert own.read_text() == "[guns.falconet]\nnear = 4\n"


def test_nothing_to_write_makes_no_file(tmp_path: Path) -> None:
    override(tmp_path / "rules.toml", {})
    assert not [*tmp_path.iterdir()]


FAULTS = {
    "missing": ("health.scurvy_pmm", r"rules.toml:\d+: health.scurvy_pmm is not .*mean scurvy_ppm\?"),
    "missing table": ("healt.scurvy_ppm", r"rules.toml: healt.scurvy_ppm is not .*did you mean health\?"),
    "strange": ("health.xyz", r"health.xyz is not in the rules \(write the row first\)"),
    "below a number": ("health.scurvy_ppm.x", "health.scurvy_ppm.x is not in the rules"),
    "empty": ("", " is not in the rules"),
    "table": ("works.siege_wall.labour", r"labour cannot be rewritten \(.*expected a whole number\)"),
    "list": ("bombard.levels", r"rules.toml:\d+: bombard.levels cannot be rewritten"),
    "truth": ("works.siege_wall.closes", r"cannot be rewritten \(found True; expected a whole number\)"),
    "text": ("points.form", "cannot be rewritten"),
}


@pytest.mark.parametrize("write", [rewrite, override])
@pytest.mark.parametrize(("place", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_place_without_a_whole_number_is_refused(
    base: Path, place: str, fault: str, write: Callable[[Path, Mapping[str, int]], None]
) -> None:
    old = base.read_bytes()
    with pytest.raises(ScenarioError, match=fault):
        write(base, {"health.scurvy_ppm": 1, place: 1})
    assert base.read_bytes() == old


def test_rows_are_added_only_where_it_is_asked_for(own: Path) -> None:
    old = own.read_bytes()
    with pytest.raises(ScenarioError, match=r"health.scurvy_ppm is not in the rules"):
        rewrite(own, {"points.par_qing": 1, "health.scurvy_ppm": 1})
    assert own.read_bytes() == old


def test_a_table_within_one_line_takes_no_row(own: Path) -> None:
    own.write_text("\n[works.siege_wall]\nlabour = { need = 1 }\n")
    with pytest.raises(ScenarioError, match=r"toml:3: .*rate cannot be .*below \[works.siege_wall.labour\]"):
        override(own, {"works.siege_wall.labour.rate": 1})
    assert own.read_text() == "\n[works.siege_wall]\nlabour = { need = 1 }\n"


def test_a_number_that_could_not_be_read_again_is_refused(own: Path) -> None:
    with pytest.raises(ScenarioError, match=r"points.par_qing would be too large \(found 2147483648\)"):
        rewrite(own, {"points.par_qing": 2**31})


def test_a_file_with_faults_is_refused(own: Path) -> None:
    own.write_text("[points\n")
    with pytest.raises(ScenarioError, match=r"rules.toml:1: not TOML"):
        override(own, {"points.par_qing": 1})
    with pytest.raises(ScenarioError, match=r"none.toml: the file is not there"):
        rewrite(own.with_name("none.toml"), {"points.par_qing": 1})


def test_an_installed_copy_is_refused(tmp_path: Path) -> None:
    maps = tmp_path / "site-packages" / "game" / "_data" / "maps"
    maps.mkdir(parents=True)
    file = Path(shutil.copy(MAPS / "rules.toml", maps))
    old = file.read_bytes()
    for write in (rewrite, override):
        with pytest.raises(ScenarioError, match="installed copy of the game, so nothing was written; run"):
            write(file, {"health.scurvy_ppm": 1})
    assert file.read_bytes() == old
    ready(MAPS / "rules.toml")


def test_a_write_that_is_cut_off_leaves_the_old_file(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = own.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("game.files.rewriting.os.fsync", full)
    with pytest.raises(AlbazinError, match=r"rules.toml: cannot be written: No space left on device; "):
        rewrite(own, {"points.par_qing": 1})
    assert [path.read_bytes() for path in own.parent.iterdir()] == [old]


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither")
def test_a_file_keeps_its_mode_and_its_link(own: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(own)
    own.chmod(0o640)
    rewrite(link, {"points.par_qing": 1})
    assert link.is_symlink()
    assert own.stat().st_mode & 0o777 == 0o640
    assert b"par_qing = 1 #" in own.read_bytes()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_is_named(own: Path) -> None:
    old = own.read_bytes()
    own.parent.chmod(0o500)
    try:
        with pytest.raises(AlbazinError, match=r"rules.toml: cannot be written: Permission denied"):
            rewrite(own, {"points.par_qing": 1})
    finally:
        own.parent.chmod(0o700)
    assert own.read_bytes() == old
