"""Where a report goes: a folder of its own, and nobody else's."""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from game.core.errors import AlbazinError
from game.files.folder import UnreadableError, head
from game.sim.report.findings import MAKER, Findings

PAGE: Final = "index.html"
FINDINGS: Final = "findings.json"

_NEEDED: Final = ("jinja2", "matplotlib", "scipy")
_NEAR: Final = 400
"""Bytes from the beginning of a file within which it must say that it is ours."""


def ready(folder: Path) -> None:
    """Make sure that a report can be written into a folder; ask this before a long fit.

    Raises:
        AlbazinError: if a library is missing, or the folder holds anything but a report of ours.
    """
    if missing := [name for name in _NEEDED if find_spec(name) is None]:
        msg = f'the report needs {" and ".join(missing)}; install them with: pip install "albazin[report]"'
        raise AlbazinError(msg)
    _check_ours(folder)


def write_report(findings: Findings, folder: Path) -> tuple[Path, ...]:
    """Write the page, its pictures and the findings; take away what an earlier report leaves over.

    All is drawn before anything is written, and each file is put into its place whole.

    Args:
        findings: all that the report says.
        folder: made if it is not there; else it is empty or holds a report of ours.

    Returns:
        The files, the page first.

    Raises:
        AlbazinError: if a library is missing, the folder is not ours, or cannot be written.
    """
    ready(folder)
    files = _drawn(findings)
    try:
        _put(files, folder)
    except OSError as error:
        msg = f"{folder}: the report cannot be written: {error.strerror or error}"
        raise AlbazinError(msg) from None
    return tuple(folder / name for name in files)


def _drawn(findings: Findings) -> dict[str, bytes]:
    from game.sim.report.page import page
    from game.sim.report.pictures import draw

    pictures = draw(findings)
    texts = {PAGE: page(findings, pictures), FINDINGS: findings.to_json()}
    return {name: text.encode() for name, text in texts.items()} | {each.file: each.png for each in pictures}


def _put(files: Mapping[str, bytes], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    old = {path.name for path in folder.iterdir()}
    with TemporaryDirectory(prefix=".report-", dir=folder) as drafts:
        for name, content in files.items():
            (Path(drafts) / name).write_bytes(content)
        for name in files:
            os.replace(Path(drafts) / name, folder / name)
    for name in old - set(files):
        (folder / name).unlink()


def _check_ours(folder: Path) -> None:
    """Refuse a folder with anything in it that no report of ours has left there."""
    if not os.path.lexists(folder):
        return
    try:
        strange = sorted(path.name for path in folder.iterdir() if not _is_ours(path))
    except OSError as error:
        msg = f"{folder}: no folder for a report: {error.strerror or error}; name a new or an empty one"
        raise AlbazinError(msg) from None
    if strange:
        msg = (
            f"{folder}: {strange[0]} is no part of a report, so nothing was written; "
            "expected a new folder, an empty one, or an earlier report"
        )
        raise AlbazinError(msg)


def _is_ours(path: Path) -> bool:
    """Say whether a file names its maker near its beginning."""
    try:
        return not path.is_symlink() and MAKER.encode() in head(path, _NEAR)
    except UnreadableError:
        return False
