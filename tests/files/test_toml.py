"""Tables: every fault by its line, and nothing that is not a plain table gets through."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.core.rules import Rules
from game.data import data_root
from game.files.checks import check
from game.files.fault import Fault, HaltedError, Report
from game.files.tables import read_rules
from game.files.toml_lines import TomlLines
from tests.files.small import edit


def fault_after(folder: Path, old: str, new: str) -> Fault:
    """Return the first fault when *old* is replaced in the table."""
    edit(folder, "scenario.toml", old, new)
    return check(folder)[0]


EDITS = {
    "syntax": ("first_day = 4", "first_day = ", "not TOML"),
    "twice": ("first_day = 4", "first_day = 4\nfirst_day = 5", "not TOML: Cannot overwrite a value"),
    "unknown": ("first_day", "frist_day", "did you mean first_day?"),
    "missing": ("freeze_day = 111\n", "", "climate.freeze_day is missing"),
    "text for number": ("freeze_day = 111", 'freeze_day = "x"', "(found 'x'; expected a whole number)"),
    "float": ("freeze_day = 111", "freeze_day = 1.5", "of a kind that is not read (found 1.5"),
    "nan": ("freeze_day = 111", "freeze_day = nan", "of a kind that is not read"),
    "bool": ("freeze_day = 111", "freeze_day = true", "expected a whole number"),
    "large": ("freeze_day = 111", "freeze_day = 3000000000", "is too large"),
    "huge": ("freeze_day = 111", "freeze_day = " + "9" * 3000, "is too large"),
    "date": ('"1686-07-17"', "1686-07-17", "of a kind that is not read"),
    "short list": ("[0, 185]", "[0]", "climate.temperature.0.1 is missing"),
    "deep": ("freeze_day = 111", "freeze_day = " + "[" * 30 + "]" * 30, "nested too deep"),
    "bottomless": ("freeze_day = 111", "freeze_day = " + "[" * 3900, "not TOML"),
    "long line": ("freeze_day = 111", "freeze_day = 111" + " " * 4000, "the line is too long"),
}


@pytest.mark.parametrize(("old", "new", "message"), EDITS.values(), ids=EDITS.keys())
def test_edit_is_refused(small: Path, old: str, new: str, message: str) -> None:
    fault_after(small, old, new)
    faults = [str(fault) for fault in check(small)]
    assert any(message in fault for fault in faults), faults


def test_a_fault_names_its_line(small: Path) -> None:
    fault = fault_after(small, "freeze_day = 111", 'freeze_day = "x"')
    assert fault.file == str(small / "scenario.toml")
    assert "freeze_day" in (small / "scenario.toml").read_text(encoding="utf-8").splitlines()[fault.line - 1]


def test_a_key_cannot_write_over_the_message(small: Path) -> None:
    fault = fault_after(small, "freeze_day = 111", '"\\u001b[2J\\n" = 1\nfreeze_day = 111')
    assert "climate.?[2J? is not known" in fault.message
    assert str(fault).isprintable()


def test_other_encodings_are_refused(small: Path) -> None:
    (small / "scenario.toml").write_bytes(b'start = "\xff"\n')
    assert "not UTF-8" in str(check(small)[0])


def test_rules_of_a_scenario_lie_over_the_base_rules(small: Path) -> None:
    (small / "rules.toml").write_text("[units.cossacks]\nmoves = 3\n")
    rules = read_rules(small, Report("rules.toml"))
    base = read_rules(None, Report("rules.toml"))
    assert (rules.units["cossacks"].moves, base.units["cossacks"].moves) == (3, 8)
    assert rules.units["cossacks"].weapon == base.units["cossacks"].weapon


def test_a_fault_is_put_down_to_the_file_that_has_it(small: Path) -> None:
    (small / "rules.toml").write_text("\n[units.cossacks]\nmooves = 3\n")
    report = Report(str(small / "rules.toml"))
    with pytest.raises(HaltedError):
        read_rules(small, report)
    (fault,) = report.faults
    assert (Path(fault.file).parent, fault.line) == (small, 3)
    assert "did you mean moves?" in fault.message


RULES = {
    "side": (
        "units.cossacks",
        'side = "rusia"',
        "units.cossacks.side is not known (found 'rusia'; did you mean russia?)",
    ),
    "class": ("units.cossacks", 'move_class = "boots"', "units.cossacks.move_class is not known"),
    "weapon": ("units.cossacks", 'weapon = "sword"', "units.cossacks.weapon is not known"),
    "gun": ("units.gun_crew", 'gun = "hongy"', "did you mean hongyi?"),
    "range": ("guns.hongyi", "near = 30", "near, middle and far must rise"),
    "labour": ("works.trench.labour", "rate = 0", "must be at least 1"),
    "material": ("works.rampart", 'material = "eart"', "did you mean earth?"),
    "diggers": ("works.trench.labour", 'sides = ["quing"]', "works.trench.labour.sides is not known"),
    "points": ("points", 'form = "shrot"', "points.form is not known (found 'shrot'; did you mean short?)"),
}


@pytest.mark.parametrize(("table", "row", "message"), RULES.values(), ids=RULES.keys())
def test_rules_that_do_not_fit_each_other_are_refused(
    small: Path, table: str, row: str, message: str
) -> None:
    (small / "rules.toml").write_text(f"[{table}]\n{row}\n")
    (fault,) = check(small)
    assert fault.file == str(small / "rules.toml")
    assert fault.line > 0
    assert message in fault.message


def test_shipped_rules_are_plain_values() -> None:
    rules = read_rules(None, Report("rules.toml"))
    assert isinstance(rules, Rules)
    assert isinstance(rules.fire.musket_pm, tuple)
    assert (data_root() / "maps" / "rules.toml").is_file()


def test_lines_are_found_through_tables_arrays_and_long_texts() -> None:
    text = '[a.b]\nc = 1\nd = """\ne = 2\n"""\n[[f]]\ng = 1\n[[f]]\ng = 2\n["x y"]\n\'h\'.i = 3\n'
    lines = TomlLines(text)
    assert lines.at(("a", "b", "c")) == 2
    assert lines.at(("a", "b", "e")) == 1  # the e in the text is none
    assert lines.at(("f", "1", "g")) == 9
    assert lines.at(("x y", "h", "i")) == 11
    assert lines.at(("nothing",)) == 0


def test_tables_in_a_list_have_lines_of_their_own() -> None:
    text = '[a]\nb = [{ c = 1 }, # { [\n  { c = "}]", d = [{}] },\n]\n'
    text += 'e = """[{\n"""\nf = { g = 1 }\nh = [{ i = \'[\' }]\n'
    lines = TomlLines(text)
    assert [lines.at(("a", "b", number, "c")) for number in "01"] == [2, 3]
    assert ("a", "b", "2") not in lines
    assert [lines.at(("a", name)) for name in "efh"] == [5, 7, 8]
    assert ("a", "f", "0") not in lines
    assert lines.at(("a", "h", "0", "i")) == 8


def test_a_line_that_never_closes_its_text_is_read_once() -> None:
    assert TomlLines("a = " + '"\\"' * 60_000 + "\nb = 1").at(("b",)) == 2


def test_a_table_within_an_array_of_tables_belongs_to_the_last_of_them() -> None:
    lines = TomlLines("[[f]]\ng = 1\n[f.h]\ni = 1\n[[f]]\n[f.h]\ni = 2\n[[f.k]]\nm = 1\n[[f.k]]\nm = 2\n")
    assert (lines.at(("f", "0", "h", "i")), lines.at(("f", "1", "h", "i"))) == (4, 7)
    assert (lines.at(("f", "1", "k", "0", "m")), lines.at(("f", "1", "k", "1", "m"))) == (9, 11)
