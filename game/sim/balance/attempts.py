"""What was tried on the way to rules with more than one good plan: `docs/attempts.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.core.errors import ScenarioError
from game.files.fault import Report, attempt
from game.files.toml_data import fill, read_source
from game.sim.report.findings import Attempt

ATTEMPTS_FILE: Final = Path("docs", "attempts.toml")
"""Within a checkout; an installed game has none."""


@dataclass(frozen=True, slots=True)
class _Table:
    attempts: tuple[Attempt, ...]


def load_attempts(path: Path) -> tuple[Attempt, ...]:
    """Return the attempts in a file, none where there is no such file.

    Raises:
        ScenarioError: if the file has faults, named by line.
    """
    if not path.is_file():
        return ()
    report = Report(str(path))
    source = attempt(lambda: read_source(path.parent.resolve(), path.name, report))
    table = source and attempt(lambda: fill(_Table, source.table, (source,)))
    if not isinstance(table, _Table):
        raise ScenarioError("\n".join(str(fault) for fault in report.faults))
    return table.attempts
