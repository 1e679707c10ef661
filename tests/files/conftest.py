"""Copies of scenarios that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from game.data import data_root
from tests.files.small import write_small


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return the folder of a small sound scenario."""
    return write_small(tmp_path / "small")


@pytest.fixture(params=["albazin_1685", "albazin_1686"])
def shipped(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return a copy of the folder of a siege of the game."""
    return shutil.copytree(data_root() / "maps" / request.param, tmp_path / request.param)
