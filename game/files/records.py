"""What the sources record of a siege: `records.toml`, the yardstick of the rules."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.errors import ScenarioError
from game.files.fault import Fault, Report, attempt
from game.files.toml_data import fill, read_source
from game.files.toml_lines import Key, TomlLines

RECORDS_FILE: Final = "records.toml"
_WHOLE: Final = 1000
"""Per mille."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What another source gives for the number of a record; nobody is judged by it."""

    value: int
    source: str


@dataclass(frozen=True, slots=True)
class Record:
    """One figure of the record.

    Attributes:
        id: its name.
        figure: what is measured in a game, a key of `game.sim.figures.FIGURES`.
        label: in words.
        band: least and most that the sources allow, by our reading of them.
        share_pm: of all games played as it was, how many must fall into the band, per mille.
        source: who says so, and how sure it is.
        day: at which it is measured, where the figure asks for one.
        value: the number that a source gives, -1 where none does.
        error_milli: how far beyond the band a fit takes for one standard error: thousandths of the figure's
            unit, or of its natural logarithm where `logs` says so; 0 for what no fit looks at.
        logs: whether the figure counts by its logarithm.
        variants: what others give.
    """

    id: str
    figure: str
    label: str
    band: tuple[int, int]
    share_pm: int
    source: str
    day: int = -1
    value: int = -1
    error_milli: int = 0
    logs: bool = False
    variants: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A number that the game begins with, and that a source gives otherwise; nothing is measured.

    Attributes:
        label: in words.
        value: that of the game.
        variant: the other.
        source: who says so, and how sure it is.
    """

    label: str
    value: int
    variant: int
    source: str


@dataclass(frozen=True, slots=True)
class Records:
    """`records.toml`.

    Attributes:
        records, variants: what the sources say.
        games, quick_games: played as it was by a whole calibration, and by a quick one.
    """

    records: tuple[Record, ...]
    games: int = 200
    quick_games: int = 24
    variants: tuple[Variant, ...] = ()


def load_records(folder: Path) -> Records:
    """Load what is recorded of the siege in a scenario's folder.

    Raises:
        ScenarioError: if there is no such file, or it has faults, named by line.
    """
    if not (folder / RECORDS_FILE).is_file():
        msg = f"{folder}: nothing is recorded of this siege; write {RECORDS_FILE} to calibrate it"
        raise ScenarioError(msg)
    report = Report(str(folder / RECORDS_FILE))
    records = _read(folder, report)
    if report.faults:
        raise ScenarioError("\n".join(str(fault) for fault in report.faults))
    return records


def record_faults(folder: Path) -> list[Fault]:
    """Return the faults of a folder's records; none where it has none."""
    report = Report(str(folder / RECORDS_FILE))
    if (folder / RECORDS_FILE).is_file():
        _read(folder, report)
    return report.faults


def _read(folder: Path, report: Report) -> Records:
    """Read and check; what is returned is whole only if the report stays empty."""
    source = attempt(lambda: read_source(folder.resolve(), RECORDS_FILE, report))
    table = source and attempt(lambda: fill(Records, source.table, (source,)))
    if not source or not table:
        return Records(())
    for place, record in enumerate(table.records):
        _check(record, ("records", str(place)), source.lines, report)
    for place, variant in enumerate(table.variants):
        _check_variant(variant, ("variants", str(place)), source.lines, report)
    names = Counter(record.id for record in table.records)
    for name, count in names.items():
        if count > 1:
            report.add(0, f"{count} records have the id {name}")
    return table


def _check(record: Record, place: Key, lines: TomlLines, report: Report) -> None:
    low, high = record.band
    if record.error_milli < 0:
        report.add(
            lines.at((*place, "error_milli")), "no such error", found=record.error_milli, expected="0 or more"
        )
    if low > high:
        report.add(lines.at((*place, "band")), "the band ends below its beginning", found=[low, high])
    if not 0 <= record.share_pm <= _WHOLE:
        report.add(
            lines.at((*place, "share_pm")), "no such share", found=record.share_pm, expected="0 to 1000"
        )
    for number, reading in enumerate(record.variants):
        if reading.value < 0:
            line = lines.at((*place, "variants", str(number), "value"))
            report.add(line, "no such number", found=reading.value, expected="0 or more")


def _check_variant(variant: Variant, place: Key, lines: TomlLines, report: Report) -> None:
    if variant.variant == variant.value:
        line = lines.at((*place, "variant"))
        report.add(line, "a variant that says the same as the game", found=variant.variant)
