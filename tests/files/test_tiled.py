"""The real Tiled opens the shipped maps without a word and saves what we load."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from game.files.scenarios import load_chart, load_scenario

TILED = shutil.which("tiled")
RASTERIZER = shutil.which("tmxrasterizer")

pytestmark = pytest.mark.tiled
needs_tiled = pytest.mark.skipif(TILED is None, reason="Tiled is not installed")
needs_rasterizer = pytest.mark.skipif(RASTERIZER is None, reason="Tiled's rasterizer is not installed")


def run(*command: str | None, home: Path) -> str:
    """Run a program of Tiled without a display and return what it says on stderr."""
    words = [word for word in command if word is not None]
    settings = {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(home), "HOME": str(home)}
    home.chmod(0o700)
    done = subprocess.run(
        words, env=os.environ | settings, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stderr


@needs_tiled
def test_a_shipped_map_saved_again_loads_to_the_same(shipped: Path, home: Path) -> None:
    assert_saved_again_the_same(shipped, home)


@needs_tiled
def test_a_small_map_saved_again_loads_to_the_same(small: Path, home: Path) -> None:
    assert_saved_again_the_same(small, home)


def assert_saved_again_the_same(folder: Path, home: Path) -> None:
    digest, chart = load_scenario(folder).digest, load_chart(folder)
    path = str(folder / "map.tmx")
    assert run(TILED, "--export-map", "tmx", path, path, home=home) == ""
    assert load_scenario(folder).digest == digest
    assert load_chart(folder) == chart


@needs_tiled
def test_shipped_files_are_as_tiled_writes_them(shipped: Path, home: Path) -> None:
    for name, verb in (
        ("map.tmx", "--export-map"),
        ("terrain.tsx", "--export-tileset"),
        ("works.tsx", "--export-tileset"),
    ):
        before = (shipped / name).read_bytes()
        path = str(shipped / name)
        run(TILED, verb, name[-3:], path, path, home=home)
        assert (shipped / name).read_bytes() == before


@needs_rasterizer
def test_hex_centres_are_where_tiled_draws_them(small: Path, home: Path) -> None:
    pygame = pytest.importorskip("pygame")
    picture = small / "map.png"
    run(RASTERIZER, "--show-layer", "terrain", str(small / "map.tmx"), str(picture), home=home)
    drawn = pygame.image.load(str(picture))
    chart = load_chart(small)
    for row in (0, 3, 9, 10, 11):
        for col in (0, 7, 13):
            x = round((col + row % 2 / 2 + 0.5) * 48)
            red, _, blue, _ = drawn.get_at((x, row * 42 + 28))
            assert (blue > red) == (chart.terrain[row * chart.width + col] == "river")
