"""Saved games: logs in one folder, written whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from game.core.errors import LogError
from game.record.home import saves_folder
from game.record.log import Comment, Log, comment, read_log

SUFFIX: Final = ".log"
RING: Final = 5
"""Automatic saves that are kept; number 1 is the newest."""
QUICK: Final = "quick"

_NOTE: Final = "# saved: "
_LONGEST: Final = 60
"""Characters of a name: 180 bytes in Chinese, within what every file system takes."""
_FORBIDDEN: Final = re.compile(r"[^\w .,()+'-]+")
_RESERVED: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """One file of the saves folder, as a list shows it.

    Attributes:
        when: last written, local time.
        scenario: id; "" if the file cannot be read.
        turn: in which the game stands; 0 if the file cannot be read.
        kind: how it stands, see `log.KINDS`; "" if the file cannot be read.
        note: what `save` was told to note, strengths for instance.
        fault: why it cannot be read; "" if it can.
    """

    path: Path
    name: str
    when: datetime
    scenario: str = ""
    turn: int = 0
    kind: str = ""
    note: str = ""
    fault: str = ""


def save(name: str, log: Log, note: str = "") -> Path:
    """Write a game into the saves folder and return its file; a save of that name is replaced.

    Args:
        name: any text; made fit for a file.
        log: the game.
        note: a line for the list of saves.

    Raises:
        LogError: if it cannot be written; an older save of that name is still whole then.
    """
    path = saves_folder() / f"{file_name(name)}{SUFFIX}"
    with _written(path, log, note) as finished:
        finished.replace(path)
    return path


def quick_save(log: Log, note: str = "") -> Path:
    """Write the quick save.

    Raises:
        LogError: as `save`.
    """
    return save(QUICK, log, note)


def autosave(log: Log, note: str = "") -> Path:
    """Write the newest automatic save; the others move on by one, the oldest goes.

    Raises:
        LogError: as `save`.
    """
    ring = ring_files()
    with _written(ring[0], log, note) as finished:
        for older, newer in zip(ring[:0:-1], ring[-2::-1], strict=True):
            with suppress(FileNotFoundError):
                newer.replace(older)
        finished.replace(ring[0])
    return ring[0]


def ring_files() -> list[Path]:
    """Return the files of the automatic saves, newest first, whether they are there or not."""
    return [saves_folder() / f"autosave-{number}{SUFFIX}" for number in range(1, RING + 1)]


def load(path: Path | str) -> Log:
    """Read a save by its path, or by its name in the saves folder.

    Raises:
        LogError: if it is not a whole log; the text names file and line.
    """
    named = saves_folder() / f"{path}{SUFFIX}"
    inside = named.is_file() and not Path(path).is_file() and named.parent == saves_folder()
    return read_log(named if inside else Path(path))


def saves() -> list[SaveEntry]:
    """Return the saves, newest first; a damaged one stands among them with its fault."""
    folder = saves_folder()
    files = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()] if folder.is_dir() else []
    newest_first = sorted(files, key=lambda path: (-path.stat().st_mtime_ns, path.name))
    return [_entry(path) for path in newest_first]


def delete(entry: SaveEntry) -> None:
    """Delete a save.

    Raises:
        LogError: if it cannot be deleted.
    """
    try:
        entry.path.unlink(missing_ok=True)
    except OSError as error:
        msg = f"{entry.path}: cannot be deleted: {error.strerror}"
        raise LogError(msg) from None


def file_name(name: str) -> str:
    """Return *name* fit for a file on every system: no path, no reserved name, not empty, not too long."""
    clean = _FORBIDDEN.sub("-", name).strip(" .-'")[:_LONGEST].rstrip(" .")
    if _RESERVED.fullmatch(clean):
        return f"{clean[:_LONGEST]}-"
    return clean or "save"


def _entry(path: Path) -> SaveEntry:
    when = datetime.fromtimestamp(path.stat().st_mtime)
    try:
        log = read_log(path)
    except LogError as error:
        return SaveEntry(path, path.stem, when, fault=str(error))
    return SaveEntry(path, path.stem, when, log.header.scenario, log.turn, log.kind, _note_of(log))


def _note_of(log: Log) -> str:
    last = log.lines[-1] if log.lines else None
    return last.text.removeprefix(_NOTE) if isinstance(last, Comment) and last.text.startswith(_NOTE) else ""


def _noted(log: Log, note: str) -> Log:
    """Return the log with *note* as its last comment, in place of an earlier one."""
    lines = tuple(
        line for line in log.lines if not (isinstance(line, Comment) and line.text.startswith(_NOTE))
    )
    return replace(log, lines=(*lines, comment(f"saved: {note}")) if note else lines)


@contextmanager
def _written(path: Path, log: Log, note: str) -> Iterator[Path]:
    """Give a whole copy beside *path* that only needs to be renamed; clean up if it is not.

    Raises:
        LogError: for whatever the file system has against it.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.stem[:20]}-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        _write(handle, _noted(log, note).text.encode())
        yield temporary
        _sync_folder(path.parent)
    except OSError as error:
        msg = f"{path}: cannot be saved: {error.strerror or error}"
        raise LogError(msg) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _write(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename last; Windows has no such thing."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
