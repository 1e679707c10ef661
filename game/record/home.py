"""Where the player's own files lie. `ALBAZIN_HOME` puts them all into one folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

VARIABLE: Final = "ALBAZIN_HOME"
_NAME: Final = "albazin"


def home() -> Path:
    """Return the folder of saves and mods; it need not be there yet."""
    return _own() or platformdirs.user_data_path(_NAME, appauthor=False)


def saves_folder() -> Path:
    """Return the folder of saves."""
    return home() / "saves"


def mods_folder() -> Path:
    """Return the folder of scenarios the player added."""
    return home() / "mods"


def cache_folder() -> Path:
    """Return the folder of what may be deleted at any time."""
    own = _own()
    return own / "cache" if own else platformdirs.user_cache_path(_NAME, appauthor=False)


def settings_file() -> Path:
    """Return the file of the player's settings."""
    return (_own() or platformdirs.user_config_path(_NAME, appauthor=False)) / "settings.toml"


def _own() -> Path | None:
    folder = os.environ.get(VARIABLE)
    return Path(folder).expanduser() if folder else None
