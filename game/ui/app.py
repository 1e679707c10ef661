"""Ways into the windowed game."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path
from typing import Final

import pygame

from game.ui.loop import run as run_loop
from game.ui.screens.house import House
from game.ui.screens.siege.session import PERSON, Seats
from game.ui.settings import Settings, load_settings
from game.ui.stage import Stage

KEY_REPEAT: Final = (350, 45)
"""Milliseconds before a held key repeats, and between repeats."""
SEEDS: Final = 1 << 31


def run(
    scenario: str | None = None,
    *,
    side: str = "both",
    level: str = "normal",
    seed: int | None = None,
    load: Path | None = None,
    watch: bool = False,
    lang: str | None = None,
    scale: int | None = None,
    window: tuple[int, int] | None = None,
    fullscreen: bool = False,
) -> int:
    """Open the game and stay until the player leaves; return the exit code.

    Args:
        scenario: id, folder or map.tmx; the title is opened if None.
        side: whom the player commands: "qing", "russia" or "both".
        level: policy of the computer player.
        seed: of the dice; drawn if None.
        load: a save to go on with.
        watch: whether the computer plays both sides.
        lang: language code, for this once; the player's setting if None.
        scale: size of text, per cent; likewise.
        window: its size, px; likewise.
        fullscreen: whether it fills the screen; likewise if False.

    Raises:
        NoDisplayError: if there is no display.
        AlbazinError: if scenario, save or policy is bad.
    """
    stage = Stage(_settings(lang, scale, window, fullscreen=fullscreen))
    pygame.display.init()
    try:
        stage.open_window()
        pygame.key.set_repeat(*KEY_REPEAT)
        house = House(stage)
        if load is not None:
            house.resume(load)
        elif scenario is not None:
            house.begin(scenario, seats(side, level, seed, watch=watch))
        else:
            house.title()
        run_loop(stage)
    finally:
        pygame.quit()
    return 0


def seats(side: str, level: str, seed: int | None, *, watch: bool) -> Seats:
    """Return who commands each side."""
    qing = PERSON if side in {"qing", "both"} and not watch else level
    russia = PERSON if side in {"russia", "both"} and not watch else level
    return Seats(qing, russia, secrets.randbelow(SEEDS) if seed is None else seed)


def _settings(
    lang: str | None, scale: int | None, window: tuple[int, int] | None, *, fullscreen: bool
) -> Settings:
    """Return the settings on disk with what was asked for this once."""
    kept = load_settings()
    width, height = window or (kept.width, kept.height)
    return replace(
        kept,
        lang=lang or kept.lang,
        scale=scale or kept.scale,
        width=width,
        height=height,
        fullscreen=fullscreen or kept.fullscreen,
    )
