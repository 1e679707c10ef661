from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core.errors import LogError
from game.record.log import MAX_BYTES, Entry, Header, Log, comment, parse, read_log
from tests.record.games import open_log, whole_log

LOGS = (whole_log(), open_log())


@pytest.mark.parametrize("log", LOGS)
def test_a_log_comes_back(log: Log):
    assert parse(log.text) == log
    assert parse(log.text).text == log.text


def test_the_form_is_the_promised_one():
    header = Header("small", "0" * 16, "f" * 16, 1685, "normal", "player")
    text = (
        "albazin-log 2 scenario small rules 0000000000000000 map ffffffffffffffff seed 1685\n"
        "qing normal\nrussia player\n# Qing: close in\n"
        "t1 Q bombard 3 3,9 x20 = 01234567\nt1 Q end = 89abcdef\n"
        "t1 R end = db40c09d\nend held = 7b1d2c90\n"
    )
    log = parse(text)
    assert log.header == header
    assert [(line, entry.text) for line, entry in log.entries] == [
        (5, "t1 Q bombard 3 3,9 x20 = 01234567"),
        (6, "t1 Q end = 89abcdef"),
        (7, "t1 R end = db40c09d"),
    ]
    assert (log.kind, log.check, log.turn) == ("held", "7b1d2c90", 1)


def test_an_open_game_stands_in_the_turn_that_begins():
    ends = [i for i, line in enumerate(LOGS[0].lines) if isinstance(line, Entry) and line.ends_turn]
    assert replace(LOGS[0], lines=LOGS[0].lines[: ends[1] + 1], kind="open").turn == 3


FIRST, _, _, END = LOGS[0].text.splitlines()[:4]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (LOGS[0].text, "", "line 1: this is not a log of Albazin"),
        (FIRST, "\ufeff" + FIRST, "line 1: this is not a log"),
        ("albazin-log 2 ", "albazin-log 1 ", "line 1: format 1; this version reads format 2"),
        ("seed 5", "seed 9223372036854775808", "seed 9223372036854775808"),
        ("seed 5", "seed 05", "line 1"),
        ("scenario small", "scenario ../small", "line 1"),
        ("qing random", "Qing random", "line 2: expected 'qing POLICY'"),
        ("russia player\n", "", "line 3: expected 'russia POLICY'"),
        (END, END.replace("Q ", "Q  ", 1), "line 4"),
        (END, f"{END}\r", "line 4: longer than 1000 characters, or with characters that do not print"),
        (END, f"{END}\n", "line 5: '' is neither an order"),
        (END, "t1 Q end", "line 4: 't1 Q end' is neither an order"),
        (END, END[:-1], "line 4: 't1 Q"),
        (END, f"# {'x' * 1000}\n{END}", "line 4: longer than"),
        ("end held", "end won", "expected 'end KIND = CHECK'"),
        ("\nend held", "\n# end\nx held", "expected 'end KIND = CHECK'"),
    ],
)
def test_what_is_wrong_is_named_by_line(old: str, new: str, complaint: str):
    text = LOGS[0].text
    assert old in text
    with pytest.raises(LogError) as error:
        parse(text.replace(old, new, 1))
    assert complaint in str(error.value)


@pytest.mark.parametrize("log", LOGS)
def test_no_part_of_a_log_is_a_log(log: Log):
    for length in range(len(log.text)):
        with pytest.raises(LogError):
            parse(log.text[:length])


@given(st.sampled_from(LOGS), st.data())
def test_changed_bytes_are_our_error_or_a_log(log: Log, data: st.DataObject):
    changed = bytearray(log.text.encode())
    for _ in range(data.draw(st.integers(1, 4))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    _parse_or_refuse(bytes(changed))


@given(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_our_error_or_a_log(data: bytes, headed: bool):
    _parse_or_refuse("\n".join(LOGS[0].header.lines).encode() + b"\n" + data if headed else data)


def _parse_or_refuse(data: bytes) -> None:
    try:
        text = data.decode()
        log = parse(text)
    except (LogError, UnicodeDecodeError):
        return
    assert log.text == text


@given(st.text(max_size=1200))
def test_any_remark_can_be_written(text: str):
    log = replace(LOGS[1], lines=(comment(text), *LOGS[1].lines))
    assert parse(log.text) == log


@pytest.mark.parametrize(
    "wrong",
    [
        {"scenario": "my mod"},
        {"rules": ""},
        {"map": "XY"},
        {"seed": -1},
        {"seed": 2**63},
        {"qing": "a b"},
        {"russia": ""},
    ],
)
def test_no_header_is_made_that_could_not_be_read(wrong: dict[str, str]):
    with pytest.raises(LogError, match=r"cannot stand in a log|seeds run from 0"):
        replace(LOGS[0].header, **wrong)


class TestFiles:
    def test_comes_back(self, tmp_path: Path):
        path = tmp_path / "a.log"
        path.write_bytes(LOGS[0].text.encode())
        assert read_log(path) == LOGS[0]

    @pytest.mark.parametrize(
        ("data", "complaint"),
        [
            (b"", "this is not a log"),
            (b"\xff\xfe", "byte 0 is not UTF-8"),
            (b"\x89PNG\r\n\x1a\n", "byte 0 is not UTF-8"),
            (b"x" * (MAX_BYTES + 1), "larger than 8 MiB"),
        ],
    )
    def test_foreign_files_are_refused(self, tmp_path: Path, data: bytes, complaint: str):
        path = tmp_path / "a.log"
        path.write_bytes(data)
        with pytest.raises(LogError) as error:
            read_log(path)
        assert str(error.value).startswith(f"{path}: ")
        assert complaint in str(error.value)

    @pytest.mark.parametrize("name", ["", "none.log", "nul\0l.log", "x" * 5000])
    def test_what_is_no_file_is_refused(self, tmp_path: Path, name: str):
        with pytest.raises(LogError):
            read_log(tmp_path / name)
