from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import LogError
from game.record import home as places
from game.record.saves import (
    RING,
    autosave,
    delete,
    file_name,
    load,
    quick_save,
    ring_files,
    save,
    saves,
)
from tests.record.games import open_log, whole_log, wild


def test_one_variable_moves_everything(home: Path):
    assert places.home() == home
    assert {places.saves_folder(), places.cache_folder(), places.settings_file()} == {
        home / "saves",
        home / "cache",
        home / "settings.toml",
    }


def test_without_it_the_system_says_where(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv(places.VARIABLE)
    assert "albazin" in places.saves_folder().parts
    assert places.settings_file().name == "settings.toml"


def test_a_save_comes_back():
    path = save("Осада, day 3", open_log())
    assert path.parent == places.saves_folder()
    assert load(path) == load("Осада, day 3") == open_log()


def test_the_list_says_what_is_in_a_save():
    save("a", open_log(), note="2,710 against 812")
    (entry,) = saves()
    log = open_log()
    assert (entry.name, entry.scenario, entry.turn, entry.kind) == ("a", "small", log.turn, "open")
    assert (entry.note, entry.fault) == ("2,710 against 812", "")


def test_a_note_replaces_the_one_before():
    save("a", load(save("a", whole_log(), note="first")), note="second")
    (entry,) = saves()
    assert entry.note == "second"
    assert load("a").text.count("saved:") == 1


def test_the_list_begins_with_the_newest():
    for when, name in ((20, "b"), (30, "c"), (10, "a")):
        os.utime(save(name, open_log()), (when, when))
    assert [entry.name for entry in saves()] == ["c", "b", "a"]


def test_the_ring_keeps_the_newest_first():
    logs = [wild(3, orders).log() for orders in range(RING + 3)]
    for log in logs:
        autosave(log)
    assert [load(path) for path in ring_files()] == logs[: -RING - 1 : -1]
    assert len(saves()) == RING


def test_the_ring_closes_over_a_lost_file():
    for orders in range(4):
        autosave(wild(3, orders).log())
    ring_files()[1].unlink()
    autosave(open_log())
    assert [path.exists() for path in ring_files()] == [True, True, False, True, True]


def test_the_quick_save_is_one():
    quick_save(whole_log())
    quick_save(open_log())
    assert [entry.name for entry in saves()] == ["quick"]
    assert load("quick") == open_log()


@pytest.mark.parametrize(
    "damage",
    [b"", b"\x00" * 100, b"albazin-log 1 scenario small\n", open_log().text.encode()[:-30], b"\xff\xfe"],
)
def test_a_damaged_save_stands_in_the_list_and_hurts_no_other(damage: bytes):
    save("good", whole_log())
    (places.saves_folder() / "bad.log").write_bytes(damage)
    entries = {entry.name: entry for entry in saves()}
    assert entries["good"].fault == ""
    assert "bad.log" in entries["bad"].fault
    assert "\n" not in entries["bad"].fault
    with pytest.raises(LogError):
        load("bad")


def test_nothing_but_logs_is_listed():
    save("good", whole_log())
    (places.saves_folder() / "folder.log").mkdir()
    (places.saves_folder() / "notes.txt").write_text("x")
    (places.saves_folder() / ".good-x.tmp").write_text("x")
    assert [entry.name for entry in saves()] == ["good"]


def test_no_folder_is_no_saves():
    assert saves() == []


def test_a_save_leaves_nothing_beside_it():
    save("good", whole_log())
    assert [path.name for path in places.saves_folder().iterdir()] == ["good.log"]


def test_an_interrupted_save_leaves_the_old_one(monkeypatch: pytest.MonkeyPatch):
    save("good", whole_log())

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(LogError, match="No space left"):
            save("good", open_log())
    assert [path.read_text("utf-8") for path in places.saves_folder().iterdir()] == [whole_log().text]


@pytest.fixture
def _saves_is_a_file(home: Path) -> None:
    (home / "saves").write_text("in the way")


@pytest.mark.usefixtures("_saves_is_a_file")
def test_a_folder_that_cannot_be_made_is_one_clear_error():
    with pytest.raises(LogError, match="cannot be saved"):
        save("good", whole_log())


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_link_is_replaced_not_followed(tmp_path: Path):
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    places.saves_folder().mkdir(parents=True)
    (places.saves_folder() / "good.log").symlink_to(outside)
    save("good", whole_log())
    assert outside.read_text() == "mine"
    assert stat.S_ISREG((places.saves_folder() / "good.log").lstat().st_mode)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("", "save"),
        ("...", "save"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\x", "C-x"),
        ("con", "con-"),
        ("NUL.txt", "NUL.txt-"),
        ("  day 3. ", "day 3"),
        ("第三天", "第三天"),
        ("a\nb\0c", "a-b-c"),
    ],
)
def test_names_are_made_fit(name: str, clean: str):
    assert file_name(name) == clean


@given(st.text())
def test_no_name_leads_out_of_the_folder(name: str):
    clean = file_name(name)
    assert (Path("saves") / f"{clean}.log").parent == Path("saves")
    assert clean == clean.strip(" .")
    assert 0 < len(clean.encode()) <= 250
    assert file_name(clean) == clean or clean.endswith("-")


def test_what_is_deleted_is_gone():
    save("good", whole_log())
    (entry,) = saves()
    delete(entry)
    delete(entry)
    assert saves() == []
