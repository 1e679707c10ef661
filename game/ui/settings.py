"""What the player chose once and for all: language, size of text, window. One small TOML file."""

from __future__ import annotations

import os
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Final

from game.record.home import settings_file
from game.ui.texts import LANGUAGES

SMALLEST_WINDOW: Final = (1280, 720)
SCALES: Final = (100, 110, 125, 150, 175, 200)
"""Per cent of the usual size of text that the options offer."""
SPEEDS: Final = (1, 2, 4, 0)
"""How fast the other side's moves are shown; 0 shows none."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The player's choices.

    Attributes:
        lang: language code.
        scale: size of text, per cent.
        width, height: of the window, px.
        fullscreen: whether it fills the screen.
        speed: one of SPEEDS.
        edge_pan: whether the map moves when the mouse is at the edge of the window.
    """

    lang: str = "en"
    scale: int = 100
    width: int = 1600
    height: int = 900
    fullscreen: bool = False
    speed: int = 1
    edge_pan: bool = True


def load_settings(path: Path | None = None) -> Settings:
    """Read the choices; what is missing or makes no sense has its usual value."""
    try:
        found = tomllib.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    usual = asdict(Settings())
    known = {key: value for key, value in found.items() if key in usual and type(value) is type(usual[key])}
    return _within_bounds(Settings(**known))


def save_settings(settings: Settings, path: Path | None = None) -> None:
    """Write the choices, whole or not at all.

    Raises:
        OSError: if the folder cannot be written.
    """
    target = path or settings_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text("".join(f"{key} = {_toml(value)}\n" for key, value in asdict(settings).items()), "utf-8")
    os.replace(draft, target)


def _toml(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else f'"{value}"'


def _within_bounds(settings: Settings) -> Settings:
    return replace(
        settings,
        lang=settings.lang if settings.lang in LANGUAGES else "en",
        scale=min(max(settings.scale, SCALES[0]), SCALES[-1]),
        width=max(settings.width, SMALLEST_WINDOW[0]),
        height=max(settings.height, SMALLEST_WINDOW[1]),
        speed=settings.speed if settings.speed in SPEEDS else SPEEDS[0],
    )
