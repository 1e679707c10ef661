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


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return a copy of the folder of the siege of 1686."""
    return shutil.copytree(data_root() / "maps" / "albazin_1686", tmp_path / "albazin_1686")
