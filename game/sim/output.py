"""Where figures go: a file, or standard output."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

from game.core.errors import AlbazinError

STDOUT: Final = "-"


def write_json(target: str, value: dict[str, Any]) -> None:
    """Write a value on one line to a file, or to STDOUT.

    Raises:
        AlbazinError: if the file cannot be written.
    """
    text = json.dumps(value, ensure_ascii=False) + "\n"
    if target == STDOUT:
        sys.stdout.write(text)
    else:
        write_text(Path(target), text)


def write_text(path: Path, text: str) -> None:
    """Write a file, with the folders to it.

    Raises:
        AlbazinError: if it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        msg = f"{path}: cannot be written: {error.strerror or error}"
        raise AlbazinError(msg) from None
