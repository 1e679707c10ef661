"""`albazin check`: the checks of the loader, for people who make maps."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from game.files.courses import COURSE_FILE
from game.files.draft import MAP_FILE
from game.files.fault import Fault
from game.files.records import RECORDS_FILE, record_faults
from game.files.scenarios import examine, is_scenario
from game.files.tables import RULES_FILE, SCENARIO_FILE

_FILES: Final = (MAP_FILE, SCENARIO_FILE, RULES_FILE, RECORDS_FILE, COURSE_FILE)


def check(path: Path) -> list[Fault]:
    """Return the faults of a scenario's folder, of one of its files, or of all scenarios in a folder."""
    folder = path.parent if path.name in _FILES else path
    if is_scenario(folder):
        return _faults(folder)
    try:
        inner = sorted(entry for entry in folder.iterdir() if is_scenario(entry))
    except OSError as error:
        return [Fault(str(path), 0, f"cannot be read: {error.strerror}")]
    if not inner:
        return [Fault(str(path), 0, f"there is no {SCENARIO_FILE} and no {MAP_FILE} here")]
    return [fault for entry in inner for fault in _faults(entry)]


def _faults(folder: Path) -> list[Fault]:
    return [*examine(folder)[1], *record_faults(folder)]


def _summary(faults: int) -> str:
    return "sound" if not faults else "1 fault" if faults == 1 else f"{faults} faults"


def check_command(paths: Sequence[str], as_json: bool = False) -> int:
    """Print the faults of *paths*, one a line or as JSON; return 0 if there are none, else 1."""
    faults = [fault for path in paths for fault in check(Path(path))]
    if as_json:
        print(
            json.dumps([{**asdict(fault), "message": fault.message} for fault in faults], ensure_ascii=False)
        )
    else:
        for fault in faults:
            print(fault)
        print(_summary(len(faults)))
    return 1 if faults else 0
